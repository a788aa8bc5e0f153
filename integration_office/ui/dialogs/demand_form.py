"""What a task needs: FTE, or cases a year × minutes a case, or nothing that is known."""

from decimal import Decimal
from fractions import Fraction

from PySide6.QtWidgets import QComboBox, QLineEdit

from integration_office.domain.changes import Change, SetDemand
from integration_office.domain.identity import TaskId
from integration_office.domain.quantity import rounded
from integration_office.domain.task import Task
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.form import ChangeForm, Incomplete
from integration_office.ui.dialogs.reading import fte_in, number_in, typed_number
from integration_office.ui.dialogs.search_choice import SearchChoice
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel
from integration_office.wording.names import Names
from integration_office.wording.numbers import capacity, plain

_FTE, _CASES, _UNKNOWN = "fte", "cases", "unknown"


class DemandForm(ChangeForm):
    def __init__(self, bridge: Bridge, task: TaskId | None) -> None:
        super().__init__(bridge)
        self._organisation = bridge.session.organisation
        self.task = task_choice(bridge, task)
        self.way = self._way_choice()
        self.fte, self.cases, self.minutes = (named(QLineEdit(), name) for name in ("fte", "cases", "minutes"))
        self.present, self.result = PlainLabel(), named(PlainLabel(), "result")
        tr = self.tr_
        self.rows.addRow(tr("Au&fgabe"), self.task)
        self.rows.addRow(tr("Bisher"), self.present)
        self.rows.addRow(tr("Be&darf"), self.way)
        self.rows.addRow(tr("B&edarf in VZÄ"), self.fte)
        self.rows.addRow(tr("F&älle im Jahr"), self.cases)
        self.rows.addRow(tr("&Minuten je Fall"), self.minutes)
        self.rows.addRow(tr("Ergibt"), self.result)
        self.begins_at(self.task if task is None else self.way)
        self._connect()
        self._fill_in()

    def changes(self) -> tuple[Change, ...]:
        task = self._chosen()
        wanted = self._wanted(task)
        if (wanted.demand_fte, wanted.cases, wanted.minutes) == (task.demand_fte, task.cases, task.minutes):
            raise Incomplete(self.tr_("Bitte einen anderen Bedarf angeben."))
        return (wanted,)

    def _wanted(self, task: Task) -> SetDemand:
        language = self.bridge.language
        if self.way.currentData() == _UNKNOWN:
            return SetDemand(task.id)
        if self.way.currentData() == _FTE:
            return SetDemand(task.id, fte_in(self._given(self.fte), language))
        cases, minutes = (number_in(self._given(each), language) for each in (self.cases, self.minutes))
        return SetDemand(task.id, None, cases, minutes)

    def _chosen(self) -> Task:
        if self.task.chosen is None:
            raise Incomplete(self.tr_("Bitte die Aufgabe aus der Liste wählen."))
        return self._organisation.task(TaskId(self.task.chosen))

    def _given(self, line: QLineEdit) -> str:
        if not line.text().strip():
            raise Incomplete(self.tr_("Bitte den Bedarf angeben."))
        return line.text()

    def _way_choice(self) -> QComboBox:
        choice = named(QComboBox(), "way")
        choice.addItem(self.tr_("in VZÄ"), _FTE)
        choice.addItem(self.tr_("aus Fällen und Minuten"), _CASES)
        choice.addItem(self.tr_("nicht bekannt"), _UNKNOWN)
        return choice

    def _connect(self) -> None:
        self.task.currentTextChanged.connect(self._fill_in)
        self.way.currentIndexChanged.connect(self._show_fields)
        for changed in (self.task.currentTextChanged, self.way.currentIndexChanged):
            changed.connect(self.edited)
        for line in (self.fte, self.cases, self.minutes):
            line.textChanged.connect(self._show_result)
            line.textChanged.connect(self.edited)

    def _fill_in(self) -> None:
        """The present demand of the task, to begin with."""
        task = None if self.task.chosen is None else self._organisation.tasks[TaskId(self.task.chosen)]
        self.present.setText(self._present_text(task))
        if task is not None:
            self._fill_fields(task)
        self._show_fields()

    def _fill_fields(self, task: Task) -> None:
        language = self.bridge.language
        has_cases = task.demand_fte is None and task.cases is not None
        self.way.setCurrentIndex(self.way.findData(_CASES if has_cases else _FTE))
        fte = None if task.demand_fte is None else Decimal(task.demand_fte) / 10_000
        for line, value in ((self.fte, fte), (self.cases, task.cases), (self.minutes, task.minutes)):
            line.setText("" if value is None else typed_number(value, language))

    def _show_fields(self) -> None:
        way = self.way.currentData()
        for line, own in ((self.fte, _FTE), (self.cases, _CASES), (self.minutes, _CASES), (self.result, _CASES)):
            self.rows.setRowVisible(line, way == own)
        self._show_result()

    def _present_text(self, task: Task | None) -> str:
        if task is None:
            return "–"
        demand, language = task.demand(self._annual_minutes), self.bridge.language
        need = self.tr_("nicht bekannt") if demand is None else _fte_text(demand, self)
        have = capacity(self.bridge.session.figures.coverage.capacity[task.id], language)
        text = self.tr_("Bedarf {need}, vorhanden {have}", need=need, have=have)
        return f"{text} · {self.tr_('Beispieldaten')}" if task.illustrative else text

    def _show_result(self) -> None:
        try:
            wanted = self._wanted(self._chosen())
        except Incomplete:
            self.result.setText("–")
            return
        demand = Task(wanted.task, cases=wanted.cases, minutes=wanted.minutes).demand(self._annual_minutes)
        per_year = plain(self._annual_minutes, self.bridge.language)
        text = self.tr_("{fte} bei {minutes} Minuten im Jahr", fte=_fte_text(demand, self), minutes=per_year)
        self.result.setText(text)

    @property
    def _annual_minutes(self) -> Decimal:
        return self.bridge.session.figures.assumptions["annual_minutes"].value


def task_choice(bridge: Bridge, chosen: TaskId | None) -> SearchChoice:
    """All tasks by id and name."""
    organisation = bridge.session.organisation
    names = Names(bridge.language, organisation)
    return named(SearchChoice(((task, names.task(task)) for task in organisation.tasks), chosen), "task")


def _fte_text(demand: Fraction | None, form: ChangeForm) -> str:
    return "–" if demand is None else capacity(rounded(demand), form.bridge.language)
