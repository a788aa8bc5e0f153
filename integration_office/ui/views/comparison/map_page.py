"""The change map: a chart of one state on which everything is marked that differs, and the same as a list."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from integration_office.application.change_map import Difference
from integration_office.diagram.columns import ChartColumns, Mark
from integration_office.domain.unit import Unit
from integration_office.ui.appearance import Colours
from integration_office.ui.canvas.view import OrgChartView
from integration_office.ui.views.comparison.legend import Legend
from integration_office.ui.views.comparison.lines import difference_name, mark_word, side_text
from integration_office.ui.views.comparison.picture import MapPicture
from integration_office.ui.views.table import Column, DataTable, TableModel
from integration_office.wording.language import Language

_MAP_LINES, _LIST_LINES = 12, 5
"""What both have at least, in lines of text; below that the view scrolls."""


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A difference in words."""

    number: int
    difference: Difference
    mark: str
    name: str
    before: str
    now: str


class MapPage(QWidget):
    """Nothing can be dragged here: the map only shows."""

    unit_chosen = Signal(str)
    """Emitted with a unit that somebody wants to see on the desk."""

    post_chosen = Signal(str)
    """Emitted with a post that somebody wants to see on the desk."""

    def __init__(self, language: Language, colours: Colours) -> None:
        super().__init__()
        self._language = language
        self.picture: MapPicture | None = None
        tr = language.tr
        self.legend = Legend(language)
        self.chart = OrgChartView(language, colours)
        self.chart.setObjectName("change_map")
        self.chart.setAccessibleName(tr("Karte der Änderungen; dieselben Änderungen stehen darunter als Liste"))
        self.model: TableModel[DifferenceRow] = TableModel(_columns(language), lambda row: row.number, self)
        self.list = DataTable(self.model, "change_list", tr("Änderungen"))
        self.list.sort_by(0, Qt.SortOrder.AscendingOrder)
        self._lay_out()
        self.chart.activated.connect(self.unit_chosen)
        self.list.row_changed.connect(self._show_current)
        self.list.activated.connect(self._choose)

    def show_picture(self, picture: MapPicture, colours: Colours, *, only_different: bool) -> None:
        """The map of a state; of what is the same only what leads to something that differs, if that is wished."""
        is_other = picture is not self.picture
        self.picture = picture
        self.chart.set_colours(colours)
        self.chart.set_positions(picture.source.positions)
        self.chart.set_chart(_only_different(picture.columns) if only_different else picture.columns, animate=False)
        self.legend.show_counts(picture.counts)
        if is_other:
            self.list.show_rows(_rows(picture, self._language))
            self.chart.fit()

    def _lay_out(self) -> None:
        line = self.fontMetrics().lineSpacing()
        self.chart.setMinimumHeight(_MAP_LINES * line)
        self.list.setMinimumHeight(_LIST_LINES * line)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.chart)
        parts.addWidget(self.list)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        parts.setSizes([330, 130])
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.legend)
        column.addWidget(parts, 1)

    def _show_current(self) -> None:
        """What the list stands on is seen on the map."""
        row = self.list.row
        unit = None if row is None else _home(row.difference)
        if unit is not None and unit in self.chart.chart.columns.row_of:
            self.chart.select_units((unit,))
            self.chart.reveal(unit)

    def _choose(self) -> None:
        row = self.list.row
        if row is None or row.difference.after is None:
            return
        if isinstance(row.difference.after, Unit):
            self.unit_chosen.emit(row.difference.id)
        else:
            self.post_chosen.emit(row.difference.id)


def _home(difference: Difference) -> str | None:
    known = difference.after or difference.before
    if known is None:
        return None
    return known.id if isinstance(known, Unit) else known.unit


def _only_different(columns: ChartColumns) -> ChartColumns:
    """Marked units and all above them."""
    keep = np.asarray(columns.marks != 0)
    for row in range(len(columns) - 1, -1, -1):
        if keep[row] and columns.parent[row] >= 0:
            keep[columns.parent[row]] = True
    return columns.only(keep)


def _rows(picture: MapPicture, language: Language) -> list[DifferenceRow]:
    return [
        DifferenceRow(
            number,
            each,
            mark_word(each.mark, language),
            difference_name(each, language),
            side_text(each, picture.reference, language, now=False),
            side_text(each, picture.organisation, language, now=True),
        )
        for number, each in enumerate(picture.differences)
    ]


def _columns(language: Language) -> tuple[Column[DifferenceRow], ...]:
    tr = language.tr
    order = {mark: place for place, mark in enumerate(Mark)}
    return (
        Column(
            tr("Art"),
            lambda row: row.mark,
            lambda row: (order[row.difference.mark], row.number),
            tr("ku oder umgewandelt"),
        ),
        Column(
            tr("Einheit oder Stelle"), lambda row: row.name, lambda row: row.name.casefold(), "m" * 16, stretch=True
        ),
        Column(tr("vorher"), lambda row: row.before, lambda row: row.before.casefold(), "m" * 11),
        Column(tr("jetzt"), lambda row: row.now, lambda row: row.now.casefold(), "m" * 11),
    )
