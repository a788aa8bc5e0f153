"""What a reader of an office file should find: the texts of a paper in their order, made comparable."""

import re
from collections.abc import Iterable, Iterator

from integration_office.reports import blocks
from integration_office.reports.pdf_styles import CALLOUT_SIGNS

_PART = re.compile(r" \(\d+/\d+\)(: .*)?$")


def texts(document: blocks.Document) -> list[str]:
    """Every text once, in order; of charts the caption."""
    headings = [block for block in blocks.flat(document.blocks) if isinstance(block, blocks.Heading)]
    found = [document.title, document.subtitle]
    for block in blocks.flat(document.blocks):
        found += _texts(block, headings)
    return comparable(found)


def headings(document: blocks.Document) -> list[tuple[int, str]]:
    return [(each.level, each.text) for each in blocks.flat(document.blocks) if isinstance(each, blocks.Heading)]


def comparable(found: Iterable[str]) -> list[str]:
    """Without what only guides the setting of lines; the captions of a chart's parts are one."""
    result: list[str] = []
    for text in found:
        bare = " ".join(_PART.sub("", text.replace("\u00ad", "")).split(" ")).replace("\u00a0", " ").strip()
        if bare and (not result or result[-1] != bare or "Organigramm" not in bare):
            result.append(bare)
    return result


def shown(text: blocks.Text) -> str:
    if isinstance(text, str):
        return text
    return "".join(part.text if isinstance(part, blocks.Run) else f"[{part.label}]" for part in text)


def _texts(block: blocks.Block, headings: list[blocks.Heading]) -> Iterator[str]:
    match block:
        case blocks.Heading(text=text):
            yield text
        case blocks.Paragraph(text=text):
            yield shown(text)
        case blocks.BulletList(items=items):
            yield from map(shown, items)
        case blocks.KeyFigures(figures=figures):
            for figure in figures:
                mark = f"[{figure.reference.label}]" if figure.reference else ""
                yield from (figure.label + mark, figure.value, figure.change, figure.note)
        case blocks.Table():
            yield from _of_table(block)
        case blocks.OrgChart(caption=caption) | blocks.BarChart(caption=caption) | blocks.BridgeChart(caption=caption):
            yield caption
        case blocks.Picture(caption=caption):
            yield caption
        case blocks.Callout(kind=kind, title=title, paragraphs=paragraphs):
            yield f"{CALLOUT_SIGNS[kind]} {title}"
            yield from map(shown, paragraphs)
        case blocks.TableOfContents(title=title, depth=depth):
            yield title
            yield from (f"{each.text}\t…" for each in headings if each.level <= depth)


def _of_table(table: blocks.Table) -> Iterator[str]:
    yield table.caption
    for cells in table.header:
        yield from (cell if isinstance(cell, str) else cell.text for cell in cells)
    for row in table.rows:
        yield from map(shown, row.cells) if isinstance(row, blocks.Row) else (row.text,)
    yield from map(shown, table.notes)
