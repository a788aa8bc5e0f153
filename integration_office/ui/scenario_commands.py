"""The commands around scenarios: begin, copy, rename, delete, switch, compare; undo and redo."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from integration_office.domain.errors import EmptyName, ScenarioExists
from integration_office.ui.actions import Actions
from integration_office.ui.bridge import Bridge
from integration_office.ui.performing import free_copy_name, free_scenario_name


class ScenarioCommands:
    def __init__(self, bridge: Bridge, actions: Actions, window: QWidget) -> None:
        self._bridge = bridge
        self._session = bridge.session
        self._tr = bridge.language.tr
        self._window = window
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
        }

    def rename(self) -> None:
        """Another name for the scenario on the desk."""
        old = self._session.plan.active
        if old is not None:
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
        }

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
        if scenario is None or not self._is_sure(scenario.name, len(scenario.measures)):
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
            name=name,
        )
        box = QMessageBox(QMessageBox.Icon.Question, self._tr("Variante löschen"), text, parent=self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        delete = box.addButton(self._tr("Löschen"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is delete

    def _step(self, by: int) -> None:
        names = [None, *self._session.plan.scenarios]
        at = names.index(self._session.plan.active)
        self._bridge.attempt(lambda: self._session.switch_scenario(names[(at + by) % len(names)]))

    def _compare(self) -> None:
        from integration_office.ui.panels.compare import CompareDialog

        CompareDialog(self._bridge, self._window).open()

    def _ask(self, title: str, verb: str, proposed: str, act: Callable[[str], None], own: str | None = None) -> None:
        def refusal(name: str) -> Exception | None:
            if not name:
                return EmptyName("")
            taken = name in self._session.plan.scenarios and name != own
            return ScenarioExists(name) if taken else None

        from integration_office.ui.dialogs.name_dialog import NameDialog

        label = self._tr("&Name der Variante")
        NameDialog(self._bridge, (title, label, verb), proposed, refusal, act, self._window).open()
