"""The page Beteiligung: who has to be involved, and the way back from the day of the session to today."""

from datetime import date
from functools import partial

from PySide6.QtCore import QDate, QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QDateEdit, QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from integration_office.analysis.timetable import session_doubts
from integration_office.domain.errors import NotADate, NotALeadTime
from integration_office.domain.lead_times import (
    own_lead_times,
    session_day,
    unreadable_lead_times,
    with_lead_source,
    with_lead_time,
    with_session_day,
)
from integration_office.domain.participation import read_lead_time
from integration_office.ui.background import fail
from integration_office.ui.locking import lock
from integration_office.ui.naming import named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import heading, muted
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.staff.timetable_rows import (
    LEAD,
    SOURCE,
    CheckRow,
    StepRow,
    Way,
    check_columns,
    step_columns,
    way,
)
from integration_office.ui.views.table import DataTable, TableModel
from integration_office.ui.views.typed_again import TypedAgain
from integration_office.wording.participation import doubt_text, step_text

_TOPIC = "participation"
_FIRST_YEAR, _LAST_YEAR = 1990, 2199
_PROPOSED_DAYS = 180
"""So far ahead the calendar opens while no day is chosen; nothing is kept of it."""
_FRIDAY, _WEEK = 5, 7


class ParticipationPage(Panel):
    """A checklist with sources, no legal advice; lead times that no data knows are the planner's own."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.bridge)
        self._context = context
        tr = self.language.tr
        self.title, self.checklist_note, self.told = heading(""), muted(""), muted("")
        self.check_model: TableModel[CheckRow] = TableModel(check_columns(self.language), lambda row: row.number, self)
        self.checks = DataTable(self.check_model, "participation", tr("Checkliste Beteiligung"))
        self.is_known = named(QCheckBox(tr("&Ratssitzung am")), "session_known")
        self.day = named(QDateEdit(), "session_day")
        self.day.setCalendarPopup(True)
        self.day.setAccessibleName(tr("Tag der Ratssitzung"))
        self.day.setDisplayFormat("dd.MM.yyyy" if self.language.code == "de" else "yyyy-MM-dd")
        self.day.setKeyboardTracking(False)
        self.day.setDateRange(QDate(_FIRST_YEAR, 1, 1), QDate(_LAST_YEAR, 12, 31))
        self.step_model: TableModel[StepRow] = TableModel(
            step_columns(self.language), lambda row: row.appointment.step.key, self
        )
        self.steps = DataTable(self.step_model, "timetable", tr("Bis wann was getan sein muss"))
        self.copy_button = named(QPushButton(tr("&Kopieren")), "timetable_copy")
        self._lay_out()
        self._connect()
        lock(self.bridge, self.is_known, self.day, self.steps)

    def refresh(self) -> None:
        session = self.bridge.session
        effects, reference, texts = session.effects, session.frame.reference, session.plan.texts
        day, today = self._session, date.today()
        self._show_day(day)
        self._context.background.start(
            _TOPIC,
            lambda _stopped: way(effects, reference.participation, reference.preparation, texts, day, today),
            self._show,
            fail,
        )

    @property
    def _session(self) -> date | None:
        try:
            return session_day(self.bridge.session.plan.texts)
        except NotADate:
            return None

    def _lay_out(self) -> None:
        tr = self.language.tr
        upper, lower = QWidget(), QWidget()
        column = QVBoxLayout(upper)
        for each in (self.title, self.checklist_note):
            column.addWidget(each)
        column.addWidget(self.checks, 1)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 4, 8, 2)
        bar.setSpacing(6)
        bar.addWidget(self.is_known)
        bar.addWidget(self.day)
        bar.addStretch(1)
        bar.addWidget(self.copy_button)
        below = QVBoxLayout(lower)
        below.addLayout(bar)
        below.addWidget(self.told)
        below.addWidget(self.steps, 1)
        for layout in (column, below):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(upper)
        parts.addWidget(lower)
        parts.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(parts)
        self.checklist_note.setText(
            tr("Checkliste, keine Rechtsberatung: jede Zeile mit Quelle und dem Tag, an dem sie gelesen wurde.")
        )
        for table in (self.checks, self.steps):
            table.sort_by(0, Qt.SortOrder.AscendingOrder)

    def _connect(self) -> None:
        self.is_known.toggled.connect(self._set_known)
        self.day.dateChanged.connect(lambda _: self._set_day())
        TypedAgain(self.bridge, self.steps)
        self.step_model.edited.connect(self._edit)
        self.copy_button.clicked.connect(self._copy)

    def _show_day(self, day: date | None) -> None:
        with QSignalBlocker(self.is_known), QSignalBlocker(self.day):
            self.is_known.setChecked(day is not None)
            shown = proposed(QDate.currentDate()) if day is None else QDate(day.year, day.month, day.day)
            if day is not None or not self.day.property("proposed"):
                self.day.setDate(shown)
            self.day.setProperty("proposed", True)

    def _show(self, found: Way) -> None:
        tr, trn = self.language.tr, self.language.trn
        n = len(found.checks)
        nothing = tr("Nichts zu beteiligen: Die Variante ändert weder Stellen noch Einheiten.")
        if self.bridge.session.scenario is None:
            nothing = tr("Der Ist-Stand löst keine Beteiligung aus: bitte eine Variante wählen.")
        self.title.setText(trn("{n} Beteiligung zu prüfen", "{n} Beteiligungen zu prüfen", n) if n else nothing)
        self.checks.show_rows(found.checks)
        self.steps.show_rows(found.steps)
        self.told.setText(self._telling(found))

    def _telling(self, found: Way) -> str:
        tr, language, day = self.language.tr, self.language, self._session
        if day is None:
            return tr("Den Tag der Ratssitzung wählen: hier steht dann, bis wann welcher Schritt getan sein muss.")
        parts = [doubt_text(each, language) for each in session_doubts(day, date.today())]
        missing = sum(row.appointment.lead is None and bool(row.appointment.step.before) for row in found.steps)
        if missing:
            parts.append(
                language.trn(
                    "{n} Schritt hat noch keinen Vorlauf: Die Spalte „Vorlauf“ ist zum Eintragen da.",
                    "{n} Schritte haben noch keinen Vorlauf: Die Spalte „Vorlauf“ ist zum Eintragen da.",
                    missing,
                )
            )
        parts.extend(
            tr(
                "Der Vorlauf „{text}“ für „{step}“ ist nicht lesbar und zählt nicht.",
                text=text,
                step=step_text(key, language),
            )
            for key, text in unreadable_lead_times(self.bridge.session.plan.texts).items()
        )
        parts.append(tr("Was Sie eintragen, heißt auch im Papier eigene Annahme; die Quelle gehört in „Herkunft“."))
        return " ".join(parts)

    def _set_known(self, known: bool) -> None:
        self._keep_day(self._chosen if known else None)

    def _set_day(self) -> None:
        """A day that somebody picks is the day of the session."""
        self._keep_day(self._chosen)

    @property
    def _chosen(self) -> date:
        day = self.day.date()
        return date(day.year(), day.month(), day.day())

    def _keep_day(self, day: date | None) -> None:
        session = self.bridge.session
        self.bridge.attempt(lambda: session.edit_texts(with_session_day(session.plan.texts, day)))

    def _edit(self, row: StepRow, column: int, text: str) -> None:
        keep = {LEAD: self._keep_lead, SOURCE: self._keep_source}.get(column)
        if keep is not None and row.appointment.step.before:
            self.bridge.turns.add(self.steps, partial(keep, row.appointment.step.key, text))

    def _keep_lead(self, step: str, text: str) -> None:
        session = self.bridge.session
        try:
            lead = read_lead_time(text)
        except NotALeadTime as error:
            self.bridge.refused.emit(error)
            return
        self.bridge.attempt(lambda: session.edit_texts(with_lead_time(session.plan.texts, step, lead)))

    def _keep_source(self, step: str, text: str) -> None:
        """Of an own lead time only: what the data says has a source of its own."""
        session = self.bridge.session
        if step not in own_lead_times(session.plan.texts):
            self.bridge.told.emit(
                self.language.tr(
                    "Eine Quelle hat nur ein eigener Vorlauf: bitte zuerst die Spalte „Vorlauf“ ausfüllen."
                )
            )
            return
        self.bridge.attempt(lambda: session.edit_texts(with_lead_source(session.plan.texts, step, text)))

    def _copy(self) -> None:
        self.steps.selectAll()
        self.steps.copy()


def proposed(today: QDate) -> QDate:
    """Half a year on; no council meets at a weekend."""
    day = today.addDays(_PROPOSED_DAYS)
    return day if day.dayOfWeek() <= _FRIDAY else day.addDays(_WEEK + 1 - day.dayOfWeek())
