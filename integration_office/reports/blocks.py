"""The paper as plain values, for every format alike: what stands in it, in which order; not how it looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal

from integration_office.reports.charts import ChartScene
from integration_office.reports.errors import ReportError, ReportErrorKind


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """A short mark, as "R12", that leads to the block or row with the bookmark `target`: its Rechenweg."""

    target: str
    label: str


Inline = Run | Reference
Text = str | tuple[Inline, ...]


def plain(text: Text) -> str:
    """The text without its styles; marks stand in square brackets."""
    if isinstance(text, str):
        return text
    return "".join(part.text if isinstance(part, Run) else f" [{part.label}]" for part in text)


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 to 3; a level never follows one that is more than one above it."""

    level: Literal[1, 2, 3]
    text: str
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`small` is for sources and remarks; `keep_with_next` for a line that introduces what follows."""

    text: Text
    small: bool = False
    keep_with_next: bool = False
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list with bullets, or with numbers from 1."""

    items: tuple[Text, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One figure in large type; every part is text as it is to be read."""

    label: str
    value: str
    change: str = ""
    note: str = ""
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The few figures that matter, side by side."""

    figures: tuple[KeyFigure, ...]


class Align(Enum):
    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@dataclass(frozen=True, slots=True)
class HeaderCell:
    """A cell of a table's header that spans `span` columns."""

    text: str
    span: int = 1


class RowKind(Enum):
    NORMAL = "normal"
    EMPHASISED = "emphasised"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Row:
    cells: tuple[Text, ...]
    kind: RowKind = RowKind.NORMAL
    bookmark: str = ""


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A heading inside a table, over all its columns."""

    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """`alignment` says how many columns there are. `weights` share out what width the content leaves over
    (none: by content). `row_header` is the column that names its row, None for none."""

    caption: str
    header: tuple[tuple[HeaderCell | str, ...], ...]
    rows: tuple[Row | GroupRow, ...]
    alignment: tuple[Align, ...]
    weights: tuple[int, ...] = ()
    row_header: int | None = 0
    notes: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class OrgChart:
    """An organisation chart. `description` is what somebody reads who cannot see it; it must not be empty. `title`
    names a sheet of a cut chart where it stands alone, as in a file of its own (empty: the caption does)."""

    scene: ChartScene
    caption: str
    description: str
    title: str = ""

    def __post_init__(self) -> None:
        _demand_description(self.caption, self.description)


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a bar chart: for each series an amount, in any whole unit, and the text it is shown as."""

    label: str
    amounts: tuple[int, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars; up to three `series` with their names. `description`: see OrgChart."""

    caption: str
    description: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]

    def __post_init__(self) -> None:
        _demand_description(self.caption, self.description)


@dataclass(frozen=True, slots=True)
class BridgeStep:
    """A change that starts where the step before ended, or (`total`) a sum that starts at zero."""

    label: str
    amount: int
    text: str
    total: bool = False


@dataclass(frozen=True, slots=True)
class BridgeChart:
    """How one sum becomes another, step by step. `description`: see OrgChart."""

    caption: str
    description: str
    steps: tuple[BridgeStep, ...]

    def __post_init__(self) -> None:
        _demand_description(self.caption, self.description)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of PNG or JPEG bytes, so wide on the page. `description`: see OrgChart; `caption` may be empty."""

    data: bytes
    description: str
    width_mm: float = 30.0
    caption: str = ""
    align: Align = Align.LEFT

    def __post_init__(self) -> None:
        _demand_description(self.caption, self.description)


class CalloutKind(Enum):
    INFORMATION = "information"
    WARNING = "warning"
    UNVERIFIED = "unverified"
    ILLUSTRATIVE = "illustrative"


@dataclass(frozen=True, slots=True)
class Callout:
    """A boxed remark; the title says of what kind it is."""

    kind: CalloutKind
    title: str
    paragraphs: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


class PaperSize(Enum):
    A4 = "A4"
    A3 = "A3"


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on pages of their own, wider than high."""

    blocks: tuple["Block", ...]
    size: PaperSize = PaperSize.A4


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """The headings down to a level, with their pages."""

    title: str
    depth: int = 2


Block = (
    Heading
    | Paragraph
    | BulletList
    | KeyFigures
    | Table
    | OrgChart
    | BarChart
    | BridgeChart
    | Picture
    | Callout
    | PageBreak
    | Landscape
    | TableOfContents
)


@dataclass(frozen=True, slots=True)
class PaperWords:
    """The words a format adds by itself, in the paper's language: `page` with {page} and {pages}, as
    "Seite {page} von {pages}", and what stands behind the caption of a table on its second page."""

    page: str
    continued: str


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. `date` is also the file's date, so that the same paper is the same file; `footer` and
    `source_note` stand at the foot of every page. `identity` is what the paper was made from, as keys and values
    for programs: plan, scenario, checksum and so on."""

    title: str
    subtitle: str
    language: Literal["de", "en"]
    date: date
    words: PaperWords
    footer: str
    source_note: str
    blocks: tuple[Block, ...]
    identity: tuple[tuple[str, str], ...] = ()


def flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """All blocks in reading order; a landscape part stands before what it holds."""
    for block in blocks:
        yield block
        if isinstance(block, Landscape):
            yield from flat(block.blocks)


def _demand_description(caption: str, description: str) -> None:
    if not description.strip():
        raise ReportError(ReportErrorKind.DESCRIPTION_MISSING, caption)
