"""What a self-check finds wrong with a paper's file: a kind and a place; the sentence is found elsewhere."""

from dataclasses import dataclass
from enum import StrEnum


class FindingKind(StrEnum):
    """What is wrong. The comment says what `place` then holds."""

    DAMAGED = "file cannot be read"
    NOT_TAGGED = "no logical tree"
    LANGUAGE_MISSING = "no language"
    TITLE_MISSING = "no title, or not shown"
    STANDARD_MISSING = "standards not named"
    COLOURS_UNDEFINED = "colours without meaning"
    FONT_NOT_EMBEDDED = "font not embedded"  # place: the font's name in the file
    FONT_UNREADABLE = "font without letters"  # place: the font's name in the file
    GLYPH_MISSING = "letter without a glyph"
    UNTAGGED = "content outside the tree"
    TREE_BROKEN = "tree and pages disagree"  # place: the element
    TAB_ORDER_MISSING = "tab order not set"
    HEADING_SKIPS = "heading skips a level"  # place: the heading
    TABLE_IRREGULAR = "rows of different width"  # place: the caption
    SCOPE_MISSING = "header without scope"  # place: the header
    DESCRIPTION_MISSING = "figure without description"
    FIGURE_WITHOUT_PLACE = "figure without place"  # place: the description
    LINK_BROKEN = "link without target or description"  # place: the link's text
    TEXT_MISSING = "text not in the tree"  # place: the text
    TEXT_ADDED = "text that is not in the paper"  # place: the text
    ORDER_DIFFERS = "another order"  # place: the first text out of order
    CHART_DIFFERS = "chart says something else"  # place: the caption


@dataclass(frozen=True, slots=True)
class Finding:
    """`page` counts from 1; 0 where no page is to blame."""

    kind: FindingKind
    place: str = ""
    page: int = 0
