"""Charts: whole trees stay readable on any page, emphasis shows without colour, SVG is sound and escaped."""

import xml.etree.ElementTree as ElementTree
from dataclasses import replace

import pytest
import sample_document as sample
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.diagram.columns import Kind
from integration_office.domain.resources import resource_folder
from integration_office.reports.blocks import Bar, BarChart, BridgeChart, BridgeStep
from integration_office.reports.chart_bars import bar_pictures, bridge_picture
from integration_office.reports.chart_cutting import sheets
from integration_office.reports.chart_pictures import fitting_scale, org_picture, smallest_scale
from integration_office.reports.chart_shapes import (
    SMALLEST_TEXT,
    Area,
    Label,
    Picture,
    Polyline,
    hatched,
    shortened,
    wrapped,
)
from integration_office.reports.chart_svg import estimated_width, svg, svg_picture
from integration_office.reports.charts import (
    ChartScene,
    ChartUnit,
    Emphasis,
    LegendEntry,
    arranged,
    legend_of,
    units_of,
)
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.fonts import register_fonts

SVG = "{http://www.w3.org/2000/svg}"
measure = register_fonts(resource_folder() / "fonts").width


def labels(picture: Picture) -> list[Label]:
    return [shape for shape in picture.shapes if isinstance(shape, Label)]


def unit(id: str, parent: str | None, *lines: str, emphasis: Emphasis = Emphasis.NONE) -> ChartUnit:
    return ChartUnit(id, parent, lines or (f"Amt {id}",), Kind.OFFICE, emphasis)


def fits(width: float, height: float):  # type: ignore[no-untyped-def]
    return lambda scene: fitting_scale(scene, width, height, measure) >= smallest_scale(scene)


@st.composite
def trees(draw: st.DrawFn) -> list[ChartUnit]:
    """Units in pre-order: each hangs on one of those open above it."""
    units, open_path = [unit("0", None)], ["0"]
    for number in range(1, draw(st.integers(1, 60))):
        open_path = open_path[: draw(st.integers(1, len(open_path)))]
        units.append(unit(str(number), open_path[-1]))
        open_path.append(str(number))
    return units


def test_boxes_do_not_overlap_and_links_join_parent_and_child() -> None:
    scene = sample.chart()
    for box in scene.boxes:
        assert 0 <= box.x <= box.x + box.width <= scene.width + 1e-6
        assert 0 <= box.y <= box.y + box.height <= scene.height + 1e-6
    parents = {unit.id: unit.parent for unit in units_of(scene)}
    assert {link.target: link.source for link in scene.links} == {
        id: parent for id, parent in parents.items() if parent is not None
    }


@given(trees())
@settings(max_examples=30, deadline=None)
def test_units_of_is_the_inverse_of_arranged(units: list[ChartUnit]) -> None:
    assert units_of(arranged(units)) == tuple(units)


@pytest.mark.parametrize(
    "units",
    [[unit("1", "9")], [unit("1", "2"), unit("2", None)]],
    ids=["missing parent", "child before parent"],
)
def test_what_is_no_tree_is_refused(units: list[ChartUnit]) -> None:
    with pytest.raises(ReportError) as caught:
        arranged(units)
    assert caught.value.kind is ReportErrorKind.CHART_TREE


def test_a_chart_that_fits_stays_whole() -> None:
    scene = sample.chart(4, 2)
    (sheet,) = sheets(scene, fits(700, 500))
    assert sheet.scene is scene and sheet.path == ()


@given(trees(), st.floats(120, 800), st.floats(80, 800))
@settings(max_examples=60, deadline=None)
def test_every_unit_stands_on_a_sheet_that_can_be_read(units: list[ChartUnit], width: float, height: float) -> None:
    can_be_read = fits(width, height)
    cut = sheets(arranged(units), can_be_read)
    assert {box.id for sheet in cut for box in sheet.scene.boxes} == {unit.id for unit in units}
    for sheet in cut:
        assert can_be_read(sheet.scene) or len(sheet.scene.boxes) <= 2
    parents = {unit.id: unit.parent for unit in units}
    for sheet in cut:
        assert all(parents[link.target] == link.source for link in sheet.scene.links)


def test_sheets_say_where_they_begin_and_branches_stay_together() -> None:
    cut = sheets(sample.chart(), fits(730, 400))
    assert cut[0].path == ("Stadt Münster",)
    assert len({box.id for box in cut[0].scene.boxes}) < 63
    assert [sheet.path for sheet in cut[1:]] == [("Stadt Münster", f"Dezernat {name}") for name in "IV"]
    for sheet in cut[1:]:
        shown = {box.id for box in sheet.scene.boxes}
        for office in (id for id in shown if id.startswith("A")):
            assert {f"S{office[1:]}.{n}" for n in range(5)} <= shown


def test_type_is_never_too_small_and_stays_in_its_box() -> None:
    scene = sample.chart()
    for scale in (0.2, smallest_scale(scene), 0.6):
        picture = org_picture(scene, scale, 400, measure)
        assert min(label.size for label in labels(picture)) >= SMALLEST_TEXT
    picture = org_picture(scene, 0.5, 400, measure)
    areas = [shape for shape in picture.shapes if isinstance(shape, Area)]
    for label in labels(picture):
        if label.anchor == "start" and label.y < scene.height * 0.5:
            right = label.x + measure(label.text, label.size, label.bold)
            assert any(
                area.x <= label.x and right <= area.x + area.width and area.y <= label.y <= area.y + area.height
                for area in areas
            ), label.text


def test_emphasis_shows_without_colour() -> None:
    looks = set()
    for entry in sample.LEGEND:
        scene = arranged([unit("1", None, emphasis=entry.emphasis)], sample.LEGEND)
        picture = org_picture(scene, 0.6, 400, measure)
        box = next(shape for shape in picture.shapes if isinstance(shape, Area))
        lines = sum(isinstance(shape, Polyline) for shape in picture.shapes)
        looks.add((box.line_width, box.dash, lines, entry.badge))
        assert entry.badge in [label.text for label in labels(picture)]
        assert entry.label in [label.text for label in labels(picture)]
    assert len({look[:3] for look in looks}) == len(sample.LEGEND)


def test_legend_names_only_what_is_there() -> None:
    scene = arranged([unit("1", None, emphasis=Emphasis.MOVED)], sample.LEGEND)
    assert [entry.badge for entry in legend_of(scene)] == ["V"]
    plain = arranged([unit("1", None)], sample.LEGEND)
    assert len(labels(org_picture(plain, 0.6, 400, measure))) == 1


def test_wrapped_lines_fit_and_lose_nothing() -> None:
    text = "Amt für Wohnungswesen, Quartiersentwicklung und Ausländerangelegenheiten"
    lines = wrapped(text, 70, 8, False, measure)
    assert all(measure(line, 8, False) <= 70 for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == text.replace(" ", "")


def test_shortened_text_fits_and_says_so() -> None:
    text = shortened("Gleichstellungsbeauftragte", 50, 8, True, measure)
    assert text.endswith("…") and measure(text, 8, True) <= 50
    assert shortened("Amt", 50, 8, True, measure) == "Amt"


@given(st.floats(1, 200), st.floats(1, 200))
def test_hatching_stays_in_its_area(width: float, height: float) -> None:
    for line in hatched(Area(10, 20, width, height)):
        for x, y in line.points:
            assert 10 - 1e-6 <= x <= 10 + width + 1e-6
            assert 20 - 1e-6 <= y <= 20 + height + 1e-6


def test_bars_are_as_long_as_their_amounts() -> None:
    chart = BarChart("b", "d", ("s",), tuple(Bar(str(a), (a,), (str(a),)) for a in (100, 50, -25, 0)))
    (picture,) = bar_pictures(chart, 400, 500, measure)
    filled = [shape for shape in picture.shapes if isinstance(shape, Area) and shape.fill]
    assert filled[0].width == pytest.approx(2 * filled[1].width)
    assert filled[1].width == pytest.approx(2 * filled[2].width)
    assert filled[2].x + filled[2].width == pytest.approx(filled[0].x)
    assert [label.text for label in labels(picture)][1::2] == ["100", "50", "-25", "0"]


@pytest.mark.parametrize("chart", [sample.bars(), sample.losses()])
def test_bars_with_their_texts_stay_in_the_picture(chart: BarChart) -> None:
    (picture,) = bar_pictures(chart, 380, 700, measure)
    assert_inside(picture)


def test_many_bars_take_several_pictures_at_one_scale() -> None:
    chart = replace(sample.bars(), bars=sample.bars().bars * 12)
    pictures = bar_pictures(chart, 460, 600, measure)
    assert len(pictures) > 2
    assert all(picture.height <= 600 for picture in pictures)
    texts = [label.text for picture in pictures for label in labels(picture)]
    assert texts.count("212,5") == 12 and texts.count("Ist-Stand") == len(pictures)


def test_names_of_series_that_do_not_fit_beside_each_other_stand_below() -> None:
    long = "Variante mit allem und einem sehr langen Namen, der bis an die erlaubte Grenze reicht " * 2
    chart = BarChart("b", "d", ("Amt", long, "Fachstelle"), (Bar("2026", (1, 2, 3), ("1", "2", "3")),))
    (picture,) = bar_pictures(chart, 460, 600, measure)
    assert_inside(picture)
    assert " ".join(long.split()) in " ".join(label.text for label in labels(picture))


def test_a_bridge_goes_from_sum_to_sum() -> None:
    picture = bridge_picture(sample.bridge(), 460, measure)
    bars = [shape for shape in picture.shapes if isinstance(shape, Area) and shape.fill]
    assert bars[1].x == pytest.approx(bars[0].x + bars[0].width)
    assert bars[2].x + bars[2].width == pytest.approx(bars[1].x + bars[1].width)
    assert bars[4].x + bars[4].width == pytest.approx(bars[3].x + bars[3].width)
    assert_inside(picture)


def test_a_bridge_below_zero_stays_in_the_picture() -> None:
    steps = (
        BridgeStep("Saldo", -300, "−300 T€", total=True),
        BridgeStep("Förderung", 450, "+450 T€"),
        BridgeStep("Miete", -700, "−700 T€"),
        BridgeStep("Ergebnis", -550, "−550 T€", total=True),
    )
    assert_inside(bridge_picture(BridgeChart("b", "d", steps), 400, measure))


def test_svg_has_title_description_and_every_name() -> None:
    scene = arranged(
        [unit("1", None, "Amt für <Recht> & „Ordnung“", "1,5 VZÄ"), unit("2", "1", "Größe")],
        (LegendEntry(Emphasis.NEW, "N", "neu"),),
    )
    text = svg(scene, 'Plan "A" & <B>', "Zwei Ämter & mehr\x07", "de")
    root = ElementTree.fromstring(text)
    assert root.tag == f"{SVG}svg" and root.get("role") == "img" and root.get("lang") == "de"
    assert root.findtext(f"{SVG}title") == 'Plan "A" & <B>'
    assert root.findtext(f"{SVG}desc") == "Zwei Ämter & mehr"
    assert root.get("aria-labelledby") == "title description"
    shown = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert "Amt für <Recht> &" in shown and "Größe" in shown
    assert all(line.get("fill") == "none" for line in root.iter(f"{SVG}polyline"))


def test_svg_needs_a_description() -> None:
    with pytest.raises(ReportError):
        svg(sample.chart(), "Titel", " ", "de")


def test_any_picture_becomes_svg() -> None:
    picture = bridge_picture(sample.bridge(), 460, estimated_width)
    root = ElementTree.fromstring(svg_picture(picture, "t", "d", "de"))
    assert len(list(root.iter(f"{SVG}rect"))) == 10


def test_estimated_type_is_not_narrower_than_carlito() -> None:
    for text in (sample.TEXT, *sample.OFFICES):
        assert estimated_width(text, 8, True) >= measure(text, 8, True)


def assert_inside(picture: Picture) -> None:
    for label in labels(picture):
        width = measure(label.text, label.size, label.bold)
        left = label.x - (width if label.anchor == "end" else 0)
        assert left >= -1e-6 and left + width <= picture.width + 1e-6, label.text
    for shape in picture.shapes:
        if isinstance(shape, Area):
            assert shape.x >= -1e-6 and shape.x + shape.width <= picture.width + 1e-6
            assert shape.y + shape.height <= picture.height + 1e-6


def test_scene_without_links_is_a_row_of_roots() -> None:
    scene = ChartScene(arranged([unit("1", None), unit("2", None)]).boxes, (), 500, 60)
    assert [unit.parent for unit in units_of(scene)] == [None, None]
