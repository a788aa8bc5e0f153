"""Lists, key figures and callouts: short texts side by side or in a box."""

from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from integration_office.reports import blocks
from integration_office.reports.fonts import Fonts, clean
from integration_office.reports.pdf_styles import (
    ACCENT,
    BODY,
    CALLOUT,
    CALLOUT_COLOURS,
    CALLOUT_SIGNS,
    CALLOUT_TITLE,
    FIGURE_CHANGE,
    FIGURE_LABEL,
    FIGURE_VALUE,
    HAIRLINE,
    ITEM,
    NOTE,
    NUMBERED_ITEM,
    PALER,
    PageShape,
)
from integration_office.reports.pdf_tables import KeptTable
from integration_office.reports.pdf_text import markup
from integration_office.reports.tagging_table import DecoratedTable
from integration_office.reports.tagging_text import TaggedParagraph
from integration_office.reports.tagging_tree import Node

_FIGURES_IN_A_ROW = 4


def item_paragraphs(block: blocks.BulletList, fonts: Fonts, parent: Node) -> list[Flowable]:
    """The items of a list that say something, as one below `parent`."""
    style = NUMBERED_ITEM if block.numbered else ITEM
    node = parent.child("L", "List", {"ListNumbering": "Decimal" if block.numbered else "Disc"})
    items = [
        _item(markup(item, fonts), f"{number}." if block.numbered else "•", style, node.child("LI"))
        for number, item in enumerate(block.items, 1)
        if clean(blocks.plain(item)).strip()
    ]
    for item in items[-1:]:
        item.spaceAfter = BODY.spaceAfter + 2
    return items


def key_figures(block: blocks.KeyFigures, page: PageShape, fonts: Fonts, parent: Node) -> KeptTable:
    """The figures side by side, as a list below `parent`."""
    columns = 3 if len(block.figures) in (5, 6) else min(_FIGURES_IN_A_ROW, len(block.figures))
    node = parent.child("L", "List", {"ListNumbering": "None"})
    cells = [_key_figure(figure, fonts, node.child("LI").child("LBody")) for figure in block.figures]
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
    grid = DecoratedTable(rows, colWidths=[page.frame_width / columns] * columns, style=style, splitInRow=1)
    return KeptTable(grid, page.frame_height, [False] * len(rows))


def key_figure_parts(figure: blocks.KeyFigure) -> list[tuple[blocks.Text, bool]]:
    """The texts of a figure from top to bottom, and whether each is bold: label, value, change, note."""
    mark: tuple[blocks.Inline, ...] = (figure.reference,) if figure.reference else ()
    value = figure.value.replace(" ", "\u00a0")
    return [((blocks.Run(figure.label), *mark), False), (value, True), (figure.change, True), (figure.note, False)]


def callout(block: blocks.Callout, page: PageShape, fonts: Fonts, parent: Node) -> KeptTable:
    """The remark in a box, as a division below `parent`."""
    colour, node = CALLOUT_COLOURS[block.kind], parent.child("Div")
    letters = markup(callout_title(block), fonts, bold=True)
    rows: list[list[Any]] = [[TaggedParagraph(letters, CALLOUT_TITLE, node=node.child("P"))]]
    rows += [[TaggedParagraph(markup(text, fonts), CALLOUT, node=node.child("P"))] for text in block.paragraphs]
    style = [
        ("BACKGROUND", (0, 0), (-1, -1), PALER),
        ("LINEBEFORE", (0, 0), (0, -1), 3, colour),
        *_padding(3),
        ("LEFTPADDING", (0, 0), (-1, -1), 10),
        ("TOPPADDING", (0, 0), (-1, 0), 6),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 7),
    ]
    grid = DecoratedTable(rows, colWidths=[page.frame_width], style=style, splitInRow=1)
    return KeptTable(grid, page.frame_height, [number == 1 for number in range(len(rows))])


def callout_title(block: blocks.Callout) -> str:
    return f"{CALLOUT_SIGNS[block.kind]} {block.title}"


def _item(letters: str, bullet: str, style: ParagraphStyle, node: Node) -> TaggedParagraph:
    label = node.child("Lbl")
    return TaggedParagraph(letters, style, bulletText=bullet, node=node.child("LBody"), label=label)


def _key_figure(figure: blocks.KeyFigure, fonts: Fonts, node: Node) -> list[Flowable]:
    styles = (FIGURE_LABEL, FIGURE_VALUE, FIGURE_CHANGE, NOTE)
    return [
        TaggedParagraph(markup(text, fonts, bold), style, node=node.child("P"))
        for (text, bold), style in zip(key_figure_parts(figure), styles, strict=True)
        if text
    ]


def _padding(points: float) -> list[tuple[Any, ...]]:
    return [(side + "PADDING", (0, 0), (-1, -1), points) for side in ("TOP", "BOTTOM", "LEFT", "RIGHT")]
