"""What a scenario costs once: removal, double running, set-up, the project (METHOD § 2). Whole cents."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from integration_office.analysis.evaluation import Evaluation
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
                office = UnitId(offices[position])
                yield OneOff(year, REMOVAL, office, removal, 1)
                yield OneOff(year, DOUBLE_RUNNING, office, doubled, 1)

    def _year_of_move(self) -> Mapping[PositionId, int]:
        before = _offices(self.baseline)
        years: dict[PositionId, int] = {}
        known = before
        for year, state in self.applied:
            offices = _offices(state)
            years.update({post: year for post, office in offices.items() if known.get(post, office) != office})
            known = offices
        return {post: year for post, year in years.items() if post in known and before.get(post) != known[post]}

    def setups(self) -> Iterator[OneOff]:
        offices = _offices(self.final)
        for position in self.final.positions.values():
            if position.id not in self.baseline.positions:
                year = self.first_year if position.begins is None else position.begins // 12
                cents = rounded(self._value(year, "setup_workplace") * 100)
                yield OneOff(year, SETUP, UnitId(offices[position.id]), cents, 1)

    def project(self) -> OneOff:
        year = min(year for year, _ in self.applied)
        return OneOff(year, PROJECT, None, rounded(self._value(year, "project_cost") * 100))

    def _value(self, year: int, key: str) -> Fraction:
        return self._in(year).pay.value(key)

    def _in(self, year: int) -> Evaluation:
        return Evaluation.of(self.final, self.frame_in(max(year, self.first_year)))


def _offices(organisation: Organisation) -> dict[PositionId, str]:
    office = {unit: organisation.office(unit) for unit in organisation.units}
    return {position.id: office[position.unit] for position in organisation.positions.values()}
