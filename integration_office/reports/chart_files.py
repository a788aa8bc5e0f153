"""Every chart of a paper as a picture file of its own: SVG whole, PNG cut into sheets that can be read on A3."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from integration_office.reports.blocks import BarChart, BridgeChart, Document, OrgChart, PaperSize, flat
from integration_office.reports.chart_bars import bar_pictures, bridge_picture
from integration_office.reports.chart_shapes import Picture
from integration_office.reports.chart_svg import svg, svg_picture
from integration_office.reports.errors import ReportError
from integration_office.reports.fonts import Fonts
from integration_office.reports.office_fonts import measuring_fonts
from integration_office.reports.office_pages import page_of
from integration_office.reports.office_pictures import drawn
from integration_office.reports.pdf_charts import of_several
from integration_office.reports.pdf_file import write_atomically
from integration_office.reports.pdf_styles import LANDSCAPES

Chart = OrgChart | BarChart | BridgeChart
Progress = Callable[[int, int], None]
"""Called with the charts that are done and the number of charts."""

_SHEET = page_of(LANDSCAPES[PaperSize.A3])
_LONGEST_NAME = 80
_NOT_IN_NAMES = '<>:"/\\|?*'


def write_charts(
    document: Document, folder: Path, *, as_png: bool, progress: Progress | None = None
) -> tuple[Path, ...]:
    """Writes the charts as numbered files into a folder and says which; all are drawn before the first is
    written. They show what the paper shows its readers. Raises ReportError: a glyph that no font has, a
    folder that cannot be written. Runs in one thread at a time."""
    charts = [_alone(block) for block in flat(document.blocks) if isinstance(block, Chart)]
    fonts, found = measuring_fonts(), list[tuple[str, bytes]]()
    for number, chart in enumerate(charts, 1):
        found += _pngs(chart, fonts) if as_png else _svgs(chart, fonts, document.language)
        if progress:
            progress(number, len(charts))
    ending = ".png" if as_png else ".svg"
    targets = [folder / f"{number:02} {_name(caption)}{ending}" for number, (caption, _) in enumerate(found, 1)]
    _write_all({target: data for target, (_, data) in zip(targets, found, strict=True)})
    return tuple(targets)


def _write_all(files: Mapping[Path, bytes]) -> None:
    """All, or none that was not there before."""
    added = [target for target in files if not target.exists()]
    try:
        for target, data in files.items():
            write_atomically(data, target)
    except ReportError:
        for target in added:
            with suppress(OSError):
                target.unlink(missing_ok=True)
        raise


def _alone(chart: Chart) -> Chart:
    """The chart under the name that it has without the headings of the paper; marks lead to sheets by that name."""
    return replace(chart, caption=chart.title) if isinstance(chart, OrgChart) and chart.title else chart


def _pngs(chart: Chart, fonts: Fonts) -> Iterator[tuple[str, bytes]]:
    yield from ((each.caption, each.data) for each in drawn(chart, _SHEET, fonts))


def _svgs(chart: Chart, fonts: Fonts, language: str) -> Iterator[tuple[str, bytes]]:
    if isinstance(chart, OrgChart):
        text = svg(chart.scene, chart.caption, chart.description, language, fonts.width)
        yield chart.caption, text.encode()
        return
    pictures = _pictures(chart, fonts)
    for number, picture in enumerate(pictures, 1):
        caption = chart.caption + of_several(number, len(pictures))
        yield caption, svg_picture(picture, caption, chart.description, language).encode()


def _pictures(chart: BarChart | BridgeChart, fonts: Fonts) -> list[Picture]:
    if isinstance(chart, BridgeChart):
        return [bridge_picture(chart, _SHEET.frame_width, fonts.width)]
    return bar_pictures(chart, _SHEET.frame_width, _SHEET.chart_height, fonts.width)


def _name(caption: str) -> str:
    """A caption as part of a file's name that every system takes."""
    kept = "".join(" " if letter in _NOT_IN_NAMES or letter < " " else letter for letter in caption)
    kept = kept.encode("utf-8", "ignore").decode("utf-8")
    return " ".join(kept.split())[:_LONGEST_NAME].rstrip(" .")
