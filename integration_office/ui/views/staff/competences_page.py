"""The page Kompetenzen: what an office's tasks ask its posts to know, what they know, and which tasks lack it."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout

from integration_office.analysis.competence_gaps import CompetenceGap, competence_gaps, offices_with_posts
from integration_office.domain.identity import UnitId
from integration_office.domain.quantity import half_away
from integration_office.ui.background import fail
from integration_office.ui.naming import named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import muted
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.staff.scope import selected_offices
from integration_office.ui.views.table import Column, DataTable, TableModel
from integration_office.ui.views.who import number
from integration_office.wording.language import Language
from integration_office.wording.names import Names

_TOPIC = "competence gaps"


class CompetencesPage(Panel):
    """One office at a time: the new one of the scenario to begin with."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.bridge)
        self._context = context
        self._is_chosen = False
        tr = self.language.tr
        self.office = named(QComboBox(), "competence_office")
        self.from_selection = named(QPushButton(tr("&Auswahl übernehmen")), "competence_from_selection")
        self.remark = muted("")
        self.model: TableModel[CompetenceGap] = TableModel(
            gap_columns(self.language, self._names), lambda row: row.asked, self
        )
        self.table = DataTable(self.model, "competence_gaps", tr("Verlangte und vorhandene Kompetenzen"))
        self.tasks = named(QPlainTextEdit(readOnly=True, tabChangesFocus=True), "competence_tasks")
        self.tasks.setAccessibleName(tr("Aufgaben, die diese Kompetenz verlangen"))
        self._lay_out()
        self.office.activated.connect(lambda _: self._choose())
        self.from_selection.clicked.connect(self._take_selection)
        self.table.row_changed.connect(self._show_tasks)

    @property
    def _names(self) -> Mapping[str, str]:
        return self.bridge.session.frame.reference.competences

    def refresh(self) -> None:
        self._offer_offices()
        state, office = self.bridge.session.figures, self.office.currentData()
        if office is None:
            self._show(())
            return
        self._context.background.start(
            _TOPIC, lambda _stopped: competence_gaps(state, UnitId(office)), self._show, fail
        )

    def _lay_out(self) -> None:
        tr = self.language.tr
        label = QLabel(tr("Am&t"))
        label.setBuddy(self.office)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 2)
        bar.setSpacing(6)
        bar.addWidget(label)
        self.office.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        bar.addWidget(self.office, 1)
        bar.addWidget(self.from_selection)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(self.tasks)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.remark)
        column.addWidget(parts, 1)
        self.table.sort_by(_MISSING, Qt.SortOrder.DescendingOrder)

    def _offer_offices(self) -> None:
        """All offices with posts; one that the scenario makes is what one asks about first."""
        session = self.bridge.session
        state, baseline = session.figures, session.plan.baseline
        names, found = Names(self.language, state.organisation), offices_with_posts(state)
        kept = self.office.currentData() if self._is_chosen else None
        new = next((each for each in found if each not in baseline.units), None)
        wanted = kept if kept in found else new or (selected_offices(self.bridge) or found or (None,))[0]
        with QSignalBlocker(self.office):
            self.office.clear()
            for each in found:
                self.office.addItem(names.unit(each), each)
            self.office.setCurrentIndex(self.office.findData(wanted))

    def _choose(self) -> None:
        self._is_chosen = True
        self.refresh()

    def _take_selection(self) -> None:
        offices = selected_offices(self.bridge)
        at = self.office.findData(offices[0]) if offices else -1
        if at < 0:
            self.bridge.told.emit(self.language.tr("Bitte zuerst ein Amt mit Stellen im Organigramm auswählen."))
            return
        self.office.setCurrentIndex(at)
        self._choose()

    def _show(self, found: Sequence[CompetenceGap]) -> None:
        self.table.show_rows(found)
        if found and self.table.row is None:
            self.table.selectRow(0)
        self.remark.setText(self._told(found))
        self._show_tasks()

    def _told(self, found: Sequence[CompetenceGap]) -> str:
        tr, trn = self.language.tr, self.language.trn
        if not found:
            return tr(
                "Keine Aufgabe dieses Amts verlangt eine Kompetenz. In der Ansicht „Aufgaben“ lässt sich eintragen, "
                "was eine Aufgabe verlangt."
            )
        lacking = sum(gap.is_absent or gap.missing > 0 for gap in found)
        text = trn("{n} Anforderung nicht gedeckt.", "{n} Anforderungen nicht gedeckt.", lacking)
        return f"{text} " + tr(
            "Verlangt eine Aufgabe mehrere Kompetenzen, genügt eine. Bedarf: der Anteil des Amts nach seinen VZÄ an "
            "der Aufgabe. Eine Stelle mit mehreren Kompetenzen zählt in jeder Zeile ganz."
        )

    def _show_tasks(self) -> None:
        gap, state = self.table.row, self.bridge.session.figures.organisation
        if gap is None:
            self.tasks.setPlainText(self.language.tr("Eine Zeile wählen: hier stehen die Aufgaben dazu."))
            return
        names = Names(self.language, state)
        heading = asked_text(gap.asked, self._names, self.language)
        self.tasks.setPlainText(
            "\n".join((heading, *(f"• {names.task(task)}" for task in gap.tasks if task in state.tasks)))
        )


_MISSING = 5


def gap_columns(language: Language, names: Mapping[str, str]) -> Sequence[Column[CompetenceGap]]:
    tr = language.tr

    def numbers(header: str, of: Callable[[CompetenceGap], Fraction | int], hint: str) -> Column[CompetenceGap]:
        return Column(
            header,
            lambda row: _amount(of(row), language),
            of,
            "000,00",
            is_number=True,
            hint=hint,
        )

    return (
        Column(
            tr("Verlangt"),
            lambda row: tr(" oder ").join(row.asked),
            lambda row: row.asked,
            "m" * 14,
            tip=lambda row: asked_text(row.asked, names, language),
            stretch=True,
        ),
        Column(tr("Aufgaben"), lambda row: str(len(row.tasks)), lambda row: len(row.tasks), "00", is_number=True),
        Column(
            tr("Bedarf"),
            lambda row: _demand(row, language),
            lambda row: row.demand,
            "00,00 + ?",
            is_number=True,
            hint=tr("VZÄ; „+ ?“: der Bedarf mancher Aufgabe ist nicht bekannt"),
        ),
        Column(tr("Stellen"), lambda row: str(row.posts), lambda row: row.posts, "000", is_number=True),
        numbers(tr("Vorhanden"), lambda row: row.held, tr("Besetzte VZÄ der Stellen des Amts, die eine davon haben")),
        numbers(tr("Fehlt"), lambda row: row.missing, tr("Bedarf weniger vorhandene VZÄ")),
        numbers(
            tr("Eingesetzt"), lambda row: row.at_work, tr("Besetzte VZÄ × Anteil geeigneter Stellen an diesen Aufgaben")
        ),
        numbers(
            tr("Ungeeignet"), lambda row: row.unfit, tr("Besetzte VZÄ × Anteil von Stellen, denen die Kompetenz fehlt")
        ),
        Column(
            tr("Stand"), lambda row: state_text(row, language), lambda row: (row.is_absent, row.missing), "fehlt ganz"
        ),
    )


def asked_text(asked: Sequence[str], names: Mapping[str, str], language: Language) -> str:
    """K01 Interkulturelle Kompetenz oder K05 …"""
    return language.tr(" oder ").join(f"{each} {names[each]}" if each in names else each for each in asked)


def state_text(gap: CompetenceGap, language: Language) -> str:
    tr = language.tr
    if gap.is_absent:
        return tr("fehlt ganz")
    if gap.missing:
        return tr("reicht nicht")
    return tr("Bedarf unbekannt") if gap.unmeasured == len(gap.tasks) else tr("gedeckt")


def _demand(gap: CompetenceGap, language: Language) -> str:
    text = _amount(gap.demand, language)
    return f"{text} + ?" if gap.unmeasured else text


def _amount(value: Fraction | int, language: Language) -> str:
    exact = Fraction(value)
    return number(half_away(exact.numerator, exact.denominator), language)
