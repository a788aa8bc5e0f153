"""The dialogs that change units and posts, each for what is selected."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from integration_office.domain.identity import TaskId, UnitId
from integration_office.domain.unit import UnitKind
from integration_office.ui.bridge import Bridge
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.dialogs.form import ChangeForm
from integration_office.ui.dialogs.moving_form import DissolveForm, MoveForm
from integration_office.ui.dialogs.position_forms import CutForm, FteForm, RegradeForm
from integration_office.ui.dialogs.unit_forms import CreateForm, MergeForm, RenameForm


class ChangeDialogs:
    """Opened by the name of the command."""

    def __init__(self, bridge: Bridge, window: QWidget) -> None:
        self._bridge = bridge
        self._window = window

    def open(self, command: str) -> None:
        """The dialog of a command; raises KeyError for a command without one."""
        self._commands()[command]()

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
            "split": self._split,
            "add_position": self._add_position,
            "assign": self._assign,
            **self._of_content(),
        }

    def _of_content(self) -> dict[str, Callable[[], None]]:
        """What is done and paid. These forms are loaded when they are asked for."""
        return {
            "set_demand": self._set_demand,
            "set_budget": self._set_budget,
            "set_grant": self._set_grant,
            "set_assumption": self._set_assumption,
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

    def _split(self) -> None:
        from integration_office.ui.dialogs.split_form import SplitForm

        tr = self._bridge.language.tr
        self._open(SplitForm(self._bridge, self._bridge.units[0]), tr("Einheit aufteilen"), tr("Aufteilen"))

    def _add_position(self) -> None:
        from integration_office.ui.dialogs.add_position_form import AddPositionForm

        tr = self._bridge.language.tr
        self._open(AddPositionForm(self._bridge, self._first_selected()), tr("Neue Stelle"), tr("Schaffen"))

    def _assign(self) -> None:
        from integration_office.ui.dialogs.assign_form import AssignForm

        tr = self._bridge.language.tr
        self._open(AssignForm(self._bridge, self._bridge.positions), tr("Aufgaben zuordnen"), tr("Zuordnen"))

    def _set_demand(self) -> None:
        from integration_office.ui.dialogs.demand_form import DemandForm

        tr = self._bridge.language.tr
        self._open(DemandForm(self._bridge, self._first_task()), tr("Bedarf einer Aufgabe"), tr("Setzen"))

    def _set_budget(self) -> None:
        from integration_office.ui.dialogs.budget_form import BudgetForm

        tr = self._bridge.language.tr
        self._open(BudgetForm(self._bridge, self._selected_unit()), tr("Haushaltszeile"), tr("Setzen"))

    def _set_grant(self) -> None:
        from integration_office.ui.dialogs.grant_form import GrantForm

        tr = self._bridge.language.tr
        self._open(GrantForm(self._bridge, self._selected()), tr("Förderung"), tr("Festlegen"))

    def _set_assumption(self) -> None:
        self.open_assumption(None)

    def open_assumption(self, key: str | None) -> None:
        """The form of an assumption; None: which one is still to be chosen."""
        from integration_office.ui.dialogs.assumption_form import AssumptionForm

        tr = self._bridge.language.tr
        self._open(AssumptionForm(self._bridge, key), tr("Annahme"), tr("Setzen"))

    def _open(self, form: ChangeForm, title: str, verb: str) -> None:
        ChangeDialog(form, title, verb, self._window).open()

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

    def _selected_unit(self) -> UnitId | None:
        return self._first_selected() if self._bridge.units or self._bridge.positions else None

    def _first_task(self) -> TaskId | None:
        """The first task of the selected post."""
        assignments = self._bridge.session.organisation.assignments
        own = (each.task for post in self._bridge.positions for each in assignments.get(post, ()))
        return next(own, None)

    def _above_offices(self) -> UnitId | None:
        """Where an office would hang: the Dezernat, else the authority, above what is selected."""
        first = self._first_selected()
        if first is None:
            return None
        above = self._bridge.session.organisation.ancestry(first)
        return next((unit.id for unit in above if unit.kind.is_above_offices), None)
