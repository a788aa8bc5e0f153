"""The sheet Vergleichsstädte."""

from integration_office.domain.cities import VERIFIED, City
from integration_office.domain.quantity import FTE_SCALE, as_decimal, ten_thousandths
from integration_office.exchange.cells import (
    Cell,
    CellRefused,
    Rounded,
    as_count,
    as_first_day,
    as_ordinal,
    as_switch,
    as_word,
)
from integration_office.exchange.faults import Fault, Remark
from integration_office.exchange.tables import Table

FTE_PLACES = 4


def read_cities(table: Table) -> dict[str, City]:
    """The city's own comparison, by name; what has no source or no day is kept and noted: nobody is shown it."""
    names = table.required("city", as_word)
    table.refuse_repeated("city", names)
    facts = zip(
        table.values("own_office", as_switch),
        table.texts("office"),
        table.texts("since"),
        table.parts("posts", _posts, FTE_PLACES),
        table.texts("posts_date"),
        table.values("inhabitants", as_ordinal),
        table.texts("inhabitants_date"),
        table.texts("concept"),
        table.texts("monitoring"),
        table.texts("note"),
        table.texts("source"),
        table.values("source_date", as_first_day),
        table.given("verified", _mark, "no"),
        table.extras(),
        strict=True,
    )
    found = [None if name is None else City(name, *own) for name, own in zip(names, facts, strict=True)]
    unproven = [
        row for row, city in zip(table.rows, found, strict=True) if city is not None and not city.has_provenance
    ]
    table.note_rows("source", Remark.CITY_UNPROVEN, unproven)
    return {city.name: city for city in found if city is not None}


def _posts(cell: Cell) -> Rounded:
    """Posts in ten-thousandths; `1.234` is refused, because nobody can tell what it means."""
    value = as_count(cell)
    parts = ten_thousandths(value)
    return Rounded(parts, as_decimal(parts, FTE_SCALE) != value)


def _mark(cell: Cell) -> str:
    mark = _MARKS.get(as_word(cell).casefold())
    if mark is None:
        raise CellRefused(Fault.UNKNOWN_MARK, as_word(cell), ", ".join(VERIFIED))
    return mark


_MARKS = {**{mark: mark for mark in VERIFIED}, "nein": "no", "primär": "primary", "sekundär": "secondary"}
