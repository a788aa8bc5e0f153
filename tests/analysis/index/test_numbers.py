"""Numbers for rows and sums of runs are what plain Python says, whether small values are counted off or sorted."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis.index import numbers
from integration_office.analysis.index.numbers import ints, numbered, run_sums

VALUE = st.integers(0, 3) | st.integers(10**6, 10**9)
ROWS = st.lists(st.tuples(VALUE, VALUE, VALUE), max_size=12)


@given(ROWS, st.sampled_from((1, 1 << 16)))
@settings(max_examples=30)
def test_equal_rows_have_one_number_and_none_is_left_out(rows: list[tuple[int, int, int]], table: int) -> None:
    columns = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numbers, "_TABLE", table)
        found = numbered(*columns).tolist()
    assert sorted(set(found)) == list(range(len(set(rows))))
    assert len(set(zip(rows, found, strict=True))) == len(set(rows))


@given(st.lists(st.integers(-(2**40), 2**40), max_size=12), st.sets(st.integers(0, 12)))
@settings(max_examples=30)
def test_runs_are_summed_from_each_start_to_the_next(values: list[int], marks: set[int]) -> None:
    starts = sorted(mark for mark in marks if mark <= len(values))
    ends = [*starts[1:], len(values)]
    expected = [sum(values[start:end]) for start, end in zip(starts, ends, strict=True)] if starts else []
    twice = np.stack((ints(values), 2 * ints(values)))
    assert run_sums(twice, ints(starts)).tolist() == [expected, [2 * each for each in expected]]
