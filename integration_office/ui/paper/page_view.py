"""The pages to scroll through: painted from pictures that are made only for what can be seen."""

import math

from PySide6.QtCore import QEvent, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from integration_office.ui.background import Background
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.paper.page_images import PageImages
from integration_office.ui.paper.page_places import LARGEST, SMALLEST, Fit, Places, Zoom, placed
from integration_office.ui.paper.pages import PageSize
from integration_office.wording.language import Language

_STEP = 1.2
_MOST_BYTES = 96_000_000
_MOST_PIXELS = 24_000_000
_PAPER = QColor("#ffffff")
_MESSAGE_WIDTH = 460


class PageView(QAbstractScrollArea):
    """The pages at one zoom; without pages a message in their place."""

    page_changed = Signal(int)
    """Emitted when another page is the one being looked at, with its number from 0."""

    zoom_changed = Signal()
    """Emitted when the pages are shown larger or smaller, or fitted in another way."""

    def __init__(self, background: Background, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self.images = PageImages(background, "page", _MOST_BYTES, self)
        self._pages: tuple[PageSize, ...] = ()
        self._places = Places()
        self._zoom: Zoom = Fit.WIDTH
        self._page = 0
        self._message = ""
        self.images.arrived.connect(self._repaint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(language.tr("Seiten des Papiers"))
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self.viewport().update)

    @property
    def page(self) -> int:
        """The page that is looked at, from 0."""
        return self._page

    @property
    def page_count(self) -> int:
        return len(self._pages)

    @property
    def zoom(self) -> Zoom:
        return self._zoom

    @property
    def factor(self) -> float:
        """How large the page that is looked at is shown; 1.0 is its real size."""
        return self._places.factors[self._page] if self._places.factors else 1.0

    def show_pages(self, pdf: bytes, pages: tuple[PageSize, ...]) -> None:
        """Other pages, at the place where one was looking."""
        self.images.show(pdf)
        self._pages, self._message = pages, ""
        self._place()

    def show_message(self, text: str) -> None:
        """No pages: why there are none."""
        self.images.show(b"")
        self._pages, self._message = (), text
        self._place()
        self.setAccessibleDescription(text)

    def go_to(self, page: int) -> None:
        """A page, its top at the top."""
        if self._pages:
            page = min(max(page, 0), len(self._pages) - 1)
            self.verticalScrollBar().setValue(self._places.rects[page].top() - _peek(self._places.rects[page]))
            self._look_at(page)

    def set_zoom(self, zoom: Zoom) -> None:
        """Fitted, or at a factor; what one looks at stays in sight."""
        self._zoom = zoom if isinstance(zoom, Fit) else min(max(zoom, SMALLEST), LARGEST)
        self._place()

    def zoom_by(self, steps: int) -> None:
        """Larger, or smaller for less than 0."""
        self.set_zoom(self.factor * _STEP**steps)

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), colours_of(self).ground)
        if self._pages:
            self._paint_pages(painter)
        else:
            self._paint_message(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y()
            if steps:
                self.zoom_by(1 if steps > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {
            Qt.Key.Key_PageDown: self._page + 1,
            Qt.Key.Key_PageUp: self._page - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._pages) - 1,
        }
        if event.key() in ways and event.modifiers() in (Qt.KeyboardModifier.NoModifier, _KEYPAD):
            self.go_to(ways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    # placing

    def _place(self) -> None:
        """All pages anew, the same part of the same page at the top."""
        bar, share = self.verticalScrollBar(), self._share_above()
        self._places = placed(self._pages, self._zoom, self.viewport().size(), self.logicalDpiX())
        room, size = self.viewport().size(), self._places.size
        self.horizontalScrollBar().setRange(0, max(0, size.width() - room.width()))
        self.horizontalScrollBar().setPageStep(room.width())
        # A new range moves the bar; that is not the user looking at another page.
        blocker = QSignalBlocker(bar)
        bar.setRange(0, max(0, size.height() - room.height()))
        bar.setPageStep(room.height())
        bar.setSingleStep(max(20, room.height() // 12))
        self._page = min(self._page, max(0, len(self._pages) - 1))
        if self._pages:
            rect = self._places.rects[self._page]
            bar.setValue(round(rect.top() + share * rect.height()))
        blocker.unblock()
        self._say_page()
        self.zoom_changed.emit()
        self.viewport().update()

    def _share_above(self) -> float:
        """How much of the page that is looked at is above the upper edge."""
        if self._page >= len(self._places.rects):
            return -0.01
        rect = self._places.rects[self._page]
        return (self.verticalScrollBar().value() - rect.top()) / rect.height()

    def _on_scrolled(self) -> None:
        if self._pages:
            top = self.verticalScrollBar().value()
            self._look_at(self._places.page_at(top + self.viewport().height() // 3))
        self.viewport().update()

    def _look_at(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self._say_page()
            self.page_changed.emit(page)

    def _say_page(self) -> None:
        """A screen reader is told which page stands there."""
        if self._pages:
            text = self._language.tr("Seite {page} von {pages}", page=self._page + 1, pages=len(self._pages))
            self.setAccessibleDescription(text)
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # painting

    def _visible(self) -> dict[int, QRect]:
        """The pages that can be seen, and where in the viewport."""
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        room = self.viewport().rect()
        moved = {page: rect.translated(-across, -down) for page, rect in enumerate(self._places.rects)}
        return {page: rect for page, rect in moved.items() if rect.intersects(room)}

    def _paint_pages(self, painter: QPainter) -> None:
        visible = self._visible()
        self.images.want({page: self._pixels_across(rect) for page, rect in visible.items()})
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page, rect in visible.items():
            painter.fillRect(rect, _PAPER)
            image = self.images.image(page)
            if image is not None:
                painter.drawImage(rect, image)
            painter.setPen(colours_of(self).border)
            painter.drawRect(rect.adjusted(-1, -1, 0, 0))

    def _pixels_across(self, rect: QRect) -> int:
        """As many pixels as the screen shows, within reason."""
        ratio = self.devicePixelRatioF()
        wanted = rect.width() * ratio
        many = wanted * rect.height() * ratio
        return round(wanted * min(1.0, math.sqrt(_MOST_PIXELS / max(many, 1))))

    def _paint_message(self, painter: QPainter) -> None:
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        room = self.viewport().rect()
        width = min(_MESSAGE_WIDTH, room.width() - 32)
        box = QRect((room.width() - width) // 2, 0, width, room.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._message)

    def _repaint(self, page: int) -> None:
        rect = self._visible().get(page)
        if rect is not None:
            self.viewport().update(rect.adjusted(-1, -1, 1, 1))


_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def _peek(rect: QRect) -> int:
    """A little of the gap above shows that a page begins."""
    return min(8, rect.top())
