"""Named refusals of the paper: a kind, where, which file; the sentence is found where the reader is known."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


class ReportErrorKind(StrEnum):
    """What went wrong. The comment says what `place` and `detail` then hold."""

    HEADING_SKIPS = "heading skips a level"  # place: the heading
    HEADING_EMPTY = "heading without text"
    ROW_WIDTH = "row of another width"  # place: the caption; detail: the number of the row, from 1
    TABLE_EMPTY = "table without columns or rows"  # place: the caption
    CHART_EMPTY = "chart without content"  # place: the caption
    CHART_LEGEND = "emphasis without legend"  # place: the caption; detail: the emphasis
    CHART_TREE = "chart that is no tree"  # detail: the id
    DESCRIPTION_MISSING = "chart without description"  # place: the caption
    ANCHOR_TWICE = "bookmark used twice"  # place: the bookmark
    REFERENCE_OPEN = "reference to nothing"  # place: the target
    GLYPH_MISSING = "no font has the glyph"  # place: the text; detail: the code point, U+0041
    CONTROL_CHARACTER = "control character"  # place: the text; detail: the code point
    RIGHT_TO_LEFT = "text from right to left"  # place: the text
    FONT_MISSING = "font file missing or damaged"  # path: the file
    TABLE_TOO_WIDE = "table too wide for the page"  # place: the caption
    LAYOUT = "content does not fit a page"  # detail: what the engine says
    TEXT_UNTAGGED = "text outside the tree"  # place: the page, from 1
    SELF_CHECK = "failed its self-check"  # place and detail: of the first finding, its place and its kind
    IDENTITY_NAME = "name in the identity"  # place: what is no name
    PAPER_UNREADABLE = "no readable paper"  # path: the file
    PICTURE_DAMAGED = "picture damaged"  # place: its caption or description
    PICTURE_TOO_LARGE = "picture too large"  # place: its title; detail: its width and height in dots
    TEMPLATE_UNREADABLE = "template unreadable"  # path: the template
    TEMPLATE_FIELD = "unknown field in the template"  # place: the field; path: the template
    TEMPLATE_EMPTY = "no field in the template"  # path: the template
    TEMPLATE_PLACE = "field in the wrong place"  # place: the field; path: the template
    TEMPLATE_FAULT = "faulty command in the template"  # detail: what the engine says; path: the template
    FOLDER_NOT_WRITABLE = "folder cannot be written"  # path: the target
    TARGET_IN_USE = "target is open elsewhere"  # path: the target
    TARGET_IS_FOLDER = "target is a folder"  # path: the target
    NAME_TOO_LONG = "name of the target too long"  # path: the target
    DISK_FULL = "disk full"  # path: the target
    CANCELLED = "cancelled"


@dataclass(eq=True)
class ReportError(Exception):
    """A paper that cannot be made or written. No file has changed."""

    kind: ReportErrorKind
    place: str = ""
    detail: str = ""
    path: Path | None = None


@dataclass(eq=True)
class UnknownTemplate(Exception):
    """There is no paper of this name."""

    template: str


class NothingProposed(Exception):
    """A paper needs at least one scenario: the first is what is proposed."""
