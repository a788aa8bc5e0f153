"""A sheet with its header found: columns by key, each cell read once, every refusal with its place."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, zip_longest
from typing import TypeVar

from integration_office.domain.errors import DomainError
from integration_office.domain.unit import Extra
from integration_office.exchange.cells import (
    BrokenCell,
    Cell,
    CellRefused,
    Rounded,
    as_id,
    as_switch,
    as_text,
    is_blank,
)
from integration_office.exchange.faults import Fault, Remark
from integration_office.exchange.findings import Defect, Findings, Place
from integration_office.exchange.layout import Column, SheetLayout, plain_name
from integration_office.wording.letters import unseen

T = TypeVar("T")
Rows = Sequence[Sequence[Cell]]
Known = Collection[str] | None
"""Ids that may be named; None: their sheet could not be read, so nothing can be said about them."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One of our sheets as it lies in a source: all rows from the first on, header included.

    `fields_counted`: a row longer than the header is a slip of the pen (CSV), not a cell beside the table.
    `readable`: False for a file that has been refused as a whole; the sheet is there all the same.
    """

    layout: SheetLayout
    place: Place
    rows: Rows
    fields_counted: bool = False
    readable: bool = True


@dataclass(frozen=True)
class NamedCells:
    """A column as it stands in the source. Columns repeat themselves: what is told of equal cells is found once."""

    header: str
    cells: Sequence[Cell]

    @cached_property
    def marks(self) -> Sequence[Hashable]:
        """What tells the cells apart: 1, 1.0 and True are equal to Python but not to a reader."""
        kinds = list(map(type, self.cells))
        return self.cells if len(set(kinds)) < 2 else list(zip(kinds, self.cells, strict=True))

    @cached_property
    def different(self) -> Mapping[Hashable, Cell]:
        """One cell for each mark."""
        return dict(zip(self.marks, self.cells, strict=True))

    def told(self, by_mark: Mapping[Hashable, T]) -> list[T]:
        """For each cell what is told of its mark."""
        return list(map(by_mark.__getitem__, self.marks))

    def places(self, marks: Collection[Hashable]) -> list[int]:
        """Where cells with one of the marks stand."""
        return [index for index, mark in enumerate(self.marks) if mark in marks] if marks else []

    @cached_property
    def ids(self) -> frozenset[str]:
        """What can be read as an id."""
        return frozenset(_readable_ids(self.different.values()))

    @cached_property
    def blank(self) -> list[int]:
        """Where nothing stands."""
        return self.places({mark for mark, cell in self.different.items() if is_blank(cell)})


@dataclass(frozen=True)
class Table:
    """Rows that are not empty, with their numbers as Excel counts.

    `broken`: a required column is missing, so nothing can be said about what is not in it.
    """

    layout: SheetLayout
    place: Place
    rows: Sequence[int]
    columns: Mapping[str, NamedCells]
    unknown: Sequence[NamedCells]
    findings: Findings
    broken: bool = False

    def values(self, key: str, read: Callable[[Cell], T]) -> list[T | None]:
        """The column read cell by cell; None where the cell is empty or refused, or the column absent."""
        column = self.columns.get(key)
        if column is None:
            return [None] * len(self.rows)
        values, refused = _read(column, read)
        for index in column.places(refused):
            self.refuse(index, key, refused[column.marks[index]])
        return column.told(values)

    def required(self, key: str, read: Callable[[Cell], T]) -> list[T | None]:
        """As `values`; an empty cell is refused."""
        self.refuse_blank(key)
        return self.values(key, read)

    def ids(self, key: str = "id") -> Known:
        """All ids of the sheet, so that others may name them, even where a row is refused."""
        column = self.columns.get(key)
        if self.broken:
            return None
        return column.ids if column else frozenset()

    def given(self, key: str, read: Callable[[Cell], T], default: T) -> list[T]:
        """As `values`, with a default where nothing stands."""
        return [default if value is None else value for value in self.values(key, read)]

    def one(self, key: str, index: int, read: Callable[[Cell], T]) -> T | None:
        """A single cell, for a sheet whose rows mean different things."""
        value = _value(self.columns[key].cells[index], read)
        if isinstance(value, _Refused):
            self.refuse(index, key, value.cause)
            return None
        return value

    def texts(self, key: str) -> list[str]:
        return self.given(key, as_text, "")

    def lists(self, key: str, read: Callable[[Cell], tuple[str, ...]]) -> list[tuple[str, ...]]:
        return self.given(key, read, ())

    def switches(self, key: str) -> list[bool]:
        """Yes where yes stands; an empty cell is no."""
        return self.given(key, as_switch, False)

    def parts(self, key: str, read: Callable[[Cell], Rounded], places: int) -> list[int | None]:
        """Whole parts; that some were rounded is noted once for the column."""
        values = self.values(key, read)
        lossy = [row for row, value in zip(self.rows, values, strict=True) if value is not None and value.lossy]
        self.note_rows(key, Remark.ROUNDED, lossy, str(places))
        return [None if value is None else value.parts for value in values]

    def extras(self) -> list[Extra]:
        """The cells of unknown columns, row by row."""
        if not self.unknown:
            return [()] * len(self.rows)
        columns = map(self._extra_pairs, self.unknown)
        return [tuple([pair for pair in row if pair]) for row in zip(*columns, strict=True)]

    def refuse(self, index: int, key: str, cause: Defect | DomainError | Fault) -> None:
        self.findings.refuse(self.place.at(self.rows[index], self.header(key)), cause)

    def refuse_blank(self, key: str) -> None:
        for index in self._blank(key):
            self.refuse(index, key, Fault.MISSING)

    def refuse_unknown(
        self, key: str, ids: Sequence[str | None], known: Known, error: Callable[[str], DomainError]
    ) -> None:
        """Every id that is not known is refused at its row."""
        if known is None or not _strangers(ids, known):
            return
        entries = (() if each is None else (each,) for each in ids)
        self.refuse_unknown_entries(key, list(entries), known, error)

    def refuse_unknown_entries(
        self, key: str, lists: Sequence[Sequence[str]], known: Known, error: Callable[[str], DomainError]
    ) -> None:
        """As `refuse_unknown`, for cells that name several."""
        if known is None or not _strangers(chain.from_iterable(lists), known):
            return
        for index, entries in enumerate(lists):
            for each in entries:
                if each not in known:
                    self.refuse(index, key, error(each))

    def refuse_repeated(self, key: str, ids: Sequence[str | None]) -> None:
        """An id is refused where it stands again, with the row where it stood first."""
        for index, row in self.repeated(ids):
            self.refuse(index, key, Defect(Fault.ID_TWICE, str(ids[index]), str(row)))

    def repeated(self, things: Sequence[Hashable | None]) -> Iterator[tuple[int, int]]:
        """Where something stands again, and the row where it stood first; None may stand as often as it likes."""
        if len(set(things)) + max(things.count(None) - 1, 0) == len(things):
            return
        first: dict[Hashable, int] = {}
        for index, each in enumerate(things):
            if each is not None and first.setdefault(each, index) != index:
                yield index, self.rows[first[each]]

    def note_without(self, key: str) -> None:
        """Rows that say nothing in the column they are about are noted as left out."""
        rows = [self.rows[index] for index in self._blank(key)]
        self.note_rows(key, Remark.ROW_WITHOUT_VALUE, rows)

    def note_rows(self, key: str, remark: Remark, rows: list[int], found: str = "") -> None:
        self.findings.note_rows(self.place.at(0, self.header(key)), remark, rows, found)

    def note_unseen(self, column: NamedCells) -> None:
        """Texts and ids stay as they are; nobody else would find out why two that look alike differ."""
        found = {mark: unseen(cell) for mark, cell in column.different.items() if isinstance(cell, str)}
        marks = {mark for mark, codes in found.items() if codes}
        codes = ", ".join(sorted({code for mark in marks for code in found[mark]}))
        rows = [self.rows[index] for index in column.places(marks)]
        self.findings.note_rows(self.place.at(0, column.header), Remark.UNSEEN, rows, codes)

    def note_cause(self, index: int, key: str, remark: Remark, cause: DomainError) -> None:
        self.findings.note_cause(self.place.at(self.rows[index], self.header(key)), remark, cause)

    def is_blank(self, key: str, index: int) -> bool:
        column = self.columns.get(key)
        return column is None or is_blank(column.cells[index])

    def header(self, key: str) -> str:
        """The column's header as it stands in the source, else its German name."""
        column = self.columns.get(key)
        return column.header if column else self.layout.column(key).german

    def _blank(self, key: str) -> list[int]:
        column = self.columns.get(key)
        return column.blank if column else []

    def _extra_pairs(self, column: NamedCells) -> list[tuple[str, str] | None]:
        """Header and text of each cell; None for an empty one."""
        broken = {mark: cell.fault for mark, cell in column.different.items() if isinstance(cell, BrokenCell)}
        for index in column.places(broken):
            self.findings.refuse(self.place.at(self.rows[index], column.header), broken[column.marks[index]])
        return column.told(
            {
                mark: None if mark in broken or is_blank(cell) else (column.header, as_text(cell))
                for mark, cell in column.different.items()
            }
        )


@dataclass(frozen=True, slots=True)
class _Refused:
    """Why a cell has no value."""

    cause: Defect | DomainError


def _read(
    column: NamedCells, read: Callable[[Cell], T]
) -> tuple[dict[Hashable, T | None], dict[Hashable, Defect | DomainError]]:
    """The value of each different cell, None where it is empty or refused; why those are refused."""
    values: dict[Hashable, T | None] = {}
    refused: dict[Hashable, Defect | DomainError] = {}
    for mark, cell in column.different.items():
        value = _value(cell, read)
        if isinstance(value, _Refused):
            refused[mark], values[mark] = value.cause, None
        else:
            values[mark] = value
    return values, refused


def _value(cell: Cell, read: Callable[[Cell], T]) -> T | _Refused | None:
    try:
        if isinstance(cell, BrokenCell):
            return _Refused(Defect(cell.fault))
        return None if is_blank(cell) else read(cell)
    except CellRefused as refused:
        return _Refused(refused.defect)
    except DomainError as error:
        return _Refused(error)


def _strangers(ids: Iterable[str | None], known: Collection[str]) -> bool:
    """Whether one of the ids is not known."""
    named = set(ids)
    named.discard(None)
    return not named.issubset(known)


def table_of(raw: RawSheet, findings: Findings) -> Table:
    """The sheet's table; a missing header or required column, and a doubled one, are refused."""
    if not raw.readable:
        return Table(raw.layout, raw.place, (), {}, (), findings, broken=True)
    top = next((index for index, row in enumerate(raw.rows) if not _is_empty(row)), None)
    header = [] if top is None else [as_text(cell).strip() for cell in raw.rows[top]]
    matched = [raw.layout.matching(name) if name else None for name in header]
    if top is None or not any(column and column.required for column in matched):
        return _without_header(raw, findings, 0 if top is None else top + 1)
    place = raw.place.at(top + 1)
    broken = _refuse_missing(raw.layout, matched, place, findings)
    _refuse_doubled(header, matched, place, findings)
    rows = [index for index in range(top + 1, len(raw.rows)) if not _is_empty(raw.rows[index])]
    _check_width(raw, rows, len(header), findings)
    columns = _transposed([raw.rows[index] for index in rows], len(header))
    known: dict[str, NamedCells] = {}
    unknown = []
    for name, column, cells in zip(header, matched, columns, strict=True):
        if column is not None:
            known.setdefault(column.key, NamedCells(name, cells))
        elif name:
            unknown.append(NamedCells(name, cells))
    numbers = [index + 1 for index in rows]
    _note_unknown(raw, header, columns, unknown, findings)
    table = Table(raw.layout, raw.place, numbers, known, unknown, findings, broken)
    for each in (*known.values(), *unknown):
        table.note_unseen(each)
    return table


def absent(layout: SheetLayout, findings: Findings) -> Table:
    """A sheet that is not there: a table without rows."""
    return Table(layout, Place(""), (), {}, (), findings)


def _readable_ids(cells: Iterable[Cell]) -> Iterator[str]:
    for cell in cells:
        with suppress(CellRefused):
            yield as_id(cell)


def _is_empty(row: Sequence[Cell]) -> bool:
    return all(map(is_blank, row))


def _without_header(raw: RawSheet, findings: Findings, row: int) -> Table:
    wanted = ", ".join(column.german for column in raw.layout.columns if column.required)
    findings.refuse(raw.place.at(row), Defect(Fault.NO_HEADER, other=wanted))
    return Table(raw.layout, raw.place, (), {}, (), findings, broken=True)


def _refuse_missing(layout: SheetLayout, matched: Sequence[Column | None], place: Place, findings: Findings) -> bool:
    missing = [column for column in layout.columns if column.required and column not in matched]
    for column in missing:
        findings.refuse(place.at(place.row, column.german), Fault.COLUMN_MISSING)
    return bool(missing)


def _refuse_doubled(header: Sequence[str], matched: Sequence[Column | None], place: Place, findings: Findings) -> None:
    seen: set[str] = set()
    for name, column in zip(header, matched, strict=True):
        mark = column.key if column else plain_name(name) or name
        if name and mark in seen:
            findings.refuse(place.at(place.row, name), Fault.COLUMN_TWICE)
        seen.add(mark)


def _check_width(raw: RawSheet, rows: Iterable[int], width: int, findings: Findings) -> None:
    if not raw.fields_counted:
        return
    for index in rows:
        if any(not is_blank(cell) for cell in raw.rows[index][width:]):
            findings.refuse(raw.place.at(index + 1), Fault.TOO_MANY_FIELDS)


def _transposed(rows: Rows, width: int) -> list[Sequence[Cell]]:
    columns = list(zip_longest(*rows, fillvalue=""))[:width]
    return [*columns, *([""] * len(rows) for _ in range(width - len(columns)))]


def _note_unknown(
    raw: RawSheet,
    header: Sequence[str],
    columns: Sequence[Sequence[Cell]],
    unknown: Iterable[NamedCells],
    findings: Findings,
) -> None:
    remark = Remark.UNKNOWN_COLUMN if raw.layout.keeps_extra else Remark.COLUMN_DROPPED
    for column in unknown:
        findings.note(raw.place.at(0, column.header), remark)
    nameless = [cells for name, cells in zip(header, columns, strict=True) if not name and not _is_empty(cells)]
    count = sum(not is_blank(cell) for cells in nameless for cell in cells)
    if count:
        findings.note(raw.place, Remark.COLUMN_WITHOUT_NAME, count=count)
