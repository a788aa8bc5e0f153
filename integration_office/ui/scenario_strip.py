"""The strip above the chart: the Ist-Stand and the scenarios as cards, and what can be done with them."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from integration_office.domain.scenario import Scenario
from integration_office.ui.actions import Actions
from integration_office.ui.bridge import Bridge
from integration_office.ui.card_tabs import CardTabs
from integration_office.ui.naming import named
from integration_office.ui.plain_label import plain_tip
from integration_office.ui.scenario_cards import card_lines, card_tip, open_meaning, open_text
from integration_office.ui.scenario_figures import ScenarioFigures
from integration_office.ui.settings import save_scenario_figures, saved_scenario_figures

_ACTIONS = ("new_scenario", "duplicate_scenario", "rename_scenario", "archive_scenario", "remove_scenario")
_BESIDE_CARDS = 4


class ScenarioStrip(QWidget):
    """Shows which scenario is on the desk and switches to another; archived ones are not shown."""

    rename_requested = Signal()
    """Emitted when the scenario on the desk was double-clicked."""

    menu_requested = Signal(QPoint)
    """Emitted when a menu for the scenario on the desk is wanted, with the place on the screen."""

    def __init__(self, bridge: Bridge, figures: ScenarioFigures, actions: Actions, archive: QMenu) -> None:
        super().__init__()
        self._bridge, self._figures = bridge, figures
        self._is_following = False
        self.tabs = self._tab_bar()
        self.undecided = _text_button(actions["select_undecided"])
        self._how_to_select = actions["select_undecided"].toolTip()
        self.archive = QToolButton(autoRaise=True, popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        self.archive.setMenu(archive)
        self._fold = actions["scenario_figures"]
        self._fold.setChecked(saved_scenario_figures())
        self._lay_out(tuple(actions[name] for name in _ACTIONS), actions["only_view"])
        self._follow()
        self._connect()

    def _connect(self) -> None:
        self._bridge.happened.connect(self._follow)
        self._figures.changed.connect(self._show_figures)
        self._fold.toggled.connect(self._show_lines)
        self.tabs.currentChanged.connect(self._switch)
        self.tabs.tabBarDoubleClicked.connect(self._ask_to_rename)
        self.tabs.customContextMenuRequested.connect(self._ask_for_menu)

    def _tab_bar(self) -> CardTabs:
        tabs = named(CardTabs(), "scenarios")
        tabs.setAccessibleName(self._bridge.language.tr("Varianten"))
        tabs.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return tabs

    def _show_lines(self, shown: bool) -> None:
        self._arrange(is_folded=not shown)
        save_scenario_figures(shown)

    def _lay_out(self, actions: tuple[QAction, ...], only_view: QAction) -> None:
        self._buttons = [*map(_button, actions), _button(self._fold), _button(only_view)]
        self._grid = QGridLayout()
        self._grid.setSpacing(1)
        self._counted = QWidget()
        counted = QHBoxLayout(self._counted)
        counted.setContentsMargins(0, 0, 0, 0)
        counted.setSpacing(1)
        for button in (self.archive, self.undecided):
            counted.addWidget(button)
        right = QVBoxLayout()
        right.addLayout(self._grid)
        right.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 4, 4, 0)
        row.setSpacing(2)
        row.addWidget(self.tabs, 1, Qt.AlignmentFlag.AlignBottom)
        row.addLayout(right)
        self._arrange(is_folded=not self._fold.isChecked())

    def _arrange(self, *, is_folded: bool) -> None:
        """The buttons beside the cards in two rows, with what is counted below; beside plain tabs in one."""
        columns = len(self._buttons) if is_folded else _BESIDE_CARDS
        for number, button in enumerate(self._buttons):
            self._grid.addWidget(button, number // columns, number % columns)
        if is_folded:
            self._grid.addWidget(self._counted, 0, columns)
        else:
            # A column more than there are buttons: the words take their own room, not that between the buttons.
            self._grid.addWidget(self._counted, 2, 0, 1, columns + 1)
        self._grid.setColumnStretch(_BESIDE_CARDS, int(not is_folded))
        self.tabs.fold(is_folded)

    def _names(self) -> list[str | None]:
        scenarios = self._bridge.session.plan.scenarios.values()
        active = self._bridge.session.plan.active
        return [None, *(each.name for each in scenarios if not each.is_archived or each.name == active)]

    def _follow(self) -> None:
        """As many tabs as there are scenarios, the one on the desk in front."""
        self._is_following = True
        names = self._names()
        while self.tabs.count() > len(names):
            self.tabs.removeTab(self.tabs.count() - 1)
        while self.tabs.count() < len(names):
            self.tabs.addTab("")
        for at, name in enumerate(names):
            # An ampersand would become a shortcut.
            self.tabs.name_tab(at, self._title(name).replace("&", "&&"))
        self._show_figures()
        self.tabs.setCurrentIndex(names.index(self._bridge.session.plan.active))
        self._is_following = False
        self._count_archived()

    def _show_figures(self) -> None:
        language, names = self._bridge.language, self._names()
        cards = [(self._figures.card(name), self._scenario(name)) for name in names]
        self.tabs.set_lines([card_lines(card, scenario, language) for card, scenario in cards])
        for at, (card, scenario) in enumerate(cards):
            tip = card_tip(card, scenario, language)
            self.tabs.setTabToolTip(at, plain_tip(tip))
            self.tabs.setAccessibleTabName(at, tip.replace("\n", ", "))
        self._count_undecided()

    def _count_undecided(self) -> None:
        card = self._figures.card(self._bridge.session.plan.active)
        number = 0 if card is None else len(card.undecided)
        self.undecided.setVisible(number > 0)
        told = open_text(number, self._bridge.language)
        self.undecided.setText(self._bridge.language.tr("⚑ {n} nicht zugeordnet", n=number))
        self.undecided.setAccessibleName(told)
        self.undecided.setToolTip("\n".join((told, open_meaning(self._bridge.language), self._how_to_select)))

    def _count_archived(self) -> None:
        number = sum(each.is_archived for each in self._bridge.session.plan.scenarios.values())
        self.archive.setVisible(number > 0)
        self.archive.setText(self._bridge.language.tr("Archiv ({n})", n=number))

    def _title(self, name: str | None) -> str:
        return self._bridge.language.tr("Ist-Stand") if name is None else name

    def _scenario(self, name: str | None) -> Scenario | None:
        return None if name is None else self._bridge.session.plan.scenario(name)

    def _switch(self, at: int) -> None:
        if self._is_following:
            return
        name = self._names()[at]
        if not self._bridge.attempt(lambda: self._bridge.session.switch_scenario(name)):
            self._follow()

    def _ask_to_rename(self, at: int) -> None:
        if at > 0:
            self.rename_requested.emit()

    def _ask_for_menu(self, place: QPoint) -> None:
        """The menu is for the scenario under the mouse, so that comes onto the desk; with keys it is there."""
        at = self.tabs.tabAt(place)
        if at >= 0:
            self.tabs.setCurrentIndex(at)
        self.menu_requested.emit(self.tabs.mapToGlobal(place))


def _button(action: QAction) -> QToolButton:
    button = QToolButton(autoRaise=True)
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _text_button(action: QAction) -> QToolButton:
    """A button with words of its own that does what the action does."""
    button = QToolButton(autoRaise=True)
    button.setObjectName("undecided")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.clicked.connect(action.trigger)
    return button
