"""Where the actions stand: the menu bar, the tool bar, the menu of a selection."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QActionGroup, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QToolBar, QWidget

from integration_office.ui.actions import Actions
from integration_office.ui.settings import wants_stillness
from integration_office.ui.start.recent_menu import recent_menu
from integration_office.ui.views.catalogue import CHART, IN_THE_BAR, VIEWS, view_action
from integration_office.wording.language import Language

_BAR = "|"


def fill_menu_bar(
    window: QMainWindow,
    actions: Actions,
    docks: Sequence[QDockWidget],
    archive: QMenu,
    language: Language,
    open_files: Callable[[list[Path]], None],
) -> None:
    """All menus; what stands in none cannot be found."""
    tr, bar = language.tr, window.menuBar()
    views = tuple(view_action(name) for name in (CHART, *VIEWS))
    file = bar.addMenu(tr("&Datei"))
    _fill(file, actions, _FILE)
    recent = QMenu(tr("&Zuletzt geöffnet"), file)
    file.insertMenu(actions["import"], recent)
    recent_menu(recent, language, lambda path: open_files([path]))
    _fill(bar.addMenu(tr("&Bearbeiten")), actions, _EDIT)
    _fill(bar.addMenu(tr("&Gliederung")), actions, _STRUCTURE)
    _fill(bar.addMenu(tr("A&ufgaben und Geld")), actions, _CONTENT)
    _fill_scenarios(bar.addMenu(tr("&Varianten")), actions, archive, language)
    view = bar.addMenu(tr("&Ansicht"))
    _fill(view, actions, (*map(view_action, IN_THE_BAR), _BAR, *_VIEW))
    panels = view.addMenu(tr("&Bereiche"))
    for dock in docks:
        panels.addAction(dock.toggleViewAction())
    _fill(panels, actions, (_BAR, "reset_layout"))
    colours = view.addMenu(tr("&Farben und Bewegung"))
    _fill(colours, actions, (*_COLOURS, _BAR, "still"))
    # Not before: to ask the system takes a moment, which the start of the window has not.
    colours.aboutToShow.connect(lambda: actions["still"].setChecked(wants_stillness()))
    _fill(view.addMenu(tr("&Sprache")), actions, _LANGUAGES)
    _fill(bar.addMenu(tr("&Hilfe")), actions, ("help", "tour", _BAR, "about"))
    for names in (views, _COLOURS, _LANGUAGES, _STATUSES):
        _one_of(window, actions, names)


class Tools(QToolBar):
    """Some of the buttons have their names beside them, where the window has room for the names of its views too."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self.named_buttons: list[QWidget] = []

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.window().installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        style = _BESIDE if self.window().width() >= _ROOMY else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self.named_buttons:
            button.setProperty("toolButtonStyle", style)


def tool_bar(actions: Actions, language: Language, further: Sequence[QWidget]) -> Tools:
    """What is wanted most, then further fields at the end."""
    bar = Tools(language.tr("Werkzeugleiste"))
    bar.setObjectName("tools")
    bar.setMovable(False)
    bar.setIconSize(QSize(20, 20))
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    for name in _TOOLS:
        if name == _BAR:
            bar.addSeparator()
        else:
            bar.addAction(actions[name])
    for name in _NAMED_TOOLS:
        bar.named_buttons.append(bar.widgetForAction(actions[name]))
    bar.addSeparator()
    for widget in further:
        bar.addWidget(widget)
    return bar


def view_bar(actions: Actions, language: Language) -> QToolBar:
    """The views in the middle of the window, one of them pressed."""
    bar = QToolBar(language.tr("Ansichten"))
    bar.setObjectName("views")
    bar.setMovable(False)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
    for name in IN_THE_BAR:
        bar.addAction(actions[view_action(name)])
    return bar


def scenario_menu(parent: QWidget, actions: Actions, archive: QMenu, language: Language) -> QMenu:
    """What can be done with the scenario on the desk."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _fill_scenarios(menu, actions, archive, language)
    return menu


def selection_menu(parent: QWidget, actions: Actions, *, units: bool, posts: bool) -> QMenu:
    """What can be done with what is selected; without that what belongs to no unit and no post."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    _fill(menu, actions, _OF_UNITS if units else _OF_POSTS if posts else _OF_NOTHING)
    return menu


def _fill(menu: QMenu, actions: Actions, names: Sequence[str]) -> None:
    for name in names:
        if name == _BAR:
            menu.addSeparator()
        else:
            menu.addAction(actions[name])


def _fill_scenarios(menu: QMenu, actions: Actions, archive: QMenu, language: Language) -> None:
    _fill(menu, actions, _SCENARIO)
    _fill(menu.addMenu(language.tr("&Stand")), actions, _STATUSES)
    menu.addAction(actions["archive_scenario"])
    menu.addMenu(archive)
    _fill(menu, actions, _AMONG_SCENARIOS)


def _one_of(window: QMainWindow, actions: Actions, names: Sequence[str]) -> None:
    group = QActionGroup(window)
    for name in names:
        group.addAction(actions[name])


_FILE = (
    *("view_start", "new_plan", "open", "import", "open_sample", _BAR),
    *("save_as", "checkpoint", "checkpoints", "plan_info"),
    *(_BAR, "export", "write_form", "paper", "print_paper", _BAR, "new_window", "close_window", "quit"),
)
_EDIT = (
    *("undo", "redo", _BAR, "cut_out", "copy", "paste", _BAR, "move", "remove", "give_reason"),
    *(_BAR, "search", "palette"),
)
_STRUCTURE = (
    *("new_office", "new_unit", _BAR, "move", "rename", "merge", "split", "dissolve"),
    *(_BAR, "add_position", "assign", "cut", "regrade", "change_fte"),
)
_CONTENT = ("set_demand", "set_budget", "set_grant", "set_assumption")
_SCENARIO = (
    *("new_scenario", "duplicate_scenario", "rename_scenario", "remove_scenario"),
    *(_BAR,),
)
_STATUSES = ("status_draft", "status_coordination", "status_released")
_AMONG_SCENARIOS = (_BAR, "select_undecided", _BAR, "previous_scenario", "next_scenario", _BAR, "rebase", "compare")
_VIEW = (
    *("fit", "show_selected", "zoom_in", "zoom_out", "minimap", "only_view"),
    *("scenario_figures", _BAR, "to_outline", "next_area", "previous_area", _BAR),
)
_COLOURS = ("system_colours", "light_colours", "dark_colours")
_LANGUAGES = ("german", "english")
_TOOLS = (
    *("undo", "redo", _BAR, "new_office", "move", "merge", _BAR, "fit", "show_selected"),
    *(_BAR, "compare", "paper", "checkpoint"),
)
_NAMED_TOOLS = ("new_office", "compare", "paper")
_BESIDE = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
_ROOMY = 1200
_OF_UNITS = (
    *(
        "move",
        "cut_out",
        "copy",
        "paste",
        _BAR,
        "new_unit",
        "new_office",
        "add_position",
        _BAR,
        "rename",
        "merge",
        "split",
        "dissolve",
    ),
    *(_BAR, "set_budget", "set_grant", _BAR, "show_selected"),
)
_OF_NOTHING = (
    *("undo", "redo", _BAR, "new_office", "new_unit", "add_position"),
    *(_BAR, "set_demand", "set_budget", "set_grant", "set_assumption"),
    *(_BAR, "give_reason", "select_undecided", _BAR, "fit"),
)
_OF_POSTS = (
    *(
        "move",
        "cut_out",
        "copy",
        "paste",
        _BAR,
        "assign",
        "regrade",
        "change_fte",
        "cut",
        _BAR,
        "set_demand",
        "set_grant",
    ),
    *(_BAR, "add_position", "show_selected"),
)
