"""Names of a thousand letters, with and without spaces: no window grows, no button is pushed out, nothing is lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import RenameUnit
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.main_window import MainWindow
from integration_office.wording.names import BRIEF, beginning, brief
from tests.ui.acting import dialog
from tests.ui.conftest import Opener
from tests.ui.town import town

ROOM = QRect(0, 0, 1280, 800)
LEAST_VIEW = (660, 500)
"""What a view may need at least; the sample with names as they are stays below it."""


def long(name: str, number: int) -> str:
    """Every other one is a single word."""
    return (name + (" und noch ein Wort" if number % 2 else "Bandwurmwort") * 90)[:1000]


def stressed() -> Plan:
    plan = town()
    state, info = plan.baseline, replace(plan.info, title=long("Plan", 0))
    units = {id: replace(each, name=long(each.name, n)) for n, (id, each) in enumerate(state.units.items())}
    posts = {id: replace(each, title=long(each.title, n)) for n, (id, each) in enumerate(state.positions.items())}
    tasks = {id: replace(each, name=long(each.name, n)) for n, (id, each) in enumerate(state.tasks.items())}
    grants = {
        id: replace(each, current=replace(each.current, norm=long("Norm", 1))) for id, each in state.grants.items()
    }
    baseline = replace(state, units=frozen(units), positions=frozen(posts), tasks=frozen(tasks), grants=frozen(grants))
    measure = Measure(RenameUnit(UnitId("56"), long("Neu", 1)), reason=long("Grund", 1))
    scenarios = [Scenario(long("Variante", n), (measure,)) for n in (0, 1)]
    stressed = replace(plan, baseline=baseline, info=info)
    for each in scenarios:
        stressed = stressed.with_scenario(each)
    return stressed.with_active(scenarios[1].name)


@pytest.fixture
def window(open_window: Opener) -> MainWindow:
    return open_window(stressed())


def out_of_reach(top: QWidget) -> list[str]:
    """Buttons that stand outside, and cannot be scrolled to."""
    found = [each for each in top.findChildren(QAbstractButton) if each.isVisible()]
    return [
        each.text()
        for each in found
        if not _scrolls(each, top) and not top.rect().contains(QRect(each.mapTo(top, QPoint()), each.size()))
    ]


def _scrolls(widget: QWidget, top: QWidget) -> bool:
    above = widget.parentWidget()
    return above is not top and (isinstance(above, QAbstractScrollArea) or _scrolls(above, top))


def test_no_view_needs_more_room(qtbot: QtBot, window: MainWindow) -> None:
    views = window.area.views
    for name in ("overlap", "staff", "tasks", "comparison"):
        views.show_view(name)
        qtbot.waitUntil(lambda: not window.is_busy)
        view = views.view(name)
        least = view.minimumSizeHint().expandedTo(view.minimumSize())
        assert least.width() <= LEAST_VIEW[0] and least.height() <= LEAST_VIEW[1], (name, least)
        assert out_of_reach(view) == [], name
        assert window.size() == ROOM.size(), name
    assert len(window.windowTitle()) < 3 * BRIEF


def test_dialogs_stay_on_the_screen_and_the_whole_name_is_beside_the_mouse(qtbot: QtBot, window: MainWindow) -> None:
    bridge, commands = window.bridge, window.commands
    for command, units, posts in (
        ("merge", ("32", "33", "50"), ()),
        ("split", ("32.4",), ()),
        ("move", ("32.4", "33.1"), ()),
        ("regrade", (), ("0102", "0103")),
        ("set_demand", (), ("0102",)),
    ):
        bridge.select(tuple(map(UnitId, units)), tuple(map(PositionId, posts)))
        commands[command].trigger()
        opened = dialog(window, ChangeDialog)
        assert ROOM.size().expandedTo(opened.size()) == ROOM.size(), command
        assert out_of_reach(opened) == [], command
        opened.reject()
    unit = bridge.session.organisation.units[UnitId("32.4")]
    bridge.select((unit.id,))
    qtbot.waitUntil(lambda: not window.is_busy)
    assert any(each.toolTip() == unit.name for each in window.inspector.findChildren(QWidget))
    assert not [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def test_a_proposed_id_of_many_units_can_be_taken(window: MainWindow) -> None:
    window.bridge.select(tuple(map(UnitId, ("32", "33", "50", "56"))))
    window.commands["merge"].trigger()
    form = dialog(window, ChangeDialog).form
    assert 0 < len(form.id.text()) <= 60
    assert len(form.name.text()) <= 200


def test_a_brief_name_shows_both_ends() -> None:
    assert brief("Amt für  Integration") == "Amt für Integration"
    assert brief("A" * 500 + "Ende").startswith("AAA")
    assert brief("A" * 500 + "Ende").endswith("Ende")
    assert len(brief("A" * 500)) <= BRIEF + 3
    post = f"0102 „{'Koordination der kommunalen Arbeit ' * 4}im Zuständigkeitsbereich 7“"
    assert brief(post) == "0102 „Koordination der kommunalen Arbeit … 7“"
    assert brief(f"{'Amt ' * 9}„Koordination und alles Übrige, was dazu gehört“").count("„") == 1


def test_a_beginning_ends_with_a_word_where_one_is_near() -> None:
    assert beginning("Amt für Integration", 19) == "Amt für Integration"
    assert beginning("Amt für Integration", 10) == "Amt für"
    assert beginning("Amt für Integration", 7) == "Amt für"
    assert beginning("Ausländerangelegenheiten", 10) == "Ausländera"
