"""„Bestandteile“: what costs, coverage, overlap and posts are made of, one chart at a time."""

from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout

from integration_office.ui.background import Stopped
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.money.chart_box import ChartBox
from integration_office.ui.views.money.horizons import Horizons, worked_out
from integration_office.ui.views.money.page import MoneyPage, bar_of, no_scenario
from integration_office.ui.views.money.part_charts import (
    NEEDS_SCENARIO,
    OVER_YEARS,
    PartPicture,
    Question,
    chart_names,
    part_picture,
)


class PartsPage(MoneyPage):
    """Enter or a double click on a line shows how it came about."""

    def __init__(self, context: ViewContext, horizons: Horizons) -> None:
        super().__init__(context, "money_parts")
        self._horizons = horizons
        self.picture: PartPicture | None = None
        self.choice = named(QComboBox(), "part_chart_choice")
        for key, text in chart_names(self.language).items():
            self.choice.addItem(text, key)
        self.box = ChartBox(context, "part_chart")
        self.remark = muted("")
        self.nothing = muted("")
        self._lay_out()
        horizons.changed.connect(self.outdate)
        self.choice.currentIndexChanged.connect(lambda _: self.outdate())
        self.box.chart.line_activated.connect(self._explain_line)

    def refresh(self) -> None:
        session, key = self.bridge.session, self.choice.currentData()
        scenario = session.scenario
        if scenario is None and key in NEEDS_SCENARIO:
            self.drop()
            self._show_nothing(no_scenario(self))
            return
        name = None if scenario is None else scenario.name
        question = Question(session.effects, self._horizons.now(), name, self.language)
        self.compute(lambda stopped: _picture(key, question, stopped), self._show)

    def _show(self, picture: PartPicture) -> None:
        self.picture = picture
        self.box.show_chart(picture.chart)
        how = self.language.tr("Doppelklick oder Enter auf eine Zeile zeigt ihren Rechenweg.")
        self.show_care(self.remark, picture.care, (how,) if any(picture.builds) else ())
        empty = "" if picture.chart.bars else self.language.tr("Dazu enthält der Plan nichts.")
        self._show_nothing(empty)

    def _show_nothing(self, text: str) -> None:
        """In place of the chart; another one can be chosen."""
        self.nothing.setText(text)
        self.nothing.setVisible(bool(text))
        self.box.setVisible(not text)
        self.box.save_button.setEnabled(not text)

    def _explain_line(self, row: int) -> None:
        build = None if self.picture is None else self.picture.builds[row]
        if build is not None:
            self.explain(build)

    def _lay_out(self) -> None:
        label = QLabel(self.language.tr("Sch&aubild"))
        label.setBuddy(self.choice)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(bar_of(label, self.choice, self.box.save_button))
        column.addWidget(self.nothing)
        column.addWidget(self.box, 1)
        column.addWidget(self.remark)
        column.addStretch(0)


def _picture(key: str, question: Question, stopped: Stopped) -> PartPicture | None:
    if key in OVER_YEARS and not worked_out(question.horizon, stopped):
        return None
    return part_picture(key, question)
