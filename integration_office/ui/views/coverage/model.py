"""The matrix as an item model; texts are written when a cell is seen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from integration_office.analysis.coverage import Status
from integration_office.analysis.duty_matrix import MatrixRow
from integration_office.domain.identity import DutyId, UnitId
from integration_office.ui.appearance import Colours
from integration_office.ui.plain_label import plain_tip
from integration_office.ui.views.coverage.lines import Heading, Line
from integration_office.ui.views.coverage.texts import DUTY, FIRST_OFFICE, LEAD, OWNER, STATUS, MatrixTexts

BELOW = Qt.ItemDataRole.UserRole + 1
"""The role of the quieter line below a cell's text."""
LEVEL = Qt.ItemDataRole.UserRole + 2
"""The role of a heading's level; None for the cell of a duty."""

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_Role = Qt.ItemDataRole


class MatrixModel(QAbstractTableModel):
    """`lines` × the fixed columns and the offices. `colours` are asked for each time, for themes change."""

    def __init__(self, texts: MatrixTexts, colours: Callable[[], Colours], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.texts = texts
        self.lines: Sequence[Line] = ()
        self._colours = colours

    def show(self, lines: Sequence[Line], texts: MatrixTexts) -> bool:
        """Whether rows or columns are other ones; while they are the same only what is in the cells changes."""
        is_other = texts.offices != self.texts.offices or _shape(lines) != _shape(self.lines)
        if is_other:
            self.beginResetModel()
        self.lines, self.texts = lines, texts
        if is_other:
            self.endResetModel()
        elif lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(lines) - 1, self.columnCount() - 1))
        return is_other

    @property
    def headings(self) -> list[int]:
        """The rows that are headings."""
        return [row for row, line in enumerate(self.lines) if isinstance(line, Heading)]

    def duty_row(self, row: int) -> MatrixRow | None:
        """The duty of a row; None for a heading."""
        line = self.lines[row] if 0 <= row < len(self.lines) else None
        return line if isinstance(line, MatrixRow) else None

    def office(self, column: int) -> UnitId | None:
        """The office of a column; None for the columns before."""
        return self.texts.offices[column - FIRST_OFFICE] if column >= FIRST_OFFICE else None

    def row_of(self, duty: DutyId) -> int | None:
        """Where a duty stands; None: the filter keeps it away."""
        found = (row for row, line in enumerate(self.lines) if isinstance(line, MatrixRow) and line.duty.id == duty)
        return next(found, None)

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else FIRST_OFFICE + len(self.texts.offices)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], Heading):
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == _Role.DisplayRole:
            return self.texts.header(section)
        if role == _Role.ToolTipRole and section >= FIRST_OFFICE:
            tr, office = self.texts.language.tr, self.texts.header(section)
            tip = tr("{office}: VZÄ Soll an den Aufgaben, {lead} federführend", office=office, lead=LEAD)
            return plain_tip(tip)
        return None

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if isinstance(line, Heading):
            return _heading(line, role)
        return self._of_duty(line, index.column(), role)

    def _of_duty(self, row: MatrixRow, column: int, role: int) -> object:
        match role:
            case _Role.DisplayRole:
                return self.texts.cell(row, column)[0]
            case x if x == BELOW:
                return self.texts.cell(row, column)[1]
            case _Role.AccessibleTextRole:
                return self.texts.spoken(row, column)
            case _Role.ToolTipRole:
                return plain_tip(self.texts.tip(row, column))
            case _Role.ForegroundRole:
                return self._ink(row, column)
        return None

    def _ink(self, row: MatrixRow, column: int) -> QColor | None:
        if row.after is None:
            return self._colours().muted
        if column == STATUS:
            return status_ink(row.after.status, self._colours())
        if column == OWNER and row.before is not None and row.before.owner != row.after.owner:
            return self._colours().moved
        return None


def _shape(lines: Sequence[Line]) -> list[str]:
    return [line.text if isinstance(line, Heading) else line.duty.id for line in lines]


def status_ink(status: Status, colours: Colours) -> QColor:
    """The sign and the word say the same."""
    inks = {
        Status.COVERED: colours.better,
        Status.SPLIT: colours.text,
        Status.UNDERSTAFFED: colours.warning,
        Status.ORPHANED: colours.worse,
    }
    return inks.get(status, colours.muted)


def _heading(line: Heading, role: int) -> object:
    if role in (_Role.DisplayRole, _Role.AccessibleTextRole, _Role.ToolTipRole):
        return line.text
    return line.level if role == LEVEL else None


__all__ = ["BELOW", "DUTY", "LEVEL", "MatrixModel", "status_ink"]
