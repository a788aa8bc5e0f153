"""The sheets of the workbook and their columns, German and English, as INTERFACES names them."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache


class CellKind(Enum):
    """How a column is written; what may be read from it is decided by who reads it."""

    TEXT = "text"
    FTE = "fte"
    MONEY = "money"
    SHARE = "share"
    NUMBER = "number"
    WHOLE = "whole"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """`key` is the English header. A required column must be there (its cells are checked by who reads)."""

    key: str
    german: str
    kind: CellKind = CellKind.TEXT
    required: bool = False
    width: int = 14


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """`key` is the English name. `keeps_extra`: unknown columns are kept with each row."""

    key: str
    german: str
    columns: tuple[Column, ...]
    keeps_extra: bool = True

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)

    def matching(self, header: str) -> Column | None:
        """The column a header means, whatever its case, umlauts, spaces and hyphens."""
        return _columns_by_name(self).get(plain_name(header))


def plain_name(text: str) -> str:
    """A header or sheet name without case, umlauts, spaces and marks: `VZÄ-Soll` → `vzaesoll`."""
    folded = unicodedata.normalize("NFKC", text).casefold().translate(_UMLAUTS)
    return re.sub(r"[\W_]+", "", folded)


def sheet_named(name: str) -> SheetLayout | None:
    """The sheet of this German or English name, if it is one of ours."""
    return _SHEETS_BY_NAME.get(plain_name(name))


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_LONG = 40


def _text(key: str, german: str, width: int = 14) -> Column:
    return Column(key, german, width=width)


def _id(key: str, german: str) -> Column:
    return Column(key, german, required=True)


_ILLUSTRATIVE = _text("illustrative", "Beispiel", 10)

PLAN = SheetLayout(
    "plan",
    "Plan",
    (Column("key", "Schlüssel", required=True, width=18), Column("value", "Wert", required=True, width=80)),
    keeps_extra=False,
)
UNITS = SheetLayout(
    "units",
    "Einheiten",
    (
        _id("id", "Kennung"),
        _text("name", "Bezeichnung", _LONG),
        Column("kind", "Art", required=True),
        _text("parent", "Übergeordnet"),
        _text("grant", "Förderung"),
    ),
)
POSITIONS = SheetLayout(
    "positions",
    "Stellen",
    (
        _id("id", "Stellennummer"),
        _id("unit", "Einheit"),
        _text("title", "Funktion", _LONG),
        _text("grade", "Gruppe", 10),
        Column("step", "Stufe", CellKind.WHOLE, width=8),
        Column("fte_planned", "VZÄ Soll", CellKind.FTE, required=True, width=10),
        Column("fte_filled", "VZÄ Ist", CellKind.FTE, width=10),
        _text("competences", "Kompetenzen", 20),
        _text("is_head", "Leitung", 9),
        Column("kw", "kw", CellKind.DATE, width=12),
        _text("ku", "ku", 10),
        Column("ku_from", "ku ab", CellKind.DATE, width=12),
        Column("vacant_from", "Frei ab", CellKind.WHOLE, width=9),
        _text("grant", "Förderung"),
        _ILLUSTRATIVE,
        _text("local_factor", "Örtlicher Faktor", 16),
    ),
)
TASKS = SheetLayout(
    "tasks",
    "Aufgaben",
    (
        _id("id", "Kennung"),
        _text("name", "Bezeichnung", _LONG),
        _text("duties", "Rechtsgrundlagen", 24),
        Column("demand_fte", "Bedarf VZÄ", CellKind.FTE, width=12),
        Column("cases", "Fallzahl", CellKind.NUMBER, width=10),
        Column("minutes", "Minuten", CellKind.NUMBER, width=10),
        _text("competences", "Kompetenzen", 20),
        _text("intended", "Gewollt", 9),
        _text("intended_reason", "Gewollt Grund", 30),
        _text("conflicts", "Konflikt", 20),
        _ILLUSTRATIVE,
    ),
)
ASSIGNMENTS = SheetLayout(
    "assignments",
    "Zuordnungen",
    (
        _id("position", "Stelle"),
        _id("task", "Aufgabe"),
        Column("share", "Anteil", CellKind.SHARE, required=True, width=10),
        _ILLUSTRATIVE,
        Column("share_low", "Anteil von", CellKind.SHARE, width=10),
        Column("share_high", "Anteil bis", CellKind.SHARE, width=10),
    ),
)
BUDGET = SheetLayout(
    "budget",
    "Haushalt",
    (
        _id("unit", "Einheit"),
        _text("product", "Produkt"),
        Column("line", "Zeile", required=True, width=_LONG),
        Column("year", "Jahr", CellKind.WHOLE, required=True, width=8),
        Column("amount", "Betrag", CellKind.MONEY, required=True, width=16),
    ),
)
GRANTS = SheetLayout(
    "grants",
    "Förderungen",
    (
        _id("id", "Kennung"),
        _text("norm", "Norm", _LONG),
        Column("rate", "Satz", CellKind.SHARE, width=10),
        Column("cap_per_fte", "Höchstbetrag je VZÄ", CellKind.MONEY, width=20),
        Column("cap_total", "Höchstbetrag", CellKind.MONEY, width=16),
        Column("end", "Ende", CellKind.DATE, width=12),
        _text("conditions", "Bedingungen", 30),
        _text("in_budget", "Im Haushalt", 12),
        _ILLUSTRATIVE,
        Column("flat", "Festbetrag", CellKind.MONEY, width=14),
    ),
)
REVENUES = SheetLayout(
    "revenues",
    "Erträge nach Personen",
    (
        _id("id", "Kennung"),
        _text("name", "Bezeichnung", _LONG),
        _id("unit", "Einheit"),
        _text("product", "Produkt"),
        _text("line", "Zeile", _LONG),
        Column("persons", "Personen", CellKind.NUMBER, required=True, width=10),
        Column("persons_low", "Personen Min", CellKind.NUMBER),
        Column("persons_high", "Personen Max", CellKind.NUMBER),
        Column("rate", "Satz je Quartal", CellKind.NUMBER, required=True, width=16),
        Column("rate_low", "Satz Min", CellKind.NUMBER, width=10),
        Column("rate_high", "Satz Max", CellKind.NUMBER, width=10),
        Column("quarters", "Quartale", CellKind.NUMBER, width=10),
        Column("since", "Von Jahr", CellKind.WHOLE, width=10),
        Column("until", "Bis Jahr", CellKind.WHOLE, width=10),
        _text("in_budget", "Im Haushalt", 12),
        Column("source", "Quelle", required=True, width=60),
        _text("verified", "Geprüft", 10),
    ),
)
DUTIES = SheetLayout(
    "duties",
    "Gesetz",
    (
        _id("id", "id"),
        *(
            _text(key, key, 18)
            for key in (
                *("act", "edition", "norm", "title", "description", "addressee", "nature", "binding"),
                *("group", "applies_to", "valid_from", "valid_to", "competences", "verified", "sources"),
            )
        ),
    ),
    keeps_extra=False,
)
WEIGHTS = SheetLayout(
    "weights",
    "Gewichte",
    (
        Column("duty", "Aufgabe nach Gesetz", required=True, width=22),
        Column("weight", "Gewicht", CellKind.NUMBER, required=True),
    ),
    keeps_extra=False,
)
ASSUMPTIONS = SheetLayout(
    "assumptions",
    "Annahmen",
    (
        Column("key", "Schlüssel", required=True, width=24),
        Column("value", "Wert", CellKind.NUMBER, required=True),
        Column("low", "Min", CellKind.NUMBER),
        Column("high", "Max", CellKind.NUMBER),
        _text("source", "Quelle", 60),
        _text("unit", "Maßeinheit"),
    ),
)
SCENARIOS = SheetLayout(
    "scenarios",
    "Varianten",
    (
        Column("scenario", "Variante", required=True, width=30),
        Column("ordinal", "Nr", CellKind.WHOLE, width=6),
        Column("change", "Maßnahme", required=True, width=80),
        Column("effective", "Wirksam ab", CellKind.DATE, width=12),
        _text("reason", "Grund", _LONG),
        _text("enabled", "Aktiv", 8),
        _text("status", "Stand", 16),
        _text("archived", "Archiviert", 10),
        _text("origin", "Hervorgegangen aus", 30),
    ),
    keeps_extra=False,
)
TEXTS = SheetLayout(
    "texts",
    "Texte",
    (
        Column("key", "Schlüssel", required=True, width=30),
        _text("text", "Text", 100),
    ),
    keeps_extra=False,
)
CITIES = SheetLayout(
    "cities",
    "Vergleichsstädte",
    (
        Column("city", "Stadt", required=True, width=24),
        _text("own_office", "Eigenes Amt", 12),
        _text("office", "Bezeichnung", _LONG),
        _text("since", "Seit"),
        Column("posts", "Stellen", CellKind.FTE, width=10),
        _text("posts_date", "Stand der Stellen", 16),
        Column("inhabitants", "Einwohner", CellKind.WHOLE, width=12),
        _text("inhabitants_date", "Stand der Einwohner", 18),
        _text("concept", "Konzept", _LONG),
        _text("monitoring", "Monitoring", 30),
        _text("note", "Hinweis", _LONG),
        _text("source", "Quelle", 60),
        Column("source_date", "Gelesen am", CellKind.DATE, width=12),
        _text("verified", "Geprüft", 12),
    ),
)
SHEETS = (
    *(PLAN, UNITS, POSITIONS, TASKS, ASSIGNMENTS, BUDGET),
    *(GRANTS, REVENUES, DUTIES, WEIGHTS, ASSUMPTIONS, SCENARIOS, TEXTS, CITIES),
)


def _named_sheets() -> Iterator[tuple[str, SheetLayout]]:
    for sheet in SHEETS:
        yield plain_name(sheet.german), sheet
        yield plain_name(sheet.key), sheet


_SHEETS_BY_NAME = dict(_named_sheets())


@lru_cache
def _columns_by_name(sheet: SheetLayout) -> dict[str, Column]:
    german = {plain_name(column.german): column for column in sheet.columns}
    return {plain_name(column.key): column for column in sheet.columns} | german
