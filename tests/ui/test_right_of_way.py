"""A worker halts where it asks whether it is still wanted, as long as the window is at work, and not for ever."""

import os
import subprocess
import sys
import threading
import time
from typing import cast

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QObject, Signal
from pytestqt.qtbot import QtBot

from integration_office.ui.background import Background, Stopped
from integration_office.ui.right_of_way import RightOfWay


@pytest.fixture
def way() -> RightOfWay:
    return RightOfWay()


def passed(way: RightOfWay, times: int = 1) -> tuple[threading.Thread, list[int]]:
    """A worker that asks so often, and how often it has got past."""
    done: list[int] = []

    def ask() -> None:
        for each in range(times):
            way.give()
            done.append(each)

    worker = threading.Thread(target=ask)
    worker.start()
    return worker, done


def test_nobody_waits_while_the_window_does(way: RightOfWay) -> None:
    worker, done = passed(way, 1000)
    worker.join(5)
    assert len(done) == 1000
    way.begin()
    way.end()
    worker, done = passed(way, 1000)
    worker.join(5)
    assert len(done) == 1000


def test_the_end_of_a_turn_lets_go(way: RightOfWay, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("integration_office.ui.right_of_way._AT_MOST", 60)
    way.begin()
    worker, done = passed(way)
    worker.join(0.05)
    assert worker.is_alive() and not done
    way.end()
    worker.join(5)
    assert done == [0]


def test_a_turn_without_end_is_waited_for_once(way: RightOfWay) -> None:
    way.begin()
    begun = time.monotonic()
    worker, done = passed(way, 10_000)
    worker.join(20)
    # Were each of them to wait, it would take five minutes.
    assert len(done) == 10_000 and time.monotonic() - begun < 20
    way.begin()
    worker, done = passed(way)
    worker.join(5)
    assert done == [0]


def test_a_job_stands_still_while_something_posted_is_done() -> None:
    # In a process of its own: with GLib Qt does not tell when a turn begins.
    done = subprocess.run(
        [sys.executable, "-c", _LOOP],
        check=False,
        env={**os.environ, "QT_NO_GLIB": "1", "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stdout.split() == ["0"], done.stderr


_LOOP = """
import time
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from integration_office.ui import right_of_way
from integration_office.ui.app import prepared_application
from integration_office.ui.background import Background

right_of_way._AT_MOST = 30
application = prepared_application()
background, asked = Background(), [0]

def job(stopped):
    while not stopped():
        asked[0] += 1
        if asked[0] == 10:
            QCoreApplication.postEvent(receiver, QEvent(QEvent.Type.User))

class Receiver(QObject):
    def customEvent(self, event):
        time.sleep(0.05)  # the worker may be past its question already
        before = asked[0]
        time.sleep(0.05)
        print(asked[0] - before)
        application.quit()

receiver = Receiver()
background.start("job", job, print, print)
application.exec()
background.close()
"""


def test_a_loop_of_glib_is_not_believed(way: RightOfWay) -> None:
    class QPAEventDispatcherGlib(QObject):
        awake, aboutToBlock = Signal(), Signal()

    class QEventDispatcherWin32(QPAEventDispatcherGlib):
        pass

    for kind, waits in ((QPAEventDispatcherGlib, False), (QEventDispatcherWin32, True)):
        dispatcher = kind()
        way.watch(cast("QAbstractEventDispatcher", dispatcher))
        dispatcher.awake.emit()
        begun = time.monotonic()
        way.give()
        assert (time.monotonic() - begun > 0.02) == waits


def test_the_window_that_closes_does_not_wait_for_one_that_waits_for_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("integration_office.ui.right_of_way._AT_MOST", 60)
    watched = RightOfWay()
    monkeypatch.setattr("integration_office.ui.background.RIGHT_OF_WAY", watched)
    background, asked = Background(), list[int]()

    def job(stopped: Stopped) -> None:
        while not stopped():
            asked.append(1)

    background.start("job", job, lambda _: None, lambda _: None)
    qtbot.waitUntil(lambda: bool(asked))
    watched.begin()
    background.start("next", lambda _: None, lambda _: None, lambda _: None)
    time.sleep(0.05)  # until it waits for the window
    begun = time.monotonic()
    background.close()
    assert time.monotonic() - begun < 30
