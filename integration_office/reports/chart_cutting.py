"""Cuts an organisation chart that is too large for one page into readable sheets, along its branches."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from integration_office.reports.charts import ChartScene, arranged, units_of

Fits = Callable[[ChartScene], bool]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a chart. `path` holds the names from the root to the unit that holds what the sheet shows."""

    scene: ChartScene
    path: tuple[str, ...]


def sheets(scene: ChartScene, fits: Fits) -> tuple[Sheet, ...]:
    """The chart whole if it fits. Else an overview of as many upper levels as fit, then the branches in
    their order, as many on a sheet as fit, each below the unit that holds them; a branch too large for
    that is cut in the same way. Every unit stands on some sheet; one that is too large by itself stands
    alone."""
    if fits(scene):
        return (Sheet(scene, ()),)
    return tuple(_Cut(scene, fits).all_sheets())


class _Cut:
    """One cutting: the units of a chart and what is below each."""

    def __init__(self, scene: ChartScene, fits: Fits) -> None:
        self._scene = scene
        self._fits = fits
        self._units = {unit.id: unit for unit in units_of(scene)}
        self._below: dict[str | None, list[str]] = {}
        for unit in self._units.values():
            self._below.setdefault(unit.parent, []).append(unit.id)

    def all_sheets(self) -> Iterator[Sheet]:
        for root in self._below.get(None, []):
            yield from self._sheets(root)

    def _sheets(self, top: str) -> Iterator[Sheet]:
        whole = self._chart(top, self._branch(top))
        if self._fits(whole) or not self._below.get(top):
            yield Sheet(whole, self._path(top))
            return
        overview = None if self._units[top].parent else self._overview(top)
        if overview:
            yield Sheet(overview, self._path(top))
        yield from self._groups(top, bool(overview))

    def _overview(self, top: str) -> ChartScene | None:
        """The largest number of levels that fits, or None where not even the first does."""
        best = None
        levels = 1
        while self._fits(chart := self._chart(top, self._down_to(top, levels))):
            best = chart
            levels += 1
        return best

    def _groups(self, top: str, has_overview: bool) -> Iterator[Sheet]:
        """The branches below a unit in groups; single boxes that the overview shows already are left out."""
        group: list[str] = []
        for child in self._below[top]:
            branch = self._branch(child)
            too_large = not self._fits(self._chart(top, [top, *branch]))
            part = [child] if too_large else branch
            if has_overview and len(part) == 1:
                part = []
            if not self._fits(self._chart(top, [top, *group, *part])):
                yield from self._group_sheet(top, group)
                group = []
            group = [*group, *part]
            if too_large:
                yield from self._group_sheet(top, group)
                yield from self._sheets(child)
                group = []
        yield from self._group_sheet(top, group)

    def _group_sheet(self, top: str, group: list[str]) -> Iterator[Sheet]:
        if group:
            heads = [unit for unit in group if self._units[unit].parent == top]
            path = self._path(heads[0] if len(heads) == 1 else top)
            yield Sheet(self._chart(top, [top, *group]), path)

    def _chart(self, top: str, ids: list[str]) -> ChartScene:
        """These units, which begin with `top`."""
        units = [self._units[id] for id in ids if id != top]
        scene = self._scene
        return arranged([replace(self._units[top], parent=None), *units], scene.legend, scene.text_size, scene.stretch)

    def _branch(self, top: str) -> list[str]:
        return self._down_to(top, len(self._units))

    def _down_to(self, top: str, levels: int) -> list[str]:
        """A unit and what it holds, so many levels down, in pre-order."""
        found = []
        waiting = [(top, 0)]
        while waiting:
            unit, depth = waiting.pop()
            found.append(unit)
            if depth < levels:
                waiting += [(child, depth + 1) for child in reversed(self._below.get(unit, []))]
        return found

    def _path(self, top: str) -> tuple[str, ...]:
        names: list[str] = []
        unit: str | None = top
        while unit is not None:
            names.insert(0, " ".join(self._units[unit].lines[:1]))
            unit = self._units[unit].parent
        return tuple(names)
