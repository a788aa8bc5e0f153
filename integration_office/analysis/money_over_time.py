"""Gross, net and cash over a horizon of years (METHOD § 2). Whole cents; a saving is positive."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import accumulate

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.prices import PERSONNEL
from integration_office.analysis.reference import Frame
from integration_office.domain.changes import CutPosition
from integration_office.domain.errors import DomainError
from integration_office.domain.identity import PositionId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.period import first_month
from integration_office.domain.position import LapsingPosition, Position
from integration_office.domain.quantity import half_away, rounded
from integration_office.domain.scenario import Measure, project


@dataclass(frozen=True, slots=True)
class YearMoney:
    """One year: `gross` recurring, `net` with grants, `cash` what falls in the calendar, cash so far."""

    year: int
    gross: int
    net: int
    cash: int
    cumulative: int


@dataclass(frozen=True, slots=True)
class MoneyOverTime:
    """The horizon; `npv` in whole cents, `break_even` None: never within it; `one_off` is a cost."""

    years: tuple[YearMoney, ...]
    npv: int
    break_even: int | None
    one_off: int


def money_over_time(
    baseline: Organisation, measures: Sequence[Measure], frame: Frame, years: Sequence[int]
) -> MoneyOverTime:
    """Against the baseline, year by year. Raises MissingTable for a year without pay tables."""
    steady = project(baseline, [_undated(measure) for measure in measures]).organisation
    dated = project(baseline, measures).organisation
    one_offs = _OneOffs(baseline, measures, frame, years[0]).by_year()
    calendar = (_in_calendar(baseline), _in_calendar(dated))
    rows = []
    for year in years:
        gross, grants = _saving(baseline, steady, frame.in_year(year))
        running, paid = _saving(*calendar, frame.in_year(year))
        rows.append((year, gross, gross + grants, running + paid - one_offs.get(year, 0)))
    so_far = tuple(accumulate(row[3] for row in rows))
    discount = Evaluation.of(dated, frame.in_year(years[0])).pay.value("discount")
    return MoneyOverTime(
        tuple(YearMoney(*row, total) for row, total in zip(rows, so_far, strict=True)),
        rounded(sum((Fraction(row[3]) / (1 + discount) ** (row[0] - years[0]) for row in rows), Fraction())),
        _break_even(years, so_far),
        sum(one_offs.values()),
    )


def _saving(before: Organisation, after: Organisation, frame: Frame) -> tuple[int, int]:
    """Full cost saved, and grants won less grants lost, in the frame's year."""
    old = Evaluation.of(before, frame)
    new = Evaluation.of(after, frame, old)
    granted = [sum(grant.amount for grant in state.grants.values()) for state in (old, new)]
    return old.cost.full_cost - new.cost.full_cost, granted[1] - granted[0]


def _undated(measure: Measure) -> Measure:
    """In force from the start, a cut post gone at once."""
    change = measure.change
    if isinstance(change, CutPosition):
        change = replace(change, lapse=None)
    return replace(measure, change=change, effective=None)


def _in_calendar(organisation: Organisation) -> Organisation:
    """Cut posts end at their kw date, else with the year they fall vacant; ku without a date after that."""
    lapsing = {id: _ending_when_vacant(each) for id, each in organisation.lapsing.items()}
    positions = {id: _regraded_when_vacant(each) for id, each in organisation.positions.items()}
    return replace(organisation, positions=frozen(positions), lapsing=frozen(lapsing))


def _ending_when_vacant(lapsing: LapsingPosition) -> LapsingPosition:
    position = _regraded_when_vacant(lapsing.position)
    until = lapsing.until_dated
    if until is None:
        vacant = position.vacant_from
        until = lapsing.until if vacant is None else first_month(vacant + 1)
    return replace(lapsing, position=position, until=until)


def _regraded_when_vacant(position: Position) -> Position:
    ku = position.regrade_on_vacancy
    if ku is None or ku.since is not None or position.vacant_from is None:
        return position
    since = date(position.vacant_from + 1, 1, 1)
    return replace(position, regrade_on_vacancy=replace(ku, since=since))


@dataclass(frozen=True)
class _OneOffs:
    """Costs that come once, in the year of the effective date (none: the first year)."""

    baseline: Organisation
    measures: Sequence[Measure]
    frame: Frame
    first_year: int

    def by_year(self) -> dict[int, int]:
        sums: defaultdict[int, int] = defaultdict(int)
        applied = list(self._applied())
        if not applied:
            return {}
        final = applied[-1][1]
        for year, cents in (
            *self._moves(applied, final),
            *self._setups(final),
            self._project(applied, final),
        ):
            sums[max(year, self.first_year)] += cents
        return {year: cents for year, cents in sums.items() if cents}

    def _applied(self) -> Iterator[tuple[int, Organisation]]:
        """The year each measure takes effect in, and the state after it."""
        state = self.baseline
        for measure in self.measures:
            if not measure.enabled:
                continue
            try:
                state = measure.apply(state)
            except DomainError:
                continue
            yield (measure.effective.year if measure.effective else self.first_year), state

    def _moves(self, applied: Sequence[tuple[int, Organisation]], final: Organisation) -> Iterator[tuple[int, int]]:
        """Removal and double running of the posts whose office is another one in the end."""
        moved = self._year_of_move(applied)
        for year in sorted(set(moved.values())):
            evaluation = Evaluation.of(final, self.frame.in_year(max(year, self.first_year)))
            removal = rounded(evaluation.pay.value("move_per_workplace") * 100)
            months = evaluation.pay.value("double_running_months")
            for position in (each for each, when in moved.items() if when == year):
                personnel = int(evaluation.posts.table[PERSONNEL, evaluation.positions.row[position]])
                yield year, removal + half_away(months.numerator * personnel, months.denominator * 12)

    def _year_of_move(self, applied: Sequence[tuple[int, Organisation]]) -> Mapping[PositionId, int]:
        before = _offices(self.baseline)
        years: dict[PositionId, int] = {}
        known = before
        for year, state in applied:
            offices = _offices(state)
            years.update({post: year for post, office in offices.items() if known.get(post, office) != office})
            known = offices
        return {post: year for post, year in years.items() if post in known and before.get(post) != known[post]}

    def _setups(self, final: Organisation) -> Iterator[tuple[int, int]]:
        for position in final.positions.values():
            if position.id not in self.baseline.positions:
                year = self.first_year if position.begins is None else position.begins // 12
                yield year, rounded(self._value(final, year, "setup_workplace") * 100)

    def _project(self, applied: Sequence[tuple[int, Organisation]], final: Organisation) -> tuple[int, int]:
        year = min(year for year, _ in applied)
        return year, rounded(self._value(final, year, "project_cost") * 100)

    def _value(self, organisation: Organisation, year: int, key: str) -> Fraction:
        frame = self.frame.in_year(max(year, self.first_year))
        return Evaluation.of(organisation, frame).pay.value(key)


def _offices(organisation: Organisation) -> dict[PositionId, str]:
    office = {unit: organisation.office(unit) for unit in organisation.units}
    return {position.id: office[position.unit] for position in organisation.positions.values()}


def _break_even(years: Sequence[int], so_far: Sequence[int]) -> int | None:
    """The first year with cumulative cash ≥ 0 after it was negative, or the first year."""
    if all(cash >= 0 for cash in so_far):
        return years[0]
    negative = next(place for place, cash in enumerate(so_far) if cash < 0)
    return next((years[place] for place in range(negative, len(years)) if so_far[place] >= 0), None)
