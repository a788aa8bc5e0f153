"""Savings over time in words: what the steps of the bridge and the parts of a saving are called."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from integration_office.analysis.saving_parts import NO_OFFICE, ONE_OFF, OVERHEAD, WORKPLACE
from integration_office.domain.budget import NkfLine
from integration_office.domain.changes import CutPosition
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import Measure
from integration_office.wording.budget_lines import line_text
from integration_office.wording.effects import unit_label
from integration_office.wording.language import Language
from integration_office.wording.numbers import euro, signed

if TYPE_CHECKING:
    from integration_office.analysis.horizon import Horizon

_LINES = frozenset(map(str, NkfLine))


def bridge_text(key: str, language: Language) -> str:
    """A step of the bridge from the baseline to cash."""
    return bridge_names(language)[key]


def bridge_names(language: Language) -> dict[str, str]:
    """The steps of the bridge by key, in order."""
    tr = language.tr
    return {
        "cut": tr("Entfallende Stellen, Personal"),
        "created": tr("Neue Stellen, Personal"),
        "regraded": tr("Anders bewertete Stellen"),
        "resized": tr("Anderer Stellenumfang"),
        "assumptions": tr("Andere Annahmen, Personal"),
        "workplace": tr("Sachkosten der Arbeitsplätze"),
        "overhead": tr("Gemeinkosten"),
        "pay_growth": tr("Lohnentwicklung"),
        "gross": tr("Brutto"),
        "grants_won": tr("Gewonnene Förderungen"),
        "grants_lost": tr("Verlorene Förderungen"),
        "net": tr("Netto"),
        "later": tr("Wirkung erst später (kw, Wirkungsdaten)"),
        **one_off_names(language),
        "cash": tr("Kassenwirksam"),
    }


def one_off_names(language: Language) -> dict[str, str]:
    """What costs once, by kind."""
    tr = language.tr
    return {
        "removal": tr("Umzug"),
        "double_running": tr("Doppelbetrieb"),
        "setup": tr("Einrichtung neuer Arbeitsplätze"),
        "project": tr("Projektkosten"),
    }


def line_part_text(key: str, language: Language) -> str:
    """A line of the Ergebnisplan, or a reckoned cost that stands in none."""
    tr = language.tr
    reckoned = {
        WORKPLACE: tr("Sachkosten der Arbeitsplätze (Pauschale, keiner Zeile zugeordnet)"),
        OVERHEAD: tr("Gemeinkosten (Zuschlag, keiner Zeile zugeordnet)"),
        ONE_OFF: tr("Einmalkosten (keiner Zeile zugeordnet)"),
    }
    if key in reckoned:
        return reckoned[key]
    return line_text(NkfLine(key), language) if key in _LINES else key


def office_part_text(key: str, language: Language, *organisations: Organisation) -> str:
    """An office by the name one of the organisations knows; what belongs to none is the whole city's."""
    if key == NO_OFFICE:
        return language.tr("keinem Amt zugeordnet (Projekt)")
    known = (each.units.get(UnitId(key)) for each in organisations)
    return next((unit_label(unit) for unit in known if unit is not None), key)


def changed_lines_text(changes: Mapping[NkfLine, Sequence[int]], language: Language) -> str:
    """What measures change in budget lines themselves, which stands beside the savings; empty: nothing."""
    listed = "; ".join(
        f"{line_part_text(line.value, language)} {signed(euro(sum(amounts), language))}"
        for line, amounts in changes.items()
    )
    return listed and language.tr(
        "Daneben ändern Maßnahmen diese Zeilen selbst; brutto, netto und kassenwirksam enthalten das nicht: {list}.",
        list=listed,
    )


def dated_grants_text(horizon: "Horizon", language: Language) -> str:
    """A simplification to be known of where grants change and measures have dates; empty: it plays no part."""
    if not any(map(_is_dated, horizon.measures)) or not any(
        _granted_otherwise(horizon, year) for year in horizon.years
    ):
        return ""
    return language.tr(
        "Ob die Bedingungen einer Förderung gelten, sagt der Zustand nach allen Maßnahmen: Was gewonnen oder verloren "
        "wird, zählt in jedem Jahr, auch schon vor dem Wirkungsdatum."
    )


def _is_dated(measure: Measure) -> bool:
    ends = isinstance(measure.change, CutPosition) and measure.change.lapse is not None
    return measure.enabled and (measure.effective is not None or ends)


def _granted_otherwise(horizon: "Horizon", year: int) -> bool:
    # The window shows without what only savings need.
    from integration_office.analysis.money_over_time import saving

    return bool(saving(horizon.calendar_before[year], horizon.calendar_after[year])[1])
