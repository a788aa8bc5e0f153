"""The decision paper and a city's chart as PDF, with the self-check and on disk, beside WeasyPrint."""

from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from integration_office.domain.resources import resource_folder
from integration_office.reports.blocks import Document
from integration_office.reports.pdf import write_pdf
from tests.benchmarks import peer_weasyprint
from tests.benchmarks.cities import City
from tests.benchmarks.goals import goal
from tests.benchmarks.measuring import Measured, Note, rows, times
from tests.benchmarks.paper_content import chart_paper, paper
from tests.benchmarks.paper_html import font_faces, html
from tests.benchmarks.paper_text import says_all
from tests.benchmarks.processes import python, said

PAPER = "paper of 30 pages with 40 tables and 5 charts"
CHART = "chart of 2,500 units on A3 pages"
MEMORY = "peak memory, paper of 30 pages"

_RUNS, _PEER_RUNS, _MEMORY_RUNS = 9, 5, 3


def papers(city: City) -> Iterator[Measured]:
    """The same values are written every time, from the second time on."""
    yield from _measured(city, PAPER, paper)


def charts(city: City) -> Iterator[Measured]:
    """Every unit of the city; laying it out and cutting it into sheets is part of it."""
    yield from _measured(city, CHART, lambda: chart_paper(city.plan.baseline))


def memory(city: City) -> Iterator[Measured]:
    """Of a process that does nothing but this."""
    if city.size != "S":
        yield Note(f"{MEMORY}: the paper has one size; measured with S.")
        return
    with TemporaryDirectory(dir=city.folder) as folder:
        target = Path(folder) / "paper.pdf"
        ours = [_peak("child_paper.py", target) for _ in range(_MEMORY_RUNS)]
        peers = _peer_memory(Path(folder))
    yield from rows(MEMORY, city.size, ours, goal(MEMORY, city.size), peers, unit="mb")


def _measured(city: City, figure: str, make: Callable[[], Document]) -> Iterator[Measured]:
    if city.size != "S":
        yield Note(f"{figure}: one size; measured with S.")
        return
    with TemporaryDirectory(dir=city.folder) as folder:
        target = Path(folder) / "paper.pdf"
        ours = times(lambda _: _write(make(), target), range(1 + _RUNS), seconds=30)
        yield Note(_described(figure, target.read_bytes()))
        peers, note = _peers(make(), target)
    yield from rows(figure, city.size, ours[1:], goal(figure, city.size), peers)
    yield note


def _write(document: Document, target: Path) -> None:
    write_pdf(document, target, resource_folder() / "fonts")


def _peers(document: Document, target: Path) -> tuple[dict[str, list[float]], Note]:
    """Overwrites the target; Disagreement unless both files say every heading and cell."""
    if not peer_weasyprint.is_available():
        return {}, Note("WeasyPrint is not measured: it is in the group bench and needs Pango.")
    page, faces = html(document), font_faces()
    says_all(target.read_bytes(), document, "this program")
    first = peer_weasyprint.printed(page, faces)
    says_all(first, document, "WeasyPrint")
    taken = times(lambda _: target.write_bytes(peer_weasyprint.printed(page, faces)), range(_PEER_RUNS), seconds=60)
    text = _described("WeasyPrint", first) + "; no self-check, no PDF/A, its HTML and the sheets as SVG not timed"
    return {peer_weasyprint.NAME: taken}, Note(text)


def _peer_memory(folder: Path) -> dict[str, list[float]]:
    if not peer_weasyprint.is_available():
        return {}
    page, faces = folder / "paper.html", folder / "faces.css"
    page.write_text(html(paper()), encoding="utf-8")
    faces.write_text(font_faces(), encoding="utf-8")
    return {peer_weasyprint.NAME: [_peak("peer_weasyprint.py", page, faces) for _ in range(_MEMORY_RUNS)]}


def _peak(script: str, *arguments: Path) -> float:
    return float(said(python(script, *arguments))[0])


def _described(who: str, data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as file:
        return f"{who}: {len(file)} pages, {len(data) / 1000:,.0f} kB"
