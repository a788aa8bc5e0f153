"""What „Erträge nach Personen“ shows, as values; and what is typed into it, read."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.revenues import Counted, RevenueResult, Spread, spread
from integration_office.domain.budget import read_line
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.revenue import Estimate, Revenue
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import line_in, name_in, number_in, shortened, typed_number, without_currency
from integration_office.ui.views.table import Column
from integration_office.wording.effects import unit_label
from integration_office.wording.language import Language
from integration_office.wording.numbers import euro, plain
from integration_office.wording.revenues import counted_text, driver_text, range_text
from integration_office.wording.savings import line_part_text

_TO = re.compile(r"\s*(?:–|\bbis\b|\bto\b|…)\s*|(?<=\d)\s*-\s*(?=\d)")
_YES, _NO = frozenset({"ja", "yes", "j", "y"}), frozenset({"nein", "no", "n"})

KEYS = (
    *("id", "name", "amount", "counted", "persons", "persons_range", "rate", "rate_range", "quarters", "years"),
    *("unit", "line", "product", "in_budget", "source", "verified"),
)
"""The columns."""


@dataclass(frozen=True, slots=True)
class RevenueRow:
    """A revenue in the year of the figures. `drawn`: P10 to P90 where its driver has a range."""

    result: RevenueResult
    unit: str
    drawn: Spread | None

    @property
    def revenue(self) -> Revenue:
        return self.result.revenue


def revenue_rows(figures: Evaluation) -> list[RevenueRow]:
    """Not for the thread of the window: ranges are drawn from."""
    year, units = figures.frame.year, figures.organisation.units
    return [
        RevenueRow(
            result,
            unit_label(units[result.revenue.unit]) if result.revenue.unit in units else result.revenue.unit,
            None if result.revenue.is_certain or not result.highest else spread([result.revenue], year),
        )
        for result in figures.revenues.results.values()
    ]


def total_text(rows: Sequence[RevenueRow], year: int, language: Language) -> str:
    """What is added in the year, and how sure that is."""
    tr = language.tr
    added = [row.result for row in rows if row.result.added]
    text = tr(
        "{amount} zählen im Jahr {year} mit.", amount=euro(sum(each.added for each in added), language), year=year
    )
    uncertain = [each.revenue for each in added if not each.revenue.is_certain]
    if not uncertain:
        return text
    drawn = spread([each.revenue for each in added], year)
    low, high = (euro(each, language) for each in (drawn.p10, drawn.p90))
    return f"{text} {tr('Mit den Spannen P10 bis P90: {low} bis {high}.', low=low, high=high)}"


def revenue_columns(language: Language) -> Sequence[Column[RevenueRow]]:
    """In the order of KEYS; what can be typed over has an `edit`."""
    tr = language.tr
    texts = _texts(language)
    heads = {
        "id": (tr("Kennung"), "INT-PAUSCH"),
        "name": (tr("Bezeichnung"), "Integrationspauschale"),
        "unit": (tr("Einheit"), "50.2 Integrationszentrum"),
        "line": (tr("Zeile"), "Zuwendungen und allgemeine"),
        "product": (tr("Produkt"), "0116"),
        "persons": (tr("Personen"), "12.345"),
        "persons_range": (tr("Spanne Personen"), "10.000 – 14.000"),
        "rate": (tr("Satz je Quartal (€)"), "1.234,56"),
        "rate_range": (tr("Spanne Satz"), "1.000 – 1.400"),
        "quarters": (tr("Quartale"), "4"),
        "years": (tr("Jahre"), "2026 – 2029"),
        "amount": (tr("Betrag"), "1.234.567 €"),
        "counted": (tr("Zählung"), counted_text(Counted.NOT_NOW, language)),
        "in_budget": (tr("Im Haushalt"), tr("offen")),
        "source": (tr("Quelle"), tr("Bescheid vom 01.01.2026")),
        "verified": (tr("geprüft"), tr("nicht verifiziert")),
    }
    return tuple(_column(key, *heads[key], texts[key], language) for key in KEYS)


def edited(revenue: Revenue, key: str, text: str, organisation: Organisation, language: Language) -> Revenue:
    """The revenue with one field as it was typed; raises Incomplete, NotALine."""
    if key.startswith(("persons", "rate")):
        return _with_driver(revenue, key, text, language)
    match key:
        case "name":
            return replace(revenue, name=name_in(text, language))
        case "unit":
            return replace(revenue, unit=_unit(text, organisation, language))
        case "line":
            return replace(revenue, line=read_line(text))
        case "product":
            return replace(revenue, product=line_in(text, language))
        case "source":
            return replace(revenue, source=line_in(text, language))
        case "quarters":
            return replace(revenue, quarters=number_in(text, language))
        case "years":
            since, until = _years(text, language)
            return replace(revenue, since=since, until=until)
    return _with_switch(revenue, key, text, language)


def _with_driver(revenue: Revenue, key: str, text: str, language: Language) -> Revenue:
    read = _with_range if key.endswith("_range") else _with_value
    if key.startswith("persons"):
        return replace(revenue, persons=read(revenue.persons, text, language))
    return replace(revenue, rate=read(revenue.rate, text, language))


def _with_switch(revenue: Revenue, key: str, text: str, language: Language) -> Revenue:
    if key == "in_budget":
        return replace(revenue, in_budget=_switch(text, language, may_be_open=True))
    return replace(revenue, verified=bool(_switch(text, language)))


def _column(
    key: str, header: str, sample: str, text: Callable[[RevenueRow], str], language: Language
) -> Column[RevenueRow]:
    sort = {
        "persons": lambda row: row.revenue.persons.value,
        "rate": lambda row: row.revenue.rate.value,
        "quarters": lambda row: row.revenue.quarters,
        "amount": lambda row: row.result.amount,
    }
    typed = {
        "unit": lambda row: row.revenue.unit,
        "line": lambda row: row.revenue.line.value,
        "persons": lambda row: typed_number(row.revenue.persons.value, language),
        "rate": lambda row: typed_number(row.revenue.rate.value, language),
        "quarters": lambda row: typed_number(row.revenue.quarters, language),
    }
    is_fixed = key in ("id", "amount", "counted")
    return Column(
        header,
        text,
        sort.get(key, text),
        sample,
        is_number=key in sort or key.endswith("_range"),
        tip=lambda row: _tip(row, key, language),
        edit=None if is_fixed else typed.get(key, text),
        stretch=key == "source",
    )


def _texts(language: Language) -> dict[str, Callable[[RevenueRow], str]]:
    tr = language.tr
    return {
        "id": lambda row: row.revenue.id,
        "name": lambda row: row.revenue.name,
        "unit": lambda row: row.unit,
        "line": lambda row: line_part_text(row.revenue.line.value, language),
        "product": lambda row: row.revenue.product,
        "persons": lambda row: plain(row.revenue.persons.value, language),
        "persons_range": lambda row: _range(row.revenue.persons, language),
        "rate": lambda row: plain(row.revenue.rate.value, language),
        "rate_range": lambda row: _range(row.revenue.rate, language),
        "quarters": lambda row: plain(row.revenue.quarters, language),
        "years": lambda row: _span(row.revenue),
        "amount": lambda row: euro(row.result.amount, language),
        "counted": lambda row: counted_text(row.result.counted, language),
        "in_budget": lambda row: _switch_text(row.revenue.in_budget, language),
        "source": lambda row: row.revenue.source,
        "verified": lambda row: tr("ja") if row.revenue.verified else tr("nein"),
    }


def _tip(row: RevenueRow, key: str, language: Language) -> str:
    if key != "amount":
        return ""
    return "\n".join(filter(None, (driver_text(row.result, language), range_text(row.result, row.drawn, language))))


def _range(estimate: Estimate, language: Language) -> str:
    """100 – 140; empty where it is certain."""
    if estimate.lowest == estimate.highest:
        return ""
    return f"{typed_number(estimate.lowest, language)} – {typed_number(estimate.highest, language)}"


def _with_value(estimate: Estimate, text: str, language: Language) -> Estimate:
    return replace(estimate, value=number_in(_bare(text), language))


def _with_range(estimate: Estimate, text: str, language: Language) -> Estimate:
    """An empty field takes the range away."""
    if not text.strip():
        return replace(estimate, low=None, high=None)
    low, high = _two(text, language)
    return replace(estimate, low=number_in(_bare(low), language), high=number_in(_bare(high), language))


def _two(text: str, language: Language) -> tuple[str, str]:
    parts = _TO.split(text.strip())
    if len(parts) != 2:
        told = language.tr("„{text}“ ist keine Spanne. Bitte zum Beispiel 100 – 140 schreiben.", text=shortened(text))
        raise Incomplete(told, is_refused=True)
    return parts[0], parts[1]


def _span(revenue: Revenue) -> str:
    """2026 – 2029, 2026 –; empty without bounds."""
    if revenue.since is None and revenue.until is None:
        return ""
    return " – ".join("" if year is None else str(year) for year in (revenue.since, revenue.until)).strip()


def _years(text: str, language: Language) -> tuple[int | None, int | None]:
    if not text.strip():
        return None, None
    found = re.fullmatch(r"\s*(\d{4})?\s*(?:–|-|bis|to)?\s*(\d{4})?\s*", text)
    if found is None:
        told = language.tr("„{text}“ sind keine Jahre. Bitte zum Beispiel 2026 – 2029 schreiben.", text=shortened(text))
        raise Incomplete(told, is_refused=True)
    since, until = (int(each) if each else None for each in found.groups())
    is_one_year = until is None and re.fullmatch(r"\s*\d{4}\s*", text) is not None
    return since, since if is_one_year else until


def _switch(text: str, language: Language, *, may_be_open: bool = False) -> bool | None:
    """Yes or no in either language; None: nobody has said."""
    tr, word = language.tr, text.strip().casefold()
    if may_be_open and word in ("", "offen", "open", tr("offen").casefold()):
        return None
    if word not in (*_YES, *_NO, tr("ja").casefold(), tr("nein").casefold()):
        raise Incomplete(tr("Bitte ja oder nein schreiben."), is_refused=True)
    return word in (*_YES, tr("ja").casefold())


def _switch_text(value: bool | None, language: Language) -> str:
    tr = language.tr
    if value is None:
        return tr("offen")
    return tr("ja") if value else tr("nein")


def _unit(text: str, organisation: Organisation, language: Language) -> UnitId:
    """By its id or the name it goes by."""
    word = text.strip()
    if word in organisation.units:
        return UnitId(word)
    named = [unit.id for unit in organisation.units.values() if word in (unit.name, unit_label(unit))]
    if len(named) != 1:
        told = language.tr("„{text}“ ist keine Einheit des Plans. Bitte ihre Kennung schreiben.", text=shortened(word))
        raise Incomplete(told, is_refused=True)
    return named[0]


def _bare(text: str) -> str:
    return without_currency(text)
