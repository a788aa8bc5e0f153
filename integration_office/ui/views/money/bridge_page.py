"""„Brücke“: from the Ist-Stand to what falls in the calendar, step by step; the steps add up exactly."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout

from integration_office.analysis.figure import Figure
from integration_office.analysis.figure.part_saving import Saving, saving_of_years
from integration_office.analysis.figure.saving import bridge_figure, cash_saving, gross_saving, net_saving
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.money_bridge import BridgePart, money_bridge
from integration_office.domain.quantity import half_away
from integration_office.ui.charts.chart import Bridge as BridgeChart
from integration_office.ui.charts.chart import Step
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.views.comparison.grid import GridCell, GridLine, GridTable
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.money.chart_box import ChartBox, TableOrChart
from integration_office.ui.views.money.horizons import Horizons, worked_out
from integration_office.ui.views.money.page import MoneyPage, bar_of, no_scenario
from integration_office.ui.views.money.years_rows import money_cell
from integration_office.wording.figures import Mark, marks
from integration_office.wording.language import Language
from integration_office.wording.numbers import count, entry, euro, fte, signed
from integration_office.wording.savings import bridge_text

_WIDEST = (48, 18)


@dataclass(frozen=True)
class BridgePicture:
    """The steps of some years."""

    horizon: Horizon
    years: tuple[int, ...]
    parts: tuple[BridgePart, ...]
    care: tuple[Mark, ...]

    @property
    def span(self) -> str:
        first, last = self.years[0], self.years[-1]
        return str(first) if first == last else f"{first}–{last}"


def bridge_picture(horizon: Horizon, years: Sequence[int], language: Language) -> BridgePicture:
    """Not for the thread of the window. Raises MissingTable."""
    care = marks(bridge_figure(horizon, years), language)
    return BridgePicture(horizon, tuple(years), money_bridge(horizon, years), care)


class BridgePage(MoneyPage):
    """A chart and its table; a click on a step shows how it came about."""

    def __init__(self, context: ViewContext, horizons: Horizons) -> None:
        super().__init__(context, "money_bridge")
        self._horizons = horizons
        self.picture: BridgePicture | None = None
        self.year = named(QComboBox(), "bridge_year")
        self.box = ChartBox(context, "bridge_chart")
        self.table = GridTable("bridge_steps", self.language.tr("Schritte der Brücke"))
        self.faces = TableOrChart(self.table, self.box, self.language, chart_first=True)
        self.remark = muted("")
        self._lay_out()
        self._fill_years()
        horizons.changed.connect(self._fill_years)
        self.year.currentIndexChanged.connect(lambda _: self.outdate())
        self.table.pressed_on.connect(lambda index: self._explain_step(index.row()))
        self.box.chart.line_activated.connect(self._explain_step)

    def refresh(self) -> None:
        if self.bridge.session.scenario is None:
            self.drop()
            self.tell(no_scenario(self))
            return
        horizon, year, language = self._horizons.now(), self.year.currentData(), self.language
        years = horizon.years if year is None else (year,)
        self.compute(
            lambda stopped: bridge_picture(horizon, years, language) if worked_out(horizon, stopped) else None,
            self._show,
        )

    def _fill_years(self) -> None:
        """The years of the horizon; one that was chosen stays chosen."""
        chosen = self.year.currentData()
        self.year.blockSignals(True)
        self.year.clear()
        self.year.addItem(self.language.tr("alle Jahre zusammen"), None)
        for year in self._horizons.years:
            self.year.addItem(str(year), year)
        self.year.setCurrentIndex(max(self.year.findData(chosen), 0) if chosen is not None else 0)
        self.year.blockSignals(False)
        self.outdate()

    def _show(self, picture: BridgePicture) -> None:
        self.picture = picture
        language = self.language
        self.box.show_chart(bridge_chart(picture, self._title(picture), language))
        lines = [_line(part, language) for part in picture.parts]
        tr = language.tr
        self.table.show_lines(("", tr("Stellen"), tr("VZÄ"), tr("Ersparnis")), lines, self.colours, _WIDEST)
        self.show_care(self.remark, picture.care, (self._growth(),))

    def _title(self, picture: BridgePicture) -> str:
        scenario = self.bridge.session.scenario
        name = "" if scenario is None else scenario.name
        return self.language.tr("Ersparnis „{name}“ {years} Schritt für Schritt", name=name, years=picture.span)

    def _growth(self) -> str:
        return self.language.tr(
            "Die Schritte sind ohne Lohnentwicklung gerechnet; was sie hinzufügt, steht für sich. Eine Ersparnis ist "
            "positiv. Doppelklick oder Enter auf einen Schritt zeigt seinen Rechenweg."
        )

    def _explain_step(self, row: int) -> None:
        if self.picture is not None and 0 <= row < len(self.picture.parts):
            picture, key = self.picture, self.picture.parts[row].key
            self.explain(lambda: step_figure(picture, key))

    def _lay_out(self) -> None:
        label = QLabel(self.language.tr("&Jahr der Brücke"))
        label.setBuddy(self.year)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(bar_of(self.faces.choice, label, self.year, self.box.save_button))
        column.addWidget(self.faces, 1)
        column.addWidget(self.remark)


def bridge_chart(picture: BridgePicture, title: str, language: Language) -> BridgeChart:
    steps = tuple(
        Step(
            bridge_text(part.key, language),
            half_away(part.cents, 100),
            signed(euro(part.cents, language)),
            part.is_total,
            _posts(part, language),
        )
        for part in picture.parts
    )
    return BridgeChart(title, steps)


def step_figure(picture: BridgePicture, key: str) -> Figure:
    """How a sum came about; of a step the whole bridge, in which it stands with its neighbours."""
    kinds = {kind.value: kind for kind in Saving}
    if key not in kinds:
        return bridge_figure(picture.horizon, picture.years)
    if len(picture.years) > 1:
        return saving_of_years(picture.horizon, kinds[key], picture.years)
    of_a_year = {"gross": gross_saving, "net": net_saving, "cash": cash_saving}
    return of_a_year[key](picture.horizon, picture.years[0])


def _line(part: BridgePart, language: Language) -> GridLine:
    posts = GridCell(count(part.posts, language) if part.posts else "", is_number=True)
    size = GridCell(
        signed(fte(part.fte, language)) if part.posts else "", is_number=True, copied=entry(part.fte, 4, language)
    )
    label = bridge_text(part.key, language)
    return GridLine((GridCell(f"= {label}" if part.is_total else label), posts, size, money_cell(part.cents, language)))


def _posts(part: BridgePart, language: Language) -> str:
    if not part.posts:
        return ""
    n = language.trn("{n} Stelle", "{n} Stellen", part.posts)
    return f"{n}, {signed(fte(part.fte, language))}"
