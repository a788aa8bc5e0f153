"""What sheets put into the clipboard, and what else may be there."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.ui.views.staff.pasted_cells import cells_of


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a\tb\t\t\rc\t\t\t\r\r", [["a", "b"], ["c", ""]]),
        ('"Team\nNord"\t"er sagte ""ja""\t!"\n', [["Team\nNord", 'er sagte "ja"\t!']]),
        ('5" Rohr\t"offen\nb\t"c', [['5" Rohr', '"offen'], ["b", '"c']]),
        ("'=1+1\t\x00\x07x\ufeff\n", [["=1+1", "x"]]),
        ("", []),
        ("\t\t\n\t", []),
        ("\na", [[""], ["a"]]),
    ],
)
def test_lines_and_cells(text: str, cells: list[list[str]]) -> None:
    assert [list(line) for line in cells_of(text)] == cells


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.text("ab\"\n\tä'", max_size=4), min_size=1, max_size=3), max_size=4))
def test_cells_in_quotes_come_back(rows: list[list[str]]) -> None:
    """As Excel writes them: with all blanks around left out."""
    text = "".join("\t".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) + "\r\n" for row in rows)
    found = [list(row) for row in cells_of(text)]
    wide = max((n + 1 for row in rows for n, cell in enumerate(row) if cell.removeprefix("'")), default=0)
    wanted = [[cell.removeprefix("'") for cell in row][:wide] for row in rows]
    while wanted and not any(wanted[-1]):
        wanted.pop()
    assert found == wanted


def test_a_megabyte_of_quotes_is_read_at_once() -> None:
    assert len(cells_of('"' * 300_000 + "\n" + '\t"a' * 100_000)) == 2
