"""The view Überschneidung with real events: pairs filter tasks, tasks show who; judged, joined, moved on request."""

from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.same_work import Groups, Passed, Stopped
from integration_office.application.task_joining import Joining
from integration_office.domain.changes import Assign, MoveUnit, RegradePosition
from integration_office.domain.different_tasks import different_tasks
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import PositionId, TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario, ScenarioStatus
from integration_office.domain.share_range import ShareRange, with_range
from integration_office.domain.task import Assignment, Task
from integration_office.ui.appearance import DARK, LIGHT, SMALLEST_CONTRAST, Appearance, Choice, contrast
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.main_window import MainWindow
from integration_office.ui.views.overlap import groups as groups_page
from integration_office.ui.views.overlap.joining import JoinDialog, foreseen
from integration_office.ui.views.overlap.judging import JudgeDialog
from integration_office.ui.views.overlap.matrix import heat
from integration_office.ui.views.overlap.picture import picture
from integration_office.ui.views.overlap.view import OverlapView
from integration_office.wording.language import Language
from tests.ui.acting import dialog, press, status
from tests.ui.conftest import Opener
from tests.ui.town import session, town

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
T1, T2, T3, T4 = map(TaskId, ("T1", "T2", "T3", "T4"))


def plan() -> Plan:
    """The town, where a task of almost the same name is done by a second office, and two tasks are in conflict."""
    base = town().baseline
    again = Task(T4, "Koordinierung der Integration", base.tasks[T3].duties, 5_000)
    tasks = {
        **base.tasks,
        T1: replace(base.tasks[T1], conflicts=(T2,)),
        T3: replace(base.tasks[T3], name="Integration koordinieren"),
        T4: again,
    }
    own = {**base.assignments, PositionId("0303"): (Assignment(PositionId("0303"), T4, 5_000),)}
    move = Scenario("Groß", (Measure(MoveUnit(UnitId("50.2"), UnitId("32"))),))
    baseline = replace(base, tasks=frozen(tasks), assignments=frozen(own))
    return replace(town(), baseline=baseline).with_scenario(move)


def shown(qtbot: QtBot, window: MainWindow) -> OverlapView:
    """Alt+4, and everything computed."""
    press(qtbot, window.area.chart, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    view = window.area.views.view("overlap")
    assert isinstance(view, OverlapView) and view.isVisible()
    settled(qtbot, window)
    return view


def settled(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.is_busy)


def click(qtbot: QtBot, table: QAbstractItemView, index: QModelIndex) -> None:
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(index).center())


def open_page(qtbot: QtBot, view: OverlapView, page: QWidget) -> None:
    bar = view.tabs.tabBar()
    qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(view.tabs.indexOf(page)).center())
    settled(qtbot, view.window())  # type: ignore[arg-type]


def texts(view: OverlapView) -> list[str]:
    model = view.pairs.tasks.table
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


@pytest.fixture
def window(open_window: Opener) -> MainWindow:
    return open_window(plan())


def test_the_totals_are_those_of_the_session_and_the_ground_says_no_more_than_the_number(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = shown(qtbot, window)
    assert view.title.text().startswith("Überschneidung: 0,75 VZÄ")
    model = view.pairs.matrix_model
    assert list(model.offices) == ["32", "50", "33"], "by size"
    assert model.index(1, 0).data() == "0,50" and model.index(0, 1).data() == ""
    assert "32 „Ordnungsamt“" in model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "beide tun 0,50 VZÄ" in model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    # What has no price is missing from the cost and named.
    window.bridge.session.perform([RegradePosition(PositionId("0104"), read_grade("P7"))], new_scenario="Ohne Preis")
    settled(qtbot, window)
    assert "nicht in den Kosten: P7" in view.remark.text()


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_numbers_stay_readable_on_every_ground(colours: object) -> None:
    for tenths in range(11):
        assert contrast(colours.text, heat(tenths / 10, colours)) >= SMALLEST_CONTRAST  # type: ignore[attr-defined, arg-type]
    for ink in (colours.better, colours.worse):  # type: ignore[attr-defined]
        assert contrast(ink, colours.ground) >= SMALLEST_CONTRAST  # type: ignore[attr-defined]


def test_a_pair_filters_the_tasks_by_mouse_and_by_keyboard_and_a_task_shows_who_does_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = shown(qtbot, window)
    matrix = view.pairs.matrix
    click(qtbot, matrix, view.pairs.matrix_model.index(1, 0))
    assert texts(view) == ["T3  Integration koordinieren"]
    click(qtbot, view.pairs.tasks, view.pairs.tasks.table.index(0, 0))
    who = view.pairs.who.table
    assert [who.index(row, 1).data() for row in range(who.rowCount())] == ["0302  Leitung", "0104  Sachbearbeitung"]
    assert [who.index(row, 2).data() for row in range(who.rowCount())] == ["75 %", "100 %"]
    press(qtbot, matrix, Qt.Key.Key_Escape)
    assert view.pairs.pair is None and len(texts(view)) == 2
    matrix.setCurrentIndex(view.pairs.matrix_model.index(0, 0))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return):
        press(qtbot, matrix, key)
    assert view.pairs.pair == ("33", "32") and texts(view) == ["T2  Einbürgerung"]
    qtbot.mouseClick(view.pairs.pair_label, LEFT)
    assert view.pairs.pair is None


def test_a_post_is_selected_for_the_whole_window(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window)
    view.pairs.choose_task(T3)
    view.pairs.who.selectRow(0)
    press(qtbot, view.pairs.who, Qt.Key.Key_Return)
    assert window.bridge.positions == ("0302",)


def test_the_list_is_searched_sorted_and_copied(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window)
    qtbot.mouseClick(view.pairs.only_double, LEFT, pos=QPoint(8, view.pairs.only_double.height() // 2))
    assert len(texts(view)) == 4
    qtbot.keyClicks(view.pairs.filter, "koord integ")
    assert sorted(each.split()[0] for each in texts(view)) == ["T3", "T4"]
    view.pairs.filter.clear()
    head = view.pairs.tasks.horizontalHeader()
    qtbot.mouseClick(head.viewport(), LEFT, pos=QPoint(head.sectionViewportPosition(0) + 20, 8))
    assert [each.split()[0] for each in texts(view)] in (["T1", "T2", "T3", "T4"], ["T4", "T3", "T2", "T1"])
    view.pairs.tasks.selectAll()
    press(qtbot, view.pairs.tasks, Qt.Key.Key_C, CONTROL)
    from PySide6.QtGui import QGuiApplication

    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].startswith("Aufgabe\tÄmter") and len(copied) == 5


def test_what_is_intended_needs_a_reason_and_leaves_the_totals_until_undone(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window)
    view.pairs.choose_task(T3)
    qtbot.mouseClick(view.pairs.judge, LEFT)
    judge = dialog(view, JudgeDialog)
    assert isinstance(judge, JudgeDialog)
    ok = judge.buttons.button(QDialogButtonBox.StandardButton.Ok)
    judge.choices.buttons()[1].click()
    assert not ok.isEnabled() and "begründen" in judge.effect.text()
    qtbot.keyClicks(judge.reason, "Vertretung im Urlaub")
    assert "0,75 VZÄ → 0,25 VZÄ" in judge.effect.text()
    qtbot.mouseClick(ok, LEFT)
    settled(qtbot, window)
    task = window.bridge.session.plan.baseline.tasks[T3]
    assert task.intended and task.intended_reason == "Vertretung im Urlaub"
    assert view.title.text().startswith("Überschneidung: 0,25 VZÄ") and "0,50 VZÄ" in view.remark.text()
    assert status(window).startswith("Ist-Stand geändert: Doppelarbeit beurteilen (T3)")
    window.commands["undo"].trigger()
    settled(qtbot, window)
    assert view.title.text().startswith("Überschneidung: 0,75 VZÄ")


def test_similar_names_are_suggested_and_joined_only_after_their_figures_were_seen(
    qtbot: QtBot, window: MainWindow
) -> None:
    view = shown(qtbot, window)
    open_page(qtbot, view, view.similar)
    assert view.similar.model.rowCount() == 1
    before = window.bridge.session.plan
    click(qtbot, view.similar.table, view.similar.model.index(0, 1))
    qtbot.mouseClick(view.similar.join, LEFT)
    join = dialog(view, JoinDialog)
    assert isinstance(join, JoinDialog)
    ok = join.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled(), "nothing has been shown yet"
    qtbot.waitUntil(ok.isEnabled)
    assert "Bedarf: 1,00 VZÄ und 0,50 VZÄ werden 1,50 VZÄ" in join.preview.toPlainText()
    assert window.bridge.session.plan is before
    press(qtbot, ok, Qt.Key.Key_Space)
    settled(qtbot, window)
    baseline = window.bridge.session.plan.baseline
    assert T4 not in baseline.tasks and baseline.assignments[PositionId("0303")][0].task == T3
    assert baseline.tasks[T3].demand_fte == 15_000
    qtbot.waitUntil(lambda: view.similar.model.rowCount() == 0)
    window.commands["undo"].trigger()
    assert window.bridge.session.plan is before


def test_what_is_different_work_is_not_suggested_again_until_somebody_wants_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    view, session = shown(qtbot, window), window.bridge.session
    open_page(qtbot, view, view.similar)
    page, before = view.similar, session.plan
    click(qtbot, page.table, page.model.index(0, 1))
    press(qtbot, page.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0)
    assert status(window).startswith("Als verschiedene Arbeit abgelehnt: T3 – T4")
    assert different_tasks(session.plan.texts) == {(T3, T4)} and "1 Paar ist abgelehnt." in page.told.text()
    assert session.plan.baseline is before.baseline
    qtbot.mouseClick(page.show_different, LEFT, pos=QPoint(8, page.show_different.height() // 2))
    assert page.model.data(page.model.index(0, 3)) == "verschieden"
    click(qtbot, page.table, page.model.index(0, 1))
    assert page.different.text() == "Wieder &vorschlagen"
    qtbot.mouseClick(page.different, LEFT)
    qtbot.waitUntil(lambda: page.model.data(page.model.index(0, 3)) == "")
    assert session.plan == before
    window.commands["undo"].trigger()
    assert different_tasks(session.plan.texts) == {(T3, T4)}


def test_the_search_for_one_office_can_be_given_up_and_begun_again(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    view, may_go_on = shown(qtbot, window), Event()
    looked_for = groups_page.groups

    def slow(state: Evaluation, least: float, stopped: Stopped, passed: Passed) -> Groups:
        passed(1)
        while not may_go_on.wait(0.01) and not stopped():
            pass
        return looked_for(state, least, stopped, passed)

    monkeypatch.setattr(groups_page, "groups", slow)
    bar = view.tabs.tabBar()
    qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(view.tabs.indexOf(view.groups)).center())
    qtbot.waitUntil(lambda: "Durchgang 1 ist fertig." in view.groups.told.text())
    qtbot.mouseClick(view.groups.stop_button, LEFT)
    settled(qtbot, window)
    assert view.groups.told.text().startswith("Die Suche ist abgebrochen") and view.groups.model.rowCount() == 0
    may_go_on.set()
    qtbot.mouseClick(view.groups.stop_button, LEFT)
    qtbot.waitUntil(lambda: view.groups.model.rowCount() >= 1)
    assert not view.groups.stop_button.isVisible()


def test_a_higher_likeness_suggests_less_and_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window)
    open_page(qtbot, view, view.similar)
    view.similar.threshold.setValue(100)
    qtbot.waitUntil(lambda: "kleineren Ähnlichkeit" in view.similar.told.text() or view.similar.model.rowCount() == 1)
    assert view.similar.join.isEnabled() == (view.similar.table.row is not None)


def test_what_looks_like_one_office_can_be_moved_at_once(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window)
    open_page(qtbot, view, view.groups)
    assert view.groups.model.rowCount() >= 1
    told = view.groups.reason.text()
    assert "Gemeinsame Aufgaben" in told and "3 Einheiten aus 3 Ämtern arbeiten an 2 gemeinsamen Aufgaben" in told
    qtbot.mouseClick(view.groups.move_button, LEFT)
    assert isinstance(dialog(window, ChangeDialog), ChangeDialog)
    assert set(window.bridge.units) == set(view.groups.model.shown[0].units)
    dialog(window, ChangeDialog).reject()


def test_conflicts_are_listed_with_their_office(qtbot: QtBot, window: MainWindow) -> None:
    view = shown(qtbot, window)
    assert view.tabs.tabText(3) == "Zielkonflikte (1)"
    open_page(qtbot, view, view.conflicts)
    assert view.conflicts.table.isColumnHidden(5) and "Gelöst ist einer" in view.conflicts.told.text()
    view.conflicts.table.selectRow(0)
    press(qtbot, view.conflicts.table, Qt.Key.Key_Return)
    assert window.bridge.units == ("32",)


def test_a_scenario_is_compared_with_the_baseline(qtbot: QtBot, open_window: Opener) -> None:
    base = plan().baseline
    baseline = base.with_task(replace(base.tasks[T1], conflicts=(T2, T4)))
    window = open_window(replace(plan(), baseline=baseline).with_active("Groß"))
    view = shown(qtbot, window)
    assert "(zum Ist-Stand −0,50 VZÄ" in view.title.text()
    model = view.pairs.matrix_model
    row, column = list(model.offices).index("32"), list(model.offices).index("50")
    low, high = sorted((row, column))
    assert model.index(low, high).data() == "−0,50" and model.index(high, low).data() == ""
    assert view.pairs.tasks.objectName() == "overlap_tasks_compared"
    # What comes together in an office only now is told from what always did.
    against = {row.second: row.is_new for row in view.conflicts.model.rows}
    assert against == {T2: False, T4: True} and not view.conflicts.table.isColumnHidden(5)


def test_uncertain_shares_show_as_a_span(qtbot: QtBot, open_window: Opener) -> None:
    base = plan()
    own = base.baseline.assignments[PositionId("0302")]
    sure = with_range(own[0], ShareRange(5_000, 10_000))
    window = open_window(replace(base, baseline=base.baseline.with_assignments(PositionId("0302"), (sure, *own[1:]))))
    view = shown(qtbot, window)
    assert "mit den Spannen der Anteile 0,75 VZÄ bis 0,75 VZÄ" in view.remark.text()
    view.pairs.choose_task(T3)
    assert view.pairs.who.table.index(0, 2).data() == "75 % (50 %–100 %)"


def test_a_city_without_double_work_is_told_where_shares_come_from(qtbot: QtBot, open_window: Opener) -> None:
    base = town().baseline
    window = open_window(replace(town(), baseline=replace(base, assignments=frozen({}))))
    view = shown(qtbot, window)
    assert view.pairs.nothing.isVisible() and "Erhebungsbögen" in view.pairs.nothing.text()
    assert not view.pairs.judge.isEnabled()
    assert "Kein Amt führt" in view.conflicts.told.text()


def test_both_themes_paint_the_same_numbers(qtbot: QtBot, window: MainWindow, appearance: Appearance) -> None:
    view = shown(qtbot, window)
    light = view.pairs.matrix_model.index(1, 0).data(Qt.ItemDataRole.BackgroundRole)
    appearance.choose(Choice.DARK)
    cell = view.pairs.matrix_model
    qtbot.waitUntil(lambda: cell.index(1, 0).data(Qt.ItemDataRole.BackgroundRole) != light)
    assert cell.index(1, 0).data() == "0,50"


def test_a_year_without_pay_tables_has_no_costs_and_joining_is_foreseen_all_the_same() -> None:
    base = plan()
    one = session(replace(base, info=replace(base.info, base_year=2015)))
    found = picture(one.effects, Language.german(), compared=False)
    assert found.totals.cost is None and all(row.cost is None for row in found.tasks)
    answer = foreseen(one.plan, one.baseline_figures, Joining(T3, T4, ""), Language.german()).answer
    lines = [text for _, text in answer.lines]
    assert any("2015" in text for text in lines) and "Überschneidung: 0,75 VZÄ → 0,75 VZÄ" in lines
    assert not any(text.startswith("Kosten") for text in lines) and answer.allowed


def test_a_released_scenario_is_not_rewritten_without_saying_so() -> None:
    assigned = Measure(Assign(PositionId("0303"), T4, 2_500))
    released = Scenario("Beschlossen", (assigned,), ScenarioStatus.RELEASED)
    one = session(plan().with_scenario(released))
    answer = foreseen(one.plan, one.baseline_figures, Joining(T3, T4, ""), Language.german()).answer
    told = [text for _, text in answer.lines if "freigegebene Variante „Beschlossen“" in text]
    assert len(told) == 1 and told[0].endswith("wird dabei umgeschrieben und ist danach wieder in Abstimmung")
