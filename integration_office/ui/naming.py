"""Names for widgets: what tests, style and saved layouts find them by."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str) -> W:
    """The widget with its object name."""
    widget.setObjectName(name)
    return widget


def explained(widget: W, what: str) -> W:
    """What a widget without a label is for, said to screen readers and shown where the mouse rests.

    Both are needed: Linux's readers take a box's chosen entry for its name, and hear what it is for from the tip.
    """
    widget.setAccessibleName(what)
    widget.setToolTip(what)
    return widget
