"""States and figures already computed, kept as long as they may be asked for again."""

from collections import OrderedDict
from collections.abc import Hashable
from contextlib import suppress
from dataclasses import replace
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

    def __contains__(self, key: Hashable) -> bool:
        return key in self._values

    def all(self) -> list[V]:
        """The one used last first."""
        return list(reversed(self._values.values()))

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
        return self.keep(baseline, measures, self._gone_on(baseline, measures))

    def known(self, baseline: Organisation, measures: tuple[Measure, ...]) -> Projection | None:
        """What is kept of this very list; None: it would have to be followed first."""
        kept = self._kept.get((id(baseline), id(measures)))
        return Projection(baseline) if not measures else kept and kept[2]

    def reword(self, baseline: Organisation, before: tuple[Measure, ...], after: tuple[Measure, ...]) -> None:
        """A list in which nothing but reasons was changed leads to where it led."""
        known = self.known(baseline, before)
        if known is None or len(before) != len(after):
            return
        others = ((old, new) for old, new in zip(before, after, strict=True) if old is not new)
        if all(replace(old, reason=new.reason) == new for old, new in others):
            broken = tuple(replace(each, measure=after[each.index]) for each in known.broken)
            self.keep(baseline, after, replace(known, broken=broken))

    def _gone_on(self, baseline: Organisation, measures: tuple[Measure, ...]) -> Projection:
        done, known = 0, Projection(baseline)
        for start, kept, projection in self._kept.all():
            if start is baseline and done < len(kept) and _begins(measures, kept):
                done, known = len(kept), projection
        further = project(known.organisation, measures[done:])
        broken = (replace(each, index=each.index + done) for each in further.broken)
        return Projection(further.organisation, (*known.broken, *broken))

    def keep(self, baseline: Organisation, measures: tuple[Measure, ...], projection: Projection) -> Projection:
        """Remember what a list of measures leads to; the key holds both alive, so ids stay theirs."""
        self._kept.put((id(baseline), id(measures)), (baseline, measures, projection))
        return projection


def _begins(measures: tuple[Measure, ...], kept: tuple[Measure, ...]) -> bool:
    """Whether a list begins with the measures of another one; mostly the last of them tells that it does not."""
    last = len(kept) - 1
    return len(kept) <= len(measures) and kept[last] is measures[last] and kept == measures[: len(kept)]
