"""The measured paper is the issue's, and nothing is timed that does not say the same."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from integration_office.domain.resources import resource_folder
from integration_office.reports.blocks import Document, Heading, Row, Table, flat
from integration_office.reports.pdf import render_pdf
from tests.benchmarks import papers, peer_weasyprint
from tests.benchmarks.cities import City
from tests.benchmarks.measuring import Disagreement, Note
from tests.benchmarks.paper_content import CHARTS, TABLES, chart_paper, charts_of, paper
from tests.benchmarks.paper_html import font_faces, html
from tests.benchmarks.paper_text import says_all
from tests.reports.sample_document import cost_table, org_chart, small, some_of_everything

needs_weasyprint = pytest.mark.skipif(not peer_weasyprint.is_available(), reason="WeasyPrint or Pango is missing")


def ours(document: Document) -> bytes:
    return render_pdf(document, resource_folder() / "fonts")


def test_the_paper_has_as_many_tables_and_charts_as_the_issue_names() -> None:
    document = paper()
    assert sum(isinstance(block, Table) for block in flat(document.blocks)) == TABLES == 40
    assert len(charts_of(document)) == CHARTS == 5


def test_every_unit_of_the_city_stands_on_a_sheet(city: City) -> None:
    boxes = {box.id for chart in charts_of(chart_paper(city.plan.baseline)) for box in chart.scene.boxes}
    assert boxes == set(city.plan.baseline.units)


def test_our_paper_says_every_heading_and_cell() -> None:
    says_all(ours(some_of_everything()), some_of_everything(), "ours")


def test_a_missing_cell_or_heading_is_a_disagreement() -> None:
    document = small(Heading(1, "Kosten"), cost_table(), Heading(1, "Ende"))
    heading, table, end = document.blocks
    assert isinstance(table, Table)
    first, *others = table.rows
    assert isinstance(first, Row)
    shorter = replace(table, rows=(replace(first, cells=(*first.cells[:-1], "")), *others))
    for blocks in ((heading, shorter, end), (heading, table), (end, table, heading)):
        with pytest.raises(Disagreement, match="peer does not say"):
            says_all(ours(small(*blocks)), document, "peer")


def test_a_missing_box_is_a_disagreement() -> None:
    chart = org_chart(4, 2)
    fewer = replace(chart, scene=replace(chart.scene, boxes=chart.scene.boxes[:-1], links=chart.scene.links[:-1]))
    with pytest.raises(Disagreement, match="boxes"):
        says_all(ours(small(fewer)), small(chart), "peer")


@needs_weasyprint
@pytest.mark.parametrize("make", [some_of_everything, paper])
def test_weasyprint_says_every_heading_and_cell_of_ours(make: Callable[[], Document]) -> None:
    document = make()
    data = peer_weasyprint.printed(html(document), font_faces())
    says_all(data, document, "WeasyPrint")
    with pikepdf.open(BytesIO(data)) as file:
        assert file.open_metadata()["pdfuaid:part"] == "1"
        assert file.Root.MarkInfo.Marked and "/StructTreeRoot" in file.Root


def test_the_page_for_the_peer_holds_every_chart_with_its_description() -> None:
    page = html(paper())
    assert page.count("<table>") == TABLES
    assert page.count("data:image/svg+xml") >= CHARTS
    assert 'alt=""' not in page


@pytest.mark.parametrize("figure", [papers.papers, papers.charts, papers.memory])
def test_beyond_s_a_note_says_that_there_is_one_size(figure: object, city: City) -> None:
    (said,) = figure(replace(city, size="M"))  # type: ignore[operator]
    assert isinstance(said, Note) and "one size" in said.text


def test_without_the_peer_a_note_says_why(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(peer_weasyprint, "is_available", lambda: False)
    monkeypatch.setattr(papers, "paper", some_of_everything)
    monkeypatch.setattr(papers, "_RUNS", 1)
    *_, row, note = papers.papers(city)
    assert row.peer is None and "needs Pango" in note.text  # type: ignore[union-attr]
