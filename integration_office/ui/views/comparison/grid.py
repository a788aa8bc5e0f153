"""A table of finished texts with headings between the rows: what it shows is made elsewhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from integration_office.ui.appearance import Colours
from integration_office.ui.models.many_roles import many_roles
from integration_office.ui.panels.differences import Tone
from integration_office.ui.plain_label import plain_tip
from integration_office.ui.scenario_cards import CARE
from integration_office.ui.views.frozen_table import FrozenTable
from integration_office.ui.views.roomy import RoomyNumbers

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PADDING = 20
_ROW_PADDING = 8
_MEASURED = 60
_CELL_MARGIN = 10


@dataclass(frozen=True, slots=True)
class GridCell:
    """`tone` says with a colour what the text says in words; `copied` is what a spreadsheet gets of it."""

    text: str
    tone: Tone | None = None
    is_number: bool = False
    is_care: bool = False
    copied: str | None = None

    @property
    def for_sheet(self) -> str:
        return self.text if self.copied is None else self.copied


@dataclass(frozen=True, slots=True)
class GridLine:
    """The cells of a line, or one text over all columns: a heading."""

    cells: tuple[GridCell, ...]
    is_heading: bool = False


class GridModel(QAbstractTableModel):
    """Headers and lines, replaced as a whole."""

    multiData = many_roles

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headers: tuple[str, ...] = ()
        self.lines: tuple[GridLine, ...] = ()
        self._colours: Colours | None = None
        self._of_numbers: set[int] = set()

    def show_lines(self, headers: Sequence[str], lines: Sequence[GridLine], colours: Colours) -> None:
        self.beginResetModel()
        self.headers, self.lines, self._colours = tuple(headers), tuple(lines), colours
        self._of_numbers = {
            column for line in lines if not line.is_heading for column, cell in enumerate(line.cells) if cell.is_number
        }
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.headers)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.headers):
            return None
        if role == _ROLE.ToolTipRole:
            return plain_tip(self.headers[section])
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if section in self._of_numbers else _LEFT
        return self.headers[section] if role == _ROLE.DisplayRole else None

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if index.column() >= len(line.cells):
            return None
        cell = line.cells[index.column()]
        if role == _ROLE.DisplayRole:
            return cell.text
        if role == _ROLE.ToolTipRole:
            return plain_tip(cell.text)
        if role == _ROLE.AccessibleTextRole:
            return self._spoken(line, index.column())
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if cell.is_number else _LEFT
        if role == _ROLE.FontRole and line.is_heading:
            font = QFont(QGuiApplication.font())
            font.setBold(True)
            return font
        return self._colour(cell) if role == _ROLE.ForegroundRole else None

    def _spoken(self, line: GridLine, column: int) -> str:
        """The name of the line, the head of the column, and what stands there; in place of the sign what it means."""
        text, name = line.cells[column].text.strip(), line.cells[0].text.strip()
        care = next((cell.text for cell in line.cells if cell.is_care and cell.text), "")
        if line.is_heading or column == 0:
            return ", ".join(filter(None, (text.removesuffix(CARE), care)))
        told = f"{name.removesuffix(CARE)}, {self.headers[column]}: {text or '–'}"
        return f"{told}, {care}" if care and not line.cells[column].is_care else told

    def _colour(self, cell: GridCell) -> QColor | None:
        if self._colours is None:
            return None
        if cell.is_care:
            return self._colours.warning
        return None if cell.tone is None else QColor(cell.tone.colour(self._colours))


class GridTable(FrozenTable):
    """The first column stays; Ctrl+C copies everything for a spreadsheet. `wraps`: long names take several lines."""

    def __init__(self, name: str, spoken: str, parent: QWidget | None = None, *, wraps: bool = False) -> None:
        super().__init__(1, parent)
        self._wraps = wraps
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.grid = GridModel(self)
        self.setModel(self.grid)
        self.setSelectionBehavior(FrozenTable.SelectionBehavior.SelectRows)
        for view in (self, self.front):
            view.setWordWrap(wraps)
            view.setItemDelegate(RoomyNumbers(view))
        copy = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy)
        copy.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def show_lines(
        self, headers: Sequence[str], lines: Sequence[GridLine], colours: Colours, widest: Sequence[int]
    ) -> None:
        """`widest`: the most letters of the first column and of the others."""
        place = self.currentIndex()
        self.grid.show_lines(headers, lines, colours)
        row = self.fontMetrics().height() + _ROW_PADDING
        headings = [number for number, line in enumerate(lines) if line.is_heading]
        self.lay_out(self._widths(widest), headings, row, row)
        if self._wraps:
            self._fit_rows(row)
        if place.isValid() and place.row() < len(lines) and place.column() < len(headers):
            self.setCurrentIndex(self.grid.index(place.row(), place.column()))

    def copy(self) -> None:
        """Everything, with tabs, as Excel and Calc take it: numbers as numbers, without units."""
        rows = ([cell.for_sheet.strip() for cell in line.cells] for line in self.grid.lines)
        texts = ("\t".join(_one_line(text) for text in row).rstrip() for row in (list(self.grid.headers), *rows))
        QGuiApplication.clipboard().setText("\n".join(texts))

    def _fit_rows(self, one_line: int) -> None:
        room = QRect(0, 0, self.columnWidth(0) - _CELL_MARGIN, 0)
        for number, line in enumerate(self.grid.lines):
            if not line.is_heading and line.cells:
                text = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, line.cells[0].text)
                for view in (self, self.front):
                    view.setRowHeight(number, max(one_line, text.height() + _ROW_PADDING))

    def _widths(self, widest: Sequence[int]) -> list[int]:
        metrics = self.fontMetrics()
        widths = [metrics.horizontalAdvance(header) for header in self.grid.headers]
        texts: list[set[str]] = [set() for _ in self.grid.headers]
        for line in self.grid.lines:
            for column, cell in enumerate(line.cells if not line.is_heading else ()):
                texts[column].add(cell.text)
        for column, found in enumerate(texts):
            # The widest is among those with most letters; to measure thousands takes long.
            longest = nlargest(_MEASURED, found, key=len)
            widths[column] = max(widths[column], *map(metrics.horizontalAdvance, longest), 0)
        letter = metrics.averageCharWidth()
        fitted = [min(width, letter * widest[min(column, 1)]) + _PADDING for column, width in enumerate(widths)]
        # What is left of the room goes to the names, as far as they need it.
        spare = self.viewport().width() - sum(fitted)
        return [min(widths[0] + _PADDING, fitted[0] + max(spare, 0)), *fitted[1:]] if fitted else []


def _one_line(text: str) -> str:
    return " ".join(text.split())
