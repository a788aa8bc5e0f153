"""Pages of a PDF as pictures: pure functions for a worker thread."""

import threading
from dataclasses import dataclass

from PySide6.QtGui import QImage

_POINTS_PER_INCH = 72.0
PDFIUM = threading.Lock()
"""PDFium serves one thread at a time: whoever calls it holds this."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """In points, 1/72 inch."""

    width: float
    height: float


def page_sizes(pdf: bytes) -> tuple[PageSize, ...]:
    """The size of every page."""
    # Loading PDFium takes 0.1 s: here it takes them from the worker, not from the window.
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return tuple(PageSize(*document.get_page_size(page)) for page in range(len(document)))
        finally:
            document.close()


def page_image(pdf: bytes, page: int, width: int) -> QImage:
    """One page, counted from 0, as many pixels wide as asked."""
    import pypdfium2

    with PDFIUM:
        document = pypdfium2.PdfDocument(pdf)
        try:
            scale = width / document.get_page_size(page)[0]
            bitmap = document[page].render(scale=scale, prefer_bgrx=True)
            return _copied(bitmap)
        finally:
            document.close()


def pixels(points: float, dots_per_inch: float) -> int:
    """A length in points as pixels, at least one."""
    return max(1, round(points * dots_per_inch / _POINTS_PER_INCH))


def _copied(bitmap: object) -> QImage:
    """A picture of its own: the bitmap's memory goes with the document."""
    data, size = memoryview(bitmap.buffer), (bitmap.width, bitmap.height)  # type: ignore[attr-defined]
    return QImage(data, *size, bitmap.stride, QImage.Format.Format_RGB32).copy()  # type: ignore[attr-defined]
