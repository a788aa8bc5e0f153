"""Pairs of tasks whose names read alike and which somebody has said are different work, kept among the plan's texts.

The key is `different_tasks:` and both ids as JSON, the smaller one first; whether there is a text decides nothing else.
"""

import json
from collections.abc import Iterable

from integration_office.domain.identity import TaskId
from integration_office.domain.paper_texts import Texts

PREFIX = "different_tasks:"
_SAID = "ja"

Pair = tuple[TaskId, TaskId]


def different_tasks(texts: Texts) -> frozenset[Pair]:
    """All such pairs, their tasks still there or not; what is no pair, as a workbook may bring it, is none."""
    found = (_pair(key.removeprefix(PREFIX)) for key in texts if key.startswith(PREFIX))
    return frozenset(pair for pair in found if pair is not None)


def with_different(texts: Texts, pairs: Iterable[Pair]) -> dict[str, str]:
    """The texts with these pairs said to be different."""
    return {**texts, **{_key(pair): _SAID for pair in pairs}}


def without_different(texts: Texts, pairs: Iterable[Pair]) -> dict[str, str]:
    """The texts with nothing said of these pairs: they may be suggested again."""
    gone = {_key(pair) for pair in pairs}
    return {key: text for key, text in texts.items() if key not in gone}


def _key(pair: Pair) -> str:
    return PREFIX + json.dumps(sorted(pair), ensure_ascii=False)


def _pair(text: str) -> Pair | None:
    try:
        ids = json.loads(text)
    except ValueError:
        return None
    if not isinstance(ids, list) or len(ids) != 2 or not all(isinstance(id, str) for id in ids):
        return None
    first, second = sorted(ids)
    return TaskId(first), TaskId(second)
