"""Sparse sums: changed by what comes and goes they equal those from scratch, ties and all."""

from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_office.analysis.index import cells as module
from integration_office.analysis.index.cells import Cells, Deltas

ROWS, OFFICES = 5, 6
SHARE = st.tuples(st.integers(0, ROWS - 1), st.integers(0, OFFICES - 1), st.integers(0, 3), st.integers(0, 9))
SHARES = st.lists(SHARE, max_size=25)
RANK = np.array([3, 1, 5, 0, 2, 4], dtype=np.int64)

Share = tuple[int, int, int, int]


def table(shares: list[Share]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    row, office, fte, cost = np.array(shares, dtype=np.int64).reshape(-1, 4).T
    return row, office, np.stack((fte, np.ones_like(fte), cost))


def built(shares: list[Share]) -> Cells:
    return Cells.of(*table(shares), ROWS, RANK)


def plain(shares: list[Share]) -> dict[int, dict[int, tuple[int, int, int]]]:
    sums: dict[int, dict[int, list[int]]] = defaultdict(lambda: defaultdict(lambda: [0, 0, 0]))
    for row, office, fte, cost in shares:
        for place, value in enumerate((fte, 1, cost)):
            sums[row][office][place] += value
    return {row: {office: tuple(own) for office, own in sums[row].items()} for row in range(ROWS)}  # type: ignore


def as_plain(cells: Cells) -> dict[int, dict[int, tuple[int, int, int]]]:
    return {row: {office: tuple(rest) for office, *rest in cells.row(row).T.tolist()} for row in range(ROWS)}  # type: ignore


def in_plain_words(own: dict[int, tuple[int, int, int]]) -> list[int]:
    if not own:
        return [0, 0, -1, 0, 0, 0]
    lead = min(own, key=lambda office: (-own[office][0], RANK[office]))
    total_fte, total_cost = sum(each[0] for each in own.values()), sum(each[2] for each in own.values())
    return [total_fte, own[lead][0], lead, total_cost, own[lead][2], len(own)]


@given(SHARES)
def test_sums_and_what_stands_out(shares: list[Share]) -> None:
    cells = built(shares)
    assert as_plain(cells) == plain(shares)
    assert cells.summary.T.tolist() == [in_plain_words(own) for own in plain(shares).values()]


@given(SHARES, st.lists(st.tuples(SHARES, st.integers(0, 25)), max_size=4), st.sampled_from((0, 4_096)))
def test_what_comes_and_goes_equals_sums_from_scratch(
    shares: list[Share], steps: list[tuple[list[Share], int]], kept: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_KEPT", kept)
        cells = built(shares)
        for come, leaving in steps:
            gone, shares = shares[:leaving], shares[leaving:] + come
            row, office, values = (np.concatenate(pair, axis=-1) for pair in zip(table(gone), table(come), strict=True))
            values[:, : len(gone)] *= -1
            before = as_plain(cells)
            cells, touched = cells.plus(Deltas.of(row, office, values, OFFICES))
            different = {row for row in range(ROWS) if before[row] != plain(shares)[row]}
            assert set(touched.tolist()) == different
            assert as_plain(cells) == plain(shares)
            assert cells.summary.tolist() == built(shares).summary.tolist()
            place, data = cells.rows(np.arange(ROWS))
            assert [(row, *rest) for row, rest in zip(place.tolist(), data.T.tolist(), strict=True)] == [
                (row, office, *own) for row in range(ROWS) for office, own in sorted(plain(shares)[row].items())
            ]
