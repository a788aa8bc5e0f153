"""The posts as a model on columns: sorted, filtered, gathered in groups with subtotals, without a loop over cells."""

from collections.abc import Hashable, Sequence
from itertools import starmap
from typing import Any

import numpy as np
from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from integration_office.analysis.index.numbers import Flags, Ints
from integration_office.domain.identity import PositionId
from integration_office.ui.views.staff.board import Grouping, PostBoard
from integration_office.ui.views.staff.columns import PostColumn, post_columns
from integration_office.ui.views.staff.entries import entry_text
from integration_office.ui.views.table import Column, TableModel
from integration_office.wording.language import Language
from integration_office.wording.numbers import count

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole
OPEN, SHUT = "▾", "▸"
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable


class PostModel(TableModel[int]):
    """A line is the row of a post on the board, or −1 − n for the n-th group above its posts."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        self.board: PostBoard | None = None
        self.language = language
        self.post_columns: Sequence[PostColumn] = post_columns(language)
        self._grouping = Grouping.NONE
        self._keep: Flags | None = None
        self._shut: set[str] = set()
        self._sums: dict[int, tuple[int, ...]] = {}
        self._counts: dict[int, int] = {}
        self._places: dict[int, int] | None = None
        self._flags = [_PLAIN if each.field is None else _EDITABLE for each in self.post_columns]
        super().__init__(tuple(starmap(self._column, enumerate(self.post_columns))), self._id_of, parent)

    # what is shown

    def show_board(self, board: PostBoard, keep: Flags) -> None:
        """Another state; only the posts to keep (by row)."""
        self.board, self._keep = board, keep
        self._arrange()

    def keep_only(self, keep: Flags) -> None:
        self._keep = keep
        self._arrange()

    def group_by(self, grouping: Grouping) -> None:
        if grouping is not self._grouping:
            self._grouping = grouping
            self._shut.clear()
            self._arrange()

    @property
    def grouping(self) -> Grouping:
        return self._grouping

    @property
    def kept(self) -> Ints:
        """Rows of the posts that the filters let through, in no order."""
        nothing: Ints = np.zeros(0, dtype=np.int64)
        return nothing if self._keep is None else np.flatnonzero(self._keep)

    @property
    def has_groups(self) -> bool:
        return self._grouping is not Grouping.NONE

    def toggle(self, line: int) -> None:
        """Shuts a group, or opens it again."""
        name = self._group_names[-1 - line]
        self._shut.symmetric_difference_update((name,))
        self._arrange()

    def is_shut(self, line: int) -> bool:
        return self._group_names[-1 - line] in self._shut

    def post_id(self, line: int) -> PositionId | None:
        """The post of a line; None for a group."""
        return None if self.board is None or line < 0 else self.board.posts[line].id

    def place(self, id: Hashable) -> int | None:
        if self.board is None:
            return None
        line = self._line_of(id)
        if self._places is None:
            self._places = {each: number for number, each in enumerate(self.shown)}
        return None if line is None else self._places.get(line)

    def places(self, posts: Sequence[PositionId]) -> list[int]:
        """The lines in which some posts stand, from the top down, as far as they are shown."""
        if self.board is None:
            return []
        row, shown = self.board.state.positions.row, np.array(self.shown, dtype=np.int64)
        wanted = np.zeros(len(self.board.posts), dtype=np.bool_)
        wanted[[row[each] for each in posts if each in row]] = True
        # The line of a group is negative.
        found: list[int] = np.flatnonzero((shown >= 0) & wanted[np.maximum(shown, 0)]).tolist()
        return found

    # Qt's questions

    def flags(self, index: Index) -> Qt.ItemFlag:
        # Asked for every cell when all rows are selected.
        return self._flags[index.column()] if self.shown[index.row()] >= 0 else _PLAIN

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        if role == _ROLE.FontRole:
            return _bold() if self.shown[index.row()] < 0 else None
        return super().data(index, role)

    def _arrange(self) -> None:
        self.beginResetModel()
        self.shown = [] if self.board is None else self._lines(self.board).tolist()
        self._places = None
        self.endResetModel()

    # in order of use

    def _column(self, number: int, column: PostColumn) -> Column[int]:
        return Column(
            column.header,
            lambda line: self._text(number, line),
            lambda line: line,
            column.sample,
            is_number=column.is_number,
            tip=lambda line: self._tip(column, line),
            edit=None if column.field is None else (lambda line: self.entry(column, line)),
            hint=column.hint,
            share=column.share,
        )

    def _text(self, number: int, line: int) -> str:
        if self.board is None:
            return ""
        return self.post_columns[number].text(self.board, line) if line >= 0 else self._group_text(number, line)

    def _tip(self, column: PostColumn, line: int) -> str:
        if self.board is None or line < 0 or column.tip is None:
            return ""
        return column.tip(self.board, line)

    def entry(self, column: PostColumn, line: int) -> str:
        """What stands in a cell as it can be typed in again."""
        if self.board is None or line < 0 or column.field is None:
            return ""
        return entry_text(self.board.posts[line], column.field, self.language)

    def _id_of(self, line: int) -> Hashable:
        return self.post_id(line) if line >= 0 else ("group", self._group_names[-1 - line])

    def _line_of(self, id: Hashable) -> int | None:
        if self.board is None:
            return None
        if isinstance(id, tuple):
            return -1 - self._group_names.index(id[1]) if id[1] in self._group_names else None
        return self.board.state.positions.row.get(PositionId(str(id)))

    @property
    def _group_names(self) -> tuple[str, ...]:
        return () if self.board is None else self.board.groups.get(self._grouping, ((), ()))[1]

    def _lines(self, board: PostBoard) -> Ints:
        rows = self.kept
        column, order = self._sorted
        rank = self.post_columns[column].rank(board)[rows]
        ordered = rows[np.lexsort((board.id_rank[rows], -rank if order is Qt.SortOrder.DescendingOrder else rank))]
        if self._grouping is Grouping.NONE:
            return ordered
        return self._gathered(board, ordered)

    def _gathered(self, board: PostBoard, ordered: Ints) -> Ints:
        """Every group above its posts; a group that is shut stands alone."""
        codes = board.groups[self._grouping][0]
        by_group = ordered[np.argsort(codes[ordered], kind="stable")]
        starts = np.searchsorted(codes[by_group], np.arange(len(self._group_names) + 1))
        self._add_up(board, codes[ordered], ordered)
        pieces: list[Ints] = []
        for group, name in enumerate(self._group_names):
            own = by_group[starts[group] : starts[group + 1]]
            if len(own):
                pieces.append(np.array([-1 - group], dtype=np.int64))
                pieces.extend(() if name in self._shut else (own,))
        return np.concatenate(pieces) if pieces else ordered

    def _add_up(self, board: PostBoard, codes: Ints, rows: Ints) -> None:
        size = len(self._group_names)
        self._counts = dict(enumerate(np.bincount(codes, minlength=size).tolist()))
        self._sums = {}
        for number, column in enumerate(self.post_columns):
            if column.amounts is not None:
                sums = np.zeros(size, dtype=np.int64)
                np.add.at(sums, codes, column.amounts(board)[rows])
                self._sums[number] = tuple(sums.tolist())

    def _group_text(self, number: int, line: int) -> str:
        group, column = -1 - line, self.post_columns[number]
        if number == 0:
            sign = SHUT if self.is_shut(line) else OPEN
            n = self._counts.get(group, 0)
            return f"{sign} {self._group_names[group]} ({count(n, self.language)})"
        if column.total is None or number not in self._sums:
            return ""
        return column.total(self._sums[number][group])


def totals(board: PostBoard, rows: Ints, columns: Sequence[PostColumn]) -> dict[str, int]:
    """Sums over some posts by key of the column."""
    return {column.key: int(column.amounts(board)[rows].sum()) for column in columns if column.amounts is not None}


def _bold() -> QFont:
    font = QFont()
    font.setBold(True)
    return font
