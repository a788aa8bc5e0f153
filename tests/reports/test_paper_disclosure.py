"""Small groups: nobody can work one out from what a public paper shows."""

import re
from collections.abc import Sequence
from itertools import product

import papers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_office.application.synthetic_city import synthetic_city
from integration_office.domain.changes import AddPosition, CutPosition, MovePosition
from integration_office.domain.identity import PositionId
from integration_office.domain.position import Position, Terms
from integration_office.domain.scenario import Measure, Scenario
from integration_office.reports.paper_audience import Audience, Section
from integration_office.reports.paper_disclosure import (
    Difference,
    Shown,
    all_apart,
    is_small,
    shown_cells,
    shown_fte,
    shown_posts,
)

MOST = 16


@given(st.lists(st.integers(0, 40), max_size=12))
def test_no_small_group_is_shown(counts: list[int]) -> None:
    for count, shown in zip(counts, shown_cells(counts), strict=True):
        assert not (is_small(count) and shown is Shown.PLAIN)


@given(st.lists(st.integers(5, 40), max_size=8))
def test_what_is_not_small_is_shown(counts: list[int]) -> None:
    assert shown_cells(counts) == [Shown.PLAIN] * len(counts)


@given(st.lists(st.integers(0, 9), min_size=1, max_size=4))
def test_nobody_can_work_one_out(counts: list[int]) -> None:
    """All columns that look the same and have the same sum: each small group is at least two numbers in them."""
    shown = shown_cells(counts)
    if is_small(sum(counts)):
        return
    possible = [each for each in product(*map(range_of, counts, shown)) if sum(each) == sum(counts)]
    for at, each in enumerate(shown):
        if each is not Shown.PLAIN and is_small(counts[at]):
            assert len({found[at] for found in possible}) > 1


def range_of(count: int, shown: Shown) -> Sequence[int]:
    """What somebody takes a cell for who knows the rule."""
    if shown is Shown.PLAIN:
        return (count,)
    return range(1, 5) if shown is Shown.SMALL else range(MOST)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([3, 20], [Shown.SMALL, Shown.WITHHELD]),
        ([3, 3, 20], [Shown.SMALL, Shown.SMALL, Shown.PLAIN]),
        ([4, 4, 6, 20], [Shown.SMALL, Shown.SMALL, Shown.WITHHELD, Shown.PLAIN]),
        ([1, 5, 0], [Shown.WITHHELD, Shown.WITHHELD, Shown.WITHHELD]),
        ([2, 0], [Shown.SMALL, Shown.PLAIN]),
    ],
)
def test_examples(counts: list[int], expected: list[Shown]) -> None:
    assert shown_cells(counts) == expected


SIZES = st.one_of(st.integers(0, 9), st.integers(0, 60))
DIFFERENCES = st.builds(
    Difference,
    st.tuples(SIZES),
    st.tuples(SIZES, SIZES),
    SIZES,
    st.integers(-120, 120).map(lambda tenths: tenths * 1_000),
)


@given(st.integers(100, 200), st.lists(DIFFERENCES, max_size=6))
def test_no_difference_between_two_sums_is_a_small_group(total: int, differences: list[Difference]) -> None:
    shown = shown_posts(total, differences)
    sums = [total, *(total + each.posts for each, is_shown in zip(differences, shown, strict=True) if is_shown)]
    assert not any(is_small(abs(one - other)) for one in sums for other in sums)


@given(DIFFERENCES)
def test_no_sum_tells_a_small_group_among_those_it_is_made_of(difference: Difference) -> None:
    """Somebody sees the sum, the groups of five and more, and of the others that each is one to four."""
    if not shown_posts(500, [difference])[0]:
        return
    groups = [(1, count) for count in difference.added] + [(-1, count) for count in difference.taken]
    ranges = [range(1, 5) if is_small(count) else (count,) for _, count in groups]
    possible = [
        each
        for each in product(*ranges)
        if sum(sign * size for (sign, _), size in zip(groups, each, strict=True)) == difference.posts
    ]
    for at, (_, count) in enumerate(groups):
        assert not is_small(count) or len({each[at] for each in possible}) > 1


@given(st.lists(DIFFERENCES, max_size=5))
def test_the_fte_of_a_few_posts_is_no_difference(differences: list[Difference]) -> None:
    shown = [each for each, is_shown in zip(differences, shown_fte(differences, 10_000), strict=True) if is_shown]
    for each in shown:
        touched = sum(each.added) + sum(each.taken) + each.resized
        assert each.fte == 0 or (not is_small(touched) and not is_small(each.resized))
    changed = [each.fte for each in shown if each.fte]
    assert all(one == other or abs(one - other) >= 50_000 for one in changed for other in changed)


@given(st.lists(st.integers(0, 30), max_size=6))
def test_counts_side_by_side_are_apart(counts: list[int]) -> None:
    shown = [count for count, is_shown in zip(counts, all_apart(counts), strict=True) if is_shown]
    assert not any(is_small(abs(one - other)) for one in shown for other in shown)
    assert shown[:1] == counts[:1]


@pytest.mark.parametrize(
    ("difference", "is_shown"),
    [
        (Difference((0,), (0, 0)), True),
        (Difference((2,), (0, 0)), False),  # the sum is the group
        (Difference((6,), (2, 0)), False),  # what is taken is the difference to what is added
        (Difference((1,), (0, 1)), True),  # one and one, or four and four
        (Difference((4,), (0, 1)), False),  # three more: only four and one
        (Difference((9,), (0, 0)), True),
    ],
)
def test_sums_of_posts(difference: Difference, is_shown: bool) -> None:
    assert shown_posts(500, [difference]) == [is_shown]


CITY = synthetic_city(150, 30, 10, 300, seed=3)
POSTS = sorted(CITY.baseline.positions)
UNITS = [unit.id for unit in CITY.baseline.units.values() if unit.parent]


def scenario(name: str, cut: int, created: int, moved: int) -> Scenario:
    new = (Position(PositionId(f"neu-{at}"), UNITS[0], "Neu", Terms(None, None, 10_000, None)) for at in range(created))
    changes = [
        *(CutPosition(post) for post in POSTS[:cut]),
        *map(AddPosition, new),
        *(MovePosition(post, UNITS[-1]) for post in POSTS[-moved:] if moved),
    ]
    return Scenario(name, tuple(map(Measure, changes)))


@pytest.mark.parametrize(
    ("one", "other"), [((0, 2, 9), (3, 0, 7)), ((6, 4, 8), (6, 6, 9)), ((7, 0, 6), (0, 6, 3))], ids=str
)
def test_a_public_paper_on_two_variants_gives_no_few_posts_away(one: tuple[int, ...], other: tuple[int, ...]) -> None:
    plan = CITY.with_scenario(scenario("A", *one)).with_scenario(scenario("B", *other))
    sections = frozenset({Section.ALTERNATIVES, Section.POSTS, Section.RECKONING})
    paper = papers.paper("A", "B", plan=plan, audience=Audience.COUNCIL, sections=sections)
    found = papers.table(paper, "Alternativen im Vergleich")
    for label in ("Stellen", "Stellen, die das Amt wechseln"):
        ist, *others = papers.row(found, label)
        values = [int(each) for each in (ist, *others[::2]) if each.isdigit()]
        assert not any(is_small(abs(left - right)) for left in values for right in values), (label, values)
    derived = [name.split(":")[0] for name in papers.tables(paper) if "Ist-Stand und Variante" in name]
    assert "Einheiten" in derived
    assert not {"Stellen", "Verlegte Stellen", "VZÄ der verlegten Stellen", "Berührte Stellen"} & set(derived)
    assert not re.search(r"(?<![0-9.,])[1-4] \(", " ".join(str(each) for each in papers.blocks(paper)))
