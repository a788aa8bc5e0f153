"""Where the parts of the window stand: docks around the chart, as left by the user or as they come."""

from PySide6.QtCore import QByteArray, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar, QWidget

from integration_office.ui.fitting import centre_on_screen, resize_on_screen
from integration_office.ui.icons import paint_frame_signs
from integration_office.ui.marked_tabs import marked, name_scroll_buttons
from integration_office.ui.panels.panel import Panel
from integration_office.ui.settings import save_layout, saved_layout
from integration_office.ui.theme import colours_in_force
from integration_office.wording.language import Language

_SIDE_SHARE = 0.235
_SIDE_LIMITS = (290, 430)
_OUTLINE_SHARE = 0.8  # names and one number; the figures need more
_BELOW_SHARE = 0.22
_DESIRED = (1600, 1000)
_SMALL = (1100, 640)
_TINY = 900
"""Points of width below which the view stands alone at first."""


class Docks:
    """Left the outline, right figures over inspector, below measures and findings as tabs.

    In a small window everything is a tab at the right, so that the middle keeps its room; in a tiny one it gives way to
    the view until it is asked for.
    """

    def __init__(
        self,
        window: QMainWindow,
        parts: tuple[QWidget, QWidget, QWidget, QWidget, QWidget, QWidget],
        language: Language,
        only_view: QAction,
    ) -> None:
        tr = language.tr
        outline, figures, inspector, measures, findings, history = parts
        self.outline = _dock(window, "outline_dock", tr("Gliederung"), outline)
        self.figures = _dock(window, "figures_dock", tr("Kennzahlen"), figures)
        self.inspector = _dock(window, "inspector_dock", tr("Im Einzelnen"), inspector)
        self.measures = _dock(window, "measures_dock", tr("Maßnahmen"), measures)
        self.findings = _dock(window, "findings_dock", tr("Prüfhinweise"), findings)
        self.history = _dock(window, "history_dock", tr("Verlauf"), history)
        self._window = window
        self._language = language
        self._put_away: QByteArray | None = None
        self._was_seen = True
        self._only_view = only_view
        only_view.toggled.connect(self._give_way)
        for dock in self.all:
            dock.dockLocationChanged.connect(lambda _: self._mark_tabs())
            # Then Qt puts its own signs back.
            for happened in (dock.topLevelChanged, dock.visibilityChanged):
                happened.connect(lambda _, dock=dock: paint_frame_signs(dock, colours_in_force()))
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        self._spread()

    @property
    def all(self) -> tuple[QDockWidget, ...]:
        return (self.outline, self.figures, self.inspector, self.measures, self.findings, self.history)

    def arrange(self) -> None:
        """The arrangement the program comes with."""
        self._only_view.setChecked(False)
        for dock in self.all:
            dock.setFloating(False)
            # Out first: tabs that are only put together anew leave an empty bar behind.
            self._window.removeDockWidget(dock)
        if self._window.width() < _SMALL[0] or self._window.height() < _SMALL[1]:
            self._stack()
        else:
            self._spread()
        self.resize()
        self._was_seen = self._window.width() >= _TINY
        self._only_view.setChecked(not self._was_seen)

    def save(self) -> None:
        """As the user leaves it."""
        is_alone = self._only_view.isChecked()
        self._only_view.setChecked(False)
        save_layout(self._window.saveGeometry(), self._window.saveState(), is_alone=is_alone)

    def restore(self) -> bool:
        """As the user left it; False: nobody has left one that fits."""
        saved, window = saved_layout(), self._window
        if saved is None or not window.restoreGeometry(saved.geometry) or not window.restoreState(saved.docks):
            return False
        self._only_view.setChecked(saved.is_alone)
        return True

    def stand_like(self, other: "Docks") -> None:
        """In a window that takes the place of another, which goes."""
        old, is_alone = other._window, other._only_view.isChecked()
        for docks in (other, self):
            docks._only_view.setChecked(False)
        fills_screen = old.isMaximized() or old.isFullScreen()
        self._window.setGeometry(old.normalGeometry() if fills_screen else old.geometry())
        self._window.setWindowState(old.windowState())
        self._window.restoreState(old.saveState())
        self._only_view.setChecked(is_alone)

    def _spread(self) -> None:
        area, window = Qt.DockWidgetArea, self._window
        window.addDockWidget(area.LeftDockWidgetArea, self.outline)
        window.addDockWidget(area.RightDockWidgetArea, self.figures)
        window.splitDockWidget(self.figures, self.inspector, Qt.Orientation.Vertical)
        window.addDockWidget(area.BottomDockWidgetArea, self.measures)
        window.tabifyDockWidget(self.measures, self.findings)
        window.tabifyDockWidget(self.measures, self.history)
        for dock in self.all:
            dock.show()
        self.measures.raise_()
        self._mark_tabs()

    def _stack(self) -> None:
        window = self._window
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.outline)
        for dock in self.all[1:]:
            window.tabifyDockWidget(self.outline, dock)
        for dock in self.all:
            dock.show()
        # Qt forgets what is in front while it shows the window.
        QTimer.singleShot(0, self.figures, self.figures.raise_)
        self._mark_tabs()

    def _mark_tabs(self) -> None:
        """Qt makes bars of tabs for docks as it needs them, and keeps them."""
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            marked(bar)
            # Shortened to a few letters the names of panels say nothing; one can scroll to the rest.
            bar.setElideMode(Qt.TextElideMode.ElideNone)
            bar.setUsesScrollButtons(True)
            name_scroll_buttons(bar, self._language)

    def _give_way(self, wanted: bool) -> None:
        """Everything around the middle put away, or back as it was."""
        if wanted and self._put_away is None:
            self._put_away = self._window.saveState()
            for dock in self.all:
                dock.hide()
        elif not wanted and self._put_away is not None:
            self._window.restoreState(self._put_away)
            self._put_away = None
            if not self._was_seen:
                self.figures.raise_()
                self._was_seen = True

    def resize(self) -> None:
        """Widths and heights that leave the chart the most room."""
        width, height = self._window.width(), self._window.height()
        side = min(max(round(width * _SIDE_SHARE), _SIDE_LIMITS[0]), _SIDE_LIMITS[1])
        horizontal, vertical = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        self._window.resizeDocks([self.outline, self.figures], [round(side * _OUTLINE_SHARE), side], horizontal)
        self._window.resizeDocks([self.measures], [round(height * _BELOW_SHARE)], vertical)
        self._window.resizeDocks([self.figures, self.inspector], [round(height * 0.5), round(height * 0.35)], vertical)


def restore(window: QMainWindow, docks: Docks) -> None:
    """As the user left it; else as large as is useful and the screen allows."""
    if docks.restore():
        return
    resize_on_screen(window, *_DESIRED)
    centre_on_screen(window)
    docks.arrange()


def _dock(window: QMainWindow, name: str, title: str, content: QWidget) -> QDockWidget:
    dock = QDockWidget(title, window)
    dock.setObjectName(name)
    dock.setWidget(content)
    if isinstance(content, Panel):
        dock.visibilityChanged.connect(content.wake)
    return dock
