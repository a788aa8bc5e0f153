"""Pages to look at: by mouse and keyboard, at any zoom, and only those that can be seen are drawn."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from integration_office.ui.paper.page_places import LARGEST, MARGIN, SMALLEST, Fit, placed
from integration_office.ui.paper.pages import PageSize, page_image, page_sizes
from integration_office.ui.paper.window import PaperWindow
from tests.ui.conftest import Files
from tests.ui.paper.conftest import PaperOpener, drawn, settled
from tests.ui.papers import A4, A4_WIDE, SHAPES, small_pdf

CONTROL = Qt.KeyboardModifier.ControlModifier
INCH = 96.0
lengths = st.floats(50, 3000)


def test_the_sizes_of_the_pages_are_the_papers_own() -> None:
    assert page_sizes(small_pdf()) == tuple(PageSize(*shape) for shape in SHAPES)


def test_a_page_is_drawn_as_many_pixels_wide_as_asked() -> None:
    image = page_image(small_pdf(), 2, 421)
    assert (image.width(), image.height()) == (421, 298)
    assert image.pixelColor(210, 149).lightness() < 10
    assert image.pixelColor(10, 10).lightness() == 255


@given(st.lists(st.builds(PageSize, lengths, lengths), min_size=1, max_size=8), st.integers(60, 3000))
def test_fitted_pages_stand_below_each_other_inside_the_room(pages: list[PageSize], across: int) -> None:
    room = QSize(across, 700)
    for zoom in Fit:
        places = placed(pages, zoom, room, INCH)
        for above, below in zip(places.rects, places.rects[1:], strict=False):
            assert below.top() - above.bottom() > MARGIN // 2
        for rect, factor in zip(places.rects, places.factors, strict=True):
            assert SMALLEST <= factor <= LARGEST
            if factor > SMALLEST:
                assert rect.width() <= across - 2 * MARGIN + 1
                assert zoom is Fit.WIDTH or rect.height() <= 700 - 2 * MARGIN + 1


def test_a_page_at_its_real_size() -> None:
    places = placed([PageSize(*A4), PageSize(*A4_WIDE)], 1.0, QSize(500, 500), INCH)
    assert [rect.width() for rect in places.rects] == [793, 1123]
    assert places.size.width() == 1123 + 2 * MARGIN
    assert [places.page_at(y) for y in (0, 500, places.rects[0].bottom() + 2, 99_999)] == [0, 0, 1, 1]


def test_keys_turn_the_pages(qtbot: QtBot, paper: PaperWindow) -> None:
    view, seen = paper.view, []
    view.setFocus()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(view, key)
        seen.append(view.page)
    assert seen == [1, 2, 1, 5, 0]
    assert view.accessibleDescription() == "Seite 1 von 6"
    assert paper.tools.page.value() == 1


def test_the_page_is_chosen_in_the_list_or_by_number(qtbot: QtBot, paper: PaperWindow) -> None:
    where = paper.list.visualRect(paper.list.model().index(1, 0)).center()
    qtbot.mouseClick(paper.list.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert paper.view.page == 1
    qtbot.keyClick(paper.list, Qt.Key.Key_Down)
    assert paper.view.page == 2
    paper.tools.page.selectAll()
    qtbot.keyClicks(paper.tools.page, "5")
    qtbot.keyClick(paper.tools.page, Qt.Key.Key_Return)
    assert paper.view.page == 4
    assert paper.list.currentIndex().row() == 4


@pytest.mark.parametrize(("key", "larger"), [(Qt.Key.Key_Plus, True), (Qt.Key.Key_Minus, False)])
def test_keys_zoom_around_what_one_looks_at(qtbot: QtBot, paper: PaperWindow, key: Qt.Key, larger: bool) -> None:
    view = paper.view
    view.go_to(3)
    before = view.factor
    qtbot.keyClick(view, key, CONTROL)
    assert (view.factor > before) is larger
    assert view.page == 3
    assert not paper.tools["fit_width"].isChecked()


def test_the_wheel_zooms_with_control_and_scrolls_without(paper: PaperWindow) -> None:
    view = paper.view
    before, top = view.factor, view.verticalScrollBar().value()
    _turn(paper, 120, CONTROL)
    assert view.factor > before
    _turn(paper, -120, CONTROL)
    assert view.factor == pytest.approx(before)
    _turn(paper, -120, Qt.KeyboardModifier.NoModifier)
    assert view.verticalScrollBar().value() > top


def test_whole_page_whole_width_real_size(qtbot: QtBot, paper: PaperWindow) -> None:
    view, room = paper.view, paper.view.viewport()
    for key, name in ((Qt.Key.Key_0, "fit_page"), (Qt.Key.Key_1, "real_size"), (Qt.Key.Key_2, "fit_width")):
        qtbot.keyClick(view, key, CONTROL)
        assert paper.tools[name].isChecked()
    assert view._places.rects[0].width() == room.width() - 2 * MARGIN
    qtbot.keyClick(view, Qt.Key.Key_1, CONTROL)
    assert paper.tools.percent.text() == "100 %"
    qtbot.keyClick(view, Qt.Key.Key_0, CONTROL)
    assert view._places.rects[0].height() == room.height() - 2 * MARGIN


def test_only_pages_that_can_be_seen_are_drawn(qtbot: QtBot, open_paper: PaperOpener, files: Files) -> None:
    files.papers.shapes = (A4,) * 60
    paper = open_paper()
    assert set(paper.view.images._images) <= {0, 1}
    assert len(paper.list._pages._images._images) < 12
    paper.view.go_to(40)
    drawn(qtbot, paper)
    assert set(paper.view.images._images) <= {0, 1, 39, 40, 41}


def test_pictures_are_forgotten_before_they_fill_the_memory(qtbot: QtBot, paper: PaperWindow) -> None:
    images = paper.view.images
    drawn(qtbot, paper)
    one = images.image(0)
    assert one is not None
    images._most = one.sizeInBytes() * 2
    for page in range(6):
        paper.view.go_to(page)
        drawn(qtbot, paper)
    assert sum(each.sizeInBytes() for each in images._images.values()) <= images._most
    assert images.image(0) is None


def test_a_page_is_seen_on_the_screen(qtbot: QtBot, paper: PaperWindow) -> None:
    qtbot.keyClick(paper.view, Qt.Key.Key_0, CONTROL)
    drawn(qtbot, paper)
    settled(qtbot, paper)
    shown: QImage = paper.view.viewport().grab().toImage()
    rect = paper.view._places.rects[0]
    across, down = -paper.view.horizontalScrollBar().value(), -paper.view.verticalScrollBar().value()
    middle = rect.center() + QPoint(across, down)
    assert shown.pixelColor(middle).lightness() < 40
    assert shown.pixelColor(middle.x(), middle.y() - rect.height() // 4).lightness() > 240


def _turn(paper: PaperWindow, by: int, modifier: Qt.KeyboardModifier) -> None:
    port = paper.view.viewport()
    at = QPointF(port.rect().center())
    event = QWheelEvent(
        at,
        port.mapToGlobal(at),
        QPoint(),
        QPoint(0, by),
        Qt.MouseButton.NoButton,
        modifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(port, event)
