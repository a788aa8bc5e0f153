"""Who sees what: one table decides, and a public paper names no single post and no small group."""

import re
from collections.abc import Iterator
from datetime import date

import papers
import pytest
from papers import GERMAN, NEW, SMALL, TODAY, paper, rows, table, tables

from integration_office.domain.plan import Plan
from integration_office.domain.resources import resource_folder
from integration_office.exchange.source import read_source
from integration_office.reports.blocks import (
    BarChart,
    BridgeChart,
    BulletList,
    Callout,
    Document,
    GroupRow,
    Heading,
    KeyFigures,
    OrgChart,
    Paragraph,
    Row,
    Table,
    flat,
    plain,
)
from integration_office.reports.paper import decision_paper
from integration_office.reports.paper_audience import (
    SEEN_BY,
    Audience,
    Section,
    Sight,
    audience_table,
    audience_text,
    may_see,
    section_text,
    sections_for,
)
from integration_office.reports.structure import check_structure

LARGE = "Amt für Integration (groß)"
SMALL_CELL = re.compile(r"[1-4] \(|[1-4]$")


def said(document: Document) -> Iterator[str]:
    """Every text of a paper."""
    for block in flat(document.blocks):
        match block:
            case Heading(text=text):
                yield text
            case Paragraph(text=text):
                yield plain(text)
            case BulletList(items=items):
                yield from map(plain, items)
            case Callout(title=title, paragraphs=paragraphs):
                yield from (title, *map(plain, paragraphs))
            case KeyFigures(figures=figures):
                yield from (f"{each.label} {each.value} {each.change} {each.note}" for each in figures)
            case OrgChart(caption=caption, description=description, scene=scene):
                yield from (caption, description, *(line for box in scene.boxes for line in box.lines))
            case BarChart(description=description) | BridgeChart(description=description):
                yield description
            case Table(caption=caption, notes=notes, rows=lines):
                yield from (caption, *map(plain, notes))
                for line in lines:
                    yield from [line.text] if isinstance(line, GroupRow) else map(plain, line.cells)


@pytest.fixture(scope="module")
def city() -> Plan:
    return read_source(resource_folder() / "samples" / "muenster-2026", papers.REFERENCE.catalogue).plan


@pytest.fixture(scope="module")
def public(city: Plan) -> Document:
    return decision_paper(city, papers.REFERENCE, [LARGE], GERMAN, date(2026, 11, 22))


class TestTheTable:
    def test_it_says_something_of_everything(self) -> None:
        assert set(SEEN_BY) == {*Sight, *Section}

    def test_inside_everything_is_seen(self) -> None:
        assert all(may_see(Audience.INTERNAL, each) for each in SEEN_BY)

    def test_the_public_sees_no_more_than_the_staff_council(self) -> None:
        for each in SEEN_BY:
            assert may_see(Audience.STAFF_COUNCIL, each) >= may_see(Audience.COUNCIL, each)

    @pytest.mark.parametrize("audience", Audience)
    def test_it_is_printed_in_the_method(self, audience: Audience) -> None:
        document = paper(audience=audience)
        assert tables(document)["Wer was sieht"] == audience_table(GERMAN)
        assert audience_text(audience, GERMAN) in document.footer

    def test_each_part_and_each_detail_has_a_row(self) -> None:
        found = [each for each in audience_table(GERMAN).rows if isinstance(each, Row)]
        assert len(found) == len(Sight) + len(Section)
        assert len({each.cells[0] for each in found}) == len(found)


class TestAPublicPaper:
    def test_it_names_no_post(self, city: Plan, public: Document) -> None:
        text = "\n".join(said(public))
        assert [id for id in city.baseline.positions if id in text] == []

    def test_its_groups_are_five_or_more(self, public: Document) -> None:
        for caption in ("Betroffene Stellen nach", "Stellenplan:"):
            for name, found in tables(public).items():
                if name.startswith(caption):
                    cells = [cell for line in rows(found) for cell in line[1:]]
                    assert [cell for cell in cells if SMALL_CELL.match(cell)] == []

    def test_what_a_sum_would_tell_is_withheld_too(self, public: Document) -> None:
        for name in ("Betroffene Stellen nach Dezernat", "Betroffene Stellen nach Entgelt"):
            column = [line[1] for line in rows(table(public, name))]
            assert column.count("< 5") != 1 or "…" in column

    def test_it_gives_no_reasons_of_measures_and_no_sizes_of_units(self, city: Plan, public: Document) -> None:
        text = "\n".join(said(public))
        reasons = {each.reason for each in city.measures_of(LARGE) if each.reason}
        assert [reason for reason in reasons if reason in text] == []
        by_office = ("Ämter, deren Stellen", "Stellenplan: Veränderungen nach Ämtern", "Stellen, die das Amt wechseln")
        assert not any(name.startswith(by_office) for name in tables(public))

    def test_the_derivations_stop_above_offices_and_posts(self, city: Plan, public: Document) -> None:
        offices = {unit.name for unit in city.baseline.units.values() if unit.kind.value == "amt"}
        for caption, found in tables(public).items():
            if "Ist-Stand und Variante" in caption:
                labels = [line[0] for line in rows(found)]
                assert [each for each in labels if any(name in each for name in offices)] == []

    def test_grades_without_a_table_are_only_counted(self) -> None:
        assert "TVOEDFEST" not in "\n".join(said(paper(audience=Audience.COUNCIL)))
        text = "\n".join(said(paper(audience=Audience.COUNCIL))).replace("\u00a0", " ")
        assert "weniger als 5 VZÄ" in text

    def test_broken_measures_are_only_counted(self) -> None:
        text = "\n".join(said(paper(audience=Audience.COUNCIL)))
        assert "1 Maßnahme greift nicht." in text
        assert "999" not in text


class TestTheOthers:
    def test_the_staff_council_sees_single_posts_but_no_internal_remarks(self) -> None:
        document = paper(audience=Audience.STAFF_COUNCIL)
        assert any(line[0] == "0104" for line in rows(table(document, "Stellenplanänderungen der Variante")))
        assert "Noch zu schreiben" not in list(said(document))
        assert "Noch zu schreiben" in list(said(paper()))

    @pytest.mark.parametrize("audience", Audience)
    @pytest.mark.parametrize("template", ["beschlussvorlage", "gedankenpapier"])
    def test_every_paper_is_sound(self, audience: Audience, template: str) -> None:
        check_structure(paper(audience=audience, template=template))


class TestSections:
    def headings(self, document: Document) -> str:
        return "\n".join(each.text for each in papers.blocks(document) if isinstance(each, Heading) and each.level == 1)

    @pytest.mark.parametrize("left_out", Section)
    def test_each_can_be_left_out(self, left_out: Section) -> None:
        document = paper(sections=frozenset(Section) - {left_out})
        check_structure(document)
        titles = [line.split(": ")[-1].lstrip("0123456789 ") for line in self.headings(document).splitlines()]
        expected = [section_text(each, GERMAN) for each in Section if each is not left_out]
        assert sorted(titles) == sorted(["Beschluss", "Unterschrift und Anlagen", *expected])

    def test_the_resolution_always_stands(self) -> None:
        assert self.headings(paper(sections=frozenset())).splitlines() == ["1 Beschluss", "2 Unterschrift und Anlagen"]

    def test_what_one_may_not_see_cannot_be_ordered(self) -> None:
        assert Section.MEASURES not in sections_for(Audience.COUNCIL)
        document = paper(audience=Audience.COUNCIL, sections=frozenset({Section.MEASURES}))
        assert "Maßnahmen" not in self.headings(document)


def test_only_names_that_were_asked_for_are_compared() -> None:
    found = decision_paper(papers.town(), papers.REFERENCE, [SMALL, NEW], GERMAN, TODAY)
    assert dict(found.identity)["scenario"] == SMALL
