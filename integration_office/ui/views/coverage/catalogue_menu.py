"""What can be done to the catalogue of duties: the city's own, its corrections, weights; never silently."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from integration_office.analysis.duty_work import tasks_naming
from integration_office.analysis.reference import Origin
from integration_office.domain.identity import DutyId
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.notes import NotesDialog
from integration_office.ui.locking import lock
from integration_office.ui.views.coverage.duty_dialog import DutyDialog
from integration_office.ui.views.coverage.weights_dialog import WeightsDialog
from integration_office.wording.names import Names


class CatalogueMenu(QObject):
    """`chosen` is asked for the duty to act on."""

    def __init__(
        self,
        bridge: Bridge,
        chosen: Callable[[], DutyId | None],
        choose_tasks: Callable[[], None],
        copy: Callable[[], None],
        view: QWidget,
    ) -> None:
        super().__init__(view)
        self._bridge, self._chosen, self._view = bridge, chosen, view
        self.menu = QMenu(view)
        tr = bridge.language.tr
        self.tasks = self._action("duty_tasks", tr("&Aufgaben zuordnen …"), choose_tasks)
        self.menu.addSeparator()
        self.add = self._action("duty_add", tr("&Eigene Aufgabe hinzufügen …"), lambda: self._edit(None))
        self.correct = self._action("duty_correct", tr("&Gewählte Aufgabe korrigieren …"), self._correct)
        self.revert = self._action("duty_revert", tr("&Korrektur zurücknehmen"), self._revert)
        self.menu.addSeparator()
        self.weights = self._action("duty_weights", tr("Ge&wichte …"), self._weigh)
        self.menu.addSeparator()
        self._action("coverage_copy", tr("&Tabelle kopieren"), copy)
        self.menu.aboutToShow.connect(self.enable)
        lock(bridge, self.tasks, self.add, self.correct, self.revert, self.weights)

    def enable(self) -> None:
        """What makes sense for the chosen duty."""
        tr, duty = self._bridge.language.tr, self._chosen()
        origin = None if duty is None else self._bridge.session.frame.origin(duty)
        is_own = origin is Origin.OWN
        self.tasks.setEnabled(duty is not None)
        self.correct.setEnabled(duty is not None)
        self.correct.setText(tr("&Eigene Aufgabe ändern …") if is_own else tr("&Gewählte Aufgabe korrigieren …"))
        self.revert.setEnabled(origin in (Origin.OWN, Origin.CORRECTED))
        self.revert.setText(tr("Eigene Aufgabe &löschen") if is_own else tr("&Korrektur zurücknehmen"))

    def _action(self, name: str, text: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self.menu)
        action.setObjectName(name)
        action.triggered.connect(lambda _=False: act())
        self.menu.addAction(action)
        return action

    def _edit(self, duty: DutyId | None) -> None:
        DutyDialog(self._bridge, duty, self._view.window()).open()

    def _correct(self) -> None:
        duty = self._chosen()
        if duty is not None:
            self._edit(duty)

    def _weigh(self) -> None:
        WeightsDialog(self._bridge, self._chosen(), self._view.window()).open()

    def _revert(self) -> None:
        """The shipped words again, or without the city's own duty; that is refused while tasks implement it."""
        duty, session = self._chosen(), self._bridge.session
        if duty is None:
            return
        is_own = session.frame.origin(duty) is Origin.OWN
        tasks = tasks_naming(session.baseline_figures, duty) if is_own else ()
        if tasks:
            self._tell_tasks(tasks)
            return
        duties = {id: each for id, each in session.plan.duties.items() if id != duty}
        weights = {id: each for id, each in session.plan.weights.items() if not (is_own and id == duty)}
        self._bridge.attempt(lambda: session.edit_catalogue(duties, weights))

    def _tell_tasks(self, tasks: tuple[str, ...]) -> None:
        tr, names = self._bridge.language.tr, Names(self._bridge.language, self._bridge.session.plan.baseline)
        listed = names.listed(tuple(map(names.task, tasks)))
        text = tr("Diese Aufgabe wird noch erfüllt von {list}. Bitte zuerst dort die Zuordnung lösen.", list=listed)
        NotesDialog(tr("Eigene Aufgabe löschen"), text, (), self._view.window()).open()
