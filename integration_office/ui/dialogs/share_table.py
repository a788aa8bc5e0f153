"""Who does what with how much: the shares of posts as a table in which each can be written over."""

from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QTableView

from integration_office.domain.identity import PositionId, TaskId
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import share_in
from integration_office.ui.plain_label import plain_tip
from integration_office.wording.names import Names

POST, TASK, SHARE = range(3)
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_TOP = QModelIndex()
_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A share of a post (ten-thousandths) as it is now and as it is to be."""

    position: PositionId
    task: TaskId
    before: int
    share: int
    illustrative: bool = False


class ShareTable(QTableView):
    """Tells of the key that ends what is selected."""

    delete_pressed = Signal()
    """Emitted for the Delete key."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)


class ShareModel(QAbstractTableModel):
    """The rows are values; a share that makes no sense is told and nothing changes."""

    shares_changed = Signal()
    """Emitted when a share or the rows are other ones."""

    refused = Signal(str)
    """Emitted with the sentence why what was typed is no share."""

    def __init__(self, rows: tuple[ShareRow, ...], names: Names, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self._names = names
        self._bold = QFont(QGuiApplication.font())
        self._bold.setBold(True)

    def set_share(self, row: int, share: int) -> None:
        self._become((*self.rows[:row], replace(self.rows[row], share=share), *self.rows[row + 1 :]))

    def put(self, position: PositionId, task: TaskId, share: int) -> None:
        """The share of a post in a task, in a new row where there is none."""
        for place, row in enumerate(self.rows):
            if (row.position, row.task) == (position, task):
                self.set_share(place, share)
                return
        self._become((*self.rows, ShareRow(position, task, 0, share)))

    def sums(self) -> dict[PositionId, int]:
        """The shares of each post added up."""
        found: dict[PositionId, int] = {}
        for row in self.rows:
            found[row.position] = found.get(row.position, 0) + row.share
        return found

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        tr = self._names.language.tr
        return (tr("Stelle"), tr("Aufgabe"), tr("Anteil"))[section]

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _EDITABLE if index.column() == SHARE else _READABLE

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        row = self.rows[index.row()]
        match role:
            case _Role.DisplayRole:
                return self._text(row, index.column())
            case _Role.EditRole:
                return self._names.share(row.share)
            case _Role.TextAlignmentRole if index.column() == SHARE:
                return _RIGHT
            case _Role.FontRole if row.share != row.before:
                return self._bold
            case _Role.ToolTipRole:
                return plain_tip(self._text(row, index.column()))
            case _Role.AccessibleTextRole:
                return self._text(row, index.column())
        return None

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role != _Role.EditRole:
            return False
        try:
            share = share_in(str(value), self._names.language) if str(value).strip() else 0
        except Incomplete as error:
            self.refused.emit(error.text)
            return False
        self.set_share(index.row(), share)
        return True

    def _text(self, row: ShareRow, column: int) -> str:
        tr = self._names.language.tr
        if column == POST:
            return self._names.position(row.position)
        if column == TASK:
            task = self._names.task(row.task)
            return f"{task} · {tr('Beispieldaten')}" if row.illustrative else task
        now, before = self._names.share(row.share), self._names.share(row.before)
        return now if row.share == row.before else tr("{now} (bisher {before})", now=now, before=before)

    def _become(self, rows: tuple[ShareRow, ...]) -> None:
        if len(rows) == len(self.rows):
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, SHARE))
        else:
            self.beginInsertRows(_TOP, len(self.rows), len(rows) - 1)
            self.rows = rows
            self.endInsertRows()
        self.shares_changed.emit()
