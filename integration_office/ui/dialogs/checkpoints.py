"""Gesicherte Stände: what was kept by name, beside the plan as it is now, and the way back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from integration_office.application.ports import Checkpoint, StoreError
from integration_office.ui.background import Background, fail
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.checkpoint_comparison import CheckpointComparison, checkpoint_comparison
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.panels.pieces import flush, muted
from integration_office.ui.plain_label import PlainLabel, plain_tip
from integration_office.ui.problems import attempt_in_dialog
from integration_office.ui.views.comparison.rows import ComparedRow
from integration_office.wording.errors import sentence
from integration_office.wording.names import brief
from integration_office.wording.times import time_text

_SIZE, _EMPTY = (980, 600), (560, 110)
_TOPIC = "checkpoint"
_LETTERS = 38
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CheckpointsDialog(QDialog):
    """The newest is chosen first; looking at one changes nothing, restoring is one step of undo."""

    look_requested = Signal(object)
    """Emitted with the Checkpoint that is to be looked at in a window of its own."""

    def __init__(self, bridge: Bridge, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._background, self._language = bridge, background, bridge.language
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        tr = self._language.tr
        self.setWindowTitle(tr("Gesicherte Stände"))
        self.list = named(QListWidget(), "checkpoints")
        self.list.setAccessibleName(tr("Gesicherte Stände"))
        self.head = PlainLabel()
        self.lines = named(QPlainTextEdit(readOnly=True, tabChangesFocus=True), "checkpoint_lines")
        self.lines.setAccessibleName(tr("Was sich seitdem geändert hat"))
        self.table = self._table()
        self.look = named(QPushButton(tr("&Ansehen")), "look_at_checkpoint")
        self.look.setToolTip(tr("In einem Fenster für sich, in dem sich nichts ändern lässt"))
        self.restore = QPushButton(tr("&Wiederherstellen"))
        self.empty = flush(
            muted(tr("Noch kein Stand gesichert. „Stand sichern …“ (Strg+S) hält den Plan unter einem Namen fest."))
        )
        self._found: CheckpointComparison | None = None
        self._lay_out()
        self._fill()
        self.list.currentRowChanged.connect(self._compare)
        self.restore.clicked.connect(self._restore)
        self.look.clicked.connect(self._look)
        self.finished.connect(lambda _: background.drop(_TOPIC))
        resize_on_screen(self, *(_SIZE if self._checkpoints else _EMPTY))
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def _fill(self) -> None:
        """The newest first."""
        self._checkpoints: tuple[Checkpoint, ...] = tuple(reversed(self._bridge.session.checkpoints()))
        for checkpoint in self._checkpoints:
            name, time = brief(checkpoint.name, _LETTERS), time_text(checkpoint.time, self._language)
            item = QListWidgetItem(f"{name}\n{time}", self.list)
            item.setToolTip(plain_tip(checkpoint.name))
        self.empty.setVisible(not self._checkpoints)
        self.split.setVisible(bool(self._checkpoints))
        self._enable(False)

    def _compare(self, row: int) -> None:
        if row < 0:
            return
        self._enable(False)
        self.head.setText(self._language.tr("Wird gelesen …"))
        session, language, chosen = self._bridge.session, self._language, self._checkpoints[row]
        now, figures = session.plan, session.figures
        self._background.start(
            _TOPIC,
            lambda _: checkpoint_comparison(session.plan_at(chosen), now, figures, language),
            self._show,
            self._show_problem,
        )

    def _show(self, found: CheckpointComparison) -> None:
        tr = self._language.tr
        self._found = found
        self._enable(True)
        same = tr("Der Plan ist noch so wie damals.")
        self.head.setText(tr("Seitdem geändert:") if found.lines else same)
        self.lines.setPlainText("\n".join(f"• {line}" for line in found.lines))
        self._show_figures(found)

    def _show_figures(self, found: CheckpointComparison) -> None:
        self.table.setRowCount(0)
        for row in found.rows:
            self._add(row)
        self.table.setHorizontalHeaderItem(0, _item(self._figures_title(found)))
        self.table.resizeColumnsToContents()

    def _figures_title(self, found: CheckpointComparison) -> str:
        tr = self._language.tr
        if found.scenario is None:
            return tr("Kennzahlen des Ist-Stands")
        if found.was_there:
            return tr("Kennzahlen der Variante „{name}“", name=brief(found.scenario, _LETTERS))
        return tr("Variante „{name}“ gegen den Ist-Stand von damals", name=brief(found.scenario, _LETTERS))

    def _add(self, row: ComparedRow) -> None:
        at = self.table.rowCount()
        self.table.insertRow(at)
        cell = row.cells[0]
        difference = _item(cell.difference.text if cell.difference else "")
        if cell.difference is not None:
            difference.setForeground(QColor(cell.difference.tone.colour(colours_of(self))))
        care = _item(row.care)
        care.setForeground(colours_of(self).warning)
        care.setToolTip(row.care)
        items = (_item(row.name), _item(row.reference, _RIGHT), _item(cell.text, _RIGHT), difference, care)
        for column, item in enumerate(items):
            self.table.setItem(at, column, item)

    def _show_problem(self, error: BaseException) -> None:
        if not isinstance(error, StoreError):
            fail(error)
            return
        self.head.setText(sentence(error, self._language))
        self.lines.clear()
        self.table.setRowCount(0)

    def _enable(self, is_read: bool) -> None:
        for button in (self.look, self.restore):
            button.setEnabled(is_read)

    def _look(self) -> None:
        self.look_requested.emit(self._checkpoints[self.list.currentRow()])
        self.accept()

    def _restore(self) -> None:
        chosen, found, session = self._checkpoints[self.list.currentRow()], self._found, self._bridge.session
        if found is not None and attempt_in_dialog(
            self._bridge, lambda: session.restore(chosen.name, found.plan), self.head.setText
        ):
            self.accept()

    def _table(self) -> QTableWidget:
        tr = self._language.tr
        heads = [tr("Kennzahl"), tr("damals"), tr("heute"), tr("Unterschied"), tr("Zu beachten")]
        table = named(QTableWidget(0, len(heads)), "checkpoint_figures")
        table.setHorizontalHeaderLabels(heads)
        table.setAccessibleName(tr("Kennzahlen, die sich unterscheiden"))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = table.horizontalHeader()
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        return table

    def _lay_out(self) -> None:
        right = QWidget()
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.head)
        beside.addWidget(self.lines, 1)
        beside.addWidget(self.table, 1)
        self.split = split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self.list)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        split.setSizes([270, _SIZE[0] - 270])
        split.setChildrenCollapsible(False)
        close = QDialogButtonBox.StandardButton.Close
        buttons = QDialogButtonBox(close)
        buttons.button(close).setText(self._language.tr("Schließen"))
        buttons.addButton(self.look, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(self.empty)
        column.addWidget(split, 1)
        column.addStretch(0)
        column.addWidget(buttons)


def _item(text: str, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(alignment)
    return item
