"""Charts say what they show: in bars, in words, as a table and as a picture."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontInfo, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from integration_office.ui.appearance import LIGHT
from integration_office.ui.charts.chart import Bar, BarChart, Bridge, Chart, Kind, Step, lines_of
from integration_office.ui.charts.geometry import FALL, RISE, TOTAL, placed
from integration_office.ui.charts.view import ChartView
from integration_office.wording.language import Language

BARS = BarChart(
    "Kosten nach Jahr",
    ("Ist-Stand", "Variante"),
    (Bar("2026", (500, 400), ("500 €", "400 €"), "vorläufig"), Bar("2027", (520, -30), ("520 €", "−30 €"))),
)
BRIDGE = Bridge(
    "Vom Ist-Stand zur Variante",
    (
        Step("Ist-Stand", 500, "500 €", is_total=True),
        Step("Stellen gestrichen", -120, "−120 €"),
        Step("Neue Stellen", 40, "40 €"),
        Step("Variante", 420, "420 €", is_total=True),
    ),
)


def width(text: str) -> float:
    return 7.0 * len(text)


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=6), st.sampled_from([Kind.GROUPED, Kind.STACKED]))
@settings(max_examples=30)
def test_every_bar_stays_in_its_place_and_none_is_longer_than_it_says(amounts: list[int], kind: Kind) -> None:
    bars = tuple(Bar("Zeile", (amount,), (str(amount),)) for amount in amounts)
    where = placed(BarChart("", ("a",), bars, kind), 800, 16, width)
    for line, amount in zip(where.lines, amounts, strict=True):
        (piece,) = line.pieces
        assert where.label_width <= piece.x <= piece.x + piece.width <= 801
        assert (piece.x + piece.width <= where.zero + 1) if amount < 0 else piece.x >= where.zero - 1
    sizes = sorted(zip(map(abs, amounts), (line.pieces[0].width for line in where.lines), strict=True))
    assert [size for _, size in sizes] == sorted(size for _, size in sizes)


def test_each_step_of_a_bridge_begins_where_the_one_before_ended() -> None:
    where = placed(BRIDGE, 800, 16, width)
    total, cut, new, after = (line.pieces[0] for line in where.lines)
    assert [piece.series for piece in (total, cut, new, after)] == [TOTAL, FALL, RISE, TOTAL]
    assert cut.x + cut.width == pytest.approx(total.x + total.width)
    assert new.x == pytest.approx(cut.x)
    assert after.x + after.width == pytest.approx(new.x + new.width)


def test_mirrored_bars_go_to_both_sides_of_the_axis() -> None:
    chart = BarChart("Pyramide", ("Ist", "Neu"), (Bar("A13", (3, 5), ("3", "5")),), Kind.MIRRORED)
    where = placed(chart, 600, 16, width)
    left, right = where.lines[0].pieces
    assert left.x + left.width == pytest.approx(where.zero) == pytest.approx(right.x)
    assert left.y == right.y


@pytest.fixture(params=[BARS, BRIDGE], ids=["bars", "bridge"])
def view(request: pytest.FixtureRequest, qtbot: QtBot) -> ChartView:
    shown = ChartView(Language.german())
    qtbot.addWidget(shown)
    shown.set_chart(request.param)
    shown.resize(700, shown.heightForWidth(700))
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


def test_a_screen_reader_hears_every_line(view: ChartView) -> None:
    assert view.accessibleName() == view.chart.title
    for line in lines_of(view.chart):
        assert line in view.accessibleDescription()


def test_the_arrow_keys_go_from_line_to_line_and_enter_says_which(view: ChartView, qtbot: QtBot) -> None:
    view.activateWindow()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_End)
    last = len(list(lines_of(view.chart))) - 1
    assert view.current == last
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Up)
    assert view.current == last - 1
    with qtbot.waitSignal(view.line_activated) as entered:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert entered.args == [last - 1]


def test_the_mouse_hits_the_line_it_points_at(view: ChartView, qtbot: QtBot) -> None:
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(20, view.height() - 8))
    assert view.current == len(list(lines_of(view.chart))) - 1


def test_copied_it_is_a_table(view: ChartView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    text = QGuiApplication.clipboard().text()
    assert "\t500 €" in text
    assert len(text.splitlines()) >= len(list(lines_of(view.chart)))


def test_it_is_saved_as_svg_with_its_words_and_as_png(view: ChartView, tmp_path: Path) -> None:
    view.save(tmp_path / "a.svg")
    written = (tmp_path / "a.svg").read_text("utf-8")
    assert view.chart.title in written
    # As large as it was laid out, and as wide where the font is missing.
    assert f'font-size="{QFontInfo(view.font()).pixelSize()}"' in written
    texts = re.findall(r"<text [^>]*>", written)
    assert texts and all("textLength" in each and "sans-serif" in each for each in texts)
    view.save(tmp_path / "a.png")
    image = QImage(str(tmp_path / "a.png"))
    assert image.width() > 1000
    assert image.pixelColor(0, 0) == LIGHT.surface


def test_what_cannot_be_written_is_refused(view: ChartView, tmp_path: Path) -> None:
    for name in ("a.svg", "a.png"):
        with pytest.raises(OSError):
            view.save(tmp_path / "gibt es nicht" / name)


def test_an_empty_chart_is_shown_as_nothing(qtbot: QtBot) -> None:
    shown = ChartView(Language.german())
    qtbot.addWidget(shown)
    empty: Chart = BarChart("Leer", ("a",), ())
    shown.set_chart(empty)
    shown.show()
    qtbot.keyClick(shown, Qt.Key.Key_Down)
    assert shown.current is None
