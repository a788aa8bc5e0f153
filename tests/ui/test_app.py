"""The application around the window: language, another plan, faults, layout, the picture without a display."""

import gc
import os
import sys
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QToolBar
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from integration_office.domain.identity import UnitId
from integration_office.ui.app import render_window
from integration_office.ui.appearance import DARK, Appearance, Choice
from integration_office.ui.desk import Desk
from integration_office.ui.dialogs.notes import NotesDialog
from integration_office.ui.faults import FaultTeller, fault_texts
from integration_office.ui.main_window import MainWindow
from integration_office.ui.settings import saved_choice, saved_layout
from integration_office.wording.language import Language
from tests.ui.acting import dialog, status
from tests.ui.conftest import Files, Opener
from tests.ui.town import session

GERMAN = Language.german()


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.show(session(), GERMAN)
    return desk


def cancel_text() -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


def test_qts_own_buttons_speak_the_language_of_the_window(qtbot: QtBot, desk: Desk, files: Files) -> None:
    assert cancel_text() == "Abbrechen"
    before, kept = desk.window, desk.session
    assert before is not None
    before.commands["english"].trigger()
    qtbot.waitUntil(lambda: not before.isVisible())
    assert desk.session is kept
    assert desk.window is not None
    assert desk.window.bridge.language.code == "en"
    assert desk.window.commands["english"].isChecked()
    assert cancel_text() == "Cancel"
    assert ("language", "en") in files.written


def test_another_language_keeps_the_place_the_view_and_what_is_selected(qtbot: QtBot, desk: Desk) -> None:
    before = desk.window
    assert before is not None
    before.resize(1111, 777)
    before.docks.arrange()
    before.docks.findings.hide()
    before.commands["view_coverage"].trigger()
    before.commands["only_view"].trigger()
    before.bridge.select((UnitId("56"),))
    before.commands["english"].trigger()
    qtbot.waitUntil(lambda: before not in desk.windows and not desk.is_busy)
    after = desk.window
    assert after is not None and desk.windows == [after]
    assert after.area.views.current == "coverage"
    assert after.size() == QSize(1111, 777)
    assert after.bridge.units == (UnitId("56"),)
    assert not any(dock.isVisible() for dock in after.docks.all)
    after.commands["only_view"].trigger()
    assert [dock for dock in after.docks.all if dock.isHidden()] == [after.docks.findings]


def test_a_large_window_stays_large_in_another_language(qtbot: QtBot, desk: Desk) -> None:
    before = desk.window
    assert before is not None
    before.showMaximized()
    before.commands["english"].trigger()
    qtbot.waitUntil(lambda: before not in desk.windows and not desk.is_busy)
    assert desk.window is not None and desk.window.isMaximized()


def test_a_window_that_keeps_texts_the_file_refuses_stays_and_is_painted(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = desk.window
    assert before is not None
    monkeypatch.setattr(before._paper, "may_close", lambda: False)
    before.commands["english"].trigger()
    qtbot.waitUntil(lambda: len(desk.windows) == 2 and not desk.is_busy)
    assert before.isVisible() and before.updatesEnabled()
    monkeypatch.undo()


def main_windows() -> list[MainWindow]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, MainWindow)]


@pytest.mark.parametrize("is_begun", [False, True])
def test_who_closes_the_window_while_the_next_one_is_built_gets_none(
    qtbot: QtBot, desk: Desk, *, is_begun: bool
) -> None:
    before = desk.window
    assert before is not None
    kept, closed = before.bridge.session, []
    kept.close = lambda: closed.append(True)  # type: ignore[method-assign]
    before.commands["new_window"].trigger()
    while is_begun and len(main_windows()) < 2:
        QCoreApplication.processEvents()
    before.close()
    qtbot.waitUntil(lambda: not main_windows())
    assert closed and desk.windows == []


def test_another_plan_takes_the_place_of_the_one_before(desk: Desk, qtbot: QtBot) -> None:
    before, old = desk.window, desk.session
    assert before is not None
    closed: list[bool] = []
    old.close = lambda: closed.append(True)  # type: ignore[union-attr, method-assign]
    before.commands["open_sample"].trigger()
    qtbot.waitUntil(lambda: not before.isVisible())
    assert closed == [True]
    assert desk.window is not None and desk.window.isVisible()


def test_remarks_of_an_import_are_shown_over_the_new_window(qtbot: QtBot, desk: Desk) -> None:
    before = desk.window
    assert before is not None
    before.opened.emit(session(), ("Personen wurden nicht übernommen.",))
    qtbot.waitUntil(lambda: not before.isVisible())
    after = desk.window
    assert after is not None
    qtbot.waitUntil(lambda: any(each.isVisible() for each in after.findChildren(NotesDialog)))
    notes = dialog(after, NotesDialog)
    assert isinstance(notes, NotesDialog)
    assert "Personen wurden nicht übernommen." in notes.list.toPlainText()


def test_a_fault_is_logged_and_told_and_the_window_goes_on(qtbot: QtBot, window: MainWindow, files: Files) -> None:
    teller = FaultTeller(files.services().log_fault, GERMAN)
    before = sys.excepthook
    teller.install()
    fault = ZeroDivisionError("durch null")
    sys.excepthook(type(fault), fault, None)
    teller.uninstall()
    assert sys.excepthook is before
    assert files.faults == [fault]
    qtbot.waitUntil(lambda: any(isinstance(each, NotesDialog) for each in QApplication.topLevelWidgets()))
    notes = next(each for each in QApplication.topLevelWidgets() if isinstance(each, NotesDialog))
    assert "protokoll.log" in notes.list.toPlainText()
    assert "ZeroDivisionError: durch null" in notes.list.toPlainText()
    notes.close()
    assert window.isVisible()


def test_a_fault_in_a_slot_reaches_the_hook(window: MainWindow) -> None:
    def broken() -> None:
        raise ZeroDivisionError

    window.commands["about"].triggered.disconnect()
    window.commands["about"].triggered.connect(broken)
    with capture_exceptions() as exceptions:
        window.commands["about"].trigger()
    assert [kind for kind, _, _ in exceptions] == [ZeroDivisionError]


def test_without_a_log_the_fault_is_still_told() -> None:
    title, opening, lines = fault_texts(ValueError("x"), None, GERMAN)
    assert title == "Programmfehler"
    assert "nicht verloren" in opening
    assert lines == ["ValueError: x"]


def test_the_layout_is_kept_for_the_next_start(open_window: Opener) -> None:
    window = open_window()
    assert saved_layout() is None
    window.docks.findings.hide()
    window.close()
    assert saved_layout() is not None
    again = open_window()
    # The fixture arranges every window anew; what was restored before that is told by the saved state.
    kept = saved_layout()
    assert kept is not None and again.restoreState(kept.docks) and not kept.is_alone
    assert again.docks.findings.isHidden()
    again.commands["reset_layout"].trigger()
    assert not again.docks.findings.isHidden()


def test_dark_colours_reach_the_chart_and_are_remembered(window: MainWindow, appearance: Appearance) -> None:
    window.commands["dark_colours"].trigger()
    assert appearance.colours is DARK
    assert window.area.chart.appearance.colours is DARK
    assert saved_choice() is Choice.DARK
    appearance.choose(Choice.LIGHT)


def test_a_closed_window_is_freed(qtbot: QtBot, files: Files, appearance: Appearance) -> None:
    window = MainWindow(session(), files.services(), GERMAN, appearance)
    window.show()
    gone = weakref.ref(window)
    window.close()
    window.deleteLater()
    del window
    QCoreApplication.sendPostedEvents(None, 52)  # DeferredDelete
    QCoreApplication.processEvents()
    gc.collect()
    assert gone() is None


def test_after_closing_the_session_tells_the_window_nothing(window: MainWindow) -> None:
    open_plan = window.bridge.session
    window.close()
    heard: list[object] = []
    window.bridge.happened.connect(heard.append)
    open_plan.add_scenario("A")
    assert heard == []


def test_painting_a_picture_keeps_nothing_of_its_layout(qapp: QApplication, tmp_path: Path) -> None:
    render_window(session(), GERMAN, (1280, 800), tmp_path / "window.png")
    assert saved_layout() is None


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_the_window_is_painted_to_a_picture(qapp: QApplication, tmp_path: Path, size: tuple[int, int]) -> None:
    target = tmp_path / "window.png"
    render_window(session(), GERMAN, size, target)
    picture = QImage(str(target))
    assert (picture.width(), picture.height()) == size
    assert len({picture.pixel(x, size[1] // 3) for x in range(0, size[0], 2)}) > 5


@pytest.mark.usefixtures("qapp")
def test_a_picture_needs_no_platform_not_even_an_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "")
    render_window(session(), GERMAN, (640, 480), tmp_path / "window.png")
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen"


def test_a_picture_that_cannot_be_written_is_an_error(qapp: QApplication, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nirgends"):
        render_window(session(), GERMAN, (640, 480), tmp_path / "nirgends" / "window.png")


def test_a_small_window_shows_the_figures_beside_the_chart(qtbot: QtBot, open_window: Opener) -> None:
    """Full HD at 200 %."""
    window = open_window(size=(960, 540))
    qtbot.waitUntil(lambda: not window.docks.figures.visibleRegion().isEmpty())
    assert window.size().toTuple() == (960, 540)
    assert window.docks.figures.width() <= 300


def test_in_a_tiny_window_the_view_stands_alone_until_more_is_wanted(qtbot: QtBot, open_window: Opener) -> None:
    """2560 × 1440 at 300 %: beside the docks the chart would have room for two names."""
    window = open_window(size=(853, 480))
    assert window.size().toTuple() == (853, 480)
    assert not any(dock.isVisible() for dock in window.docks.all)
    assert window.commands["only_view"].isChecked() and window.area.width() == 853
    assert status(window).startswith("F9 zeigt")
    window.commands["only_view"].trigger()
    qtbot.waitUntil(lambda: not window.docks.figures.visibleRegion().isEmpty())
    assert status(window).startswith("Eine Einheit mit der Maus")
    assert window.docks.figures.width() <= 300 and window.width() == 853
    window.close()
    kept = saved_layout()
    assert kept is not None and not kept.is_alone


def test_a_view_left_alone_is_alone_at_the_next_start(open_window: Opener) -> None:
    window = open_window()
    window.commands["only_view"].trigger()
    window.close()
    kept = saved_layout()
    assert kept is not None and kept.is_alone
    again = open_window()
    assert again.docks.restore() and again.commands["only_view"].isChecked()
    assert not any(dock.isVisible() for dock in again.docks.all)


@pytest.mark.parametrize(("width", "named"), [(960, False), (1280, True)])
def test_all_views_stand_in_the_bar_also_where_tools_lose_their_names(
    qtbot: QtBot, open_window: Opener, width: int, named: bool
) -> None:
    window = open_window(size=(width, 700))
    bar = next(each for each in window.findChildren(QToolBar) if each.objectName() == "views")
    qtbot.waitUntil(lambda: all(bar.widgetForAction(each).isVisible() for each in bar.actions()))
    beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    styles = {button.property("toolButtonStyle") == beside for button in window.tools.named_buttons}
    assert styles == {named}
