"""Where one begins: start page, recent plans, dropped files, several windows, help and tour."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_office.application.session import Session
from integration_office.domain.unit import UnitKind
from integration_office.ui import choosing
from integration_office.ui.desk import Desk
from integration_office.ui.file_commands import empty_plan
from integration_office.ui.help.pages import help_pages
from integration_office.ui.help.tour import Tour
from integration_office.ui.help.window import HelpWindow
from integration_office.ui.main_window import MainWindow
from integration_office.ui.settings import forget_files, recent_files, remember_file
from integration_office.ui.start.page import StartPage
from integration_office.wording.glossary import glossary
from integration_office.wording.language import Language
from tests.ui.acting import dialog, press
from tests.ui.conftest import Files, Opener
from tests.ui.town import session

GERMAN = Language.german()


@pytest.fixture
def plans(tmp_path: Path) -> list[Path]:
    found = [tmp_path / f"{name}.orgplan" for name in ("alt", "neu")]
    for path in found:
        path.write_text("x")
        remember_file(path)
    return found


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.show(session(), GERMAN)
    return desk


def start_page(window: MainWindow) -> StartPage:
    window.commands["view_start"].trigger()
    page = window.area.views.view("start")
    assert isinstance(page, StartPage)
    return page


def test_the_latest_plan_stands_first_and_one_that_is_gone_is_not_offered(plans: list[Path]) -> None:
    assert recent_files() == (plans[1], plans[0])
    remember_file(plans[0])
    plans[1].unlink()
    assert recent_files() == (plans[0],)
    forget_files()
    assert recent_files() == ()


def test_what_the_program_opened_by_itself_stands_behind_the_plans_that_were_worked_with(
    plans: list[Path], tmp_path: Path
) -> None:
    sample = tmp_path / "sample.orgplan"
    sample.write_text("x")
    remember_file(sample, asked_for=False)
    assert recent_files() == (plans[1], plans[0], sample)
    remember_file(plans[1], asked_for=False)
    assert recent_files() == (plans[1], plans[0], sample)


def test_the_sample_that_is_there_already_is_worked_on_and_not_copied_again(
    window: MainWindow, files: Files, plans: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    files.sample = plans[0]
    monkeypatch.setattr(Session, "path", property(lambda _: plans[0]))
    start_page(window).buttons["open_sample"].click()
    assert window.area.views.current == "chart"
    assert recent_files() == (plans[0], plans[1])
    assert files.written == []


def test_a_recent_plan_is_opened_from_the_start_page_by_keyboard(
    qtbot: QtBot, window: MainWindow, files: Files, plans: list[Path]
) -> None:
    page = start_page(window)
    with qtbot.waitSignal(window.opened):
        press(qtbot, page.recent, Qt.Key.Key_Return)
    assert files.written == [("open", plans[1])]


def test_the_start_page_without_plans_says_what_to_do(window: MainWindow) -> None:
    page = start_page(window)
    assert not page.recent.isVisible()
    assert page.buttons["import"].isVisible()
    assert all(button.accessibleDescription() for button in page.buttons.values())


def test_an_empty_plan_is_made_where_the_user_says(
    qtbot: QtBot, window: MainWindow, files: Files, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(choosing, "plan_to_create", lambda *_: tmp_path / "Bad Musterstadt.orgplan")
    with qtbot.waitSignal(window.opened) as opened:
        window.commands["new_plan"].trigger()
    made = opened.args[0]
    assert isinstance(made, Session)
    assert [(unit.name, unit.kind) for unit in made.plan.baseline.units.values()] == [
        ("Bad Musterstadt", UnitKind.AUTHORITY)
    ]


def test_the_empty_workbook_is_that_of_an_empty_plan(
    qtbot: QtBot, window: MainWindow, files: Files, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(choosing, "workbook_to_write", lambda *_: tmp_path / "leer.xlsx")
    window.commands["write_form"].trigger()
    qtbot.waitUntil(lambda: bool(files.written))
    assert files.written[0][:3] == ("workbook", empty_plan("Stadtverwaltung"), tmp_path / "leer.xlsx")


@pytest.mark.parametrize(("names", "asked"), [(["a.xlsx", "b.csv"], "read"), (["a.csv", "b.orgplan"], "open")])
def test_files_dropped_on_the_window_are_opened(
    qtbot: QtBot,
    window: MainWindow,
    files: Files,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    names: list[str],
    asked: str,
) -> None:
    monkeypatch.setattr(choosing, "plan_to_create", lambda *_: None)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), copy, data, left, plain)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(9, 9), copy, data, left, plain))
    qtbot.waitUntil(lambda: bool(files.written))
    assert files.written[0][0] == asked


def test_text_dropped_on_the_window_is_not_taken(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("kein Plan")
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, left, plain)
    QApplication.sendEvent(window, enter)
    assert not enter.isAccepted()


def test_two_windows_show_one_plan_and_it_closes_with_the_last(qtbot: QtBot, desk: Desk) -> None:
    closed: list[bool] = []
    first = desk.window
    assert first is not None
    shown = first.bridge.session
    shown.close = lambda: closed.append(True)  # type: ignore[method-assign]
    first.commands["new_window"].trigger()
    qtbot.waitUntil(lambda: len(desk.windows) == 2)
    second = desk.window
    assert second is not None
    assert second is not first
    assert second.bridge.session is shown
    second.activateWindow()
    qtbot.waitUntil(second.isActiveWindow)
    shown.add_scenario("A")
    # The one that is worked in shows it at once.
    assert [each.area.strip.tabs.count() for each in (first, second)] == [1, 2]
    qtbot.waitUntil(lambda: first.area.strip.tabs.count() == 2)
    first.commands["close_window"].trigger()
    assert not closed
    second.close()
    assert closed == [True]
    assert not desk.windows


def test_whoever_has_been_here_before_begins_on_the_start_page(desk: Desk, plans: list[Path]) -> None:
    assert desk.window is not None
    desk.greet()
    assert desk.window.area.views.current == "start"


def test_the_tour_has_five_steps_and_escape_leaves_it(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["tour"].trigger()
    tour = window.findChild(Tour)
    assert tour is not None
    titles = []
    for _ in range(5):
        titles.append(tour.title.text())
        # The keyboard is on the button all the time: it has to say what the step is about.
        assert tour.text.text() in tour.next.accessibleDescription()
        assert window.rect().contains(tour.card.geometry())
        press(qtbot, tour.next, Qt.Key.Key_Space)
    assert len(set(titles)) == 5
    assert not tour.isVisible()
    window.commands["tour"].trigger()
    again = next(each for each in window.findChildren(Tour) if each.isVisible())
    press(qtbot, again.next, Qt.Key.Key_Escape)
    assert not again.isVisible()


def test_the_tour_shows_what_a_tiny_window_puts_away(qtbot: QtBot, open_window: Opener) -> None:
    window = open_window(size=(853, 480))
    window.commands["tour"].trigger()
    tour = window.findChild(Tour)
    assert tour is not None
    for dock in (window.docks.outline, None, window.docks.figures):
        assert dock is None or not dock.visibleRegion().isEmpty()
        assert tour.parentWidget().children()[-1] is tour, "nothing lies above it"
        press(qtbot, tour.next, Qt.Key.Key_Space)
    qtbot.keyClick(tour.next, Qt.Key.Key_Escape)
    assert window.commands["only_view"].isChecked() and not window.docks.outline.isVisible()


def test_the_help_names_every_key_and_every_term(window: MainWindow) -> None:
    pages = {title: make() for title, make in help_pages(window, GERMAN).items()}
    assert "Strg+M" in pages["Tastatur"] or "Ctrl+M" in pages["Tastatur"]
    assert all(entry.term in pages["Begriffe"] for entry in glossary(GERMAN))
    assert "Vollkosten" in pages["Wie gerechnet wird"]


def test_a_word_is_found_on_another_page_of_the_help(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["help"].trigger()
    shown = dialog(window, HelpWindow)
    assert isinstance(shown, HelpWindow)
    shown.search.setText("Beihilfe")
    shown.find_next()
    assert shown.contents.currentItem().text() == "Wie gerechnet wird"
    shown.search.setText("Quastenflosser")
    shown.find_next()
    assert "Quastenflosser" in shown.told.text()


def test_only_the_view_leaves_it_all_the_room_and_everything_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    before = [dock.isVisible() for dock in window.docks.all]
    narrow = window.area.width()
    press(qtbot, window, Qt.Key.Key_F9)
    assert not any(dock.isVisible() for dock in window.docks.all)
    qtbot.waitUntil(lambda: window.area.width() > narrow)
    press(qtbot, window, Qt.Key.Key_F9)
    assert [dock.isVisible() for dock in window.docks.all] == before


def test_in_a_small_window_nothing_around_the_view_takes_its_room(open_window: Opener, qtbot: QtBot) -> None:
    small = open_window(size=(960, 540))
    assert small.size().width() == 960
    assert small.area.width() > 560
    assert len({small.dockWidgetArea(dock) for dock in small.docks.all}) == 1
    for name in ("coverage", "overlap", "tasks"):
        small.commands[f"view_{name}"].trigger()
        qtbot.waitUntil(lambda: not small.is_busy)
        assert (small.width(), small.height()) == (960, 540)
