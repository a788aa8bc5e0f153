"""The charts of „Bestandteile“, as values: what one would rather look at than read, each line with its Rechenweg."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from integration_office.analysis import figure
from integration_office.analysis.cost import Cost
from integration_office.analysis.coverage import GROUPS
from integration_office.analysis.effects import Effects
from integration_office.analysis.establishment import Line, by_grade, establishment
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import Figure
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.people import directorates_of
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.quantity import half_away, rounded
from integration_office.ui.charts.chart import Bar, BarChart, Kind
from integration_office.wording.coverage import group_text
from integration_office.wording.effects import unit_label
from integration_office.wording.figures import Mark, marks
from integration_office.wording.language import Language
from integration_office.wording.numbers import capacity, euro, fte, percent, signed

MOST_BARS = 40
"""More offices than these nobody looks at; the others stand in sum."""

_PARTS = ("personnel", "workplace", "overhead")
Build = Callable[[], Figure]


@dataclass(frozen=True)
class PartPicture:
    """A chart, what explains each of its lines (None: nothing), and how sure it is."""

    chart: BarChart
    builds: tuple[Build | None, ...]
    care: tuple[Mark, ...]


@dataclass(frozen=True)
class Question:
    """What the charts are about: a state beside the Ist-Stand, `name` what it is called (None: the Ist-Stand)."""

    effects: Effects
    horizon: Horizon
    name: str | None
    language: Language

    @property
    def states(self) -> tuple[tuple[str, Evaluation], ...]:
        """The Ist-Stand, and the scenario if there is one, in the year of the figures."""
        baseline = (self.language.tr("Ist-Stand"), self.effects.before)
        return (baseline,) if self.name is None else (baseline, (self.name, self.effects.after))

    @property
    def series(self) -> tuple[str, ...]:
        return tuple(name for name, _ in self.states)

    def in_calendar(self, year: int) -> tuple[tuple[str, Evaluation], ...]:
        """The same in a year of the horizon, as it falls in the calendar."""
        baseline = (self.language.tr("Ist-Stand"), self.horizon.calendar_before[year])
        return (baseline,) if self.name is None else (baseline, (self.name, self.horizon.calendar_after[year]))


def chart_names(language: Language) -> dict[str, str]:
    """The charts by key, in order."""
    tr = language.tr
    return {
        "years": tr("Kosten nach Art und Jahr"),
        "more": tr("Unterschied zum Ist-Stand nach Art und Jahr"),
        "directorates": tr("Kosten nach Dezernat"),
        "offices": tr("Kosten nach Amt"),
        "coverage": tr("Abdeckung nach Gruppe"),
        "overlap": tr("Überschneidung nach Amt"),
        "grades": tr("Stellen nach Besoldungs- und Entgeltgruppe"),
    }


NEEDS_SCENARIO, OVER_YEARS = ("more",), ("years", "more")


def part_picture(key: str, question: Question) -> PartPicture:
    """Not for the thread of the window. Raises MissingTable where the chart is about costs."""
    return _CHARTS[key](question)


# costs


def _years(question: Question) -> PartPicture:
    bars, builds = [], []
    for year in question.horizon.years:
        for name, state in question.in_calendar(year):
            bars.append(_cost_bar(f"{year} {name}", state.cost, question.language))
            builds.append(_full_cost(state))
    return _stacked("years", question, bars, builds)


def _more(question: Question) -> PartPicture:
    bars, builds = [], []
    for year in question.horizon.years:
        before, after = question.horizon.calendar_before[year], question.horizon.calendar_after[year]
        bars.append(_cost_bar(str(year), after.cost - before.cost, question.language, is_difference=True))
        builds.append(_full_cost(after))
    return _stacked("more", question, bars, builds)


def _full_cost(state: Evaluation) -> Build:
    return lambda: figure.full_cost(state)


def _stacked(key: str, question: Question, bars: Sequence[Bar], builds: Sequence[Build]) -> PartPicture:
    tr, last = question.language.tr, question.horizon.years[-1]
    series = (tr("Personal"), tr("Sachkosten"), tr("Gemeinkosten"))
    remark = tr("Vollkosten, wie sie in das Jahr fallen: mit Wirkungsdaten und kw-Vermerken, ohne Einmalkosten.")
    chart = BarChart(_title(key, question), series, tuple(bars), Kind.STACKED, remark)
    return PartPicture(chart, tuple(builds), _care(question.horizon.calendar_after[last], question.language))


def _cost_bar(label: str, cost: Cost, language: Language, *, is_difference: bool = False) -> Bar:
    amounts = tuple(getattr(cost, part) for part in _PARTS)
    shown = [euro(each, language) for each in (*amounts, cost.full_cost)]
    texts = tuple(map(signed, shown)) if is_difference else tuple(shown)
    return Bar(label, tuple(half_away(each, 100) for each in amounts), texts[:-1], whole=texts[-1])


def _directorates(question: Question) -> PartPicture:
    """What belongs to no Dezernat stands at the authority."""

    def costs(state: Evaluation) -> dict[UnitId, int]:
        above, sums = directorates_of(state.organisation), dict[UnitId, int]()
        for office, cost in state.costs.by_office().items():
            sums[above[office]] = sums.get(above[office], 0) + cost.full_cost
        return sums

    return _units("directorates", question, costs)


def _offices(question: Question) -> PartPicture:
    return _units("offices", question, lambda state: {id: c.full_cost for id, c in state.costs.by_office().items()})


def _units(key: str, question: Question, costs: Callable[[Evaluation], dict[UnitId, int]]) -> PartPicture:
    """Bars for each unit, in the order of the chart; a line leads to the cost of the unit."""
    language = question.language
    found = [costs(state) for _, state in question.states]
    shown = _largest(found)
    states = [state for _, state in question.states]
    bars = [_unit_bar(id, found, states, language) for id in _in_order(shown, states)]
    held = [{id: cost.full_cost for id, cost in state.costs.by_unit().items()} for state in states]
    builds: list[Build | None] = [_unit_cost(id, found, held, states) for id in _in_order(shown, states)]
    rest = [sum(cents for id, cents in each.items() if id not in shown) for each in found]
    if any(rest):
        bars.append(_amounts_bar(language.tr("übrige"), rest, language))
        builds.append(None)
    chart = BarChart(_title(key, question), question.series, tuple(bars), remark=_of_year(question))
    return PartPicture(chart, tuple(builds), _care(states[-1], language))


def _unit_bar(id: UnitId, found: Sequence[dict[UnitId, int]], states: Sequence[Evaluation], language: Language) -> Bar:
    label = next(unit_label(each.organisation.units[id]) for each in states if id in each.organisation.units)
    return _amounts_bar(label, [each.get(id, 0) for each in found], language)


def _amounts_bar(label: str, cents: Sequence[int], language: Language) -> Bar:
    change = cents[-1] - cents[0]
    tip = language.tr("zum Ist-Stand {change}", change=signed(euro(change, language))) if len(cents) > 1 else ""
    texts = tuple(euro(each, language) for each in cents)
    return Bar(label, tuple(half_away(each, 100) for each in cents), texts, tip)


def _unit_cost(
    id: UnitId, shown: Sequence[dict[UnitId, int]], held: Sequence[dict[UnitId, int]], states: Sequence[Evaluation]
) -> Build | None:
    """Of the last state that knows the unit; None where the bar is not all that the unit holds."""
    at = max(place for place, state in enumerate(states) if id in state.organisation.units)
    return (lambda: figure.unit_cost(states[at], id)) if held[at][id] == shown[at].get(id, 0) else None


def _largest(found: Sequence[dict[UnitId, int]]) -> set[UnitId]:
    ids = dict.fromkeys(id for each in found for id in each)
    size = {id: max(abs(each.get(id, 0)) for each in found) for id in ids}
    return set(sorted(size, key=lambda id: (-size[id], id))[:MOST_BARS])


def _in_order(shown: set[UnitId], states: Sequence[Evaluation]) -> list[UnitId]:
    order = dict.fromkeys(id for each in reversed(states) for id in each.organisation.preorder)
    return [id for id in order if id in shown]


# work and posts


def _coverage(question: Question) -> PartPicture:
    """Indices in per mille; groups without a measured duty say so."""
    language, tr = question.language, question.language.tr
    states = [state for _, state in question.states]
    bars, builds = [], []
    for group in GROUPS:
        found = [state.coverage.groups[group] for state in states]
        texts = tuple(tr("nicht bestimmbar") if e.index is None else percent(e.index, language, 1) for e in found)
        left_out = tr("{n} nicht gemessen, {m} nicht erfasst", n=found[-1].unmeasured, m=found[-1].not_recorded)
        tip = f"{language.trn('{n} Aufgabe', '{n} Aufgaben', found[-1].duties)}; {left_out}"
        bars.append(Bar(group_text(group, language), tuple(_per_mille(each.index) for each in found), texts, tip))
        builds.append(_group_index(states[-1], group))
    remark = tr("Die Gruppen werden nie gemischt. Was nicht gemessen oder nicht erfasst ist, zählt nicht mit.")
    chart = BarChart(_title("coverage", question), question.series, tuple(bars), remark=remark)
    return PartPicture(chart, tuple(builds), _marks(builds, language))


def _per_mille(index: Fraction | None) -> int:
    return 0 if index is None else rounded(index * 1000)


def _group_index(state: Evaluation, group: str) -> Build:
    return lambda: figure.group_index(state, group)


def _overlap(question: Question) -> PartPicture:
    language, states = question.language, [state for _, state in question.states]
    found = [state.overlap.fte_by_office for state in states]
    shown = _in_order(_largest(found), states)
    bars = [
        Bar(
            _label(id, states),
            tuple(each.get(id, 0) for each in found),
            tuple(capacity(each.get(id, 0), language) for each in found),
        )
        for id in shown
    ]
    builds = [_office_overlap(id, states) for id in shown]
    remark = language.tr("VZÄ in Aufgaben, die ein anderes Amt führt; gewollte Überschneidung ist nicht dabei.")
    chart = BarChart(_title("overlap", question), question.series, tuple(bars), remark=remark)
    return PartPicture(chart, tuple(builds), marks(figure.overlap_fte(states[-1]), language))


def _office_overlap(id: UnitId, states: Sequence[Evaluation]) -> Build:
    state = next(each for each in reversed(states) if id in each.organisation.units)
    return lambda: figure.office_overlap(state, id)


def _label(id: UnitId, states: Sequence[Evaluation]) -> str:
    known: Iterator[Organisation] = (each.organisation for each in reversed(states) if id in each.organisation.units)
    return unit_label(next(known).units[id])


def _grades(question: Question) -> PartPicture:
    """Planned FTE by grade before and after, from the highest grade of each scheme down."""
    language, tr = question.language, question.language.tr
    is_compared = question.name is not None
    lines = by_grade(establishment(question.effects))
    shown = [_grade_bar(line, language, is_compared=is_compared) for line in reversed(lines)]
    chart = BarChart(
        _title("grades", question),
        question.series,
        tuple(shown),
        Kind.MIRRORED if is_compared else Kind.GROUPED,
        tr("VZÄ Soll: links der Ist-Stand, rechts die Variante.") if is_compared else tr("VZÄ Soll."),
    )
    return PartPicture(chart, (None,) * len(shown), ())


def _grade_bar(line: Line, language: Language, *, is_compared: bool) -> Bar:
    tr, sides = language.tr, (line.before.all, line.after.all) if is_compared else (line.before.all,)
    label = str(line.grade) if line.grade is not None else tr("ohne Gruppe")
    posts = [language.trn("{n} Stelle", "{n} Stellen", each.posts) for each in sides]
    texts = tuple(fte(each.fte, language) for each in sides)
    return Bar(label, tuple(each.fte for each in sides), texts, " → ".join(posts))


# in common


def _title(key: str, question: Question) -> str:
    name = chart_names(question.language)[key]
    return name if question.name is None else f"{name}: {question.name}"


def _of_year(question: Question) -> str:
    return question.language.tr("Vollkosten im Jahr {year}.", year=question.effects.after.frame.year)


def _care(state: Evaluation, language: Language) -> tuple[Mark, ...]:
    return marks(figure.full_cost(state), language)


def _marks(builds: Sequence[Build], language: Language) -> tuple[Mark, ...]:
    found = {mark.text: mark for build in builds for mark in marks(build(), language)}
    return tuple(found.values())


_CHARTS: Mapping[str, Callable[[Question], PartPicture]] = {
    "years": _years,
    "more": _more,
    "directorates": _directorates,
    "offices": _offices,
    "coverage": _coverage,
    "overlap": _overlap,
    "grades": _grades,
}
