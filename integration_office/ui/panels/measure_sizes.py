"""How wide the columns of a list of measures are and how high its rows, found without asking Qt."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QRect, Qt
from PySide6.QtWidgets import QStyle, QTableView

from integration_office.ui.in_pieces import InPieces
from integration_office.ui.panels.measures_model import CHANGE, EFFECTIVE, NUMBER, REASON, MeasuresModel
from integration_office.ui.turns import Turns
from integration_office.wording.language import Language

_AT_ONCE = 100
_CELL_MARGIN = 10
_MOST_LINES = 4
"""Of a longer text the rest stands beside the mouse."""


class MeasureSizes(QObject):
    """Of one table."""

    def __init__(self, table: QTableView, model: MeasuresModel, language: Language, turns: Turns) -> None:
        super().__init__(table)
        self._table, self._model, self._language = table, model, language
        self._goes_down = False
        self._fitting = InPieces(turns, self._when_fitted, self)

    def fit_columns(self) -> None:
        """Wide enough for what can stand in them: Qt would only look at the rows in sight."""
        header, metrics, style = self._table.horizontalHeader(), self._table.fontMetrics(), self._table.style()
        tick = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth) + 2 * _CELL_MARGIN
        titles = (self._model.headerData(column, Qt.Orientation.Horizontal) for column in (NUMBER, EFFECTIVE))
        texts = (f"{self._model.rowCount()} ▼", max(self._language.tr("von Anfang an"), "00.00.0000", key=len))
        for column, title, text, more in zip((NUMBER, EFFECTIVE), titles, texts, (tick, _CELL_MARGIN), strict=True):
            width = max(metrics.horizontalAdvance(text) + more, metrics.horizontalAdvance(title) + 2 * _CELL_MARGIN)
            if header.sectionSize(column) != width:
                header.resizeSection(column, width)

    def fit_rows(self, first: int = 0, end: int | None = None, *, goes_down: bool = False) -> None:
        """Rows as high as their texts need, thousands of them in several turns. Qt would ask every cell for seven
        things."""
        self._goes_down = goes_down
        if self._fitting.is_waiting:
            first, end = 0, None
        self._fitting.forget()
        rows = range(first, self._model.rowCount() if end is None else end)
        self._fitting.add(self._fitted(rows), later=len(rows) > _AT_ONCE)

    def _fitted(self, rows: range) -> Iterator[None]:
        header, metrics = self._table.verticalHeader(), self._table.fontMetrics()
        one_line = header.defaultSectionSize()
        rooms = {column: QRect(0, 0, self._table.columnWidth(column) - _CELL_MARGIN, 0) for column in (CHANGE, REASON)}
        for row in rows:
            texts = ((room, self._model.text(row, column)) for column, room in rooms.items())
            wrap = Qt.TextFlag.TextWordWrap
            heights = [metrics.boundingRect(room, wrap, text).height() for room, text in texts if text]
            height = max(one_line, min(max(heights), _MOST_LINES * metrics.lineSpacing()) + _CELL_MARGIN)
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)
            yield

    def _when_fitted(self) -> None:
        if self._goes_down:
            self._goes_down = False
            self._table.scrollToBottom()
