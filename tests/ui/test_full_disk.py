"""A full disk, a file that may not be written: one sentence, nothing lost, and what is done later is kept."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from integration_office.analysis.fitting import OfficeFit, with_office_fit
from integration_office.domain.identity import PositionId, TaskId, UnitId
from integration_office.domain.paper_texts import TextField
from integration_office.persistence import driver
from integration_office.persistence.document import read_plan
from integration_office.persistence.writer import Writer
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.dialogs.name_dialog import NameDialog
from integration_office.ui.main_window import MainWindow
from integration_office.ui.panels.measures_model import REASON
from integration_office.ui.panels.plan_info import PlanInfoDialog
from integration_office.ui.views.money.city_dialog import CityDialog
from integration_office.ui.views.money.fit_dialog import FitDialog
from integration_office.ui.views.overlap.judging import JudgeDialog
from integration_office.ui.views.staff.posts_page import PostsPage
from integration_office.ui.views.table import DataTable
from integration_office.ui.views.tasks.new_task import NewTaskDialog
from tests.ui.acting import caught_up, dialog, drag, keys, press, status
from tests.ui.paper.conftest import workspace
from tests.ui.test_commands import field

FULL = "Der Datenträger ist voll; nichts wurde geschrieben."
READ_ONLY = "Hier darf nicht geschrieben werden."
WAY_OUT = "Mit „Unter anderem Namen speichern“ geht es in einer neuen Datei weiter."


@dataclass
class Disk:
    """What the plan file lies on."""

    patch: pytest.MonkeyPatch

    def fill(self) -> None:
        """As SQLite says it, with its own error."""
        self.patch.setattr(Writer, "_write", _refuse)
        self.patch.setattr(Writer, "keep", _refuse)

    def protect(self) -> None:
        """SQLite itself refuses every write."""
        self.patch.setattr(driver, "_PRAGMAS", (*driver._PRAGMAS, "PRAGMA query_only = ON"))

    def free(self) -> None:
        self.patch.undo()


def _refuse(*_: object, **__: object) -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        memory.execute("PRAGMA max_page_count = 1")
        memory.execute("CREATE TABLE t (x)")
        memory.execute("INSERT INTO t VALUES (zeroblob(100000))")


@pytest.fixture
def disk() -> Iterator[Disk]:
    patch = pytest.MonkeyPatch()
    yield Disk(patch)
    patch.undo()


@pytest.fixture
def window(window_on_file: MainWindow) -> MainWindow:
    return window_on_file


def on_disk(window: MainWindow) -> bool:
    """Whether the file holds what the window shows."""
    session = window.bridge.session
    assert session.path is not None
    return read_plan(session.path) == session.plan


@pytest.mark.parametrize(("stop", "sentence"), [(Disk.fill, FULL), (Disk.protect, READ_ONLY)])
def test_whatever_is_done_in_the_window_is_refused_and_can_be_done_later(
    qtbot: QtBot, window: MainWindow, disk: Disk, stop: Callable[[Disk], None], sentence: str
) -> None:
    session = window.bridge.session

    def give_reason() -> None:
        window.measures.model.setData(window.measures.model.index(0, REASON), "Ein Amt")

    acts: tuple[Callable[[], object], ...] = (
        lambda: drag(qtbot, window.area.chart, "33.1", "56"),
        give_reason,
        window.commands["undo"].trigger,
        window.commands["status_coordination"].trigger,
        window.commands["archive_scenario"].trigger,
    )
    for act in acts:
        caught_up(qtbot, window)
        before, steps = session.plan, len(session.history.done)
        stop(disk)
        window.status.say("")
        act()
        assert sentence in status(window) and status(window).endswith(WAY_OUT)
        assert session.plan is before and len(session.history.done) == steps
        disk.free()
        assert on_disk(window)
        act()
        assert session.plan is not before and sentence not in status(window)
        assert on_disk(window)


def test_a_dialog_stays_with_all_that_was_typed_says_why_and_does_it_later(
    qtbot: QtBot, window: MainWindow, disk: Disk
) -> None:
    window.bridge.select((UnitId("33.1"),))
    window.commands["rename"].trigger()
    opened = dialog(window, ChangeDialog)
    assert isinstance(opened, ChangeDialog)
    keys(qtbot, field(opened, "name"), "Pass und Ausweis")
    disk.fill()
    opened.accept()
    assert opened.isVisible() and FULL in opened.preview.toPlainText()
    disk.free()
    opened.accept()
    assert window.bridge.session.organisation.units[UnitId("33.1")].name == "Pass und Ausweis"
    assert on_disk(window)


def small_dialogs(window: MainWindow) -> Iterator[tuple[QDialog, Callable[[], str]]]:
    """Dialogs of views, filled in, and where each says why not."""
    window.commands["new_scenario"].trigger()
    scenario = dialog(window, NameDialog)
    yield scenario, scenario.reason.text  # type: ignore[attr-defined]
    info = PlanInfoDialog(window.bridge, window)
    info.title.setText("Musterstadt 2027")
    yield info, info.reason.text
    judged = JudgeDialog(window.bridge, [TaskId("T1")], window)
    judged.choices.button(2).setChecked(True)
    judged.reason.setPlainText("Zwei Ämter tun dasselbe")
    yield judged, judged.effect.text
    tasks = window.area.views.view("tasks")
    task = NewTaskDialog(window.bridge, tasks._correct, window)  # type: ignore[attr-defined]
    task.fields["name"].setText("Sprachkurse vermitteln")
    yield task, task.why.text
    fitted = OfficeFit(UnitId("33"), Decimal("1.1"), 100, 110)
    fit = FitDialog(
        "", lambda state, source: with_office_fit(state, fitted, source), "fit", window.bridge, task._correct, window
    )
    fit.reason.setText("Haushalt 2025")
    yield fit, fit.why.text
    window.area.views.show_view("money")
    window.area.views.reveal("money", "cities")
    window.area.findChild(QPushButton, "add_city").click()
    city = dialog(window, CityDialog)
    assert isinstance(city, CityDialog)
    for name, text in (("name", "Neustadt"), ("source", "Rathaus"), ("source_date", "01.02.2026")):
        city.lines[name].setText(text)
    yield city, city.why.text


def test_so_does_every_dialog_of_a_view(qtbot: QtBot, window: MainWindow, disk: Disk) -> None:
    for found, told in small_dialogs(window):
        found.open()
        before = window.bridge.session.plan
        disk.fill()
        found.accept()
        qtbot.waitUntil(lambda told=told: FULL in told())
        assert found.isVisible() and window.bridge.session.plan is before, found.windowTitle()
        disk.free()
        found.accept()
        qtbot.waitUntil(lambda before=before: window.bridge.session.plan is not before)
        assert on_disk(window)


def open_field(table: DataTable) -> QLineEdit | None:  # type: ignore[type-arg]
    return next((each for each in table.viewport().findChildren(QLineEdit) if each.isVisible()), None)


@pytest.mark.parametrize(
    ("typed", "why", "better"),
    [("0,5", FULL, "0,5"), ("halb", "„halb“", "0,5")],
    ids=["the disk is full", "rubbish"],
)
def test_what_was_typed_into_a_table_and_refused_stands_in_its_field_again(
    qtbot: QtBot, window: MainWindow, disk: Disk, typed: str, why: str, better: str
) -> None:
    window.area.views.show_view("staff")
    page = window.area.findChild(PostsPage)
    qtbot.waitUntil(lambda: page.model.place("0102") is not None)
    column = [each.key for each in page.model.post_columns].index("planned")
    page.table.setCurrentIndex(page.model.index(page.model.place("0102"), column))
    press(qtbot, page.table, Qt.Key.Key_F2)
    keys(qtbot, open_field(page.table), typed)
    if why == FULL:
        disk.fill()
    qtbot.keyClick(open_field(page.table), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: why in status(window))
    qtbot.waitUntil(lambda: open_field(page.table) is not None and open_field(page.table).text() == typed)
    disk.free()
    keys(qtbot, open_field(page.table), better)
    qtbot.keyClick(open_field(page.table), Qt.Key.Key_Return)
    session = window.bridge.session
    qtbot.waitUntil(lambda: session.organisation.position(PositionId("0102")).fte_planned == 5000)
    assert open_field(page.table) is None and on_disk(window)


def test_a_state_that_could_not_be_kept_is_told(qtbot: QtBot, window: MainWindow, disk: Disk) -> None:
    for is_full in (True, False):
        window.commands["checkpoint"].trigger()
        disk.fill() if is_full else disk.free()
        dialog(window, NameDialog).accept()
        qtbot.waitUntil(
            lambda is_full=is_full: FULL in status(window) if is_full else status(window).endswith("gesichert")
        )
        assert len(window.bridge.session.checkpoints()) == (not is_full)


def test_the_texts_of_a_paper_wait_for_room(
    qtbot: QtBot, window: MainWindow, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.commands["paper"].trigger()
    paper = workspace(qtbot, window)
    editor = paper.texts.editors[TextField.REASONS]
    disk.fill()
    qtbot.keyClicks(editor.area, "Zwei Stellen")
    paper.texts.flush()
    assert FULL in status(window) and editor.text == "Zwei Stellen"
    paper.close()
    paper.show()
    assert editor.text == "Zwei Stellen", "what the plan holds does not take its place"
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()) or 0)
    assert not window.close() and window.isVisible() and "ginge beim Schließen verloren" in asked[0]
    disk.free()
    paper.texts.flush()
    assert window.bridge.session.plan.text(TextField.REASONS, "A") == "Zwei Stellen"
    assert on_disk(window) and window.close() and len(asked) == 1


def test_the_reason_of_a_change_waits_as_well(qtbot: QtBot, window: MainWindow, disk: Disk) -> None:
    drag(qtbot, window.area.chart, "33.1", "56")
    disk.fill()
    keys(qtbot, window.reasons.reason, "Ein Amt statt zweier")
    qtbot.keyClick(window.reasons.reason, Qt.Key.Key_Return)
    assert FULL in status(window)
    window.reasons.leave()
    assert window.reasons.isVisible() and window.reasons.reason.text() == "Ein Amt statt zweier"
    disk.free()
    window.reasons.leave()
    assert window.bridge.session.scenario is not None
    assert window.bridge.session.scenario.measures[-1].reason == "Ein Amt statt zweier"
    assert on_disk(window)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_file_that_becomes_read_only(qtbot: QtBot, window: MainWindow) -> None:
    session = window.bridge.session
    before, path = session.plan, session.path
    assert path is not None
    path.chmod(0o444)
    drag(qtbot, window.area.chart, "33.1", "56")
    assert READ_ONLY in status(window) and session.plan is before
    path.chmod(0o644)
    drag(qtbot, window.area.chart, "33.1", "56")
    assert session.plan is not before and on_disk(window)
