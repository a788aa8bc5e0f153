"""The paper on the shipped city: it comes out whole, and its figures are those of the analysis."""

from datetime import date
from pathlib import Path

import papers
import pypdfium2 as pdfium
import pytest
from papers import GERMAN, row, rows, table

from integration_office.analysis.calibration import Reason, calibration, total_ratio
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Frame
from integration_office.domain.identity import UnitId
from integration_office.domain.paper_texts import DERIVATION_PAGES, MOST_PAGES, TextField
from integration_office.domain.plan import Plan
from integration_office.domain.resources import resource_folder
from integration_office.domain.scenario import project
from integration_office.exchange.source import read_source
from integration_office.reports.blocks import Callout, CalloutKind, Document, Heading, plain
from integration_office.reports.paper import decision_paper, write_paper
from integration_office.reports.paper_audience import Audience
from integration_office.reports.structure import check_structure
from integration_office.wording.numbers import capacity, count, euro

LARGE, SMALL = "Amt für Integration (groß)", "Amt für Integration (klein)"


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read_source(resource_folder() / "samples" / "muenster-2026", papers.REFERENCE.catalogue).plan


@pytest.fixture(scope="module")
def document(plan: Plan) -> Document:
    names = [LARGE, SMALL, "Nullvariante"]
    day = date(2026, 11, 22)
    return decision_paper(plan, papers.REFERENCE, names, GERMAN, day, audience=Audience.INTERNAL)


@pytest.fixture(scope="module")
def effects(plan: Plan) -> Effects:
    frame = Frame.of(plan, papers.REFERENCE, 2026)
    before = Evaluation.of(plan.baseline, frame)
    state = project(plan.baseline, plan.measures_of(LARGE)).organisation
    return Effects(before, Evaluation.of(state, frame, before))


def test_it_is_sound_and_nothing_in_it_is_broken(document: Document) -> None:
    check_structure(document)
    warnings = [each.kind for each in papers.blocks(document) if isinstance(each, Callout)]
    assert not any("greift" in each.title for each in papers.blocks(document) if isinstance(each, Callout))
    assert {CalloutKind.ILLUSTRATIVE, CalloutKind.UNVERIFIED} <= set(warnings)


def test_the_comparison_is_that_of_the_analysis(document: Document, effects: Effects) -> None:
    found = table(document, "Alternativen im Vergleich")
    assert row(found, "Stellen, die das Amt wechseln")[1] == count(len(effects.affected().moved), GERMAN)
    costs = row(found, "Vollkosten 2026 (v)")
    assert [f"{each} €" for each in costs[:2]] == [
        euro(each.cost.full_cost, GERMAN) for each in (effects.before, effects.after)
    ]
    overlap = row(found, "Überschneidung in VZÄ")
    assert [f"{each} VZÄ" for each in overlap[:2]] == [
        capacity(each.overlap.fte, GERMAN) for each in (effects.before, effects.after)
    ]


def test_every_moved_post_is_in_the_sums_and_every_office_adds_up(document: Document, effects: Effects) -> None:
    ways = rows(table(document, "Stellen, die das Amt wechseln, nach Herkunft"))
    posts = [int(line[2].split(" (")[0]) for line in ways]
    assert sum(posts[:-1]) == posts[-1] == len(effects.affected().moved)


def test_the_source_note_stands_at_the_foot_and_in_the_method(document: Document, plan: Plan) -> None:
    assert document.source_note == plan.info.source_note
    assert plan.info.source_note in str(papers.section(document, "Methode")).replace("\\xa0", " ")


def test_it_becomes_a_pdf_with_every_heading(document: Document, tmp_path: Path) -> None:
    write_paper(document, tmp_path / "paper.pdf")
    pages = pdfium.PdfDocument(tmp_path / "paper.pdf")
    text = " ".join("".join(page.get_textpage().get_text_range() for page in pages).split())
    headings = [plain(each.text) for each in papers.blocks(document) if isinstance(each, Heading)]
    assert [each for each in headings if " ".join(each.split()) not in text] == []


@pytest.mark.parametrize("letters", [0, 1_300])
def test_the_short_paper_has_two_to_four_pages(plan: Plan, tmp_path: Path, letters: int) -> None:
    """Without texts, and with as much as stands on half a page in each of four."""
    for field in (TextField.WHY_NOW, TextField.POLITICAL_CONTEXT, TextField.AIM, TextField.BENEFIT):
        plan = plan.with_text(field, LARGE, ("Die Wege werden kürzer. " * 100)[:letters])
    names = [LARGE, SMALL, "Nullvariante"]
    short = decision_paper(plan, papers.REFERENCE, names, GERMAN, date(2026, 11, 22), "gedankenpapier")
    write_paper(short, tmp_path / "short.pdf")
    pages = [each.get_textpage().get_text_range() for each in pdfium.PdfDocument(tmp_path / "short.pdf")]
    (annex,) = (at for at, text in enumerate(pages) if "Anlage: Rechenwege" in text)
    assert 2 <= annex + 1 <= MOST_PAGES["gedankenpapier"]
    assert len(pages) <= MOST_PAGES["gedankenpapier"] + DERIVATION_PAGES


def test_the_budget_of_the_sample_is_met_where_posts_are_all_there_is(plan: Plan) -> None:
    """METHOD's defaults: near 1 where a group is paid from its posts, far below where it pays others too."""
    figures = Evaluation.of(plan.baseline, Frame.of(plan, papers.REFERENCE, 2026))
    rows = {row.unit: row for row in calibration(figures)}
    ratios = {unit: round(float(row.ratio), 3) for unit, row in rows.items() if row.ratio is not None}
    assert round(float(total_ratio(list(rows.values())) or 0), 3) == 0.849
    assert ratios[UnitId("0116")] == 0.998
    low = {unit for unit, ratio in ratios.items() if ratio <= 0.64 and unit != "1504"}
    assert low == {"0105", "0108", "0209", "0210"}
    reasons = {unit: set(rows[UnitId(unit)].reasons) for unit in low}
    assert reasons["0105"] == {Reason.PEOPLE_WITHOUT_POST}  # released staff
    assert reasons["0108"] == {Reason.PEOPLE_WITHOUT_POST, Reason.PENSIONS}  # trainees
    assert reasons["0209"] == {Reason.CIVIL_SERVANTS, Reason.PENSIONS}  # the fire brigade
    assert Reason.CIVIL_SERVANTS in reasons["0210"]
