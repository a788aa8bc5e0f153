"""The commands that change units and posts: each opens its dialog on what is selected."""

from PySide6.QtWidgets import QWidget

from integration_office.ui.actions import Actions
from integration_office.ui.bridge import Bridge
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.drop_advisor import already_there
from integration_office.ui.moving import moves
from integration_office.ui.performing import perform


class ChangeCommands:
    """Triggered by the window's actions; enabled as the selection allows."""

    def __init__(self, bridge: Bridge, actions: Actions, window: QWidget) -> None:
        self._bridge = bridge
        self._window = window
        for command in self.states():
            actions[command].triggered.connect(lambda _=False, command=command: self._open(command))

    def states(self) -> dict[str, bool]:
        """Which commands make sense for what is selected."""
        units, posts = self._bridge.units, self._bridge.positions
        return {
            "new_office": True,
            "new_unit": len(units) <= 1,
            "move": bool(units or posts),
            "remove": bool(units) != bool(posts),
            "rename": len(units) == 1 and not posts,
            "merge": len(units) >= 2,
            "dissolve": bool(units),
            "cut": bool(posts),
            "regrade": bool(posts),
            "change_fte": bool(posts),
            "split": len(units) == 1 and not posts,
            "add_position": len(units) <= 1,
            "assign": bool(posts),
            "set_demand": bool(self._bridge.session.organisation.tasks),
            "set_budget": True,
            "set_grant": True,
            "set_assumption": True,
        }

    def drop(self, payload: Payload, target: str) -> bool:
        """What was dropped or pasted goes to the unit, at once; whether it did."""
        organisation = self._bridge.session.organisation
        changes = moves(payload, target, organisation)
        if changes:
            return perform(self._bridge, changes)
        self._bridge.refused.emit(NotNeeded(already_there(payload, organisation, self._bridge.language)))
        return False

    def _open(self, command: str) -> None:
        # The window is there sooner without its dialogs.
        from integration_office.ui.change_dialogs import ChangeDialogs

        ChangeDialogs(self._bridge, self._window).open(command)


class NotNeeded(Exception):
    """Nothing would change; the text says why."""
