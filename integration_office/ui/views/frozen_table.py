"""A table whose first columns stay in place while the rest scrolls; for eyes only: keys and readers see one table."""

from collections.abc import Iterable

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

_PIXEL = QAbstractItemView.ScrollMode.ScrollPerPixel
_Hint = QAbstractItemView.ScrollHint


class FrozenTable(QTableView):
    """The front shows the first `frozen` columns over the same model and selection; rows of one text span all."""

    pressed_on = Signal(QModelIndex)
    """Emitted when a cell was clicked or Enter pressed on it."""

    def __init__(self, frozen: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frozen = frozen
        self._spanning: tuple[int, ...] = ()
        self.front = QTableView(self)
        for view in (self, self.front):
            _dress(view)
        self.front.setFocusProxy(self)
        # The rims of a table have a colour of their own, which the corner between its bars must not take.
        self.setCornerWidget(QWidget())
        self.front.setFrameShape(QFrame.Shape.NoFrame)
        for policy in (self.front.setVerticalScrollBarPolicy, self.front.setHorizontalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().stackUnder(self.front)
        self._connect()

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self.front.setModel(model)
        self.front.setSelectionModel(self.selectionModel())
        self.selectionModel().currentChanged.connect(self._paint_again)

    def lay_out(self, widths: Iterable[int], spanning: Iterable[int], row_height: int, spanning_height: int) -> None:
        """After another content: widths of the columns, and the rows whose first text runs over all of them."""
        before, self._spanning = self._spanning, tuple(spanning)
        columns, rows = self.model().columnCount(), self.model().rowCount()
        for view, count in ((self, columns), (self.front, self._frozen)):
            view.clearSpans()
            view.verticalHeader().setDefaultSectionSize(row_height)
            for row in before:
                if row < rows:
                    view.setRowHeight(row, row_height)
            for row in self._spanning:
                view.setRowHeight(row, spanning_height)
                if count > 1:
                    view.setSpan(row, 0, 1, count)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)
            self.front.setColumnHidden(column, column >= self._frozen)
        self._place_front()

    def scrollTo(self, index: QModelIndex, hint: _Hint = _Hint.EnsureVisible) -> None:  # type: ignore[override]
        """Frozen columns need no scrolling sideways; others must not stop below them."""
        across = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if index.column() < self._frozen or index.row() in self._spanning:
            self.horizontalScrollBar().setValue(across)
            return
        hidden = self._front_width() - self.visualRect(index).left()
        if hidden > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was chosen stays in sight."""
        super().resizeEvent(event)
        self._place_front()
        if event.size().height() < event.oldSize().height() and self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_front()

    def _connect(self) -> None:
        self.horizontalHeader().sectionResized.connect(self._follow_width)
        self.horizontalScrollBar().valueChanged.connect(self._paint_again)
        mine, other = self.verticalScrollBar(), self.front.verticalScrollBar()
        mine.valueChanged.connect(other.setValue)
        other.valueChanged.connect(mine.setValue)
        for view in (self, self.front):
            view.clicked.connect(self.pressed_on)
        self.activated.connect(self.pressed_on)

    def _follow_width(self, column: int, _old: int, width: int) -> None:
        self.front.setColumnWidth(column, width)
        self._place_front()

    def _front_width(self) -> int:
        return sum(self.columnWidth(column) for column in range(self._frozen))

    def _place_front(self) -> None:
        frame, header = self.frameWidth(), self.horizontalHeader()
        self.front.horizontalHeader().setFixedHeight(header.height())
        height = self.viewport().height() + header.height()
        self.front.setGeometry(QRect(frame, frame, min(self._front_width(), self.viewport().width()), height))

    def _paint_again(self) -> None:
        for view in (self, self.front):
            view.viewport().update()


def _dress(view: QTableView) -> None:
    view.setVerticalScrollMode(_PIXEL)
    view.setHorizontalScrollMode(_PIXEL)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setTabKeyNavigation(False)
    view.setCornerButtonEnabled(False)
    view.verticalHeader().hide()
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.horizontalHeader().setHighlightSections(False)
