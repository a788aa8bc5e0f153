"""The commands around scenarios: begin, copy, rename, delete, switch, compare; undo and redo."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from integration_office.analysis.undecided import undecided
from integration_office.domain.errors import ScenarioReleased
from integration_office.domain.scenario import ScenarioStatus
from integration_office.ui.actions import Actions
from integration_office.ui.bridge import Bridge
from integration_office.ui.locking import forbids
from integration_office.ui.performing import free_copy_name, free_scenario_name
from integration_office.ui.views.catalogue import view_action
from integration_office.wording.names import brief

_STATUSES = {
    "status_draft": ScenarioStatus.DRAFT,
    "status_coordination": ScenarioStatus.COORDINATION,
    "status_released": ScenarioStatus.RELEASED,
}


class ScenarioCommands:
    def __init__(self, bridge: Bridge, actions: Actions, window: QWidget) -> None:
        self._bridge = bridge
        self._session = bridge.session
        self._tr = bridge.language.tr
        self._window = window
        self._actions = actions
        for name, command in self._commands().items():
            actions[name].triggered.connect(command)

    def states(self) -> dict[str, bool]:
        """Which commands make sense now."""
        on_scenario = self._session.scenario is not None
        any_scenario = bool(self._session.plan.scenarios)
        return {
            "undo": self._session.next_undo is not None,
            "redo": self._session.next_redo is not None,
            "duplicate_scenario": on_scenario,
            "rename_scenario": on_scenario,
            "remove_scenario": on_scenario,
            "next_scenario": any_scenario,
            "previous_scenario": any_scenario,
            "compare": any_scenario,
            "select_undecided": on_scenario,
            "archive_scenario": on_scenario,
            **dict.fromkeys(_STATUSES, on_scenario),
        }

    def tick(self) -> None:
        """The status of the scenario on the desk is the one that is ticked."""
        scenario = self._session.scenario
        for name, status in _STATUSES.items():
            self._actions[name].setChecked(scenario is not None and scenario.status is status)

    def rename(self) -> None:
        """Another name for the scenario on the desk."""
        old = self._session.plan.active
        if old is not None and not forbids(self._bridge) and not self._is_released():
            self._ask(
                self._tr("Variante umbenennen"),
                self._tr("Umbenennen"),
                old,
                lambda name: self._session.rename_scenario(old, name),
                old,
            )

    def _commands(self) -> dict[str, Callable[[], None]]:
        return {
            "undo": self._undo,
            "redo": self._redo,
            "new_scenario": self._new,
            "duplicate_scenario": self._duplicate,
            "rename_scenario": self.rename,
            "remove_scenario": self._remove,
            "next_scenario": lambda: self._step(1),
            "previous_scenario": lambda: self._step(-1),
            "compare": self._compare,
            "archive_scenario": self._archive,
            "select_undecided": self._select_undecided,
            **{name: partial(self._set_status, status) for name, status in _STATUSES.items()},
        }

    def _set_status(self, status: ScenarioStatus) -> None:
        active = self._session.plan.active
        if active is not None:
            self._bridge.attempt(lambda: self._session.set_status(active, status))
        self.tick()

    def _archive(self) -> None:
        active = self._session.plan.active
        if active is not None:
            self._bridge.attempt(lambda: self._session.archive_scenario(active))

    def _select_undecided(self) -> None:
        """The posts of the desk that have no place yet, wherever they are."""
        found = undecided(self._session.plan.baseline, self._session.organisation)
        if found:
            self._bridge.select(positions=tuple(each.position for each in found))
        else:
            self._bridge.told.emit(self._tr("Jede Stelle dieser Variante hat ihren Platz."))

    def _is_released(self) -> bool:
        """Whether the scenario on the desk keeps its name and may not be deleted; then that is said."""
        scenario = self._session.scenario
        if scenario is None or scenario.status is not ScenarioStatus.RELEASED:
            return False
        self._bridge.refused.emit(ScenarioReleased(scenario.name))
        return True

    def _undo(self) -> None:
        self._bridge.attempt(self._session.undo)

    def _redo(self) -> None:
        self._bridge.attempt(self._session.redo)

    def _new(self) -> None:
        name = free_scenario_name(self._session.plan.scenarios, self._bridge.language)
        self._ask(self._tr("Neue Variante"), self._tr("Anlegen"), name, self._session.add_scenario)

    def _duplicate(self) -> None:
        active = self._session.plan.active
        if active is None:
            return
        name = free_copy_name(active, self._session.plan.scenarios, self._bridge.language)
        self._ask(
            self._tr("Variante duplizieren"),
            self._tr("Duplizieren"),
            name,
            lambda copy: self._session.duplicate_scenario(active, copy),
        )

    def _remove(self) -> None:
        scenario = self._session.scenario
        if scenario is None or self._is_released() or not self._is_sure(scenario.name, len(scenario.measures)):
            return
        self._bridge.attempt(lambda: self._session.remove_scenario(scenario.name))

    def _is_sure(self, name: str, measures: int) -> bool:
        """An empty scenario goes without a question; undo brings either back."""
        if not measures:
            return True
        text = self._bridge.language.trn(
            "Variante „{name}“ mit {n} Maßnahme löschen?",
            "Variante „{name}“ mit {n} Maßnahmen löschen?",
            measures,
            name=brief(name),
        )
        box = QMessageBox(QMessageBox.Icon.Question, self._tr("Variante löschen"), text, parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        delete = box.addButton(self._tr("Löschen"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is delete

    def _step(self, by: int) -> None:
        plan = self._session.plan
        shown = (each.name for each in plan.scenarios.values() if not each.is_archived or each.name == plan.active)
        names = [None, *shown]
        at = names.index(plan.active)
        self._bridge.attempt(lambda: self._session.switch_scenario(names[(at + by) % len(names)]))

    def _compare(self) -> None:
        self._actions[view_action("comparison")].trigger()

    def _ask(self, title: str, verb: str, proposed: str, act: Callable[[str], None], own: str | None = None) -> None:
        from integration_office.ui.dialogs.name_dialog import NameDialog

        label = self._tr("&Name der Variante")

        def refusal(name: str) -> Exception | None:
            return self._session.plan.refusal_of_name(name, own)

        NameDialog(self._bridge, (title, label, verb), proposed, refusal, act, self._window).open()
