"""The seal: a sum over the rows of a plan, so that damage inside a cell does not pass for a figure."""

from collections.abc import Iterable
from itertools import islice, repeat
from zlib import crc32

from integration_office.persistence.cells import Row


def row_sum(table: str, rows: Iterable[Row]) -> int:
    """The sum of the rows' CRC-32; rows can be added and taken away in any order.

    `ascii`, not `repr`: what counts as printable differs between versions of Python.
    """
    texts, start, total = map(str.encode, map(ascii, rows)), repeat(crc32(table.encode())), 0
    # A sum over thousands is one step to Python, which no other thread can come between.
    while some := tuple(islice(texts, _AT_ONCE)):
        total += sum(map(crc32, some, start))
    return total


_AT_ONCE = 500
