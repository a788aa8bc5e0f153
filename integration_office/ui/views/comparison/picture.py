"""What the comparison shows, as values: computed beside the window from the states that are compared."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.application.change_map import MAP_MARKS, ChangeMap, Difference
from integration_office.diagram.columns import ChartColumns, Mark
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position
from integration_office.ui.background import Stopped
from integration_office.ui.chart_source import ChartSource
from integration_office.ui.views.comparison.measures import SharedMeasure, shared_measures
from integration_office.ui.views.comparison.rows import ComparedRow, care_text, compared_rows, unpriced_in
from integration_office.ui.views.comparison.states import Name, Question, States
from integration_office.wording.calendar import later_in_any_text, no_budget_text
from integration_office.wording.language import Language


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be compared with what, and of which scenario the map is."""

    reference: Name
    chosen: tuple[str | None, ...]
    mapped: Name


Counts = Mapping[Mark, tuple[int, int]]
"""Units and posts by mark."""


@dataclass(frozen=True)
class MapPicture:
    """A chart of one state with what differs from the reference; `organisation` is what it shows."""

    organisation: Organisation
    reference: Organisation
    source: ChartSource
    columns: ChartColumns
    differences: tuple[Difference, ...]
    counts: Counts


@dataclass(frozen=True)
class ComparisonPicture:
    """`titles` are those of the columns; the first one of `measured` is the reference where that is a scenario.

    `notes`: what holds for the figures as a whole, a line each.
    """

    wish: Wish
    titles: tuple[str, ...]
    reference: str
    rows: tuple[ComparedRow, ...]
    notes: str
    measured: tuple[str, ...]
    measures: tuple[SharedMeasure, ...]
    map: MapPicture | None


def title_of(name: Name, language: Language) -> str:
    return language.tr("Ist-Stand") if name is None else name


def pictured(
    question: Question, wish: Wish, states: States, language: Language, stopped: Stopped
) -> ComparisonPicture | None:
    """None: nobody wants it any more."""
    found = states.of(question, stopped)
    if len(found) < len(question.measures) or stopped():
        return None
    reference = title_of(wish.reference, language)
    effects = {title_of(name, language): Effects(found[wish.reference], found[name]) for name in wish.chosen}
    measured = [name for name in (wish.reference, *wish.chosen) if name is not None]
    lists = [question.measures[name] for name in measured]
    rows = tuple(compared_rows(tuple(effects.values()), language, reference if wish.reference else ""))
    return ComparisonPicture(
        wish=wish,
        titles=tuple(effects),
        reference=reference,
        rows=rows,
        notes="\n".join(filter(None, _notes(question, effects, rows, language))) if effects else "",
        measured=tuple(measured),
        measures=tuple(shared_measures(question.baseline, lists, language)),
        map=_mapped(found[wish.reference], found[wish.mapped]) if wish.mapped in wish.chosen else None,
    )


def _notes(
    question: Question, effects: Mapping[str, Effects], rows: Sequence[ComparedRow], language: Language
) -> Iterator[str]:
    """What to be careful about, what is missing from the costs, what they do not show in this year yet."""
    year = question.frame.year
    yield care_text(rows, language)
    yield unpriced_in(effects, language)
    yield later_in_any_text(
        {title_of(name, language): measures for name, measures in question.measures.items()}, year, language
    )
    yield no_budget_text(question.baseline, year, language)


def _mapped(reference: Evaluation, state: Evaluation) -> MapPicture:
    changes = ChangeMap(reference.organisation, state.organisation)
    shown = changes.shown
    figures = state if shown is state.organisation else Evaluation.of(shown, state.frame, state).settled()
    source = ChartSource(figures, changes)
    differences, columns = tuple(changes.differences()), source.columns()
    return MapPicture(shown, reference.organisation, source, columns, differences, _counted(columns, differences))


def _counted(columns: ChartColumns, differences: Sequence[Difference]) -> Counts:
    """Units as the chart marks them, posts as they differ themselves."""
    posts = Counter(each.mark for each in differences if isinstance(each.after or each.before, Position))
    return {mark: (int((columns.marks & int(mark) != 0).sum()), posts[mark]) for mark in MAP_MARKS}
