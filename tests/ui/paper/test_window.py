"""The workspace follows the plan and the order; says when it is behind; waits, gives up, explains."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import MoveUnit
from integration_office.domain.plan import Plan
from integration_office.ui.appearance import Choice
from integration_office.ui.paper.making import State
from integration_office.ui.paper.window import PaperWindow
from integration_office.wording.language import Language
from tests.ui.acting import press
from tests.ui.conftest import Files, Opener
from tests.ui.paper.conftest import PaperOpener, settled, workspace
from tests.ui.town import town

LEFT = Qt.MouseButton.LeftButton
BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def state(paper: PaperWindow) -> str:
    return paper.state_line.state.text()


def test_a_key_opens_the_workspace_beside_the_plan(qtbot: QtBot, open_window: Opener, two: Plan, files: Files) -> None:
    window = open_window(two)
    press(qtbot, window, Qt.Key.Key_P, BOTH)
    paper = workspace(qtbot, window)
    assert paper.isWindow()
    assert not paper.isModal()
    settled(qtbot, paper)
    assert paper.view.page_count == len(files.papers.shapes)
    assert state(paper) == "✓ Die Vorschau ist aktuell."
    assert paper.windowTitle() == "Papier – Musterstadt 2026"
    window.commands["paper"].trigger()
    assert window._paper.window is paper


def test_a_change_of_the_plan_makes_the_paper_anew_and_says_so_meanwhile(
    qtbot: QtBot, paper: PaperWindow, files: Files
) -> None:
    session = paper._bridge.session
    session.perform([MoveUnit("33.1", "56")])
    assert state(paper) == "Die Vorschau ist veraltet; das Papier wird gleich neu erstellt."
    assert paper.view.page_count
    settled(qtbot, paper)
    assert [plan for plan, _ in files.papers.made][-1] is session.plan
    assert len(files.papers.made) == 2


def test_many_changes_make_one_paper(qtbot: QtBot, paper: PaperWindow, files: Files) -> None:
    session = paper._bridge.session
    for unit in ("33.1", "32.4"):
        session.perform([MoveUnit(unit, "56")])
    session.undo()
    settled(qtbot, paper)
    assert len(files.papers.made) == 2


def test_another_scenario_on_the_desk_changes_no_paper(qtbot: QtBot, paper: PaperWindow, files: Files) -> None:
    paper._bridge.session.switch_scenario("Groß")
    assert paper.making.state is State.CURRENT
    assert paper.order.proposed.currentText() == "Klein"


def test_waiting_can_be_given_up_and_taken_up_again(qtbot: QtBot, open_paper: PaperOpener, files: Files) -> None:
    files.papers.free.clear()
    paper = open_paper(wait=False)
    qtbot.waitUntil(lambda: paper.state_line.bar.maximum() == 12)
    assert state(paper) == "Das Papier wird erstellt …"
    qtbot.mouseClick(paper.state_line.give_up, LEFT)
    assert state(paper) == "Abgebrochen."
    qtbot.waitUntil(lambda: not paper.is_busy)
    assert files.papers.made == []
    files.papers.free.set()
    qtbot.mouseClick(paper.state_line.renew, LEFT)
    settled(qtbot, paper)
    assert paper.making.state is State.CURRENT


def test_why_there_is_no_paper_is_said_where_it_would_be(qtbot: QtBot, open_paper: PaperOpener, files: Files) -> None:
    files.papers.refusal = OSError("Für 2019 gibt es keine Entgelttabelle.")
    paper = open_paper()
    assert paper.making.state is State.FAILED
    assert paper.view.accessibleDescription() == "Für 2019 gibt es keine Entgelttabelle."
    assert paper.view.page_count == 0
    files.papers.refusal = None
    qtbot.mouseClick(paper.findChild(QPushButton, "paper_again"), LEFT)
    settled(qtbot, paper)
    assert paper.view.page_count


def test_without_a_scenario_it_says_what_is_needed_and_fills_as_soon_as_there_is_one(
    qtbot: QtBot, open_paper: PaperOpener, files: Files
) -> None:
    paper = open_paper(town())
    assert "Noch gibt es keine Variante" in paper.view.accessibleDescription()
    assert not paper.tools["write_paper"].isEnabled()
    assert not paper.tools["print"].isEnabled()
    paper._bridge.session.perform([MoveUnit("32.4", "56")], new_scenario="Neu")
    settled(qtbot, paper)
    assert files.papers.made[-1][1].scenarios == ("Neu",)
    assert paper.tools["write_paper"].isEnabled()


def test_a_closed_workspace_makes_no_papers(qtbot: QtBot, paper: PaperWindow, files: Files) -> None:
    press(qtbot, paper, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert not paper.isVisible()
    paper._bridge.session.perform([MoveUnit("33.1", "56")])
    assert paper.making.state is State.NOTHING
    assert len(files.papers.made) == 1
    paper.show()
    settled(qtbot, paper)
    assert len(files.papers.made) == 2


def test_the_workspace_goes_with_its_window(qtbot: QtBot, open_window: Opener, two: Plan, files: Files) -> None:
    window = open_window(two)
    files.papers.free.clear()
    window.commands["paper"].trigger()
    paper = workspace(qtbot, window)
    qtbot.waitUntil(lambda: paper.making.state is State.MAKING)
    window.close()
    assert not paper.isVisible()
    assert files.papers.made == []


def test_undo_works_in_the_workspace_too(qtbot: QtBot, paper: PaperWindow) -> None:
    session = paper._bridge.session
    session.perform([MoveUnit("33.1", "56")])
    press(qtbot, paper.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.organisation.units["33.1"].parent == "33"


def test_a_renamed_scenario_stays_proposed(qtbot: QtBot, paper: PaperWindow, files: Files) -> None:
    session = paper._bridge.session
    session.rename_scenario("Klein", "Kleiner")
    settled(qtbot, paper)
    assert files.papers.made[-1][1].scenarios == ("Kleiner", "Groß", "Null")
    session.undo()
    settled(qtbot, paper)
    assert files.papers.made[-1][1].scenarios == ("Klein", "Groß", "Null")


def test_the_workspace_speaks_the_language_of_the_window(open_paper: PaperOpener, files: Files) -> None:
    paper = open_paper(language=Language.english())
    assert state(paper) == "✓ The preview is up to date."
    assert files.papers.made[-1][1].language == "en"


def test_other_colours_reach_the_workspace(open_window: Opener, two: Plan, qtbot: QtBot) -> None:
    window = open_window(two)
    window.commands["paper"].trigger()
    paper = workspace(qtbot, window)
    light = paper.tools["print"].icon().pixmap(16, 16).toImage()
    window._appearance.choose(Choice.DARK)
    assert paper.tools["print"].icon().pixmap(16, 16).toImage() != light


def test_every_command_has_its_own_key_and_everything_has_a_name(paper: PaperWindow) -> None:
    actions = [*paper.tools.actions_by_name.values()]
    keys = [key.toString() for action in actions for key in action.shortcuts()]
    assert len(set(keys)) == len(keys)
    for part in (paper.view, paper.list, paper.sights.table, paper.tools.page, paper.order.others.list):
        assert part.accessibleName()
