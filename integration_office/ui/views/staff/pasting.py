"""Cells pasted from a sheet, read against the posts they fall on: edits, new posts, a sentence for what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from integration_office.application.post_edits import MEASURED, PostEdit, edited_post, measures_for
from integration_office.domain.errors import DomainError, NoMeasure
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.position import Position
from integration_office.ui.background import Stopped, never
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import shortened
from integration_office.ui.views.staff.board import PostBoard
from integration_office.ui.views.staff.columns import CHANGED, PostColumn
from integration_office.ui.views.staff.editing import ONLY_THERE
from integration_office.ui.views.staff.entries import Reading, entry_text
from integration_office.ui.views.staff.new_posts import NOWHERE, NewPosts
from integration_office.ui.views.staff.pasted_cells import Cells
from integration_office.wording.language import Language
from integration_office.wording.numbers import count

MOST_ROWS, MOST_CELLS, MOST_PROBLEMS = 30_000, 400_000, 100


@dataclass
class Pasted:
    """What the cells mean: edits of posts that are there, posts that are new, and what is wrong with other lines.

    Without new posts nothing is to be done if there are `problems`; with them the user decides.
    """

    edits: list[PostEdit] = field(default_factory=list)
    new: list[Position] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    more_problems: int = 0
    refused: set[int] = field(default_factory=set)

    def told(self, language: Language) -> list[str]:
        """The problems, and how many more there are."""
        if not self.more_problems:
            return list(self.problems)
        return [*self.problems, language.tr("… und {n} weitere", n=count(self.more_problems, language))]

    def wrong(self, told: str, line: int = 0) -> None:
        self.refused.add(line)
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(told)
        else:
            self.more_problems += 1


@dataclass(frozen=True)
class Place:
    """Where the cells fall: the posts from the current one down, the columns from the current one to the right.

    `known` are all columns, for cells that bring their heads along; `unit` is where posts come into being whose line
    names none; with `all_new` no line falls on a post that is there.
    """

    posts: Sequence[int]
    columns: Sequence[PostColumn]
    known: Sequence[PostColumn]
    as_measure: bool
    unit: UnitId | None = None
    all_new: bool = False


def pasted(cells: Cells, place: Place, board: PostBoard, language: Language, stopped: Stopped = never) -> Pasted:
    """Reads everything, whatever is wrong, so that it can be mended at once: not for the thread of the window."""
    found, tr = Pasted(), language.tr
    if not cells or len(cells) > MOST_ROWS or sum(map(len, cells)) > MOST_CELLS:
        told = tr(
            "In der Zwischenablage steht keine Tabelle mit höchstens {most} Zeilen.", most=count(MOST_ROWS, language)
        )
        found.wrong(told)
        return found
    reading = Reading(board.state.organisation, language)
    reader = _Reader(place, board, language, found, reading, NewPosts(board, reading, place.unit, language))
    heads = reader.heads(cells)
    if heads is not None:
        reader.by_number(cells, heads, stopped)
    else:
        reader.by_place(cells, stopped)
    return found


_OF_THE_WORKBOOK = {
    "id": ("Stellennummer", "id"),
    "title": ("Funktion", "title"),
    "unit": ("Einheit", "unit"),
    "grade": ("Gruppe", "grade"),
    "step": ("Stufe", "step"),
    "planned": ("VZÄ Soll", "fte_planned"),
    "filled": ("VZÄ Ist", "fte_filled"),
    "kw": ("kw",),
    "ku": ("ku",),
    "vacant_from": ("Frei ab", "vacant_from"),
    "head": ("Leitung", "is_head"),
    "competences": ("Kompetenzen", "competences"),
}
"""What the sheet „Stellen“ calls the columns, in both languages: lines of it are pasted as they are."""


def _by_head(columns: Sequence[PostColumn]) -> dict[str, PostColumn]:
    """Columns by what the table and the workbook call them."""
    of_the_workbook = {head.casefold(): column for column in columns for head in _OF_THE_WORKBOOK.get(column.key, ())}
    return of_the_workbook | {column.header.casefold(): column for column in columns}


@dataclass(frozen=True)
class _Reader:
    place: Place
    board: PostBoard
    language: Language
    found: Pasted
    reading: Reading
    new_posts: NewPosts

    def heads(self, cells: Cells) -> list[PostColumn] | None:
        """The columns that the first line names, if it names the one of the numbers; None: it holds values.

        A column that the table does not have is told if anything stands in it.
        """
        first, known = cells[0], _by_head(self.place.known)
        named = [known.get(cell.casefold()) for cell in first]
        if not any(column is not None and column.key == "id" for column in named):
            return None
        for at, column in enumerate(named):
            if column is None and first[at] and any(at < len(line) and line[at] for line in cells[1:]):
                self._wrong(1, first[at], self.language.tr("Diese Spalte kennt die Tabelle nicht."))
            if column is not None and column in named[:at]:
                told = self.language.tr("Diese Spalte steht zweimal da. Bitte eine von beiden löschen.")
                self._wrong(1, first[at], told)
        return [column or NOWHERE for column in named]

    def by_number(self, cells: Cells, heads: Sequence[PostColumn], stopped: Stopped) -> None:
        """Lines with a head: the number says which post a line is about; one that nobody has is a new one's."""
        at = next(number for number, column in enumerate(heads) if column.key == "id")
        rows, lines = self.board.state.positions.row, dict[int, int]()
        for number, line in enumerate(cells[1:], start=2):
            if stopped():
                return
            row = rows.get(PositionId(line[at])) if at < len(line) else None
            if row is None or self.place.all_new:
                self._new(number, line, heads)
            elif lines.setdefault(row, number) == number:
                self._line(number, row, line, heads)
            else:
                self._again(number, heads[at].header, line[at], lines[row])

    def _again(self, number: int, column: str, id: str, first: int) -> None:
        """Neither of two lines about one post may win in silence."""
        told = self.language.tr(
            "Die Stelle „{id}“ steht schon in Zeile {row}. Bitte eine der beiden Zeilen löschen.", id=id, row=first
        )
        self._wrong(number, column, told)

    def by_place(self, cells: Cells, stopped: Stopped) -> None:
        """Values alone: they fall on the posts as they are shown; what is below the last one is new."""
        tr, wide = self.language.tr, max(map(len, cells))
        if wide > len(self.place.columns):
            told = tr(
                "Die Zwischenablage hat {columns} Spalten; ab der gewählten Zelle sind es nur {fields}. Bitte weiter "
                "links einfügen.",
                columns=wide,
                fields=len(self.place.columns),
            )
            self.found.wrong(told)
            return
        rows = () if self.place.all_new else self.place.posts
        for number, line in enumerate(cells, start=1):
            if stopped():
                return
            if number <= len(rows):
                self._line(number, rows[number - 1], line, self.place.columns)
            elif any(line):
                self._new(number, line, self.place.columns)

    def _new(self, number: int, line: Sequence[str], columns: Sequence[PostColumn]) -> None:
        post, wrong = self.new_posts.read(line, columns)
        for column, told in wrong:
            self._wrong(number, column, told)
        if post is not None:
            self.found.new.append(post)

    def _line(self, number: int, row: int, line: Sequence[str], columns: Sequence[PostColumn]) -> None:
        """All of it or nothing."""
        edits: list[PostEdit] = []
        for cell, column in zip(line, columns, strict=False):
            if column is NOWHERE or self._is_as_shown(cell, column, row):
                continue
            try:
                edits += self._cell(row, cell, column)
                self._can_be_done(edits)
            except (Incomplete, DomainError) as error:
                self._wrong(number, column.header, self.reading.told(error))
                edits.clear()
        if number not in self.found.refused:
            self.found.edits += edits

    def _can_be_done(self, edits: Sequence[PostEdit]) -> None:
        """Raises what would keep the edits of one post from being carried out."""
        if self.place.as_measure:
            measures_for(self.board.state.organisation, edits)
        for edit in edits[:1]:
            if not self.place.as_measure and edit.position not in self.board.baseline.positions:
                raise NoMeasure(edit.position, ONLY_THERE)

    def _is_as_shown(self, cell: str, column: PostColumn, row: int) -> bool:
        """What was copied from here comes back unchanged."""
        shown = column.text(self.board, row)
        return cell in (shown, shown.removeprefix(CHANGED).strip())

    def _cell(self, row: int, cell: str, column: PostColumn) -> list[PostEdit]:
        post, tr = self.board.posts[row], self.language.tr
        if column.field is None and cell:
            told = tr("Diese Spalte wird berechnet und lässt sich nicht überschreiben.")
            if column.key == "id":
                told = tr("Die Nummer einer Stelle bleibt. Neue Stellen kommen mit „Als neue Stellen einfügen“ hinzu.")
            raise Incomplete(told, is_refused=True)
        if column.field is None or cell == entry_text(post, column.field, self.language):
            return []
        value = self.reading.value(post, column.field, cell)
        if edited_post(post, column.field, value) == post:
            return []
        if self.place.as_measure and column.field not in MEASURED:
            told = tr("Das ist keine Maßnahme; bitte als Berichtigung des Ist-Stands einfügen.")
            raise Incomplete(told, is_refused=True)
        return [PostEdit(post.id, column.field, value)]

    def _wrong(self, line: int, column: str, told: str) -> None:
        self.found.wrong(
            self.language.tr("Zeile {line}, Spalte „{column}“: {told}", line=line, column=shortened(column), told=told),
            line,
        )
