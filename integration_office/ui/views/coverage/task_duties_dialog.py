"""Which recorded tasks implement a duty: ticked off a list that can be searched, or a new task. Edits the Ist-Stand."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLineEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from integration_office.application.events import BaselineEdit
from integration_office.domain.identity import DutyId, TaskId, unused_id
from integration_office.domain.organisation import Organisation
from integration_office.domain.task import Duty, Task
from integration_office.ui.bridge import Bridge
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import flush, heading, muted, refusal_label
from integration_office.ui.plain_label import plain_tip
from integration_office.ui.problems import attempt_in_dialog
from integration_office.ui.views.coverage.duty_dialog import has_separator
from integration_office.wording.effects import duty_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import fte, plain

_SIZE = (760, 560)
_TOP = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_CHECKABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable


class TaskDutiesDialog(QDialog):
    """`proposed` is ticked already and in sight."""

    def __init__(self, bridge: Bridge, duty: DutyId, parent: QWidget, proposed: TaskId | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._language = bridge, bridge.language
        self._duty = bridge.session.frame.duties[duty]
        tr = self._language.tr
        self.setWindowTitle(tr("Aufgaben zu einer Rechtsgrundlage"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        baseline = bridge.session.plan.baseline
        self.model = TaskTicks(baseline, self._duty, proposed, self._language, self)
        self.search = named(QLineEdit(clearButtonEnabled=True), "task_search")
        self.new_name, self.new_id = named(QLineEdit(), "new_name"), named(QLineEdit(), "new_id")
        self.reason, self.table = named(refusal_label(), "reason"), self._table()
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self._lay_out()
        resize_on_screen(self, *_SIZE)
        self.search.textChanged.connect(self.model.search)
        self.new_name.textChanged.connect(self._propose_id)
        self.new_name.textChanged.connect(self._examine)
        self.new_id.textChanged.connect(self._examine)
        if proposed is not None and proposed in baseline.tasks:
            self.table.selectRow(self.model.row_of(proposed))
            self.table.scrollTo(self.table.currentIndex())

    def accept(self) -> None:
        """One step of undo for all tasks; nothing where nothing differs."""
        changed = tuple(self._changed())
        if self._why_not():
            return
        if changed and not attempt_in_dialog(self._bridge, lambda: self._edit(changed), self.reason.setText):
            return
        super().accept()

    def _edit(self, changed: tuple[Task, ...]) -> None:
        baseline = self._bridge.session.plan.baseline
        for task in changed:
            baseline = baseline.with_task(task)
        self._bridge.session.edit_baseline(baseline, BaselineEdit.TASK, [task.id for task in changed])

    def _changed(self) -> Iterable[Task]:
        yield from self.model.changed()
        name, id = self.new_name.text().strip(), self.new_id.text().strip()
        if name:
            yield Task(TaskId(id), name, (self._duty.id,), competences=self._duty.competences)

    def _why_not(self) -> str:
        """What is wrong with the new task; empty: nothing, or there is none."""
        tr, id = self._language.tr, self.new_id.text().strip()
        if not self.new_name.text().strip():
            return tr("Bitte auch den Namen der neuen Aufgabe angeben.") if id else ""
        if not id or TaskId(id) in self._bridge.session.plan.baseline.tasks:
            return tr("Bitte eine Kennung angeben, die noch keine Aufgabe hat.")
        if has_separator(id):
            return tr("Bitte eine Kennung ohne Leerzeichen, Komma, Semikolon und senkrechten Strich angeben.")
        return ""

    def _propose_id(self, name: str) -> None:
        taken = self._bridge.session.plan.baseline.tasks
        self.new_id.setText(unused_id(str(self._duty.id), taken) if name.strip() else "")

    def _examine(self) -> None:
        why = self._why_not()
        self.reason.setText(why)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not why)

    def _table(self) -> QTableView:
        table = named(QTableView(), "tasks")
        table.setModel(self.model)
        table.setAccessibleName(self._language.tr("Aufgaben des Plans; die Leertaste setzt oder nimmt den Haken"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in range(1, self.model.columnCount()):
            table.setColumnWidth(column, 110)
        return table

    def _lay_out(self) -> None:
        tr = self._language.tr
        self.search.setPlaceholderText(tr("Aufgabe suchen: Name, Kennung oder Kompetenz"))
        self.search.setAccessibleName(tr("Aufgabe suchen"))
        self.new_name.setPlaceholderText(tr("leer: keine neue Aufgabe"))
        form = QFormLayout()
        form.addRow(tr("Neue &Aufgabe"), self.new_name)
        form.addRow(tr("&Kennung"), self.new_id)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Übernehmen"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(flush(heading(duty_text(self._duty, self._language))))
        told = tr("Welche Aufgaben erfüllen sie? Das gilt für den Ist-Stand und alle Varianten.")
        column.addWidget(flush(muted(told)))
        column.addWidget(self.search)
        column.addWidget(self.table, 1)
        column.addLayout(form)
        column.addWidget(self.reason)
        column.addWidget(self.buttons)


class TaskTicks(QAbstractTableModel):
    """The tasks of the Ist-Stand with a tick where they name the duty: those that do first, then the closest."""

    def __init__(
        self, baseline: Organisation, duty: Duty, proposed: TaskId | None, language: Language, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._tasks, self._duty, self._language = baseline.tasks, duty, language
        self._before = {task.id for task in baseline.tasks.values() if duty.id in task.duties}
        self._ticked = set(self._before)
        if proposed is not None and proposed in baseline.tasks:
            self._ticked.add(proposed)
        self._order = sorted(baseline.tasks.values(), key=self._closeness)
        self._shown = self._order

    def search(self, text: str) -> None:
        words = text.casefold().split()
        self.beginResetModel()
        self._shown = [task for task in self._order if all(word in _known(task) for word in words)]
        self.endResetModel()

    def changed(self) -> Iterable[Task]:
        """Tasks that name the duty now and did not before, or the other way round."""
        for id in sorted(self._before ^ self._ticked):
            task, duty = self._tasks[id], self._duty.id
            named_ = (*task.duties, duty) if id in self._ticked else tuple(x for x in task.duties if x != duty)
            yield replace(task, duties=named_)

    def row_of(self, task: TaskId) -> int:
        return next((row for row, each in enumerate(self._shown) if each.id == task), -1)

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else 3

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return _CHECKABLE if index.column() == 0 else Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if role != _Role.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        tr = self._language.tr
        return (tr("Aufgabe"), tr("Kompetenzen"), tr("Bedarf"))[section]

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        task = self._shown[index.row()]
        if role == _Role.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Checked if task.id in self._ticked else Qt.CheckState.Unchecked
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return self._text(task, index.column())
        if role == _Role.ToolTipRole:
            return plain_tip(self._text(task, index.column()))
        return None

    def setData(self, index: _Index, value: object, role: int = _Role.EditRole) -> bool:
        if role != _Role.CheckStateRole or not index.isValid():
            return False
        task = self._shown[index.row()].id
        is_ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        (self._ticked.add if is_ticked else self._ticked.discard)(task)
        self.dataChanged.emit(index, index, [role])
        return True

    def _text(self, task: Task, column: int) -> str:
        return (
            f"{task.id} {task.name}".strip(),
            ", ".join(task.competences),
            _demand(task, self._language),
        )[column]

    def _closeness(self, task: Task) -> tuple[object, ...]:
        shared = len({*task.competences} & {*self._duty.competences})
        return (task.id not in self._ticked, -shared, task.id)


def _known(task: Task) -> str:
    return f"{task.id} {task.name} {' '.join(task.competences)}".casefold()


def _demand(task: Task, language: Language) -> str:
    if task.demand_fte is not None:
        return fte(task.demand_fte, language)
    if task.cases is None or task.minutes is None:
        return language.tr("unbekannt")
    return f"{plain(task.cases, language)} × {plain(task.minutes, language)} min"
