"""A named state of the plan in a session of its own."""

from contextlib import suppress

from integration_office.application.look_store import LookStore
from integration_office.application.ports import Checkpoint
from integration_office.application.session import Session
from integration_office.domain.errors import MissingTable


def look_at(session: Session, checkpoint: Checkpoint) -> Session:
    """The plan as it was then, with its figures, in which nothing can be changed; raises StoreError."""
    then = Session(session.plan_at(checkpoint), session.frame.reference, LookStore(checkpoint))
    # A year that has no costs there is left for its own base year.
    with suppress(MissingTable):
        then.set_year(session.frame.year)
    then.effects  # noqa: B018 – computed here, so that nobody waits for it in the window
    return then
