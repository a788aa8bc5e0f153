"""Cells pasted from a sheet, read against the posts they fall on: every edit, or a sentence for each that is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from integration_office.application.post_edits import MEASURED, PostEdit
from integration_office.domain.errors import DomainError
from integration_office.domain.identity import PositionId
from integration_office.ui.background import Stopped, never
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import shortened
from integration_office.ui.views.staff.board import PostBoard
from integration_office.ui.views.staff.columns import CHANGED, PostColumn
from integration_office.ui.views.staff.entries import Reading, entry_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import count

MOST_ROWS, MOST_CELLS, MOST_PROBLEMS = 30_000, 400_000, 100
Cells = Sequence[Sequence[str]]


@dataclass
class Pasted:
    """What the cells mean: `edits` are to be carried out only if there are no `problems`."""

    edits: list[PostEdit] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    more_problems: int = 0

    def wrong(self, told: str) -> None:
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(told)
        else:
            self.more_problems += 1


@dataclass(frozen=True)
class Place:
    """Where the cells fall: the posts from the current one down, the columns from the current one to the right.

    `known` are all columns, for cells that bring their heads along.
    """

    posts: Sequence[int]
    columns: Sequence[PostColumn]
    known: Sequence[PostColumn]
    as_measure: bool


def cells_of(text: str) -> Cells:
    """Lines and cells of a text with tabs; a last line end is none of its own."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    while lines and not lines[-1].strip():
        lines.pop()
    return [[_bare(cell) for cell in line.split("\t")] for line in lines]


def pasted(cells: Cells, place: Place, board: PostBoard, language: Language, stopped: Stopped = never) -> Pasted:
    """Reads everything, whatever is wrong, so that it can be mended at once: not for the thread of the window."""
    found, tr = Pasted(), language.tr
    if not cells or len(cells) > MOST_ROWS or sum(map(len, cells)) > MOST_CELLS:
        told = tr(
            "In der Zwischenablage steht keine Tabelle mit höchstens {most} Zeilen.", most=count(MOST_ROWS, language)
        )
        found.wrong(told)
        return found
    reader = _Reader(place, board, language, found, Reading(board.state.organisation, language))
    heads = reader.heads(cells[0])
    if heads is not None:
        reader.by_number(cells, heads, stopped)
    else:
        reader.by_place(cells, stopped)
    return found


@dataclass(frozen=True)
class _Reader:
    place: Place
    board: PostBoard
    language: Language
    found: Pasted
    reading: Reading

    def heads(self, first: Sequence[str]) -> list[PostColumn] | None:
        """The columns that the first line names, if it names the one of the numbers; None: it holds values."""
        known = {column.header.casefold(): column for column in self.place.known}
        named = [known.get(cell.casefold()) for cell in first]
        if not any(column is not None and column.key == "id" for column in named):
            return None
        for at, column in enumerate(named):
            if column is None and first[at]:
                self._wrong(1, first[at], self.language.tr("Diese Spalte kennt die Tabelle nicht."))
        return [column or _NOWHERE for column in named]

    def by_number(self, cells: Cells, heads: Sequence[PostColumn], stopped: Stopped) -> None:
        """Lines with a head: the number says which post a line is about."""
        at = next(number for number, column in enumerate(heads) if column.key == "id")
        rows = self.board.state.positions.row
        for number, line in enumerate(cells[1:], start=2):
            if stopped():
                return
            id = line[at] if at < len(line) else ""
            row = rows.get(PositionId(id))
            if row is None:
                told = self.language.tr("Eine Stelle „{id}“ gibt es nicht.", id=shortened(id))
                self._wrong(number, heads[at].header, told)
            else:
                self._line(number, row, line, heads)

    def by_place(self, cells: Cells, stopped: Stopped) -> None:
        """Values alone: they fall on the posts as they are shown."""
        tr, wide = self.language.tr, max(map(len, cells))
        if len(cells) > len(self.place.posts) or wide > len(self.place.columns):
            told = tr(
                "Die Zwischenablage hat {rows} Zeilen und {columns} Spalten; ab der gewählten Zelle sind es nur "
                "{posts} Stellen und {fields} Spalten. Bitte weiter links oder oben einfügen.",
                rows=count(len(cells), self.language),
                columns=wide,
                posts=count(len(self.place.posts), self.language),
                fields=len(self.place.columns),
            )
            self.found.wrong(told)
            return
        for number, (row, line) in enumerate(zip(self.place.posts, cells, strict=False), start=1):
            if stopped():
                return
            self._line(number, row, line, self.place.columns)

    def _line(self, number: int, row: int, line: Sequence[str], columns: Sequence[PostColumn]) -> None:
        for cell, column in zip(line, columns, strict=False):
            if column is _NOWHERE or self._is_as_shown(cell, column, row):
                continue
            try:
                self._cell(row, cell, column)
            except (Incomplete, DomainError) as error:
                self._wrong(number, column.header, self.reading.told(error))

    def _is_as_shown(self, cell: str, column: PostColumn, row: int) -> bool:
        """What was copied from here comes back unchanged."""
        shown = column.text(self.board, row)
        return cell in (shown, shown.removeprefix(CHANGED).strip())

    def _cell(self, row: int, cell: str, column: PostColumn) -> None:
        post, tr = self.board.posts[row], self.language.tr
        if column.field is None and cell:
            told = tr("Diese Spalte wird berechnet und lässt sich nicht überschreiben.")
            raise Incomplete(told, is_refused=True)
        if column.field is None or cell == entry_text(post, column.field, self.language):
            return
        if self.place.as_measure and column.field not in MEASURED:
            told = tr("Das ist keine Maßnahme; bitte als Berichtigung des Ist-Stands einfügen.")
            raise Incomplete(told, is_refused=True)
        value = self.reading.value(post, column.field, cell)
        self.found.edits.append(PostEdit(post.id, column.field, value))

    def _wrong(self, line: int, column: str, told: str) -> None:
        self.found.wrong(
            self.language.tr("Zeile {line}, Spalte „{column}“: {told}", line=line, column=shortened(column), told=told)
        )


def _bare(cell: str) -> str:
    """Without the quotes that sheets put around a cell, and without the sign that keeps it from being a formula."""
    plain = cell.strip()
    if len(plain) > 1 and plain[0] == plain[-1] == '"':
        plain = plain[1:-1].replace('""', '"')
    return plain.removeprefix("'")


_NOWHERE = PostColumn("", "", lambda board, row: "", lambda board: board.id_rank, "")
"""A column of the sheet that the table does not have."""
