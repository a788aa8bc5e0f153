"""What is typed or pasted into the Stellenplan, carried out: measures of the scenario, or corrections."""

from collections.abc import Sequence
from dataclasses import dataclass

from integration_office.application.events import BaselineEdit
from integration_office.application.long_steps import MANY
from integration_office.application.post_edits import (
    PostEdit,
    PostField,
    corrected_posts,
    measures_for,
    with_new_posts,
)
from integration_office.domain.changes import AddPosition, Change
from integration_office.domain.errors import DomainError, NoMeasure
from integration_office.domain.identity import PositionId
from integration_office.domain.position import Position
from integration_office.ui.bridge import Bridge
from integration_office.ui.change_commands import NotNeeded
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.performing import perform
from integration_office.ui.views.correcting import Correcting
from integration_office.ui.views.staff.entries import Reading


@dataclass(frozen=True)
class PostEditing:
    """One step of undo for everything that was typed or pasted at once; what makes no sense is told."""

    bridge: Bridge
    correct: Correcting

    def edit(self, position: PositionId, field: PostField, text: str, *, as_measure: bool) -> None:
        """One cell."""
        state = self.bridge.session.organisation
        post = state.positions.get(position)
        if post is None:
            return
        reading = Reading(state, self.bridge.language)
        try:
            edit = PostEdit(position, field, reading.value(post, field, text))
            self.refuse([edit], as_measure=as_measure)
        except (Incomplete, DomainError) as error:
            self.bridge.refused.emit(NotNeeded(error.text) if isinstance(error, Incomplete) else error)
            return
        self.carry_out([edit], as_measure=as_measure)

    def refuse(self, edits: Sequence[PostEdit], *, as_measure: bool) -> None:
        """Raises what would keep the edits from being carried out; nothing happens."""
        if as_measure:
            measures_for(self.bridge.session.organisation, edits)
            return
        baseline = self.bridge.session.plan.baseline
        for edit in edits:
            if edit.position not in baseline.positions:
                raise NoMeasure(edit.position, ONLY_THERE)
        corrected_posts(baseline, edits)

    def carry_out(self, edits: Sequence[PostEdit], *, as_measure: bool, new: Sequence[Position] = ()) -> bool:
        """Whether something was begun."""
        if not edits and not new:
            return False
        if as_measure:
            return self._measure(edits, new)
        subjects = tuple(dict.fromkeys((*(post.id for post in new), *(edit.position for edit in edits))))
        self.correct(lambda state: with_new_posts(corrected_posts(state, edits), new), BaselineEdit.POSITION, subjects)
        return True

    def _measure(self, edits: Sequence[PostEdit], new: Sequence[Position]) -> bool:
        session = self.bridge.session

        def work() -> tuple[Change, ...]:
            return measures_for(session.organisation, edits)

        try:
            changes = session.long_work.carry_out(work) if len(edits) > MANY else work()
        except DomainError as error:
            self.bridge.refused.emit(error)
            return False
        return perform(self.bridge, (*map(AddPosition, new), *changes))


ONLY_THERE = "only_there"
"""The post is made by a measure: the Ist-Stand has none to correct."""
