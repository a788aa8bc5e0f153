"""Every figure of the issues' tables and what measures it, in the order in which they are measured."""

from collections.abc import Callable, Iterator, Mapping

from tests.benchmarks import coverage, files, frames, layouts, papers, preview, processes, recalculation
from tests.benchmarks.cities import City
from tests.benchmarks.measuring import Measured

Benchmark = Callable[[City], Iterator[Measured]]

# Other processes come first, while this one does not hold a large city beside them.
FIGURES: Mapping[str, Benchmark] = {
    processes.MEMORY: processes.memory,
    processes.WINDOW: processes.window,
    papers.MEMORY: papers.memory,
    papers.PAPER: papers.papers,
    papers.CHART: papers.charts,
    preview.PREVIEW: preview.preview,
    preview.EVERYWHERE: preview.everywhere,
    preview.PERFORM: preview.perform,
    recalculation.RECALCULATION: recalculation.recalculation,
    frames.FRAME: frames.frames,
    layouts.LAYOUT: layouts.layouts,
    coverage.ACHIEVABLE: coverage.coverage,
    files.OPEN: files.opening,
    files.WRITE: files.writing,
    files.READ_XLSX: files.reading,
}


def chosen(word: str) -> list[Benchmark]:
    """Those whose name contains the word; all for an empty one."""
    return [benchmark for name, benchmark in FIGURES.items() if word.casefold() in name.casefold()]
