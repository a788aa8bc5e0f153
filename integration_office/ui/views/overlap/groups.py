"""Units that do the same work: what looks like one office, why, and the way to make it one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QSplitter, QVBoxLayout, QWidget

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.same_work import DEFAULT_LEAST, MOST_UNITS, Group, Groups, groups
from integration_office.domain.organisation import Organisation
from integration_office.ui.background import Background, fail
from integration_office.ui.naming import named
from integration_office.ui.panels.noted_tree import NotedTree
from integration_office.ui.panels.pieces import muted
from integration_office.ui.pause import Pause
from integration_office.ui.views.table import Column, DataTable, TableModel
from integration_office.ui.views.who import number
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import capacity

_TOPIC = "same work"
_QUIET_MS, _WATCHED_MS = 250, 100


class GroupsPage(QWidget):
    """A list of groups, and for the current one its units and the tasks they share."""

    command_requested = Signal(str, object)
    """Emitted with the name of a command and the units it is for."""

    def __init__(self, background: Background, language: Language) -> None:
        super().__init__()
        self._background, self._language = background, language
        self._state: Evaluation | None = None
        self._is_current = False
        tr = language.tr
        self.least = named(QSpinBox(), "least_likeness")
        self.least.setRange(1, 100)
        self.least.setSuffix(" %")
        self.least.setValue(round(DEFAULT_LEAST * 100))
        self.model: TableModel[Group] = TableModel(self._columns(), lambda row: row.units, self)
        self.table = DataTable(self.model, "same_work", tr("Gruppen von Einheiten, die dasselbe tun"))
        self.reason = NotedTree()
        self.reason.setAccessibleName(tr("Warum diese Einheiten nach einem Amt aussehen"))
        self.move_button = named(QPushButton(tr("Einheiten &verlegen …")), "move_group")
        self.office_button = named(QPushButton(tr("Neues &Amt …")), "office_for_group")
        self.told = muted("")
        self.stop_button = named(QPushButton(tr("&Abbrechen")), "stop_looking")
        self._passes = [0]
        self._soon = Pause(self, _QUIET_MS)
        self._watch = QTimer(self, interval=_WATCHED_MS)
        self._lay_out()
        self._connect()
        self.table.sort_by(3, Qt.SortOrder.DescendingOrder)
        self._explain()

    def show_state(self, state: Evaluation) -> None:
        """Looked through when the page can be seen."""
        if state is not self._state:
            self._state, self._is_current = state, False
            self.wake()

    def wake(self) -> None:
        if self.isVisible() and not self._is_current:
            self._is_current = True
            self._look()

    def _lay_out(self) -> None:
        tr = self._language.tr
        label = QLabel(tr("Gleiche Arbeit &ab"))
        label.setBuddy(self.least)
        self.least.setToolTip(tr("Wie viel von der Arbeit der kleineren Einheit beide tun"))
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 2)
        for widget in (label, self.least):
            bar.addWidget(widget)
        bar.addStretch(1)
        for button in (self.stop_button, self.office_button, self.move_button):
            bar.addWidget(button)
        self.stop_button.hide()
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(self.reason)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 3)
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(bar)
        column.addWidget(self.told)
        column.addWidget(parts, 1)

    def _connect(self) -> None:
        self.least.valueChanged.connect(lambda _: self._soon.start())
        self._soon.timeout.connect(self._look)
        self._watch.timeout.connect(self._show_passes)
        self.stop_button.clicked.connect(self._stop_or_look)
        self.table.row_changed.connect(self._explain)
        self.table.activated.connect(lambda _: self._ask("move"))
        self.move_button.clicked.connect(lambda: self._ask("move"))
        self.office_button.clicked.connect(lambda: self._ask("new_office"))

    def _look(self) -> None:
        state, least = self._state, self.least.value() / 100
        if state is None:
            return
        passes = self._passes = [0]
        self._watch.start()
        self._show_passes()

        def pass_done(done: int) -> None:
            passes[0] = done

        self._background.start(_TOPIC, lambda stopped: groups(state, least, stopped, pass_done), self._show, fail)

    def _show_passes(self) -> None:
        """How far the worker is; it writes into a plain list."""
        tr, (done,) = self._language.tr, self._passes
        texts = [tr("Gleiche Arbeit wird gesucht …")]
        if done:
            texts.append(tr("Durchgang {n} ist fertig.", n=done))
        self.told.setText(" ".join(texts))
        self._offer_to_stop(True)

    def _offer_to_stop(self, is_looking: bool) -> None:
        tr = self._language.tr
        self.stop_button.setText(tr("&Abbrechen") if is_looking else tr("Erneut &suchen"))
        self.stop_button.show()

    def _stop_or_look(self) -> None:
        if not self._watch.isActive():
            self._look()
            return
        self._watch.stop()
        self._background.drop(_TOPIC)
        self._offer_to_stop(False)
        self.told.setText(self._language.tr("Die Suche ist abgebrochen. Was in der Liste steht, ist von der vorigen."))

    def _show(self, found: Groups) -> None:
        self._watch.stop()
        self.stop_button.hide()
        self.told.setText(self._summary(found))
        self.table.show_rows(found.found)
        if found.found and self.table.row is None:
            self.table.selectRow(0)
        self._explain()

    def _summary(self, found: Groups) -> str:
        tr, trn = self._language.tr, self._language.trn
        texts = [trn("{n} Gruppe sieht nach einem Amt aus.", "{n} Gruppen sehen nach einem Amt aus.", len(found.found))]
        if not found.found:
            texts = [tr("Keine Einheiten verschiedener Ämter tun so viel Gleiches.")]
        if found.too_large:
            texts.append(
                trn(
                    "{n} Gruppe hat mehr als {most} Einheiten; mit einem größeren Wert zerfällt sie.",
                    "{n} Gruppen haben mehr als {most} Einheiten; mit einem größeren Wert zerfallen sie.",
                    found.too_large,
                    most=MOST_UNITS,
                )
            )
        return " ".join(texts)

    def _explain(self) -> None:
        """Why: the units, then the tasks that at least two of them do."""
        group, state = self.table.row, self._state
        for button in (self.move_button, self.office_button):
            button.setEnabled(group is not None)
        self.reason.clear()
        if group is not None and state is not None:
            self._fill(group, state.organisation, state)

    def _fill(self, group: Group, organisation: Organisation, state: Evaluation) -> None:
        tr, language = self._language.tr, self._language
        names = Names(language, organisation)
        self.reason.add(None, tr("Warum"), "", self._why(group), bold=True)
        units = self.reason.add(None, tr("Einheiten"), str(len(group.units)), bold=True)
        for unit in group.units:
            self.reason.add(units, names.unit(unit), "", names.unit(state.offices[unit]))
        tasks = self.reason.add(None, tr("Gemeinsame Aufgaben"), str(len(group.tasks)), bold=True)
        for task in group.tasks:
            note = tr("in {units}", units=", ".join(task.units))
            self.reason.add(tasks, names.task(task.task), capacity(task.fte, language), note)
        tasks.setExpanded(True)
        units.setExpanded(True)

    def _why(self, group: Group) -> str:
        """In a sentence: how many offices do the same, how much of it, and how much of that is done beside another."""
        language = self._language
        return language.trn(
            "{units} Einheiten aus {offices} Ämtern arbeiten an {n} gemeinsamen Aufgabe: zusammen {fte}, davon "
            "{overlap} neben dem Amt, das am meisten davon tut.",
            "{units} Einheiten aus {offices} Ämtern arbeiten an {n} gemeinsamen Aufgaben: zusammen {fte}, davon "
            "{overlap} neben dem Amt, das jeweils am meisten davon tut.",
            len(group.tasks),
            units=len(group.units),
            offices=len(group.offices),
            fte=capacity(sum(each.fte for each in group.tasks), language),
            overlap=capacity(group.overlap, language),
        )

    def _ask(self, command: str) -> None:
        if self.table.row is not None:
            self.command_requested.emit(command, self.table.row.units)

    def _named(self, row: Group) -> str:
        """The units with their names, as far as there is room for them."""
        state = self._state
        if state is None:
            return ", ".join(row.units)
        return ", ".join(Names(self._language, state.organisation).unit(unit) for unit in row.units)

    def _columns(self) -> Sequence[Column[Group]]:
        tr, language = self._language.tr, self._language
        return (
            Column(tr("Einheiten"), self._named, lambda row: row.units, stretch=True),
            Column(tr("Ämter"), lambda row: str(len(row.offices)), lambda row: len(row.offices), "00", is_number=True),
            Column(
                tr("Gemeinsame Aufgaben"),
                lambda row: str(len(row.tasks)),
                lambda row: len(row.tasks),
                "0",
                is_number=True,
            ),
            Column(
                tr("VZÄ doppelt"),
                lambda row: number(row.overlap, language),
                lambda row: row.overlap,
                "000,00",
                is_number=True,
                hint=tr("VZÄ der Gruppe, die neben dem jeweils größten Amt an derselben Aufgabe arbeiten"),
            ),
            Column(tr("VZÄ"), lambda row: number(row.fte, language), lambda row: row.fte, "0.000,00", is_number=True),
        )
