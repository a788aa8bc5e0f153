"""Beside the window: only the newest result arrives, faults are told, long jobs can be given up."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication, QProgressDialog, QWidget
from pytestqt.qtbot import QtBot

from integration_office.application.ports import Progress
from integration_office.ui.background import Background, Stopped
from integration_office.ui.long_job import LongJob
from integration_office.ui.pause import Pause
from integration_office.wording.language import Language
from integration_office.wording.numbers import percent
from tests.ui.conftest import Opener


@pytest.fixture
def background(qapp: QApplication):  # type: ignore[no-untyped-def]
    one = Background()
    yield one
    one.close()


def test_a_result_arrives_in_the_windows_thread(qtbot: QtBot, background: Background) -> None:
    found: list[tuple[int, bool]] = []
    background.start("sum", lambda _: 1 + 1, lambda value: found.append((value, in_window_thread())), fail)
    qtbot.waitUntil(lambda: found == [(2, True)])


def in_window_thread() -> bool:
    return QThread.currentThread() is QApplication.instance().thread()


def fail(error: BaseException) -> None:
    raise error


def test_of_a_topic_only_the_newest_result_arrives(qtbot: QtBot, background: Background) -> None:
    gate, found, begun = threading.Event(), [], []

    def first(_: Stopped) -> str:
        begun.append("first")
        gate.wait()
        return "first"

    background.start("topic", first, found.append, fail)
    qtbot.waitUntil(lambda: bool(begun))
    background.start("topic", lambda _: "second", found.append, fail)
    background.start("topic", lambda _: "third", found.append, fail)
    gate.set()
    qtbot.waitUntil(lambda: bool(found))
    background.start("end", lambda _: None, lambda _: found.append("end"), fail)
    qtbot.waitUntil(lambda: "end" in found)
    assert found == ["third", "end"]


def test_the_workers_of_two_windows_compute_one_after_another(qtbot: QtBot, background: Background) -> None:
    other, gate, found, begun = Background(), threading.Event(), [], []

    def job(name: str) -> Callable[[Stopped], str]:
        def run(_: Stopped) -> str:
            begun.append(name)
            gate.wait()
            return name

        return run

    background.start("figures", job("first"), found.append, fail)
    qtbot.waitUntil(lambda: begun == ["first"])
    other.start("figures", job("second"), found.append, fail)
    other.start("paper", lambda _: "never", found.append, fail)
    other.drop("paper")
    background.start("export", job("long"), found.append, fail, is_long=True)
    qtbot.wait(60)
    assert begun == ["first"]
    gate.set()
    qtbot.waitUntil(lambda: sorted(found) == ["first", "long", "second"])
    other.close()


def test_a_long_job_lets_no_other_window_wait(qtbot: QtBot, background: Background) -> None:
    other, gate, found = Background(), threading.Event(), []
    background.start("export", lambda _: gate.wait(), lambda _: found.append("long"), fail, is_long=True)
    other.start("figures", lambda _: "figures", found.append, fail)
    qtbot.waitUntil(lambda: found == ["figures"])
    gate.set()
    qtbot.waitUntil(lambda: found == ["figures", "long"])
    other.close()


def test_who_closes_while_another_window_computes_waits_for_nobody(qtbot: QtBot, background: Background) -> None:
    other, gate, begun = Background(), threading.Event(), []
    background.start("figures", lambda _: (begun.append("first"), gate.wait()), lambda _: None, fail)
    qtbot.waitUntil(lambda: bool(begun))
    other.start("figures", lambda _: begun.append("second"), fail, fail)
    other.close()
    gate.set()
    assert begun == ["first"]


@pytest.mark.parametrize("end", ["a newer job", "drop", "close"])
def test_a_running_job_learns_that_nobody_wants_its_result(qtbot: QtBot, background: Background, end: str) -> None:
    begun, gave_up = threading.Event(), threading.Event()

    def long(stopped: Stopped) -> None:
        begun.set()
        while not stopped():
            gave_up.wait(0.001)
        gave_up.set()

    background.start("topic", long, fail, fail)
    qtbot.waitUntil(begun.is_set)
    if end == "drop":
        background.drop("topic")
    elif end == "close":
        background.close()
    else:
        background.start("topic", lambda _: None, lambda _: None, fail)
    qtbot.waitUntil(gave_up.is_set)


def test_a_dropped_topic_stays_silent(qtbot: QtBot, background: Background) -> None:
    found: list[str] = []
    background.start("topic", lambda _: "late", found.append, fail)
    background.drop("topic")
    background.start("end", lambda _: "end", found.append, fail)
    qtbot.waitUntil(lambda: bool(found))
    assert found == ["end"]


def test_what_a_job_raises_is_handed_over(qtbot: QtBot, background: Background) -> None:
    failures: list[BaseException] = []
    background.start("topic", lambda _: 1 // 0, fail, failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert isinstance(failures[0], ZeroDivisionError)


def test_a_long_job_shows_how_far_it_is_and_can_be_given_up(qtbot: QtBot, background: Background) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    done: list[object] = []
    steps = threading.Semaphore(0)

    def job(progress: Progress) -> str:
        for step in range(1000):
            steps.acquire()
            progress(step, 1000)
        return "done"

    long_job = LongJob(background, "Ausgabe", Language.german(), window)
    long_job.start(job, done.append, done.append)
    steps.release(8)
    progress_dialog = window.findChild(QProgressDialog)
    assert progress_dialog is not None
    qtbot.waitUntil(lambda: progress_dialog.value() == 7)
    assert progress_dialog.maximum() == 1000
    with qtbot.waitSignal(long_job.ended):
        progress_dialog.canceled.emit()
        steps.release()
    assert done == []


def test_a_long_job_ends_with_its_result(qtbot: QtBot, background: Background) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    done: list[object] = []
    long_job = LongJob(background, "Ausgabe", Language.german(), window)
    with qtbot.waitSignal(long_job.ended):
        long_job.start(lambda progress: progress(1, 1) or "written", done.append, fail)
    assert done == ["written"]


def test_the_achievable_coverage_comes_after_the_window(
    qtbot: QtBot, open_window: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Pause, "share", 1.0)
    window = open_window()
    qtbot.waitUntil(lambda: "wird berechnet" in window.figures._achievable.accessibleName())
    qtbot.waitUntil(lambda: not window.is_busy)
    achievable = percent(window.bridge.session.figures.achievable, Language.german(), 1)
    assert achievable in window.figures._achievable.accessibleName()
