"""Pictures of the pages that can be seen, made one after another in a worker; others are forgotten."""

from collections import OrderedDict
from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from integration_office.ui.background import Background, fail
from integration_office.ui.paper.pages import page_image


class PageImages(QObject):
    """Keeps at most `most_bytes` of pictures. What shows an older state of a page stands in until the new one is
    there."""

    arrived = Signal(int)
    """Emitted when the picture of a page is there, with the page's number from 0."""

    def __init__(self, background: Background, topic: str, most_bytes: int, parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._topic, self._most = background, topic, most_bytes
        self._pdf = b""
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._fresh: dict[int, int] = {}
        self._asked: dict[int, int] = {}

    def show(self, pdf: bytes) -> None:
        """Other pages; empty: none."""
        self._give_up(list(self._asked))
        self._pdf = pdf
        self._fresh.clear()
        if not pdf:
            self._images.clear()

    def image(self, page: int) -> QImage | None:
        """The best picture there is of a page."""
        return self._images.get(page)

    def is_fresh(self, page: int, width: int) -> bool:
        """Whether the picture shows the page as it is, as many pixels wide."""
        return self._fresh.get(page) == width

    def want(self, wanted: Mapping[int, int], *, only: bool = True) -> None:
        """These pages, each so many pixels wide; with `only` no others any more."""
        if only:
            self._give_up([page for page in self._asked if page not in wanted])
        for page, width in wanted.items():
            if page in self._images:
                self._images.move_to_end(page)
            if self._pdf and not self.is_fresh(page, width) and self._asked.get(page) != width:
                self._ask(page, width)

    def _ask(self, page: int, width: int) -> None:
        self._asked[page] = width
        pdf = self._pdf
        self._background.start(
            f"{self._topic} {page}",
            lambda _: page_image(pdf, page, width),
            partial(self._keep, page, width),
            fail,
            is_long=True,
        )

    def _give_up(self, pages: list[int]) -> None:
        for page in pages:
            del self._asked[page]
            self._background.drop(f"{self._topic} {page}")

    def _keep(self, page: int, width: int, image: QImage) -> None:
        self._asked.pop(page, None)
        self._images[page] = image
        self._images.move_to_end(page)
        self._fresh[page] = width
        self._forget_oldest()
        self.arrived.emit(page)

    def _forget_oldest(self) -> None:
        held = sum(image.sizeInBytes() for image in self._images.values())
        while held > self._most and len(self._images) > 1:
            page, image = self._images.popitem(last=False)
            self._fresh.pop(page, None)
            held -= image.sizeInBytes()
