"""Pieces of work come one in each turn of the event loop, whichever window they belong to."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from integration_office.ui.turns import Turns


@pytest.fixture
def of_two_windows(qapp: QApplication) -> tuple[Turns, Turns]:
    return Turns(), Turns()


def add(turns: Turns, done: list[str], *names: str) -> list[QObject]:
    owners = [QObject() for _ in names]
    for owner, name in zip(owners, names, strict=True):
        turns.add(owner, lambda name=name: done.append(name))
    return owners


def test_the_pieces_of_two_windows_never_share_a_turn(of_two_windows: tuple[Turns, Turns]) -> None:
    first, second = of_two_windows
    done: list[str] = []
    kept = add(first, done, "a", "b", "c") + add(second, done, "x", "y")
    seen = []
    while first.is_busy or second.is_busy:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
        seen.append(len(done))
    assert done == ["a", "x", "b", "y", "c"] and len(kept) == 5
    assert all(later - earlier <= 1 for earlier, later in pairwise(seen))


def test_one_that_is_held_keeps_no_other_waiting(qtbot: QtBot, of_two_windows: tuple[Turns, Turns]) -> None:
    first, second = of_two_windows
    done: list[str] = []
    kept = add(first, done, "a") + add(second, done, "x", "y")
    first.hold(True)
    qtbot.waitUntil(lambda: not second.is_busy)
    assert done == ["x", "y"] and first.is_busy and kept
    first.hold(False)
    qtbot.waitUntil(lambda: done == ["x", "y", "a"])


def test_a_piece_that_waits_for_an_answer_keeps_no_other_waiting(
    qtbot: QtBot, of_two_windows: tuple[Turns, Turns]
) -> None:
    first, second = of_two_windows
    done: list[str] = []
    asking = QEventLoop()

    def ask() -> None:
        asking.exec()
        done.append("answered")

    first.add(asking, ask)
    kept = add(second, done, "x")
    QTimer.singleShot(50, asking.quit)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == ["x", "answered"] and kept


def test_after_a_piece_that_fails_the_others_come(qtbot: QtBot, of_two_windows: tuple[Turns, Turns]) -> None:
    turns, _ = of_two_windows
    done: list[str] = []
    owner = QObject()

    def fail() -> None:
        raise ZeroDivisionError

    turns.add(owner, fail)
    kept = add(turns, done, "b")
    with capture_exceptions() as exceptions:
        qtbot.waitUntil(lambda: bool(done))
    assert [kind for kind, *_ in exceptions] == [ZeroDivisionError] and kept


def test_who_is_gone_gets_no_turn(qtbot: QtBot, of_two_windows: tuple[Turns, Turns]) -> None:
    turns, other = of_two_windows
    done: list[str] = []
    gone, still_there = QObject(), QObject()
    turns.add(gone, lambda: done.append("gone"))
    other.add(still_there, lambda: done.append("there"))
    gone.deleteLater()
    qtbot.waitUntil(lambda: not turns.is_busy and not other.is_busy)
    assert done == ["there"]
