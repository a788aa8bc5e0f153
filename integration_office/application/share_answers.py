"""What offices answered about the shares of their posts: how it differs from the plan, and how it is taken over."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from integration_office.domain.changes.content import refuse_share, refuse_shares_above_one
from integration_office.domain.errors import UnknownTask
from integration_office.domain.identity import PositionId, TaskId
from integration_office.domain.organisation import Organisation
from integration_office.domain.share_range import ShareRange, share_range, with_range
from integration_office.domain.task import Assignment

Answers = Mapping[PositionId, tuple[Assignment, ...]]
"""All shares of each post that a form asked about, with their ranges; none: the form says it does nothing."""


class Kind(StrEnum):
    """What an answer does to a share."""

    NEW = "new"
    CHANGED = "changed"
    CONFIRMED = "confirmed"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Difference:
    """One share before and after; None where there is none. CONFIRMED: what a rule had filled in is now the city's."""

    position: PositionId
    task: TaskId
    kind: Kind
    before: Assignment | None
    after: Assignment | None


def differences(organisation: Organisation, answers: Answers) -> tuple[Difference, ...]:
    """Every share that the answers make another, by post in the order of the answers."""
    return tuple(each for post, own in answers.items() for each in _of_post(organisation, post, own))


def taken_over(organisation: Organisation, answers: Answers, *, keep_gone: bool = False) -> Organisation:
    """With the answers in place of what was known; `keep_gone`: a share that a form leaves out stays.

    Raises UnknownPosition, UnknownTask, ShareOutOfRange, SharesAboveOne; nothing is half done.
    """
    changed = {}
    for post, own in answers.items():
        organisation.position(post)
        known = organisation.assignments.get(post, ())
        after = _merged(known, own, keep_gone=keep_gone)
        _refuse(organisation, post, after)
        if after != known:
            changed[post] = after
    for post, after in changed.items():
        organisation = organisation.with_assignments(post, after)
    return organisation


def _of_post(organisation: Organisation, post: PositionId, own: Iterable[Assignment]) -> Iterator[Difference]:
    known = {each.task: each for each in organisation.assignments.get(post, ())}
    answered = {each.task: each for each in own}
    for task in dict.fromkeys((*known, *answered)):
        before, after = known.get(task), answered.get(task)
        kind = _kind(before, after)
        if kind is not None:
            yield Difference(post, task, kind, before, after)


def _kind(before: Assignment | None, after: Assignment | None) -> Kind | None:
    if before is None:
        return Kind.NEW
    if after is None:
        return Kind.GONE
    if (before.share, share_range(before)) != (after.share, share_range(after)):
        return Kind.CHANGED
    return Kind.CONFIRMED if before.illustrative else None


def _merged(known: tuple[Assignment, ...], own: tuple[Assignment, ...], *, keep_gone: bool) -> tuple[Assignment, ...]:
    """In the order known, new ones behind; columns of the city's own stay with their share."""
    answered = {each.task: each for each in own}
    kept = [_renewed(each, answered.pop(each.task, None), keep_gone) for each in known]
    return (*(each for each in kept if each is not None), *answered.values())


def _renewed(known: Assignment, answer: Assignment | None, keep_gone: bool) -> Assignment | None:
    if answer is None:
        return known if keep_gone else None
    if _kind(known, answer) is None:
        return known
    sure = with_range(Assignment(known.position, known.task, answer.share, extra=known.extra), None)
    return with_range(sure, share_range(answer))


def _refuse(organisation: Organisation, post: PositionId, own: tuple[Assignment, ...]) -> None:
    for each in own:
        if each.task not in organisation.tasks:
            raise UnknownTask(each.task)
        refuse_share(post, each.task, each.share)
    refuse_shares_above_one(post, own)


def answer(position: PositionId, task: TaskId, share: int, low: int | None, high: int | None) -> Assignment:
    """A share as somebody wrote it down; an end that was left empty is the share itself. Raises RangeWithoutShare."""
    sure = Assignment(position, task, share)
    if low is None and high is None:
        return sure
    return with_range(sure, ShareRange(share if low is None else low, share if high is None else high))
