"""What holds for every change on every organisation."""

from collections import Counter
from datetime import date
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.domain.changes import (
    Change,
    CutPosition,
    DissolveUnit,
    MergeUnits,
    MovePosition,
    MoveUnit,
    RenameUnit,
    SplitPart,
    SplitUnit,
)
from integration_office.domain.errors import DomainError
from integration_office.domain.laws import broken_laws
from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import Measure, applied, project
from integration_office.domain.unit import UnitKind
from tests.domain.town import applied_or_same
from tests.strategies import changes_by_kind, changes_of, days, optional, organisations


class Everything:
    def __contains__(self, _: object) -> bool:
        return True


def sums(state: Organisation) -> tuple[object, ...]:
    """What reorganising must not change: posts, FTE, work, cut posts, money by line and year."""
    money: Counter[tuple[str, str, int]] = Counter()
    for line in state.budget:
        money[line.product, line.line.value, line.year] += line.amount
    terms = {post.id: (post.terms, post.earlier, post.begins) for post in state.positions.values()}
    lapsing = {id: (each.until, each.until_dated) for id, each in state.lapsing.items()}
    return terms, dict(state.assignments), lapsing, money, len(state.budget)


def test_every_change_is_tried() -> None:
    assert set(changes_by_kind()) == set(get_args(Change))


@given(organisations(), st.data(), optional(days))
@settings(max_examples=25)
def test_a_change_leaves_its_input_alone_and_breaks_no_law(
    state: Organisation, data: st.DataObject, effective: date | None
) -> None:
    for _ in range(3):
        before = repr(state)
        after = applied_or_same(data.draw(changes_of(state)), state, effective)
        assert list(broken_laws(after, Everything())) == []
        assert repr(state) == before
        state = after


@given(organisations(), st.data())
@settings(max_examples=30)
def test_reorganising_loses_and_makes_nothing(state: Organisation, data: st.DataObject) -> None:
    change = data.draw(reorganisations(state))
    assert sums(applied_or_same(change, state)) == sums(state)


@given(organisations(), st.data())
@settings(max_examples=25)
def test_a_cut_post_is_either_there_or_lapsing(state: Organisation, data: st.DataObject) -> None:
    known = {*state.positions, *state.lapsing}
    for _ in range(3):
        posts = st.sampled_from([*state.positions]) if state.positions else st.just("weg")
        cut = st.builds(CutPosition, posts)
        state = applied_or_same(data.draw(cut), state)
        assert {*state.positions, *state.lapsing} == known
        assert not set(state.assignments) - set(state.positions)


@given(organisations(), st.data())
@settings(max_examples=25)
def test_projecting_never_raises_and_agrees_with_applying(state: Organisation, data: st.DataObject) -> None:
    measures = [Measure(change) for change in data.draw(st.lists(changes_of(state), max_size=4))]
    found = project(state, measures)
    whole = [measure for index, measure in enumerate(measures) if index not in {each.index for each in found.broken}]
    assert applied(state, whole) == found.organisation
    if found.broken:
        with pytest.raises(DomainError):
            applied(state, measures)


def reorganisations(state: Organisation) -> st.SearchStrategy[Change]:
    """Changes that move things about; splits list what they must, so that they apply."""
    units = st.sampled_from([*state.units])
    some = st.lists(units, min_size=2, max_size=3, unique=True).map(tuple) if len(state.units) > 1 else st.just(())
    one_of_them = some.flatmap(lambda found: st.sampled_from(found) if found else st.just("neu"))
    return st.one_of(
        st.builds(MoveUnit, units, units),
        st.builds(RenameUnit, units, st.just("Neu")),
        st.builds(DissolveUnit, units, units),
        st.builds(MergeUnits, some, one_of_them | st.just("neu"), st.just("Neu"), st.none(), optional(units)),
        st.builds(MovePosition, st.sampled_from([*state.positions]) if state.positions else st.just("weg"), units),
        units.flatmap(lambda unit: splits(state, unit)),
    )


@st.composite
def splits(draw: st.DrawFn, state: Organisation, unit: str) -> SplitUnit:
    """A split of the unit with everything it holds dealt out to two new parts."""
    posts, below = list(state.staff.get(unit, ())), list(state.children.get(unit, ()))
    first = draw(st.integers(0, len(posts))), draw(st.integers(0, len(below)))
    one = SplitPart("teil-1", "Eins", UnitKind.SECTION, tuple(posts[: first[0]]), tuple(below[: first[1]]))
    two = SplitPart("teil-2", "Zwei", UnitKind.SECTION, tuple(posts[first[0] :]), tuple(below[first[1] :]))
    return SplitUnit(unit, (one, two))
