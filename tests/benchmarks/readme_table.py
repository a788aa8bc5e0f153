"""Writes the table of a run into the README: `python -m tests.benchmarks.readme_table FILE.json …`."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.recalculation import LEAST_RATIO, RECALCULATION
from tests.benchmarks.results import machine

README = Path(__file__).parents[2] / "README.md"
BEGIN, END = "<!-- bench: von poe bench geschrieben -->", "<!-- bench: Ende -->"

_HEAD = "| Größe | Kennzahl | Median | p95 | Ziel | | Vergleich im selben Lauf |\n|---|---|--:|--:|--:|---|---|"
_GERMAN = {
    "preview of one unit over one target": "Vorschau: eine Einheit über einem Ziel",
    "preview over all offices at once": "Vorschau über allen Ämtern zugleich",
    "perform one move, without disk": "eine Verlegung, Kennzahlen fertig, ohne Datei",
    "full recalculation of cost, overlap, coverage": "alle Summen neu: Kosten, Überschneidung, Abdeckung",
    "frame 1600×1000, worst scene": "Bild 1600×1000, langsamste Szene (Ziel: p95)",
    "layout after a move": "Anordnung nach einer Verlegung",
    "achievable coverage": "erreichbare Abdeckung",
    "open a plan": "Plan öffnen, erste Kennzahlen",
    "write one performed change to disk": "eine Änderung auf der Platte",
    "read an XLSX establishment plan, checked": "Stellenplan aus XLSX, geprüft",
    "read a whole plan from XLSX, checked": "ganzer Plan mit Zuordnungen aus XLSX, geprüft",
    "window usable with the sample open, cold process": "Fenster bedienbar, kalter Prozess",
    "peak memory, plan open with figures": "Speicher am höchsten Punkt",
    "paper of 30 pages with 40 tables and 5 charts": "Vorlage mit 30 Seiten, 40 Tabellen, 5 Bildern, geprüft",
    "chart of 2,500 units on A3 pages": "Organigramm mit 2.500 Einheiten auf A3, geprüft",
    "peak memory, paper of 30 pages": "Speicher am höchsten Punkt: Vorlage mit 30 Seiten",
}

_GERMAN_PEERS = {
    "from scratch": "von Grund auf",
    "one QGraphicsItem per post": "ein QGraphicsItem je Stelle",
    "Buchheim's tidy tree, plain Python": "Buchheim in reinem Python",
    "read only, unchecked": "ungeprüft",
    "unchecked": "ungeprüft",
    "empty PySide6 window": "leeres PySide6-Fenster",
    "HTML and SVG ready": "HTML und SVG liegen bereit",
    "million arcs": "Mio. Kanten",
    "posts grouped": "Stellen gruppiert",
}

Cells = dict[str, object]


def main(files: list[str]) -> int:
    """0: written; 2: no file named."""
    if not files:
        print(__doc__, file=sys.stderr)
        return 2
    found = [row for file in files for row in json.loads(Path(file).read_text(encoding="utf-8"))]
    write_table(found, machine())
    return 0


def write_table(found: Sequence[Cells], where: str, readme: Path = README) -> None:
    """Puts the rows between the two marks of the README. Raises ValueError where it has none."""
    text = readme.read_text(encoding="utf-8")
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"{readme}: no place for the table between {BEGIN} and {END}")
    readme.write_text(f"{before}{BEGIN}\n{_table(found)}\n\n{where}\n{END}{after}", encoding="utf-8")


def _table(found: Sequence[Cells]) -> str:
    groups: dict[tuple[str, str], list[Cells]] = {}
    for row in found:
        groups.setdefault((str(row["size"]), str(row["figure"])), []).append(row)
    order = list(_GERMAN)
    keys = sorted(groups, key=lambda key: ("SML".find(key[0]), order.index(key[1]) if key[1] in order else len(order)))
    return "\n".join([_HEAD, *(_line(key, groups[key]) for key in keys)])


def _line(key: tuple[str, str], same: list[Cells]) -> str:
    size, figure = key
    unit = "mb" if "median_mb" in same[0] else "ms"
    median, p95, goal = (same[0][f"{part}_{unit}"] for part in ("median", "p95", "goal"))
    decides = p95 if "1600×1000" in figure else median
    least = LEAST_RATIO if figure == RECALCULATION else 0.0
    is_fast = all(row["ratio"] is None or row["ratio"] >= least for row in same)  # type: ignore[operator]
    verdict = "" if goal is None else "✓" if decides <= goal and is_fast else "verfehlt"  # type: ignore[operator]
    peers = " · ".join(_peer(row, unit) for row in same if row[f"peer_{unit}"] is not None)
    values = " | ".join(_amount(each, unit) for each in (median, p95, goal))
    return f"| {size} | {_GERMAN.get(figure, figure)} | {values} | {verdict} | {peers} |"


def _peer(row: Cells, unit: str) -> str:
    factor = f"{row['ratio']:.1f}".replace(".", ",")
    name = str(row["peer"])
    for english, german in _GERMAN_PEERS.items():
        name = name.replace(english, german)
    return f"{name}: {_amount(row[f'peer_{unit}'], unit)} (× {factor})"


def _amount(value: object, unit: str) -> str:
    if value is None:
        return "–"
    assert isinstance(value, int | float)
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 else 2
    # German: a point between thousands, a comma before decimals.
    number = f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))
    return f"{number} {'MB' if unit == 'mb' else unit}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
