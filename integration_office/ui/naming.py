"""Names for widgets: what tests, style and saved layouts find them by."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str) -> W:
    """The widget with its object name."""
    widget.setObjectName(name)
    return widget
