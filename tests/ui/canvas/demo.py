"""A chart to look at: Dezernat → Amt → Gruppe, made up here or read from a list of product groups.

`python -m tests.ui.canvas.demo FOLDER [produktgruppen.csv]` paints it at several sizes and zooms into PNG files.
"""

import csv
import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from integration_office.diagram.columns import ChartColumns, Kind, Mark
from integration_office.ui.canvas.positions import PositionLine

POSTS_PER_GROUP = 14


@dataclass
class Rows:
    """Units in pre-order while they are collected."""

    ids: list[str] = field(default_factory=list)
    parents: list[int] = field(default_factory=list)
    kinds: list[Kind] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    def add(self, unit: str, parent: int, kind: Kind, name: str) -> int:
        self.ids.append(unit)
        self.parents.append(parent)
        self.kinds.append(kind)
        self.names.append(name)
        return len(self.ids) - 1


def demo_chart() -> ChartColumns:
    """A city of 3 Dezernate D1 … D3 with 4 Ämter each (A11 … A34) of 3 groups (G111 … G343) and one unit of staff."""
    rows = Rows()
    root = rows.add("R", -1, Kind.AUTHORITY, "Stadt Beispiel")
    rows.add("S", root, Kind.STAFF_UNIT, "Stabsstelle Strategie")
    for d in range(1, 4):
        dezernat = rows.add(f"D{d}", root, Kind.DIRECTORATE, f"Dezernat {d}")
        for a in range(1, 5):
            amt = rows.add(f"A{d}{a}", dezernat, Kind.OFFICE, f"Amt für Angelegenheiten {d}{a}")
            for g in range(1, 4):
                rows.add(f"G{d}{a}{g}", amt, Kind.SECTION, f"Sachgebiet für Einzelfragen {d}{a}{g}")
    return as_columns(rows)


def chart_from(groups: Iterable[dict[str, str]]) -> ChartColumns:
    """A chart of product groups with the columns product_group, name, amt and dezernat."""
    rows = Rows()
    root = rows.add("R", -1, Kind.AUTHORITY, "Stadtverwaltung")
    tree: dict[str, dict[str, list[dict[str, str]]]] = {}
    for group in groups:
        tree.setdefault(group["dezernat"], {}).setdefault(group["amt"], []).append(group)
    for dezernat in sorted(tree):
        above = rows.add(dezernat, root, Kind.DIRECTORATE, f"Dezernat {dezernat}") if dezernat else root
        for amt, members in tree[dezernat].items():
            office = rows.add(dezernat + amt, above, Kind.OFFICE, amt) if amt else above
            for group in members:
                name = f"{group['product_group']} {group['name']}"
                rows.add(group["product_group"], office, Kind.SECTION, name)
    return as_columns(rows)


def as_columns(rows: Rows) -> ChartColumns:
    """Every group has the same posts; figures above are sums, some groups carry marks."""
    count = len(rows.ids)
    is_group = np.array([kind is Kind.SECTION for kind in rows.kinds])
    held = is_group.astype(np.int64)
    for row in range(count - 1, 0, -1):
        held[rows.parents[row]] += held[row]
    marks = np.zeros(count, np.uint8)
    for step, mark in ((9, Mark.NEW), (13, Mark.MOVED), (17, Mark.TOUCHED | Mark.KW), (23, Mark.DISSOLVED)):
        marks[step::46] |= int(mark)
    return ChartColumns(
        tuple(rows.ids),
        np.array(rows.parents, np.int32),
        np.array(rows.kinds, np.uint8),
        tuple(rows.names),
        is_group * np.int64(POSTS_PER_GROUP),
        held * POSTS_PER_GROUP * 10_000,
        held * (POSTS_PER_GROUP - 3) * 10_000,
        held * 87_654_321,
        marks,
    )


def demo_positions(unit: str) -> Sequence[PositionLine]:
    """The posts of a group; every fifth is vacant, one is to lapse."""
    return [
        PositionLine(f"{unit}-{n}", "Sachbearbeitung", "E9b", 10_000, 10_000 * (n % 5 > 0), Mark.KW * (n == 7))
        for n in range(POSTS_PER_GROUP)
    ]


def main(folder: Path, source: Path | None = None) -> None:
    """Paints the chart fitted, nearer and from very near, light and dark."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from integration_office.ui.appearance import DARK, LIGHT, load_fonts
    from integration_office.ui.canvas.view import OrgChartView
    from integration_office.wording.language import Language

    application = QApplication.instance() or QApplication([])
    load_fonts(Path(__file__).parents[3] / "resources" / "fonts")
    columns = demo_chart() if source is None else chart_from(_read(source))
    folder.mkdir(parents=True, exist_ok=True)
    for width, height, colours in ((1280, 800, LIGHT), (1920, 1080, LIGHT), (1280, 800, DARK)):
        view = OrgChartView(Language.german(), colours)
        view.resize(width, height)
        view.set_positions(demo_positions)
        view.set_chart(columns)
        view.show()
        for name, factor in (("fit", 1.0), ("names", 1.5), ("figures", 1.4), ("near", 2.5), ("nearest", 2.0)):
            view.zoom_by(factor) if factor != 1.0 else view.fit()
            application.processEvents()
            shade = "dark" if colours.is_dark else "light"
            view.grab().save(str(folder / f"{width}-{shade}-{name}.png"))


def _read(source: Path) -> list[dict[str, str]]:
    with source.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream, delimiter=";"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else None)
