"""What people write, what stands before everything, the checklist, the overview: the parts around the figures."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import papers
import pypdfium2 as pdfium
from papers import GERMAN, NEW, SMALL, TODAY, paper, row, rows, section, table, tables, town
from PIL import Image

from integration_office.application.checksum import plan_checksum
from integration_office.diagram.columns import Kind
from integration_office.domain.changes import CutPosition, MoveUnit
from integration_office.domain.paper_texts import OPTIONAL, TextField, missing_fields, text_fields
from integration_office.domain.plan import Plan
from integration_office.domain.position import Lapse
from integration_office.domain.scenario import Measure
from integration_office.reports.blocks import Callout, Document, Landscape, OrgChart, PaperSize, Paragraph, Picture
from integration_office.reports.blocks import plain as text_of
from integration_office.reports.chart_sheets import SheetMarks, linked_sheets
from integration_office.reports.charts import ChartScene, ChartUnit, Emphasis, PageMark, arranged
from integration_office.reports.errors import NothingProposed, UnknownTemplate
from integration_office.reports.paper import write_paper
from integration_office.reports.paper_facts import facts_of
from integration_office.reports.paper_front import Letterhead
from integration_office.reports.paper_written import draft, field_text
from integration_office.reports.sentences import refusal_text
from integration_office.wording.language import Language


def gaps(document: Document) -> list[str]:
    titles = [each.title for each in papers.blocks(document) if isinstance(each, Callout)]
    return [title.removeprefix("[Text fehlt: ").removesuffix("]") for title in titles if title.startswith("[Text")]


class TestTexts:
    def test_what_is_missing_cannot_be_overlooked(self) -> None:
        plan = town().with_text(TextField.PARTICIPATION, NEW, "Der Personalrat wurde gehört.")
        for template in ("beschlussvorlage", "gedankenpapier"):
            document = paper(plan=plan, template=template)
            lines = [cell for line in rows(table(document, "Angaben")) for cell in line if cell.startswith("[Text")]
            found = {*gaps(document), *(line[len("[Text fehlt: ") : -1] for line in lines)}
            missing = missing_fields(plan.texts, template, NEW)
            assert found == {field_text(each, GERMAN) for each in missing}

    def test_what_is_written_stands_in_its_paragraphs(self) -> None:
        plan = town().with_text(TextField.REASONS, NEW, "Erstens.\n\nZweitens.")
        found = section(paper(plan=plan), "5 Begründung")
        assert [text_of(each.text) for each in found[:2] if isinstance(each, Paragraph)] == ["Erstens.", "Zweitens."]
        assert "Begründung" not in gaps(paper(plan=plan))

    def test_a_text_for_another_scenario_is_not_used(self) -> None:
        plan = town().with_text(TextField.REASONS, SMALL, "Nur hier.")
        assert "Begründung" in gaps(paper(NEW, plan=plan))
        assert "Begründung" not in gaps(paper(SMALL, plan=plan))

    def test_the_day_of_the_session_is_a_date(self) -> None:
        for written, shown in (
            ("2027-02-04", "04.02.2027"),
            ("4.2.2027", "04.02.2027"),
            ("im Frühjahr", "im Frühjahr"),
        ):
            plan = town().with_text(TextField.SESSION_DATE, NEW, written)
            short = paper(plan=plan, sections=frozenset())
            assert row(table(short, "Angaben"), "Tag der Sitzung") == [shown]

    def test_a_draft_says_that_it_is_one(self) -> None:
        facts = facts_of(town(), papers.REFERENCE, [NEW], GERMAN, TODAY)
        for field in TextField:
            text = draft(field, facts)
            assert not text or text.startswith("[Entwurf aus den Daten, bitte prüfen] ")
        assert draft(TextField.REASONS, facts) and draft(TextField.AIM, facts)
        assert not draft(TextField.SIGNATURE, facts)

    def test_each_field_has_a_name_and_a_place(self) -> None:
        placed = {*text_fields("beschlussvorlage"), *text_fields("gedankenpapier")}
        assert placed == set(TextField) and placed > OPTIONAL
        assert len({field_text(each, GERMAN) for each in TextField}) == len(TextField)


class TestIdentity:
    def test_it_names_everything_it_was_made_from(self) -> None:
        found = dict(paper().identity)
        assert found["checksum"] == plan_checksum(town())
        assert (found["scenario"], found["alternatives"], found["audience"]) == (NEW, SMALL, "intern")
        assert found["pay_tables"].startswith("TVOED_VKA_E") and found["date"] == "2026-11-22"

    def test_the_checksum_stands_in_the_paper(self) -> None:
        cell = row(table(paper(), "Angaben"), "Prüfsumme des Plans")[0]
        assert cell.replace(" ", "") == plan_checksum(town())


class TestLetterhead:
    def test_the_coat_of_arms_stands_first_and_the_signature_last(self) -> None:
        letterhead = Letterhead("Stadt Musterhausen", b"picture", ("In Vertretung", "gez. Muster"))
        document = paper(letterhead=letterhead)
        assert isinstance(document.blocks[0], Picture)
        closing = [text_of(each.text) for each in section(document, "Unterschrift") if isinstance(each, Paragraph)]
        assert closing == ["In Vertretung", "gez. Muster"]

    def test_a_signature_in_the_plan_is_enough(self) -> None:
        plan = town().with_text(TextField.SIGNATURE, NEW, "gez. Beispiel")
        assert "Unterschrift" not in gaps(paper(plan=plan))


class TestChecklist:
    def test_it_says_what_it_is_and_names_law_body_time_and_source(self) -> None:
        found = section(paper(), "Checkliste Beteiligung")
        assert isinstance(found[0], Callout) and found[0].title == "Checkliste, keine Rechtsberatung"
        cells = rows(table(paper(), "Wer vor der Entscheidung"))
        assert any("§ 75" in line[0] and "keine Frist hinterlegt" in line[3] for line in cells)
        assert all("gelesen 22.11.2026" in line[4] for line in cells)

    def test_a_known_session_gives_the_last_day(self) -> None:
        plan = town().with_text(TextField.SESSION_DATE, NEW, "2027-02-04")
        cells = rows(table(paper(plan=plan), "Wer vor der Entscheidung"))
        assert any("spätestens 20.01.2027" in line[3] for line in cells)

    def test_only_what_the_variant_does(self) -> None:
        renamed = papers.with_measures([papers.Measure(papers.RenameUnit(papers.unit("32"), "Ordnung"))])
        names = " ".join(line[0] for line in rows(table(paper(NEW, plan=renamed), "Wer vor")))
        assert "§ 73 Nr. 3" in names and "§ 72" not in names and "SGB IX" not in names

    def test_in_english_it_is_a_translation_and_says_so(self) -> None:
        english = table(paper(language=Language.of("en")), "Who is to be involved")
        german = rows(table(paper(), "Wer vor der Entscheidung"))
        assert [line[0] for line in rows(english)] == [line[0] for line in german]
        assert not any(
            before[at] == after[at] for before, after in zip(german, rows(english), strict=True) for at in (1, 2)
        )
        assert any("Translation by the program" in text_of(note) for note in english.notes)
        assert all(each.body_en and each.what_en and each.source_en for each in papers.REFERENCE.participation)

    def test_no_time_without_a_source(self) -> None:
        assert all(each.source and each.source_date for each in papers.REFERENCE.participation)
        assert {each.verified for each in papers.REFERENCE.participation} <= {"no", "secondary", "primary"}


class TestOverview:
    def test_all_states_stand_in_one_table_on_one_sheet(self) -> None:
        plan = eight_variants()
        document = paper(*list(plan.scenarios)[2:], NEW, plan=plan)
        (sheet,) = (each for each in document.blocks if isinstance(each, Landscape) and _has_map(each))
        assert sheet.size is PaperSize.A3
        assert len(table(document, "Varianten auf einen Blick").header[0]) == 1 + 1 + 9

    def test_what_is_won_lost_saved_covered_moved(self) -> None:
        labels = [line[0] for line in rows(table(paper(), "Varianten auf einen Blick"))]
        wanted = ("Stellen", "VZÄ", "brutto", "netto", "kassenwirksam", "gewonnen", "verloren", "gedeckte")
        for word in (*wanted, "unterbesetzte", "verwaiste", "beendeter Doppelarbeit", "Amt wechseln"):
            assert any(word in label for label in labels), word

    def test_the_map_marks_by_sign_and_says_it_in_words(self) -> None:
        found = next(each for each in papers.blocks(paper()) if isinstance(each, OrgChart))
        marks = {box.emphasis for box in found.scene.boxes}
        assert {Emphasis.NEW, Emphasis.MOVED, Emphasis.LAPSING} <= marks
        assert len({entry.badge for entry in found.scene.legend}) == len(found.scene.legend)
        assert "neu: Amt für Integration" in found.description

    def test_a_unit_that_moves_still_tells_that_its_posts_fall_away(self) -> None:
        moved = Measure(MoveUnit(papers.unit("501"), papers.unit("32")))
        cut = Measure(CutPosition(papers.post("0102"), Lapse(date(2027, 6, 30))))
        document = paper(NEW, plan=papers.with_measures((moved, cut)))
        found = next(each for each in papers.blocks(document) if isinstance(each, OrgChart))
        (box,) = (each for each in found.scene.boxes if each.emphasis is Emphasis.MOVED)
        assert box.lines[-1] == "auch kw" and "Stellen fallen weg (kw): Einheit 501" in found.description

    def test_many_variants_are_cut_into_tables_with_the_ist_stand_in_each(self) -> None:
        plan = eight_variants()
        found = [each for name, each in tables(paper(*list(plan.scenarios)[2:], plan=plan)).items() if "Vergl" in name]
        assert len(found) == 4
        assert all(each.header[0][1] == "Ist-Stand" for each in found)


class TestSheets:
    def test_a_chart_that_is_cut_leads_on_and_back(self) -> None:
        scene = _wide_chart()
        found = linked_sheets(scene, lambda each: len(each.boxes) <= 8, _NUMBERS)
        assert len(found) > 1
        shown = {box.id for sheet in found for box in sheet.scene.boxes}
        assert shown == {box.id for box in scene.boxes}
        assert any(box.mark for box in found[0].scene.boxes)
        for sheet in found[1:]:
            mark = sheet.scene.boxes[0].mark
            assert mark and mark.text.startswith("von")
            assert sheet.scene.boxes[0].id in {box.id for box in found[int(mark.target) - 1].scene.boxes}

    def test_one_sheet_leads_nowhere(self) -> None:
        (only,) = linked_sheets(_wide_chart(), lambda _: True, _NUMBERS)
        assert not any(box.mark for box in only.scene.boxes)


_NUMBERS = SheetMarks(
    lambda numbers: PageMark("auf {page}", str(numbers[0]), ""), lambda number: PageMark("von {page}", str(number), "")
)


def eight_variants() -> Plan:
    plan = town()
    measures = plan.measures_of(SMALL)
    for number in range(1, 9):
        plan = plan.with_scenario(replace(plan.scenario(SMALL), name=f"Variante {number}", measures=measures))
    return plan.without_scenario(papers.EMPTY)


def _has_map(block: Landscape) -> bool:
    return any(isinstance(each, OrgChart) and each.caption.startswith("Was sich ändert") for each in block.blocks)


def _wide_chart() -> ChartScene:
    units = [ChartUnit("0", None, ("Stadt",), Kind.AUTHORITY)]
    for first in "ABC":
        units.append(ChartUnit(first, "0", (f"Dezernat {first}",), Kind.DIRECTORATE))
        units += [ChartUnit(f"{first}{n}", first, (f"Amt {first}{n}",), Kind.OFFICE) for n in range(5)]
    return arranged(units)


def test_each_refusal_has_its_sentence() -> None:
    assert "roman" in refusal_text(UnknownTemplate("roman"), GERMAN)
    assert "Variante" in refusal_text(NothingProposed(), GERMAN)


def test_a_coat_of_arms_is_on_the_first_page(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (60, 80), "#1F4E79").save(stream, "PNG")
    document = paper(letterhead=Letterhead("Stadt Musterhausen", stream.getvalue()), sections=frozenset())
    write_paper(document, tmp_path / "paper.pdf")
    first = pdfium.PdfDocument(tmp_path / "paper.pdf")[0]
    assert any(each.type == pdfium.raw.FPDF_PAGEOBJ_IMAGE for each in first.get_objects())
