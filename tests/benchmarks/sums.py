"""The figures every side computes, so that they can be compared: cost, overlap, and what is known of each duty."""

from dataclasses import dataclass, replace
from math import isclose

from integration_office.analysis.coverage import Status
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from tests.benchmarks.measuring import Disagreement

Duty = tuple[str, float | None, str | None]
"""Status, ratio, owner."""


@dataclass(frozen=True)
class Sums:
    """Costs in cents, overlap in FTE × 10⁸; a change of them, if a preview is compared.

    Grants and conflicts are left out: ours computes them as well, a peer need not.
    """

    full_cost: int
    other_expense: int
    revenue: int
    overlap_fte: int
    overlap_cost: int
    duties: dict[str, Duty]

    def since(self, before: "Sums") -> "Sums":
        """What differs: amounts after minus before, and the duties that are not as they were."""
        return Sums(
            self.full_cost - before.full_cost,
            self.other_expense - before.other_expense,
            self.revenue - before.revenue,
            self.overlap_fte - before.overlap_fte,
            self.overlap_cost - before.overlap_cost,
            {duty: known for duty, known in self.duties.items() if known != before.duties[duty]},
        )


def our_sums(figures: Evaluation) -> Sums:
    """The figures of a state in the words of this comparison."""
    cost, overlap = figures.cost, figures.overlap
    duties = {each.duty: _known(each) for each in figures.coverage.duties}
    return Sums(cost.full_cost, cost.other_expense, cost.revenue, overlap.fte, overlap.cost, duties)


def our_changes(effects: Effects) -> Sums:
    """The same of a preview."""
    cost = effects.cost
    duties = {change.duty: _known(change.after) for change in effects.duties()}
    fte, cents = effects.overlap_fte, effects.overlap_cost
    return Sums(cost.full_cost, cost.other_expense, cost.revenue, fte, cents, duties)


def agree(ours: Sums, theirs: Sums, who: str) -> None:
    """Raises Disagreement unless amounts are equal, and duties but for the last digits of a ratio."""
    same_amounts = replace(ours, duties={}) == replace(theirs, duties={})
    if not same_amounts or ours.duties.keys() != theirs.duties.keys():
        raise Disagreement(f"{who}: {_differences(ours, theirs)}")
    for duty, mine in ours.duties.items():
        if not _same(mine, theirs.duties[duty]):
            raise Disagreement(f"{who}: {duty} is {mine} here, {theirs.duties[duty]} there")


def status(tasks: int, offices: int, ratio: float | None) -> str:
    """METHOD § 4, the first that fits."""
    if not tasks:
        return Status.NOT_RECORDED.value
    if not offices:
        return Status.ORPHANED.value
    if ratio is None:
        return Status.UNMEASURED.value
    if ratio < 1:
        return Status.UNDERSTAFFED.value
    return Status.SPLIT.value if offices > 1 else Status.COVERED.value


def _known(each: object) -> Duty:
    ratio, found = each.ratio, each.status.value  # type: ignore[attr-defined]
    return found, None if ratio is None else float(ratio), each.owner  # type: ignore[attr-defined]


def _same(mine: Duty, theirs: Duty) -> bool:
    if mine[0] != theirs[0] or mine[2] != theirs[2]:
        return False
    if mine[1] is None or theirs[1] is None:
        return mine[1] is theirs[1]
    return isclose(mine[1], theirs[1], rel_tol=1e-9)


def _differences(ours: Sums, theirs: Sums) -> str:
    parts = ("full_cost", "other_expense", "revenue", "overlap_fte", "overlap_cost")
    found = [f"{part} {getattr(ours, part)} / {getattr(theirs, part)}" for part in parts]
    only = sorted(ours.duties.keys() ^ theirs.duties.keys())
    return ", ".join(found) + (f"; duties on one side only: {only}" if only else "")
