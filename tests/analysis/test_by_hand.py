"""METHOD recomputed by hand for a town of five positions, with the arithmetic written out.

The only numbers taken from the shipped data are the monthly amounts and rates quoted here.
"""

from decimal import Decimal as D  # noqa: N817
from fractions import Fraction

import pytest

from integration_office.analysis.coverage import Status
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Reference
from integration_office.domain.identity import DutyId
from tests.analysis.town import five_posts, frame

# E11 step 4 (the standard step): 5,305.54 until April, 5,454.10 from May 2026
E11_BASE = 4 * D("5305.54") + 8 * D("5454.10")  # 64,854.96
E11_GROSS = E11_BASE + D("0.85") * D("5454.10") + D("0.02") * E11_BASE  # 70,788.0442
# above the ceiling of health insurance (12 × 5,812.50 = 69,750), below that of pensions (101,400)
E11_SOCIAL = (D("0.0875") + D("0.018")) * 69750 + (D("0.093") + D("0.013")) * E11_GROSS
E11_FULL = E11_GROSS + E11_SOCIAL + D("0.0775") * E11_GROSS + D("0.0045") * E11_BASE  # 91,428.1226…

# E9b step 3: 4,089.07 then 4,203.56; below both ceilings
E9B_BASE = 4 * D("4089.07") + 8 * D("4203.56")
E9B_GROSS = E9B_BASE + D("0.85") * D("4203.56") + D("0.02") * E9B_BASE
E9B_FULL = E9B_GROSS * (1 + D("0.1055") + D("0.106") + D("0.0775")) + D("0.0045") * E9B_BASE

# A13 step 8: 5,612.86 until March, 5,801.45 from April 2026 (advance payment)
A13_BASE = 3 * D("5612.86") + 9 * D("5801.45")  # 69,051.63
A13_FULL = A13_BASE + D("0.30") * A13_BASE + 3500  # 93,267.119

# S12 step 4: 4,769.97 then 4,903.53
S12_BASE = 4 * D("4769.97") + 8 * D("4903.53")
S12_GROSS = S12_BASE + D("0.85") * D("4903.53") + D("0.02") * S12_BASE
S12_FULL = S12_GROSS * (1 + D("0.1055") + D("0.106") + D("0.0775")) + D("0.0045") * S12_BASE


@pytest.fixture(scope="module")
def town(reference: Reference) -> Evaluation:
    plan = five_posts()
    return Evaluation.of(plan.baseline, frame(plan, reference))


def test_full_amounts_are_what_the_tables_give() -> None:
    rounded = [round(full, 2) for full in (E11_FULL, E9B_FULL, A13_FULL, S12_FULL)]
    assert rounded == [D("91428.12"), D("70549.52"), D("93267.12"), D("82297.29")]


def test_cost_of_each_post(town: Evaluation) -> None:
    rows = {post: town.posts.table[:, row].tolist() for row, post in enumerate(town.positions.ids)}
    # personnel, workplace, overhead in cents; unpriced FTE × 10⁴ × months; personnel with filled FTE
    assert rows["0101"] == [91_428_12, 9_700_00, 18_285_62, 0, 91_428_12]  # 20 % of 91,428.12 = 18,285.624
    assert rows["0102"] == [35_274_76, 4_850_00, 7_054_95, 0, 35_274_76]  # half of 70,549.52
    assert rows["0103"] == [93_267_12, 9_700_00, 18_653_42, 0, 46_633_56]  # filled by half
    assert rows["0104"] == [61_722_97, 7_275_00, 12_344_59, 0, 61_722_97]  # 0.75 × 82,297.29 = 61,722.9675
    assert rows["0105"] == [0, 0, 0, 10_000 * 12, 0]  # fixed pay: counted in FTE, not priced


def test_cost_of_the_town(town: Evaluation) -> None:
    cost = town.cost
    assert cost.personnel == 91_428_12 + 35_274_76 + 93_267_12 + 61_722_97 == 281_692_97
    assert cost.workplace == 9_700_00 + 4_850_00 + 9_700_00 + 7_275_00 == 31_525_00
    assert cost.overhead == 18_285_62 + 7_054_95 + 18_653_42 + 12_344_59 == 56_338_58
    assert cost.full_cost == 369_556_55
    # half a year of the grant: min(91,428.12 × 6/12, 57,000 × 1 × 6/12); 501 inherits nothing from 50
    assert cost.grants == 28_500_00
    assert cost.other_expense == 10_000_50
    assert cost.revenue == 30_000_00
    assert cost.budget_cost == 281_692_97 + 10_000_50 - 30_000_00 - 28_500_00


def test_cost_by_unit_and_office(town: Evaluation) -> None:
    by_unit, by_office = town.costs.by_unit(), town.costs.by_office()
    assert by_unit["0"] == town.cost
    assert by_unit["I"].personnel == by_unit["50"].personnel == 91_428_12 + 35_274_76
    assert by_unit["501"].personnel == 35_274_76
    assert by_unit["II"].unpriced == 120_000
    assert by_office["50"].personnel == 91_428_12 + 35_274_76
    assert by_office["32"].personnel == 93_267_12 + 61_722_97
    assert set(by_office) == {"50", "32", "II"}  # the root and Dezernat I have no cost of their own


def test_lines_shown_are_those_of_the_year_without_totals(town: Evaluation) -> None:
    assert {line.value: amount for line, amount in town.costs.by_line.items()} == {
        "Zuwendungen und allgemeine Umlagen": 30_000_00,
        "Personalaufwendungen": 120_000_00,
        "Transferaufwendungen": 10_000_50,
    }


def test_overlap(town: Evaluation) -> None:
    first, second, third = town.overlap.tasks
    # T1: office 50 has 1.0 × 0.5 + 0.5 × 1.0 = 1.0 FTE, office 32 has 1.0 × 0.4
    assert (first.lead, first.fte, first.overlap_fte) == (
        "50",
        {"50": 100_000_000, "32": 40_000_000},
        40_000_000,
    )
    assert first.overlap_cost == 48_648_22  # 0.4 × (93,267.12 + 9,700 + 18,653.42) = 48,648.216
    assert first.fragmentation == Fraction(20, 49)  # 1 − (1² + 0.4²) / 1.4²
    # T2: 50 has 0.25, 32 has 0.6
    assert (second.lead, second.overlap_fte) == ("32", 25_000_000)
    assert second.overlap_cost == 29_853_44  # 0.25 × 119,413.74 = 29,853.435, half away from zero
    assert third.intended
    assert third.overlap_fte == 0
    assert town.overlap.fte == 65_000_000
    assert town.overlap.cost == 48_648_22 + 29_853_44
    assert town.overlap.pairs == {("32", "50"): 40_000_000 + 25_000_000}


def test_coverage(town: Evaluation) -> None:
    duties = {each.duty: each for each in town.coverage.duties}
    assert sorted(duties) == ["D1", "D2", "D3", "D4"]  # D5: other edition, D6: other city
    # D1: capacity 1.0 × 0.5 + 0.5 × 1.0 + 0.5 (filled) × 0.4 = 1.2 of 1.5
    assert (duties["D1"].status, duties["D1"].ratio) == (Status.UNDERSTAFFED, Fraction(4, 5))
    assert (duties["D1"].owner, town.coverage.offices_of(duties["D1"].duty)) == ("50", ("32", "50"))
    # D2: 600 × 78 / 93,600 = 0.5 needed; only 0103 is competent: 0.5 (filled) × 0.6
    assert (duties["D2"].status, duties["D2"].ratio, duties["D2"].owner) == (
        Status.UNDERSTAFFED,
        Fraction(3, 5),
        "32",
    )
    assert (duties["D3"].status, duties["D3"].ratio) == (Status.UNMEASURED, None)
    assert (duties["D4"].status, duties["D4"].owner) == (Status.NOT_RECORDED, None)


def test_coverage_by_group(town: Evaluation) -> None:
    groups = town.coverage.groups
    assert (groups["binding"].index, groups["binding"].duties, groups["binding"].not_recorded) == (
        Fraction(4, 5),
        2,
        1,
    )
    assert groups["grant"].index == Fraction(3, 5)
    assert (groups["voluntary"].index, groups["voluntary"].unmeasured) == (None, 1)
    # Were the duty that is not recorded wholly covered, it would count beside D1's 4/5; were D1 orphaned, nothing else.
    number = {each.duty: n for n, each in enumerate(town.coverage.duties)}
    assert town.coverage.index_if(number[DutyId("D4")], Fraction(1)) == Fraction(9, 10)
    assert town.coverage.index_if(number[DutyId("D1")], Fraction(0)) == 0


def test_achievable_coverage(town: Evaluation) -> None:
    # T1 needs 1.5: 0101, 0102 and 0104 have 2.25; T2 needs 0.5: 0103 has just that
    assert town.achievable == 1


def test_structure(town: Evaluation) -> None:
    assert town.layers == 3
    assert town.spans == {"0": 2, "I": 1, "II": 2, "50": 1, "501": 1, "32": 2}
