"""A field over the window and below it what was found: what search and command palette have in common."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from integration_office.ui.canvas.telling import announce
from integration_office.ui.naming import named
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.panels.pieces import flush, muted
from integration_office.ui.search.two_columns import FOUND, TwoColumns

_SIZE = QSize(640, 460)
_FROM_TOP = 60
_LONGEST = 300
"""Letters; a pasted book would only make the search slow."""
_PASSED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True, slots=True)
class FinderWords:
    """What a finder is called, and what a screen reader calls its parts."""

    title: str
    field: str
    hint: str
    list: str


class Finder(QDialog):
    """Type, arrow down, Enter; Escape closes. A subclass says what is found."""

    chosen = Signal(object)
    """Emitted, once the finder is gone, with what was found and chosen."""

    def __init__(self, name: str, words: FinderWords, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window
        self.setWindowTitle(words.title)
        self.field = named(QLineEdit(), f"{name}_field")
        self.field.setMaxLength(_LONGEST)
        self.field.setPlaceholderText(words.hint)
        self.field.setAccessibleName(words.field)
        self.list = named(QListWidget(), f"{name}_results")
        self.list.setAccessibleName(words.list)
        # The keyboard stays in the field: whoever cannot see the list hears which line is the current one.
        self.list.currentTextChanged.connect(lambda text: announce(self.field, text) if text else None)
        self.list.setItemDelegate(TwoColumns(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.told = flush(muted(""))
        column = QVBoxLayout(self)
        for part in (self.field, self.list, self.told):
            column.addWidget(part)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.show_found)
        self.field.returnPressed.connect(self._choose)
        self.list.itemClicked.connect(self._choose)

    def show_found(self, text: str) -> None:
        """Fill the list with what is found by the text."""
        raise NotImplementedError

    def refuse(self, item: QListWidgetItem) -> str:
        """Why what was found cannot be chosen; empty: it can."""
        return ""

    def renew(self) -> None:
        """More can be found by now; whoever has gone on in the list is not disturbed."""
        if self.field.text().strip() and self.list.currentRow() < 1:
            self.show_found(self.field.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rim: it lies over a window of the same colour."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(colours_of(self).line)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        around = self._window.rect()
        size = _SIZE.boundedTo(around.size() - QSize(0, _FROM_TOP))
        at = self._window.mapToGlobal(around.topLeft())
        self.setGeometry(QRect(at.x() + (around.width() - size.width()) // 2, at.y() + _FROM_TOP, *size.toTuple()))
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _PASSED_ON:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _choose(self) -> None:
        if self.list.currentRow() < 0:
            return
        item = self.list.currentItem()
        why = self.refuse(item)
        if why:
            self.told.setText(why)
            return
        entry, _ = item.data(FOUND)
        self.close()
        self.chosen.emit(entry)
