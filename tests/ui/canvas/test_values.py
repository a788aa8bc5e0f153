"""The values behind the chart: camera, payload, selection, grid of positions, fitting of names."""

import json
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from integration_office.diagram.columns import Mark
from integration_office.diagram.tree import tree_of
from integration_office.diagram.visibility import Region
from integration_office.ui.appearance import LIGHT
from integration_office.ui.canvas.camera import Camera, fitted, held_inside
from integration_office.ui.canvas.lettering import _Box, _Frame
from integration_office.ui.canvas.names import ELLIPSIS, LINE_HEIGHT, NameFitter
from integration_office.ui.canvas.payload import MIME_TYPE, Payload, from_mime, to_mime
from integration_office.ui.canvas.positions import PositionShelf, grid
from integration_office.ui.canvas.selection import Post, Selection, only
from integration_office.ui.canvas.style import Style
from integration_office.ui.canvas.tip import place
from integration_office.ui.canvas.walking import neighbour, siblings_between
from integration_office.wording.language import Language
from tests.ui.canvas.demo import demo_chart

lengths = st.floats(1, 5000)
places = st.floats(-5000, 5000)
scales = st.floats(0.001, 40)


@given(scales, places, places, places, places)
def test_a_camera_maps_there_and_back(scale: float, left: float, top: float, x: float, y: float) -> None:
    camera = Camera(scale, left, top)
    back = camera.to_chart(camera.to_screen(x, y))
    assert back.x() == pytest.approx(x, abs=1e-6) and back.y() == pytest.approx(y, abs=1e-6)


@given(scales, scales, places, places)
def test_zooming_keeps_the_point_under_the_mouse(old: float, new: float, x: float, y: float) -> None:
    camera, mouse = Camera(old, 3.0, 4.0), QPointF(x, y)
    before, after = camera.to_chart(mouse), camera.zoomed(new, mouse).to_chart(mouse)
    assert after.x() == pytest.approx(before.x(), rel=1e-6, abs=1e-3)
    assert after.y() == pytest.approx(before.y(), rel=1e-6, abs=1e-3)


@given(lengths, lengths, lengths, lengths)
def test_a_fitted_region_is_all_in_view(width: float, height: float, wide: float, high: float) -> None:
    size = QSizeF(wide + 40, high + 40)
    view = fitted(Region(0, 0, width, height), size).region(size)
    assert view.left <= 1e-6 and view.top <= 1e-6
    assert view.right >= width - 1e-6 and view.bottom >= height - 1e-6


@given(scales, places, places, lengths, lengths)
def test_some_of_the_chart_stays_in_view(scale: float, left: float, top: float, width: float, height: float) -> None:
    size = QSizeF(800, 600)
    view = held_inside(Camera(scale, left, top), Region(0, 0, width, height), size).region(size)
    assert view.left <= width and view.right >= 0
    assert view.top <= height and view.bottom >= 0


names = st.lists(st.text(min_size=1), unique=True, max_size=5)


@given(names, names)
def test_a_payload_survives_as_mime_data(units: list[str], positions: list[str]) -> None:
    payload = Payload(tuple(units), tuple(positions))
    assert from_mime(to_mime(payload)) == (payload if len(payload) else None)


@pytest.mark.parametrize("data", [b"", b"{", b"7", b"[7]", b'[["unit"]]', b"[]", '["ä'.encode("latin-1")])
def test_foreign_mime_data_is_no_payload(data: bytes) -> None:
    mime = QMimeData()
    mime.setData(MIME_TYPE, data)
    assert from_mime(mime) is None


def test_a_plain_list_of_ids_means_units() -> None:
    mime = QMimeData()
    mime.setData(MIME_TYPE, json.dumps(["0116", "02"]).encode())
    assert from_mime(mime) == Payload(("0116", "02"))
    assert from_mime(QMimeData()) is None


def test_a_selection_toggles_and_grows() -> None:
    post = Post("0101", "G1")
    selection = only("A").toggled(post).toggled("B").with_units(("B", "C"))
    assert selection.units == ("A", "B", "C")
    assert selection.payload == Payload(("A", "B", "C"), ("0101",))
    assert selection.current == "C"
    assert selection.toggled("A").units == ("B", "C")
    assert not selection.toggled(post).holds(post)
    assert only(post) == Selection((), (post,), "G1")
    assert selection.with_units(()) == selection


@given(st.integers(1, 3000), lengths, lengths)
def test_cells_fill_their_area_without_overlap(count: int, width: float, height: float) -> None:
    cells = grid((10.0, 20.0, width, height), count)
    x, y, w, h = cells.cell(count - 1)
    assert x + w <= 10 + width + 1e-6 and y + h <= 20 + height + 1e-6
    for number in {0, count // 2, count - 1}:
        x, y, w, h = cells.cell(number)
        assert cells.cell_at(x + w / 2, y + h / 2) == number
    everything = cells.cells_in(0, 0, 10 + width, 20 + height)
    assert sorted(everything.tolist()) == list(range(count))
    assert cells.cell_at(9, 20) == -1


def test_positions_are_fetched_once() -> None:
    asked: list[str] = []

    def positions_of(unit: str) -> list[tuple[str, str, str, int, int, int]]:
        asked.append(unit)
        return [("1", "Leitung", "A14", 10_000, 5_000, 0)]

    shelf = PositionShelf(positions_of)
    assert shelf.of("G")[0].grade == "A14" and shelf.of("G")[0].filled == 5_000
    assert asked == ["G"]
    shelf.forget()
    assert shelf.of("G") and asked == ["G", "G"]


@given(places, places, st.floats(-200, 1500), st.floats(-200, 900), lengths, lengths)
def test_a_tip_stays_on_the_screen(x: float, y: float, left: float, top: float, wide: float, high: float) -> None:
    bounds = QRectF(6, 6, 1268, 788)
    where = place(QSizeF(320, 120), QPointF(x % 1280, y % 800), QRectF(left, top, wide, high), bounds)
    assert bounds.contains(where)


@given(st.floats(100, 1100), st.floats(100, 700))
def test_a_tip_does_not_cover_a_target_of_usual_size(x: float, y: float) -> None:
    target = QRectF(x - 60, y - 20, 120, 40)
    where = place(QSizeF(320, 120), QPointF(x, y), target, QRectF(6, 6, 1268, 788))
    assert not where.intersects(target)


@pytest.fixture
def fitter(qtbot: QtBot) -> NameFitter:
    return NameFitter(QFont())


NAMES = ("Ordnungsamt", "Amt für Wirtschaftlichkeitsprüfung und Revision", "a b c d e f g h i j k l m n o p", "0")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("width", [30, 60, 120, 300])
@pytest.mark.parametrize("height", [8, 12, 30, 60])
def test_a_name_keeps_to_its_rectangle(fitter: NameFitter, name: str, width: int, height: int) -> None:
    fit = fitter.fit(name, width, height, 9, 14)
    if fit is None:
        assert height < 9 * LINE_HEIGHT or width < 40
        return
    assert 9 <= fit.pixels <= 14
    assert len(fit.lines) * fit.pixels * LINE_HEIGHT <= height + 1e-6
    assert all(fitter.em(line) * fit.pixels <= width + 1e-6 for line in fit.lines)
    text = " ".join(fit.lines)
    assert text == name or text.endswith(ELLIPSIS)
    assert text == name or name.replace(" ", "").startswith(text.rstrip(ELLIPSIS).replace(" ", ""))


def test_a_name_with_room_is_written_whole_and_large(fitter: NameFitter) -> None:
    fit = fitter.fit("Amt für Migration und Integration", 400, 60, 9, 14)
    assert fit is not None and fit.lines == ("Amt für Migration und Integration",) and fit.pixels == 14


def test_without_a_name_there_is_nothing_to_write(fitter: NameFitter) -> None:
    assert fitter.fit("", 100, 30, 9, 14) is None
    assert fitter.line("Ordnungsamt", 3, 12) == ""


def test_arrows_lead_through_the_tree() -> None:
    columns = demo_chart()
    tree, row = tree_of(columns.parent), columns.row_of
    steps = {
        ("D2", Qt.Key.Key_Up): "R",
        ("D2", Qt.Key.Key_Down): "A21",
        ("D2", Qt.Key.Key_Left): "D1",
        ("D2", Qt.Key.Key_Right): "D3",
        ("R", Qt.Key.Key_Up): "R",
        ("S", Qt.Key.Key_Left): "S",
        ("D3", Qt.Key.Key_Right): "D3",
        ("G343", Qt.Key.Key_Down): "G343",
        ("D2", Qt.Key.Key_Home): "R",
        ("D2", Qt.Key.Key_End): "G343",
    }
    for (unit, key), expected in steps.items():
        assert columns.ids[neighbour(tree, row[unit], key)] == expected
    between = siblings_between(tree, row["A24"], row["A22"])
    assert [columns.ids[found] for found in between] == ["A22", "A23", "A24"]
    assert siblings_between(tree, row["A11"], row["A22"]) == [row["A22"]]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("points", [13, 16, 24, 40])
@pytest.mark.parametrize("mark", [0, int(Mark.TOUCHED)])
def test_a_low_box_has_room_for_its_name_at_every_scale(ratio: float, points: int, mark: int) -> None:
    """At 300 % the frame of a change had taken all of it."""
    rooms: list[int] = []

    class Measured(_Box):
        def _write_name(self, top: int, room: int, largest: int) -> None:
            rooms.extend((top, room))

    style = Style(LIGHT, QFont(), Language.german(), ratio)
    frame = _Frame(0, 0, style.px(90), style.px(points), style.px(90), style.px(points))
    chart = SimpleNamespace(columns=SimpleNamespace(marks=[mark]))
    Measured(None, style, chart, 0, 0, frame, False).write()  # type: ignore[arg-type]
    above, room = rooms
    assert room >= style.px(9) * LINE_HEIGHT and 0 <= above <= style.px(3)


@pytest.mark.parametrize(("ratio", "times"), [(1.0, 1), (1.25, 1), (2.0, 2), (3.0, 3)])
def test_patterns_are_as_coarse_on_every_screen(ratio: float, times: int) -> None:
    brush = Style(LIGHT, QFont(), Language.german(), ratio).pattern(LIGHT.muted, Qt.BrushStyle.BDiagPattern)
    assert brush.transform().m11() == brush.transform().m22() == times
