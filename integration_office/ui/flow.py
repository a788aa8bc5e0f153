"""A row that goes on below where it has no room: for buttons and filters in narrow windows and large letters."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

_GAP = 6


class Flow(QLayout):
    """Its parts from the left in the width each wants, in as many lines as that takes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = parent
        self._items: list[QLayoutItem] = []
        self._height = 0
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(_GAP)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max((place.bottom() + 1 for _, place in self._places(width)), default=0)

    def sizeHint(self) -> QSize:
        """All in one line."""
        sizes = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() for size in sizes) + self.spacing() * max(0, len(sizes) - 1)
        return QSize(wide, max((size.height() for size in sizes), default=0))

    def minimumSize(self) -> QSize:
        """The widest part alone in its line; as many lines as it has now, lest what stands below is squeezed."""
        least = QSize(0, self._height)
        for item in self._shown():
            least = least.expandedTo(item.sizeHint())
        return least

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        for item, place in self._places(rect.width()):
            item.setGeometry(place.translated(rect.topLeft()))
        height = self.heightForWidth(rect.width())
        if height != self._height:
            self._height = height
            self._row.updateGeometry()

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _places(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        items = self._shown()
        line = max((item.sizeHint().height() for item in items), default=0)
        places, x, y = [], 0, 0
        for item in items:
            size = item.sizeHint()
            if x and x + size.width() > width:
                x, y = 0, y + line + self.spacing()
            places.append((item, QRect(QPoint(x, y), QSize(size.width(), line))))
            x += size.width() + self.spacing()
        return places


def flowing(*parts: QWidget) -> QWidget:
    """These parts in such a row."""
    row = QWidget()
    layout = Flow(row)
    for part in parts:
        layout.addWidget(part)
    return row
