"""The strip above the chart: the Ist-Stand and the scenarios as tabs, and what can be done with them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QToolButton, QWidget

from integration_office.ui.bridge import Bridge
from integration_office.ui.naming import named
from integration_office.ui.plain_label import plain_tip

_LEAST_LETTERS = 24


class ScenarioStrip(QWidget):
    """Shows which scenario is on the desk and switches to another."""

    rename_requested = Signal()
    """Emitted when the scenario on the desk was double-clicked."""

    def __init__(self, bridge: Bridge, actions: tuple[QAction, ...]) -> None:
        super().__init__()
        self._bridge = bridge
        self._is_following = False
        self.tabs = self._tab_bar()
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 0)
        row.setSpacing(2)
        row.addWidget(self.tabs, 1)
        for action in actions:
            row.addWidget(_button(action))
        self._follow()
        bridge.happened.connect(self._follow)
        self.tabs.currentChanged.connect(self._switch)
        self.tabs.tabBarDoubleClicked.connect(self._ask_to_rename)

    def _tab_bar(self) -> QTabBar:
        tabs = named(_Tabs(usesScrollButtons=True, expanding=False, drawBase=False), "scenarios")
        tabs.setElideMode(Qt.TextElideMode.ElideMiddle)
        tabs.setAccessibleName(self._bridge.language.tr("Varianten"))
        return tabs

    def _names(self) -> list[str | None]:
        return [None, *self._bridge.session.plan.scenarios]

    def _follow(self) -> None:
        """As many tabs as there are scenarios, the one on the desk in front."""
        self._is_following = True
        names = self._names()
        while self.tabs.count() > len(names):
            self.tabs.removeTab(self.tabs.count() - 1)
        while self.tabs.count() < len(names):
            self.tabs.addTab("")
        for at, name in enumerate(names):
            self._label(at, name)
        self.tabs.setCurrentIndex(names.index(self._bridge.session.plan.active))
        self._is_following = False

    def _label(self, at: int, name: str | None) -> None:
        tr = self._bridge.language.tr
        text = tr("Ist-Stand") if name is None else name
        # An ampersand would become a shortcut.
        self.tabs.setTabText(at, text.replace("&", "&&"))
        count = 0 if name is None else len(self._bridge.session.plan.scenario(name).measures)
        tip = tr("Der Bestand ohne Maßnahmen") if name is None else text
        measures = self._bridge.language.trn("{n} Maßnahme", "{n} Maßnahmen", count)
        self.tabs.setTabToolTip(at, tip if name is None else plain_tip(f"{tip} · {measures}"))

    def _switch(self, at: int) -> None:
        if self._is_following:
            return
        name = self._names()[at]
        if not self._bridge.attempt(lambda: self._bridge.session.switch_scenario(name)):
            self._follow()

    def _ask_to_rename(self, at: int) -> None:
        if at > 0:
            self.rename_requested.emit()


def _button(action: QAction) -> QToolButton:
    button = QToolButton(autoRaise=True)
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


class _Tabs(QTabBar):
    """Short names are never elided, long ones keep enough to tell them apart; what finds no room is scrolled to."""

    def minimumTabSizeHint(self, index: int) -> QSize:
        whole = self.tabSizeHint(index)
        return whole.boundedTo(QSize(_LEAST_LETTERS * self.fontMetrics().averageCharWidth(), whole.height()))
