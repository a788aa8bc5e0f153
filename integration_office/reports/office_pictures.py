"""Charts as pictures for formats that cannot draw: the paper's own drawing, as dots fine enough to print."""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

import pypdfium2
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from reportlab.pdfgen.canvas import Canvas

from integration_office.reports.blocks import Align, BarChart, BridgeChart, OrgChart
from integration_office.reports.blocks import Picture as PictureBlock
from integration_office.reports.chart_bars import bar_pictures, bridge_picture
from integration_office.reports.chart_cutting import Sheet, sheets
from integration_office.reports.chart_pictures import fitting_scale, org_picture, smallest_scale
from integration_office.reports.chart_shapes import Label, Picture
from integration_office.reports.charts import ChartBox, ChartScene, PageMark
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.fonts import Fonts
from integration_office.reports.office_pages import Page
from integration_office.reports.office_styles import SMALL
from integration_office.reports.pdf_charts import draw_shapes, of_several
from integration_office.reports.pdf_pictures import PICTURE_FORMATS

PRINT_DPI = 200

_EDGE = 3.0  # points around a drawing, for lines that lie on its edge
_NEARLY = 1e-6
_LONG_NUMBER = "0000"  # of a page
_KNOWN_JPEGS = (b"JFIF", b"Exif")
_OF_A_PAGE = 0.8  # of its height, that a picture may take
_FILLED = 0.9  # of a line of text, before it breaks
_MOST_DOTS = 60_000_000
"""A picture of so many dots takes 240 MB while it is made."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A PNG or JPEG picture that stands below its caption; width and height in points. `description` is what is
    read to those who cannot see it; `marks` are those of its boxes, which a picture cannot lead anywhere, with the
    names of the units."""

    caption: str
    description: str
    data: bytes
    width: float
    height: float
    align: Align = Align.LEFT
    kind: str = "png"
    marks: tuple[tuple[str, PageMark], ...] = ()


def drawn(
    chart: OrgChart | BarChart | BridgeChart | PictureBlock, page: Page, fonts: Fonts, dpi: int = PRINT_DPI
) -> Iterator[Drawn]:
    """A picture as it is; a chart as one picture or as many as it needs to be read on pages of this shape. Raises
    ReportError for a glyph that no font has and for a picture that cannot be read."""
    if isinstance(chart, PictureBlock):
        yield _given(chart, page)
        return
    for caption, picture in _pictures(chart, page, fonts):
        png = png_of(picture, fonts, dpi, caption, chart.description)
        size = (picture.width + 2 * _EDGE, picture.height + 2 * _EDGE)
        marks = _marks(_shown(chart, picture)) if isinstance(chart, OrgChart) else ()
        yield Drawn(caption, chart.description, png, *size, marks=marks)


def png_of(picture: Picture, fonts: Fonts, dpi: int, title: str = "", description: str = "") -> bytes:
    """A drawing as PNG on white, with its title and description in the file. Raises ReportError where it would
    not fit into memory. Runs in one thread at a time."""
    across, down = (round((length + 2 * _EDGE) * dpi / 72) for length in (picture.width, picture.height))
    if across * down > _MOST_DOTS:
        raise ReportError(ReportErrorKind.PICTURE_TOO_LARGE, title, f"{across} × {down}")
    document = pypdfium2.PdfDocument(_single_page(picture, fonts))
    try:
        image = document[0].render(scale=dpi / 72).to_pil()
    finally:
        document.close()
    words = PngInfo()
    for key, text in (("Title", title), ("Description", description)):
        if text:
            words.add_itxt(key, text)
    stream = io.BytesIO()
    image.save(stream, "PNG", dpi=(dpi, dpi), pnginfo=words)
    return stream.getvalue()


def _marks(boxes: Iterable[ChartBox]) -> tuple[tuple[str, PageMark], ...]:
    """Each mark once, with the units that it stands for: of many the first and the last."""
    found: dict[PageMark, list[str]] = {}
    for box in boxes:
        if box.mark:
            found.setdefault(box.mark, []).append(" ".join(box.lines[:1]))
    return tuple((_first_to_last(names), mark) for mark, names in found.items())


def _shown(chart: OrgChart, picture: Picture) -> Iterator[ChartBox]:
    """The boxes of a chart that stand in one of its pictures."""
    shown = {shape.about for shape in picture.shapes if isinstance(shape, Label)}
    return (box for box in chart.scene.boxes if box.id in shown)


def _first_to_last(names: Sequence[str]) -> str:
    return " … ".join((names[0], names[-1])) if len(names) > 2 else ", ".join(names)


def _given(block: PictureBlock, page: Page) -> Drawn:
    try:
        with Image.open(io.BytesIO(block.data), formats=PICTURE_FORMATS) as image:
            image.load()
            (across, down), kind, data = image.size, str(image.format).lower(), block.data
            if kind == "jpeg" and (data[6:10] not in _KNOWN_JPEGS or image.mode not in ("RGB", "L")):
                kind, data = "png", _as_png(image)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ReportError(ReportErrorKind.PICTURE_DAMAGED, block.caption or block.description) from error
    width = min(block.width_mm * 72 / 25.4, page.frame_width, _OF_A_PAGE * page.chart_height * across / down)
    return Drawn(block.caption, block.description, data, width, width * down / across, block.align, kind)


def _as_png(image: Image.Image) -> bytes:
    """For JPEGs as printers want them, which office programs do not read."""
    stream = io.BytesIO()
    image.convert("RGB").save(stream, "PNG")
    return stream.getvalue()


def _single_page(picture: Picture, fonts: Fonts) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream, (picture.width + 2 * _EDGE, picture.height + 2 * _EDGE), invariant=1)
    canvas.translate(_EDGE, picture.height + _EDGE)
    draw_shapes(picture.shapes, canvas, fonts)
    canvas.save()
    return stream.getvalue()


def _pictures(chart: OrgChart | BarChart | BridgeChart, page: Page, fonts: Fonts) -> list[tuple[str, Picture]]:
    width, height = page.frame_width - 2 * _EDGE, page.chart_height - 2 * _EDGE
    match chart:
        case OrgChart():
            return _org_pictures(chart, width, height, fonts)
        case BarChart():
            found = bar_pictures(chart, width, height, fonts.width)
            count = len(found)
            return [(chart.caption + of_several(number, count), each) for number, each in enumerate(found, 1)]
        case BridgeChart():
            return [(chart.caption, bridge_picture(chart, width, fonts.width))]


def _org_pictures(chart: OrgChart, width: float, height: float, fonts: Fonts) -> list[tuple[str, Picture]]:
    height -= _line_height(chart.scene, width, fonts)

    def scale_of(scene: ChartScene) -> float:
        return fitting_scale(scene, width, height, fonts.width)

    cut = sheets(chart.scene, lambda scene: scale_of(scene) >= smallest_scale(scene) - _NEARLY)
    scale = min(scale_of(sheet.scene) for sheet in cut)
    return [
        (_caption(chart.caption, sheet, number, len(cut)), org_picture(sheet.scene, scale, width, fonts.width))
        for number, sheet in enumerate(cut, 1)
    ]


def _line_height(scene: ChartScene, width: float, fonts: Fonts) -> float:
    """What the line below a picture takes that says where its boxes go on."""
    texts = [f"{names}: {mark.sheet} · {_LONG_NUMBER}" for names, mark in _marks(scene.boxes)]
    lines = ceil(fonts.width(" ".join(texts), SMALL.size, False) / (width * _FILLED))
    return lines * SMALL.leading + SMALL.after if texts else 0.0


def _caption(caption: str, sheet: Sheet, number: int, count: int) -> str:
    return f"{caption}{of_several(number, count)}: {' › '.join(sheet.path)}" if count > 1 else caption
