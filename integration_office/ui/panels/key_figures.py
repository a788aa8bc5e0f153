"""The figures a planner watches, in the order of the panel and of the comparison."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from integration_office.analysis import figure
from integration_office.analysis.coverage import GROUPS, Status
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import Figure, FigureUnit, Value
from integration_office.ui.panels.differences import Difference, Wish, difference, incomparable
from integration_office.wording.coverage import group_text
from integration_office.wording.figures import figure_name
from integration_office.wording.language import Language


class Section(Enum):
    COST = "cost"
    OVERLAP = "overlap"
    COVERAGE = "coverage"
    STAFF = "staff"

    def title(self, language: Language) -> str:
        tr = language.tr
        return {
            Section.COST: tr("Kosten im Jahr"),
            Section.OVERLAP: tr("Überschneidung"),
            Section.COVERAGE: tr("Abdeckung der gesetzlichen Aufgaben"),
            Section.STAFF: tr("Stellen"),
        }[self]


@dataclass(frozen=True)
class KeyFigure:
    """One line: its value on a state, what one hopes of it, and how it comes about.

    `part` belongs to the line above it. `id` is the group of a coverage figure.
    """

    section: Section
    key: str
    unit: FigureUnit
    wish: Wish
    value: Callable[[Evaluation], Value]
    figure: Callable[[Evaluation], Figure]
    id: str = ""
    part: bool = False

    @property
    def needs_pay(self) -> bool:
        """Whether there is none in a year without pay tables."""
        return self.unit is FigureUnit.CENTS

    def name(self, language: Language) -> str:
        if self.id and not self.part:
            return group_text(self.id, language)
        return figure_name(self.key, language)

    def difference(self, effects: Effects, language: Language) -> Difference:
        """How the second state differs; costs are not weighed where other FTE are left out of them."""
        before, after = self.value(effects.before), self.value(effects.after)
        if self.unit is FigureUnit.CENTS and effects.cost.unpriced and self._is_affected(before, after):
            return incomparable(before, after, self.unit, language)
        return difference(before, after, self.unit, self.wish, language)

    def _is_affected(self, before: Value, after: Value) -> bool:
        """Whole costs always miss what has no price; the cost of overlap may lie elsewhere."""
        return self.section is Section.COST or before != after


@dataclass(frozen=True)
class MovedFigure:
    """A line that only a difference of two states has."""

    key: str
    unit: FigureUnit
    figure: Callable[[Effects], Figure]


MOVED = (
    MovedFigure("moved_posts", FigureUnit.COUNT, figure.moved_posts),
    MovedFigure("moved_fte", FigureUnit.FTE, figure.moved_fte),
)

STATUSES = (
    (Status.COVERED, Wish.NONE),
    (Status.SPLIT, Wish.LESS),
    (Status.UNDERSTAFFED, Wish.LESS),
    (Status.ORPHANED, Wish.LESS),
    (Status.UNMEASURED, Wish.NONE),
    (Status.NOT_RECORDED, Wish.NONE),
)


def key_figures() -> Iterator[KeyFigure]:
    """Every line, sections together and in order."""
    yield from _cost()
    yield from _overlap()
    for group in GROUPS:
        yield _index(group)
        yield from (_status(group, status, wish) for status, wish in STATUSES)
    yield from _staff()


def status_number(evaluation: Evaluation, group: str, status: Status) -> int:
    """How many duties of a group have a status."""
    duties = evaluation.frame.duties
    found = (each for each in evaluation.coverage.duties if duties[each.duty].group == group)
    return sum(each.status is status for each in found)


def _cost() -> Iterator[KeyFigure]:
    cents, wish = FigureUnit.CENTS, Wish.CHEAPER
    yield KeyFigure(Section.COST, "full_cost", cents, wish, lambda state: state.cost.full_cost, figure.full_cost)
    for part in ("personnel", "workplace", "overhead"):
        yield _cost_part(part)
    yield KeyFigure(Section.COST, "budget_cost", cents, wish, lambda state: state.cost.budget_cost, figure.budget_cost)


def _cost_part(part: str) -> KeyFigure:
    def value(state: Evaluation) -> int:
        return int(getattr(state.cost, part))

    def built(state: Evaluation) -> Figure:
        return figure.cost_part(state, part)

    return KeyFigure(Section.COST, part, FigureUnit.CENTS, Wish.CHEAPER, value, built, part=True)


def _overlap() -> Iterator[KeyFigure]:
    capacity, section = FigureUnit.CAPACITY, Section.OVERLAP
    yield KeyFigure(section, "overlap_fte", capacity, Wish.LESS, lambda state: state.overlap.fte, figure.overlap_fte)
    yield KeyFigure(
        section,
        "overlap_cost",
        FigureUnit.CENTS,
        Wish.CHEAPER,
        lambda state: state.overlap.cost,
        figure.overlap_cost,
    )
    yield KeyFigure(
        section,
        "intended_fte",
        capacity,
        Wish.NONE,
        lambda state: state.overlap.intended_fte,
        figure.intended_fte,
    )


def _index(group: str) -> KeyFigure:
    def value(state: Evaluation) -> Value:
        return state.coverage.groups[group].index

    def built(state: Evaluation) -> Figure:
        return figure.group_index(state, group)

    return KeyFigure(Section.COVERAGE, "group_index", FigureUnit.RATIO, Wish.BETTER, value, built, group)


def _status(group: str, status: Status, wish: Wish) -> KeyFigure:
    def value(state: Evaluation) -> int:
        return status_number(state, group, status)

    def built(state: Evaluation) -> Figure:
        return figure.status_count(state, group, status)

    return KeyFigure(Section.COVERAGE, status, FigureUnit.COUNT, wish, value, built, group, part=True)


def _staff() -> Iterator[KeyFigure]:
    for key, unit, read, built in (
        ("posts", FigureUnit.COUNT, _posts, figure.posts),
        ("planned_fte", FigureUnit.FTE, _planned, figure.planned_fte),
        ("filled_fte", FigureUnit.FTE, _filled, figure.filled_fte),
    ):
        yield KeyFigure(Section.STAFF, key, unit, Wish.NONE, read, built)


def _posts(state: Evaluation) -> int:
    return state.size.positions


def _planned(state: Evaluation) -> int:
    return state.size.fte_planned


def _filled(state: Evaluation) -> int:
    return state.size.fte_filled
