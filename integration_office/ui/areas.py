"""Keys of the whole window: from area to area, for which Tab would need dozens of stops, and for the menu here."""

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

if TYPE_CHECKING:
    from integration_office.ui.main_window import MainWindow


class Areas(QObject):
    """The view in the middle, the scenarios above it, then the docks that can be seen. Each keeps its place."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._left: dict[QWidget, QWidget] = {}
        window.commands["next_area"].triggered.connect(lambda: self._go(1))
        window.commands["previous_area"].triggered.connect(lambda: self._go(-1))
        QShortcut(QKeySequence("Shift+F10"), window, _ask_for_menu)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._bring_to_light)

    def _go(self, step: int) -> None:
        here, areas = QApplication.focusWidget(), self._seen()
        at = next((n for n, area in enumerate(areas) if here is not None and _holds(area, here)), None)
        if at is not None and here is not None:
            self._left[areas[at]] = here
        to = areas[(at + step) % len(areas) if at is not None else 0]
        (self._kept(to) or _first_in(to) or to).setFocus(Qt.FocusReason.TabFocusReason)

    def _bring_to_light(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Tab also goes into a dock behind the tab of another: it comes to the front, for the keyboard to be seen."""
        if now is None or now.window() is not self._window:
            return
        for dock in self._window.docks.all:
            if dock.isAncestorOf(now) and dock.visibleRegion().isEmpty():
                dock.raise_()

    def _seen(self) -> list[QWidget]:
        """A dock behind the tab of another is visible to Qt all the time; the views are hidden by what they show."""
        window = self._window
        docked = (dock.widget() for dock in window.docks.all)
        others = (window.area.strip, *docked, window.reasons)
        return [
            window.area.views,
            *(area for area in others if area.isVisible() and not area.visibleRegion().isEmpty()),
        ]

    def _kept(self, area: QWidget) -> QWidget | None:
        """Where the keyboard was when it left."""
        kept = self._left.get(area)
        return kept if kept is not None and shiboken6.isValid(kept) and _takes_keys(kept) else None


def _ask_for_menu() -> None:
    """Windows sends this for the key by itself, X11 only for the menu key, which many keyboards lack."""
    here = QApplication.focusWidget()
    if here is not None:
        at = here.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).center()
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, here.mapToGlobal(at))
        QApplication.sendEvent(here, asked)


def _first_in(area: QWidget) -> QWidget | None:
    each = area.nextInFocusChain()
    while each is not None and each is not area:
        if area.isAncestorOf(each) and _takes_keys(each):
            return each
        each = each.nextInFocusChain()
    return None


def _holds(area: QWidget, widget: QWidget) -> bool:
    return area is widget or area.isAncestorOf(widget)


def _takes_keys(widget: QWidget) -> bool:
    wanted = Qt.FocusPolicy.TabFocus
    return widget.isVisible() and widget.isEnabled() and (widget.focusPolicy() & wanted) == wanted
