"""„Abgleich mit dem Haushalt“: computed personnel beside the city's own, why they differ, and fits on request."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout

from integration_office.analysis.fitting import (
    OfficeFit,
    ParameterFit,
    with_office_fit,
    with_parameter_fit,
    without_fit,
)
from integration_office.application.events import BaselineEdit
from integration_office.domain.identity import UnitId
from integration_office.domain.parameters import factor_key
from integration_office.ui.locking import lock
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.views.comparison.grid import GridTable
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.correcting import Correcting
from integration_office.ui.views.money.budget_rows import (
    BudgetPicture,
    BudgetRow,
    budget_headers,
    budget_lines,
    budget_picture,
    fit_warning,
    fitted_text,
    office_fit_text,
    row_details,
    row_figure,
)
from integration_office.ui.views.money.fit_dialog import Fit, FitDialog
from integration_office.ui.views.money.page import MoneyPage, bar_of
from integration_office.wording.assumptions import assumption_name
from integration_office.wording.calibration import fit_text

_WIDEST = (40, 24)


class BudgetPage(MoneyPage):
    """Of the Ist-Stand in the year of the figures; nothing is fitted unless somebody decides it."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context, "money_budget")
        self._correct = Correcting(context.bridge, context.background)
        self.picture: BudgetPicture | None = None
        self._wanted: UnitId | None = None
        tr = self.language.tr
        self.fitted, self.remark = muted(""), muted("")
        self.table = GridTable("calibration", tr("Personalkosten: berechnet und im Haushalt"))
        self.details = named(QPlainTextEdit(readOnly=True, tabChangesFocus=True), "calibration_details")
        self.details.setAccessibleName(tr("Was den Unterschied erklärt"))
        self.how = named(QPushButton(tr("&Rechenweg")), "calibration_basis")
        self.factor = named(QPushButton(tr("&Faktor für das Amt …")), "fit_office")
        self.rates = named(QPushButton(tr("&Sätze anpassen")), "fit_rate")
        self.back = named(QPushButton(tr("&Zurücknehmen")), "take_fit_back")
        self.rates_menu, self.back_menu = QMenu(self), QMenu(self)
        self.rates.setMenu(self.rates_menu)
        self.back.setMenu(self.back_menu)
        self._lay_out()
        self._connect()
        lock(self.bridge, self.factor, self.rates, self.back)

    @property
    def row(self) -> BudgetRow | None:
        """The current line."""
        index = self.table.currentIndex()
        rows = () if self.picture is None else self.picture.rows
        return rows[index.row()] if index.isValid() and index.row() < len(rows) else None

    def reveal(self, id: str) -> None:
        """The line of a unit, now or once it is computed; one without personnel has none."""
        self._wanted = UnitId(id)
        self._go_to_wanted()

    def refresh(self) -> None:
        figures, language = self.bridge.session.baseline_figures, self.language
        self.compute(lambda _: budget_picture(figures, language), self._show)

    def _show(self, picture: BudgetPicture) -> None:
        self.picture = picture
        if not picture.rows and not picture.fitted:
            self.tell(self._nothing(picture))
            return
        language = self.language
        self.table.show_lines(budget_headers(language), budget_lines(picture, language), self.colours, _WIDEST)
        self._go_to_wanted()
        if picture.rows and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.table.grid.index(0, 0))
        self.fitted.setText(fitted_text(picture.fitted, language))
        self.show_care(self.remark, picture.care, (picture.unpriced,))
        self._fill_menus(picture)
        self._show_row()

    def _go_to_wanted(self) -> None:
        rows = () if self.picture is None else self.picture.rows
        place = next((n for n, row in enumerate(rows) if row.units == (self._wanted,)), None)
        if place is not None:
            self.table.setCurrentIndex(self.table.grid.index(place, 0))
            self._wanted = None

    def _nothing(self, picture: BudgetPicture) -> str:
        return self.language.tr(
            "Der Plan enthält für {year} keine Personal- oder Versorgungsaufwendungen. Sie kommen aus dem Blatt "
            "„Haushalt“ der Arbeitsmappe, oder oben ein anderes Jahr wählen.",
            year=picture.figures.frame.year,
        )

    def _show_row(self) -> None:
        row, picture = self.row, self.picture
        self.how.setEnabled(row is not None)
        fit = self._office_fit()
        self.factor.setEnabled(fit is not None and fit.factor is not None)
        lines = [] if row is None or picture is None else row_details(picture, row, self.language)
        self.details.setPlainText("\n".join(lines))

    def _office_fit(self) -> OfficeFit | None:
        row, picture = self.row, self.picture
        return None if row is None or picture is None or row.office is None else picture.offices.get(row.office)

    def _fill_menus(self, picture: BudgetPicture) -> None:
        self.rates_menu.clear()
        for fit in picture.parameters:
            action = self.rates_menu.addAction(fit_text(fit, self.language), partial(self._ask_rate, fit))
            action.setEnabled(fit.value is not None and fit.value != fit.before)
        self.back_menu.clear()
        for each in picture.fitted:
            self.back_menu.addAction(assumption_name(each.key, self.language), partial(self._take_back, each.key))
        self.rates.setEnabled(bool(picture.parameters))
        self.back.setEnabled(bool(picture.fitted))

    def _ask_factor(self) -> None:
        fit = self._office_fit()
        if fit is not None and fit.factor is not None:
            warning = "" if self.picture is None else fit_warning(self.picture, fit.office, self.language)
            told = "\n\n".join(filter(None, (office_fit_text(fit, self.language), warning)))
            self._ask(told, lambda state, source: with_office_fit(state, fit, source), factor_key(fit.office))

    def _ask_rate(self, fit: ParameterFit) -> None:
        told = fit_text(fit, self.language)
        self._ask(told, lambda state, source: with_parameter_fit(state, fit, source), fit.key)

    def _ask(self, told: str, fit: Fit, key: str) -> None:
        FitDialog(told, fit, key, self.bridge, self._correct, self).open()

    def _take_back(self, key: str) -> None:
        self._correct(lambda state: without_fit(state, key), BaselineEdit.FIT, (key,))

    def _explain(self, *_: object) -> None:
        row, picture = self.row, self.picture
        if row is not None and picture is not None:
            self.explain(lambda: row_figure(picture, row))

    def _connect(self) -> None:
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_row())
        self.table.activated.connect(self._explain)
        self.how.clicked.connect(self._explain)
        self.factor.clicked.connect(self._ask_factor)

    def _lay_out(self) -> None:
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(self.details)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(bar_of(self.how, self.factor, self.rates, self.back))
        column.addWidget(self.fitted)
        column.addWidget(parts, 1)
        column.addWidget(self.remark)
