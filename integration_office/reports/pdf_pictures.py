"""Pictures in a paper: a coat of arms, a signature; opaque and in the colours that the file explains."""

import io

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable

from integration_office.reports.blocks import Align, Picture
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.fonts import Fonts, clean
from integration_office.reports.pdf_styles import CAPTION, PageShape
from integration_office.reports.pdf_text import markup
from integration_office.reports.tagging_canvas import TaggedCanvas
from integration_office.reports.tagging_text import TaggedParagraph
from integration_office.reports.tagging_tree import Node

_POINTS_PER_MM = 72 / 25.4
_OF_A_PAGE = 0.8  # no picture is higher
PICTURE_FORMATS = ("PNG", "JPEG")
_BEFORE_THE_PICTURE = {Align.LEFT: 0.0, Align.CENTRE: 0.5, Align.RIGHT: 1.0}  # share of the free width


def picture_flowables(block: Picture, page: PageShape, fonts: Fonts, parent: Node) -> list[Flowable]:
    """The picture below its caption, as a figure below `parent`. Raises ReportError for bytes that are no
    picture."""
    image = _opaque(block)
    width = min(block.width_mm * _POINTS_PER_MM, page.frame_width)
    width *= min(1.0, _OF_A_PAGE * page.frame_height / (width * image.height / image.width))
    caption = [
        TaggedParagraph(markup(text, fonts, bold=True), CAPTION, node=parent.child("P"))
        for text in (block.caption,)
        if text
    ]
    for above in caption:
        above.keepWithNext = 1
    node = parent.child("Figure", "Layout", {"Placement": "Block"}, alt=clean(block.description))
    return [*caption, _Image(image, width, block.align, node)]


class _Image(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A picture in its place on the line."""

    spaceBefore = spaceAfter = 4.0

    def __init__(self, image: Image.Image, width: float, align: Align, node: Node) -> None:
        super().__init__()
        self._image, self._shown, self._align, self._node = image, width, align, node

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width, self.height = width, self._shown * self._image.height / self._image.width
        return self.width, self.height

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        if canvas.rehearsal:
            return
        x = (self.width - self._shown) * _BEFORE_THE_PICTURE[self._align]
        left, bottom = canvas.absolutePosition(x, 0)
        box = (left, bottom, left + self._shown, bottom + self.height)
        self._node.attributes["BBox"] = tuple(round(side, 2) for side in box)
        with canvas.element(self._node):
            canvas.drawImage(ImageReader(self._image), x, 0, self._shown, self.height)


def _opaque(block: Picture) -> Image.Image:
    """The picture as red, green and blue on white."""
    try:
        with Image.open(io.BytesIO(block.data), formats=PICTURE_FORMATS) as image:
            picture = image.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ReportError(ReportErrorKind.PICTURE_DAMAGED, block.caption or block.description) from error
    white = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(white, picture).convert("RGB")
