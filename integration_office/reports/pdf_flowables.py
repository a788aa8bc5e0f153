"""Each kind of block as what ReportLab lays out, and as an element of the tree: one function per kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, PageBreakIfNotEmpty

from integration_office.reports import blocks
from integration_office.reports.fonts import Fonts, clean
from integration_office.reports.pdf_boxes import callout, item_paragraphs, key_figures
from integration_office.reports.pdf_charts import bar_figures, org_figures
from integration_office.reports.pdf_contents import Contents
from integration_office.reports.pdf_pictures import picture_flowables
from integration_office.reports.pdf_styles import (
    ACCENT,
    BODY,
    CONTENTS_TITLE,
    HEADINGS,
    INTRODUCTION,
    LANDSCAPES,
    PORTRAIT,
    SMALL,
    SUBTITLE,
    TITLE,
    PageShape,
)
from integration_office.reports.pdf_tables import table_flowable
from integration_office.reports.pdf_text import Entry, markup
from integration_office.reports.tagging_text import TaggedParagraph
from integration_office.reports.tagging_tree import Node, Sections

_WHOLE = 0.9  # of a page: contents that take more may begin anywhere


@dataclass(frozen=True, slots=True)
class Setting:
    """What every block needs to be set: fonts, the format's words, the page; all headings of the paper, and
    those that are still to come."""

    fonts: Fonts
    words: blocks.PaperWords
    page: PageShape
    headings: tuple[Entry, ...]
    entries: Iterator[Entry]
    sections: Sections

    @property
    def here(self) -> Node:
        """The element that the next block belongs to."""
        return self.sections.here


def story(document: blocks.Document, fonts: Fonts, root: Node) -> list[Flowable]:
    """The whole paper, its elements below `root`. Raises ReportError for a glyph no font has or a table that
    is too wide."""
    headings = _entries(document, fonts)
    setting = Setting(fonts, document.words, PORTRAIT, headings, iter(headings), Sections(root))
    title = markup(document.title, fonts, bold=True)
    front: list[Flowable] = [TaggedParagraph(title, TITLE, node=root.child("Title"))]
    if document.subtitle:
        front.append(TaggedParagraph(markup(document.subtitle, fonts), SUBTITLE, node=root.child("P")))
    rule = _Rule(width="100%", thickness=1.2, color=ACCENT, spaceBefore=2, spaceAfter=12)
    return _with_single_breaks([*front, rule, *_all(document.blocks, setting)])


def flowables(block: blocks.Block, setting: Setting) -> Sequence[Flowable]:
    """What one block becomes."""
    match block:
        case blocks.Heading():
            return [_heading(next(setting.entries), setting.sections)]
        case blocks.Paragraph():
            return [_paragraph(block, setting.fonts, setting.here)]
        case blocks.BulletList():
            return item_paragraphs(block, setting.fonts, setting.here)
        case blocks.KeyFigures():
            return [key_figures(block, setting.page, setting.fonts, setting.here)]
        case blocks.Table():
            return [table_flowable(block, setting.page, setting.fonts, setting.words, setting.here)]
        case blocks.OrgChart() | blocks.BarChart() | blocks.BridgeChart() | blocks.Picture():
            return _figures(block, setting)
        case blocks.Callout():
            return [callout(block, setting.page, setting.fonts, setting.here)]
        case blocks.PageBreak():
            return [PageBreakIfNotEmpty()]
        case blocks.Landscape():
            return _landscape(block, setting)
        case blocks.TableOfContents():
            return _contents(block, setting)


class HeadingParagraph(TaggedParagraph):
    """A heading; the page it is drawn on enters it into outline and table of contents."""

    entry: Entry | None = None


class _Rule(HRFlowable):  # type: ignore[misc]  # reportlab has no types
    """A line that is decoration."""

    def draw(self) -> None:
        with self.canv.artifact():
            super().draw()


def _entries(document: blocks.Document, fonts: Fonts) -> tuple[Entry, ...]:
    headings = [block for block in blocks.flat(document.blocks) if isinstance(block, blocks.Heading)]
    return tuple(
        Entry(
            heading.level,
            markup(heading.text, fonts, bold=True),
            clean(heading.text),
            heading.bookmark or f"heading-{number}",
        )
        for number, heading in enumerate(headings, 1)
    )


def _all(parts: Sequence[blocks.Block], setting: Setting) -> list[Flowable]:
    return [flowable for block in parts for flowable in flowables(block, setting)]


def _with_single_breaks(parts: Sequence[Flowable]) -> list[Flowable]:
    """Page breaks that follow each other become one, to the last named page; none stands at the end.
    ReportLab would make an empty page of the second, and stumbles over the last."""
    kept: list[Flowable] = []
    for part in parts:
        if isinstance(part, PageBreakIfNotEmpty) and isinstance(kept[-1], PageBreakIfNotEmpty):
            kept[-1] = PageBreakIfNotEmpty(part.nextTemplate or kept[-1].nextTemplate)
        else:
            kept.append(part)
    return kept[:-1] if isinstance(kept[-1], PageBreakIfNotEmpty) else kept


def _heading(entry: Entry, sections: Sections) -> HeadingParagraph:
    node = sections.begin(entry.level).child(f"H{entry.level}")
    heading = HeadingParagraph(entry.text, HEADINGS[entry.level], node=node)
    heading.entry = entry
    return heading


def _figures(
    block: blocks.OrgChart | blocks.BarChart | blocks.BridgeChart | blocks.Picture, setting: Setting
) -> list[Flowable]:
    match block:
        case blocks.OrgChart():
            return org_figures(block, setting.page, setting.fonts, setting.here)
        case blocks.Picture():
            return picture_flowables(block, setting.page, setting.fonts, setting.here)
        case _:
            return bar_figures(block, setting.page, setting.fonts, setting.here)


def _paragraph(block: blocks.Paragraph, fonts: Fonts, parent: Node) -> TaggedParagraph:
    style = SMALL if block.small else INTRODUCTION if block.keep_with_next else BODY
    return TaggedParagraph(markup(block.text, fonts, anchor=block.bookmark), style, node=parent.child("P"))


def _landscape(block: blocks.Landscape, setting: Setting) -> list[Flowable]:
    page = LANDSCAPES[block.size]
    inside = _all(block.blocks, replace(setting, page=page))
    return [PageBreakIfNotEmpty(page.name), *inside, PageBreakIfNotEmpty(setting.page.name)]


def _contents(block: blocks.TableOfContents, setting: Setting) -> list[Flowable]:
    if not any(entry.level <= block.depth for entry in setting.headings):
        return []
    node = setting.here.child("TOC")
    letters = markup(block.title, setting.fonts, bold=True)
    title = TaggedParagraph(letters, CONTENTS_TITLE, node=node.child("Caption"))
    contents = Contents(block.depth, setting.headings, node)
    return [CondPageBreak(min(contents.room, _WHOLE * setting.page.frame_height)), title, contents]
