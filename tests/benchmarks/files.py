"""Plans on disk: opened with their first figures, one change written, an establishment plan read from XLSX."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from shutil import copyfile
from tempfile import TemporaryDirectory
from typing import Literal

import openpyxl
import pandas as pd

from integration_office.application.session import Session
from integration_office.domain.plan import Plan
from integration_office.exchange.source import read_source
from integration_office.exchange.workbook import write_workbook
from integration_office.persistence.document import open_plan
from integration_office.wording.language import Language
from tests.benchmarks.cities import City, establishment, touch
from tests.benchmarks.goals import goal
from tests.benchmarks.measuring import Disagreement, Measured, Note, rows, times
from tests.benchmarks.preview import possible_moves

OPEN = "open a plan"
WRITE = "write one performed change to disk"
READ_XLSX = "read an XLSX establishment plan, checked"

_OPENINGS = {"S": 9, "M": 3}
_CHANGES = 40


def opening(city: City) -> Iterator[Measured]:
    """As the window does: lock, check of the pages, values, and the first figures."""
    if city.size == "L":
        yield Note(f"{OPEN} at L: no goal, not measured.")
        return
    runs = range(_OPENINGS.get(city.size, 2))
    ours = times(lambda _: _opened(city), runs, seconds=60)
    yield from rows(OPEN, city.size, ours, goal(OPEN, city.size), {})


def writing(city: City) -> Iterator[Measured]:
    """Perform as a whole, with the file: on disk when it returns."""
    if city.size == "L":
        yield Note(f"{WRITE} at L: no goal, not measured.")
        return
    with TemporaryDirectory(dir=city.folder) as folder:
        path = copyfile(city.file, Path(folder) / city.file.name)
        session = Session((document := open_plan(path)).plan, city.reference, document)
        touch(session.figures)
        perform = partial(session.perform, new_scenario="Messung")
        moves = ([move] for move in possible_moves(session, _CHANGES))
        ours = times(perform, moves)
        session.close()
    yield from rows(WRITE, city.size, ours[1:], goal(WRITE, city.size), {})


def reading(city: City) -> Iterator[Measured]:
    """Units and posts as an establishment plan has them; the whole plan with tasks and assignments beside it."""
    if city.size != "S":
        yield Note(f"{READ_XLSX} at {city.size}: no goal, not measured.")
        return
    with TemporaryDirectory(dir=city.folder) as folder:
        path, whole = Path(folder) / "Stellenplan.xlsx", Path(folder) / "Plan.xlsx"
        write_workbook(establishment(city.plan), path, Language.german())
        write_workbook(city.plan, whole, Language.german())
        ours = times(partial(_read, city), [path] * 5)
        yield from rows(READ_XLSX, city.size, ours, goal(READ_XLSX, city.size), xlsx_peers(path, city.plan))
        everything = times(partial(_read, city), [whole] * 3)
        yield from rows("read a whole plan from XLSX, checked", city.size, everything, None, {})


def xlsx_peers(path: Path, plan: Plan) -> dict[str, list[float]]:
    """What reads the cells and checks nothing; raises Disagreement unless it sees a row for each post."""
    least = len(plan.baseline.positions)
    readers: dict[str, Callable[[Path], int]] = {
        "openpyxl, read only, unchecked": _by_openpyxl,
        "pandas.read_excel (openpyxl), unchecked": partial(_by_pandas, "openpyxl"),
        "pandas.read_excel (calamine), unchecked": partial(_by_pandas, "calamine"),
    }
    for who, read in readers.items():
        if (seen := read(path)) < least:
            raise Disagreement(f"{who}: {seen} rows for {least} posts")
    return {who: times(read, [path] * 3) for who, read in readers.items()}


def _opened(city: City) -> object:
    document = open_plan(city.file)
    try:
        return touch(Session(document.plan, city.reference, document).figures)
    finally:
        document.close()


def _read(city: City, path: Path) -> object:
    return read_source(path, city.reference.catalogue)


def _by_openpyxl(path: Path) -> int:
    book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    try:
        return sum(1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True))
    finally:
        book.close()


def _by_pandas(engine: Literal["openpyxl", "calamine"], path: Path) -> int:
    return sum(len(sheet) for sheet in pd.read_excel(path, sheet_name=None, engine=engine).values())
