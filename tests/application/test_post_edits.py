"""Fields of posts: the same edit as a correction of the Ist-Stand or as measures; all or nothing."""

from datetime import date

import pytest

from integration_office.application.post_edits import MEASURED, PostEdit, PostField, corrected_posts, measures_for
from integration_office.domain.changes import ChangeFte, CutPosition, MovePosition, RegradePosition
from integration_office.domain.errors import NegativeFte, NoMeasure, UnknownPosition, UnknownUnit
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Lapse, Position, Regrade, Terms
from integration_office.domain.scenario import Measure, applied
from integration_office.domain.unit import Unit, UnitKind

ONE, TWO = PositionId("1"), PositionId("2")
E9C, E11 = read_grade("E9c"), read_grade("E11")


@pytest.fixture
def city() -> Organisation:
    units = (
        Unit(UnitId("S"), "Stadt", UnitKind.AUTHORITY, None),
        Unit(UnitId("A"), "Amt", UnitKind.OFFICE, UnitId("S")),
    )
    posts = (
        Position(ONE, UnitId("A"), "Sachbearbeitung", Terms(E9C, 3, 10_000, 5_000)),
        Position(TWO, UnitId("A"), "Leitung", Terms(E11, None, 10_000, None), lapse=Lapse()),
    )
    return Organisation(units=frozen({each.id: each for each in units}), positions=frozen({p.id: p for p in posts}))


def test_every_field_can_be_corrected_and_what_is_the_same_changes_nothing(city: Organisation) -> None:
    values = {
        PostField.TITLE: "Beratung",
        PostField.UNIT: UnitId("S"),
        PostField.GRADE: E11,
        PostField.STEP: 4,
        PostField.PLANNED: 7_500,
        PostField.FILLED: None,
        PostField.KW: Lapse(date(2028, 12, 31)),
        PostField.KU: Regrade(E9C) if E9C else None,
        PostField.VACANT_FROM: 2030,
        PostField.COMPETENCES: ("K01",),
        PostField.HEAD: True,
        PostField.EXAMPLE: True,
    }
    assert set(values) == set(PostField)
    after = corrected_posts(city, [PostEdit(ONE, field, value) for field, value in values.items()])
    post = after.positions[ONE]
    assert (post.title, post.unit, post.terms) == ("Beratung", "S", Terms(E11, 4, 7_500, None))
    assert (post.lapse, post.vacant_from, post.competences) == (Lapse(date(2028, 12, 31)), 2030, ("K01",))
    assert post.is_head and post.illustrative and post.regrade_on_vacancy == Regrade(E9C)
    assert after.positions[TWO] is city.positions[TWO]
    assert corrected_posts(city, [PostEdit(ONE, PostField.GRADE, E9C)]) is city


@pytest.mark.parametrize(
    ("edit", "refusal"),
    [
        (PostEdit(PositionId("9"), PostField.TITLE, "x"), UnknownPosition),
        (PostEdit(ONE, PostField.UNIT, "X"), UnknownUnit),
        (PostEdit(ONE, PostField.PLANNED, -1), NegativeFte),
    ],
)
def test_what_makes_no_sense_is_refused_with_all_that_comes_with_it(
    city: Organisation, edit: PostEdit, refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        corrected_posts(city, [PostEdit(TWO, PostField.TITLE, "Amtsleitung"), edit])


def test_measures_say_the_same_of_a_post_and_cut_it_at_last(city: Organisation) -> None:
    edits = [
        PostEdit(ONE, PostField.KW, Lapse(date(2028, 12, 31))),
        PostEdit(ONE, PostField.FILLED, None),
        PostEdit(ONE, PostField.PLANNED, 7_500),
        PostEdit(ONE, PostField.STEP, 4),
        PostEdit(ONE, PostField.GRADE, E11),
        PostEdit(ONE, PostField.UNIT, UnitId("S")),
    ]
    changes = measures_for(city, edits)
    assert changes == (
        MovePosition(ONE, UnitId("S")),
        RegradePosition(ONE, E11, 4),
        ChangeFte(ONE, 7_500, 7_500),
        CutPosition(ONE, Lapse(date(2028, 12, 31))),
    )
    assert ONE not in applied(city, [Measure(each) for each in changes]).positions
    assert measures_for(city, [PostEdit(ONE, PostField.UNIT, UnitId("A"))]) == (), "it is there already"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (PostField.KW, None),
        (PostField.GRADE, None),
        (PostField.STEP, None),
        *((field, "x") for field in PostField if field not in MEASURED),
    ],
)
def test_what_no_measure_says_is_refused_by_name(city: Organisation, field: PostField, value: object) -> None:
    with pytest.raises(NoMeasure) as caught:
        measures_for(city, [PostEdit(TWO, field, value)])  # type: ignore[arg-type]
    assert caught.value == NoMeasure(TWO, field)
