"""`poe bench`: measures, prints and keeps the figures of speed."""

import json
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

# The measured window has no display; must be said before Qt is imported.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.benchmarks.cities import SIZES, City, spare_the_collector
from tests.benchmarks.figures import FIGURES, chosen
from tests.benchmarks.measuring import Disagreement, Measured, Note, Row
from tests.benchmarks.readme_table import write_table
from tests.benchmarks.results import HEADER, line, load, machine


def main(arguments: list[str] | None = None) -> int:
    """0 also where a goal is missed, unless `--strict`; 1 where a peer computes something else; 2 wrong usage."""
    given = _parsed(arguments)
    print(machine(), load(), HEADER, sep="\n", flush=True)
    if given.data is None:
        with TemporaryDirectory(prefix="bench-") as folder:
            return _run(given, Path(folder))
    given.data.mkdir(parents=True, exist_ok=True)
    return _run(given, given.data)


def _parsed(arguments: list[str] | None) -> Namespace:
    parser = ArgumentParser(prog="poe bench", description=__doc__)
    parser.add_argument("--size", nargs="+", choices=sorted(SIZES), default=["S"], help="default: S")
    parser.add_argument("--only", default="", metavar="WORD", help="figures whose name contains WORD")
    parser.add_argument("--json", type=Path, metavar="FILE", help="writes the rows")
    parser.add_argument("--data", type=Path, metavar="DIR", help="keeps the plan files for the next run")
    parser.add_argument("--readme", action="store_true", help="writes the table into the README")
    parser.add_argument("--strict", action="store_true", help="exit code 1 where a goal is missed")
    given = parser.parse_args(arguments)
    if given.only and given.readme:
        parser.error("--readme is for whole runs")
    if not chosen(given.only):
        parser.error(f"no figure contains {given.only!r}: {', '.join(FIGURES)}")
    return given


def _run(given: Namespace, folder: Path) -> int:
    rows, faults = [], 0
    for size in given.size:
        for measured in _measured(City.of(size, folder), given.only):
            _tell(measured)
            rows += [measured] if isinstance(measured, Row) else []
            faults += isinstance(measured, Note) and measured.is_fault
    found = [row.as_json() for row in rows]
    if given.json:
        given.json.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    if given.readme:
        write_table(found, machine())
    missed = any(row.meets_goal is False for row in rows)
    return int(faults > 0 or (given.strict and missed))


def _measured(city: City, word: str) -> Iterator[Measured]:
    for benchmark in chosen(word):
        # What the figure before has left is not this one's affair.
        spare_the_collector()
        try:
            yield from benchmark(city)
        except Disagreement as error:
            yield Note(f"DISAGREEMENT: {error}", is_fault=True)


def _tell(measured: Measured) -> None:
    print(line(measured) if isinstance(measured, Row) else f"    {measured.text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
