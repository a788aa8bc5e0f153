"""The sheets of a chart that is cut: what continues where, in both directions, written into the boxes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from integration_office.reports.chart_cutting import Fits, Sheet, sheets
from integration_office.reports.charts import ChartBox, ChartScene, units_of


@dataclass(frozen=True, slots=True)
class LinkedSheet:
    """A sheet with its number from 1. `onward` says which unit goes on on which sheets, `back` on which sheet the
    unit at its top stands below the others (None: nowhere else)."""

    number: int
    scene: ChartScene
    path: tuple[str, ...]
    onward: tuple[tuple[str, tuple[int, ...]], ...]
    back: int | None


def linked_sheets(scene: ChartScene, fits: Fits, onward: Callable[[tuple[int, ...]], str]) -> tuple[LinkedSheet, ...]:
    """The chart cut into sheets that fit; a box whose branch goes on elsewhere says so in its last line, in the words
    of `onward` for the numbers of the sheets."""
    cut = tuple(_with_something_new(sheets(scene, fits)))
    if len(cut) == 1:
        return (LinkedSheet(1, scene, (), (), None),)
    return tuple(_Linking(scene, cut).all(onward))


def _with_something_new(cut: tuple[Sheet, ...]) -> Iterator[Sheet]:
    """The sheets without those that only repeat boxes of the sheets before."""
    shown: set[str] = set()
    for sheet in cut:
        boxes = {box.id for box in sheet.scene.boxes}
        if boxes - shown:
            yield sheet
        shown |= boxes


class _Linking:
    """Which unit stands on which sheet, and where its branch goes on."""

    def __init__(self, scene: ChartScene, cut: tuple[Sheet, ...]) -> None:
        self._cut = cut
        self._parents = {unit.id: unit.parent for unit in units_of(scene)}
        self._children: dict[str, list[str]] = {}
        for unit, parent in self._parents.items():
            if parent is not None:
                self._children.setdefault(parent, []).append(unit)
        self._tops = [sheet.scene.boxes[0].id for sheet in cut]
        self._homes: dict[str, int] = {}
        for number, sheet in enumerate(cut, 1):
            for box in sheet.scene.boxes[1:]:
                self._homes.setdefault(box.id, number)

    def all(self, onward: Callable[[tuple[int, ...]], str]) -> Iterator[LinkedSheet]:
        for number, sheet in enumerate(self._cut, 1):
            targets = {box.id: self._targets(box, sheet, number) for box in sheet.scene.boxes}
            boxes = tuple(_marked(box, targets[box.id], onward) for box in sheet.scene.boxes)
            going = tuple((box.lines[0], targets[box.id]) for box in sheet.scene.boxes if targets[box.id])
            scene = replace(sheet.scene, boxes=boxes)
            yield LinkedSheet(number, scene, sheet.path, going, self._back(number))

    def _targets(self, box: ChartBox, sheet: Sheet, number: int) -> tuple[int, ...]:
        """The sheets on which units stand that hang below a unit and are not on this one; at the top of a sheet the
        ways onward would repeat those of the sheet it came from."""
        shown = {each.id for each in sheet.scene.boxes}
        missing = [child for child in self._children.get(box.id, ()) if child not in shown]
        if box.id == sheet.scene.boxes[0].id and number > 1:
            return ()
        return tuple(sorted({self._homes[child] for child in missing if child in self._homes}))

    def _back(self, number: int) -> int | None:
        top = self._tops[number - 1]
        home = self._homes.get(top, self._tops.index(top) + 1)
        return None if home >= number else home


def _marked(box: ChartBox, targets: tuple[int, ...], onward: Callable[[tuple[int, ...]], str]) -> ChartBox:
    return replace(box, lines=(*box.lines, onward(targets))) if targets else box
