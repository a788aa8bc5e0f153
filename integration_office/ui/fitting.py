"""Windows as large as is useful, and never larger than the screen, however large its letters are."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QStyle, QVBoxLayout, QWidget

_FRAME = QSize(16, 40)
"""What the system draws around a window: borders and title."""
_CENTRE = Qt.AlignmentFlag.AlignCenter


def resize_on_screen(window: QWidget, width: int, height: int) -> None:
    """So large in points, or as large as the screen has room for."""
    window.resize(QSize(width, height).boundedTo(window.screen().availableGeometry().size() - _FRAME))


def centre_on_screen(window: QWidget) -> None:
    """In the middle of the screen, with its frame: no edge lies beyond."""
    screen = window.screen().availableGeometry()
    outer = QStyle.alignedRect(Qt.LayoutDirection.LeftToRight, _CENTRE, window.size() + _FRAME, screen)
    window.move(outer.topLeft())


def grow(window: QWidget) -> None:
    """As high as its texts need by now."""
    layout = window.layout()
    if layout is not None:
        layout.activate()
        resize_on_screen(window, window.width(), max(window.height(), layout.totalHeightForWidth(window.width())))


class ScrolledForm(QScrollArea):
    """Fields that scroll where the window is too low for all of them; it wants to be as high as they are."""

    def __init__(self, form: QLayout) -> None:
        super().__init__(widgetResizable=True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.addLayout(form)
        column.addStretch(1)
        self.setWidget(self._inner)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return self._inner.sizeHint()
