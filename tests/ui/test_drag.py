"""The central gesture in the whole window: drag a unit, see what it does, drop it, take it back."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import MovePosition, MoveUnit
from integration_office.domain.errors import UnknownUnit
from integration_office.ui.canvas.advisor import Outlook
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.canvas.selection import Post, Selection
from integration_office.ui.drop_advisor import SessionAdvisor
from integration_office.ui.main_window import MainWindow
from integration_office.ui.models.outline import Thing
from integration_office.ui.moving import moves
from tests.ui.acting import drag, drop_on_outline, press, status, take
from tests.ui.conftest import Opener
from tests.ui.town import organisation, town

CONTROL = Qt.KeyboardModifier.ControlModifier


def parent(window: MainWindow, unit: str) -> str | None:
    return window.bridge.session.organisation.units[unit].parent


def test_a_drag_from_box_to_box_is_one_measure_and_undo_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    session = window.bridge.session
    before = session.organisation
    drag(qtbot, window.area.chart, "32.4", "56")
    assert [measure.change for measure in session.scenario.measures] == [MoveUnit("32.4", "56")]
    assert parent(window, "32.4") == "56"
    press(qtbot, window, Qt.Key.Key_Z, CONTROL)
    assert session.organisation is before
    press(qtbot, window, Qt.Key.Key_Y, CONTROL)
    assert parent(window, "32.4") == "56"


def test_on_the_baseline_a_drop_begins_a_scenario_and_says_so(qtbot: QtBot, window: MainWindow) -> None:
    drag(qtbot, window.area.chart, "32.4", "56")
    assert window.bridge.session.plan.active == "Variante 1"
    assert status(window) == (
        "Variante „Variante 1“ begonnen: 32.4 „Ausländerangelegenheiten“ nach 56 „Amt für Integration“ verlegt"
        " · Rückgängig mit Strg+Z"
    )
    assert "Variante 1" in window.windowTitle()


def test_while_hovering_the_target_says_what_the_drop_would_do(qtbot: QtBot, window: MainWindow) -> None:
    chart = window.area.chart
    take(qtbot, chart, "50.2", "56")
    answer = SessionAdvisor(window.bridge).answer(Payload(("50.2",)), "56")
    assert answer.allowed
    assert any("künftig zuständig 56 Amt für Integration".casefold() in line.casefold() for _, line in answer.lines)
    assert window.bridge.session.scenario is None
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert window.bridge.session.next_undo is None


def test_a_refused_drag_leaves_everything(qtbot: QtBot, window: MainWindow) -> None:
    session = window.bridge.session
    before, chart = session.plan, window.area.chart
    place = chart.rect_of("32")
    drag(qtbot, chart, "32", "32.4")
    assert session.plan is before
    assert session.next_undo is None
    assert chart.rect_of("32") == place


def test_a_drop_on_the_present_parent_is_refused_with_the_reason(window: MainWindow) -> None:
    answer = SessionAdvisor(window.bridge).answer(Payload(("32.4",)), "32")
    assert not answer.allowed
    assert answer.headline == "32.4 „Ausländerangelegenheiten“ hängt schon hier."


def test_a_refused_target_answers_with_the_sentence_of_the_refusal(window: MainWindow) -> None:
    answer = SessionAdvisor(window.bridge).answer(Payload(("32",)), "32.4")
    assert not answer.allowed
    assert "liegt darunter" in answer.headline


def test_of_several_dragged_units_only_the_topmost_move() -> None:
    assert moves(Payload(("32.4", "32", "33.1")), "56", organisation()) == (
        MoveUnit("32", "56"),
        MoveUnit("33.1", "56"),
    )


def test_posts_inside_a_dragged_unit_move_along_with_it() -> None:
    assert moves(Payload(("32",), ("0102", "0201")), "56", organisation()) == (
        MoveUnit("32", "56"),
        MovePosition("0201", "56"),
    )


def test_what_is_there_already_stays_out_of_the_changes() -> None:
    assert moves(Payload(("32.4", "33.1"), ("0101",)), "32", organisation()) == (MoveUnit("33.1", "32"),)


def test_what_does_not_exist_is_named() -> None:
    with pytest.raises(UnknownUnit):
        moves(Payload(("nirgends",)), "32", organisation())


def test_several_units_go_in_one_step_of_undo(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("32.4", "33.1"))
    drag(qtbot, window.area.chart, "33.1", "56")
    session = window.bridge.session
    assert {parent(window, "32.4"), parent(window, "33.1")} == {"56"}
    assert len(session.history.done) == 1
    session.undo()
    assert (parent(window, "32.4"), parent(window, "33.1")) == ("32", "33")


def test_a_post_is_dragged_where_it_can_be_read(qtbot: QtBot, window: MainWindow) -> None:
    chart = window.area.chart
    chart.zoom_to(("32.4",))
    chart.zoom_by(3.0, chart.rect_of("32.4").center())
    post = Post("0103", "32.4")
    assert not chart.rect_of(post).isEmpty()
    chart.select(Selection((), (post,), "32.4"))
    assert window.bridge.positions == ("0103",)
    window._change.drop(chart.selection.payload, "56")
    assert window.bridge.session.organisation.positions["0103"].unit == "56"
    assert window.bridge.positions == ("0103",)
    assert "Stelle 0103 „Sachbearbeitung“ nach 56" in status(window)


def test_the_outline_takes_a_drop_and_says_no_as_the_chart_does(window: MainWindow) -> None:
    assert drop_on_outline(window, Payload(("32.4",)), "50")
    assert parent(window, "32.4") == "50"
    before = window.bridge.session.plan
    assert not drop_on_outline(window, Payload(("50",)), "50")
    assert window.bridge.session.plan is before


def test_what_is_dragged_from_the_outline_names_units_and_posts(window: MainWindow) -> None:
    model = window.outline.model
    indexes = [model.index_of(Thing("32.4")), model.index_of(Thing("32.4"), 1), model.index_of(Thing("50", "0301"))]
    data = model.mimeData(indexes)
    assert model.mimeTypes() == data.formats()
    assert bytes(data.data(data.formats()[0]).data()) == b'[["unit", "32.4"], ["position", "0301"]]'


def test_before_the_drop_every_target_is_known_in_a_small_plan(window: MainWindow) -> None:
    overview = SessionAdvisor(window.bridge).overview(Payload(("32",)))
    refused = {unit for unit, outlook in overview.items() if outlook is Outlook.FORBIDDEN}
    assert refused == {"32", "32.4", "I"}
    assert len(overview) == len(town().baseline.units)


def test_answers_grow_older_with_the_plan(window: MainWindow) -> None:
    advisor = SessionAdvisor(window.bridge)
    first = advisor.revision
    window.bridge.session.add_scenario("A")
    assert advisor.revision == first + 1


def test_illustrative_assignments_are_marked_in_the_answer(open_window: Opener) -> None:
    window = open_window(town(illustrative=True))
    answer = SessionAdvisor(window.bridge).answer(Payload(("50.2",)), "56")
    assert any(text.startswith("Beispieldaten") for _, text in answer.lines)
