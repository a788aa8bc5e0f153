"""Where units and posts are on the screen now: of one, or of thousands at once."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QRectF

from integration_office.ui.canvas import overlay, posts
from integration_office.ui.canvas.camera import Camera
from integration_office.ui.canvas.lettering import SMALLEST_WITH_POSITIONS
from integration_office.ui.canvas.painting import Sheet
from integration_office.ui.canvas.positions import Grid
from integration_office.ui.canvas.selection import Post


def cells_of(sheet: Sheet, row: int) -> Grid | None:
    """The cells of a unit's posts in device pixels, where they are labelled and so can be taken."""
    is_near = sheet.chart.layout.h[row] * sheet.camera.scale >= sheet.style.px(SMALLEST_WITH_POSITIONS)
    if not is_near or not sheet.chart.columns.own_positions[row]:
        return None
    cells = posts.unit_grid(sheet, row)
    return cells if posts.is_labelled(sheet.style, cells) else None


def rect_of_post(sheet: Sheet, post: Post, row: int) -> QRectF:
    """The pixels of a post in the viewport; empty where it cannot be taken."""
    cells = cells_of(sheet, row)
    places = () if cells is None else [n for n, line in enumerate(sheet.shelf.of(post.unit)) if line.id == post.id]
    if cells is None or not places:
        return QRectF()
    return QRectF(*(edge / sheet.style.ratio for edge in cells.cell(places[0])))


def units_in_view(sheet: Sheet, camera: Camera, units: Sequence[str], view: QRectF) -> list[QRectF]:
    """The boxes of those units that can be seen, as they follow one another."""
    layout = sheet.chart.layout
    rows = overlay.in_view(sheet.chart, camera, sheet.chart.rows(tuple(units)), view)
    left, top = layout.x[rows] - camera.left, layout.y[rows] - camera.top
    boxes = np.stack((left, top, layout.w[rows], layout.h[rows]), axis=1) * camera.scale
    return [QRectF(*box) for box in boxes.tolist()]


def posts_in_view(sheet: Sheet, camera: Camera, chosen: Sequence[Post], view: QRectF) -> list[QRectF]:
    """The cells of those posts that can be seen; only units that show any are asked: thousands may be selected."""
    if not chosen:
        return []
    columns, layout = sheet.chart.columns, sheet.chart.layout
    are_near = layout.h * sheet.camera.scale >= sheet.style.px(SMALLEST_WITH_POSITIONS)
    rows = overlay.in_view(sheet.chart, camera, np.flatnonzero(are_near).tolist(), view)
    row_of = {columns.ids[row]: row for row in rows}
    found = (rect_of_post(sheet, post, row_of[post.unit]) for post in chosen if post.unit in row_of)
    return [rect for rect in found if rect.intersects(view)]
