"""What stands behind a duty: its tasks, the posts that do them, what is needed, what is there, what is missing."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from integration_office.analysis.coverage import DutyCoverage, status_of
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.index.cells import FTE, OFFICE
from integration_office.domain.identity import DutyId, PositionId, TaskId, UnitId
from integration_office.domain.task import Task


@dataclass(frozen=True, slots=True)
class PostShare:
    """A post with its share of a task (ten-thousandths); `planned` and `filled` are FTE × share (× 10⁸)."""

    position: PositionId
    unit: UnitId
    office: UnitId
    share: int
    planned: int
    filled: int
    is_competent: bool
    is_illustrative: bool


@dataclass(frozen=True, slots=True)
class TaskWork:
    """A task with its demand and capacity in FTE × 10⁸ (METHOD § 4) and its posts, the largest first."""

    task: Task
    demand: Fraction | None
    capacity: int
    posts: tuple[PostShare, ...]

    @property
    def missing(self) -> Fraction | None:
        """Demand that competent posts do not meet; None: no demand is known."""
        return None if self.demand is None else max(Fraction(0), self.demand - self.capacity)


def duty_work(evaluation: Evaluation, duty: DutyId) -> tuple[TaskWork, ...]:
    """The tasks that name the duty, by id, each with the posts that have a share in it."""
    return tuple(task_work(evaluation, task) for task in tasks_naming(evaluation, duty))


def tasks_naming(evaluation: Evaluation, duty: DutyId) -> tuple[TaskId, ...]:
    """Also for duties that are not scored."""
    if duty in evaluation.frame.number_of:
        return evaluation.coverage.tasks_of(duty)
    found = (task.id for task in evaluation.organisation.tasks.values() if duty in task.duties)
    return tuple(sorted(found))


def task_work(evaluation: Evaluation, task: TaskId) -> TaskWork:
    row, columns = evaluation.tasks.row[task], evaluation.assignments
    posts = [_post(evaluation, at) for at in range(int(columns.start[row]), int(columns.start[row + 1]))]
    return TaskWork(
        evaluation.organisation.tasks[task],
        evaluation.coverage.demand[task],
        evaluation.coverage.capacity[task],
        tuple(sorted(posts, key=lambda post: (-post.planned, post.position))),
    )


def standing(evaluation: Evaluation, duties: Collection[DutyId]) -> dict[DutyId, DutyCoverage]:
    """How duties stand, whether or not they are scored in the edition that was asked for."""
    tasks: dict[DutyId, list[TaskId]] = {duty: [] for duty in duties}
    for task, named in zip(evaluation.tasks.ids, evaluation.tasks.duties, strict=True):
        for duty in dict.fromkeys(named):
            if duty in tasks:
                tasks[duty].append(task)
    return {duty: _standing(evaluation, duty, own) for duty, own in tasks.items()}


def missing_of(work: Iterable[TaskWork]) -> Fraction | None:
    """FTE × 10⁸ that are missing over tasks whose demand is known; None: it is known of none."""
    known = [each.missing for each in work if each.missing is not None]
    return sum(known, Fraction(0)) if known else None


def _standing(evaluation: Evaluation, duty: DutyId, tasks: Sequence[TaskId]) -> DutyCoverage:
    met, needed, fte = Fraction(0), Fraction(0), Counter[UnitId]()
    for task in tasks:
        demand = evaluation.coverage.demand[task] or Fraction(0)
        met += min(demand, Fraction(evaluation.coverage.capacity[task]))
        needed += demand
        cells = evaluation.work.cells.row(evaluation.tasks.row[task])
        for office, planned in zip(cells[OFFICE].tolist(), cells[FTE].tolist(), strict=True):
            fte[evaluation.units.ids[office]] += planned
    ratio = met / needed if needed else None
    owner = min(fte, key=lambda office: (-fte[office], office)) if fte else None
    return DutyCoverage(duty, status_of(len(tasks), len(fte), ratio), ratio, owner, len(fte))


def _post(evaluation: Evaluation, at: int) -> PostShare:
    columns, posts, units = evaluation.assignments, evaluation.positions, evaluation.units
    row, share = int(columns.position[at]), int(columns.share[at])
    unit = int(posts.unit[row])
    return PostShare(
        position=posts.ids[row],
        unit=units.ids[unit],
        office=units.ids[int(units.office[unit])],
        share=share,
        planned=int(posts.planned[row]) * share,
        filled=int(posts.filled[row]) * share,
        is_competent=bool(columns.competent[at]),
        is_illustrative=bool(columns.guessed[at]),
    )
