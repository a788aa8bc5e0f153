"""The pages of an office file: which blocks stand on pages of which shape, and where a new page begins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from integration_office.reports.blocks import Block, Landscape, PageBreak
from integration_office.reports.pdf_styles import (
    BOTTOM_MARGIN,
    LANDSCAPES,
    LEFT_MARGIN,
    PORTRAIT,
    RIGHT_MARGIN,
    TOP_MARGIN,
    PageShape,
)

ABOVE_A_CHART = 122.0  # points that two headings, a line of explanation and the caption may take


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet and its margins, in points."""

    width: float
    height: float
    left: float = LEFT_MARGIN
    right: float = RIGHT_MARGIN
    top: float = TOP_MARGIN
    bottom: float = BOTTOM_MARGIN

    @property
    def is_landscape(self) -> bool:
        return self.width > self.height

    @property
    def frame_width(self) -> float:
        """The width that text may fill."""
        return self.width - self.left - self.right

    @property
    def chart_height(self) -> float:
        """The height that a chart may fill below a heading and its caption."""
        return self.height - self.top - self.bottom - ABOVE_A_CHART


@dataclass(frozen=True, slots=True)
class Part:
    """Blocks that follow each other on pages of one shape; none of them is a Landscape."""

    page: Page
    blocks: tuple[Block, ...]


def page_of(shape: PageShape) -> Page:
    return Page(shape.width, shape.height)


UPRIGHT = page_of(PORTRAIT)


def parts(blocks: Sequence[Block], page: Page = UPRIGHT) -> Iterator[Part]:
    """The blocks in their order, in parts; a part begins on a new page, so that a page break at its beginning
    or end says nothing and is left out, as is one that follows another."""
    waiting: list[Block] = []
    for block in blocks:
        if isinstance(block, Landscape):
            yield from _part(page, waiting)
            waiting = []
            yield from parts(block.blocks, page_of(LANDSCAPES[block.size]))
        else:
            waiting.append(block)
    yield from _part(page, waiting)


def _part(page: Page, blocks: Sequence[Block]) -> Iterator[Part]:
    kept: list[Block] = []
    for block in blocks:
        if not isinstance(block, PageBreak) or (kept and not isinstance(kept[-1], PageBreak)):
            kept.append(block)
    if kept and isinstance(kept[-1], PageBreak):
        kept.pop()
    if kept:
        yield Part(page, tuple(kept))
