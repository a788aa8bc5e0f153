"""The commands around files: open, import, keep a state, write a workbook."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from integration_office.application.looking import look_at
from integration_office.application.ports import Checkpoint, Progress, StoreError
from integration_office.application.session import Session
from integration_office.domain.errors import EmptyName
from integration_office.domain.identity import UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.unit import Unit, UnitKind
from integration_office.ui import choosing
from integration_office.ui.actions import Actions
from integration_office.ui.background import Background, fail
from integration_office.ui.bridge import Bridge
from integration_office.ui.problems import show_notes, tell_problem
from integration_office.ui.services import ReadPlan, Services
from integration_office.ui.settings import remember_file, saved_folder
from integration_office.ui.windows import show_window_with

PLAN_SUFFIX = ".orgplan"
_NUMBERS = count()


class FileCommands(QObject):
    """Works with values in the background; the plan on the desk is never touched by a worker."""

    opened = Signal(object, tuple)
    """Emitted with the Session of another plan that was opened, and what is to be said about how it was read."""

    beside = Signal(object)
    """Emitted with the Session of a named state that is to be looked at in a window of its own."""

    told = Signal(str)
    """Emitted with a sentence for the status bar."""

    def __init__(
        self,
        bridge: Bridge,
        services: Services,
        background: Background,
        actions: Actions,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bridge, self._services, self._background = bridge, services, background
        self._language = bridge.language
        self._tr = bridge.language.tr
        self._window, self._actions = window, actions
        self._keeping: list[tuple[str, Plan]] = []
        for name, command in self._commands().items():
            actions[name].triggered.connect(command)

    def tell_problem(self, title: str, error: BaseException) -> None:
        tell_problem(self._services, self._language, title, error, self._window)

    def _commands(self) -> dict[str, Callable[[], None]]:
        return {
            "new_plan": self._new,
            "write_form": self._write_form,
            "open": self._open,
            "open_sample": self._open_sample,
            "import": self._import,
            "checkpoint": self._checkpoint,
            "checkpoints": self._show_checkpoints,
            "plan_info": self._show_plan_info,
            "export": self._export,
            "save_as": self._save_as,
        }

    def open_files(self, paths: Sequence[Path]) -> None:
        """A plan file is opened, the first of several; anything else is read as sources of one new plan."""
        plan = next((path for path in paths if path.suffix.lower() == PLAN_SUFFIX), None)
        if plan is None:
            self._read(paths)
        elif _same_file(plan, self._bridge.session.path):
            self._stay_with(plan)
        elif not show_window_with(plan):
            self._open_with(lambda progress: self._services.open_plan(plan, progress))

    def _open(self) -> None:
        path = choosing.plan_to_open(self._window, self._language)
        if path is not None:
            self.open_files([path])

    def _new(self) -> None:
        """A plan with nothing but the authority, named as its file."""
        target = choosing.plan_to_create(self._window, self._language, Path(saved_folder()) / self._tr("Neuer Plan"))
        if target is not None:
            plan = empty_plan(target.stem)
            self._open_with(lambda progress: self._services.create_plan(plan, target, progress))

    def _write_form(self) -> None:
        """A workbook with every sheet and no rows but the authority's."""
        title = self._tr("Arbeitsmappe zum Ausfüllen")
        self._write_workbook(empty_plan(self._tr("Stadtverwaltung")), title)

    def _open_sample(self) -> None:
        """The user's own copy; where a window shows it already, there: another copy would lack what was done in it."""
        sample = self._services.sample_file()
        if _same_file(sample, self._bridge.session.path):
            self._stay_with(sample)
        elif not show_window_with(sample):
            self._open_with(lambda _: self._services.open_sample())

    def _stay_with(self, plan: Path) -> None:
        """A plan of this window was asked for: from the start page that is the way to its chart."""
        remember_file(plan)
        if self._actions["view_start"].isChecked():
            self._actions["view_chart"].trigger()
            return
        told = self._tr("Dieser Plan ist in diesem Fenster schon geöffnet.")
        show_notes(self._tr("Plan öffnen"), told, (str(plan),), self._window)

    def _open_with(self, opening: Callable[[Progress], Session], remarks: tuple[str, ...] = ()) -> None:
        self._run(self._tr("Plan öffnen"), opening, lambda session: self.opened.emit(session, remarks))

    def _import(self) -> None:
        sources = choosing.sources_to_import(self._window, self._language)
        if sources:
            self._read(sources)

    def _read(self, sources: Sequence[Path]) -> None:
        language = self._language
        self._run(
            self._tr("Importieren"),
            lambda progress: self._services.read_sources(sources, language, progress),
            lambda read: self._create(read, sources[0]),
        )

    def _create(self, read: ReadPlan, source: Path) -> None:
        """Where the imported plan is to live; every later change goes there at once."""
        target = choosing.plan_to_create(self._window, self._language, source.with_suffix(PLAN_SUFFIX))
        if target is None:
            return
        self._open_with(lambda progress: self._services.create_plan(read.plan, target, progress), read.remarks)

    def _checkpoint(self) -> None:
        texts = (self._tr("Stand sichern"), self._tr("&Name des Standes"), self._tr("Sichern"))
        proposed = self._tr("Stand {time}", time=f"{datetime.now():%d.%m.%Y %H:%M}")
        from integration_office.ui.dialogs.name_dialog import NameDialog

        NameDialog(self._bridge, texts, proposed, _refuse_empty, self._keep_checkpoint, self._window).open()

    def _keep_checkpoint(self, name: str) -> None:
        """The plan of now; put together beside the window."""
        session, kept = self._bridge.session, (name, self._bridge.session.plan)
        self._keeping.append(kept)
        self.told.emit(self._tr("Stand „{name}“ wird gesichert …", name=name))
        self._background.start(
            f"checkpoint {next(_NUMBERS)}",
            lambda _: session.prepare_checkpoint(kept[1]),
            lambda keep: self._finish_checkpoint(kept, keep),
            lambda error: self._refuse_checkpoint(kept, error),
        )

    def _finish_checkpoint(self, kept: tuple[str, Plan], keep: Callable[[str], None]) -> None:
        self._keeping.remove(kept)
        if self._bridge.attempt(lambda: keep(kept[0])):
            self.told.emit(self._tr("Stand „{name}“ gesichert", name=kept[0]))

    def _refuse_checkpoint(self, kept: tuple[str, Plan], error: BaseException) -> None:
        self._keeping.remove(kept)
        if not isinstance(error, StoreError):
            fail(error)
        self._bridge.refused.emit(error)

    def leave(self) -> None:
        """The window closes: what is still being put together is kept now."""
        while self._keeping:
            name, plan = self._keeping.pop(0)
            self._bridge.attempt(partial(_kept_at_once, self._bridge.session, plan, name))

    def _show_checkpoints(self) -> None:
        from integration_office.ui.dialogs.checkpoints import CheckpointsDialog

        dialog = CheckpointsDialog(self._bridge, self._background, self._window)
        dialog.look_requested.connect(self._look_at)
        dialog.open()

    def _look_at(self, checkpoint: Checkpoint) -> None:
        session = self._bridge.session
        self._run(self._tr("Stand ansehen"), lambda _: look_at(session, checkpoint), self.beside.emit)

    def _save_as(self) -> None:
        """The plan of now in a file of its own, with which one goes on; what lies in the old file stays there."""
        plan, old = self._bridge.session.plan, self._bridge.session.path
        folder = Path(saved_folder()) if old is None else old.parent
        proposed = folder / choosing.file_name(plan.info.title or self._tr("Neuer Plan"), PLAN_SUFFIX)
        target = choosing.plan_to_create(self._window, self._language, proposed)
        if target is not None and _same_file(target, old):
            told = self._tr("Diese Datei gehört zum Plan in diesem Fenster. Bitte einen anderen Namen wählen.")
            show_notes(self._tr("Unter anderem Namen speichern"), told, (str(target),), self._window)
        elif target is not None:
            self._open_with(lambda progress: self._services.create_plan(plan, target, progress))

    def _show_plan_info(self) -> None:
        from integration_office.ui.panels.plan_info import PlanInfoDialog

        PlanInfoDialog(self._bridge, self._window).open()

    def _export(self) -> None:
        self._write_workbook(self._bridge.session.plan, self._bridge.session.plan.info.title)

    def _write_workbook(self, plan: Plan, title: str) -> None:
        target = choosing.workbook_to_write(self._window, self._language, title)
        if target is None:
            return
        language = self._language
        self._run(
            self._tr("Arbeitsmappe ausgeben"),
            lambda progress: self._services.export_workbook(plan, target, language, progress),
            lambda _: self.told.emit(self._tr("Geschrieben: {file}", file=target)),
        )

    def _run(self, title: str, job: Callable[[Progress], Any], done: Callable[[Any], None]) -> None:
        from integration_office.ui.long_job import LongJob

        long_job = LongJob(self._background, title, self._language, self._window)
        long_job.start(job, done, lambda error: self.tell_problem(title, error))


def empty_plan(name: str) -> Plan:
    """Nothing but the authority."""
    authority = Unit(UnitId("1"), name, UnitKind.AUTHORITY, None)
    return Plan(PlanInfo(title=name), Organisation(units=frozen({authority.id: authority})))


def _kept_at_once(session: Session, plan: Plan, name: str) -> None:
    session.prepare_checkpoint(plan)(name)


def _same_file(one: Path, other: Path | None) -> bool:
    return other is not None and one.resolve() == other.resolve()


def _refuse_empty(name: str) -> Exception | None:
    return None if name else EmptyName("")
