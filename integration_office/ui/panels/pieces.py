"""Small pieces that panels are put together from: stacks, headings, quiet labels."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QLayout, QSizePolicy, QVBoxLayout, QWidget

from integration_office.ui.plain_label import PlainLabel, ShortLabel
from integration_office.ui.theme import colours_in_force

SMALL = 0.9
"""How much smaller what is less important is written."""


def stack(widget: QWidget) -> QVBoxLayout:
    """A column without margins or gaps."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return column


def clear(layout: QLayout) -> None:
    """Empty, the widgets gone."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def heading(text: str, parent: QWidget | None = None) -> QLabel:
    """The title of a section."""
    label = ShortLabel(text, parent)
    font = label.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * 1.1)
    label.setFont(font)
    # However long a name is, the dock keeps its width.
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.setContentsMargins(8, 9, 8, 1)
    return label


def refusal_label() -> QLabel:
    """For why something was not done, in the colour of what is worse; empty at first."""
    label = PlainLabel()
    palette = label.palette()
    palette.setColor(label.foregroundRole(), colours_in_force().worse)
    label.setPalette(palette)
    return label


def flush(label: QLabel) -> QLabel:
    """In line with the fields of a dialog; panels set their labels in."""
    margins = label.contentsMargins()
    label.setContentsMargins(0, margins.top(), 0, margins.bottom())
    return label


def muted(text: str, parent: QWidget | None = None) -> QLabel:
    """A remark in the quieter colour of placeholders."""
    label = PlainLabel(text, parent)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * SMALL)
    label.setFont(font)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setContentsMargins(8, 2, 8, 4)
    return label
