"""The paper's words: no key for a council, no English in a German paper, no German in an English one but the data's."""

import csv
import re
from dataclasses import replace
from decimal import Decimal
from itertools import chain

import papers
import pytest
from papers import GERMAN, NEW, paper, row, rows, table, tables, town
from test_paper_audience import said

from integration_office.domain.budget import NkfLine
from integration_office.domain.identity import RevenueId, TaskId, UnitId
from integration_office.domain.parameters import ASSUMPTION_KEYS
from integration_office.domain.resources import resource_folder
from integration_office.domain.revenue import Estimate, Revenue
from integration_office.reports.blocks import Callout, CalloutKind, Document, plain
from integration_office.reports.paper_audience import Audience
from integration_office.wording.assumptions import assumption_source
from integration_office.wording.language import Language
from integration_office.wording.pay_sources import derivation_text

ENGLISH = Language.english()
KEY = re.compile(r"[A-Z]+_[A-Z]+_[A-Z]+|\b(?:KIM?-\d\d|T21-\d\d-\d)\b")


class TestKeys:
    @pytest.mark.parametrize("template", ["beschlussvorlage", "gedankenpapier"])
    @pytest.mark.parametrize("audience", [Audience.COUNCIL, Audience.STAFF_COUNCIL])
    def test_only_those_who_work_with_the_plan_see_them(self, template: str, audience: Audience) -> None:
        text = "\n".join(said(paper(template=template, audience=audience)))
        assert [key for key in ASSUMPTION_KEYS if re.search(rf"\b{key}\b", text)] == []
        assert KEY.findall(text) == []

    def test_who_works_with_the_plan_does(self) -> None:
        text = "\n".join(said(paper()))
        assert "workplace" in text and "TVOED_VKA_E" in text


class TestSources:
    def test_every_derivation_of_the_pay_data_has_words_in_both_languages(self) -> None:
        pay = papers.REFERENCE.pay
        tabled = chain.from_iterable(each.sources for tables in pay.tables.values() for each in tables)
        rated = (rate.source for years in pay.social.values() for rate in years.values())
        derived = [each for each in (*tabled, *rated) if "DERIVED" in each and each.strip() != "DERIVED"]
        assert len(derived) > 5
        for each in derived:
            assert derivation_text(each, GERMAN) and derivation_text(each, ENGLISH), each

    def test_a_german_paper_quotes_no_english_note(self) -> None:
        document = paper()
        named = [line[3] for line in (*rows(table(document, "Entgelt- und")), *rows(table(document, "Sätze und")))]
        assert not [each for each in named if re.search(r"\b(half|exact|rounded|same|and|equals|payment)\b", each)]
        assert "abgeleitet: 7,3 % und die Hälfte des durchschnittlichen Zusatzbeitrags" in named

    def test_every_source_of_an_assumption_is_there_in_english(self) -> None:
        for each in papers.REFERENCE.assumptions.values():
            assert assumption_source(each, GERMAN) == each.source != assumption_source(each, ENGLISH)

    def test_a_source_of_the_city_stays_as_it_is(self) -> None:
        own = replace(papers.REFERENCE.assumptions["workplace"], source="Kämmerei, 03.11.2026")
        assert assumption_source(own, ENGLISH) == "Kämmerei, 03.11.2026"

    def test_notes_on_regraded_posts_are_there_in_english(self) -> None:
        with (resource_folder() / "participation" / "protection.csv").open(encoding="utf-8", newline="") as stream:
            assert all(line["note_en"] for line in csv.DictReader(stream) if line["note"])
        (told,) = rows(table(paper(language=ENGLISH), "Vested rights"))
        assert "The time served in the step" in told[-1]


class TestOverlapReasons:
    def judged(self, *tasks: tuple[str, bool, str]) -> Document:
        city = town().baseline
        for id, intended, reason in tasks:
            city = city.with_task(replace(city.tasks[TaskId(id)], intended=intended, intended_reason=reason))
        return paper(plan=replace(town(), baseline=city))

    def test_each_judgement_stands_with_its_reason(self) -> None:
        document = self.judged(("T1", True, "Vier-Augen-Prinzip"), ("T2", False, "zwei Ämter prüfen dasselbe"))
        assert [line[1:] for line in rows(table(document, "Wie Doppelarbeit"))] == [
            ["gewollt", "Vier-Augen-Prinzip"],
            ["Doppelstruktur", "zwei Ämter prüfen dasselbe"],
        ]

    def test_a_missing_reason_is_named_and_without_a_judgement_there_is_no_table(self) -> None:
        (told,) = rows(table(self.judged(("T1", True, "")), "Wie Doppelarbeit"))
        assert told[1:] == ["gewollt", "keine Begründung hinterlegt"]
        assert not any(each.startswith("Wie Doppelarbeit") for each in tables(paper()))


class TestOrder:
    def test_long_tables_of_money_stand_in_the_annex(self) -> None:
        captions = list(tables(paper()))
        signed = captions.index("Anlagen")
        for name in ("Ist-Stand (Nullvariante)", "Woraus sich die Ersparnis", "Zeilen des Ergebnisplans", "Geförderte"):
            assert all(captions.index(each) > signed for each in captions if each.startswith(name)), name
        assert captions.index(f"Ersparnis der Variante „{NEW}“, in Euro") < signed

    def test_a_duty_that_only_moves_is_counted_and_stands_in_the_annex(self) -> None:
        document = paper()
        assert "nur das zuständige Amt" in "\n".join(said(document))
        norms = table(document, "Gesetzliche und weitere")
        assert len(norms.rows) > len(table(document, "Aufgaben, deren Stand").rows)


def test_an_unverified_revenue_is_named_at_the_front() -> None:
    plan = town()
    revenue = Revenue(
        *(RevenueId("IP"), "Pauschale", UnitId("32"), NkfLine.ALLOCATIONS, "", Estimate(Decimal(10))),
        *(Estimate(Decimal(500)), Decimal(4), 2026, 2027, None, "Bescheid"),
    )
    known = replace(plan, baseline=plan.baseline.with_revenues([revenue]))
    for template in ("beschlussvorlage", "gedankenpapier"):
        doubts = [each for each in papers.blocks(paper(plan=known, template=template)) if isinstance(each, Callout)]
        (listed,) = (each for each in doubts if each.kind is CalloutKind.UNVERIFIED)
        assert "Erträge nach Personen: Pauschale." in [plain(text) for text in listed.paragraphs]
    assert row(table(paper(plan=known), "Erträge nach Personen nach"), "Pauschale")[0] == "20.000"
