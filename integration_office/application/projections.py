"""States and figures already computed, kept as long as they may be asked for again."""

from collections import OrderedDict
from collections.abc import Hashable
from contextlib import suppress
from typing import Generic, TypeVar

from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import Measure, Projection, project

V = TypeVar("V")


class Recent(Generic[V]):
    """The most recently used values by key, at most `size`."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[Hashable, V] = OrderedDict()

    def get(self, key: Hashable) -> V | None:
        # A long step may put other values in while somebody looks.
        found = self._values.get(key)
        if found is not None:
            with suppress(KeyError):
                self._values.move_to_end(key)
        return found

    def put(self, key: Hashable, value: V) -> V:
        self._values[key] = value
        self._values.move_to_end(key)
        while len(self._values) > self._size:
            self._values.popitem(last=False)
        return value


class Projections:
    """Projections by identity of baseline and measures; a longer list goes on from the shorter one."""

    def __init__(self, size: int = 64) -> None:
        self._kept: Recent[tuple[Organisation, tuple[Measure, ...], Projection]] = Recent(size)

    def of(self, baseline: Organisation, measures: tuple[Measure, ...]) -> Projection:
        if not measures:
            return Projection(baseline)
        kept = self._kept.get((id(baseline), id(measures)))
        if kept is not None:
            return kept[2]
        return self.keep(baseline, measures, project(baseline, measures))

    def keep(self, baseline: Organisation, measures: tuple[Measure, ...], projection: Projection) -> Projection:
        """Remember what a list of measures leads to; the key holds both alive, so ids stay theirs."""
        self._kept.put((id(baseline), id(measures)), (baseline, measures, projection))
        return projection
