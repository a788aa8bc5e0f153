"""The decision paper on a small town: its figures are those of the analysis, and nothing is left unsaid."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import papers
import pypdfium2 as pdfium
import pytest
from papers import EMPTY, GERMAN, NEW, SMALL, paper, row, rows, section, table, tables, town

from integration_office.analysis.coverage import GROUPS
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.part_saving import Saving
from integration_office.analysis.reference import Frame
from integration_office.domain.budget import NkfLine
from integration_office.domain.errors import MissingTable, UnknownScenario
from integration_office.domain.identity import RevenueId, UnitId
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.revenue import Estimate, Revenue
from integration_office.domain.scenario import Scenario, project
from integration_office.reports.blocks import (
    Callout,
    CalloutKind,
    Document,
    GroupRow,
    Heading,
    KeyFigures,
    OrgChart,
    Paragraph,
    Reference,
    Row,
    Table,
    plain,
)
from integration_office.reports.charts import Emphasis
from integration_office.reports.paper import NothingProposed, UnknownTemplate, write_paper
from integration_office.reports.paper_audience import Audience
from integration_office.reports.structure import check_structure
from integration_office.wording.assumptions import assumption_name, assumption_value
from integration_office.wording.effects import status_text
from integration_office.wording.numbers import MINUS, capacity, euro, euro_exact

PLAN = town()
FRAME = Frame.of(PLAN, papers.REFERENCE, 2026)


@pytest.fixture(scope="module")
def document() -> Document:
    return paper()


def figures(scenario: str | None, year: int = 2026) -> Evaluation:
    state = project(PLAN.baseline, PLAN.measures_of(scenario)).organisation
    return Evaluation.of(state, FRAME.in_year(year))


def number(text: str) -> Decimal:
    return Decimal(text.replace(".", "").replace(",", ".").replace(MINUS, "-").replace("±", "").rstrip(" €%VZÄ"))


def whole_euros(cents: int) -> Decimal:
    return Decimal(int(Fraction(abs(cents), 100) + Fraction(1, 2))) * (1 if cents >= 0 else -1)


class TestWhatIsRefused:
    def test_a_scenario_that_is_not_there(self) -> None:
        with pytest.raises(UnknownScenario, match="Mars"):
            paper(NEW, "Mars")

    def test_a_template_that_is_not_there(self) -> None:
        with pytest.raises(UnknownTemplate, match="roman"):
            paper(template="roman")

    def test_a_paper_on_nothing(self) -> None:
        with pytest.raises(NothingProposed):
            papers.decision_paper(PLAN, papers.REFERENCE, [], GERMAN, papers.TODAY)

    def test_a_year_without_pay_tables(self) -> None:
        early = Plan(PlanInfo("Früher", base_year=1990), PLAN.baseline).with_scenario(Scenario(NEW))
        with pytest.raises(MissingTable):
            paper(NEW, plan=early)


class TestTheWhole:
    @pytest.mark.parametrize("scenarios", [(NEW,), (NEW, SMALL, EMPTY), (EMPTY,), (EMPTY, NEW), (SMALL, NEW)])
    @pytest.mark.parametrize("template", ["beschlussvorlage", "gedankenpapier"])
    def test_it_is_sound_whatever_is_proposed(self, scenarios: tuple[str, ...], template: str) -> None:
        check_structure(paper(*scenarios, template=template))

    def test_an_empty_plan_has_a_paper(self) -> None:
        for template in ("beschlussvorlage", "gedankenpapier"):
            check_structure(paper(EMPTY, plan=Plan().with_scenario(Scenario(EMPTY)), template=template))

    def test_the_same_plan_gives_the_same_paper(self, document: Document) -> None:
        assert paper(plan=papers.town.__wrapped__()) == document  # made anew, nothing of it kept

    def test_it_stands_in_the_order_of_a_council_paper(self, document: Document) -> None:
        headings = [each.text for each in papers.blocks(document) if isinstance(each, Heading) and each.level == 1]
        assert headings[3:6] == ["4 Stellenwirkung", "5 Begründung", "6 Unterschrift und Anlagen"]
        assert headings[:3] == ["1 Beschluss", "2 Alternativen", "3 Haushaltsmäßige Auswirkungen"]
        assert [each for each in headings if each.startswith("Anlage")] == headings[6:]
        assert len(headings) == 6 + 13

    def test_it_says_what_it_was_made_from(self, document: Document) -> None:
        identity = dict(rows(table(document, "Angaben zur Vorlage")))
        assert identity["Plan"] == "Fünf Stellen"
        assert identity["Vorgeschlagene Variante"] == NEW
        assert identity["Verglichen mit"] == f"Ist-Stand (Nullvariante), {SMALL}"
        assert "2026" in identity["Basisjahr und Gesetz"] and "TIntG-2021" in identity["Basisjahr und Gesetz"]
        assert "22.11.2026" in identity["Datum"] and "integration-office" in identity["Datum"]

    def test_it_becomes_a_pdf_with_every_heading(self, document: Document, tmp_path: Path) -> None:
        target, seen = tmp_path / "paper.pdf", list[tuple[int, int]]()
        write_paper(document, target, lambda done, of: seen.append((done, of)))
        pages = pdfium.PdfDocument(target)
        text = " ".join("".join(page.get_textpage().get_text_range() for page in pages).split())
        headings = [each.text.replace("\u00a0", " ") for each in papers.blocks(document) if isinstance(each, Heading)]
        assert [each for each in headings if each not in text] == []
        assert seen[-1] == (len(pages), len(pages))


class TestTheFront:
    def front(self, document: Document) -> list[Callout]:
        before = []
        for block in papers.blocks(document):
            if isinstance(block, Heading):
                break
            before.append(block)
        return [block for block in before if isinstance(block, Callout)]

    def test_a_broken_measure_is_named_with_its_reason(self, document: Document) -> None:
        (broken,) = (each for each in self.front(document) if "greifen" in each.title)
        assert NEW in broken.title
        assert len(broken.paragraphs) == 1
        assert "Maßnahme 3" in plain(broken.paragraphs[0]) and "999" in plain(broken.paragraphs[0])

    def test_each_unverified_assumption_is_named(self, document: Document) -> None:
        (callout,) = (each for each in self.front(document) if each.kind is CalloutKind.UNVERIFIED)
        text = " ".join(plain(each) for each in callout.paragraphs).replace("\u00a0", " ")
        for key in ("lob_rate", "zv_rate", "versorgung_rate", "beihilfe", "pay_growth", "workplace", "discount"):
            assumption = figures(None).assumptions[key]
            assert not assumption.verified
            assert f"{assumption_name(key, GERMAN)}: {assumption_value(assumption, GERMAN)}" in text

    def test_what_is_verified_or_unused_is_not_among_them(self, document: Document) -> None:
        text = str(self.front(document))
        assert figures(None).assumptions["overhead_rate"].verified
        assert assumption_name("overhead_rate", GERMAN) not in text
        assert assumption_name("vacancy_rate", GERMAN) not in text

    def test_posts_without_a_price_are_named(self, document: Document) -> None:
        callout = [each for each in self.front(document) if each.kind is CalloutKind.INFORMATION][-1]
        assert "TVOEDFEST 1,00 VZÄ" in plain(callout.paragraphs[0]).replace("\u00a0", " ")

    def test_the_first_page_tells_decision_money_and_posts(self, document: Document) -> None:
        first, *_ = self.front(document)
        told = [plain(each).replace("\u00a0", " ") for each in first.paragraphs]
        assert first.title == "In Kürze" and [each.split(":")[0] for each in told] == [
            "Beschluss",
            "Geld",
            "Stellen, in Klammern VZÄ",
        ]
        assert "nicht verifiziert" in told[1] and "Das Amt wechseln 2 (1,50)" in told[2]
        assert {part.label for part in first.paragraphs[1] if isinstance(part, Reference)} == {"R1", "R5", "R18"}
        (key,) = (each for each in papers.blocks(document) if isinstance(each, KeyFigures))
        assert key.figures[0].note.endswith("fortgeschrieben; nicht verifiziert")

    def test_without_examples_nothing_is_called_one(self, document: Document) -> None:
        assert not any(each.kind is CalloutKind.ILLUSTRATIVE for each in self.front(document))

    def test_the_key_figures_are_those_of_the_analysis(self, document: Document) -> None:
        (key,) = (each for each in papers.blocks(document) if isinstance(each, KeyFigures))
        cost = figures(NEW, 2028).cost.full_cost - figures(None, 2028).cost.full_cost
        assert number(key.figures[0].value.lstrip("+")) == whole_euros(cost)
        assert key.figures[0].label.replace("\u00a0", " ").startswith("Vollkosten 2028")
        assert key.figures[1].value == capacity(figures(NEW).overlap.fte, GERMAN)


class TestAlternatives:
    def test_the_ist_stand_is_always_beside_the_variants(self) -> None:
        for scenarios in ((NEW,), (NEW, SMALL), (NEW, EMPTY)):
            assert table(paper(*scenarios), "Alternativen im Vergleich").header[0][1] == "Ist-Stand"

    def test_a_scenario_that_does_nothing_is_the_ist_stand(self) -> None:
        assert table(paper(NEW, EMPTY), "Alternativen").header == table(paper(NEW), "Alternativen").header

    def test_posts_and_cost_with_their_differences(self, document: Document) -> None:
        found = table(document, "Alternativen im Vergleich")
        assert row(found, "Stellen") == ["5", "5", "±0", "5", "±0"]
        assert row(found, "VZÄ Soll")[:3] == ["4,25", "4,25", "±0"]
        for label, years in (("Vollkosten 2026 (v)", 2026), ("Vollkosten 2028 (vf)", 2028)):
            costs = [figures(name, years).cost.full_cost for name in (None, NEW, SMALL)]
            cells = [number(each.lstrip("+")) for each in row(found, label)]
            assert cells == [
                whole_euros(costs[0]),
                whole_euros(costs[1]),
                whole_euros(costs[1] - costs[0]),
                whole_euros(costs[2]),
                whole_euros(costs[2] - costs[0]),
            ]
        overlap = row(found, "Überschneidung in VZÄ")
        for at, name in ((0, None), (1, NEW), (3, SMALL)):
            assert f"{overlap[at]} VZÄ" == capacity(figures(name).overlap.fte, GERMAN)

    def test_more_than_two_variants_take_another_table(self) -> None:
        plan = town().with_scenario(Scenario("Dritte", PLAN.measures_of(SMALL)))
        found = [caption for caption in tables(paper(NEW, SMALL, "Dritte", plan=plan)) if "Vergleich" in caption]
        assert found == [f"Alternativen im Vergleich: {NEW}, {SMALL}", "Alternativen im Vergleich: Dritte"]


class TestMoney:
    def test_each_year_is_the_difference_of_the_two_states(self, document: Document) -> None:
        found = table(document, f"Variante „{NEW}“ gegenüber dem Ist-Stand")
        changes = [figures(NEW, year).cost - figures(None, year).cost for year in range(2026, 2032)]
        for label, amounts in (
            ("Personalkosten", [each.personnel for each in changes]),
            ("Vollkosten", [each.full_cost for each in changes]),
            ("Haushaltssicht", [each.budget_cost for each in changes]),
        ):
            cells = [number(each.lstrip("+")) for each in row(found, label)]
            assert cells == [whole_euros(each) for each in (*amounts, sum(amounts))]

    def test_years_without_budget_lines_say_so(self, document: Document) -> None:
        found = table(document, "Ist-Stand (Nullvariante) nach Jahren")
        for label in ("Übrige Aufwendungen (Haushalt)", "Haushaltssicht"):
            assert row(found, label)[2:] == ["k. A."] * 4
        assert row(found, "Personalkosten")[2] != "k. A."
        assert any("2028" in plain(note) and "k. A." in plain(note) for note in found.notes)
        assert row(found, "Haushaltssicht")[0] == row(table(document, "Alternativen"), "Haushaltssicht 2026 (v)")[0]

    def test_provisional_and_extrapolated_years_are_marked(self, document: Document) -> None:
        header = [str(each).replace("\u00a0", " ") for each in table(document, "Ist-Stand (Null").header[0]]
        assert header == ["", "2026 (v)", "2027 (vf)", *[f"{year} (vf)" for year in range(2028, 2032)]]
        notes = " ".join(map(plain, table(document, "Ist-Stand (Null").notes))
        assert "Abschlag" in notes and "(Annahme, nicht verifiziert)" in notes and "nicht verifiziert" in notes

    def test_every_table_of_costs_names_the_posts_without_a_price(self, document: Document) -> None:
        costly = [each for caption, each in tables(document).items() if _shows_cost(caption, each)]
        assert len(costly) >= 8
        for each in costly:
            assert any("TVOEDFEST" in plain(note) for note in each.notes), each.caption

    def test_the_change_falls_into_what_has_happened_to_the_posts(self, document: Document) -> None:
        found = table(document, "Woraus sich die Änderung")
        labels = [cells[0] for cells in rows(found)[:-1]]
        assert labels == ["Neue Stellen", "Entfallende Stellen", "Anders bewertete Stellen", "Anderer Stellenumfang",
                          "Andere Annahmen"]  # fmt: skip
        change = figures(NEW, 2028).cost.full_cost - figures(None, 2028).cost.full_cost
        assert number(rows(found)[-1][2].lstrip("+")) == whole_euros(change)

    def test_a_variant_that_costs_the_same_says_so(self, document: Document) -> None:
        texts = [plain(each.text) for each in section(document, "Haushaltsmäßige") if isinstance(each, Paragraph)]
        assert any(SMALL in each and "kein Kostenbetrag" in each for each in texts)

    def test_the_citys_own_personnel_stands_beside_the_computed(self, document: Document) -> None:
        found = table(document, "Zeilen des Ergebnisplans")
        assert row(found, "Personalaufwendungen")[0] == "120.000"
        computed = number(row(found, "Zum Vergleich: Personalkosten, berechnet")[0])
        assert computed == whole_euros(figures(None).cost.personnel)

    def test_savings_are_positive_there(self, document: Document) -> None:
        found = table(document, f"Ersparnis der Variante „{NEW}“")
        change = figures(NEW, 2030).cost.full_cost - figures(None, 2030).cost.full_cost
        assert number(row(found, "kassenwirksam")[4].lstrip("+")) == -whole_euros(change)


def _shows_cost(caption: str, each: Table) -> bool:
    heads = " ".join(str(cell) for cells in each.header for cell in cells)
    euros = "in Euro" in caption + heads and not caption.startswith("Förderungen")
    return euros or caption.startswith("Alternativen")


class TestDuties:
    def test_every_scored_duty_stands_once_with_its_status_before_and_after(self, document: Document) -> None:
        found = table(document, "Gesetzliche und weitere Aufgaben")
        before = {each.duty: each for each in figures(None).coverage.duties}
        after = [each for group in GROUPS for each in figures(NEW).coverage.duties if _group(each.duty) == group]
        cells = rows(found)
        assert len(cells) == len(after)
        for line, each in zip(cells, after, strict=True):
            assert line[1] == FRAME.duties[each.duty].title
            assert line[3] == status_text(before[each.duty].status, GERMAN)
            assert line[4] == status_text(each.status, GERMAN)
            checked = "ja" if FRAME.duties[each.duty].is_verified else "nein"
            assert line[8].partition(" · ")[0] == checked
        assert sum(isinstance(each, GroupRow) for each in found.rows) == 3

    def test_the_changed_ones_come_first_the_worse_on_top(self, document: Document) -> None:
        everything = Effects(figures(None), figures(NEW)).duties()
        changes = [each for each in everything if each.before.ratio != each.after.ratio or each.is_worse]
        found = table(document, "Aufgaben, deren Stand")
        assert len(found.rows) == len(changes) > 0
        assert [each.kind.value == "emphasised" for each in found.rows if isinstance(each, Row)] == [
            each.is_worse for each in changes
        ]

    def test_the_groups_stay_apart(self, document: Document) -> None:
        found = table(document, "Abdeckung nach Gruppen")
        assert [cells[0].split(" [")[0] for cells in rows(found)] == [
            "Pflichtaufgaben",
            "Auflagen aus Förderung",
            "Freiwillige Aufgaben",
        ]
        binding = figures(NEW).coverage.groups["binding"]
        assert number(row(found, "Pflichtaufgaben")[2]) == round(Decimal(float(binding.index or 0)) * 100, 1)


def _group(duty: object) -> str:
    return FRAME.duties[duty].group  # type: ignore[index]


class TestOverlap:
    def test_the_sum_is_the_overlap_and_intended_work_stands_apart(self, document: Document) -> None:
        found = table(document, "Doppelarbeit vorher und nachher")
        total = row(found, "Summe dieser Aufgaben")
        before, after = figures(None).overlap, figures(NEW).overlap
        assert [f"{each} VZÄ" for each in total[:2]] == [capacity(each.fte, GERMAN) for each in (before, after)]
        assert [f"{each} €" for each in total[3:5]] == [euro(each.cost, GERMAN) for each in (before, after)]

    def test_no_saving_is_claimed_that_nobody_has_examined(self, document: Document) -> None:
        texts = [plain(each.text) for each in section(document, "Beendete Doppelarbeit") if isinstance(each, Paragraph)]
        assert any("keine Einsparung" in each and "0\u00a0%" in each for each in texts)


class TestGrants:
    def test_won_and_lost_money_and_the_end_are_shown(self, document: Document) -> None:
        cells = row(table(document, "Förderungen 2026"), "G")
        before, after = (figures(name).grants for name in (None, NEW))
        amounts = [next(iter(each.values())).amount for each in (before, after)]
        assert [number(each) for each in cells[:2]] == [whole_euros(each) for each in amounts]
        assert cells[4:] == ["30.06.2026", "nein"]


class TestPosts:
    def test_affected_posts_by_dezernat_and_grade_add_up_to_the_same(self, document: Document) -> None:
        sums = [rows(table(document, f"Betroffene Stellen nach {kind}"))[-1] for kind in ("Dezernat", "Entgelt")]
        assert sums[0] == sums[1] == ["Summe", "2 (1,50)", "1 (0,50)", "1 (1,00)", "–", "1 (0,75)", "1 (1,00)"]

    def test_the_establishment_plan_changes_post_by_post(self, document: Document) -> None:
        found = table(document, "Stellenplanänderungen der Variante")
        cells = {line[0]: line[1:] for line in rows(found)}
        assert cells["56-1"] == ["Leitung", "Amt für Integration", "E13", "+1,00", "ab 01/2027"]
        assert cells["0104"][2:] == ["S12", f"{MINUS}0,75", "kw, Kosten bis 06/2027"]
        assert cells["0102"][2] == "E9b → E10"
        assert cells["0101"][3:] == [f"{MINUS}0,25", "1,00 → 0,75"]


class TestMethod:
    def test_each_assumption_in_use_has_key_value_source_and_mark(self, document: Document) -> None:
        found = {cells[0].split("\n")[1]: cells[1:] for cells in rows(table(document, "Annahmen"))}
        for key in ("lob_rate", "beihilfe", "overhead_rate", "realisable_share", "annual_minutes", "discount"):
            assumption = figures(None).assumptions[key]
            assert found[key] == [
                assumption_value(assumption, GERMAN),
                assumption.source,
                "ja" if assumption.verified else "nein",
            ]
        assert "vacancy_rate" not in found

    def test_another_value_in_a_variant_is_shown(self, document: Document) -> None:
        found = {cells[0].split("\n")[1]: cells[1] for cells in rows(table(document, "Annahmen"))}
        assert found["workplace"] == f"9.700,00 € je VZÄ und Jahr; {NEW}: 10.000,00 € je VZÄ und Jahr"

    def test_pay_tables_in_use_have_their_dates_and_marks(self, document: Document) -> None:
        cells = rows(table(document, "Entgelt- und Besoldungstabellen"))
        known = {(line[0].split("\n")[1], line[1]): line[2] for line in cells}
        assert known["TVOED_VKA_E", "01.05.2026"] == "beschlossen"
        assert known["NRW_LBESO_A_ABSCHLAG", "01.04.2026"] == "vorläufig (Abschlag)"
        assert not any(id.startswith("NRW_LBESO_B") for id, _ in known)
        assert ("TVOED_VKA_E", "01.03.2024") not in known


SAVINGS = {Saving.GROSS: "brutto", Saving.NET: "netto", Saving.CASH: "kassenwirksam"}


class TestRechenwege:
    def test_every_mark_leads_to_a_derivation_exact_to_the_cent(self, document: Document) -> None:
        found = table(document, "Vollkosten: Ist-Stand")
        assert row(found, "Ergebnis")[:2] == [
            euro_exact(figures(None, 2028).cost.full_cost, GERMAN),
            euro_exact(figures(NEW, 2028).cost.full_cost, GERMAN),
        ]

    def test_the_parts_give_the_result(self, document: Document) -> None:
        found = rows(table(document, "Vollkosten: Ist-Stand"))
        parts = [cells for cells in found[1:] if not cells[0].startswith("\u00a0")]
        for column in (1, 2):
            assert sum(number(cells[column]) for cells in parts) == number(found[0][column])

    @pytest.mark.parametrize("kind", Saving)
    def test_what_is_saved_over_the_years_is_made_of_them_and_each_of_its_parts(
        self, document: Document, kind: Saving
    ) -> None:
        found = rows(table(document, f"Ersparnis {SAVINGS[kind]}, mehrere Jahre: Variante"))
        saved = row(table(document, f"Ersparnis der Variante „{NEW}“, in Euro"), SAVINGS[kind])[-1]
        years: list[tuple[Decimal, list[Decimal]]] = []
        for label, amount in found[1:]:
            if label.startswith("\u00a0"):
                years[-1][1].append(number(amount) * (-1 if MINUS in label else 1))
            else:
                years.append((number(amount), []))
        assert len(years) == 6 and any(parts for _, parts in years)
        assert all(not parts or sum(parts) == year for year, parts in years)
        total = sum(year for year, _ in years)
        assert total == number(found[0][1]) and abs(total - number(saved)) <= Decimal("0.5")

    def test_the_parts_of_the_overlap_are_the_fte_of_the_offices(self, document: Document) -> None:
        found = rows(table(document, "Überschneidung: Ist-Stand"))
        tasks = {each.task: each for each in figures(NEW).overlap.tasks}
        start = next(at for at, cells in enumerate(found) if cells[0].startswith("T1"))
        offices = [cells for cells in found[start + 1 :] if cells[0].startswith("\u00a0")]
        values = [number(cells[2]) for cells in offices[: len(offices)]]
        assert sum(values) - max(values) >= number(found[start][2]) == Decimal(tasks["T1"].overlap_fte) / 10**8  # type: ignore[index]

    def test_full_time_amounts_are_printed_for_every_grade_in_use(self, document: Document) -> None:
        found = table(document, "Vollzeitbetrag je Gruppe und Stufe")
        names = [cells[0] for cells in rows(found)]
        assert names == ["A13/8", "E10/3", "E11/4", "E13/4"]
        pay = figures(NEW, 2028).pay
        for cells in rows(found):
            group, step = cells[0].split("/")
            grade = next(
                post.grade for post in figures(NEW).organisation.positions.values() if str(post.grade) == group
            )
            assert grade is not None
            assert cells[-1] == euro_exact(pay.full(grade, int(step)).cents, GERMAN).removesuffix(" €")


class TestCharts:
    def charts(self, document: Document) -> list[OrgChart]:
        """All but the map of the overview, which stands first."""
        return [each for each in papers.blocks(document) if isinstance(each, OrgChart)][1:]

    def test_before_and_after_show_what_happens_to_each_unit(self, document: Document) -> None:
        before, after = self.charts(document)[:2]
        marks = [{box.id: box.emphasis for box in chart.scene.boxes} for chart in (before, after)]
        assert marks[0]["501"] is marks[1]["501"] is Emphasis.MOVED
        assert "56" not in marks[0] and marks[1]["56"] is Emphasis.NEW
        assert marks[0]["32"] is Emphasis.LAPSING
        assert marks[1]["0"] is Emphasis.NONE

    def test_what_does_not_change_is_summed_up(self) -> None:
        chart = self.charts(paper(SMALL))[0]
        assert {box.id for box in chart.scene.boxes} == {"0", "I", "50", "501", "II", "32"}
        assert {box.id for box in self.charts(paper(SMALL))[2].scene.boxes} == {"0", "I", "50", "501", "II", "32"}

    def test_who_cannot_see_it_reads_the_changes(self, document: Document) -> None:
        after = self.charts(document)[1]
        assert "neu: Amt für Integration" in after.description and "verlegt: Einheit 501" in after.description

    def test_without_a_change_there_is_no_chart_of_one(self) -> None:
        texts = [
            plain(each.text) for each in section(paper(EMPTY), "Organigramm vorher") if isinstance(each, Paragraph)
        ]
        assert texts == ["Die Gliederung ändert sich nicht."]


class TestDates:
    def test_the_compared_year_is_the_first_with_everything_in_force(self) -> None:
        assert "Vollkosten 2027" in str(table(paper(SMALL), "Alternativen").rows).replace("\u00a0", " ")

    def test_measures_beyond_the_years_shown_are_said_to_be(self) -> None:
        measure = papers.Measure(papers.ChangeFte(papers.post("0101"), 5_000), date(2040, 5, 1))
        plan = papers.with_measures([measure])
        texts = [plain(each.text) for each in section(paper(NEW, plan=plan), "2 Alt") if isinstance(each, Paragraph)]
        assert "2031" in texts[0] and "danach wirken noch weitere Maßnahmen" in texts[0]


class TestSavingParts:
    @pytest.mark.parametrize("caption", ["Kassenwirksame Ersparnis der Variante", "Woraus sich die Ersparnis"])
    def test_every_part_table_ends_in_the_saving_of_the_variant(self, document: Document, caption: str) -> None:
        total = row(table(document, f"Ersparnis der Variante „{NEW}“, in Euro"), "kassenwirksam")
        found = [each for name, each in tables(document).items() if name.startswith(caption) and f"„{NEW}“" in name]
        assert found
        for each in found:
            last = [plain(cell) for cell in each.rows[-1].cells]  # type: ignore[union-attr]
            assert last[1:] == total if len(last) > 4 else last[-1] == total[-1]

    def test_the_council_is_not_told_what_single_offices_and_few_posts_cost(self) -> None:
        captions = list(tables(paper(audience=Audience.COUNCIL)))
        assert any("nach Zeilen" in each for each in captions)
        assert not any("nach Ämtern" in each or "Woraus sich die Ersparnis" in each for each in captions)


class TestRevenuesByPersons:
    def test_amount_range_source_and_counting_are_told(self) -> None:
        plan = town()
        revenue = Revenue(
            *(RevenueId("IP"), "Pauschale", UnitId("32"), NkfLine.ALLOCATIONS, "", Estimate(Decimal(10), Decimal(8))),
            *(Estimate(Decimal(500)), Decimal(4), 2026, 2027, None, "Bescheid"),
        )
        known = replace(plan, baseline=plan.baseline.with_revenues([revenue]))
        document = paper(plan=known)
        amounts = table(document, "Erträge nach Personen nach Jahren")
        assert row(amounts, "Pauschale") == ["20.000", "20.000", "0", "0", "0", "0"]
        assert row(amounts, "Summe, die mitzählt")[0] == "20.000"
        (told,) = rows(table(document, "Woraus sich die Erträge nach Personen"))
        assert "16.000 € bis 20.000 €" in told[2] and told[3:] == ["zählt mit", "Bescheid", "nein"]
        assert not any(name.startswith("Erträge nach Personen") for name in tables(paper()))
