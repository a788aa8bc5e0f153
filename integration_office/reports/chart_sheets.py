"""The sheets of a chart that is cut: what continues where, in both directions, as marks of the boxes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from integration_office.reports.chart_cutting import Fits, Sheet, sheets
from integration_office.reports.charts import ChartBox, ChartScene, PageMark, units_of


@dataclass(frozen=True, slots=True)
class LinkedSheet:
    """A sheet with its number from 1; its boxes bear the marks."""

    number: int
    scene: ChartScene
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetMarks:
    """Makes the marks: `onward` for the sheets on which a branch goes on, `back` for the sheet on which the unit at
    the top of one stands below the others."""

    onward: Callable[[tuple[int, ...]], PageMark]
    back: Callable[[int], PageMark]


def linked_sheets(scene: ChartScene, fits: Fits, marks: SheetMarks) -> tuple[LinkedSheet, ...]:
    """The chart cut into sheets that fit; a box whose branch goes on elsewhere bears a mark, and so does the one at
    the top of a sheet that goes on from another."""
    cut = tuple(_with_something_new(sheets(scene, fits)))
    if len(cut) == 1:
        return (LinkedSheet(1, scene, ()),)
    return tuple(_Linking(scene, cut).all(marks))


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

    def all(self, marks: SheetMarks) -> Iterator[LinkedSheet]:
        for number, sheet in enumerate(self._cut, 1):
            boxes = (replace(box, mark=self._mark(box, sheet, number, marks)) for box in sheet.scene.boxes)
            yield LinkedSheet(number, replace(sheet.scene, boxes=tuple(boxes)), sheet.path)

    def _mark(self, box: ChartBox, sheet: Sheet, number: int, marks: SheetMarks) -> PageMark | None:
        home = self._back(number) if box.id == sheet.scene.boxes[0].id else None
        if home is not None:
            return marks.back(home)
        targets = self._targets(box, sheet, number)
        return marks.onward(targets) if targets else None

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
