"""The stack in the middle: the chart, and above it the view that was asked for."""

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from integration_office.ui.panels.panel import Panel
from integration_office.ui.views.catalogue import CHART, VIEWS, view_action
from integration_office.ui.views.context import ViewContext


@runtime_checkable
class Reveals(Protocol):
    """A view that can bring one of its things into sight by its id."""

    def reveal(self, id: str) -> None: ...


class ViewStack(QStackedWidget):
    """One view at a time; a view that was never asked for costs nothing."""

    shown = Signal(str)
    """Emitted with the name of the view that can be seen now."""

    def __init__(self, context: ViewContext, chart: QWidget) -> None:
        super().__init__()
        self._context = context
        self._by_name: dict[str, QWidget] = {CHART: chart}
        self._pages: dict[str, QWidget] = {CHART: chart}
        self.addWidget(chart)
        for name in (CHART, *VIEWS):
            action = context.actions[view_action(name)]
            action.triggered.connect(lambda _=False, name=name: self.show_view(name))
        context.actions[view_action(CHART)].setChecked(True)

    @property
    def current(self) -> str:
        """The name of the view that can be seen."""
        return next(name for name, page in self._pages.items() if page is self.currentWidget())

    def view(self, name: str) -> QWidget:
        """The view of a name, made if it is asked for the first time."""
        if name not in self._by_name:
            view = self._by_name[name] = VIEWS[name](self._context)
            view.setObjectName(view_action(name))
            self._pages[name] = _scrolled(view)
            self.addWidget(self._pages[name])
        return self._by_name[name]

    def show_view(self, name: str) -> None:
        """In front and with the keyboard."""
        view = self.view(name)
        self.setCurrentWidget(self._pages[name])
        self._context.actions[view_action(name)].setChecked(True)
        if isinstance(view, Panel):
            view.wake()
        view.setFocus()
        self.shown.emit(name)

    def reveal(self, name: str, id: str) -> None:
        """The view of a name with one of its things in sight."""
        self.show_view(name)
        view = self.view(name)
        if isinstance(view, Reveals):
            view.reveal(id)


class _Least(QVBoxLayout):
    """Asks for the least height its view can have; with texts that wrap Qt would ask for the height it prefers."""

    def __init__(self, holder: QWidget) -> None:
        super().__init__(holder)
        self.setContentsMargins(0, 0, 0, 0)

    def hasHeightForWidth(self) -> bool:
        return False


def _scrolled(view: QWidget) -> QWidget:
    """On a small or much enlarged screen a view is scrolled rather than cut off, and never widens the window."""
    if isinstance(view, QScrollArea):
        return view
    area, holder = QScrollArea(), QWidget()
    _Least(holder).addWidget(view)
    area.setWidget(holder)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
