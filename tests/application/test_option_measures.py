"""An option as measures: what stays is changed as little as possible, the rest is cut or created."""

from integration_office.application.option_measures import option_measures
from integration_office.domain.changes import AddPosition, ChangeFte, CutPosition, RegradePosition
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.position import Position, Terms


def post(id: str, grade: str, fte: int, *, step: int | None = None, head: bool = False) -> Position:
    return Position(PositionId(id), UnitId("A"), "", Terms(read_grade(grade), step, fte, None), is_head=head)


def test_what_is_alike_stays_and_a_head_becomes_the_head() -> None:
    now = (post("1", "A15", 10_000, head=True), post("2", "E9c", 10_000), post("3", "E9c", 5_000))
    option = (post("x", "E9c", 10_000), post("y", "A14", 10_000, head=True), post("z", "E9c", 5_000))
    assert option_measures(now, option) == (RegradePosition(PositionId("1"), read_grade("A14")),)


def test_two_halves_become_one_and_the_other_half_is_cut() -> None:
    now = (post("1", "E9c", 5_000), post("2", "E9c", 5_000))
    assert option_measures(now, (post("x", "E9c", 10_000),)) == (
        ChangeFte(PositionId("1"), 10_000),
        CutPosition(PositionId("2")),
    )


def test_more_posts_are_created_and_a_step_is_a_regrading() -> None:
    new = post("x", "E11", 10_000, head=True)
    now = (post("1", "E9c", 10_000),)
    option = (new, post("y", "E9c", 10_000, step=4))
    assert option_measures(now, option) == (
        RegradePosition(PositionId("1"), read_grade("E9c"), 4),
        AddPosition(new),
    )
    assert option_measures(now, now) == ()
