"""Pairs of tasks that are different work, whatever their ids are made of."""

from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.domain.different_tasks import (
    PREFIX,
    different_tasks,
    with_different,
    without_different,
)
from integration_office.domain.identity import TaskId

ids = st.text(min_size=1, max_size=6).map(TaskId)


@settings(max_examples=25, deadline=None)
@given(ids, ids)
def test_a_pair_is_kept_in_either_order_and_taken_back(first: TaskId, second: TaskId) -> None:
    before = {"reasons@A": "weil", f"{PREFIX}kein Paar": "ja", f"{PREFIX}[1, 2]": "ja"}
    texts = with_different(before, [(second, first)])
    low, high = sorted((first, second))
    assert different_tasks(texts) == {(low, high)} and texts == with_different(texts, [(first, second)])
    assert without_different(texts, [(first, second)]) == before
