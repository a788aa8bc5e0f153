"""What the strip says of each scenario: how far it is and its key figures, in a few short lines and in full."""

from collections.abc import Iterator
from dataclasses import dataclass

from integration_office.analysis import figure
from integration_office.analysis.coverage import Status
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import FigureUnit, Value
from integration_office.analysis.undecided import undecided
from integration_office.domain.identity import PositionId
from integration_office.domain.scenario import Projection, Scenario
from integration_office.ui.panels.key_figures import status_number
from integration_office.wording.calendar import later_text
from integration_office.wording.coverage import group_text
from integration_office.wording.effects import incomparable_text
from integration_office.wording.errors import sentence
from integration_office.wording.figures import difference_text, figure_name, marks, value_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import percent
from integration_office.wording.scenarios import status_text

BINDING = "binding"
CARE = "°"
"""Behind an amount: there is something to be careful about, said in full in the tip."""


@dataclass(frozen=True, slots=True)
class Card:
    """Figures of one state in a year. `cost`: the difference from the Ist-Stand, on the Ist-Stand itself the whole.

    `care`: what to be careful about with it; `problem`: why there is none.
    """

    year: int
    cost: Value
    is_whole: bool
    care: tuple[str, ...]
    problem: str
    overlap: int
    binding: Value
    orphaned: int
    broken: int
    undecided: tuple[PositionId, ...]


def card_of(
    baseline: Evaluation, state: Evaluation, projection: Projection, language: Language, *, is_whole: bool = False
) -> Card:
    """The figures of a projection whose evaluation is `state`; the costly part of it."""
    effects = Effects(baseline, state)
    cost, care, problem = _cost(effects, is_whole, language)
    open_posts = undecided(baseline.organisation, projection.organisation)
    return Card(
        year=state.frame.year,
        cost=cost,
        is_whole=is_whole,
        care=care,
        problem=problem,
        overlap=state.overlap.fte,
        binding=state.coverage.groups[BINDING].index,
        orphaned=status_number(state, BINDING, Status.ORPHANED),
        broken=len(projection.broken),
        undecided=tuple(each.position for each in open_posts),
    )


def card_lines(card: Card | None, scenario: Scenario | None, language: Language) -> tuple[str, ...]:
    """Below the name: how far and how much, money and double work, duties and what is open."""
    first = _first_line(card, scenario, language)
    if card is None:
        return (first, language.tr("wird gerechnet …"), "")
    tr = language.tr
    overlap = tr("doppelt {fte}", fte=value_text(card.overlap, FigureUnit.CAPACITY, language))
    parts = [tr("Pflicht {index}", index=_index(card.binding, language))]
    if card.orphaned:
        parts.append(tr("{n} verwaist", n=card.orphaned))
    if card.undecided:
        parts.append(tr("{n} nicht zugeordnet", n=len(card.undecided)))
    return (first, f"{_money(card, language)} · {overlap}", " · ".join(parts))


def card_tip(card: Card | None, scenario: Scenario | None, language: Language) -> str:
    """Everything in full, a line each."""
    return "\n".join(line for line in _tip_lines(card, scenario, language) if line)


def open_text(number: int, language: Language) -> str:
    """3 Stellen noch nicht zugeordnet."""
    return language.trn("{n} Stelle noch nicht zugeordnet", "{n} Stellen noch nicht zugeordnet", number)


def open_meaning(language: Language) -> str:
    """Which posts are meant."""
    return language.tr(
        "Gemeint sind Stellen, die die Variante direkt an ein Dezernat oder an eine Einheit mit Untereinheiten gehängt "
        "hat,\nund Stellen, die in einer Einheit zurückbleiben, aus der mehr wegging, als blieb."
    )


def _cost(effects: Effects, is_whole: bool, language: Language) -> tuple[Value, tuple[str, ...], str]:
    if effects.no_costs is not None:
        return None, (), sentence(effects.no_costs, language)
    built = figure.full_cost(effects.after)
    amount = effects.after.cost.full_cost if is_whole else effects.cost.full_cost
    care = [mark.text for mark in marks(built, language)]
    if not is_whole and effects.cost.unpriced:
        care.append(incomparable_text(language))
    return amount, tuple(care), ""


def _first_line(card: Card | None, scenario: Scenario | None, language: Language) -> str:
    if scenario is None:
        return language.tr("Bestand ohne Maßnahmen")
    count = language.trn("{n} Maßnahme", "{n} Maßnahmen", len(scenario.measures))
    parts = [status_text(scenario.status, language), count]
    if card is not None and card.broken:
        parts.append(f"⚠ {card.broken}")
    return " · ".join(parts)


def _money(card: Card, language: Language) -> str:
    if card.problem:
        return language.tr("Kosten nicht bestimmbar")
    if card.is_whole:
        text = value_text(card.cost, FigureUnit.CENTS, language)
    elif not card.cost:
        text = language.tr("= gleiche Kosten")
    else:
        text = f"{'▲' if card.cost > 0 else '▼'} {difference_text(card.cost, FigureUnit.CENTS, language)}"
    return text + (CARE if card.care else "")


def _index(index: Value, language: Language) -> str:
    return "–" if index is None else percent(index, language)


def _tip_lines(card: Card | None, scenario: Scenario | None, language: Language) -> Iterator[str]:
    tr = language.tr
    yield tr("Ist-Stand") if scenario is None else scenario.name
    yield _first_line(None, scenario, language)
    if scenario is not None and scenario.origin:
        yield tr("Hervorgegangen aus „{name}“", name=scenario.origin)
    if card is None:
        yield tr("Die Kennzahlen werden gerechnet.")
        return
    yield _broken_text(card, scenario, language)
    yield card.problem or _cost_line(card, language)
    yield "" if scenario is None or card.problem else later_text(scenario.measures, card.year, language)
    overlap = value_text(card.overlap, FigureUnit.CAPACITY, language)
    yield f"{figure_name('overlap_fte', language)}: {overlap}"
    orphaned = language.trn("{n} verwaist", "{n} verwaist", card.orphaned)
    yield f"{group_text(BINDING, language)}: {_index(card.binding, language)}, {orphaned}"
    yield open_text(len(card.undecided), language) if card.undecided else ""


def _cost_line(card: Card, language: Language) -> str:
    name = f"{figure_name('full_cost', language)} {card.year}"
    against = "" if card.is_whole else " " + language.tr("gegenüber Ist-Stand")
    care = f" ({', '.join(card.care)})" if card.care else ""
    return f"{name}{against}: {_money(card, language).removesuffix(CARE)}{care}"


def _broken_text(card: Card, scenario: Scenario | None, language: Language) -> str:
    if scenario is None or not card.broken:
        return ""
    if card.broken == sum(each.enabled for each in scenario.measures):
        return "⚠ " + language.tr(
            "Keine Maßnahme greift mehr: Der Ist-Stand, auf dem die Variante beruht, ist nicht mehr da. Bitte die "
            "Maßnahmen durchsehen."
        )
    return language.trn("⚠ {n} Maßnahme greift nicht", "⚠ {n} Maßnahmen greifen nicht", card.broken)
