"""Parts of the paper on their own: grants, examples, the bridge, what stays on one line, English."""

import gettext
import re
from dataclasses import replace
from datetime import date

import papers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import GERMAN, NEW, NEW_YEAR, paper, post, row, section, table, unit

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Frame
from integration_office.domain.changes import (
    AddPosition,
    Change,
    ChangeFte,
    CutPosition,
    DissolveUnit,
    MovePosition,
    RegradePosition,
    RenameUnit,
)
from integration_office.domain.grade import read_grade
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import DutyId, GrantId, PositionId
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Position, Terms
from integration_office.domain.scenario import Measure, Scenario, applied
from integration_office.domain.task import Duty
from integration_office.reports import paper_overlap, paper_reckoning
from integration_office.reports.blocks import (
    BulletList,
    Callout,
    CalloutKind,
    Document,
    GroupRow,
    Heading,
    KeyFigures,
    OrgChart,
    Paragraph,
    Row,
    Table,
    plain,
)
from integration_office.reports.paper_audience import Audience
from integration_office.reports.paper_bridge import shares_of
from integration_office.reports.paper_facts import facts_of
from integration_office.reports.paper_typography import kept_together
from integration_office.wording.language import Language


class TestGrants:
    def plan(self) -> Plan:
        """Grant G needs a unit of its own and loses it when the unit is dissolved; the norm names an entry."""
        plan = papers.town()
        terms = Grant(GrantId("G"), "§ 8 (Katalog XX-1)", cap_per_fte=57_000_00, conditions=("own_unit", "rat"))
        duties = {
            DutyId("XX-1"): Duty(DutyId("XX-1"), act="Richtlinie X", group="grant", norm="Nr. 1"),
            DutyId("XX-9"): Duty(
                DutyId("XX-9"), act="Richtlinie X", norm="Nr. 9", binding="Ermessen_Land", description="Nach Ermessen."
            ),
        }
        baseline = plan.baseline.with_grant(GrantId("G"), GrantTerms(terms))
        moved = Measure(MovePosition(post("0101"), unit("32")), NEW_YEAR)
        dissolved = Measure(DissolveUnit(unit("50"), unit("I")), NEW_YEAR)
        return replace(plan, baseline=baseline, duties={**plan.duties, **duties}).with_scenario(
            Scenario(NEW, (moved, dissolved))
        )

    def test_a_lost_grant_says_which_condition_fails(self) -> None:
        document = paper(NEW, plan=self.plan())
        cells = row(table(document, "Förderungen 2026"), "G: § 8 (Katalog XX-1)")
        assert cells[1] == "0" and cells[3] == "entfällt"
        (conditions,) = (each for each in section(document, "Förderungen") if _is_about(each, "rat: "))
        assert "eigene Organisationseinheit: nicht mehr erfüllt; rat: nicht geprüft" in plain(conditions.items[0])

    def test_the_catalogue_says_that_there_is_no_claim(self) -> None:
        (claims,) = (
            each for each in section(paper(NEW, plan=self.plan()), "Förderungen") if _is_about(each, "anspruch")
        )
        assert [plain(each).replace("\u00a0", " ") for each in claims.items] == [
            "G: kein Rechtsanspruch (Nr. 9: Nach Ermessen.)"
        ]


def _is_about(block: object, word: str) -> bool:
    return isinstance(block, BulletList) and any(word in plain(item) for item in block.items)


class TestExamples:
    def test_what_a_rule_filled_in_is_named_at_the_front(self) -> None:
        plan = papers.town()
        tasks = {id: replace(task, illustrative=True) for id, task in plan.baseline.tasks.items()}
        note = "Regel B1 (Gliederung): ergänzt. " * 40
        plan = replace(
            plan,
            info=replace(plan.info, illustrative_note=note),
            baseline=replace(plan.baseline, tasks=tasks),
        )
        document = paper(NEW, plan=plan)
        (callout,) = (
            each
            for each in papers.blocks(document)
            if isinstance(each, Callout) and each.kind is CalloutKind.ILLUSTRATIVE
        )
        texts = [plain(each).replace("\u00a0", " ") for each in callout.paragraphs]
        assert "3 Aufgaben" in texts[0]
        assert texts[1].startswith("Regel B1 (Gliederung): ergänzt.") and len(texts[1]) < len(note)
        assert any(note.strip() in plain(each.text).replace("\u00a0", " ") for each in _small(document))


def _small(document: object) -> list[Paragraph]:
    return [each for each in papers.blocks(document) if isinstance(each, Paragraph) and each.small]  # type: ignore[arg-type]


GRADES = [read_grade("E8"), read_grade("A15")]
CHANGES = st.one_of(
    st.builds(CutPosition, st.sampled_from([post("0101"), post("0104"), post("0105")])),
    st.builds(MovePosition, st.just(post("0103")), st.sampled_from([unit("50"), unit("I")])),
    st.builds(
        RegradePosition,
        st.sampled_from([post("0102"), post("0103")]),
        st.sampled_from(GRADES),
    ),
    st.builds(ChangeFte, st.sampled_from([post("0102"), post("0103")]), st.integers(0, 10_000)),
    st.builds(
        lambda id, fte: AddPosition(Position(PositionId(id), unit("50"), terms=Terms(read_grade("S12"), 3, fte, None))),
        st.sampled_from(["neu-1", "neu-2"]),
        st.integers(1, 10_000),
    ),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(CHANGES, st.sampled_from([None, NEW_YEAR, date(2027, 8, 1)])), max_size=6))
def test_the_bridge_adds_up_to_the_change_of_the_whole(changes: list[tuple[Change, date | None]]) -> None:
    plan = papers.with_measures([Measure(change, effective) for change, effective in changes])
    facts = facts_of(plan, papers.REFERENCE, [NEW], GERMAN, papers.TODAY)
    for year in facts.years:
        before, after = facts.null.by_year[year], facts.proposal.by_year[year]
        shares = shares_of(facts.proposal, before, after)
        assert sum(share.cents for share in shares.values()) == after.cost.full_cost - before.cost.full_cost


@settings(max_examples=20, deadline=None)
@given(st.lists(CHANGES, max_size=4))
def test_the_steps_lead_to_the_state_that_is_shown(changes: list[Change]) -> None:
    plan = papers.with_measures([Measure(change) for change in changes])
    variant = facts_of(plan, papers.REFERENCE, [NEW], GERMAN, papers.TODAY).proposal
    assert applied(plan.baseline, [measure for _, measure, _ in variant.steps]) == variant.organisation


def test_figures_of_later_years_are_those_from_scratch() -> None:
    facts = facts_of(papers.town(), papers.REFERENCE, [NEW], GERMAN, papers.TODAY)
    for year in facts.years:
        alone = Evaluation.of(facts.proposal.organisation, Frame.of(facts.plan, papers.REFERENCE, 2026).in_year(year))
        assert facts.proposal.cost(year) == alone.cost
    assert facts.proposal.effects == Effects(facts.null.figures, facts.proposal.figures)


class TestOneLine:
    @pytest.mark.parametrize(
        ("text", "kept"),
        [
            ("das sind 787.900 € im Jahr", "das sind 787.900_€ im Jahr"),
            ("1,50 VZÄ und 20 %", "1,50_VZÄ und 20_%"),
            ("nach § 8 Abs. 1 Nr. 2", "nach §_8 Abs._1 Nr._2"),
            ("2 Stellenpläne", "2 Stellenpläne"),
            ("Stufe ohne Angabe, Entgeltgruppen E", "Stufe ohne Angabe, Entgeltgruppen_E"),
        ],
    )
    def test_a_figure_and_its_unit_stay_together(self, text: str, kept: str) -> None:
        block = kept_together(Paragraph(text))
        assert isinstance(block, Paragraph)
        assert block.text == kept.replace("_", "\u00a0")

    @given(st.text(alphabet="0123456789 €%§.−VZÄAbs ", max_size=40))
    def test_nothing_but_spaces_changes(self, text: str) -> None:
        block = kept_together(Paragraph(text))
        assert isinstance(block, Paragraph)
        assert plain(block.text).replace("\u00a0", " ") == text.replace("\u00a0", " ")


class _Marking(gettext.NullTranslations):
    """A language in which every translated text begins with ¤."""

    def gettext(self, message: str) -> str:
        return "¤" + message

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return "¤" + (singular if n == 1 else plural)


class TestLanguage:
    @pytest.mark.parametrize("audience", Audience)
    def test_every_heading_caption_head_and_sentence_goes_through_the_language(self, audience: Audience) -> None:
        for template in ("beschlussvorlage", "gedankenpapier"):
            document = paper(template=template, language=Language("en", _Marking()), audience=audience)
            untranslated = [text for text in _texts(document) if "¤" not in text and not _is_data(text)]
            assert untranslated == []

    def test_the_paper_carries_its_language(self) -> None:
        assert paper(language=Language.english()).language == "en"
        assert paper().language == "de"

    def test_english_numbers_are_written_in_english(self) -> None:
        found = table(paper(language=Language("en", gettext.NullTranslations())), "Alternativen im Vergleich")
        assert re.fullmatch(r"\d{3},\d{3}", row(found, "Vollkosten 2026 (v)")[0])


def _texts(document: object) -> list[str]:
    found: list[str] = []
    for block in papers.blocks(document):  # type: ignore[arg-type]
        match block:
            case Heading(text=text) | OrgChart(caption=text) | Callout(title=text):
                found.append(text)
            case Paragraph(text=text):
                found.append(plain(text))
            case BulletList(items=items):
                found += map(plain, items)
            case KeyFigures(figures=figures):
                found += [figure.label for figure in figures]
            case Table(caption=caption, header=header, rows=rows, notes=notes):
                found += [caption, *map(plain, notes)]
                found += [each.text for each in rows if isinstance(each, GroupRow)]
                named = any(word in caption for word in ("nach Zeilen", "nach Ämtern"))  # lines and offices: data
                told = any(
                    word in caption for word in ("im Vergleich", "nach Jahren", "Ersparnis", "Woraus", "Angaben")
                )
                if told and not named:
                    found += [plain(each.cells[0]) for each in rows if isinstance(each, Row)]
                found += [getattr(cell, "text", cell) for cells in header for cell in cells]
    return [text for text in found if text]


def _is_data(text: str) -> bool:
    """Names of scenarios, addresses of sources, and what the plan itself says."""
    return (
        text in (NEW, papers.SMALL)
        or text.startswith("https://")
        or text == PlanInfo().source_note
        or text == "0104: entfällt"  # a post and the reason somebody gave for its measure
        or not re.search(r"[A-Za-zÄÖÜäöü]{3}", text)
    )


class TestManyTasks:
    @pytest.fixture
    def document(self, monkeypatch: pytest.MonkeyPatch) -> Document:
        """A paper that names one task of each group and sums up the others."""
        monkeypatch.setattr(paper_overlap, "MOST_TASKS", 1)
        monkeypatch.setattr(paper_reckoning, "MOST_TASKS", 1)
        plan = papers.with_measures([Measure(RenameUnit(unit("32"), "Ordnung"))])
        return paper(NEW, plan=plan)

    def test_the_others_stand_in_sum(self, document: Document) -> None:
        found = table(document, "Doppelarbeit vorher und nachher")
        assert row(found, "1 weitere Aufgabe")[0] == "0,25"
        assert row(found, "Summe dieser Aufgaben")[0] == "0,65"

    def test_their_rest_keeps_the_derivation_whole(self, document: Document) -> None:
        found = table(document, "Überschneidung: Ist-Stand")
        assert row(found, "weitere Aufgaben, zusammen")[:2] == ["0,25 VZÄ", "0,25 VZÄ"]
        assert row(found, "Ergebnis")[:2] == ["0,65 VZÄ", "0,65 VZÄ"]
