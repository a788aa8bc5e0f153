"""All figures of one state, computed when asked for and advanced from those of the state before."""

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from integration_office.analysis import flow, structure
from integration_office.analysis.columns import AssignmentColumns, PositionColumns, UnitColumns
from integration_office.analysis.cost import Cost, PostColumns, UnitCosts, unit_costs
from integration_office.analysis.coverage import Coverage
from integration_office.analysis.grants import GrantResult, grant_results, unbudgeted_by_unit
from integration_office.analysis.overlap import Overlap, TaskMatrix
from integration_office.analysis.pay import PayYear
from integration_office.analysis.reference import Frame
from integration_office.domain.identity import GrantId, TaskId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import Assumption, assumptions_in


@dataclass(frozen=True)
class Size:
    """Counts, and FTE in ten-thousandths."""

    units: int
    positions: int
    tasks: int
    assignments: int
    fte_planned: int
    fte_filled: int


@dataclass(frozen=True, eq=False)
class Evaluation:
    """The figures of `organisation` in `frame`; `before` lends the columns that did not change.

    Costs raise MissingTable where the year has no pay table.
    """

    organisation: Organisation
    frame: Frame
    units: UnitColumns
    positions: PositionColumns
    assignments: AssignmentColumns
    assumptions: dict[str, Assumption]
    pay: PayYear
    _posts_before: PostColumns | None

    @staticmethod
    def of(organisation: Organisation, frame: Frame, before: "Evaluation | None" = None) -> "Evaluation":
        units = UnitColumns.of(organisation, before.units if before else None)
        positions = PositionColumns.of(organisation, units, before.positions if before else None)
        assignments = AssignmentColumns.of(organisation, positions, before.assignments if before else None)
        assumptions = assumptions_in(frame.year, frame.reference.assumptions, organisation.assumptions)
        pay = _pay_year(frame, assumptions, before)
        posts = before.posts if before is not None and "posts" in before.__dict__ else None
        return Evaluation(organisation, frame, units, positions, assignments, assumptions, pay, posts)

    @cached_property
    def posts(self) -> PostColumns:
        return PostColumns.of(self.positions, self.pay, self._posts_before)

    @cached_property
    def grants(self) -> dict[GrantId, GrantResult]:
        return grant_results(self.organisation, self.pay)

    @cached_property
    def costs(self) -> UnitCosts:
        return unit_costs(self.organisation, self.posts, self.units, unbudgeted_by_unit(self.grants))

    @cached_property
    def cost(self) -> Cost:
        return self.costs.total()

    @cached_property
    def matrix(self) -> TaskMatrix:
        return TaskMatrix.of(self.units, self.positions, self.assignments)

    @cached_property
    def overlap(self) -> Overlap:
        return Overlap(self.matrix, self.posts)

    @cached_property
    def coverage(self) -> Coverage:
        return Coverage(self.frame, self.matrix, self.assumptions["annual_minutes"].value)

    @cached_property
    def offices(self) -> dict[UnitId, UnitId]:
        """The office of every unit."""
        return {
            unit: self.units.offices[office]
            for unit, office in zip(self.units.ids, self.units.office.tolist(), strict=True)
        }

    @cached_property
    def achievable(self) -> Fraction | None:
        return flow.achievable_coverage(self.matrix, self.assumptions["annual_minutes"].value)

    @cached_property
    def spans(self) -> dict[UnitId, int]:
        return structure.spans(self.units, self.positions)

    @cached_property
    def layers(self) -> int:
        return structure.layers(self.units)

    @cached_property
    def conflicts(self) -> list[tuple[TaskId, TaskId, UnitId]]:
        return structure.conflicts(self.matrix)

    @cached_property
    def size(self) -> Size:
        return Size(
            units=len(self.units.ids),
            positions=len(self.positions.ids),
            tasks=len(self.organisation.tasks),
            assignments=len(self.assignments.share),
            fte_planned=int(self.positions.planned.sum()),
            fte_filled=int(self.positions.filled.sum()),
        )


def _pay_year(frame: Frame, assumptions: dict[str, Assumption], before: Evaluation | None) -> PayYear:
    same = before is not None and before.frame.year == frame.year and before.assumptions == assumptions
    if before is not None and same and before.frame.reference is frame.reference:
        return before.pay
    return PayYear(frame.reference.pay, assumptions, frame.year)
