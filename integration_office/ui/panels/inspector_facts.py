"""What there is to say about the selection: facts in sections, each figure with its Rechenweg."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from integration_office.analysis import figure
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import Figure
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
    """`later` makes the facts of a closed section when somebody unfolds it: a Dezernat has thousands."""

    title: str
    facts: tuple[Fact, ...] = ()
    is_open: bool = True
    later: Callable[[], Iterable[Fact]] | None = None

    @property
    def lines(self) -> tuple[Fact, ...]:
        return self.facts if self.later is None else tuple(self.later())


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
    tr = language.tr
    held = _held(evaluation.organisation, units, positions)
    posts = [evaluation.organisation.positions[each] for each in held]
    facts = (
        Fact(tr("Einheiten ausgewählt"), count(len(units), language)),
        Fact(tr("Stellen darin"), count(len(posts), language)),
        Fact(tr("VZÄ Soll"), fte(sum(each.fte_planned for each in posts), language)),
        Fact(tr("VZÄ Ist"), fte(sum(each.fte_filled for each in posts), language)),
    )
    shown = sections((Section(tr("Auswahl"), facts), _costs(evaluation, units, positions, language)))
    return Sheet(tr("Mehrere ausgewählt"), "", shown)


def _held(
    organisation: Organisation, units: Iterable[UnitId], positions: Iterable[PositionId]
) -> dict[PositionId, None]:
    """Each post once, however often it was selected with a unit above it."""
    below = {unit for each in units for unit in organisation.subtree(each)}
    inside = (post for unit in below for post in organisation.staff.get(unit, ()))
    return dict.fromkeys((*inside, *positions))


def _costs(
    evaluation: Evaluation, units: Sequence[UnitId], positions: Sequence[PositionId], language: Language
) -> Section:
    names = Names(language, evaluation.organisation)
    title = language.tr("Vollkosten {year}", year=evaluation.frame.year)
    try:
        facts = [
            *(
                figure_fact(figure.unit_cost(evaluation, unit), language, names.unit(unit))
                for unit in units[:MOST_LISTED]
            ),
            *(
                figure_fact(figure.post_cost(evaluation, post), language, names.position(post))
                for post in positions[:MOST_LISTED]
            ),
        ]
    except MissingTable as error:
        facts = [refused(error, language)]
    return Section(title, tuple(facts))
