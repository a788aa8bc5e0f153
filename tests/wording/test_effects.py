"""The lines before the drop: what they say of duties, overlap, grants, spans, people, cost; in which order and tone."""

from dataclasses import replace
from datetime import date

import pytest

from integration_office.analysis.coverage import Status
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Frame
from integration_office.application.session import Session
from integration_office.domain.changes import (
    AddPosition,
    Assign,
    Change,
    ChangeFte,
    CutPosition,
    MovePosition,
    MoveUnit,
    RegradePosition,
    RenameUnit,
    SetGrant,
)
from integration_office.domain.grade import read_grade
from integration_office.domain.grant import Grant, GrantTerms
from integration_office.domain.identity import GrantId, PositionId, TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.plan import Plan, PlanInfo
from integration_office.domain.position import Position, Terms
from integration_office.domain.task import Assignment, Duty, Task
from integration_office.wording.effects import (
    MOST_GROUPS,
    MOST_NAMED,
    drop_answer_lines,
    duty_text,
    status_text,
    unit_label,
)
from integration_office.wording.grants import condition_text
from integration_office.wording.language import Language
from tests.analysis.town import organisation, post, unit
from tests.ui.town import KI, REFERENCE, town

GERMAN = Language.german()
BASIS = "Beträge: nicht verifizierte Annahmen, vorläufige Besoldungstabelle"


def effects(*changes: Change, plan: Plan | None = None) -> Effects:
    return Session(plan or town(), REFERENCE, today=lambda: date(2026, 3, 1)).preview(changes)


def told(*changes: Change, plan: Plan | None = None) -> tuple[str, list[tuple[str, str]]]:
    headline, lines = drop_answer_lines(effects(*changes, plan=plan), GERMAN)
    return headline, list(lines)


def texts(*changes: Change, plan: Plan | None = None) -> list[str]:
    return [text for _, text in told(*changes, plan=plan)[1]]


def with_conflict(plan: Plan) -> Plan:
    baseline = plan.baseline
    task = replace(baseline.tasks[TaskId("T1")], conflicts=(TaskId("T2"),))
    return replace(plan, baseline=baseline.with_task(task))


def test_a_move_tells_overlap_duties_people_and_span() -> None:
    """32.4 joins the Bürgeramt: its 0.25 post on Einbürgerung no longer stands beside 33.1."""
    headline, lines = told(MoveUnit(UnitId("32.4"), UnitId("33")))
    assert headline == ("0,25 VZÄ weniger Überschneidung · 1 gesetzliche Aufgabe mit neuer Zuständigkeit")
    assert lines == [
        (
            "neutral",
            "Künftig zuständig 33 Bürgeramt, bisher 32 Ordnungsamt: "
            "AufenthG § 71; Produkt 020601 „Aufenthaltsgewährung“",
        ),
        ("better", lines[1][1]),
        ("neutral", "3 Stellen wechseln das Amt (2,50 VZÄ)"),
        ("neutral", "Leitungsspanne von 33 Bürgeramt: künftig 2, bisher 1"),
        ("neutral", BASIS),
    ]
    overlap = effects(MoveUnit(UnitId("32.4"), UnitId("33")))
    assert overlap.overlap_fte == -25_000_000
    assert lines[1][1].startswith("Überschneidung −0,25 VZÄ (−")
    assert lines[1][1].endswith("im Jahr), dann 0,50 VZÄ")


def test_where_nothing_changes_the_headline_says_so() -> None:
    headline, lines = told(RenameUnit(UnitId("56"), "Amt für Migration"))
    assert headline == "Überschneidung, Abdeckung, Förderungen und Kosten bleiben gleich"
    assert lines == []


def test_a_lost_grant_comes_first_with_its_amount_and_condition() -> None:
    """The grant needs a head in full time in its own unit; the head goes half time."""
    plan = town()
    headline, lines = told(ChangeFte(PositionId("0302"), 5_000), plan=plan)
    assert headline.startswith("Förderung KI entfällt")
    tone, text = lines[0]
    assert tone == "worse"
    assert text.startswith("Förderung KI „§ 8 TIntG“ entfällt: −114.000 € im Jahr")
    assert text.endswith("; nicht mehr erfüllt: „Leitung in Vollzeit“")


def test_a_won_grant_is_good_news() -> None:
    plan = replace(town(), baseline=effects(ChangeFte(PositionId("0302"), 5_000)).after.organisation)
    lines = told(ChangeFte(PositionId("0302"), 10_000), plan=plan)[1]
    assert ("better", "Förderung KI „§ 8 TIntG“ kommt hinzu: +114.000 € im Jahr") in lines


def test_a_smaller_grant_says_by_how_much() -> None:
    change = SetGrant(replace(KI, cap_per_fte=5_000_000))
    assert told(change)[1][0] == ("worse", "Förderung KI „§ 8 TIntG“: −14.000 € im Jahr")


def test_a_grant_that_pays_nothing_yet_is_put_at_risk() -> None:
    plan = town()
    ended = replace(plan, baseline=effects(SetGrant(replace(KI, end=date(2025, 12, 31)))).after.organisation)
    headline, lines = told(ChangeFte(PositionId("0302"), 5_000), plan=ended)
    assert headline.startswith("Förderung KI gefährdet")
    assert lines[0] == ("worse", "Förderung KI „§ 8 TIntG“ gefährdet; nicht mehr erfüllt: „Leitung in Vollzeit“")


def test_a_duty_that_loses_its_last_post_is_orphaned() -> None:
    headline, lines = told(CutPosition(PositionId("0302")), CutPosition(PositionId("0104")))
    assert "1 gesetzliche Aufgabe schlechter gestellt" in headline
    worse = [text for tone, text in lines if tone == "worse" and "verwaist" in text]
    assert len(worse) == 1
    assert worse == [
        "Künftig verwaist, bisher geteilt; künftig niemand zuständig, bisher 50 Sozialamt: "
        "§ 8 Abs. 1 S. 3 Nr. 2 TIntG 2021 „Integration als Querschnitt koordinieren“"
    ]
    assert "2 Stellen entfallen" in texts(CutPosition(PositionId("0302")), CutPosition(PositionId("0104")))


def test_an_understaffed_duty_says_how_far_it_is_covered() -> None:
    lines = told(Assign(PositionId("0103"), TaskId("T1"), 2_500))[1]
    assert ("worse", next(text for tone, text in lines if "unterbesetzt" in text)) in lines
    assert any("Künftig unterbesetzt (50,0 %), bisher gedeckt" in text for _, text in lines)


def test_a_better_duty_is_good_news() -> None:
    headline, lines = told(Assign(PositionId("0201"), TaskId("T2"), 2_500))
    assert "1 gesetzliche Aufgabe besser gestellt" in headline
    assert any(tone == "better" and "StAG „Einbürgerung“" in text for tone, text in lines)


def test_conflicting_tasks_in_one_office_are_named() -> None:
    """Task by task they stay as they are in 32; 56 gets both only with this change."""
    plan = with_conflict(town())
    free = replace(plan, baseline=effects(Assign(PositionId("0102"), TaskId("T2"), 0), plan=plan).after.organisation)
    line = told(MoveUnit(UnitId("33.1"), UnitId("32")), plan=free)[1][0]
    told_pair = "T1 „Aufenthaltsrecht“ und T2 „Einbürgerung“"
    assert line == ("worse", f"Zielkonflikt: {told_pair} kämen in ein Amt (32 Ordnungsamt)")


def test_costs_are_told_in_both_views_and_never_mixed() -> None:
    terms = Terms(read_grade("E11"), None, 10_000, None)
    change = AddPosition(Position(PositionId("9"), UnitId("56"), "Netzwerk", terms))
    headline, lines = told(change)
    cost = effects(change).cost
    assert headline == "Überschneidung, Abdeckung und Förderungen bleiben gleich"
    kept = [text for tone, text in lines if tone == "worse"]
    assert kept[0].startswith("Vollkosten +") and kept[1].startswith("Haushaltssicht +")
    assert cost.full_cost > cost.budget_cost
    assert "1 neue Stelle" in texts(change)


def regraded(post: str, grade: str) -> RegradePosition:
    found = read_grade(grade)
    assert found is not None
    return RegradePosition(PositionId(post), found)


def test_a_post_that_loses_its_price_is_no_saving() -> None:
    headline, lines = told(regraded("0103", "E99"))
    assert "Kosten" not in headline
    assert ("warning", "1,00 VZÄ ohne Entgelttabelle: in den Kosten nicht mehr enthalten") in lines
    assert next(text for tone, text in lines if tone == "warning").startswith("1,00 VZÄ ohne")
    costs = [(tone, text) for tone, text in lines if text.startswith(("Vollkosten −", "Haushaltssicht −"))]
    assert [tone for tone, _ in costs] == ["neutral", "neutral"]
    assert all(text.endswith("; nicht vergleichbar: VZÄ ohne Preis ändern sich") for _, text in costs)
    assert not any(tone == "better" for tone, _ in lines)
    assert ("neutral", "1 Stelle wird umgewandelt") in lines


def test_a_post_that_gets_a_price_is_no_burden() -> None:
    plan = replace(town(), baseline=effects(regraded("0103", "E99")).after.organisation)
    lines = told(regraded("0103", "E9c"), plan=plan)[1]
    assert ("warning", "1,00 VZÄ weniger ohne Entgelttabelle: in den Kosten bisher nicht enthalten") in lines
    assert not any(tone == "worse" for tone, _ in lines)


def test_a_new_post_without_a_price_does_not_leave_the_costs_as_they_are() -> None:
    post = Position(PositionId("9"), UnitId("56"), "Netzwerk", Terms(read_grade("E99"), None, 5_000, None))
    headline, lines = told(AddPosition(post))
    assert headline == "Überschneidung, Abdeckung und Förderungen bleiben gleich"
    assert lines[0] == ("warning", "0,50 VZÄ mehr ohne Entgelttabelle: in den Kosten nicht enthalten")
    assert not any("€" in text or text.startswith("Beträge") for _, text in lines)


def test_amounts_carry_the_mark_of_what_they_rest_on() -> None:
    assert told(CutPosition(PositionId("0103")))[1][-1] == ("neutral", BASIS)
    assert BASIS not in texts(RenameUnit(UnitId("56"), "Anders"))


def test_amounts_that_rest_on_confirmed_values_carry_no_mark() -> None:
    """Nothing but confirmed tables and assumptions: an unpriced town whose grant changes."""
    plan = town()
    baseline = plan.baseline
    bare = replace(baseline, positions={id: _without_grade(post) for id, post in baseline.positions.items()})
    lines = texts(CutPosition(PositionId("0103")), plan=replace(plan, baseline=bare))
    assert not any(text.startswith("Beträge") for text in lines)


def _without_grade(post: Position) -> Position:
    return replace(post, terms=replace(post.terms, grade=None))


def test_example_data_are_marked_where_the_answer_rests_on_them() -> None:
    move = MoveUnit(UnitId("32.4"), UnitId("33"))
    mark = "Beispieldaten: Zuordnungen oder Bedarf sind hier nicht von der Stadt erhoben"
    assert told(move, plan=town(illustrative=True))[1][-2] == ("warning", mark)
    assert mark not in texts(move)
    assert mark not in texts(RenameUnit(UnitId("56"), "Anders"), plan=town(illustrative=True))


def with_duties(number: int, *tasks: str) -> Plan:
    """The town with so many duties of its own, one after another on these tasks."""
    plan = town()
    duties = {f"D{n:02}": Duty(f"D{n:02}", norm=f"§ {n}", title=f"Aufgabe {n}", group="binding") for n in range(number)}
    baseline = plan.baseline
    for at, id in enumerate(tasks):
        task = replace(baseline.tasks[TaskId(id)], duties=tuple(duties)[at :: len(tasks)])
        baseline = baseline.with_task(task)
    return replace(plan, duties=duties, baseline=baseline)


def test_duties_with_which_the_same_happens_share_a_line() -> None:
    line = texts(MoveUnit(UnitId("32.4"), UnitId("56")), plan=with_duties(9, "T1"))[0]
    assert line.startswith("Künftig zuständig 56 Amt für Integration, bisher 32 Ordnungsamt: § 0 „Aufgabe 0“ · ")
    assert line.endswith(" · und 5 weitere")
    assert line.count(" · ") == MOST_NAMED


def test_of_very_many_different_fates_the_rest_is_counted() -> None:
    plan = town()
    baseline, number = plan.baseline, MOST_GROUPS + 3
    duties = {f"D{n}": Duty(f"D{n}", norm=f"§ {n}", group="binding") for n in range(number)}
    for n, duty in enumerate(duties):
        baseline = baseline.with_task(Task(TaskId(f"X{n}"), "", (duty,), demand_fte=10_000 * (n + 1)))
        baseline = baseline.with_assignments(
            PositionId("0401"), (*baseline.assignments.get(PositionId("0401"), ()), _share(f"X{n}"))
        )
    told_lines = told(CutPosition(PositionId("0401")), plan=replace(plan, duties=duties, baseline=baseline))[1]
    assert ("neutral", "und 3 weitere") in told_lines
    assert sum(tone == "worse" and "verwaist" in text for tone, text in told_lines) == MOST_GROUPS


def _share(task: str) -> Assignment:
    return Assignment(PositionId("0401"), TaskId(task), 500)


def test_every_status_has_words_of_its_own() -> None:
    assert len({status_text(status, GERMAN) for status in Status}) == len(Status)


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        ("own_unit", "eigene Organisationseinheit"),
        ("deputy_fulltime", "stellvertretende Leitung in Vollzeit"),
        ("concept_date=2024-05-01", "Konzept nicht älter als drei Jahre (beschlossen 2024-05-01)"),
        ("needs=KI", "Förderung KI besteht"),
        ("something_else", "something_else"),
    ],
)
def test_conditions_are_told_in_words(condition: str, text: str) -> None:
    assert condition_text(condition, GERMAN) == text


def test_a_duty_is_called_by_its_norm_and_title() -> None:
    duties = REFERENCE.catalogue
    assert duty_text(duties["T21-15-1"], GERMAN) == "§ 15 Abs. 1 TIntG 2021 „Aufnahme und Betreuung“"
    assert duty_text(duties["GO-03"], GERMAN) == "§ 27 Abs. 2 GO NRW „Zusammensetzung“"
    assert duty_text(duties["ST-18"], GERMAN) == "StAG „Einbürgerung“"
    assert duty_text(Duty("X"), GERMAN) == "X"


def test_units_are_called_by_the_number_the_city_uses() -> None:
    units = town().baseline.units
    assert unit_label(units["32.4"]) == "32.4 Ausländerangelegenheiten"
    assert unit_label(units["II"]) == "Dezernat Soziales"


def test_a_grant_that_nobody_can_claim_says_so_before_the_drop() -> None:
    """The catalogue's KIM-08 leaves KIM to the Land's discretion; the line names it beside what is lost and why."""
    grants = {
        "KI": Grant(GrantId("KI"), "KI-08", cap_per_fte=57_000_00, conditions=("head_fulltime",)),
        "KIM": Grant(GrantId("KIM"), "KIM-01", cap_per_fte=57_000_00, conditions=("needs=KI", "at=KI")),
    }
    city = organisation(
        [unit("0", "verwaltung", None), unit("56", "amt", "0", grant=GrantId("KI")), unit("32", "amt", "0")],
        [
            post("L", "56", "E13", 10_000, is_head=True),
            post("K", "56", "E11", 10_000, grant=GrantId("KIM")),
        ],
        grants=frozen({GrantId(id): GrantTerms(each) for id, each in grants.items()}),
    )
    asked = Frame.of(Plan(PlanInfo("", "", 2026), city), REFERENCE, 2026)
    before = Evaluation.of(city, asked)
    after = Evaluation.of(MovePosition(PositionId("K"), UnitId("32")).apply(city), asked)
    _, lines = drop_answer_lines(Effects(before, after), GERMAN)
    (told,) = (text for tone, text in lines if tone == "worse" and "Förderung" in text)
    assert "entfällt" in told and "−57.000 €" in told
    assert "Stellen liegen in der Einheit der Förderung KI" in told
    assert told.endswith("; kein Rechtsanspruch (KIM-08)")
