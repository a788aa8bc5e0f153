"""Each kind of block as what ReportLab lays out. One function or class per kind: here tagging begins."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, HRFlowable, PageBreakIfNotEmpty, Paragraph
from reportlab.platypus import Table as PlatypusTable
from reportlab.platypus.tableofcontents import TableOfContents as PlatypusContents

from integration_office.reports import blocks
from integration_office.reports.fonts import Fonts, clean
from integration_office.reports.pdf_charts import bar_figures, org_figures
from integration_office.reports.pdf_styles import (
    ACCENT,
    BODY,
    CALLOUT,
    CALLOUT_COLOURS,
    CALLOUT_SIGNS,
    CALLOUT_TITLE,
    CONTENTS,
    CONTENTS_TITLE,
    FIGURE_CHANGE,
    FIGURE_LABEL,
    FIGURE_VALUE,
    HAIRLINE,
    HEADINGS,
    INTRODUCTION,
    ITEM,
    LANDSCAPES,
    NOTE,
    NUMBERED_ITEM,
    PALER,
    PORTRAIT,
    SMALL,
    SUBTITLE,
    TITLE,
    PageShape,
)
from integration_office.reports.pdf_tables import KeptTable, table_flowable
from integration_office.reports.pdf_text import markup

_FIGURES_IN_A_ROW = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading as outline and table of contents know it; `text` is markup, `plain` is not."""

    level: int
    text: str
    plain: str
    key: str


@dataclass(frozen=True, slots=True)
class Setting:
    """What every block needs to be set: fonts, the format's words, the page; all headings of the paper, and
    those that are still to come."""

    fonts: Fonts
    words: blocks.PaperWords
    page: PageShape
    headings: tuple[Entry, ...]
    entries: Iterator[Entry]


def story(document: blocks.Document, fonts: Fonts) -> list[Flowable]:
    """The whole paper. Raises ReportError for a glyph no font has or a table that is too wide."""
    headings = _entries(document, fonts)
    setting = Setting(fonts, document.words, PORTRAIT, headings, iter(headings))
    front: list[Flowable] = [Paragraph(markup(document.title, fonts, bold=True), TITLE)]
    if document.subtitle:
        front.append(Paragraph(markup(document.subtitle, fonts), SUBTITLE))
    rule = HRFlowable(width="100%", thickness=1.2, color=ACCENT, spaceBefore=2, spaceAfter=12)
    return _with_single_breaks([*front, rule, *_all(document.blocks, setting)])


def flowables(block: blocks.Block, setting: Setting) -> Sequence[Flowable]:
    """What one block becomes."""
    match block:
        case blocks.Heading():
            return [_heading(next(setting.entries))]
        case blocks.Paragraph():
            return [_paragraph(block, setting.fonts)]
        case blocks.BulletList():
            return _list(block, setting.fonts)
        case blocks.KeyFigures():
            return [_key_figures(block, setting)]
        case blocks.Table():
            return [table_flowable(block, setting.page, setting.fonts, setting.words)]
        case blocks.OrgChart():
            return org_figures(block, setting.page, setting.fonts)
        case blocks.BarChart() | blocks.BridgeChart():
            return bar_figures(block, setting.page, setting.fonts)
        case blocks.Callout():
            return [_callout(block, setting)]
        case blocks.PageBreak():
            return [PageBreakIfNotEmpty()]
        case blocks.Landscape():
            return _landscape(block, setting)
        case blocks.TableOfContents():
            return _contents(block, setting)


class HeadingParagraph(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A heading; the page it is drawn on enters it into outline and table of contents."""

    entry: Entry | None = None


class Contents(PlatypusContents):  # type: ignore[misc]  # reportlab has no types
    """The table of contents. It knows its entries from the start, so that it takes its final room in the
    first pass already."""

    def __init__(self, depth: int, entries: Sequence[Entry]) -> None:
        nothing = [(side + "PADDING", (0, 0), (-1, -1), 0) for side in ("TOP", "BOTTOM", "LEFT", "RIGHT")]
        super().__init__(levelStyles=list(CONTENTS), tableStyle=nothing, dotsMinLevel=0)
        self._depth = depth
        for entry in entries:
            self.addEntry(entry.level - 1, entry.text, 0, entry.key)

    def addEntry(self, level: int, text: str, pageNum: int, key: str | None = None) -> None:  # noqa: N803
        if level < self._depth:
            super().addEntry(level, text, pageNum, key)


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


def _heading(entry: Entry) -> HeadingParagraph:
    heading = HeadingParagraph(entry.text, HEADINGS[entry.level])
    heading.entry = entry
    return heading


def _paragraph(block: blocks.Paragraph, fonts: Fonts) -> Paragraph:
    style = SMALL if block.small else INTRODUCTION if block.keep_with_next else BODY
    return Paragraph(markup(block.text, fonts, anchor=block.bookmark), style)


def _list(block: blocks.BulletList, fonts: Fonts) -> list[Flowable]:
    style = NUMBERED_ITEM if block.numbered else ITEM
    items = [
        Paragraph(markup(item, fonts), style, bulletText=f"{number}." if block.numbered else "•")
        for number, item in enumerate(block.items, 1)
    ]
    for item in items[-1:]:
        item.spaceAfter = BODY.spaceAfter + 2
    return items


def _key_figures(block: blocks.KeyFigures, setting: Setting) -> KeptTable:
    columns = min(_FIGURES_IN_A_ROW, len(block.figures)) if len(block.figures) != 5 else 3
    cells = [_key_figure(figure, setting.fonts) for figure in block.figures]
    cells += [[] for _ in range(-len(cells) % columns)]
    rows = [cells[start : start + columns] for start in range(0, len(cells), columns)]
    style = [
        ("BACKGROUND", (0, 0), (-1, -1), PALER),
        ("LINEABOVE", (0, 0), (-1, 0), 0.9, ACCENT),
        ("LINEBELOW", (0, -1), (-1, -1), 0.9, ACCENT),
        ("LINEBEFORE", (1, 0), (-1, -1), 0.5, HAIRLINE),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        *_padding(7),
    ]
    width = setting.page.frame_width / columns
    grid = PlatypusTable(rows, colWidths=[width] * columns, style=style, splitInRow=1)
    return KeptTable(grid, setting.page.frame_height, [False] * len(rows))


def _key_figure(figure: blocks.KeyFigure, fonts: Fonts) -> list[Flowable]:
    mark: tuple[blocks.Inline, ...] = (figure.reference,) if figure.reference else ()
    parts: list[tuple[ParagraphStyle, blocks.Text, bool]] = [
        (FIGURE_LABEL, (blocks.Run(figure.label), *mark), False),
        (FIGURE_VALUE, figure.value.replace(" ", "\u00a0"), True),
        (FIGURE_CHANGE, figure.change, True),
        (NOTE, figure.note, False),
    ]
    return [Paragraph(markup(text, fonts, bold), style) for style, text, bold in parts if text]


def _callout(block: blocks.Callout, setting: Setting) -> KeptTable:
    fonts, colour = setting.fonts, CALLOUT_COLOURS[block.kind]
    title = f"{CALLOUT_SIGNS[block.kind]} {block.title}"
    rows: list[list[Any]] = [[Paragraph(markup(title, fonts, bold=True), CALLOUT_TITLE)]]
    rows += [[Paragraph(markup(text, fonts), CALLOUT)] for text in block.paragraphs]
    style = [
        ("BACKGROUND", (0, 0), (-1, -1), PALER),
        ("LINEBEFORE", (0, 0), (0, -1), 3, colour),
        *_padding(3),
        ("LEFTPADDING", (0, 0), (-1, -1), 10),
        ("TOPPADDING", (0, 0), (-1, 0), 6),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 7),
    ]
    grid = PlatypusTable(rows, colWidths=[setting.page.frame_width], style=style, splitInRow=1)
    return KeptTable(grid, setting.page.frame_height, [number == 1 for number in range(len(rows))])


def _padding(points: float) -> list[tuple[Any, ...]]:
    return [(side + "PADDING", (0, 0), (-1, -1), points) for side in ("TOP", "BOTTOM", "LEFT", "RIGHT")]


def _landscape(block: blocks.Landscape, setting: Setting) -> list[Flowable]:
    page = LANDSCAPES[block.size]
    inside = _all(block.blocks, replace(setting, page=page))
    return [PageBreakIfNotEmpty(page.name), *inside, PageBreakIfNotEmpty(setting.page.name)]


def _contents(block: blocks.TableOfContents, setting: Setting) -> list[Flowable]:
    if not any(entry.level <= block.depth for entry in setting.headings):
        return []
    title = Paragraph(markup(block.title, setting.fonts, bold=True), CONTENTS_TITLE)
    return [title, Contents(block.depth, setting.headings)]
