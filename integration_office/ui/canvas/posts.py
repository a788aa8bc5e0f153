"""Paints the positions inside the boxes: squares from afar, small labelled boxes from near."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from integration_office.diagram.columns import Mark
from integration_office.ui.appearance import with_alpha
from integration_office.ui.canvas import marks
from integration_office.ui.canvas.buffers import Rects, fill, shrunk
from integration_office.ui.canvas.chart import Boxes
from integration_office.ui.canvas.lettering import SMALLEST_WITH_POSITIONS
from integration_office.ui.canvas.positions import SMALLEST_LABELLED, SMALLEST_SHOWN, Grid, PositionLine, grid
from integration_office.ui.canvas.style import Style

if TYPE_CHECKING:
    from integration_office.ui.canvas.painting import Sheet

LARGEST_TITLE = 13
SMALLEST_TITLE = 8
_KW = int(Mark.KW)


def paint(painter: QPainter, sheet: Sheet, boxes: Boxes) -> None:
    """The positions of every box that is large enough to show them."""
    own = sheet.chart.columns.own_positions[boxes.rows]
    near = (boxes.height >= sheet.style.px(SMALLEST_WITH_POSITIONS)) & (own > 0)
    for row in boxes.rows[near].tolist():
        _paint_unit(painter, sheet, row)


def unit_grid(sheet: Sheet, row: int) -> Grid:
    """The cells of a unit's positions in device pixels."""
    x, y, w, h = sheet.chart.layout.positions_area(row)
    camera = sheet.camera
    area = (
        (x - camera.left) * camera.scale,
        (y - camera.top) * camera.scale,
        w * camera.scale,
        h * camera.scale,
    )
    return grid(area, max(1, int(sheet.chart.columns.own_positions[row])))


def is_labelled(style: Style, cells: Grid) -> bool:
    """Whether cells are large enough for a label, and so to be clicked and dragged."""
    return cells.cell_width >= style.px(SMALLEST_LABELLED[0]) and cells.cell_height >= style.px(SMALLEST_LABELLED[1])


def _paint_unit(painter: QPainter, sheet: Sheet, row: int) -> None:
    cells = unit_grid(sheet, row)
    if min(cells.cell_width, cells.cell_height) < sheet.style.px(SMALLEST_SHOWN):
        return
    lines = sheet.shelf.of(sheet.chart.columns.ids[row])
    seen = cells.cells_in(0, 0, sheet.width, sheet.height)
    seen = seen[seen < len(lines)]
    gap = max(1, min(sheet.style.px(4), int(cells.cell_height * 0.12)))
    places = cells.rects(seen, gap)
    shown = [lines[cell] for cell in seen.tolist()]
    labelled = is_labelled(sheet.style, cells)
    _paint_cells(painter, sheet.style, places, shown, hatched=not labelled)
    if labelled:
        for line, rect in zip(shown, places.tolist(), strict=True):
            _paint_label(painter, sheet.style, line, rect)


def _paint_cells(painter: QPainter, style: Style, places: Rects, lines: list[PositionLine], hatched: bool) -> None:
    """Rim and ground of each cell; the filled share is a darker ground from the left, a vacant post is
    hatched, or has a dashed rim where there is a label to read."""
    colours = style.colours
    share = np.array([min(line.filled / line.fte, 1.0) if line.fte > 0 else 0.0 for line in lines])
    fill(painter, places, colours.border)
    inner = shrunk(places, 1) if style.px(1) else places
    fill(painter, inner, colours.surface)
    if len(inner) == len(places):
        width = (inner[:, 2] - inner[:, 0] + 1) * share
        taken = inner.copy()
        taken[:, 2] = inner[:, 0] + np.rint(width).astype(np.int32) - 1
        fill(painter, taken[share > 0], with_alpha(colours.accent, 0.22))
        _paint_vacant(painter, style, inner[share == 0], hatched)
    for mark in (Mark.TOUCHED, Mark.MOVED, Mark.NEW):
        marked = places[np.array([bool(line.marks & int(mark)) for line in lines], bool)]
        if len(marked):
            fill(painter, marked, style.pattern(with_alpha(style.mark_colour(mark), 0.5), marks.PATTERNS[mark]))


def _paint_vacant(painter: QPainter, style: Style, places: Rects, hatched: bool) -> None:
    if hatched:
        fill(painter, places, style.pattern(with_alpha(style.colours.muted, 0.5), Qt.BrushStyle.BDiagPattern))
    else:
        marks.dash(painter, places, style.colours.muted, style.px(1))


def _paint_label(painter: QPainter, style: Style, line: PositionLine, rect: list[int]) -> None:
    """Title above, grade and FTE below; one line where only one has room."""
    left, top, right, bottom = rect
    pad = style.px(3 if right - left < style.px(110) else 7)
    width, height = right - left - 2 * pad, bottom - top + 1
    two = height >= style.px(2 * SMALLEST_TITLE * 1.25)
    pixels = int(min(max(height / (2.7 if two else 1.5), style.px(SMALLEST_TITLE)), style.px(LARGEST_TITLE)))
    amount = style.fte_text(line.fte)
    facts = f"{line.grade} · {amount}" if line.grade else amount
    painter.setFont(style.font(pixels))
    painter.setPen(QPen(style.colours.text))
    texts = (line.title or line.id, facts) if two else (f"{line.grade} {line.title}".strip(),)
    block = len(texts) * pixels * 1.2
    baseline = top + (height - block) / 2 + pixels * 0.95
    for text in texts:
        painter.drawText(QPointF(left + pad, round(baseline)), style.fitter.line(text, width, pixels))
        painter.setPen(style.colours.muted)
        baseline += pixels * 1.2
    if line.marks & _KW and width > style.px(50):
        size = style.px(11)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        marks.paint_badge(
            painter, style, Mark.KW, QRectF(right - size * 1.6, bottom - size - style.px(1), size * 1.5, size)
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
