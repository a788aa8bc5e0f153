"""What there is to say about the selection: facts in sections, each figure with its Rechenweg."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from integration_office.analysis import figure
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import Figure
from integration_office.analysis.index.numbers import Flags
from integration_office.domain.errors import MissingTable
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.wording.errors import sentence
from integration_office.wording.figures import exact_text, figure_name, marks, unpriced_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import count, fte

_STEP = 80
MOST_LISTED = 50
"""Of more units or posts only the first are listed with their cost."""


@dataclass(frozen=True)
class Fact:
    """A line: a value beside its label, what else there is to say below it."""

    label: str
    value: str = ""
    note: str = ""
    figure: Figure | None = None


@dataclass(frozen=True)
class Section:
    """`later` makes the facts one by one when they are shown, those of a closed section when somebody unfolds it: a
    Dezernat has thousands."""

    title: str
    facts: tuple[Fact, ...] = ()
    is_open: bool = True
    later: Callable[[], Iterable[Fact]] | None = None

    @property
    def lines(self) -> Iterable[Fact]:
        return self.facts if self.later is None else self.later()


@dataclass(frozen=True)
class Sheet:
    """Everything the inspector shows of a selection."""

    title: str
    subtitle: str
    sections: tuple[Section, ...]


def figure_fact(shown: Figure, language: Language, label: str = "") -> Fact:
    """A figure with its marks and what is missing from it, and its Rechenweg to unfold."""
    notes = [" · ".join(mark.text for mark in marks(shown, language)), unpriced_text(shown, language)]
    value = exact_text(shown.value, shown.unit, language)
    return Fact(label or figure_name(shown.key, language), value, "\n".join(filter(None, notes)), shown)


def refused(error: MissingTable, language: Language) -> Fact:
    """Why the year has no costs."""
    return Fact(language.tr("Kosten"), note=sentence(error, language))


def sections(found: Iterable[Section]) -> tuple[Section, ...]:
    """Those that have something to say."""
    return tuple(section for section in found if section.facts or section.later is not None)


def path(organisation: Organisation, unit: UnitId) -> str:
    """Stadt Musterstadt › Dezernat Ordnung › Ordnungsamt."""
    names = [each.name or each.id for each in organisation.ancestry(unit)]
    return " › ".join(name if len(name) <= _STEP else f"{name[:_STEP].rstrip()} …" for name in reversed(names))


def selection_sheet(
    evaluation: Evaluation, units: Sequence[UnitId], positions: Sequence[PositionId], language: Language
) -> Sheet:
    """Several units or posts: how much they hold together, and what each costs."""
    tr, columns = language.tr, evaluation.positions
    held = _held(evaluation, units, positions)
    facts = (
        Fact(tr("Einheiten ausgewählt"), count(len(units), language)),
        Fact(tr("Stellen darin"), count(int(held.sum()), language)),
        Fact(tr("VZÄ Soll"), fte(int(columns.planned[held].sum()), language)),
        Fact(tr("VZÄ Ist"), fte(int(columns.filled[held].sum()), language)),
    )
    title = language.tr("Vollkosten {year}", year=evaluation.frame.year)
    costs = Section(title, later=lambda: _costs(evaluation, units, positions, language))
    return Sheet(tr("Mehrere ausgewählt"), "", (Section(tr("Auswahl"), facts), costs))


def _held(evaluation: Evaluation, units: Iterable[UnitId], positions: Iterable[PositionId]) -> Flags:
    """By row of a post whether it is selected; once, however often it was with a unit above it."""
    tree, row = evaluation.units.tree, evaluation.units.row
    inside = np.zeros(len(evaluation.units.ids), dtype=np.bool_)
    for unit in units:
        if not inside[row[unit]]:
            inside[tree.subtree(row[unit])] = True
    held: Flags = inside[evaluation.positions.unit]
    held[[evaluation.positions.row[each] for each in positions]] = True
    return held


def _costs(
    evaluation: Evaluation, units: Sequence[UnitId], positions: Sequence[PositionId], language: Language
) -> Iterator[Fact]:
    names = Names(language, evaluation.organisation)
    try:
        for unit in units[:MOST_LISTED]:
            yield figure_fact(figure.unit_cost(evaluation, unit), language, names.unit(unit))
        for post in positions[:MOST_LISTED]:
            yield figure_fact(figure.post_cost(evaluation, post), language, names.position(post))
    except MissingTable as error:
        yield refused(error, language)
