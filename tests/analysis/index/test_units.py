"""The tree as columns: a moved branch leaves it as if it had been built anew, at any depth."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from integration_office.analysis.index.units import UnitColumns, exact_bincount, offices_of, pre_order
from integration_office.domain.changes import MoveUnit
from integration_office.domain.errors import DomainError
from integration_office.domain.identity import UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.unit import Unit, UnitKind

KINDS = st.sampled_from((UnitKind.DIRECTORATE, UnitKind.OFFICE, UnitKind.DIVISION, UnitKind.SECTION))


@st.composite
def trees(draw: st.DrawFn) -> Organisation:
    count = draw(st.integers(2, 14))
    units = [Unit(UnitId("0"), "0", UnitKind.AUTHORITY)]
    for number in range(1, count):
        above = UnitId(str(draw(st.integers(0, number - 1))))
        units.append(Unit(UnitId(str(number)), str(number), draw(KINDS), above))
    return Organisation(units=frozen({unit.id: unit for unit in draw(st.permutations(units))}))


@given(trees(), st.lists(st.tuples(st.integers(1, 13), st.integers(0, 13)), max_size=8), st.booleans())
def test_moves_leave_the_columns_as_if_built_anew(
    organisation: Organisation, moves: list[tuple[int, int]], asked: bool
) -> None:
    columns = UnitColumns.of(organisation)
    for unit, target in moves:
        try:
            organisation = MoveUnit(UnitId(str(unit)), UnitId(str(target))).apply(organisation)
        except DomainError:
            continue
        columns = UnitColumns.of(organisation, columns)
        if asked:
            _ = columns.tree
    anew = UnitColumns.of(organisation)
    for name in ("order", "place", "size"):
        assert getattr(columns.tree, name).tolist() == getattr(anew.tree, name).tolist()
    assert columns.office.tolist() == anew.office.tolist()
    assert columns.depth.tolist() == anew.depth.tolist()
    assert columns.offices == anew.offices
    assert [organisation.office(id) for id in columns.ids] == [columns.ids[row] for row in columns.office.tolist()]


@given(trees())
def test_the_order_is_that_of_the_organisation_and_sums_run_up_the_tree(organisation: Organisation) -> None:
    columns = UnitColumns.of(organisation)
    assert tuple(columns.ids[row] for row in columns.order.tolist()) == organisation.preorder
    ones = np.ones(len(columns.ids), dtype=np.int64)
    sizes = {id: len(list(organisation.subtree(id))) for id in columns.ids}
    assert dict(zip(columns.ids, columns.subtree_sums(ones).tolist(), strict=True)) == sizes
    for above in columns.ids:
        below = columns.lies_below(np.arange(len(columns.ids)), columns.row[above])
        inside = {columns.ids[row] for row in np.flatnonzero(below).tolist()}
        assert inside == {id for id in columns.ids if organisation.is_same_or_below(id, above)}


def test_a_chain_of_any_length_has_one_office_and_its_depth() -> None:
    units = [Unit(UnitId("0"), "0", UnitKind.AUTHORITY), Unit(UnitId("1"), "1", UnitKind.OFFICE, UnitId("0"))]
    units += [Unit(UnitId(str(n)), str(n), UnitKind.SECTION, UnitId(str(n - 1))) for n in range(2, 5_000)]
    units += [Unit(UnitId("x"), "x", UnitKind.OFFICE, UnitId("0"))]
    organisation = Organisation(units=frozen({unit.id: unit for unit in units}))
    before = UnitColumns.of(organisation)
    assert (int(before.depth.max()), set(before.office[1:5_000].tolist())) == (4_999, {1})
    moved = UnitColumns.of(MoveUnit(UnitId("2"), UnitId("x")).apply(organisation), before)
    assert set(moved.office[2:5_000].tolist()) == {5_000}


def test_offices_and_order_of_no_units() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    assert offices_of(nothing, nothing.astype(np.bool_)).tolist() == []
    assert pre_order(nothing).order.tolist() == []


def test_sums_beyond_what_floats_hold_stay_exact() -> None:
    values = np.array([2**53, 1, 1], dtype=np.int64)
    assert exact_bincount(np.array([0, 0, 1]), values, 2).tolist() == [2**53 + 1, 1]
