"""Splitting a unit: both halves' figures live, by keys, by mouse, into more than two."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import SplitPart, SplitUnit
from integration_office.domain.unit import UnitKind
from integration_office.ui.dialogs.split_figures import Holding, holdings, members_of, torn
from integration_office.ui.main_window import MainWindow
from tests.ui.acting import LEFT, PLAIN, keys
from tests.ui.test_commands import CONTROL, SHIFT, confirm, field, measures, ok, open_dialog, previewed
from tests.ui.town import session


def test_what_the_parts_hold_adds_up_to_the_unit() -> None:
    figures = session().figures
    members = members_of("50", figures.organisation)
    assert [(each.id, each.is_unit) for each in members] == [("50.2", True), ("0301", False)]
    held = holdings(members, figures)
    total = sum(held.values(), Holding())
    assert (total.posts, total.fte) == (3, 30_000)
    assert total.cost == figures.costs.by_unit()["50"].full_cost
    assert held[members[0]].tasks == {"T3"}
    assert held[members[0]].duties == {"T21-08-1-2"}
    assert torn([[frozenset("ab"), frozenset("b")], [frozenset("bc")]]) == {"b"}


def test_splitting_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("32.4",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_T, CONTROL | SHIFT)
    first, second = opened.form.parts
    assert opened.focusWidget() is first.list
    assert first.figures.text().startswith("3 Stellen · 2,50 VZÄ · ")
    assert second.figures.text().startswith("0 Stellen · 0,00 VZÄ · 0 €\n0 Aufgaben")
    hint = opened.form.findChild(QLabel, "split_hint")
    assert "Beträge: Vollkosten 2026 (nicht verifiziert, vorläufig (Abschlag))" in hint.text()
    qtbot.keyClick(first.list, Qt.Key.Key_Down)
    qtbot.keyClick(first.list, Qt.Key.Key_2)
    qtbot.keyClick(first.list, Qt.Key.Key_Right, CONTROL)
    assert [each.id for each in second.model.members] == ["0103", "0104"]
    assert "2 Aufgaben (1 davon auch anderswo)" in second.figures.text()
    assert opened.form.torn.text() == "⚠ In mehreren Teilen: T1 „Aufenthaltsrecht“"
    second.list.setFocus()
    second.list.selectionModel().clear()
    second.list.setCurrentIndex(second.model.index(0))
    qtbot.keyClick(second.list, Qt.Key.Key_Left, CONTROL)
    assert opened.form.torn.text() == ""
    keys(qtbot, field(opened, "name_1"), "Aufenthalt")
    field(opened, "name_2").clear()
    assert "Bitte Teil 2 eine Bezeichnung geben" in ok(opened).toolTip()
    keys(qtbot, field(opened, "name_2"), "Betreuung")
    previewed(qtbot, opened, "Variante 1")
    confirm(qtbot, opened, field(opened, "name_2"))
    parts = (
        SplitPart("32.4-1", "Aufenthalt", UnitKind.SECTION, ("0102", "0103")),
        SplitPart("32.4-2", "Betreuung", UnitKind.SECTION, ("0104",)),
    )
    assert [each.change for each in measures(window)] == [SplitUnit("32.4", parts)]
    assert window.bridge.units == ("32.4-1", "32.4-2")


def test_dragging_members_between_three_parts(qtbot: QtBot, window: MainWindow) -> None:
    window.bridge.select(units=("50",))
    opened = open_dialog(qtbot, window, Qt.Key.Key_T, CONTROL | SHIFT)
    qtbot.mouseClick(opened.form.more, LEFT)
    first, _, third = opened.form.parts
    data, action, at = first.model.mimeData([first.model.index(0)]), Qt.DropAction.MoveAction, QPointF(20, 20)
    for event in (
        QDragEnterEvent(at.toPoint(), action, data, LEFT, PLAIN),
        QDragMoveEvent(at.toPoint(), action, data, LEFT, PLAIN),
        QDropEvent(at, action, data, LEFT, PLAIN),
    ):
        QApplication.sendEvent(third.list.viewport(), event)
    assert [each.id for each in third.model.members] == ["50.2"]
    assert [each.id for each in first.model.members] == ["0301"]
    assert third.figures.text().startswith("2 Stellen · 2,00 VZÄ")
    qtbot.mouseClick(opened.form.fewer, LEFT)
    assert [each.id for each in opened.form.parts[1].model.members] == ["50.2"]
    assert not opened.form.fewer.isEnabled()
    keys(qtbot, field(opened, "id_1"), "56")
    assert "Diese Kennung ist schon vergeben" in opened.preview.toPlainText()
