"""Every chart of a paper becomes a file of its own, or none does."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from integration_office.reports import chart_files
from integration_office.reports.blocks import Landscape, PaperSize
from integration_office.reports.chart_files import write_charts
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.office_pages import page_of
from integration_office.reports.paper_charts import A3_ROOM, A4_ROOM
from integration_office.reports.pdf_styles import LANDSCAPES
from tests.reports.sample_document import bars, bridge, losses, org_chart, small

CHARTS = (bars(), bridge(), losses(), org_chart())
PAPER = small(bars(), bridge(), Landscape((losses(), org_chart())))


def test_every_chart_as_svg_with_its_description(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    files = write_charts(PAPER, tmp_path, as_png=False, progress=lambda *step: told.append(step))
    texts = [file.read_text("utf-8") for file in files]
    assert told[-1] == (len(CHARTS), len(CHARTS))
    for chart in CHARTS:
        assert any(chart.description[:15] in text for text in texts), chart.caption
    assert [file.name[:2] for file in files] == [f"{number:02}" for number in range(1, len(files) + 1)]


def test_every_chart_as_png_that_can_be_read(tmp_path: Path) -> None:
    for file in write_charts(PAPER, tmp_path, as_png=True):
        with Image.open(file) as image:
            assert image.format == "PNG"
            assert image.getextrema() != ((255, 255),) * 3


def test_a_sheet_is_called_as_the_marks_of_others_name_it(tmp_path: Path) -> None:
    sheet = replace(org_chart(), caption="Stadt › Dezernat", title="Organigramm, Blatt 2 von 3")
    for as_png, ending in ((True, "png"), (False, "svg")):
        (file,) = write_charts(small(Landscape((sheet,))), tmp_path, as_png=as_png)
        assert file.name == f"01 Organigramm, Blatt 2 von 3.{ending}"


def test_nothing_is_written_into_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ReportError):
        write_charts(PAPER, tmp_path / "fehlt", as_png=False)
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_in_between_keeps_none_of_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[Path] = []

    def full_at_last(data: bytes, target: Path) -> None:
        if len(written) == 2:
            raise ReportError(ReportErrorKind.DISK_FULL, path=target)
        written.append(target)
        target.write_bytes(data)

    monkeypatch.setattr(chart_files, "write_atomically", full_at_last)
    with pytest.raises(ReportError):
        write_charts(PAPER, tmp_path, as_png=False)
    assert len(written) == 2 and list(tmp_path.iterdir()) == []


def test_half_a_letter_is_left_out_of_an_svg(tmp_path: Path) -> None:
    (file,) = write_charts(small(replace(bars(), caption="A\ud800B")), tmp_path, as_png=False)
    assert '<title id="title">AB</title>' in file.read_text("utf-8")


def test_a_paper_without_charts_has_no_files(tmp_path: Path) -> None:
    assert write_charts(small(), tmp_path, as_png=True) == ()


@pytest.mark.parametrize(("size", "room"), [(PaperSize.A3, A3_ROOM), (PaperSize.A4, A4_ROOM)])
def test_a_chart_that_is_cut_for_a_page_is_cut_the_same_way_for_every_format(
    size: PaperSize, room: tuple[float, float]
) -> None:
    page = page_of(LANDSCAPES[size])
    assert room[0] <= page.frame_width - 6 and room[1] <= page.chart_height - 6
