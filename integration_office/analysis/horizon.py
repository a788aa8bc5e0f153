"""A scenario beside the baseline over a horizon of years: the states that gross, net and cash are read from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.one_off import OneOff, one_offs
from integration_office.analysis.reference import Frame
from integration_office.domain.changes import CutPosition
from integration_office.domain.organisation import Organisation
from integration_office.domain.period import first_month
from integration_office.domain.position import LapsingPosition, Position
from integration_office.domain.scenario import Measure, Projection, project

YEARS = 6
"""How many years a horizon has unless somebody asks for others."""


class States:
    """One organisation evaluated year by year; each year lends its columns to the next."""

    def __init__(self, organisation: Organisation, frames: Mapping[int, Frame], lender: "States | None" = None) -> None:
        self.organisation = organisation
        self._frames, self._lender = frames, lender
        self._known: dict[int, Evaluation] = {}

    def __getitem__(self, year: int) -> Evaluation:
        if year not in self._known:
            nearest = next(reversed(self._known.values()), None)
            if nearest is None and self._lender is not None:
                nearest = self._lender[year]
            self._known[year] = Evaluation.of(self.organisation, self._frames[year], nearest)
        return self._known[year]


@dataclass(frozen=True, eq=False)
class Horizon:
    """The question: what the measures save against the baseline in each of the years (METHOD § 2).

    Every figure over time is read from here, so that each year is priced once. Immutable in what it answers; may be
    worked out beside the window. Raises MissingTable for a year without pay tables.
    """

    baseline: Organisation
    measures: tuple[Measure, ...]
    frame: Frame
    years: tuple[int, ...]

    @staticmethod
    def of(baseline: Organisation, measures: Sequence[Measure], frame: Frame, years: Iterable[int] = ()) -> "Horizon":
        """Without `years` those from the frame's on, six in all."""
        asked = tuple(years) or tuple(range(frame.year, frame.year + YEARS))
        return Horizon(baseline, tuple(measures), frame, asked)

    @cached_property
    def before(self) -> States:
        """The baseline as it is."""
        return States(self.baseline, self._frames)

    @cached_property
    def after(self) -> States:
        """Every change in force from the start, cut posts gone."""
        broken = {each.index for each in self._projection.broken}
        undated = (_undated(measure) for index, measure in enumerate(self.measures) if index not in broken)
        return States(project(self.baseline, undated).organisation, self._frames, self.before)

    @cached_property
    def calendar_before(self) -> States:
        """The baseline with ku notes that take effect once their post falls vacant."""
        return States(_in_calendar(self.baseline), self._frames, self.before)

    @cached_property
    def calendar_after(self) -> States:
        """The scenario as it falls in the calendar: effective dates, kw, posts that fall vacant."""
        return States(_in_calendar(self.dated), self._frames, self.after)

    @property
    def dated(self) -> Organisation:
        """The scenario with its dates."""
        return self._projection.organisation

    @cached_property
    def _projection(self) -> Projection:
        return project(self.baseline, self.measures)

    @cached_property
    def one_offs(self) -> tuple[OneOff, ...]:
        """What costs once, in order of the years."""
        return one_offs(self.baseline, self.measures, self._frame_in, self.years[0])

    def one_offs_in(self, year: int) -> tuple[OneOff, ...]:
        return tuple(each for each in self.one_offs if each.year == year)

    def under(self, states: States, organisation: Organisation) -> States:
        """Another organisation over the same years, near to that of `states`."""
        return States(organisation, self._frames, states)

    @cached_property
    def _frames(self) -> dict[int, Frame]:
        return {year: self.frame.in_year(year) for year in self.years}

    def _frame_in(self, year: int) -> Frame:
        known = self._frames.get(year)
        return self.frame.in_year(year) if known is None else known


def _undated(measure: Measure) -> Measure:
    """In force from the start, a cut post gone at once."""
    change = measure.change
    if isinstance(change, CutPosition):
        change = replace(change, lapse=None)
    return replace(measure, change=change, effective=None)


def _in_calendar(organisation: Organisation) -> Organisation:
    """Cut posts end at their kw date, else with the year they fall vacant; ku without a date after that."""
    regraded = ((each, _regraded_when_vacant(each)) for each in organisation.positions.values())
    changed = [new for old, new in regraded if new is not old]
    state = organisation.with_positions(changed) if changed else organisation
    return state.with_lapsing([_ending_when_vacant(each) for each in state.lapsing.values()])


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
