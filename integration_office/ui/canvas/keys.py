"""The keys of the chart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

if TYPE_CHECKING:
    from integration_office.ui.canvas.view import OrgChartView

STEP = 1.25
Command = Callable[["OrgChartView"], None]
_SIGNIFICANT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def command(event: QKeyEvent) -> Command | None:
    """What a key does, or None when it is not the chart's."""
    modifiers = event.modifiers() & _SIGNIFICANT
    if modifiers == Qt.KeyboardModifier.ControlModifier:
        return _WITH_CONTROL.get(event.key())
    return _PLAIN.get(event.key()) if modifiers == Qt.KeyboardModifier.NoModifier else None


_PLAIN: Mapping[int, Command] = {
    Qt.Key.Key_F: lambda view: view.fit(),
    Qt.Key.Key_Z: lambda view: view.zoom_to_selection(),
    Qt.Key.Key_M: lambda view: view.show_minimap(not view.shows_minimap),
    Qt.Key.Key_Plus: lambda view: view.zoom_by(STEP),
    Qt.Key.Key_Equal: lambda view: view.zoom_by(STEP),
    Qt.Key.Key_Minus: lambda view: view.zoom_by(1 / STEP),
    Qt.Key.Key_Return: lambda view: view.activate(),
    Qt.Key.Key_Enter: lambda view: view.activate(),
    Qt.Key.Key_F2: lambda view: view.wish_rename(),
    Qt.Key.Key_Delete: lambda view: view.wish_delete(),
    Qt.Key.Key_Menu: lambda view: view.wish_menu(),
    Qt.Key.Key_Escape: lambda view: view.escape(),
}

_WITH_CONTROL: Mapping[int, Command] = {
    Qt.Key.Key_0: lambda view: view.fit(),
    Qt.Key.Key_Plus: lambda view: view.zoom_by(STEP),
    Qt.Key.Key_Equal: lambda view: view.zoom_by(STEP),
    Qt.Key.Key_Minus: lambda view: view.zoom_by(1 / STEP),
    Qt.Key.Key_Space: lambda view: view.toggle_current(),
}
