"""The view Aufgaben: the table of tasks, what the chosen one lacks and who does it, and the forms for the offices."""

from decimal import Decimal
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from integration_office.domain.identity import PositionId, TaskId
from integration_office.ui.background import fail
from integration_office.ui.change_commands import NotNeeded
from integration_office.ui.locking import forbids, lock
from integration_office.ui.naming import explained, named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import heading, muted
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.correcting import Correcting
from integration_office.ui.views.overlap.joining import JoinDialog
from integration_office.ui.views.overlap.judging import JudgeDialog
from integration_office.ui.views.table import DataTable, TableModel
from integration_office.ui.views.tasks.collecting import Collecting
from integration_office.ui.views.tasks.columns import KEYS, Filter, found_in, task_columns
from integration_office.ui.views.tasks.editing import TaskEditing
from integration_office.ui.views.tasks.missing import consequences, counts_line, index_lines, minutes_line
from integration_office.ui.views.tasks.new_task import NewTaskDialog, remove_tasks
from integration_office.ui.views.tasks.rows import Board, TaskLine, board
from integration_office.ui.views.typed_again import TypedAgain
from integration_office.ui.views.who import RANGE, SHARE, PostRow, editable_who_columns, who_does
from integration_office.wording.names import Names, brief

_TOPIC = "task board"
_MEASURE, _CORRECTION = "measure", "correction"


class TasksView(Panel):
    """What is typed is carried out at once and can be undone; what it means stands above the table."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.bridge)
        self._context = context
        self._correct = Correcting(context.bridge, context.background)
        self._editing = TaskEditing(context.bridge, self._correct)
        self._minutes_line = ""
        self.collecting = Collecting(context, self)
        tr = self.language.tr
        self.title, self.index, self.where = heading(tr("Aufgaben und Stellenbedarf")), muted(""), muted("")
        self.filter = named(QLineEdit(clearButtonEnabled=True), "task_filter")
        self.kinds = Filter(self.language)
        self.kind = named(QComboBox(), "task_kind")
        self.demand_goes = named(QComboBox(), "demand_goes")
        self.model: TableModel[TaskLine] = TableModel(
            task_columns(self.language, self._minutes), lambda row: row.task.id, self
        )
        self.table = _TaskTable(self.model, "tasks", tr("Aufgaben"))
        self.effects = named(QPlainTextEdit(readOnly=True, tabChangesFocus=True), "task_effects")
        self.effects.setAccessibleName(tr("Was der Aufgabe fehlt und was das bewirkt"))
        self.who_model: TableModel[PostRow] = TableModel(
            editable_who_columns(self.language), lambda row: row.post, self
        )
        self.who = DataTable(self.who_model, "task_posts", tr("Wer die Aufgabe mit wie viel erledigt"))
        self.who.say_when_empty(tr("Keine Stelle ist zugeordnet, oder noch keine Aufgabe gewählt."))
        self.task_menu, self.form_menu = self._menus()
        self.setFocusProxy(self.table)
        self._lay_out()
        self._connect()
        self._lock()

    @property
    def as_measure(self) -> bool:
        """Whether another demand is a measure of the scenario on the desk."""
        return self.bridge.session.scenario is not None and self.demand_goes.currentData() == _MEASURE

    def refresh(self) -> None:
        session = self.bridge.session
        state, baseline = session.figures, session.baseline_figures
        self._context.background.start(_TOPIC, lambda stopped: board(state, baseline, stopped), self._show, fail)
        self._show_where()

    # building

    def _menus(self) -> tuple[QMenu, QMenu]:
        tr = self.language.tr
        tasks, forms = QMenu(tr("Aufgabe"), self), QMenu(tr("Erhebung"), self)
        for name, text, command in (
            ("new_task", tr("&Neue Aufgabe …"), self._new),
            ("demand_of_task", tr("Be&darf …"), self._ask_demand),
            ("assign_posts", tr("Gewählte &Stellen zuordnen …"), self._assign),
            ("judge_tasks", tr("&Beurteilen …"), self._judge),
            ("join_two_tasks", tr("&Zusammenführen …"), self._join),
            ("remove_tasks", tr("&Löschen …"), self._remove),
        ):
            tasks.addAction(text, command).setObjectName(name)
        for name, text, command in (
            ("ask_offices", tr("Bögen &ausgeben …"), self.collecting.ask),
            ("read_forms", tr("Bögen &einlesen …"), self.collecting.take_in),
        ):
            forms.addAction(text, command).setObjectName(name)
        return tasks, forms

    def _lock(self) -> None:
        reading = next(each for each in self.form_menu.actions() if each.objectName() == "read_forms")
        lock(self.bridge, self.table, self.who, *self.task_menu.actions(), reading)

    def _lay_out(self) -> None:
        tr = self.language.tr
        self.filter.setPlaceholderText(tr("Suchen: Name, Kennung, Rechtsgrundlage"))
        self.filter.setAccessibleName(tr("Aufgabe suchen"))
        explained(self.kind, tr("Welche Aufgaben gezeigt werden"))
        for text, _ in self.kinds.offered:
            self.kind.addItem(text)
        buttons = []
        for menu, name in ((self.task_menu, "task_button"), (self.form_menu, "form_button")):
            button = named(QPushButton(menu.title()), name)
            button.setMenu(menu)
            buttons.append(button)
        lower = QSplitter(Qt.Orientation.Horizontal)
        lower.addWidget(self.effects)
        lower.addWidget(self.who)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(lower)
        parts.setStretchFactor(0, 5)
        parts.setStretchFactor(1, 2)
        for splitter in (lower, parts):
            splitter.setChildrenCollapsible(False)
        self.effects.setMinimumHeight(90)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.title, self.index, self._bar(self.filter, self.kind, *buttons), self._where_bar()):
            column.addWidget(widget)
        column.addWidget(parts, 1)
        self.table.sort_by(0, Qt.SortOrder.AscendingOrder)
        self.who.sort_by(0, Qt.SortOrder.AscendingOrder)

    def _bar(self, *widgets: QWidget) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 5, 8, 2)
        for place, widget in enumerate(widgets):
            row.addWidget(widget, int(place == 0))
        return bar

    def _where_bar(self) -> QWidget:
        """Where what is typed goes: the question only arises while a scenario is on the desk."""
        tr = self.language.tr
        self.demand_goes.addItem(tr("Maßnahme der Variante"), _MEASURE)
        self.demand_goes.addItem(tr("Berichtigung des Ist-Stands"), _CORRECTION)
        self.demand_label = QLabel(tr("Anderer &Bedarf ist"))
        self.demand_label.setBuddy(self.demand_goes)
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 8, 3)
        row.addWidget(self.where, 1)
        for widget in (self.demand_label, self.demand_goes):
            row.addWidget(widget)
        return bar

    def _connect(self) -> None:
        self.filter.textChanged.connect(lambda _: self._filter())
        self.kind.currentIndexChanged.connect(lambda _: self._filter())
        self.demand_goes.currentIndexChanged.connect(lambda _: self._show_where())
        self.table.row_changed.connect(self._show_task)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())
        self.table.doubleClicked.connect(lambda index: self._judge() if KEYS[index.column()] == "judgement" else None)
        self.table.removal_wanted.connect(self._remove)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda place: self.task_menu.popup(self.table.viewport().mapToGlobal(place))
        )
        TypedAgain(self.bridge, self.table)
        self.model.edited.connect(self._edit)
        TypedAgain(self.bridge, self.who)
        self.who_model.edited.connect(self._edit_share)

    # showing

    def _show(self, found: Board) -> None:
        index = " · ".join(index_lines(found, self.language))
        self.index.setText("\n".join(filter(None, (counts_line(found, self.language), index))))
        self._minutes_line = minutes_line(found, self.language)
        self.table.show_rows(found.lines)
        self._show_where()
        self._filter()

    def _show_where(self) -> None:
        tr, session = self.language.tr, self.bridge.session
        for widget in (self.demand_label, self.demand_goes):
            widget.setVisible(session.scenario is not None)
        if session.scenario is None:
            text = tr("Was Sie ändern, berichtigt den Ist-Stand und gilt für alle Varianten.")
        elif self.as_measure:
            text = tr(
                "Bedarf und Anteile werden Maßnahmen der Variante „{name}“; alles andere berichtigt den Ist-Stand.",
                name=brief(session.scenario.name),
            )
        else:
            text = tr("Anteile werden Maßnahmen der Variante; Bedarf und alles andere berichtigt den Ist-Stand.")
        self.where.setText(f"{text} {self._minutes_line}")

    def _filter(self) -> None:
        text, wanted = self.filter.text(), self.kinds.offered[self.kind.currentIndex()][1]
        self.model.show_only(lambda row: wanted(row) and found_in(text, row))
        self._show_task()

    def _show_task(self) -> None:
        row, state = self.table.row, self.bridge.session.figures
        self._enable()
        if row is None or row.task.id not in state.organisation.tasks:
            self.who.show_rows(())
            self.effects.setPlainText(self._nothing_chosen())
            return
        told = consequences(row, state, self.language)
        name = Names(self.language, state.organisation).task(row.task.id)
        self.effects.setPlainText("\n".join((name, *(f"• {text}" for text in told))))
        self.who.show_rows(who_does(state, row.task.id))

    def _nothing_chosen(self) -> str:
        tr = self.language.tr
        if self.model.rows:
            return tr("Eine Aufgabe wählen: hier steht, was ihr fehlt, was das bewirkt und wer sie erledigt.")
        return tr(
            "Der Plan kennt noch keine Aufgaben. Unter „Aufgabe“ eine neue anlegen, oder eine Arbeitsmappe mit dem "
            "Blatt „Aufgaben“ importieren."
        )

    def _enable(self) -> None:
        chosen = len(self.table.chosen)
        has_any = chosen > 0
        for name, state in (
            ("demand_of_task", has_any),
            ("judge_tasks", has_any),
            ("join_two_tasks", chosen == 2),
            ("remove_tasks", has_any),
        ):
            action = next(each for each in self.task_menu.actions() if each.objectName() == name)
            action.setEnabled(state)

    # doing

    def _edit(self, row: TaskLine, column: int, text: str) -> None:
        # After the editor has closed: what is typed makes other rows.
        later = partial(self._editing.edit, row.task.id, KEYS[column], text, as_measure=self.as_measure)
        self.bridge.turns.add(self.table, later)

    def _edit_share(self, row: PostRow, column: int, text: str) -> None:
        task = self.table.row
        if task is None or column not in (SHARE, RANGE):
            return
        edit = self._editing.edit_share if column == SHARE else self._editing.edit_range
        later = partial(edit, PositionId(row.post), task.task.id, text)
        self.bridge.turns.add(self.who, later)

    def _new(self) -> None:
        dialog = NewTaskDialog(self.bridge, self._correct, self)
        dialog.accepted.connect(lambda: self._look_for(dialog.task))
        dialog.open()

    def _look_for(self, task: TaskId) -> None:
        """A new task is what one wants to see next."""
        self.filter.clear()
        self.kind.setCurrentIndex(0)
        self.table.expect(task)

    def _ask_demand(self) -> None:
        """The demand of the current task as a measure, with date and reason."""
        from integration_office.ui.dialogs.change_dialog import ChangeDialog
        from integration_office.ui.dialogs.demand_form import DemandForm

        row, tr = self.table.row, self.language.tr
        if row is not None:
            form = DemandForm(self.bridge, row.task.id)
            ChangeDialog(form, tr("Bedarf einer Aufgabe"), tr("Setzen"), self.window()).open()

    def _assign(self) -> None:
        """The posts that are selected in the window get a share in the current task."""
        if not self.bridge.positions:
            told = self.language.tr(
                "Bitte zuerst in der Gliederung oder im Organigramm eine oder mehrere Stellen wählen."
            )
            self.bridge.refused.emit(NotNeeded(told))
            return
        from integration_office.ui.dialogs.assign_form import AssignForm
        from integration_office.ui.dialogs.change_dialog import ChangeDialog

        form = AssignForm(self.bridge, self.bridge.positions)
        if self.table.row is not None:
            form.task.choose(self.table.row.task.id)
        tr = self.language.tr
        ChangeDialog(form, tr("Aufgaben zuordnen"), tr("Zuordnen"), self.window()).open()

    def _chosen(self) -> list[TaskId]:
        baseline = self.bridge.session.plan.baseline.tasks
        return [row.task.id for row in self.table.chosen if row.task.id in baseline]

    def _judge(self) -> None:
        chosen = self._chosen()
        if chosen and not forbids(self.bridge):
            JudgeDialog(self.bridge, chosen, self).open()

    def _join(self) -> None:
        chosen = self._chosen()
        if len(chosen) == 2:
            JoinDialog(self.bridge, self._context.background, (chosen[0], chosen[1]), self).open()

    def _remove(self) -> None:
        remove_tasks(self.bridge, self._correct, self._chosen(), self)

    def _minutes(self) -> Decimal:
        return self.bridge.session.figures.assumptions["annual_minutes"].value


class _TaskTable(DataTable[TaskLine]):
    """Deletes with the key for it."""

    removal_wanted = Signal()
    """Emitted for the Delete key."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)
