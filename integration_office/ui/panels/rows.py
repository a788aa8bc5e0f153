"""Lines of a panel that can be clicked and reached by keyboard: a figure with its difference, a plain text."""

from collections.abc import Sequence

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionFocusRect,
    QWidget,
)

from integration_office.ui.appearance import with_alpha
from integration_office.ui.panels.differences import Difference, Tone
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.panels.pieces import SMALL
from integration_office.ui.plain_label import PlainLabel, plain_tip

_INDENT = 14
_HOVER = 0.10
_LONG_DIFFERENCE = 27
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop


class ClickableRow(QAbstractButton):
    """A button as wide as the panel, with labels for a face; screen readers get its whole text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(8, 2, 8, 2)
        self.grid.setHorizontalSpacing(10)
        self.grid.setVerticalSpacing(0)
        self.grid.setColumnStretch(0, 1)

    def sizeHint(self) -> QSize:
        return self.grid.totalSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), with_alpha(colours_of(self).accent, _HOVER))
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()


class FigureRow(ClickableRow):
    """Name and value, below them marks and the difference; `part` is a line that belongs to the one above."""

    def __init__(self, *, part: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._value = face(self, wrap=True), face(self, bold=not part)
        self._note, self._difference = face(self, small=True, wrap=True), face(self, small=True)
        if part:
            self.grid.setContentsMargins(self.grid.contentsMargins() + QMargins(_INDENT, 0, 0, 0))
        self.grid.addWidget(self._name, 0, 0)
        self.grid.addWidget(self._value, 0, 1, _RIGHT)
        self.grid.addWidget(self._note, 1, 0, Qt.AlignmentFlag.AlignTop)
        self._place_difference()

    def set_texts(
        self, name: str, value: str, difference: Difference | None, notes: Sequence[str] = (), tip: str = ""
    ) -> None:
        """`notes` are marks or what is wrong; without a difference the Ist-Stand itself is shown."""
        note = " · ".join(notes)
        self._name.setText(name)
        self._value.setText(value)
        coloured(self._note, note, colours_of(self).warning.name())
        tone = difference.tone if difference else Tone.NEUTRAL
        coloured(self._difference, difference.text if difference else "", tone.colour(colours_of(self)))
        self._place_difference()
        self.setToolTip(plain_tip(tip))
        spoken = (f"{name}: {value}", difference.text[2:] if difference else "", note)
        self.setAccessibleName(", ".join(part for part in spoken if part))

    def _place_difference(self) -> None:
        """Beside the marks; a long one, as in another language, below them."""
        is_long = len(self._difference.text()) > _LONG_DIFFERENCE
        row, column, columns = (2, 0, 2) if is_long else (1, 1, 1)
        self.grid.addWidget(self._difference, row, column, 1, columns, _RIGHT)


class TextRow(ClickableRow):
    """A title and a coloured line below it; `link`: the title looks like one, because a click does something."""

    def __init__(
        self, title: str, text: str, colour: str, parent: QWidget | None = None, *, link: bool = False
    ) -> None:
        super().__init__(parent)
        title_face, text_face = face(self, wrap=True), face(self, small=True, wrap=True)
        title_face.setText(title)
        if link:
            coloured(title_face, title, colours_of(self).accent.name())
            font = title_face.font()
            font.setUnderline(True)
            title_face.setFont(font)
        coloured(text_face, text, colour)
        self.grid.addWidget(title_face, 0, 0)
        self.grid.addWidget(text_face, 1, 0)
        self.setAccessibleName(f"{title}: {text}")


def face(parent: QWidget, *, bold: bool = False, small: bool = False, wrap: bool = False) -> QLabel:
    """A label that lets the mouse through."""
    label = PlainLabel("", parent, wrap=wrap)
    label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    font = label.font()
    font.setBold(bold)
    if small:
        font.setPointSizeF(font.pointSizeF() * SMALL)
    label.setFont(font)
    return label


def coloured(label: QLabel, text: str, colour: str) -> None:
    """Text in a colour; an empty one takes no room."""
    label.setText(text)
    palette = label.palette()
    palette.setColor(label.foregroundRole(), colour)
    label.setPalette(palette)
    label.setVisible(bool(text))
