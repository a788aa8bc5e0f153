"""What would close the gap of a duty: concrete changes, each with what it would add, for people to decide upon.

Nothing here is done by the program. That a task fits a duty by its competences, or that a share is free by what is
recorded, is a hint where to look, not a finding.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import zip_longest
from math import ceil
from typing import TypeVar, assert_never

from integration_office.analysis.coverage import Status
from integration_office.analysis.duty_work import PostShare, TaskWork, duty_work
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.free_posts import FreePosts
from integration_office.domain.changes import Assign, Change, ChangeFte, MovePosition
from integration_office.domain.grade import PayGrade
from integration_office.domain.identity import DutyId, PositionId, TaskId, UnitId
from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.task import Task

MOST = 4
"""So many proposals of a kind; the best of each task come first."""

P = TypeVar("P")
_HUNDREDTH = FTE_SCALE // 100
_MOST_GATHERED = 40
_MOST_NEW = 99


@dataclass(frozen=True, slots=True)
class NameDuty:
    """A recorded task shares competences with the duty and might implement it without saying so."""

    task: TaskId
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StateDemand:
    """Nobody has said what the task needs."""

    task: TaskId


@dataclass(frozen=True, slots=True)
class FillPost:
    """A competent post on the task is not filled as planned; `gain` is FTE × 10⁸ for the task."""

    position: PositionId
    task: TaskId
    filled: int
    gain: int


@dataclass(frozen=True, slots=True)
class RecordCompetence:
    """A post does the task but does not count, for it has none of the competences; `gain` if it had."""

    position: PositionId
    task: TaskId
    gain: int


@dataclass(frozen=True, slots=True)
class AssignPost:
    """A competent post with a free share: `share` (ten-thousandths) is its whole share of the task then."""

    position: PositionId
    task: TaskId
    share: int
    gain: int
    closes: bool


@dataclass(frozen=True, slots=True)
class AddPost:
    """New posts for what is missing, each of `fte` (ten-thousandths); without a unit nobody does the task yet."""

    task: TaskId
    unit: UnitId | None
    count: int
    fte: int
    grade: PayGrade | None


@dataclass(frozen=True, slots=True)
class GatherPosts:
    """Posts of one office that mostly work on a duty of another would move to where most of it is done."""

    office: UnitId
    to: UnitId
    positions: tuple[PositionId, ...]


@dataclass(frozen=True, slots=True)
class EndShares:
    """The shares that posts of one office have in a duty of another would end; `is_enough`: the others meet demand."""

    office: UnitId
    shares: tuple[tuple[PositionId, TaskId], ...]
    is_enough: bool


@dataclass(frozen=True, slots=True)
class LeaveToOne:
    """All of a duty in one office at once: posts that mostly work on it would move to `to`, all other shares end."""

    to: UnitId
    positions: tuple[PositionId, ...]
    shares: tuple[tuple[PositionId, TaskId], ...]
    is_enough: bool


ToOneOffice = GatherPosts | EndShares | LeaveToOne
Proposal = NameDuty | StateDemand | FillPost | RecordCompetence | AssignPost | AddPost | ToOneOffice


def closing(evaluation: Evaluation, duty: DutyId) -> tuple[Proposal, ...]:
    """What would close the gap, what is known and near first; nothing for a duty that is covered or not scored.

    Linear in posts and tasks.
    """
    number = evaluation.frame.number_of.get(duty)
    if number is None:
        return ()
    status, work = evaluation.coverage.duty(number).status, duty_work(evaluation, duty)
    if status is Status.NOT_RECORDED:
        return tuple(_tasks_alike(evaluation, duty))
    if status is Status.SPLIT:
        return tuple(_gathered(evaluation, duty, work))
    return tuple(_Gap(evaluation, duty, work, FreePosts.of(evaluation)).proposals())


def changes_of(proposal: FillPost | AssignPost | ToOneOffice) -> tuple[Change, ...]:
    """The changes that a proposal means which needs no further answer."""
    match proposal:
        case FillPost(position, _, filled):
            return (ChangeFte(position, filled, filled),)
        case AssignPost(position, task, share):
            return (Assign(position, task, share),)
        case GatherPosts(_, to, positions):
            return tuple(MovePosition(each, to) for each in positions)
        case EndShares(_, shares):
            return tuple(Assign(position, task, 0) for position, task in shares)
        case LeaveToOne(to, positions, shares):
            moves = tuple(MovePosition(each, to) for each in positions)
            return (*moves, *(Assign(position, task, 0) for position, task in shares))
    assert_never(proposal)


@dataclass(frozen=True, slots=True)
class _Gap:
    """The tasks of a duty that lack a demand, or competent FTE."""

    evaluation: Evaluation
    duty: DutyId
    work: tuple[TaskWork, ...]
    free: FreePosts

    def proposals(self) -> Iterator[Proposal]:
        unknown = [each for each in self.work if each.demand is None]
        short = [each for each in self.work if each.missing]
        nobody = [each for each in unknown if not each.posts]
        yield from [StateDemand(each.task.id) for each in unknown][:MOST]
        yield from _in_turn(map(self._vacant_posts, short))
        yield from _in_turn(map(self._free_posts, (*short, *nobody)))
        yield from _in_turn(map(self._idle_posts, short))
        yield from [self._new_post(each) for each in short][:MOST]

    def _vacant_posts(self, work: TaskWork) -> Iterator[FillPost]:
        """Competent posts on the task whose planned FTE is not filled."""
        missing = work.missing or Fraction(0)
        vacant = [each for each in work.posts if each.is_competent and each.planned > each.filled]
        for each in sorted(vacant, key=lambda each: each.filled - each.planned)[:MOST]:
            planned = self.evaluation.organisation.positions[each.position].fte_planned
            yield FillPost(each.position, work.task.id, planned, _at_most(each.planned - each.filled, missing))

    def _idle_posts(self, work: TaskWork) -> Iterator[RecordCompetence]:
        """Posts on the task that do not count."""
        missing = work.missing or Fraction(0)
        idle = [each for each in work.posts if not each.is_competent and each.filled]
        for each in sorted(idle, key=lambda each: -each.filled)[:MOST]:
            yield RecordCompetence(each.position, work.task.id, _at_most(each.filled, missing))

    def _free_posts(self, work: TaskWork) -> Iterator[AssignPost]:
        """Posts that could take a share on; who knows the duty's matter where the task asks for no competence."""
        asked = work.task.competences or self.evaluation.frame.duties[self.duty].competences
        present = {each.position: each.share for each in work.posts}
        for each in self.free.best(work, asked, MOST):
            share = present.get(each.position, 0) + each.more
            yield AssignPost(each.position, work.task.id, share, each.gain, each.closes)

    def _new_post(self, work: TaskWork) -> AddPost:
        """No post is more than one, and all are alike, in hundredths."""
        missing = (work.missing or Fraction(0)) / FTE_SCALE
        count = min(ceil(missing / FTE_SCALE), _MOST_NEW)
        fte = ceil(missing / count / _HUNDREDTH) * _HUNDREDTH
        return AddPost(work.task.id, _main_unit(work.posts), count, min(fte, FTE_SCALE), self._usual_grade(work))

    def _usual_grade(self, work: TaskWork) -> PayGrade | None:
        """What most posts on the task are paid, heads apart."""
        posts = (self.evaluation.organisation.positions[each.position] for each in work.posts)
        grades = Counter(post.grade for post in posts if post.grade is not None and not post.is_head)
        return grades.most_common(1)[0][0] if grades else None


def _in_turn(by_task: Iterable[Iterable[P]]) -> list[P]:
    """The best of each task, then the second best, …"""
    rounds = zip_longest(*by_task)
    return [each for found in rounds for each in found if each is not None][:MOST]


def _tasks_alike(evaluation: Evaluation, duty: DutyId) -> Iterator[NameDuty]:
    """Recorded tasks that share competences with the duty, the closest and those of known demand first."""
    wanted = set(evaluation.frame.duties[duty].competences)
    found: list[tuple[tuple[int, bool, str], Task, tuple[str, ...]]] = []
    for task in evaluation.organisation.tasks.values():
        shared = tuple(each for each in task.competences if each in wanted)
        if shared:
            unknown = evaluation.coverage.demand[task.id] is None
            apart = len(set(task.competences) ^ wanted)
            found.append(((apart, unknown, task.id), task, shared))
    yield from (NameDuty(task.id, shared) for _, task, shared in sorted(found, key=lambda each: each[0])[:MOST])


def _gathered(evaluation: Evaluation, duty: DutyId, work: Sequence[TaskWork]) -> Iterator[ToOneOffice]:
    """All at once; or for each office beside the owner: its posts that mostly do this would move, or its shares end."""
    owner = evaluation.coverage.duty(evaluation.frame.number_of[duty]).owner
    to = _main_unit([post for task in work for post in task.posts if post.office == owner])
    others = [office for office in evaluation.coverage.offices_of(duty) if office != owner]
    if to is None or owner is None:
        return
    if len(others) > 1:
        yield from _left_to_one(work, owner, to, others)
    for office in others:
        mostly = _mostly_on(work, office)
        if mostly and len(mostly) <= _MOST_GATHERED:
            yield GatherPosts(office, to, mostly)
        shares = tuple((post.position, task.task.id) for task in work for post in task.posts if post.office == office)
        if len(shares) <= _MOST_GATHERED:
            left = {post.position for task in work for post in task.posts if post.office != office}
            yield EndShares(office, shares, all(_is_met_by(task, left) for task in work))


def _left_to_one(work: Sequence[TaskWork], owner: UnitId, to: UnitId, others: Sequence[UnitId]) -> Iterator[LeaveToOne]:
    moved = tuple(post for office in others for post in _mostly_on(work, office))
    stay = {post.position for task in work for post in task.posts if post.office == owner} | set(moved)
    ended = tuple((post.position, task.task.id) for task in work for post in task.posts if post.position not in stay)
    if len(moved) + len(ended) <= _MOST_GATHERED:
        yield LeaveToOne(to, moved, ended, all(_is_met_by(task, stay) for task in work))


def _is_met_by(work: TaskWork, positions: Collection[PositionId]) -> bool:
    left = sum(post.filled for post in work.posts if post.is_competent and post.position in positions)
    return work.demand is None or left >= work.demand


def _mostly_on(work: Sequence[TaskWork], office: UnitId) -> tuple[PositionId, ...]:
    """Posts of an office that give at least half of themselves to the tasks."""
    shares: Counter[PositionId] = Counter()
    for task in work:
        for post in task.posts:
            if post.office == office:
                shares[post.position] += post.share
    return tuple(sorted(post for post, share in shares.items() if 2 * share >= FTE_SCALE))


def _main_unit(shares: Sequence[PostShare]) -> UnitId | None:
    """The unit with the largest planned FTE, of the smaller id on a tie."""
    sums: Counter[UnitId] = Counter()
    for each in shares:
        sums[each.unit] += each.planned
    return min(sums, key=lambda unit: (-sums[unit], unit)) if sums else None


def _at_most(gain: int, missing: Fraction) -> int:
    return min(gain, ceil(missing))
