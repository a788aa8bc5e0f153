"""What a post costs in a year: METHOD § 2, whole cents, one post at a time."""

from dataclasses import dataclass, replace

from integration_office.analysis.pay import PayYear
from integration_office.domain.period import first_month, month_of, value_at
from integration_office.domain.position import LapsingPosition, Position, Terms
from integration_office.domain.quantity import FTE_MONTHS_SCALE, half_away

Spell = tuple[Terms, int]
"""Terms and the months of a year they hold in."""


@dataclass(frozen=True, slots=True)
class PostCost:
    """A post in a year: whole cents; `unpriced` in FTE (ten-thousandths) × months."""

    personnel: int = 0
    workplace: int = 0
    overhead: int = 0
    unpriced: int = 0
    actual_personnel: int = 0

    @property
    def full(self) -> int:
        return self.personnel + self.workplace + self.overhead


@dataclass(frozen=True, slots=True)
class Cost:
    """Parts of a cost, whole cents; `unpriced` in FTE (ten-thousandths) × months.

    `grants` are those that are not in a budget line already.
    """

    personnel: int = 0
    workplace: int = 0
    overhead: int = 0
    other_expense: int = 0
    revenue: int = 0
    grants: int = 0
    unpriced: int = 0

    @property
    def full_cost(self) -> int:
        return self.personnel + self.workplace + self.overhead

    @property
    def budget_cost(self) -> int:
        return self.personnel + self.other_expense - self.revenue - self.grants

    def __sub__(self, other: "Cost") -> "Cost":
        return Cost(*(getattr(self, part) - getattr(other, part) for part in PARTS))


PARTS = ("personnel", "workplace", "overhead", "other_expense", "revenue", "grants", "unpriced")


def post_cost(position: Position, pay: PayYear, until: int | None = None) -> PostCost:
    """A post's cost in the year of `pay`; `until`: the first month without it, if a measure cut it."""
    return _spells_cost(tuple(spells_in(position, pay.year, until)), pay)


def _spells_cost(spells: tuple[Spell, ...], pay: PayYear) -> PostCost:
    known = pay.post_costs.get(spells)
    if known is None:
        known = pay.post_costs[spells] = _computed(spells, pay)
    return known


def _computed(spells: tuple[Spell, ...], pay: PayYear) -> PostCost:
    workplace, overhead = pay.assumptions["workplace"].value, pay.assumptions["overhead_rate"].value
    priced = [spell for spell in spells if pay.prices(spell[0].grade)]
    unpriced = sum(terms.fte_planned * months for terms, months in spells if not pay.prices(terms.grade))
    personnel = _personnel(priced, pay, filled=False)
    place_num, place_den = (workplace * 100).as_integer_ratio()
    over_num, over_den = overhead.as_integer_ratio()
    fte_months = sum(terms.fte_planned * months for terms, months in priced)
    return PostCost(
        personnel,
        half_away(place_num * fte_months, place_den * FTE_MONTHS_SCALE),
        half_away(over_num * personnel, over_den),
        unpriced,
        _personnel(priced, pay, filled=True),
    )


def actual_personnel(position: Position, pay: PayYear, last_month: int, until: int | None = None) -> int:
    """Personnel with filled FTE (cents), in the months up to and with `last_month`."""
    end = last_month + 1 if until is None else min(until, last_month + 1)
    priced = [spell for spell in spells_in(position, pay.year, end) if pay.prices(spell[0].grade)]
    return _personnel(priced, pay, filled=True)


def spells_in(position: Position, year: int, until: int | None = None) -> list[Spell]:
    """The terms of a post in a year with the months each holds in: begin, kw, ku and dated changes."""
    start, end = first_month(year), first_month(year + 1)
    if position.begins is not None:
        start = max(start, position.begins)
    if position.lapse is not None and position.lapse.until is not None:
        end = min(end, month_of(position.lapse.until) + 1)
    if until is not None:
        end = min(end, until)
    if _is_steady(position):
        return [(position.terms, end - start)] if end > start else []
    months: dict[Terms, int] = {}
    for month in range(start, end):
        terms = terms_at(position, month)
        months[terms] = months.get(terms, 0) + 1
    return list(months.items())


def terms_at(position: Position, month: int) -> Terms:
    """The terms of a month: dated changes, and a dated ku note unless a later measure regraded the post."""
    terms = value_at(month, position.terms, position.earlier)
    ku = position.regrade_on_vacancy
    if ku is None or ku.since is None or month < month_of(ku.since):
        return terms
    if terms.grade != value_at(month_of(ku.since), position.terms, position.earlier).grade:
        return terms
    return replace(terms, grade=ku.grade)


def lapsing_cost(lapsing: LapsingPosition, pay: PayYear) -> PostCost:
    """What a cut post still costs in the year."""
    return PostCost() if lapsing.until is None else post_cost(lapsing.position, pay, lapsing.until)


def _is_steady(position: Position) -> bool:
    ku = position.regrade_on_vacancy
    return not position.earlier and (ku is None or ku.since is None)


def _personnel(spells: list[Spell], pay: PayYear, *, filled: bool) -> int:
    total = 0
    for terms, months in spells:
        assert terms.grade is not None
        fte = terms.filled if filled else terms.fte_planned
        total += pay.full(terms.grade, terms.step, terms.fit).cents * fte * months
    return half_away(total, FTE_MONTHS_SCALE)
