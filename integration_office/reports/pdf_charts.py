"""Charts on paper: shapes drawn as vectors below a caption, an organisation chart on the sheets it needs."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import groupby

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from integration_office.reports.blocks import BarChart, BridgeChart, OrgChart
from integration_office.reports.chart_bars import bar_pictures, bridge_picture
from integration_office.reports.chart_cutting import Sheet, sheets
from integration_office.reports.chart_pictures import fitting_scale, org_picture, smallest_scale
from integration_office.reports.chart_shapes import Area, Label, Picture, Polyline, Shape
from integration_office.reports.charts import ChartScene, Emphasis, PageMark
from integration_office.reports.fonts import Fonts, clean
from integration_office.reports.pdf_styles import CAPTION, PageShape
from integration_office.reports.pdf_text import markup
from integration_office.reports.tagging_canvas import TaggedCanvas
from integration_office.reports.tagging_chart import BoxNodes, chart_nodes
from integration_office.reports.tagging_text import TaggedParagraph
from integration_office.reports.tagging_tree import Node
from integration_office.reports.word_breaks import SOFT_HYPHEN

SPACE_BEFORE, SPACE_AFTER = 8.0, 14.0

_ABOVE_A_CHART = 116.0  # points that two headings, a line of explanation and the caption may take
_NEARLY = 1e-6
_ABOVE, _BELOW = 0.9, 0.26  # of the size: how far a link reaches above and below the line its letters stand on


class Figure(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A picture with its caption, on one page. `node` is its element, or those of its boxes."""

    spaceBefore = SPACE_BEFORE
    spaceAfter = SPACE_AFTER

    def __init__(self, picture: Picture, caption: TaggedParagraph, node: Node | BoxNodes, fonts: Fonts) -> None:
        super().__init__()
        self._picture, self._caption, self._node, self._fonts = picture, caption, node, fonts

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        above = self._caption.wrapOn(self.canv, width, height)[1] + CAPTION.spaceAfter
        self.width, self.height = width, above + self._picture.height + 2.0
        return self.width, self.height

    def draw(self) -> None:
        if self.canv.rehearsal:
            return
        self._caption.drawOn(self.canv, 0, self.height - self._caption.height)
        if isinstance(self._node, Node):
            left, bottom = self.canv.absolutePosition(0, 0)
            box = (left, bottom, left + self._picture.width, bottom + self._picture.height)
            self._node.attributes["BBox"] = tuple(round(side, 2) for side in box)
        draw_picture(self._picture, self.canv, self._node, self._fonts)


def org_figures(chart: OrgChart, page: PageShape, fonts: Fonts, parent: Node) -> list[Flowable]:
    """The chart on one sheet or several, none with type below 7 points, all at one scale; the caption of each
    of several says which it is and where in the tree it begins. Each is a list of its boxes below `parent`."""
    width, room = page.frame_width, page.frame_height - _ABOVE_A_CHART
    cut = sheets(chart.scene, _fits(width, room, fonts))
    scale = min(_scale(sheet.scene, width, room, fonts) for sheet in cut)
    return [
        _org_figure(
            sheet.scene,
            org_picture(sheet.scene, scale, width, fonts.width),
            _caption(chart.caption, sheet, number, len(cut)),
            chart.description + of_several(number, len(cut)),
            fonts,
            parent,
        )
        for number, sheet in enumerate(cut, 1)
    ]


def bar_figures(chart: BarChart | BridgeChart, page: PageShape, fonts: Fonts, parent: Node) -> list[Flowable]:
    """A bar chart on as many pages as it needs, or a bridge on one; each a figure below `parent`."""
    width, room = page.frame_width, page.frame_height - _ABOVE_A_CHART
    if isinstance(chart, BridgeChart):
        pictures = [bridge_picture(chart, width, fonts.width)]
    else:
        pictures = bar_pictures(chart, width, room, fonts.width)
    return [
        _bar_figure(picture, chart, of_several(number, len(pictures)), fonts, parent)
        for number, picture in enumerate(pictures, 1)
    ]


def of_several(number: int, count: int) -> str:
    """What stands behind the caption of a chart's part."""
    return f" ({number}/{count})" if count > 1 else ""


def draw_picture(picture: Picture, canvas: TaggedCanvas, node: Node | BoxNodes, fonts: Fonts) -> None:
    """Paints the shapes, the picture's lower left corner at 0, 0: all as one element, or what is said of each
    box as its own and the rest as decoration."""
    canvas.saveState()
    canvas.translate(0, picture.height)
    if isinstance(node, Node):
        with canvas.element(node):
            draw_shapes(picture.shapes, canvas, fonts)
    else:
        for about, shapes in groupby(picture.shapes, _about):
            if about is None:
                with canvas.artifact():
                    draw_shapes(list(shapes), canvas, fonts)
            else:
                _draw_said(list(shapes), canvas, node[about], fonts)
    canvas.restoreState()


def draw_shapes(shapes: Sequence[Shape], canvas: Canvas, fonts: Fonts) -> None:
    """Paints the shapes of a picture, its upper edge at 0."""
    for shape in shapes:
        match shape:
            case Area():
                _draw_area(shape, canvas)
            case Polyline():
                _draw_line(shape, canvas)
            case Label():
                _draw_label(shape, canvas, fonts)


def draw_text(canvas: Canvas, x: float, y: float, text: str, size: float, fonts: Fonts, bold: bool = False) -> None:
    """One line of text from x on, with a font for every glyph."""
    for font, piece in fonts.segments(text, bold):
        canvas.setFont(font, size)
        canvas.drawString(x, y, piece)
        x += fonts.width(piece, size, bold)


def _org_figure(
    scene: ChartScene, picture: Picture, caption: str, description: str, fonts: Fonts, parent: Node
) -> Figure:
    """The description is heard in place of the caption, before the boxes."""
    node = parent.child("L", "List", {"ListNumbering": "None"})
    spoken = node.child("Caption", alt=clean(description))
    above = TaggedParagraph(markup(caption, fonts, bold=True), CAPTION, node=spoken)
    return Figure(picture, above, chart_nodes(scene, picture, node, parent), fonts)


def _bar_figure(picture: Picture, chart: BarChart | BridgeChart, part: str, fonts: Fonts, parent: Node) -> Figure:
    above = TaggedParagraph(markup(chart.caption + part, fonts, bold=True), CAPTION, node=parent.child("P"))
    node = parent.child("Figure", "Layout", {"Placement": "Block"}, alt=clean(chart.description) + part)
    return Figure(picture, above, node, fonts)


def _about(shape: Shape) -> tuple[str | Emphasis, PageMark | None] | None:
    return (shape.about, shape.mark) if isinstance(shape, Label) and shape.about else None


def _draw_said(shapes: Sequence[Shape], canvas: TaggedCanvas, node: Node, fonts: Fonts) -> None:
    """What is said of one box, or its mark as a link with the page that it leads to."""
    shown = [_with_page(shape, canvas) for shape in shapes]
    with canvas.element(node):
        draw_shapes(shown, canvas, fonts)
    for label in shown:
        if isinstance(label, Label) and label.mark:
            right = label.x + fonts.width(label.text, label.size, label.bold)
            place = (label.x, -label.y - _BELOW * label.size, right, -label.y + _ABOVE * label.size)
            canvas.link(node, label.text, label.mark.target, place)


def _with_page(shape: Shape, canvas: TaggedCanvas) -> Shape:
    if isinstance(shape, Label) and shape.mark:
        return replace(shape, text=shape.mark.on(canvas.heading_pages[shape.mark.target]))
    return shape


def _fits(width: float, height: float, fonts: Fonts) -> Callable[[ChartScene], bool]:
    def fits(scene: ChartScene) -> bool:
        return fitting_scale(scene, width, height, fonts.width) >= smallest_scale(scene) - _NEARLY

    return fits


def _scale(scene: ChartScene, width: float, height: float, fonts: Fonts) -> float:
    return fitting_scale(scene, width, height, fonts.width)


def _caption(caption: str, sheet: Sheet, number: int, count: int) -> str:
    if count == 1:
        return caption
    return f"{caption}{of_several(number, count)}: {' › '.join(sheet.path)}"


def _draw_area(area: Area, canvas: Canvas) -> None:
    if area.fill:
        canvas.setFillColor(HexColor(area.fill))
    if area.stroke:
        _set_line(canvas, area.stroke, area.line_width, area.dash)
    place = (area.x, -area.y - area.height, area.width, area.height)
    stroke, fill = int(bool(area.stroke)), int(bool(area.fill))
    if area.radius:
        canvas.roundRect(*place, area.radius, stroke=stroke, fill=fill)
    else:
        canvas.rect(*place, stroke=stroke, fill=fill)


def _draw_line(line: Polyline, canvas: Canvas) -> None:
    _set_line(canvas, line.stroke, line.line_width, line.dash)
    path = canvas.beginPath()
    (x, y), *further = line.points
    path.moveTo(x, -y)
    for x, y in further:
        path.lineTo(x, -y)
    canvas.drawPath(path, stroke=1, fill=0)


def _draw_label(label: Label, canvas: Canvas, fonts: Fonts) -> None:
    text = clean(label.text).replace(SOFT_HYPHEN, "")
    width = fonts.width(text, label.size, label.bold)
    left = {"start": 0.0, "middle": width / 2, "end": width}[label.anchor]
    canvas.setFillColor(HexColor(label.fill))
    # The space keeps this line and the next of the same box apart for those who hear them.
    draw_text(canvas, label.x - left, -label.y, text + " ", label.size, fonts, label.bold)


def _set_line(canvas: Canvas, stroke: str, width: float, dash: tuple[float, ...]) -> None:
    canvas.setStrokeColor(HexColor(stroke))
    canvas.setLineWidth(width)
    canvas.setDash(list(dash) if dash else [])
