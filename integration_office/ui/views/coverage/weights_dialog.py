"""How much each duty counts in the index of its group: 1 unless the city says otherwise."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from integration_office.domain.identity import DutyId
from integration_office.domain.task import Duty
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import number_in
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import flush, muted, refusal_label
from integration_office.ui.problems import attempt_in_dialog
from integration_office.wording.coverage import group_text
from integration_office.wording.effects import duty_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import plain

_SIZE = (720, 560)
_TOP = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_WEIGHT = 2


class WeightsDialog(QDialog):
    """`duty` is the one in sight."""

    def __init__(self, bridge: Bridge, duty: DutyId | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge = bridge
        tr, frame = bridge.language.tr, bridge.session.frame
        self.setWindowTitle(tr("Gewichte der Aufgaben im Index"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.model = Weights(frame.counted, dict(frame.weights), bridge.language, self)
        self.search = named(QLineEdit(clearButtonEnabled=True), "duty_search")
        self.table, self.reason = named(QTableView(), "weights"), named(refusal_label(), "reason")
        self._lay_out()
        resize_on_screen(self, *_SIZE)
        self.search.textChanged.connect(self.model.search)
        self.model.refused.connect(self.reason.setText)
        row = self.model.row_of(duty)
        if row is not None:
            self.table.setCurrentIndex(self.model.index(row, _WEIGHT))
            self.table.setFocus()

    def accept(self) -> None:
        session, weights = self._bridge.session, self.model.weights
        edit = partial(session.edit_catalogue, session.plan.duties, weights)
        if attempt_in_dialog(self._bridge, edit, self.reason.setText):
            super().accept()

    def _lay_out(self) -> None:
        tr = self._bridge.language.tr
        self.search.setPlaceholderText(tr("Aufgabe suchen"))
        self.search.setAccessibleName(tr("Aufgabe suchen"))
        self.table.setModel(self.model)
        self.table.setAccessibleName(tr("Gewichte; F2 oder Tippen ändert das Gewicht"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 10)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.setColumnWidth(1, 170)
        standard = QDialogButtonBox.StandardButton
        buttons = named(QDialogButtonBox(standard.Ok | standard.Cancel), "buttons")
        buttons.button(standard.Ok).setText(tr("Übernehmen"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        text = tr("1 heißt: zählt einfach. 0 nimmt die Aufgabe aus dem Index, sie wird weiter gezeigt.")
        column = QVBoxLayout(self)
        for widget in (flush(muted(text)), self.search):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self.reason)
        column.addWidget(buttons)


class Weights(QAbstractTableModel):
    """Every scored duty with its weight; `weights` holds those that are not 1."""

    refused = Signal(str)
    """Emitted after a weight was typed, with what is wrong with it; empty: nothing."""

    def __init__(
        self, duties: Sequence[Duty], weights: dict[DutyId, Decimal], language: Language, parent: QObject
    ) -> None:
        super().__init__(parent)
        self.weights = weights
        self._language = language
        self._all = sorted(duties, key=lambda duty: (duty.group, duty.id))
        self._shown = self._all

    def search(self, text: str) -> None:
        words = text.casefold().split()
        self.beginResetModel()
        self._shown = [duty for duty in self._all if all(word in self._name(duty).casefold() for word in words)]
        self.endResetModel()

    def row_of(self, duty: DutyId | None) -> int | None:
        return next((row for row, each in enumerate(self._shown) if each.id == duty), None)

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else 3

    def flags(self, index: _Index) -> Qt.ItemFlag:
        kept = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return kept | Qt.ItemFlag.ItemIsEditable if index.column() == _WEIGHT else kept

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if role != _Role.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        tr = self._language.tr
        return (tr("Gesetzliche Aufgabe"), tr("Aufgabengruppe"), tr("Gewicht"))[section]

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid() or role not in (_Role.DisplayRole, _Role.EditRole, _Role.AccessibleTextRole):
            return None
        duty = self._shown[index.row()]
        weight = plain(self.weights.get(duty.id, Decimal(1)), self._language)
        return (self._name(duty), group_text(duty.group, self._language), weight)[index.column()]

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole) -> bool:
        """What is no number, or below zero, leaves the weight as it was."""
        try:
            weight = number_in(str(value), self._language)
        except Incomplete as error:
            self.refused.emit(error.text)
            return False
        self.refused.emit("" if weight >= 0 else self._language.tr("Ein Gewicht ist nicht kleiner als null."))
        if weight < 0:
            return False
        duty = self._shown[index.row()].id
        if weight == 1:
            self.weights.pop(duty, None)
        else:
            self.weights[duty] = weight
        self.dataChanged.emit(index, index)
        return True

    def _name(self, duty: Duty) -> str:
        return duty_text(duty, self._language)
