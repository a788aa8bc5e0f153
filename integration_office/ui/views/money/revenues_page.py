"""„Erträge nach Personen“: the Integrationspauschale and the like, persons × rate × quarters, typed in place."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout

from integration_office.analysis import figure
from integration_office.application.events import BaselineEdit
from integration_office.application.revenue_edits import corrected_revenue, without_revenues
from integration_office.domain.errors import DomainError
from integration_office.domain.identity import RevenueId
from integration_office.domain.parameters import driver_key
from integration_office.ui.change_commands import NotNeeded
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.locking import lock
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.correcting import Correcting
from integration_office.ui.views.money.page import MoneyPage, bar_of
from integration_office.ui.views.money.revenue_rows import (
    KEYS,
    RevenueRow,
    edited,
    revenue_columns,
    revenue_rows,
    total_text,
)
from integration_office.ui.views.table import DataTable, TableModel
from integration_office.ui.views.typed_again import TypedAgain


class RevenuesPage(MoneyPage):
    """What is typed is a correction of the Ist-Stand, carried out at once, and can be undone."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context, "money_revenues")
        self._correct = Correcting(context.bridge, context.background)
        tr = self.language.tr
        self.total = muted("")
        self.model: TableModel[RevenueRow] = TableModel(
            revenue_columns(self.language), lambda row: row.revenue.id, self
        )
        self.table = DataTable(self.model, "revenues", tr("Erträge nach Personen"))
        self.new = named(QPushButton(tr("&Neuer Ertrag …")), "new_revenue")
        self.remove = named(QPushButton(tr("&Löschen")), "remove_revenues")
        self.how = named(QPushButton(tr("&Rechenweg")), "revenue_basis")
        self.otherwise = named(QPushButton(tr("&In der Variante …")), "revenue_in_scenario")
        self.menu = QMenu(self.otherwise)
        self.otherwise.setMenu(self.menu)
        for text, driver in ((tr("Andere &Personenzahl …"), "persons"), (tr("Anderer &Satz je Quartal …"), "rate")):
            self.menu.addAction(text, partial(self._take_otherwise, driver))
        self._lay_out()
        self._connect()
        lock(self.bridge, self.new, self.remove, self.otherwise, self.table)

    def reveal(self, id: str) -> None:
        """A row becomes the current one."""
        self.table.expect(RevenueId(id))

    def refresh(self) -> None:
        figures = self.bridge.session.figures
        self.compute(lambda _: revenue_rows(figures), self._show)

    def _show(self, rows: list[RevenueRow]) -> None:
        tr, year = self.language.tr, self.bridge.session.frame.year
        if rows:
            told = total_text(rows, year, self.language)
        else:
            told = tr(
                "Der Plan kennt noch keinen Ertrag nach Personen. „Neuer Ertrag“ legt einen an, zum Beispiel die "
                "Integrationspauschale: Personen × Satz × Quartale, mit Quelle."
            )
        kept = tr(
            "Was Sie in der Tabelle ändern, berichtigt den Ist-Stand; was nur eine Variante anders annimmt, setzt „In "
            "der Variante“. Steht das Geld schon in einer Haushaltszeile, zählt es nicht doppelt."
        )
        self.total.setText(f"{told}\n{kept}")
        self.table.show_rows(rows)
        if rows and self.table.row is None:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._enable()

    def _edit(self, row: RevenueRow, column: int, text: str) -> None:
        # After the editor has closed: what is typed makes other rows.
        self.bridge.turns.add(self.table, partial(self._carry_out, row.revenue.id, KEYS[column], text))

    def _carry_out(self, id: RevenueId, key: str, text: str) -> None:
        session, language = self.bridge.session, self.language
        try:
            state = session.plan.baseline
            self._refuse_what_the_scenario_sets(id, key)
            corrected_revenue(state, edited(state.revenues[id], key, text, state, language))
        except Incomplete as error:
            self.bridge.refused.emit(NotNeeded(error.text))
            return
        except DomainError as error:
            self.bridge.refused.emit(error)
            return
        self._correct(
            lambda state: corrected_revenue(state, edited(state.revenues[id], key, text, state, language)),
            BaselineEdit.REVENUE,
            (id,),
        )

    def _refuse_what_the_scenario_sets(self, id: RevenueId, key: str) -> None:
        """A correction that nobody would see; raises Incomplete."""
        driver, session = key.removesuffix("_range"), self.bridge.session
        set_here = driver_key(id, driver) in session.figures.assumptions
        if set_here and driver_key(id, driver) not in session.baseline_figures.assumptions:
            told = self.language.tr(
                "Diesen Wert setzt eine Maßnahme der Variante. Bitte die Maßnahme ändern oder zum Ist-Stand wechseln."
            )
            raise Incomplete(told, is_refused=True)

    def _new(self) -> None:
        from integration_office.ui.views.money.revenue_dialog import RevenueDialog

        dialog = RevenueDialog(self.bridge, self._correct, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.table.expect(RevenueId(dialog.id.text().strip())))
        dialog.open()

    def _remove(self) -> None:
        """At once: undo brings them back."""
        gone = tuple(row.revenue.id for row in self.table.chosen)
        if gone:
            self._correct(lambda state: without_revenues(state, gone), BaselineEdit.REVENUE, gone)

    def _take_otherwise(self, driver: str) -> None:
        """A measure of the scenario sets the persons or the rate; the Ist-Stand keeps its own."""
        from integration_office.ui.dialogs.assumption_form import AssumptionForm
        from integration_office.ui.dialogs.change_dialog import ChangeDialog

        if self.table.row is not None:
            form = AssumptionForm(self.bridge, driver_key(self.table.row.revenue.id, driver))
            ChangeDialog(form, self.language.tr("Annahme"), self.language.tr("Setzen"), self).open()

    def _explain(self) -> None:
        row, figures = self.table.row, self.bridge.session.figures
        if row is not None:
            self.explain(lambda: figure.revenue(figures, row.revenue.id))

    def _enable(self) -> None:
        for button in (self.remove, self.how, self.otherwise):
            button.setEnabled(self.table.row is not None)

    def _connect(self) -> None:
        TypedAgain(self.bridge, self.table)
        self.model.edited.connect(self._edit)
        self.table.row_changed.connect(self._enable)
        self.new.clicked.connect(self._new)
        self.remove.clicked.connect(self._remove)
        self.how.clicked.connect(self._explain)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(bar_of(self.how, self.new, self.otherwise, self.remove))
        column.addWidget(self.total)
        column.addWidget(self.table, 1)
        self.table.sort_by(0, Qt.SortOrder.AscendingOrder)
