"""The seal: a sum over the rows of a plan, so that damage inside a cell does not pass for a figure."""

from collections.abc import Iterable
from itertools import repeat
from zlib import crc32

from integration_office.persistence.cells import Row


def row_sum(table: str, rows: Iterable[Row]) -> int:
    """The sum of the rows' CRC-32; rows can be added and taken away in any order.

    `ascii`, not `repr`: what counts as printable differs between versions of Python.
    """
    texts = map(str.encode, map(ascii, rows))
    return sum(map(crc32, texts, repeat(crc32(table.encode()))))
