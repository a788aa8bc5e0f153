"""Goes where something that was found can be seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from integration_office.domain.identity import PositionId, UnitId
from integration_office.ui.search.things import Kind, Thing, things_in

if TYPE_CHECKING:
    from integration_office.ui.main_window import MainWindow
    from integration_office.ui.search.entries import Command

_VIEWS = {Kind.DUTY: "coverage", Kind.TASK: "tasks"}
_MONEY = {Kind.GRANT: "grants", Kind.REVENUE: "revenues", Kind.CITY: "cities", Kind.BUDGET: "budget"}
"""On which page of the view „Geld“ it stands."""


class SearchEverywhere(QObject):
    """Opened by the action `search`."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.commands["search"].triggered.connect(self.open)
        window.commands["palette"].triggered.connect(self.open_palette)

    def open(self) -> None:
        """The search field over the window."""
        from integration_office.ui.search.popup import SearchPopup

        bridge = self._window.bridge
        things = things_in(bridge.session, bridge.language)
        popup = SearchPopup(things, bridge.turns, bridge.language, self._window)
        popup.chosen.connect(self.go_to)
        popup.collected.connect(self.collect)
        popup.show()

    def open_palette(self) -> None:
        """The command palette over the window."""
        from integration_office.ui.search.entries import commands_in
        from integration_office.ui.search.palette import CommandPalette

        bridge, window = self._window.bridge, self._window
        commands = commands_in(window.menuBar(), bridge.language)
        things = things_in(bridge.session, bridge.language)
        palette = CommandPalette(commands, things, bridge.turns, bridge.language, window)
        palette.chosen.connect(self._carry_out)
        palette.show()

    def _carry_out(self, entry: "Command | Thing") -> None:
        if isinstance(entry, Thing):
            self.go_to(entry)
        else:
            entry.action.trigger()

    def collect(self, thing: Thing) -> None:
        """A unit or post is selected beside what is selected already."""
        bridge, id = self._window.bridge, thing.id
        units, posts = bridge.units, bridge.positions
        if thing.kind is Kind.UNIT:
            units = tuple(dict.fromkeys((*units, UnitId(id))))
        else:
            posts = tuple(dict.fromkeys((*posts, PositionId(id))))
        bridge.select(units, posts)

    def go_to(self, thing: Thing) -> None:
        """Shows it where one can work with it."""
        window = self._window
        match thing.kind:
            case Kind.UNIT:
                window.bridge.select((UnitId(thing.id),))
                window.area.show_unit(thing.id)
            case Kind.POST:
                window.bridge.select((), (PositionId(thing.id),))
                window.area.show_unit(window.bridge.session.organisation.positions[PositionId(thing.id)].unit)
            case Kind.SCENARIO:
                window.bridge.attempt(lambda: window.bridge.session.switch_scenario(thing.id))
            case Kind.MEASURE:
                window.docks.measures.show()
                window.docks.measures.raise_()
                window.measures.table.selectRow(int(thing.id))
                window.measures.table.setFocus()
            case Kind.DUTY | Kind.TASK:
                window.area.views.reveal(_VIEWS[thing.kind], thing.id)
            case Kind.PAGE:
                view, _, page = thing.id.partition("/")
                window.area.views.reveal(view, page)
            case Kind.ASSUMPTION:
                self._show_assumption(thing.id)
            case _:
                if thing.kind is Kind.BUDGET:
                    window.bridge.select((UnitId(thing.id),))
                window.area.views.reveal("money", f"{_MONEY[thing.kind]}/{thing.id}")

    def _show_assumption(self, key: str) -> None:
        """What rests on it is in the view, its value and source in the form that changes it."""
        from integration_office.ui.change_dialogs import ChangeDialogs

        self._window.area.views.reveal("money", "years")
        ChangeDialogs(self._window.bridge, self._window).open_assumption(key)
