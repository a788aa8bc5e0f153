"""The cells of a text that a sheet put into the clipboard."""

import re
from collections.abc import Sequence

from integration_office.wording.letters import seen

Cells = Sequence[Sequence[str]]

_CELL = re.compile(r'("(?:[^"]|"")*+"(?=[\t\n]|\Z)|[^\t\n]*)(\t|\n|\Z)')
"""A cell in quotes may hold tabs and line ends; a quote that nothing closes is one of the text."""


def cells_of(text: str) -> Cells:
    """Lines and cells of a text with tabs; empty lines and cells at the end are none of its own."""
    plain = seen(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines: list[list[str]] = [[]]
    for cell, end in _CELL.findall(plain.rstrip("\n")):
        lines[-1].append(_bare(cell))
        if end == "\n":
            lines.append([])
        elif not end:
            break
    return _without_empty_ends(lines)


def _without_empty_ends(lines: list[list[str]]) -> Cells:
    """Excel ends lines with tabs where a column beside the table was touched once: as if it were not there."""
    while lines and not any(lines[-1]):
        lines.pop()
    wide = max((number + 1 for line in lines for number, cell in enumerate(line) if cell), default=0)
    return [line[:wide] for line in lines]


def _bare(cell: str) -> str:
    """Without the quotes that sheets put around a cell, and without the sign that keeps it from being a formula."""
    plain = cell.strip()
    if len(plain) > 1 and plain[0] == plain[-1] == '"':
        plain = plain[1:-1].replace('""', '"')
    return plain.removeprefix("'")
