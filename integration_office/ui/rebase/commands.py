"""The command: choose a source, read it beside the window, and look at what it would change."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from integration_office.application.ports import Progress
from integration_office.domain.plan import Plan
from integration_office.ui import choosing
from integration_office.ui.actions import Actions
from integration_office.ui.background import Background
from integration_office.ui.bridge import Bridge
from integration_office.ui.problems import show_notes, tell_problem
from integration_office.ui.services import ReadPlan, Services
from integration_office.wording.language import Language

if TYPE_CHECKING:
    from integration_office.ui.rebase.picture import RebasePicture

_PLAN = ".orgplan"


class RebaseCommands(QObject):
    """A plan file is opened only to read it, and closed again at once."""

    def __init__(
        self, bridge: Bridge, services: Services, background: Background, actions: Actions, window: QWidget
    ) -> None:
        super().__init__(window)
        self._bridge, self._services, self._background, self._window = bridge, services, background, window
        actions["rebase"].triggered.connect(self._choose)

    def _choose(self) -> None:
        sources = choosing.baseline_to_read(self._window, self._bridge.language)
        if sources:
            self.read(sources)

    def read(self, sources: Sequence[Path]) -> None:
        """Look at these as the new baseline."""
        language, plan, here = self._bridge.language, self._bridge.session.plan, self._bridge.session.path
        duties = self._bridge.session.frame.duties
        title = language.tr("Auf neuen Ist-Stand umstellen")
        if here is not None and any(here.resolve() == source.resolve() for source in sources):
            told = language.tr("Das ist der Plan, der hier geöffnet ist. Bitte eine andere Quelle wählen.")
            show_notes(title, told, (str(here),), self._window)
            return

        def job(progress: Progress) -> "tuple[ReadPlan, RebasePicture]":
            from integration_office.ui.rebase.picture import pictured

            read = _read(self._services, sources, language, progress)
            return read, pictured(plan, read.plan, duties, language)

        from integration_office.ui.long_job import LongJob

        LongJob(self._background, title, language, self._window).start(
            job,
            lambda found: self._show(found[0], found[1], sources[0].name),
            lambda error: tell_problem(self._services, language, title, error, self._window),
        )

    def _show(self, read: ReadPlan, picture: "RebasePicture", title: str) -> None:
        from integration_office.ui.rebase.dialog import RebaseDialog

        RebaseDialog(self._bridge, self._background, read.plan, title, picture, read.remarks, self._window).open()


def _read(services: Services, sources: Sequence[Path], language: Language, progress: Progress) -> ReadPlan:
    if sources[0].suffix.lower() != _PLAN:
        return services.read_sources(sources, language, progress)
    session = services.open_plan(sources[0], progress)
    plan: Plan = session.plan
    session.close()
    return ReadPlan(plan)
