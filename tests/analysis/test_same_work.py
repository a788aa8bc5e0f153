"""Pairs as arrays, likely duplicates, groups that look like one office, and what uncertain shares do."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.office_pairs import office_pairs
from integration_office.analysis.reference import Frame
from integration_office.analysis.same_work import groups
from integration_office.analysis.share_span import share_span
from integration_office.analysis.similar_names import likenesses, plain_name
from integration_office.domain.identity import PositionId, TaskId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.share_range import ShareRange, share_range, with_range
from integration_office.domain.task import Assignment, Task
from integration_office.exchange.parameters import load_reference
from tests.analysis.town import organisation, post, task, unit
from tests.strategies import organisations

REFERENCE = load_reference()


def evaluated(state: Organisation) -> Evaluation:
    return Evaluation.of(state, Frame.of(Plan(baseline=state), REFERENCE, date(2026, 1, 1).year))


def three_offices() -> Organisation:
    """32.1 and 50.1 do the same, 51.1 something else; T2 is intended."""
    return organisation(
        [
            unit("S", "verwaltung", None),
            *(unit(id, "amt", "S") for id in ("32", "50", "51")),
            *(unit(f"{id}.1", "sachgebiet", id) for id in ("32", "50", "51")),
        ],
        [post("a", "32.1", "E9b", 10_000), post("b", "50.1", "E9b", 20_000), post("c", "51.1", "E9b", 10_000)],
        [task("T1"), task("T2", intended=True, intended_reason="Vertretung"), task("T3")],
        {"a": {"T1": 5_000, "T2": 5_000}, "b": {"T1": 5_000, "T2": 2_500}, "c": {"T3": 10_000}},
    )


@settings(max_examples=30, deadline=None)
@given(organisations(of_today=True))
def test_the_arrays_of_pairs_say_what_the_pairs_say(state: Organisation) -> None:
    overlap = evaluated(state).overlap
    pairs = office_pairs(overlap)
    found = {
        tuple(sorted((pairs.offices[row], pairs.offices[column]))): int(pairs.fte[row, column])
        for row in range(len(pairs.offices))
        for column in range(row)
        if pairs.fte[row, column]
    }
    assert found == {tuple(sorted(pair)): fte for pair, fte in overlap.pairs.items()}
    assert (pairs.fte == pairs.fte.T).all()


def test_pairs_can_be_asked_for_in_any_order_with_offices_that_do_nothing() -> None:
    pairs = office_pairs(evaluated(three_offices()).overlap).ordered(["51", "56", "50", "32"])  # type: ignore[list-item]
    assert pairs.fte[2, 3] == pairs.fte[3, 2] == 5_000 * FTE_SCALE, "min(0,5; 1,0) VZÄ; T2 is intended"
    assert pairs.fte.sum() == 2 * 5_000 * FTE_SCALE
    assert pairs.total.tolist()[1] == 0


def test_units_of_two_offices_that_do_the_same_look_like_one() -> None:
    (group,) = groups(evaluated(three_offices())).found
    assert group.units == ("32.1", "50.1") and group.offices == ("32", "50")
    assert [(each.task, each.fte) for each in group.tasks] == [("T1", 15_000 * FTE_SCALE)]
    assert group.overlap == 5_000 * FTE_SCALE
    assert not groups(evaluated(three_offices()), least=1.01).found


def test_the_search_ends_between_two_passes_once_nobody_wants_it_any_more() -> None:
    passes: list[int] = []
    assert groups(evaluated(three_offices()), passed=passes.append).found and passes[0] == 1
    asked = iter((False,) * 99)
    assert groups(evaluated(three_offices()), stopped=lambda: next(asked)).found
    questions = 99 - len(list(asked))
    late = iter((False,) * (questions - 1) + (True,) * 9)
    assert groups(evaluated(three_offices()), stopped=lambda: next(late)).found == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Beratung von Zugewanderten", "Zugewanderte beraten"),
        ("Öffentlichkeitsarbeit", "Oeffentlichkeitsarbeit"),
        ("Einbürgerungen", "Einbürgerung"),
        ("Koordinierung der Integration", "Integration, Koordination"),
    ],
)
def test_names_of_the_same_work_are_suggested(first: str, second: str) -> None:
    found = likenesses([Task(TaskId("B"), first), Task(TaskId("A"), second), Task(TaskId("C"), "Friedhöfe")])
    assert [(each.first, each.second) for each in found] == [("A", "B")]


def test_names_that_differ_in_a_number_or_say_nothing_are_not_suggested() -> None:
    tasks = [Task(TaskId(str(n)), name) for n, name in enumerate(("Bezirk 1", "Bezirk 2", "", "und", "§ 16", "§ 17"))]
    assert likenesses(tasks, 60) == ()
    assert plain_name("Die Ausländerangel. und Sonstiges") == "auslaenderangel"


def test_nothing_is_found_once_nobody_wants_it() -> None:
    tasks = [Task(TaskId(str(n)), "Beratung") for n in range(3)]
    assert len(likenesses(tasks)) == 3 and likenesses(tasks, stopped=lambda: True) == ()


def uncertain(state: Organisation, ends: dict[tuple[str, str], tuple[int, int]]) -> Organisation:
    anew = {
        id: tuple(
            with_range(each, ShareRange(*ends[id, each.task])) if (id, each.task) in ends else each for each in own
        )
        for id, own in state.assignments.items()
    }
    return replace(state, assignments=frozen(anew))


def test_sure_shares_have_no_span() -> None:
    assert share_span(evaluated(three_offices())) is None


def test_the_span_holds_the_figures_with_all_shares_at_either_end() -> None:
    state = evaluated(uncertain(three_offices(), {("a", "T1"): (2_500, 7_500), ("a", "T2"): (5_000, 5_000)}))
    span = share_span(state)
    assert span is not None and (span.uncertain, span.above_one) == (1, 1), "0,75 and 0,5 are more than the post"
    assert span.overlap == (2_500 * FTE_SCALE, 7_500 * FTE_SCALE)
    assert span.fte == {"T1": (12_500 * FTE_SCALE, 17_500 * FTE_SCALE)}


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_every_state_within_the_ranges_lies_within_the_span(data: st.DataObject) -> None:
    shares = st.integers(0, 5_000)
    base = three_offices()
    ends = {("a", "T1"): (0, 5_000), ("b", "T1"): (1_000, 9_000)}
    span = share_span(evaluated(uncertain(base, ends)))
    inside = {
        PositionId("a"): data.draw(shares),
        PositionId("b"): data.draw(st.integers(1_000, 9_000)),
    }
    moved = {
        id: tuple(Assignment(id, each.task, inside[id]) if each.task == "T1" and id in inside else each for each in own)
        for id, own in base.assignments.items()
    }
    overlap = evaluated(replace(base, assignments=frozen(moved))).overlap.fte
    assert span is not None and span.overlap[0] <= overlap <= span.overlap[1]


def test_the_index_has_a_span_too() -> None:
    duty = next(each for each in REFERENCE.catalogue.values() if each.counts_for("TIntG-2021", ""))
    base = three_offices()
    changed = replace(base.tasks[TaskId("T3")], duties=(duty.id,), demand_fte=20_000)
    state = uncertain(base.with_task(changed), {("c", "T3"): (5_000, 10_000)})
    span = share_span(evaluated(state))
    assert span is not None and span.index[duty.group] == (Fraction(1, 4), Fraction(1, 2))


def test_a_range_that_no_longer_holds_the_share_counts_as_none() -> None:
    sure = Assignment(PositionId("a"), TaskId("T1"), 5_000, extra=(("Quelle", "Umfrage"),))
    known = with_range(sure, ShareRange(4_000, 6_000))
    assert known.extra == (("Quelle", "Umfrage"), ("Anteil von", "0.4"), ("Anteil bis", "0.6"))
    assert share_range(known) == ShareRange(4_000, 6_000)
    assert share_range(replace(known, share=9_000)) is None
    assert share_range(replace(known, extra=(("Anteil von", "viel"),))) is None
    assert with_range(known, None) == sure
