"""The Stellenplan before and after, heads that stand twice, regraded posts, the way to the session, other cities."""

from dataclasses import replace
from datetime import date

import papers
from papers import GERMAN, NEW, REFERENCE, TODAY, paper, row, rows, section, table, tables, town

from integration_office.domain.changes import AddPosition, CutPosition, DissolveUnit, RegradePosition
from integration_office.domain.cities import City
from integration_office.domain.grade import read_grade
from integration_office.domain.layered import frozen
from integration_office.domain.lead_times import with_lead_source, with_lead_time, with_session_day
from integration_office.domain.participation import LeadTime, LeadUnit
from integration_office.domain.plan import Plan
from integration_office.domain.position import Position, Terms
from integration_office.domain.scenario import Measure
from integration_office.reports.annex_numbers import Number
from integration_office.reports.annex_sheets import sheets
from integration_office.reports.blocks import BarChart, Callout, Document, Heading, Landscape, Paragraph, Table
from integration_office.reports.blocks import plain as text_of
from integration_office.reports.paper_audience import Audience
from integration_office.wording.city_notes import city_text, shipped_notes, shipped_sources
from integration_office.wording.language import Language

ESTABLISHMENT = "Stellenplan nach Besoldungs"
INVITATION = "Einladung mit Vorlage an den Rat (Ladungsfrist nach der Geschäftsordnung)"


def paragraphs(document: Document, heading: str) -> str:
    return " ".join(text_of(each.text) for each in section(document, heading) if isinstance(each, Paragraph))


def meeting(day: date, **leads: LeadTime) -> Plan:
    texts = with_session_day({}, day)
    for step, lead in leads.items():
        texts = with_lead_time(texts, step, lead)
    return replace(town(), texts=frozen(texts))


class TestEstablishmentPlan:
    def test_every_grade_stands_before_and_after_with_what_changes(self) -> None:
        found = table(paper(), ESTABLISHMENT)
        assert row(found, "E10") == ["0", "0,00", "1", "0,50", "+1", "+0,50", "–", "–", "1 aus E9b (0,50)"]
        assert row(found, "E11") == [
            "1",
            "1,00",
            "1",
            "0,75",
            "±0",
            "−0,25",
            "–",
            "–",
            "Umfang von 1 geändert (−0,25)",
        ]
        assert row(found, "S12")[-1] == "1 kw (0,75)" and row(found, "E13")[-1] == "1 neu (1,00)"
        assert row(found, "Alle Stellen")[:4] == ["5", "4,25", "5", "4,25"]

    def test_a_post_that_ends_with_its_measure_bears_no_kw(self) -> None:
        cut = Measure(CutPosition(papers.post("0104")), date(2027, 1, 1))
        without_grade = Position(papers.post("N"), papers.unit("32"), "offen", Terms(None, None, 10_000, None))
        document = paper(NEW, plan=papers.with_measures((cut, Measure(AddPosition(without_grade)))))
        found = table(document, "Stellenplanänderungen der Variante")
        assert row(found, "0104")[-1] == "ab 01/2027" and row(found, "N")[2] == "–"
        assert row(table(document, ESTABLISHMENT), "S12")[-1] == "1 weniger (0,75)"
        assert row(table(document, "Betroffene Stellen nach Entgelt"), "ohne Gruppe")[-1] == "1 (1,00)"

    def test_products_that_change_stand_apart_and_all_add_up(self) -> None:
        found = table(paper(), "Stellenübersicht der Produkte")
        assert rows(found)[-1][1:] == rows(table(paper(), ESTABLISHMENT))[-1][1:]

    def test_its_figures_are_numbers_in_the_workbook(self) -> None:
        sheet = next(each for each in sheets(paper()) if each.caption.startswith(ESTABLISHMENT))
        line = next(each for each in sheet.body if each.cells[0].value == "E11")
        assert [cell.value.value for cell in line.cells[1:5] if isinstance(cell.value, Number)] == [1, 1, 1, 0.75]

    def test_the_pyramid_shows_the_offices_that_receive_posts(self) -> None:
        charts = [each for each in papers.blocks(paper()) if isinstance(each, BarChart)]
        (chart,) = (each for each in charts if "aufnehmenden" in each.caption)
        assert [bar.label for bar in chart.bars] == ["A13", "E13", "E10"] and chart.series == ("künftig",)

    def test_in_public_it_would_give_small_groups_away(self) -> None:
        public = paper(audience=Audience.COUNCIL)
        assert not [each for each in tables(public) if each.startswith(ESTABLISHMENT)]
        assert "nennt diese Fassung nicht" in paragraphs(public, "Stellenplanänderungen")

    def test_the_reason_of_a_change_stands_beside_the_post(self) -> None:
        notes = [text_of(note) for note in table(paper(), "Stellenplanänderungen der Variante").notes]
        assert [each for each in notes if not each.startswith("Rechenwege")] == ["0104: entfällt"]


class TestHeadsAndHolders:
    def test_what_differs_from_the_budget_begins_on_the_page_of_its_table(self) -> None:
        pages = [each for each in paper().blocks if isinstance(each, Landscape)]
        (beside,) = (page.blocks for page in pages if Heading(2, "Abgleich mit dem Haushalt") in page.blocks)
        assert isinstance(beside[-1], Table)

    def test_two_heads_in_one_unit_are_named(self) -> None:
        state = town()
        second = replace(state.baseline.positions[papers.post("0103")], is_head=True)
        state = replace(state, baseline=state.baseline.with_positions([second]))
        merged = replace(state.scenario(NEW), measures=(Measure(DissolveUnit(papers.unit("32"), papers.unit("50"))),))
        document = paper(NEW, plan=state.with_scenario(merged))
        found = rows(table(document, "Einheiten, die nach allen Maßnahmen mehrere"))
        assert [(line[0], line[-1]) for line in found] == [("0101", "Einheit 50"), ("0103", "Einheit 32")]
        assert not [each for each in tables(paper()) if "mehrere Leitungsstellen" in each]

    def test_a_norm_only_where_the_data_has_one(self) -> None:
        grades = (("0102", "E 8"), ("0103", "A12"))
        measures = [Measure(RegradePosition(papers.post(id), read_grade(text))) for id, text in grades]  # type: ignore[arg-type]
        found = table(paper(NEW, plan=papers.with_measures(measures)), "Besitzstand")
        assert "§ 17 Abs. 4 TVöD" in row(found, "0102")[-1] and row(found, "0102")[1] == "niedriger bewertet"
        assert row(found, "0103")[-1] == "zu prüfen; in den Daten steht dazu keine Norm"
        assert any("gelesen 29.11.2026" in text_of(note) for note in found.notes)


class TestTimetable:
    def test_days_are_computed_backwards_from_the_session(self) -> None:
        plan = meeting(date(2027, 2, 4), council_papers=LeadTime(10, LeadUnit.WORKING_DAYS))
        found = table(paper(plan=plan), "Bis wann was getan sein muss")
        assert row(found, "Erörterung mit dem Personalrat")[0] == "20.01.2027"
        assert row(found, INVITATION) == [
            "21.01.2027",
            "Ratssitzung",
            "10 Arbeitstage, eigene Annahme ohne Quelle",
        ]
        assert row(found, "Beratung in den Fachausschüssen")[0] == "vor dem 21.01.2027"
        assert rows(found)[-1][:2] == ["Ratssitzung", "04.02.2027"]

    def test_the_source_of_an_own_lead_time_is_printed_and_goes_with_it(self) -> None:
        plan = meeting(date(2027, 2, 4), council_papers=LeadTime(10, LeadUnit.WORKING_DAYS))
        sourced = with_lead_source(plan.texts, "council_papers", " Geschäftsordnung  § 1 ")
        found = table(paper(plan=replace(plan, texts=frozen(sourced))), "Bis wann was getan sein muss")
        assert row(found, INVITATION)[2] == "10 Arbeitstage, eigene Annahme: Geschäftsordnung § 1"
        assert with_lead_time(sourced, "council_papers", None) == with_session_day({}, date(2027, 2, 4))

    def test_what_is_too_late_or_odd_is_said(self) -> None:
        document = paper(plan=meeting(date(2026, 11, 29)))
        found = table(document, "Bis wann was getan sein muss")
        assert "vor dem Stand dieses Papiers" in row(found, "Erörterung mit dem Personalrat")[0]
        warnings = [each for each in section(document, "Checkliste Beteiligung") if isinstance(each, Callout)]
        assert any("Wochenende" in text_of(text) for each in warnings for text in each.paragraphs)

    def test_without_a_session_there_is_none_and_it_says_why(self) -> None:
        assert "noch nicht eingetragen" in paragraphs(paper(), "Checkliste Beteiligung")
        plan = replace(town(), texts=frozen({"session_date": "im Frühjahr"}))
        assert "„im Frühjahr“ ist kein Datum" in paragraphs(paper(plan=plan), "Checkliste Beteiligung")


class TestCities:
    def test_only_with_source_and_date_and_not_the_city_itself(self) -> None:
        own = {
            "Hamm": City("Hamm", own_office=True, source="Haushalt", source_date=TODAY),
            "Essen": City("Essen", own_office=True, source="Gespräch"),
        }
        plan = replace(town(), cities=frozen(own), info=replace(town().info, city="Köln"))
        document = paper(plan=plan)
        names = [line[0] for line in rows(table(document, "Andere Städte"))]
        assert "Hamm" in names and "Düsseldorf" in names and not {"Essen", "Köln"} & set(names)
        sources = rows(table(document, "Quellen des Städtevergleichs"))
        assert len(sources) == len(names) and all(line[2] and line[3] for line in sources)

    def test_posts_per_100000_inhabitants(self) -> None:
        line = row(table(paper(), "Andere Städte"), "Düsseldorf")
        assert line[2:4] == ["509 (2017)", "82,3"]

    def test_in_english_they_speak_english(self) -> None:
        document = paper(language=Language.english())
        line = row(table(document, "Other cities"), "Bonn")
        assert line[1] == "1 Feb 2008" and "Integration concept, May 2018" in line
        assert row(table(document, "Sources on other cities"), "1")[1].endswith("census; inhabitants)")

    def test_every_shipped_text_has_an_english_one(self) -> None:
        cities = REFERENCE.cities.values()
        notes = {text for city in cities for text in (city.concept, city.monitoring, city.note) if text}
        assert notes == set(shipped_notes(GERMAN))
        assert {city.source for city in cities} == set(shipped_sources(GERMAN))
        assert city_text("Stand 31.12.2024, eigene Notiz", Language.english()) == "Stand 31 Dec 2024, eigene Notiz"
