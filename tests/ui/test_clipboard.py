"""Cut and paste of units and posts, copies for a sheet, and drags between chart and outline."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import MovePosition, MoveUnit, RenameUnit
from integration_office.ui import outline
from integration_office.ui.canvas import hands
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.main_window import MainWindow
from integration_office.ui.models.outline import Thing
from tests.ui.acting import LEFT, caught_up, drop_on_outline, middle, move_mouse, press, status, take
from tests.ui.conftest import Opener
from tests.ui.test_commands import CONTROL, measures
from tests.ui.town import session


def pressed(qtbot: QtBot, widget: QWidget, keys: str) -> None:
    """Ctrl with each of the letters."""
    for key in keys:
        press(qtbot, widget, getattr(Qt.Key, f"Key_{key}"), CONTROL)


@pytest.mark.parametrize("place", ["chart", "outline"])
def test_what_is_cut_is_marked_and_pasted_on_the_selected_unit(qtbot: QtBot, window: MainWindow, place: str) -> None:
    widget = window.area.chart if place == "chart" else window.outline.view
    model, bridge = window.outline.model, window.bridge
    bridge.select(units=("32.4", "33.1"), positions=("0101",))
    pressed(qtbot, widget, "X")
    assert status(window).startswith("3 ausgeschnitten · Ziel auswählen")
    row = model.index_of(Thing("32.4"))
    assert row.data() == "✂ 32.4 Ausländerangelegenheiten"
    assert row.data(Qt.ItemDataRole.AccessibleTextRole).endswith("ausgeschnitten")
    assert not measures(window)
    bridge.select(units=("56",))
    pressed(qtbot, widget, "V")
    wanted = [MoveUnit("32.4", "56"), MoveUnit("33.1", "56"), MovePosition("0101", "56")]
    assert [each.change for each in measures(window)] == wanted
    assert not len(bridge.scissors.payload)
    caught_up(qtbot, window)
    assert "✂" not in model.index_of(Thing("32.4")).data()


def test_a_refused_paste_keeps_what_is_cut_and_escape_forgets_it(qtbot: QtBot, window: MainWindow) -> None:
    chart, bridge = window.area.chart, window.bridge
    bridge.select(units=("32",))
    pressed(qtbot, chart, "X")
    bridge.select(units=("32.4",))
    pressed(qtbot, chart, "V")
    assert "Das Ziel liegt darunter" in status(window)
    assert bridge.scissors.payload == Payload(("32",))
    for widget in (chart, window.outline.view):
        bridge.scissors.cut(Payload(("32",)))
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Escape)
        assert not len(bridge.scissors.payload)
    QGuiApplication.clipboard().setText("Müll\t\n" * 50)
    before = bridge.session.plan
    pressed(qtbot, chart, "V")
    assert status(window).startswith("Nicht ausgeführt: Es ist nichts ausgeschnitten.")
    assert bridge.session.plan is before


def test_a_copy_is_a_table_and_never_a_formula(qtbot: QtBot, open_window: Opener) -> None:
    desk = session()
    desk.perform([RenameUnit("56", "=1+1\tböse")], new_scenario="A")
    window = open_window(desk.plan)
    window.bridge.select(units=("56",), positions=("0104",))
    pressed(qtbot, window.outline.view, "C")
    head, unit, post = (line.split("\t") for line in QGuiApplication.clipboard().text().split("\n"))
    assert head == ["Kennung", "Bezeichnung", "Art oder Gruppe", "Gehört zu", "VZÄ", "Vollkosten EUR"]
    assert unit[:5] == ["56", "'=1+1 böse", "Amt · 1 Stelle", "Dezernat Soziales", "1"]
    assert post[:5] == ["0104", "Sachbearbeitung", "E9a", "32.4 Ausländerangelegenheiten", "0,5"]
    assert all(float(line[5].replace(",", ".")) > 0 for line in (unit, post))


def test_a_drag_goes_from_the_chart_to_the_outline(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The platform of the tests has no drags between widgets of its own: its part is played here."""
    chart, rows = window.area.chart, window.outline.view
    carried: list[tuple[Payload, bool]] = []

    def carry(source: QWidget, payload: Payload, picture: QPixmap, grip: QPoint) -> None:
        assert source is chart
        assert not picture.isNull() and grip.y() > picture.deviceIndependentSize().height() / 2
        carried.append((payload, drop_on_outline(window, payload, "56")))

    monkeypatch.setattr(hands, "carry_between_widgets", carry)
    take(qtbot, chart, "32.4", "50")
    where = rows.viewport().mapToGlobal(rows.viewport().rect().center())
    move_mouse(chart, QPointF(chart.viewport().mapFromGlobal(where)))
    assert carried == [(Payload(("32.4",)), True)]
    assert [each.change for each in measures(window)] == [MoveUnit("32.4", "56")]
    qtbot.mouseRelease(chart.viewport(), Qt.MouseButton.LeftButton, pos=middle(chart, "50"))
    assert len(measures(window)) == 1


def test_a_drag_goes_from_the_outline_to_the_chart(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is carried is small and hangs above the mouse: the target below can be read."""
    view, model = window.outline.view, window.outline.model
    carried: list[Payload] = []

    def carry(source: QWidget, payload: Payload, picture: QPixmap, grip: QPoint) -> None:
        assert source is view
        assert grip.y() > picture.deviceIndependentSize().height() / 2
        carried.append(payload)

    monkeypatch.setattr(outline, "carry_between_widgets", carry)
    window.bridge.select(units=("32.4", "33.1"), positions=("0101",))
    caught_up(qtbot, window)
    view.expandAll()
    here = view.visualRect(model.index_of(Thing("33.1"))).center()
    qtbot.mousePress(view.viewport(), LEFT, pos=here)
    for far in (5, 30):
        move_mouse(view, QPointF(here + QPoint(far, 0)))
    assert carried == [Payload(("32.4", "33.1"), ("0101",))]


def test_beyond_its_edge_a_drag_stays_in_the_chart_and_escape_ends_it(qtbot: QtBot, window: MainWindow) -> None:
    chart = window.area.chart
    take(qtbot, chart, "32.4", "50")
    move_mouse(chart, QPointF(10, chart.viewport().height() + 10))
    assert chart.tint() is not None
    qtbot.keyClick(chart, Qt.Key.Key_Escape)
    assert chart.tint() is None
    assert not measures(window)
