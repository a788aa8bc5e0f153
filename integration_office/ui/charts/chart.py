"""What a chart says: values with the text they are shown as; how it looks is the painter's affair."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class Kind(Enum):
    """GROUPED: bars of a line below each other. STACKED: behind each other. MIRRORED: two series, one to each side."""

    GROUPED = "grouped"
    STACKED = "stacked"
    MIRRORED = "mirrored"


@dataclass(frozen=True, slots=True)
class Bar:
    """One line: for each series an amount in any whole unit and the text it is shown as; `tip` says more of it.

    `whole`: the sum of a stacked bar, which stands at its end.
    """

    label: str
    amounts: tuple[int, ...]
    texts: tuple[str, ...]
    tip: str = ""
    whole: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars of up to four series, which leave room for long labels."""

    title: str
    series: tuple[str, ...]
    bars: tuple[Bar, ...]
    kind: Kind = Kind.GROUPED
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Step:
    """A change that starts where the step before ended, or (`is_total`) a sum that starts at zero."""

    label: str
    amount: int
    text: str
    is_total: bool = False
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Bridge:
    """How one sum becomes another, step by step."""

    title: str
    steps: tuple[Step, ...]
    remark: str = ""


Chart = BarChart | Bridge


def lines_of(chart: Chart) -> Iterator[str]:
    """Each line as words: what a screen reader says and what is copied as text."""
    if isinstance(chart, Bridge):
        for step in chart.steps:
            yield f"{step.label}: {step.text}"
        return
    for bar in chart.bars:
        several = len(chart.series) > 1
        texts = (f"{name} {text}" if several else text for name, text in zip(chart.series, bar.texts, strict=True))
        whole = f" = {bar.whole}" if bar.whole else ""
        yield f"{bar.label}: {', '.join(texts)}{whole}"


def table_of(chart: Chart) -> str:
    """The chart as a table of text with tabs, to paste into a sheet."""
    if isinstance(chart, Bridge):
        return "\n".join(f"{step.label}\t{step.text}" for step in chart.steps)
    has_sums = any(bar.whole for bar in chart.bars)
    head = "\t".join(("", *chart.series, *(("Σ",) if has_sums else ())))
    rows = ((bar.label, *bar.texts, *((bar.whole,) if has_sums else ())) for bar in chart.bars)
    return "\n".join((head, *map("\t".join, rows)))


def tip_of(chart: Chart, row: int) -> str:
    """What is said of one line beside the mouse."""
    line = list(lines_of(chart))[row]
    part = chart.steps[row] if isinstance(chart, Bridge) else chart.bars[row]
    return f"{line}\n{part.tip}" if part.tip else line
