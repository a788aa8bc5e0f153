"""A Rechenweg as a Kämmerei reads it: German maths, exact amounts, marks, and what is missing."""

from dataclasses import replace
from fractions import Fraction

import pytest

from integration_office.analysis import figure
from integration_office.analysis.coverage import GROUPS, Status
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import Figure, FigureUnit, Term
from integration_office.domain.identity import DutyId, GrantId, PositionId, TaskId, UnitId
from integration_office.domain.parameters import ASSUMPTION_KEYS
from integration_office.exchange.parameters import load_reference
from integration_office.wording.assumptions import assumption_name, assumption_value
from integration_office.wording.coverage import binding_text, group_meaning, group_text, status_meaning
from integration_office.wording.figure_names import formulas, names
from integration_office.wording.figures import (
    Known,
    Line,
    difference_text,
    exact_text,
    marks,
    rechenweg,
    unpriced_text,
    value_text,
)
from integration_office.wording.language import Language
from tests.analysis.test_figure import all_figures, terms_of
from tests.analysis.town import five_posts, frame

GERMAN = Language.german()
REFERENCE = load_reference()
UNIT = FigureUnit


@pytest.fixture(scope="module")
def town() -> Evaluation:
    plan = five_posts()
    return Evaluation.of(plan.baseline, frame(plan, REFERENCE))


def lines(evaluation: Evaluation, shown: Figure) -> tuple[Line, ...]:
    return rechenweg(shown, GERMAN, Known(evaluation.organisation, evaluation.frame.duties))


def test_the_cost_of_a_post_reads_like_a_sum_on_paper(town: Evaluation) -> None:
    found = lines(town, figure.post_cost(town, PositionId("0102")))
    assert found[0] == Line(
        "Vollkosten der Stelle: 0102", "47.179,71 €", "= Personalkosten + Sachkosten + Gemeinkosten"
    )
    personnel, full = found[1], found[2]
    assert personnel.value == "35.274,76 €"
    assert personnel.note == "= Vollzeitbetrag × VZÄ × Monate ÷ 12, auf Cent gerundet"
    assert (full.label, full.value, full.level) == ("Vollzeitbetrag E9b/3", "70.549,52 €", 2)
    assert Line("VZÄ Soll", "0,50 VZÄ", "", 2) in found
    assert Line("Monate", "12 Monate", "", 2) in found


def test_parts_below_a_cent_are_shown(town: Evaluation) -> None:
    found = lines(town, figure.post_cost(town, PositionId("0102")))
    bonus = next(line for line in found if line.label == "Jahressonderzahlung")
    assert bonus.value == "3.573,026 €"  # 0.85 × 4,203.56


def test_assumptions_carry_value_source_and_mark(town: Evaluation) -> None:
    found = lines(town, figure.post_cost(town, PositionId("0103")))
    share = next(line for line in found if line.label == "Versorgungszuschlag für Beamte" and line.note)
    assert share.value == "30 %"
    assert share.note.startswith("nicht verifiziert · ")
    assert any(line.label == "vorläufig (Abschlag)" for line in found)


def test_what_has_no_table_is_named_with_its_fte(town: Evaluation) -> None:
    cost = figure.full_cost(town)
    text = unpriced_text(cost, GERMAN).replace("\N{NO-BREAK SPACE}", " ")
    assert text == "Ohne Entgelttabelle, nicht in den Kosten: TVOEDFEST 1,00 VZÄ"
    assert Line("TVOEDFEST", "1,00 VZÄ", "VZÄ × Monate ÷ 12", 2) in lines(town, cost)
    assert unpriced_text(figure.post_cost(town, PositionId("0101")), GERMAN) == ""


def test_revenue_is_taken_away_visibly(town: Evaluation) -> None:
    labels = [line.label for line in lines(town, figure.budget_cost(town)) if line.level == 1]
    assert labels[:4] == [
        "Personalkosten",
        "Übrige Aufwendungen",
        "− Erträge",
        "− Förderungen, die in keiner Haushaltszeile stehen",
    ]


def test_a_duty_tells_status_and_owner(town: Evaluation) -> None:
    found = lines(town, figure.duty(town, DutyId("D1")))
    assert found[0].value == "80 %"
    assert Line("Stand", "unterbesetzt", level=1) in found
    owner = next(line for line in found if line.label == "Zuständig 50 „Einheit 50“")
    assert owner.value == "1,00 VZÄ"
    assert [line.value for line in found if line.label in ("Kapazität", "Bedarf")] == ["1,20 VZÄ", "1,50 VZÄ"]


def test_conditions_of_a_grant_answer_in_words(town: Evaluation) -> None:
    grant = figure.grant(town, GrantId("G"))
    condition = Term("condition", 0, UNIT.CHECK, "head_fulltime")
    asked = replace(grant, terms=(condition, replace(condition, id="x", value=None), *grant.terms))
    texts = {line.label: line.value for line in lines(town, asked)}
    assert texts["Bedingung Leitung in Vollzeit"] == "nicht erfüllt"
    assert texts["Bedingung x"] == "nicht geprüft"


def test_marks_are_short_words_with_a_sentence(town: Evaluation) -> None:
    careful = replace(figure.posts(town), verified=False, provisional=True, illustrative=True)
    assert [mark.text for mark in marks(careful, GERMAN)] == [
        "nicht verifiziert",
        "vorläufig (Abschlag)",
        "Beispieldaten",
    ]
    assert all(mark.meaning.endswith(".") for mark in marks(careful, GERMAN))
    assert marks(figure.posts(town), GERMAN) == ()


def test_every_figure_and_term_has_a_name_and_a_formula(town: Evaluation) -> None:
    for each in all_figures(town):
        assert each.key in formulas(GERMAN) or each.key in {*Status, "personnel", "workplace", "overhead"}
        for term in terms_of(each):
            assert term.key in names(GERMAN), term.key


def test_no_line_of_any_figure_is_empty(town: Evaluation) -> None:
    for each in all_figures(town):
        assert all(line.label.strip() for line in lines(town, each))


@pytest.mark.parametrize(
    ("value", "unit", "short", "exact"),
    [
        (123_456_789, UNIT.CENTS, "1.234.568 €", "1.234.567,89 €"),
        (Fraction(123_456, 1000), UNIT.CENTS, "1 €", "1,2346 €"),
        (12_345, UNIT.FTE, "1,23 VZÄ", "1,2345 VZÄ"),
        (150_000_000, UNIT.CAPACITY, "1,50 VZÄ", "1,50 VZÄ"),
        (60_000, UNIT.FTE_MONTHS, "0,50 VZÄ", "0,50 VZÄ"),
        (Fraction(2, 3), UNIT.RATIO, "66,7 %", "66,67 %"),
        (3_333, UNIT.SHARE, "33,3 %", "33,33 %"),
        (1, UNIT.MONTHS, "1 Monat", "1 Monat"),
        (1_234, UNIT.COUNT, "1.234", "1.234"),
        (None, UNIT.RATIO, "nicht bestimmbar", "nicht bestimmbar"),
    ],
)
def test_values_at_a_glance_and_exactly(value: int | Fraction | None, unit: FigureUnit, short: str, exact: str) -> None:
    assert value_text(value, unit, GERMAN) == short
    assert exact_text(value, unit, GERMAN) == exact


def test_differences_carry_their_sign_and_shares_differ_in_points() -> None:
    assert difference_text(11_240_000, UNIT.CENTS, GERMAN) == "+112.400 €"
    assert difference_text(-150_000_000, UNIT.CAPACITY, GERMAN) == "−1,50 VZÄ"
    assert difference_text(Fraction(1, 20), UNIT.RATIO, GERMAN) == "+5,0 Punkte"
    assert difference_text(Fraction(1, 9999), UNIT.RATIO, GERMAN) == "geringfügig"
    assert difference_text(0, UNIT.COUNT, GERMAN) == "0"


def test_every_assumption_has_a_name_and_a_value_with_its_unit() -> None:
    for key in ASSUMPTION_KEYS:
        assert assumption_name(key, GERMAN) != key
    values = {key: assumption_value(each, GERMAN) for key, each in REFERENCE.assumptions.items()}
    assert values["workplace"] == "9.700,00 € je VZÄ und Jahr"
    assert values["zv_rate"] == "7,75 %"
    assert values["standard_step_a"] == "Stufe 8"
    assert values["project_cost"] == "nicht gesetzt"
    assert values["annual_minutes"] == "93.600 Minuten im Jahr"


def test_groups_statuses_and_bindings_have_words() -> None:
    assert all(group_text(group, GERMAN) != group and group_meaning(group, GERMAN) for group in GROUPS)
    assert all(status_meaning(status, GERMAN) for status in Status)
    for duty in REFERENCE.catalogue.values():
        assert " " in binding_text(duty.binding, GERMAN) or duty.binding == "Ratsbeschluss"


def test_overlap_names_offices_and_the_lead(town: Evaluation) -> None:
    found = lines(town, figure.task_overlap(town, TaskId("T1")))
    assert Line("Federführend", "50 „Einheit 50“", level=1) in found
    assert Line("32 „Einheit 32“", "0,40 VZÄ", "", 1) in found


def test_a_unit_lists_its_posts_and_child_units(town: Evaluation) -> None:
    labels = [line.label for line in lines(town, figure.unit_cost(town, UnitId("50")))]
    assert labels[0] == "Vollkosten der Einheit: 50 „Einheit 50“"
    assert {"0101", "501 „Einheit 501“"} <= set(labels)
