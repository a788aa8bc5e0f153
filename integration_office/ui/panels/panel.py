"""A view of the session that refreshes only while it can be seen, and never twice for one event."""

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QWidget

from integration_office.application.events import Event
from integration_office.ui.appearance import DARK, LIGHT, Colours
from integration_office.ui.bridge import Bridge

_DARK_BELOW = 128


class Panel(QWidget):
    """Shows something of the plan; `refresh` is called soon after it is out of date and visible."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.language = bridge.language
        self._outdated = True
        bridge.happened.connect(self._on_event)

    @property
    def colours(self) -> Colours:
        """The colours in force, as the palette has them."""
        return colours_of(self)

    def refresh(self) -> None:
        """Show what the session says now."""
        raise NotImplementedError

    def outdate(self) -> None:
        """What is shown is no longer true: refresh as soon as the panel can be seen."""
        self._outdated = True
        self.wake()

    def wake(self) -> None:
        """It may be seen now: one behind the tab of another is visible to Qt all the time."""
        if self._outdated and self.isVisible():
            self.bridge.turns.add(self, self._refresh_if_seen)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.wake()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.outdate()

    def _on_event(self, _event: Event) -> None:
        self.outdate()

    def _refresh_if_seen(self) -> None:
        if self._outdated and self.isVisible() and self._is_within_window():
            self._outdated = False
            self.refresh()

    def _is_within_window(self) -> bool:
        """Not behind the tab of another: Qt puts those beside the window. (`visibleRegion` is empty, too, where parts
        of the panel cover it.)"""
        window = self.window()
        return window.rect().intersects(QRect(self.mapTo(window, QPoint()), self.size()))


def colours_of(widget: QWidget) -> Colours:
    """Light or dark, as the palette of the widget is."""
    is_dark = widget.palette().color(QPalette.ColorRole.Base).lightness() < _DARK_BELOW
    return DARK if is_dark else LIGHT
