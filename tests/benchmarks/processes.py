"""What only a fresh process can tell: how soon the window can be used, and the most memory it needs."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from integration_office.cli.sources import sample_folder
from integration_office.exchange.source import read_source
from integration_office.persistence.document import create
from tests.benchmarks.cities import City
from tests.benchmarks.goals import goal
from tests.benchmarks.measuring import Measured, Note, rows

WINDOW = "window usable with the sample open, cold process"
MEMORY = "peak memory, plan open with figures"
EMPTY = "empty PySide6 window"

_HERE = Path(__file__).parent
_STARTS, _RUNS = 9, 3


def window(city: City) -> Iterator[Measured]:
    """From the start of the process until the window has been painted and the event loop is idle."""
    if city.size != "S":
        yield Note(f"{WINDOW}: the sample has one size; measured with S.")
        return
    with TemporaryDirectory(dir=city.folder) as folder:
        path = Path(folder) / "Beispiel.orgplan"
        create(path, read_source(sample_folder(), city.reference.catalogue).plan).close()
        # In turns, so that both meet the same machine; the first of each fills the caches of the disk.
        pairs = [(until_usable("program", path, folder), until_usable("empty")) for _ in range(_STARTS)]
    ours, empty = zip(*pairs[1:], strict=True)
    yield from rows(WINDOW, city.size, ours, goal(WINDOW, city.size), {EMPTY: empty})


def memory(city: City) -> Iterator[Measured]:
    """At S in the window, until the figures of the background are there; beyond, values and figures."""
    if city.size == "S":
        with TemporaryDirectory(dir=city.folder) as settings:
            ours = [float(said(python("child_window.py", "memory", city.file, settings))[0]) for _ in range(_RUNS)]
    elif city.size == "L":
        ours = [float(said(python("child_values.py", *city.counts))[0])]
        yield Note("Memory at L: the plan is made in the process and not read, which needs more.")
    else:
        ours = [float(said(python("child_values.py", city.file))[0])]
    yield from rows(MEMORY, city.size, ours, goal(MEMORY, city.size), {}, unit="mb")


def until_usable(what: str, *arguments: object) -> float:
    """Milliseconds from the start of a process to its word that the window can be used."""
    return said(python("child_window.py", what, *arguments))[1]


def python(script: str, *arguments: object) -> list[str]:
    return [sys.executable, str(_HERE / script), *map(str, arguments)]


def said(command: list[str]) -> tuple[str, float]:
    """The first line a process says and the milliseconds until then; the process has ended when this returns."""
    environment = {"QT_QPA_PLATFORM": "offscreen"} | os.environ | {"QT_LOGGING_RULES": "default.warning=false"}
    begin = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        taken = (perf_counter() - begin) * 1000
        process.stdout.read()
    if process.returncode or not line:
        raise RuntimeError(f"{command[1:]} ended with {process.returncode}")
    return line.strip(), taken
