"""A chart with room to scroll and a button that saves it as a picture; a table that can be looked at as a chart."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from integration_office.ui import choosing
from integration_office.ui.charts.chart import Chart
from integration_office.ui.charts.view import ChartView
from integration_office.ui.naming import explained, named
from integration_office.ui.problems import tell_problem
from integration_office.ui.views.context import ViewContext
from integration_office.wording.language import Language


class ChartBox(QScrollArea):
    """Shows a chart; it scrolls where it is higher than the room."""

    def __init__(self, context: ViewContext, name: str) -> None:
        super().__init__(widgetResizable=True)
        self._context = context
        tr = context.bridge.language.tr
        self.chart = named(ChartView(context.bridge.language), name)
        self.save_button = named(QPushButton(tr("&Bild sichern …"), self), f"{name}_save")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(10, 6, 10, 6)
        column.addWidget(self.chart)
        column.addStretch(1)
        self.setWidget(inner)
        self.chart.save_requested.connect(lambda _: self.save())
        self.save_button.clicked.connect(self.save)

    def show_chart(self, chart: Chart) -> None:
        self.chart.set_chart(chart)

    def save(self) -> None:
        """As SVG or PNG, wherever the user wants it."""
        bridge = self._context.bridge
        path = choosing.picture_to_write(self, bridge.language, self.chart.chart.title)
        if path is None:
            return
        try:
            self.chart.save(path)
        except OSError as error:
            tell_problem(self._context.services, bridge.language, bridge.language.tr("Bild speichern"), error, self)
            return
        bridge.told.emit(bridge.language.tr("Geschrieben: {file}", file=path))


class TableOrChart(QStackedWidget):
    """The same figures to read or to look at; `choice` says which."""

    def __init__(self, table: QWidget, box: ChartBox, language: Language, *, chart_first: bool = False) -> None:
        super().__init__()
        self._box = box
        self.choice = named(QComboBox(), f"{box.chart.objectName()}_or_table")
        explained(self.choice, language.tr("Als Tabelle oder als Schaubild zeigen"))
        for widget, text in ((table, language.tr("Tabelle")), (box, language.tr("Schaubild"))):
            self.addWidget(widget)
            self.choice.addItem(text)
        self.choice.currentIndexChanged.connect(self._turn)
        self.choice.setCurrentIndex(int(chart_first))
        self._turn(int(chart_first))

    def _turn(self, which: int) -> None:
        self.setCurrentIndex(which)
        self._box.save_button.setVisible(self.currentWidget() is self._box)
