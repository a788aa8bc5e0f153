"""Charts as pictures: in the resolution asked for, described, refused where they would be too large."""

import io
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

import papers
import pytest
from PIL import Image
from sample_document import bars, chart, org_chart, small

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Frame
from integration_office.domain.resources import resource_folder
from integration_office.domain.scenario import project
from integration_office.reports.blocks import OrgChart
from integration_office.reports.blocks import Picture as PictureBlock
from integration_office.reports.chart_export import chart_png, chart_svg
from integration_office.reports.chart_shapes import Picture
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.office_fonts import measuring_fonts
from integration_office.reports.office_pages import UPRIGHT
from integration_office.reports.office_pictures import drawn, png_of
from integration_office.reports.pdf import render_pdf

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def effects() -> Effects:
    plan = papers.town()
    frame = Frame.of(plan, papers.REFERENCE, date(2026, 11, 22).year)
    before = Evaluation.of(plan.baseline, frame)
    state = project(plan.baseline, plan.measures_of(papers.NEW)).organisation
    return Effects(before, Evaluation.of(state, frame, before))


def picture_bytes(kind: str, mode: str, size: tuple[int, int] = (40, 30)) -> bytes:
    stream = io.BytesIO()
    Image.new(mode, size).save(stream, kind)
    return stream.getvalue()


def test_a_jpeg_as_printers_want_it_becomes_one_that_word_reads() -> None:
    (found,) = drawn(PictureBlock(picture_bytes("JPEG", "CMYK"), "Wappen"), UPRIGHT, measuring_fonts())
    assert (found.kind, found.data[:4]) == ("png", b"\x89PNG")


def test_a_high_picture_stays_on_its_page() -> None:
    (found,) = drawn(PictureBlock(picture_bytes("PNG", "RGB", (1, 900)), "Wappen"), UPRIGHT, measuring_fonts())
    assert found.height < UPRIGHT.chart_height


@pytest.mark.parametrize("data", [b"", b"GIF89a", picture_bytes("GIF", "RGB"), picture_bytes("PNG", "RGB")[:60]])
def test_what_is_no_picture_is_refused_alike_in_every_format(data: bytes) -> None:
    block = PictureBlock(data, "Wappen")
    with pytest.raises(ReportError) as office:
        list(drawn(block, UPRIGHT, measuring_fonts()))
    with pytest.raises(ReportError) as pdf:
        render_pdf(small(block), resource_folder() / "fonts")
    assert office.value.kind is pdf.value.kind is ReportErrorKind.PICTURE_DAMAGED


def test_an_exported_svg_has_a_role_a_title_and_a_description(effects: Effects) -> None:
    root = ElementTree.fromstring(chart_svg(effects, "Stadt & Land", papers.GERMAN))
    assert root.get("role") == "img" and root.get("aria-labelledby") == "title description"
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and title.text == "Stadt & Land" and title.get("id") == "title"
    assert description is not None and description.text and "7 Einheiten" in description.text


@pytest.mark.parametrize("dpi", [96, 300])
def test_an_exported_png_has_the_resolution_and_the_words(effects: Effects, dpi: int) -> None:
    picture = Image.open(io.BytesIO(chart_png(effects, "Stadt", papers.GERMAN, dpi)))
    plain = Image.open(io.BytesIO(chart_png(effects, "Stadt", papers.GERMAN, 72)))
    assert picture.info["dpi"] == (pytest.approx(dpi, abs=0.1), pytest.approx(dpi, abs=0.1))
    assert picture.width == pytest.approx(plain.width * dpi / 72, abs=dpi / 72 + 1)
    assert picture.info["Title"] == "Stadt" and "7 Einheiten" in picture.info["Description"]


def test_a_picture_is_not_empty_and_nothing_is_cut() -> None:
    for each in drawn(bars(), UPRIGHT, measuring_fonts()):
        image = Image.open(io.BytesIO(each.data)).convert("L")
        assert image.getextrema()[0] < 60
        edge = [image.getpixel((x, 0)) for x in range(image.width)] + [
            image.getpixel((0, y)) for y in range(image.height)
        ]
        assert min(edge) > 250  # type: ignore[type-var, operator]


def test_a_large_chart_is_cut_into_pictures_that_fit_the_page() -> None:
    found = list(drawn(org_chart(10, 5), UPRIGHT, measuring_fonts()))
    assert len(found) > 1
    assert all(each.width <= UPRIGHT.frame_width and each.height <= UPRIGHT.chart_height for each in found)
    assert [each.caption.partition(" (")[2][:3] for each in found] == [
        f"{n}/{len(found)}" for n in range(1, len(found) + 1)
    ]


def test_what_would_not_fit_into_memory_is_refused() -> None:
    with pytest.raises(ReportError) as refused:
        png_of(Picture(5_000.0, 5_000.0), measuring_fonts(), 300, "Stadt")
    assert refused.value == ReportError(ReportErrorKind.PICTURE_TOO_LARGE, "Stadt", "20858 × 20858")


def test_letters_no_font_has_are_measured_in_texts_and_refused_in_charts() -> None:
    fonts = measuring_fonts()
    assert fonts.width("漢محمد", 10.0) == fonts.width("mmmmm", 10.0)
    box = replace(chart(2, 1).boxes[0], lines=("Amt 漢",))
    odd = OrgChart(replace(chart(2, 1), boxes=(box,), links=()), "Plan", "Beschreibung")
    with pytest.raises(ReportError) as refused:
        list(drawn(odd, UPRIGHT, fonts))
    assert refused.value.kind is ReportErrorKind.GLYPH_MISSING
