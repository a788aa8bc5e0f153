"""Paints what is visible of a chart: grounds, lines, boxes and what stands in them, each as far as it can
be told apart.

Everything is painted in device pixels, on whole ones, so that edges are crisp on every screen.
"""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen

from integration_office.diagram.columns import Bytes
from integration_office.diagram.links import links, rows_with_visible_links
from integration_office.diagram.tidy_tree import BOX_HEIGHT, BOX_WIDTH, INDENT
from integration_office.diagram.tree import Rows
from integration_office.diagram.visibility import Visible, visible
from integration_office.ui.canvas import lettering, marks, outlook_marks, posts
from integration_office.ui.canvas.advisor import Tint
from integration_office.ui.canvas.buffers import fill, fill_by_tone, shrunk, stroke
from integration_office.ui.canvas.camera import Camera
from integration_office.ui.canvas.chart import CHANGED, Boxes, Chart, block_rects, box_rects
from integration_office.ui.canvas.positions import PositionShelf
from integration_office.ui.canvas.style import ROLES, Style

PANEL_RIM = 7.0
SMALLEST_OPENED = 5.0
SMALLEST_OPENED_FAR = 9.0
THINNEST_BOX = 0.7
SMALLEST_RIMMED = 8
SMALLEST_STRIPED = 14
STRIPE = 4.0
NOTHING: Rows = np.empty(0, np.intp)


@dataclass(frozen=True, slots=True)
class Sheet:
    """Something to paint a chart on: `camera` in device pixels, width and height of the picture, and how
    it is to look."""

    chart: Chart
    camera: Camera
    width: int
    height: int
    style: Style
    shelf: PositionShelf
    tint: Tint | None = None


def paint(painter: QPainter, sheet: Sheet, hidden: Rows = NOTHING) -> None:
    """The whole picture, without the boxes that are shown in motion elsewhere."""
    fill(painter, np.array([[0, 0, sheet.width - 1, sheet.height - 1]], np.int32), sheet.style.colours.ground)
    seen = _seen(sheet)
    _paint_panels(painter, sheet, seen)
    _paint_areas(painter, sheet, seen.areas)
    _paint_links(painter, sheet, seen, hidden)
    rows = np.setdiff1d(seen.boxes, hidden) if len(hidden) else seen.boxes
    layout, camera = sheet.chart.layout, sheet.camera
    rows = rows[layout.h[rows] * camera.scale >= THINNEST_BOX]
    rects = box_rects(layout, rows, camera, sheet.width, sheet.height)
    width, height = layout.w[rows] * camera.scale, layout.h[rows] * camera.scale
    boxes = Boxes(rows, rects, width, height, BOX_WIDTH * camera.scale)
    paint_boxes(painter, sheet, boxes)
    if sheet.tint is not None:
        outlook_marks.paint(painter, sheet.style, boxes, sheet.tint[rows])


def paint_boxes(painter: QPainter, sheet: Sheet, boxes: Boxes, with_positions: bool = True) -> None:
    """Boxes of units at the given places, with what stands in them."""
    style = sheet.style
    is_far = boxes.height < style.px(SMALLEST_RIMMED)
    _paint_far(painter, sheet, boxes.where(is_far))
    near = boxes.where(~is_far)
    tones = _tones(sheet, near.rows)
    fill_by_tone(painter, near.rects, tones, style.tones.rim)
    fill_by_tone(painter, shrunk(near.rects, max(1, style.px(1))), tones, style.tones.fill)
    striped = near.height >= style.px(SMALLEST_STRIPED)
    stripes = near.rects[striped].copy()
    stripes[:, 2] = stripes[:, 0] + style.px(STRIPE) - 1
    fill_by_tone(painter, stripes, tones[striped], style.tones.stripe)
    marks.paint_patterns(painter, style, sheet.chart.columns, near)
    lettering.paint(painter, style, sheet.chart, near, tones, (sheet.width, sheet.height))
    if with_positions:
        posts.paint(painter, sheet, near)
    marks.paint_badges(painter, style, sheet.chart.columns, near)


def _paint_far(painter: QPainter, sheet: Sheet, boxes: Boxes) -> None:
    fill_by_tone(painter, boxes.rects, _tones(sheet, boxes.rows), sheet.style.tones.far)
    is_changed = (sheet.chart.columns.marks[boxes.rows] & int(CHANGED)) != 0
    marks.paint_distant(painter, sheet.style, boxes.rects[is_changed])


def _seen(sheet: Sheet) -> Visible:
    scale = sheet.camera.scale
    smallest = SMALLEST_OPENED if BOX_HEIGHT * scale >= 1 else SMALLEST_OPENED_FAR
    region = sheet.camera.region_of(sheet.width, sheet.height).grown(PANEL_RIM)
    return visible(sheet.chart.layout, region, sheet.style.ratio * smallest / scale)


def _tones(sheet: Sheet, rows: Rows) -> Bytes:
    hues = len(sheet.style.colours.hues) - 1
    branch = sheet.chart.branch[rows]
    hue = np.where(branch > 0, (branch - 1) % hues + 1, 0)
    tones: Bytes = (hue * ROLES + sheet.chart.role[rows]).astype(np.uint8)
    return tones


def _paint_panels(painter: QPainter, sheet: Sheet, seen: Visible) -> None:
    """The ground of each Dezernat, so that it is seen as one from afar."""
    layout = sheet.chart.layout
    rows = np.concatenate([seen.open_blocks, seen.areas])
    rows = rows[(layout.tree.depth[rows] == 1) & (sheet.chart.branch[rows] > 0)]
    rects = block_rects(layout, rows, sheet.camera, sheet.width, sheet.height, PANEL_RIM)
    fill_by_tone(painter, rects, _tones(sheet, rows), sheet.style.tones.panel)


def _paint_areas(painter: QPainter, sheet: Sheet, rows: Rows) -> None:
    rects = block_rects(sheet.chart.layout, rows, sheet.camera, sheet.width, sheet.height)
    fill_by_tone(painter, rects, _tones(sheet, rows), sheet.style.tones.far)
    marks.paint_distant(painter, sheet.style, rects[sheet.chart.holds_change[rows]])


def _paint_links(painter: QPainter, sheet: Sheet, seen: Visible, hidden: Rows) -> None:
    if sheet.camera.scale * INDENT < sheet.style.px(3):
        return
    rows = rows_with_visible_links(sheet.chart.layout, seen)
    rows = np.setdiff1d(rows, hidden) if len(hidden) else rows
    camera = sheet.camera
    lines = links(sheet.chart.layout, rows)
    lines -= (camera.left, camera.top, camera.left, camera.top)
    lines *= camera.scale
    np.clip(lines, -10, (sheet.width + 10, sheet.height + 10) * 2, out=lines)
    width = max(1, sheet.style.px(1))
    offset = 0.5 if width % 2 else 0.0
    painter.setPen(QPen(sheet.style.colours.line, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
    stroke(painter, np.floor(lines) + offset)
