"""The measures of a scenario as rows: number and switch, what is done, from when, why."""

import sys
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont

from integration_office.application.dependence import Neighbours
from integration_office.ui.appearance import Colours
from integration_office.ui.panels.measure_rows import MeasureRow, Splice, splice
from integration_office.ui.plain_label import plain_tip
from integration_office.wording.language import Language
from integration_office.wording.names import brief
from integration_office.wording.numbers import date_entry

NUMBER, CHANGE, EFFECTIVE, REASON = range(4)

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_NOWHERE = QModelIndex()
_MIME = "application/x-integration-office-measures"
_PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsEditable
_FLAGS = (_PLAIN | Qt.ItemFlag.ItemIsUserCheckable, _PLAIN, _EDITABLE, _EDITABLE)
_SHOWN = 12
_LETTERS = 160


def neighbours_text(index: int, found: Neighbours, language: Language) -> str:
    """Nr. 3 braucht ▲ 1; darauf bauen auf ▼ 4, 7."""
    tr = language.tr
    parts = []
    if found.needs:
        parts.append(tr("braucht ▲ {numbers}", numbers=_numbers(found.needs)))
    if found.needed_by:
        parts.append(tr("wird gebraucht von ▼ {numbers}", numbers=_numbers(found.needed_by)))
    if not parts:
        return tr("Nr. {n} steht für sich: Keine andere Maßnahme hängt an ihr.", n=index + 1)
    return tr("Nr. {n} {what}", n=index + 1, what="; ".join(parts))


def _numbers(places: tuple[int, ...]) -> str:
    shown = ", ".join(str(place + 1) for place in places[:_SHOWN])
    return shown if len(places) <= _SHOWN else f"{shown} …"


class MeasuresModel(QAbstractTableModel):
    """Shows rows; what the user edits is only wished for, the session decides."""

    switch_requested = Signal(int, bool)
    """Emitted when a measure should be switched on or off."""

    effective_requested = Signal(int, str)
    """Emitted with the date as it was typed."""

    reason_requested = Signal(int, str)
    """Emitted with another reason."""

    place_requested = Signal(list, int)
    """Emitted with the rows that were dragged and the row they should stand before."""

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._rows: tuple[MeasureRow, ...] = ()
        self._colours: Colours | None = None
        self._neighbours = Neighbours()

    def show_neighbours(self, found: Neighbours) -> None:
        """Signs beside the numbers of what the current measure needs (▲) and of what needs it (▼)."""
        if found != self._neighbours:
            changed = {*self._neighbours.needs, *self._neighbours.needed_by, *found.needs, *found.needed_by}
            self._neighbours = found
            for row in changed & set(range(len(self._rows))):
                self.dataChanged.emit(self.index(row, NUMBER), self.index(row, NUMBER))

    def show_rows(self, rows: tuple[MeasureRow, ...], colours: Colours) -> Splice:
        """Other rows; says which ones are others than before. What is selected stays where most of them stay."""
        change = splice(self._rows, rows)
        if colours is not self._colours or (change.old != change.new and change.old and change.new):
            change = Splice(0, len(self._rows), len(rows))
            self.beginResetModel()
            self._rows, self._colours = rows, colours
            self.endResetModel()
        elif change.old == change.new:
            self._rows = rows
            if change.new:
                last = self.index(change.first + change.new - 1, REASON)
                self.dataChanged.emit(self.index(change.first, NUMBER), last)
        elif change.new:
            self.beginInsertRows(_NOWHERE, change.first, change.first + change.new - 1)
            self._rows = rows
            self.endInsertRows()
        else:
            self.beginRemoveRows(_NOWHERE, change.first, change.first + change.old - 1)
            self._rows = rows
            self.endRemoveRows()
        return change

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        return self._text(self._rows[row], row, column)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or role != _Role.DisplayRole:
            return None
        tr = self._language.tr
        return (tr("Nr."), tr("Maßnahme"), tr("Wirksam ab"), tr("Grund"))[section]

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return _FLAGS[index.column()]

    def data(self, index: Index, role: int = _Role.DisplayRole) -> Any:
        row = self._rows[index.row()]
        if role == _Role.DisplayRole:
            return self._text(row, index.row(), index.column())
        if role == _Role.EditRole:
            return self._editable(row, index.column())
        if role == _Role.CheckStateRole and index.column() == NUMBER:
            return Qt.CheckState.Checked if row.measure.enabled else Qt.CheckState.Unchecked
        if role == _Role.ToolTipRole:
            return plain_tip(self._tip(row, index.column()) or "")
        if role == _Role.AccessibleTextRole:
            return self._spoken(row, index.row(), index.column())
        return self._look(row, role)

    def setData(self, index: Index, value: Any, role: int = _Role.EditRole) -> bool:
        if role == _Role.CheckStateRole:
            self.switch_requested.emit(index.row(), Qt.CheckState(value) is Qt.CheckState.Checked)
            return True
        if role != _Role.EditRole or value == self._editable(self._rows[index.row()], index.column()):
            return False
        wish = self.effective_requested if index.column() == EFFECTIVE else self.reason_requested
        wish.emit(index.row(), str(value))
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, " ".join(map(str, sorted({index.row() for index in indexes}))).encode())
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        rows = [int(each) for each in bytes(data.data(_MIME).data()).split()]
        self.place_requested.emit(rows, len(self._rows) if row < 0 else row)
        # False: the session puts them there itself.
        return False

    def _text(self, row: MeasureRow, number: int, column: int) -> str:
        tr = self._language.tr
        if column == NUMBER:
            return f"{number + 1}{self._sign(number)}"
        if column == CHANGE:
            return self._whole_text(row, _LETTERS) if row.broken else row.text
        return self._editable(row, column) or (tr("von Anfang an") if column == EFFECTIVE else "")

    def _whole_text(self, row: MeasureRow, most: int = sys.maxsize) -> str:
        """The change and why it does not apply; of a change in very many words the beginning and the end."""
        why = f"\n⚠ {self._language.tr('Greift nicht:')} {brief(row.broken, most)}" if row.broken else ""
        return f"{brief(row.text, most)}{why}"

    def _sign(self, row: int) -> str:
        return " ▲" if row in self._neighbours.needs else " ▼" if row in self._neighbours.needed_by else ""

    def _editable(self, row: MeasureRow, column: int) -> str:
        if column == REASON:
            return row.measure.reason
        day = row.measure.effective
        return date_entry(day, self._language) if column == EFFECTIVE and day is not None else ""

    def _tip(self, row: MeasureRow, column: int) -> str | None:
        tr = self._language.tr
        match column:
            case 0:
                return tr("Ausgeschaltete Maßnahmen bleiben stehen, ohne zu wirken.")
            case 1:
                return self._whole_text(row)
            case 2:
                return tr("Doppelklick oder F2 ändert das Datum, zum Beispiel 01.01.2027; leer: von Anfang an.")
            case 3:
                return row.measure.reason or tr("Doppelklick oder F2: warum diese Maßnahme?")
        return None

    def _spoken(self, row: MeasureRow, number: int, column: int) -> str:
        text = self._text(row, number, column)
        if column != NUMBER:
            return text
        state = self._language.tr("eingeschaltet") if row.measure.enabled else self._language.tr("ausgeschaltet")
        said = self._language.tr("Maßnahme {n}, {state}", n=number + 1, state=state)
        if number in self._neighbours.needs:
            return self._language.tr("{said}, die aktuelle braucht sie", said=said)
        if number in self._neighbours.needed_by:
            return self._language.tr("{said}, sie braucht die aktuelle", said=said)
        return said

    def _look(self, row: MeasureRow, role: int) -> Any:
        """Broken ones in the colour of what is worse, switched off ones quieter and slanted."""
        if self._colours is None or (not row.broken and row.measure.enabled):
            return None
        if role == _Role.ForegroundRole:
            return QColor(self._colours.worse if row.broken else self._colours.muted)
        if role == _Role.FontRole and not row.measure.enabled:
            font = QFont()
            font.setItalic(True)
            return font
        return None
