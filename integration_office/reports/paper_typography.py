"""Keeps a figure and its unit on one line: 787.900 € and 1,50 VZÄ are never broken."""

import re
from dataclasses import replace

from integration_office.reports.blocks import Block, BulletList, Callout, Landscape, Paragraph, Run, Text

_UNIT = re.compile(r"(?<=\d) (?=(?:€|%|VZÄ|FTE|Stellen?|Punkte)(?:\W|$))")
_MARK = re.compile(r"(?<=[§−]) (?=\S)|(?<=Abs\.) (?=\d)|(?<=Nr\.) (?=\d)")
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
        case Landscape(blocks=inside):
            return replace(block, blocks=tuple(map(kept_together, inside)))
    return block


def _kept(text: Text) -> Text:
    if isinstance(text, str):
        return _MARK.sub(_NO_BREAK, _UNIT.sub(_NO_BREAK, text))
    return tuple(replace(part, text=str(_kept(part.text))) if isinstance(part, Run) else part for part in text)
