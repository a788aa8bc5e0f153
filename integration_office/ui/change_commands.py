"""The commands that change units and posts: each opens its dialog on what is selected."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from integration_office.domain.identity import UnitId
from integration_office.domain.unit import UnitKind
from integration_office.ui.actions import Actions
from integration_office.ui.bridge import Bridge
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.dialogs.form import ChangeForm
from integration_office.ui.dialogs.moving_form import DissolveForm, MoveForm
from integration_office.ui.dialogs.position_forms import CutForm, FteForm, RegradeForm
from integration_office.ui.dialogs.unit_forms import CreateForm, MergeForm, RenameForm
from integration_office.ui.drop_advisor import already_there
from integration_office.ui.moving import moves
from integration_office.ui.performing import perform


class ChangeCommands:
    """Triggered by the window's actions; enabled as the selection allows."""

    def __init__(self, bridge: Bridge, actions: Actions, window: QWidget) -> None:
        self._bridge = bridge
        self._window = window
        for name, command in self._commands().items():
            actions[name].triggered.connect(command)

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
        }

    def drop(self, payload: Payload, target: str) -> None:
        """What was dropped goes to the unit, at once."""
        organisation = self._bridge.session.organisation
        changes = moves(payload, target, organisation)
        if changes:
            perform(self._bridge, changes)
        else:
            self._bridge.refused.emit(NotNeeded(already_there(payload, organisation, self._bridge.language)))

    def _commands(self) -> dict[str, Callable[[], None]]:
        return {
            "new_office": self._new_office,
            "new_unit": self._new_unit,
            "move": self._move,
            "remove": self._remove,
            "rename": self._rename,
            "merge": self._merge,
            "dissolve": self._dissolve,
            "cut": self._cut,
            "regrade": self._regrade,
            "change_fte": self._change_fte,
        }

    def _move(self) -> None:
        tr = self._bridge.language.tr
        self._open(MoveForm(self._bridge, self._selected()), tr("Verlegen nach …"), tr("Verlegen"))

    def _remove(self) -> None:
        if self._bridge.units:
            self._dissolve()
        else:
            self._cut()

    def _new_office(self) -> None:
        tr = self._bridge.language.tr
        form = CreateForm(self._bridge, UnitKind.OFFICE, self._above_offices())
        self._open(form, tr("Neues Amt"), tr("Anlegen"))

    def _new_unit(self) -> None:
        tr = self._bridge.language.tr
        form = CreateForm(self._bridge, UnitKind.SECTION, self._first_selected())
        self._open(form, tr("Neue Einheit"), tr("Anlegen"))

    def _rename(self) -> None:
        tr = self._bridge.language.tr
        self._open(RenameForm(self._bridge, self._bridge.units[0]), tr("Einheit umbenennen"), tr("Umbenennen"))

    def _merge(self) -> None:
        tr = self._bridge.language.tr
        form = MergeForm(self._bridge, self._bridge.units)
        self._open(form, tr("Einheiten zusammenlegen"), tr("Zusammenlegen"))

    def _dissolve(self) -> None:
        tr = self._bridge.language.tr
        form = DissolveForm(self._bridge, Payload(self._bridge.units))
        self._open(form, tr("Einheit auflösen"), tr("Auflösen"))

    def _cut(self) -> None:
        tr = self._bridge.language.tr
        self._open(CutForm(self._bridge, self._bridge.positions), tr("Stelle streichen"), tr("Streichen"))

    def _regrade(self) -> None:
        tr = self._bridge.language.tr
        form = RegradeForm(self._bridge, self._bridge.positions)
        self._open(form, tr("Stelle umwandeln"), tr("Umwandeln"))

    def _change_fte(self) -> None:
        tr = self._bridge.language.tr
        self._open(FteForm(self._bridge, self._bridge.positions), tr("Stellenanteil ändern"), tr("Ändern"))

    def _open(self, form: ChangeForm, title: str, verb: str) -> None:
        dialog = ChangeDialog(form, title, verb, self._window)
        dialog.open()
        form.setFocus()

    def _selected(self) -> Payload:
        return Payload(self._bridge.units, self._bridge.positions)

    def _first_selected(self) -> UnitId | None:
        """The selected unit, the unit of the selected post, else the root."""
        organisation = self._bridge.session.organisation
        if self._bridge.units:
            return self._bridge.units[0]
        if self._bridge.positions:
            return organisation.positions[self._bridge.positions[0]].unit
        return next(iter(organisation.roots), None)

    def _above_offices(self) -> UnitId | None:
        """Where an office would hang: the Dezernat, else the authority, above what is selected."""
        first = self._first_selected()
        if first is None:
            return None
        above = self._bridge.session.organisation.ancestry(first)
        return next((unit.id for unit in above if unit.kind.is_above_offices), None)


class NotNeeded(Exception):
    """Nothing would change; the text says why."""
