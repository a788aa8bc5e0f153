"""A new task, and tasks that go: each asked for in a small dialog, each a correction of the Ist-Stand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QMessageBox, QVBoxLayout, QWidget

from integration_office.application.events import BaselineEdit
from integration_office.application.task_edits import added, named_in_scenarios, removed
from integration_office.domain.identity import TaskId, unused_id
from integration_office.domain.task import Task
from integration_office.ui.bridge import Bridge
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.views.correcting import Correcting
from integration_office.ui.views.correction_dialog import CorrectionDialog
from integration_office.ui.views.tasks.editing import edited
from integration_office.wording.names import Names, brief

_WIDTH = 520
_FIELDS = ("name", "duties", "demand", "cases", "minutes", "competences")


class NewTaskDialog(CorrectionDialog):
    """Id and name are needed; the rest can be said later in the table."""

    def __init__(self, bridge: Bridge, correct: Correcting, parent: QWidget) -> None:
        super().__init__(bridge.language.tr("Neue Aufgabe"), bridge, correct, parent)
        tasks = bridge.session.plan.baseline.tasks
        self.id = named(QLineEdit(unused_id(f"A{len(tasks) + 1}", tasks)), "task_id")
        self.fields = {key: named(QLineEdit(), f"task_{key}") for key in _FIELDS}
        self._lay_out()
        for field in (self.id, *self.fields.values()):
            field.textChanged.connect(self._examine)
        resize_on_screen(self, _WIDTH, self.sizeHint().height())
        self._examine()

    @property
    def task(self) -> TaskId:
        return TaskId(self.id.text().strip())

    def accept(self) -> None:
        duties, task = self._bridge.session.frame.duties, self._wanted()
        self.keep(lambda state: added(state, task, duties), BaselineEdit.TASK, (task.id,))

    def _lay_out(self) -> None:
        tr = self._language.tr
        form = QFormLayout()
        labels = {
            "name": tr("Be&zeichnung"),
            "duties": tr("&Rechtsgrundlagen"),
            "demand": tr("Bedarf in &VZÄ"),
            "cases": tr("oder &Fälle im Jahr"),
            "minutes": tr("× &Minuten je Fall"),
            "competences": tr("K&ompetenzen"),
        }
        form.addRow(tr("&Kennung"), self.id)
        for key, field in self.fields.items():
            form.addRow(labels[key], field)
        for key in ("duties", "competences"):
            self.fields[key].setPlaceholderText(tr("mehrere mit Semikolon trennen"))
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(PlainLabel(tr("Die Aufgabe kommt in den Ist-Stand und damit in alle Varianten.")))
        column.addWidget(self.why)
        column.addWidget(self.buttons)
        self.fields["name"].setFocus()

    def _wanted(self) -> Task:
        """The new task; raises Incomplete."""
        task = Task(self.task)
        for key, field in self.fields.items():
            task = edited(task, key, field.text(), self._language)
        return task

    def _examine(self) -> None:
        session = self._bridge.session
        state, duties = session.plan.baseline, session.frame.duties
        self.try_out(lambda: added(state, self._wanted(), duties), state)


def remove_tasks(bridge: Bridge, correct: Correcting, tasks: Sequence[TaskId], parent: QWidget) -> None:
    """Asks with what goes along, then removes the tasks in one step of undo."""
    session = bridge.session
    known = [task for task in tasks if task in session.plan.baseline.tasks]
    if not known:
        return
    tr = bridge.language.tr
    box = QMessageBox(QMessageBox.Icon.Question, tr("Aufgaben löschen"), _told(bridge, known), parent=parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    delete = box.addButton(tr("Löschen"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.exec()
    if box.clickedButton() is delete:
        correct(lambda state: removed(state, known), BaselineEdit.TASK, known)


def _told(bridge: Bridge, tasks: Sequence[TaskId]) -> str:
    """Which tasks, how many shares end with them, and which measures would no longer apply."""
    tr, trn, plan = bridge.language.tr, bridge.language.trn, bridge.session.plan
    gone = set(tasks)
    shares = sum(each.task in gone for own in plan.baseline.assignments.values() for each in own)
    names = Names(bridge.language, plan.baseline)
    listed = names.listed(tuple(brief(names.task(task)) for task in tasks))
    lines = [tr("{tasks} aus dem Ist-Stand löschen?", tasks=listed)]
    if shares:
        lines.append(trn("{n} Zuordnung fällt damit weg.", "{n} Zuordnungen fallen damit weg.", shares))
    for each in named_in_scenarios(plan, gone):
        lines.append(
            trn(
                "Variante „{name}“: {n} Maßnahme greift dann nicht mehr.",
                "Variante „{name}“: {n} Maßnahmen greifen dann nicht mehr.",
                each.measures,
                name=brief(each.scenario),
            )
        )
    return "\n\n".join(lines)
