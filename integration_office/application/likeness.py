"""What two plans have in common, as far as figures ask for it."""

from collections.abc import Mapping
from operator import attrgetter

from integration_office.domain.identity import DutyId
from integration_office.domain.plan import Plan


def differing(old: Mapping[DutyId, object], new: Mapping[DutyId, object]) -> set[DutyId]:
    """The duties of which the two say different things."""
    return {id for id in {*old, *new} if old.get(id) != new.get(id)}


def alike(before: Plan, after: Plan) -> bool:
    """Whether the figures of a state are the same in both plans."""
    asked = attrgetter("info.base_year", "info.edition", "info.city", "duties", "weights")
    return bool(asked(before) == asked(after))
