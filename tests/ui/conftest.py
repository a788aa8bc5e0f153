"""A window on a small town, with settings of its own, so that no test sees what a user or another test left."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_office.application.session import Session
from integration_office.domain.changes import MoveUnit
from integration_office.domain.identity import UnitId
from integration_office.domain.plan import Plan
from integration_office.persistence.document import create
from integration_office.ui.app import prepared_application
from integration_office.ui.appearance import Appearance, Choice
from integration_office.ui.desk import Desk
from integration_office.ui.faults import FaultTeller
from integration_office.ui.main_window import MainWindow
from integration_office.ui.pause import Pause
from integration_office.ui.services import ReadAnswers, ReadPlan, Services, ShareFormServices
from integration_office.wording.language import Language
from tests.ui.papers import Papers
from tests.ui.town import REFERENCE, session, town


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = str(tmp_path_factory.mktemp("settings"))
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)


@pytest.fixture(scope="session", autouse=True)
def short_pauses() -> None:
    """Nobody types here: what waits for the user's next key waits a twentieth of the time."""
    Pause.share = 0.05


class PromptBot(QtBot):
    """Looks ten times as often whether what is waited for is there."""

    def wait(self, ms: int) -> None:
        super().wait(1 if ms == LOOKED_AT_MS else ms)


LOOKED_AT_MS = 10
"""How long pytest-qt rests between two looks of waitUntil."""


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PromptBot(request)


@dataclass
class Files:
    """Services that keep in lists what they were asked for."""

    written: list[tuple[object, ...]] = field(default_factory=list)
    faults: list[BaseException] = field(default_factory=list)
    refusal: Exception | None = None
    papers: Papers = field(default_factory=Papers)
    remarks: tuple[str, ...] = ()
    sample: Path = Path("Münster 2026.orgplan")
    answers: ReadAnswers = field(default_factory=lambda: ReadAnswers({}))

    def services(self) -> Services:
        return Services(
            open_plan=lambda path, progress: self._opened(path, progress=progress),
            open_sample=lambda: self._opened("sample"),
            sample_file=lambda: self.sample,
            read_sources=lambda paths, language, progress: self._read(paths, progress),
            create_plan=lambda plan, path, progress: self._opened(path, plan, progress),
            export_workbook=lambda *asked: self._write("workbook", *asked),
            share_forms=ShareFormServices(self._write_forms, self._read_forms),
            paper=self.papers.services(),
            problems=lambda error, language: (str(error),) if error in (self.refusal, self.papers.refusal) else None,
            log_fault=self._log,
            save_language=lambda code: self.written.append(("language", code)),
        )

    def _opened(
        self, what: object, plan: Plan | None = None, progress: Callable[[int, int], None] = lambda done, of: None
    ) -> Session:
        self._refuse()
        progress(1, 2)
        self.written.append(("open", what))
        return session(plan or town())

    def _read(self, paths: object, progress: Callable[[int, int], None]) -> ReadPlan:
        self._refuse()
        progress(1, 2)
        self.written.append(("read", paths))
        return ReadPlan(town(), self.remarks)

    def _write(self, *asked: object) -> None:
        self._refuse()
        self.written.append(asked)

    def _write_forms(self, plan: Plan, offices: object, target: Path, *rest: object) -> tuple[Path, ...]:
        self._write("forms", offices, target, rest[-1])
        return (target,)

    def _read_forms(self, paths: object, *_rest: object) -> ReadAnswers:
        self._refuse()
        return self.answers

    def _refuse(self) -> None:
        if self.refusal is not None:
            raise self.refusal

    def _log(self, error: BaseException) -> Path:
        self.faults.append(error)
        return Path("protokoll.log")


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture(scope="session")
def prepared(qapp: QApplication) -> QApplication:
    return prepared_application()


@pytest.fixture
def appearance(prepared: QApplication) -> Iterator[Appearance]:
    one = Appearance(prepared, Choice.LIGHT)
    yield one
    one.setParent(None)
    one.deleteLater()


@pytest.fixture
def desk(qtbot: QtBot, files: Files, appearance: Appearance) -> Iterator[Desk]:
    """Without a window."""
    one = Desk(files.services(), appearance, FaultTeller(lambda _: None, Language.german()))
    yield one
    one.clear()
    QCoreApplication.processEvents()


Opener = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, files: Files, appearance: Appearance) -> Opener:
    """Shows a plan (the town unless another is given) in a window."""

    def opened(
        plan: Plan | None = None, language: Language | None = None, size: tuple[int, int] = (1280, 800)
    ) -> MainWindow:
        window = MainWindow(session(plan), files.services(), language or Language.german(), appearance)
        qtbot.addWidget(window)
        window.area.chart.reduced_motion = True
        window.resize(*size)
        window.docks.arrange()
        with qtbot.waitExposed(window):
            window.show()
        window.activateWindow()
        return window

    return opened


@pytest.fixture
def window(open_window: Opener) -> MainWindow:
    return open_window()


@pytest.fixture
def window_on_file(qtbot: QtBot, files: Files, appearance: Appearance, tmp_path: Path) -> Iterator[MainWindow]:
    """On a plan in a file, with a first measure."""
    path = tmp_path / "stadt.orgplan"
    session = Session(town(), REFERENCE, create(path, town()))
    session.perform([MoveUnit(UnitId("32.4"), UnitId("56"))], new_scenario="A")
    window = MainWindow(session, files.services(), Language.german(), appearance)
    qtbot.addWidget(window)
    window.area.chart.reduced_motion = True
    window.resize(1280, 800)
    window.docks.arrange()
    with qtbot.waitExposed(window):
        window.show()
    yield window
    session.close()
