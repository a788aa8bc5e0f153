"""„Über die Jahre“: what the scenario saves gross, net and in cash, when it is even, what comes once."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from integration_office.analysis.figure import Figure
from integration_office.analysis.figure.part_saving import Saving, saving_of_years
from integration_office.analysis.figure.saving import one_off_cost, present_value
from integration_office.analysis.horizon import Horizon
from integration_office.domain.parameters import Assumption
from integration_office.ui.locking import lock
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import clear, muted
from integration_office.ui.panels.rows import FigureRow
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.views.comparison.grid import GridTable
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.money.chart_box import ChartBox, TableOrChart
from integration_office.ui.views.money.horizons import Horizons, worked_out
from integration_office.ui.views.money.page import MoneyPage, bar_of, no_scenario
from integration_office.ui.views.money.years_rows import (
    YearsPicture,
    figure_at,
    grid_lines,
    headers,
    kind_text,
    years_chart,
    years_picture,
)
from integration_office.wording.assumptions import assumption_name, assumption_value
from integration_office.wording.figures import figure_name
from integration_office.wording.numbers import euro, signed

_WIDEST = (44, 16)


class YearsPage(MoneyPage):
    """Every amount can be clicked for its Rechenweg; what nobody has set can be set here."""

    def __init__(self, context: ViewContext, horizons: Horizons) -> None:
        super().__init__(context, "money_years")
        self._horizons = horizons
        self.picture: YearsPicture | None = None
        tr = self.language.tr
        self.kind = named(QComboBox(), "parts_of_saving")
        for kind in (Saving.CASH, Saving.NET, Saving.GROSS):
            self.kind.addItem(kind_text(kind, self.language), kind)
        self.npv, self.even, self.once = (named(FigureRow(), name) for name in ("npv", "break_even", "one_off"))
        self.table = GridTable("saving_by_year", tr("Ersparnis nach Jahren"))
        self.box = ChartBox(context, "saving_chart")
        self.faces = TableOrChart(self.table, self.box, self.language)
        self.remark = muted("")
        self.assumptions = QGridLayout()
        self._lay_out()
        horizons.changed.connect(self.outdate)
        self.kind.currentIndexChanged.connect(lambda _: self.outdate())
        self.table.pressed_on.connect(self._explain_cell)
        self.npv.clicked.connect(lambda: self._explain_fact(present_value))
        self.even.clicked.connect(self._explain_even)
        self.once.clicked.connect(lambda: self._explain_fact(one_off_cost))

    def refresh(self) -> None:
        if self.bridge.session.scenario is None:
            self.drop()
            self.tell(no_scenario(self))
            return
        horizon, kind, language = self._horizons.now(), self.kind.currentData(), self.language
        self.compute(
            lambda stopped: years_picture(horizon, Saving(kind), language) if worked_out(horizon, stopped) else None,
            self._show,
        )

    def _show(self, picture: YearsPicture) -> None:
        self.picture = picture
        language, colours = self.language, self.colours
        self.table.show_lines(headers(picture, language), grid_lines(picture, language), colours, _WIDEST)
        self.box.show_chart(years_chart(picture, self._chart_title(picture), language))
        self.show_care(self.remark, picture.care, picture.remarks)
        self._show_facts(picture)
        self._show_assumptions(picture)

    def _chart_title(self, picture: YearsPicture) -> str:
        years, scenario = picture.horizon.years, self.bridge.session.scenario
        name = "" if scenario is None else scenario.name
        return self.language.tr("Ersparnis „{name}“ {first}–{last}", name=name, first=years[0], last=years[-1])

    def _show_facts(self, picture: YearsPicture) -> None:
        tr, language, money = self.language.tr, self.language, picture.money
        even = tr("bis {year} nicht", year=picture.horizon.years[-1])
        if money.break_even is not None:
            even = tr("ab {year}", year=money.break_even)
        self.npv.set_texts(figure_name("npv", language), signed(euro(money.npv, language)), None)
        self.even.set_texts(tr("Ausgeglichen"), even, None)
        self.once.set_texts(figure_name("one_off", language), euro(money.one_off, language), None)

    def _show_assumptions(self, picture: YearsPicture) -> None:
        here = QApplication.focusWidget()
        name = here.objectName() if here is not None and self.isAncestorOf(here) else ""
        clear(self.assumptions)
        before: QWidget = self.once
        for place, each in enumerate(picture.once):
            cell, button = self._assumption(each)
            self.assumptions.addWidget(cell, place // 2, place % 2)
            # Made after the table, but Tab comes by before it; and whoever was here stays.
            self.setTabOrder(before, button)
            before = button
            if button.objectName() == name:
                button.setFocus()

    def _assumption(self, assumption: Assumption) -> tuple[QWidget, QPushButton]:
        """What it is now, and a button to set it; nothing is taken for zero in silence."""
        tr, name = self.language.tr, assumption_name(assumption.key, self.language)
        value = assumption_value(assumption, self.language)
        if value != tr("nicht gesetzt") and not assumption.verified:
            value = tr("{value} (nicht verifiziert)", value=value)
        text = PlainLabel(f"{name}: {value}", wrap=True)
        button = named(QPushButton(tr("Setzen …")), f"set_{assumption.key}")
        button.setAccessibleName(tr("{name} setzen …", name=name))
        button.clicked.connect(partial(self._set, assumption.key))
        lock(self.bridge, button)
        cell = QWidget()
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(text, 1)
        row.addWidget(button)
        return cell, button

    def _set(self, key: str) -> None:
        from integration_office.ui.dialogs.assumption_form import AssumptionForm
        from integration_office.ui.dialogs.change_dialog import ChangeDialog

        tr, form = self.language.tr, AssumptionForm(self.bridge, key)
        ChangeDialog(form, tr("Annahme"), tr("Setzen"), self).open()

    def _explain_cell(self, index: QModelIndex) -> None:
        build = None if self.picture is None else figure_at(self.picture, index.row(), index.column())
        if build is not None:
            self.explain(build)

    def _explain_fact(self, build: Callable[[Horizon], Figure]) -> None:
        if self.picture is not None:
            horizon = self.picture.horizon
            self.explain(lambda: build(horizon))

    def _explain_even(self) -> None:
        """The cash up to the year in which it is even, or of all years."""
        if self.picture is not None:
            horizon, even = self.picture.horizon, self.picture.money.break_even
            years = [year for year in horizon.years if even is None or year <= even]
            self.explain(lambda: saving_of_years(horizon, Saving.CASH, years))

    def _lay_out(self) -> None:
        tr = self.language.tr
        facts = QHBoxLayout()
        facts.setContentsMargins(0, 2, 0, 0)
        for row in (self.npv, self.even, self.once):
            facts.addWidget(row, 1)
        self.assumptions.setContentsMargins(8, 0, 8, 0)
        self.assumptions.setHorizontalSpacing(16)
        self.assumptions.setVerticalSpacing(2)
        label = QLabel(tr("Ämter und &Zeilen zeigen"))
        label.setBuddy(self.kind)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(facts)
        column.addLayout(self.assumptions)
        column.addWidget(bar_of(self.faces.choice, label, self.kind, self.box.save_button))
        column.addWidget(self.faces, 1)
        column.addWidget(self.remark)
