"""A table of many rows that sorts and filters at once: rows are values, cells are made when they are seen."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from integration_office.ui.clipboard_text import ClipboardText
from integration_office.ui.models.many_roles import many_roles
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.plain_label import plain_tip
from integration_office.ui.turns import Turns
from integration_office.ui.views.roomy import RoomyNumbers

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
_ROW_PADDING = 6
_COLUMN_PADDING = 22
_NOTE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_NOTE_MARGINS = (8, 6, -8, -6)


def _nothing(_row: Any) -> str:
    return ""


@dataclass(frozen=True)
class Column(Generic[R]):
    """`text` is what a cell shows, `key` what it is sorted by, `edit` what can be typed over (None: nothing).

    `sample` is a text as wide as the column should be; `stretch`: it grows with the room that is left; `share`: part of
    the table's width that it takes where that is more, until somebody gives it another one.
    """

    header: str
    text: Callable[[R], str]
    key: Callable[[R], Any]
    sample: str = ""
    is_number: bool = False
    tip: Callable[[R], str] = _nothing
    edit: Callable[[R], str] | None = None
    hint: str = ""
    stretch: bool = False
    share: float = 0.0


class TableModel(QAbstractTableModel, Generic[R]):
    """Rows of one type in an order of their own; what is typed is only wished for."""

    edited = Signal(object, int, str)
    """Emitted with the row, the column and the text that somebody typed over."""

    multiData = many_roles

    def __init__(
        self, columns: Sequence[Column[R]], id_of: Callable[[R], Hashable], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = columns
        self.id_of = id_of
        self.rows: Sequence[R] = ()
        self._by_id: list[R] = []
        self.shown: list[R] = []
        self._wanted: Callable[[R], bool] = _all
        self._quiet: Callable[[R], bool] = _none
        self._sorted = (0, Qt.SortOrder.AscendingOrder)
        self.muted = QColor()

    def show_rows(self, rows: Sequence[R]) -> None:
        """Other rows, sorted and filtered as the last ones were."""
        self.rows = rows
        self._by_id = sorted(rows, key=lambda row: str(self.id_of(row)))
        self._arrange()

    def exchange(self, rows: Sequence[R]) -> bool:
        """Rows some of which say something else where they stand; whether all do: none came, went or moves on.

        Those that are the same objects are not looked at.
        """
        others = [(old, new) for old, new in zip(self.rows, rows, strict=False) if old is not new]
        if len(rows) != len(self.rows) or not all(self._stays(*pair) for pair in others):
            return False
        known = {id(old): new for old, new in others}
        self.rows, self._by_id = rows, [known.get(id(each), each) for each in self._by_id]
        self.shown = [known.get(id(each), each) for each in self.shown]
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.shown) - 1, len(self.columns) - 1))
        return True

    def show_only(self, wanted: Callable[[R], bool]) -> None:
        self._wanted = wanted
        self._arrange()

    def quieten(self, quiet: Callable[[R], bool]) -> None:
        """Rows that are written in the quieter colour; a word in them says why."""
        self._quiet = quiet

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = (column, order)
        self._arrange()

    def place(self, id: Hashable) -> int | None:
        """The line in which a row stands; None: it is not shown."""
        return next((n for n, row in enumerate(self.shown) if self.id_of(row) == id), None)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == _ROLE.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter if column.is_number else _LEFT
        if role == _ROLE.ToolTipRole:
            return plain_tip(column.hint)
        return column.header if role == _ROLE.DisplayRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return _EDITABLE if self.columns[index.column()].edit else _READABLE

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        row, column = self.shown[index.row()], self.columns[index.column()]
        if role == _ROLE.DisplayRole:
            return column.text(row)
        if role == _ROLE.EditRole:
            return column.edit(row) if column.edit else None
        if role == _ROLE.TextAlignmentRole and column.is_number:
            return _RIGHT
        if role == _ROLE.ToolTipRole:
            return plain_tip(column.tip(row) or column.text(row))
        if role == _ROLE.AccessibleTextRole:
            return f"{column.header}: {column.text(row)}"
        return self.muted if role == _ROLE.ForegroundRole and self._quiet(row) else None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        edit = self.columns[index.column()].edit
        row = self.shown[index.row()]
        if role != _ROLE.EditRole or edit is None or str(value) == edit(row):
            return False
        self.edited.emit(row, index.column(), str(value))
        return True

    def _stays(self, old: R, new: R) -> bool:
        asked = (self.id_of, self.columns[self._sorted[0]].key, self._wanted)
        return all(of(old) == of(new) for of in asked)

    def _arrange(self) -> None:
        column, order = self._sorted
        key = self.columns[column].key
        self.beginResetModel()
        shown = filter(self._wanted, self._by_id)
        self.shown = sorted(shown, key=key, reverse=order is Qt.SortOrder.DescendingOrder)
        self.endResetModel()


class DataTable(QTableView, Generic[R]):
    """The view of such a model: whole rows, sorted by a click on the head, Ctrl+C copies with tabs."""

    row_changed = Signal()
    """Emitted when another row is the current one."""

    def __init__(self, model: TableModel[R], name: str, spoken: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.table = model
        self._kept: Hashable = None
        self._text = ClipboardText(Turns(self), self)
        self._nothing = ""
        self._column = 0
        self._shares: dict[int, int] = {}
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        # The rims of a table have a colour of their own, which the corner between its bars must not take.
        self.setCornerWidget(QWidget())
        self._lay_out_heads()
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.selectionModel().currentColumnChanged.connect(self._on_column)
        self.selectionModel().currentRowChanged.connect(self._on_current)
        model.modelAboutToBeReset.connect(self._text.finish)
        model.modelReset.connect(self._restore)

    @property
    def row(self) -> R | None:
        """The current row."""
        index = self.currentIndex()
        return self.table.shown[index.row()] if index.isValid() else None

    @property
    def chosen(self) -> list[R]:
        """The selected rows, from the top down."""
        return [self.table.shown[row] for row in self.chosen_lines]

    @property
    def chosen_lines(self) -> list[int]:
        """The numbers of the selected lines, from the top down."""
        return selected_lines(self.selectionModel())

    def show_rows(self, rows: Sequence[R]) -> None:
        """Other rows; the one that was the current one stays it."""
        self.table.muted = colours_of(self).muted
        self.table.show_rows(rows)

    def say_when_empty(self, text: str) -> None:
        """What stands where rows would: what would be there, and what to do for it."""
        self._nothing = text
        self._describe()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._nothing and not self.table.shown:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            painter.drawText(self.viewport().rect().adjusted(*_NOTE_MARGINS), _NOTE, self._nothing)

    def go_to(self, id: Hashable) -> bool:
        """Make a row the current one; whether it is shown."""
        place = self.table.place(id)
        if place is None:
            return False
        self.setCurrentIndex(self.table.index(place, self._column))
        return True

    def expect(self, id: Hashable) -> None:
        """Make a row the current one, now or as soon as it is there."""
        self._kept = id
        self.go_to(id)

    def sort_by(self, column: int, order: Qt.SortOrder) -> None:
        self.sortByColumn(column, order)

    def copy(self) -> None:
        """The selected rows with their heads, so that they can be pasted into a table."""
        self._text.copy(self._lines(self.chosen))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stretch()

    def _lines(self, rows: Sequence[R]) -> Iterator[str]:
        yield "\t".join(column.header for column in self.table.columns)
        yield from ("\t".join(column.text(row) for column in self.table.columns) for row in rows)

    def _lay_out_heads(self) -> None:
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + _ROW_PADDING)
        quiet_heads(self)
        header = self.horizontalHeader()
        header.setSectionsMovable(True)
        self.setItemDelegate(RoomyNumbers(self))
        for number, column in enumerate(self.table.columns):
            header.resizeSection(number, self._width(column))
        self.setSortingEnabled(True)

    def _width(self, column: Column[R]) -> int:
        texts = (column.header, column.sample)
        return max(self.fontMetrics().horizontalAdvance(text) for text in texts) + _COLUMN_PADDING

    def _stretch(self) -> None:
        """The columns that may grow share what is left; none gets narrower than its sample."""
        columns, header = self.table.columns, self.horizontalHeader()
        self._take_shares()
        growing = [number for number, column in enumerate(columns) if column.stretch]
        fixed = sum(header.sectionSize(number) for number in range(len(columns)) if number not in growing)
        for number in growing:
            share = (self.viewport().width() - fixed) // len(growing)
            header.resizeSection(number, max(share, self._least(columns[number])))

    def _least(self, column: Column[R]) -> int:
        return max(self._width(column), round(self.viewport().width() * column.share))

    def _take_shares(self) -> None:
        header = self.horizontalHeader()
        for number, column in enumerate(self.table.columns):
            is_own = column.share and not column.stretch
            if is_own and header.sectionSize(number) == self._shares.get(number, self._width(column)):
                self._shares[number] = self._least(column)
                header.resizeSection(number, self._shares[number])

    def _on_column(self, current: QModelIndex) -> None:
        """Kept through other rows: whoever types down a column stays in it."""
        if current.isValid():
            self._column = current.column()

    def _on_current(self, *_: object) -> None:
        row = self.row
        self._kept = None if row is None else self.table.id_of(row)
        self.row_changed.emit()

    def _describe(self) -> None:
        """A table with rows speaks for itself."""
        self.setAccessibleDescription("" if self.table.shown else self._nothing)

    def _restore(self) -> None:
        self._describe()
        # Without a row there is nothing at the right to be led to.
        policy = Qt.ScrollBarPolicy
        self.setHorizontalScrollBarPolicy(policy.ScrollBarAsNeeded if self.table.shown else policy.ScrollBarAlwaysOff)
        if self._kept is None or not self.go_to(self._kept):
            self.row_changed.emit()


def _all(_row: object) -> bool:
    return True


def _none(_row: object) -> bool:
    return False


def selected_lines(model: QItemSelectionModel) -> list[int]:
    """The numbers of the selected lines, from the top down."""
    # The selection's ranges: asking Qt for every selected row takes a hundred times as long.
    selection = model.selection()
    parts = (selection.at(number) for number in range(selection.count()))
    return sorted({line for each in parts for line in range(each.top(), each.bottom() + 1)})


def quiet_heads(table: QTableView) -> None:
    """Heads that do not show what is selected, of a table that has its model.

    With the table's own selection Qt asks for every cell when all rows are selected: half a second at 22,000 rows.
    """
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSelectionModel(QItemSelectionModel(table.model(), header))
