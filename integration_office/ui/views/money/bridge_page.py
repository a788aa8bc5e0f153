"""„Brücke“: from the Ist-Stand to what falls in the calendar, by steps, offices or lines; the parts add up exactly."""

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout

from integration_office.ui.naming import explained, named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.views.comparison.grid import GridTable
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.money.bridge_rows import (
    CHOICES,
    STEPS,
    BridgePicture,
    bridge_chart,
    bridge_grid,
    bridge_headers,
    bridge_picture,
    choice_text,
)
from integration_office.ui.views.money.chart_box import ChartBox, TableOrChart
from integration_office.ui.views.money.horizons import Horizons, worked_out
from integration_office.ui.views.money.page import MoneyPage, bar_of, no_scenario

_WIDEST = (48, 18)


class BridgePage(MoneyPage):
    """A chart and its table; a click on a part shows how it came about."""

    def __init__(self, context: ViewContext, horizons: Horizons) -> None:
        super().__init__(context, "money_bridge")
        self._horizons = horizons
        self.picture: BridgePicture | None = None
        self.parts, self.year = named(QComboBox(), "bridge_parts"), named(QComboBox(), "bridge_year")
        for each in CHOICES:
            self.parts.addItem(choice_text(each, self.language))
        self.box = ChartBox(context, "bridge_chart")
        self.table = GridTable("bridge_steps", self.language.tr("Schritte der Brücke"))
        self.faces = TableOrChart(self.table, self.box, self.language, chart_first=True)
        self.remark = muted("")
        self._lay_out()
        self._fill_years()
        horizons.changed.connect(self._fill_years)
        for choice in (self.parts, self.year):
            choice.currentIndexChanged.connect(lambda _: self.outdate())
        self.table.pressed_on.connect(lambda index: self._explain_line(index.row()))
        self.box.chart.line_activated.connect(self._explain_line)

    def refresh(self) -> None:
        if self.bridge.session.scenario is None:
            self.drop()
            self.tell(no_scenario(self))
            return
        horizon, year, language = self._horizons.now(), self.year.currentData(), self.language
        years, of = horizon.years if year is None else (year,), CHOICES[self.parts.currentIndex()]
        self.compute(
            lambda stopped: bridge_picture(horizon, years, of, language) if worked_out(horizon, stopped) else None,
            self._show,
        )

    def _fill_years(self) -> None:
        """The years of the horizon; one that was chosen stays chosen."""
        chosen = self.year.currentData()
        self.year.blockSignals(True)
        self.year.clear()
        self.year.addItem(self.language.tr("alle Jahre"), None)
        for year in self._horizons.years:
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0) if chosen is not None else 0)
        self.year.blockSignals(False)
        self.outdate()

    def _show(self, picture: BridgePicture) -> None:
        self.picture = picture
        language = self.language
        self.box.show_chart(bridge_chart(picture, self._title(picture), language))
        self.table.show_lines(bridge_headers(picture, language), bridge_grid(picture, language), self.colours, _WIDEST)
        self.show_care(self.remark, picture.care, (f"{picture.remark} {self._how()}".strip(),))

    def _title(self, picture: BridgePicture) -> str:
        tr, scenario = self.language.tr, self.bridge.session.scenario
        name = "" if scenario is None else scenario.name
        if picture.of.parts == STEPS:
            return tr("Ersparnis „{name}“ {years} Schritt für Schritt", name=name, years=picture.span)
        what = choice_text(picture.of, self.language)
        return tr("Ersparnis „{name}“ {years}: {what}", name=name, years=picture.span, what=what)

    def _how(self) -> str:
        return self.language.tr(
            "Eine Ersparnis ist positiv. Doppelklick oder Enter auf eine Zeile zeigt ihren Rechenweg."
        )

    def _explain_line(self, row: int) -> None:
        if self.picture is not None and 0 <= row < len(self.picture.lines):
            self.explain(self.picture.lines[row].build)

    def _lay_out(self) -> None:
        tr = self.language.tr
        explained(self.parts, tr("Woraus die Brücke besteht"))
        label = QLabel(tr("&Jahr der Brücke"))
        label.setBuddy(self.year)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(bar_of(self.faces.choice, self.parts, label, self.year, self.box.save_button))
        column.addWidget(self.faces, 1)
        column.addWidget(self.remark)
