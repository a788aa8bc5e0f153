"""What a scenario costs once: removal, double running, set-up, the project (METHOD § 2). Whole cents."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.index.numbers import changed_keys
from integration_office.analysis.prices import PERSONNEL
from integration_office.analysis.reference import Frame
from integration_office.domain.errors import DomainError
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.quantity import half_away, rounded
from integration_office.domain.scenario import Measure

REMOVAL, DOUBLE_RUNNING, SETUP, PROJECT = "removal", "double_running", "setup", "project"
KINDS = (REMOVAL, DOUBLE_RUNNING, SETUP, PROJECT)


@dataclass(frozen=True, slots=True)
class OneOff:
    """A cost (cents) in a year. `office`: where its post ends up; None: the whole city's. `posts`: how many."""

    year: int
    kind: str
    office: UnitId | None
    cents: int
    posts: int = 0


def one_offs(
    baseline: Organisation, measures: Sequence[Measure], frame_in: Callable[[int], Frame], first_year: int
) -> tuple[OneOff, ...]:
    """In the year of the effective date (none, or before the horizon: the first year), by kind and office.

    Raises MissingTable for a year without pay tables.
    """
    applied = list(_applied(baseline, measures, first_year))
    if not applied:
        return ()
    found = _Once(baseline, applied, frame_in, first_year)
    sums: dict[tuple[int, str, UnitId | None], tuple[int, int]] = {}
    for each in (*found.moves(), *found.setups(), found.project()):
        key = (max(each.year, first_year), each.kind, each.office)
        cents, posts = sums.get(key, (0, 0))
        sums[key] = (cents + each.cents, posts + each.posts)
    known = (OneOff(*key, *amounts) for key, amounts in sums.items() if amounts[0])
    return tuple(sorted(known, key=lambda each: (each.year, KINDS.index(each.kind), each.office or "")))


Applied = Sequence[tuple[int, Organisation]]
"""The year each measure takes effect in, and the state after it."""


def _applied(
    baseline: Organisation, measures: Sequence[Measure], first_year: int
) -> Iterator[tuple[int, Organisation]]:
    state = baseline
    for measure in measures:
        if not measure.enabled:
            continue
        try:
            state = measure.apply(state)
        except DomainError:
            continue
        yield (measure.effective.year if measure.effective else first_year), state


@dataclass(frozen=True)
class _Once:
    baseline: Organisation
    applied: Applied
    frame_in: Callable[[int], Frame]
    first_year: int
    known: dict[int, Evaluation] = field(default_factory=dict)

    @property
    def final(self) -> Organisation:
        return self.applied[-1][1]

    def moves(self) -> Iterator[OneOff]:
        """Removal and double running of the posts whose office is another one in the end."""
        moved, offices = self._year_of_move(), _offices(self.final)
        for year in sorted(set(moved.values())):
            evaluation = self._in(year)
            removal = rounded(evaluation.pay.value("move_per_workplace") * 100)
            months = evaluation.pay.value("double_running_months")
            for position in (each for each, when in moved.items() if when == year):
                personnel = int(evaluation.posts.table[PERSONNEL, evaluation.positions.row[position]])
                doubled = half_away(months.numerator * personnel, months.denominator * 12)
                office = offices[position]
                yield OneOff(year, REMOVAL, office, removal, 1)
                yield OneOff(year, DOUBLE_RUNNING, office, doubled, 1)

    def _year_of_move(self) -> Mapping[PositionId, int]:
        """When each post went to the office it is in at the end; one that is back where it was has not moved."""
        before, last = _offices(self.baseline), self.baseline
        known, units = dict(before), _unit_offices(last)
        years: dict[PositionId, int] = {}
        for year, state in self.applied:
            offices = units if state.units is last.units else _unit_offices(state)
            for post in _touched(last, state, same_offices=offices == units):
                office = None if post not in state.positions else offices[state.positions[post].unit]
                if office is not None and known.get(post, office) != office:
                    years[post] = year
                known.update({} if office is None else {post: office})
            last, units = state, offices
        posts = self.final.positions
        return {post: year for post, year in years.items() if post in posts and before.get(post) != known[post]}

    def setups(self) -> Iterator[OneOff]:
        offices = _offices(self.final)
        for position in self.final.positions.values():
            if position.id not in self.baseline.positions:
                year = self.first_year if position.begins is None else position.begins // 12
                cents = rounded(self._value(year, "setup_workplace") * 100)
                yield OneOff(year, SETUP, offices[position.id], cents, 1)

    def project(self) -> OneOff:
        year = min(year for year, _ in self.applied)
        return OneOff(year, PROJECT, None, rounded(self._value(year, "project_cost") * 100))

    def _value(self, year: int, key: str) -> Fraction:
        return self._in(year).pay.value(key)

    def _in(self, year: int) -> Evaluation:
        asked = max(year, self.first_year)
        if asked not in self.known:
            nearest = next(iter(self.known.values()), None)
            self.known[asked] = Evaluation.of(self.final, self.frame_in(asked), nearest)
        return self.known[asked]


def _offices(organisation: Organisation) -> dict[PositionId, UnitId]:
    office = _unit_offices(organisation)
    return {position.id: office[position.unit] for position in organisation.positions.values()}


def _unit_offices(organisation: Organisation) -> dict[UnitId, UnitId]:
    return {unit: organisation.office(unit) for unit in organisation.units}


def _touched(before: Organisation, after: Organisation, *, same_offices: bool) -> Iterable[PositionId]:
    """Posts whose office may differ: all, unless no unit changed its office and few posts are other ones."""
    changed = changed_keys(before.positions, after.positions) if same_offices else None
    return {**before.positions, **after.positions} if changed is None else changed
