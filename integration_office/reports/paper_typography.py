"""The last touch: a figure and its unit stay on one line, 787.900 € and 1,50 VZÄ; no table stands empty."""

import re
from collections.abc import Sequence
from dataclasses import replace

from integration_office.reports.blocks import (
    Block,
    BulletList,
    Callout,
    GroupRow,
    HeaderCell,
    Landscape,
    Paragraph,
    Row,
    Run,
    Table,
    Text,
    plain,
)
from integration_office.wording.language import Language
from integration_office.wording.letters import capital

_UNIT = re.compile(r"(?<=\d) (?=(?:€|%|VZÄ|FTE|Stellen?|Punkte)(?:\W|$))")
_MARK = re.compile(r"(?<=[§−]) (?=\S)|(?<=Abs\.) (?=\d)|(?<=Nr\.) (?=\d)|(?<=Satz) (?=\d)|(?<=gruppen) (?=[A-Z]\b)")
_DAY = re.compile(r"(?<=\d) (?=[A-Z][a-z]{2,3} \d{4})|(?<=\d [A-Z][a-z]{2}) (?=\d{4})|(?<=\d [A-Z][a-z]{3}) (?=\d{4})")
_SHORTEST_WORD = 3
_LONGEST_FIGURE = 24
_NO_BREAK = "\u00a0"


def kept_together(block: Block) -> Block:
    """The block with no line break between a figure and its unit, a § and its number."""
    match block:
        case Paragraph(text=text):
            return replace(block, text=_kept(text))
        case BulletList(items=items):
            return replace(block, items=tuple(map(_kept, items)))
        case Callout(paragraphs=paragraphs):
            return replace(block, paragraphs=tuple(map(_kept, paragraphs)))
        case Table(rows=rows, notes=notes):
            return replace(block, rows=tuple(map(_row_kept, rows)), notes=tuple(map(_kept, notes)))
        case Landscape(blocks=inside):
            return replace(block, blocks=tuple(map(kept_together, inside)))
    return block


def filled(block: Block, language: Language) -> Block:
    """A table in which nothing stands as a sentence: what its caption names, there is none of."""
    match block:
        case Table(rows=rows, caption=caption) if not any(isinstance(row, Row) for row in rows):
            return Paragraph(language.tr("{caption}: keine.", caption=caption))
        case Landscape(blocks=inside):
            return replace(block, blocks=tuple(filled(each, language) for each in inside))
    return block


def capitalised(block: Block, names: frozenset[str]) -> Block:
    """Heads of columns begin with a capital, as German ones do by themselves; not the plan's own names, nor kw, ku."""
    match block:
        case Table(header=header):
            return replace(block, header=tuple(tuple(_head(cell, names) for cell in line) for line in header))
        case Landscape(blocks=inside):
            return replace(block, blocks=tuple(capitalised(each, names) for each in inside))
    return block


def _head(cell: HeaderCell | str, names: frozenset[str]) -> HeaderCell | str:
    if isinstance(cell, HeaderCell):
        return replace(cell, text=str(_head(cell.text, names)))
    return cell if cell in names or len(cell) < _SHORTEST_WORD else capital(cell)


def _row_kept(row: Row | GroupRow) -> Row | GroupRow:
    return replace(row, cells=tuple(map(_cell_kept, row.cells))) if isinstance(row, Row) else row


def _cell_kept(text: Text) -> Text:
    """Where a cell is a figure with its unit, the format itself keeps it on one line."""
    return _kept(text) if len(plain(text)) > _LONGEST_FIGURE else _with_no_break(text, (_MARK, _DAY))


def _kept(text: Text) -> Text:
    return _with_no_break(text, (_UNIT, _MARK, _DAY))


def _with_no_break(text: Text, places: Sequence[re.Pattern[str]]) -> Text:
    if isinstance(text, str):
        for place in places:
            text = place.sub(_NO_BREAK, text)
        return text
    return tuple(
        replace(part, text=str(_with_no_break(part.text, places))) if isinstance(part, Run) else part for part in text
    )
