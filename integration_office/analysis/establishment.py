"""The Stellenplan of two states by part, grade and product: how many posts, kw and ku notes, what changes and why.

Posts are counted as the state has them (METHOD § 1): one that a measure cut is gone, whatever the date, and stands
among the changes. All FTE are planned FTE in ten-thousandths unless they are called filled.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TypeVar

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.people import NO_POSTS, Amount, grade_order, runs_on
from integration_office.domain.grade import PayGrade, PayScheme
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position

K = TypeVar("K")
Products = tuple[str, ...]
"""The products a post is paid from; (): none is known."""

Key = tuple[PayGrade | None, Products]
"""A line of the Stellenplan."""


class Part(StrEnum):
    """The parts of a Stellenplan: Beamte, tariflich Beschäftigte, and posts of other pay or none."""

    CIVIL_SERVANTS = "civil_servants"
    EMPLOYEES = "employees"
    OTHERS = "others"


class ChangeKind(StrEnum):
    """Why a line of the Stellenplan differs; FROM and TO name another grade or product."""

    CREATED = "created"
    CUT = "cut"
    LAPSING = "lapsing"
    REGRADED_TO = "regraded_to"
    REGRADED_FROM = "regraded_from"
    RESIZED = "resized"
    PRODUCT_TO = "product_to"
    PRODUCT_FROM = "product_from"


@dataclass(frozen=True, slots=True)
class Change:
    """A kind of change with the grade or the product on its other side, where it has one."""

    kind: ChangeKind
    grade: PayGrade | None = None
    products: Products = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What a line holds in a state: all posts, filled FTE, those with a kw and with a ku note."""

    all: Amount = NO_POSTS
    filled: int = 0
    kw: Amount = NO_POSTS
    ku: Amount = NO_POSTS

    def __add__(self, other: "Standing") -> "Standing":
        return Standing(self.all + other.all, self.filled + other.filled, self.kw + other.kw, self.ku + other.ku)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the Stellenplan before and after; `changes` with the posts each kind concerns.

    A line that adds up several grades or products holds the changes of all of them.
    """

    part: Part
    grade: PayGrade | None
    products: Products
    before: Standing = Standing()
    after: Standing = Standing()
    changes: Mapping[Change, Amount] = field(default_factory=dict)

    @property
    def differs(self) -> bool:
        return bool(self.changes) or self.before != self.after

    @property
    def difference(self) -> Amount:
        return self.after.all - self.before.all


def establishment(effects: Effects, offices: Container[UnitId] | None = None) -> tuple[Line, ...]:
    """Every (grade, product) that has posts in one of the two states, by part, grade and product.

    `offices`: only posts whose office is one of these, in each state for itself; a post that comes from or goes to
    another one is no change then, it is there or it is not.
    """
    cells: defaultdict[tuple[PayGrade | None, Products], _Cell] = defaultdict(_Cell)
    before, after = (PlacedPosts.of(each, offices) for each in (effects.before, effects.after))
    for state, side in ((before, 0), (after, 1)):
        for id, post in state.posts.items():
            cells[state.keys[id]].stand(side, post)
    for key, change, amount in _changes(before, after):
        cells[key].change(change, amount)
    return tuple(cells[key].line(*key) for key in sorted(cells, key=_order))


def with_lines_of(lines: Iterable[Line], keys: Iterable[Key]) -> tuple[Line, ...]:
    """With an empty line, in its place, for each key that has none: a post that is gone may still cost."""
    found = {(line.grade, line.products): line for line in lines}
    for grade, products in keys:
        found.setdefault((grade, products), Line(part_of(grade), grade, products))
    return tuple(found[key] for key in sorted(found, key=_order))


def receiving_offices(effects: Effects) -> tuple[UnitId, ...]:
    """The offices that posts move to or are created in, in the order of the chart."""
    affected, after = effects.affected(), effects.after
    found = {after.offices[after.organisation.positions[id].unit] for id in (*affected.moved, *affected.created)}
    return tuple(unit for unit in after.organisation.preorder if unit in found)


def by_grade(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines of all products added up: the Stellenplan as such, and the pyramid of grades."""
    return tuple(
        Line(part, grade, (), *_sums(own, inner=_PRODUCT_CHANGES))
        for (part, grade), own in _grouped(lines, lambda line: (line.part, line.grade)).items()
    )


def by_part(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Sums of the parts, in their order; parts without posts are missing."""
    found = _grouped(lines, lambda line: line.part)
    return tuple(Line(part, None, (), *_sums(found[part])) for part in _PARTS if part in found)


def by_product(lines: Iterable[Line]) -> Mapping[Products, tuple[Line, ...]]:
    """The lines of each product, products in order; posts whose product is not known last."""
    found = _grouped(lines, lambda line: line.products)
    return {products: tuple(found[products]) for products in sorted(found, key=lambda each: (not each, each))}


def part_of(grade: PayGrade | None) -> Part:
    if grade is None or grade.scheme is PayScheme.OTHER:
        return Part.OTHERS
    return Part.CIVIL_SERVANTS if grade.scheme.is_civil_servant else Part.EMPLOYEES


def products_of(organisation: Organisation) -> Mapping[UnitId, Products]:
    """The products of each unit: those of its budget lines, without any those of the unit above."""
    own: defaultdict[UnitId, dict[str, None]] = defaultdict(dict)
    for line in organisation.budget:
        if line.product:
            own[line.unit][line.product] = None
    found: dict[UnitId, Products] = {}
    for id in organisation.preorder:
        parent = organisation.units[id].parent
        inherited = () if parent is None else found[parent]
        found[id] = tuple(sorted(own[id])) if id in own else inherited
    return found


def own_products(post: Position) -> Products | None:
    """The product the city names in a column of its own beside the post; None: it names none."""
    if not post.extra:
        return None
    text = next((value for name, value in post.extra if name.strip().casefold() in _PRODUCT_COLUMNS), "")
    return (text.strip(),) if text.strip() else None


def _order(key: Key) -> tuple[int, tuple[str, int, str], Products]:
    return _PARTS.index(part_of(key[0])), grade_order(key[0]), key[1]


_PARTS = tuple(Part)
_PRODUCT_COLUMNS = ("produkt", "product")
_PRODUCT_CHANGES = (ChangeKind.PRODUCT_TO, ChangeKind.PRODUCT_FROM)


class _Cell:
    """A line while it is being added up: for each side posts, FTE, filled FTE, then posts and FTE with kw and ku."""

    def __init__(self) -> None:
        self._sides = ([0] * 7, [0] * 7)
        self._changes: dict[Change, Amount] = {}

    def stand(self, side: int, post: Position) -> None:
        sums, planned = self._sides[side], post.terms.fte_planned
        sums[0] += 1
        sums[1] += planned
        sums[2] += post.terms.filled
        for at, note in ((3, post.lapse), (5, post.regrade_on_vacancy)):
            if note is not None:
                sums[at] += 1
                sums[at + 1] += planned

    def change(self, change: Change, amount: Amount) -> None:
        self._changes[change] = self._changes.get(change, NO_POSTS) + amount

    def line(self, grade: PayGrade | None, products: Products) -> Line:
        before, after = map(_standing, self._sides)
        return Line(part_of(grade), grade, products, before, after, self._changes)


def _standing(sums: list[int]) -> Standing:
    posts, fte, filled, *notes = sums
    return Standing(Amount(posts, fte), filled, Amount(*notes[:2]), Amount(*notes[2:]))


@dataclass(frozen=True)
class PlacedPosts:
    """The posts of a state that are asked for, by id, with the line each stands in; `products`: of each unit."""

    organisation: Organisation
    posts: Mapping[PositionId, Position]
    keys: Mapping[PositionId, Key]
    products: Mapping[UnitId, Products]

    @staticmethod
    def of(state: Evaluation, offices: Container[UnitId] | None) -> "PlacedPosts":
        all_posts, products = state.organisation.positions, products_of(state.organisation)
        posts = {id: each for id, each in all_posts.items() if offices is None or state.offices[each.unit] in offices}
        placed = PlacedPosts(state.organisation, posts, {}, products)
        return replace(placed, keys={id: placed.key_of(each) for id, each in posts.items()})

    def key_of(self, post: Position) -> Key:
        return post.terms.grade, own_products(post) or self.products[post.unit]


def _changes(before: PlacedPosts, after: PlacedPosts) -> Iterator[tuple[Key, Change, Amount]]:
    old, new = before.posts, after.posts
    for id, post in old.items():
        if id in new:
            if post is not new[id] or before.keys[id] != after.keys[id]:
                yield from _differences(before.keys[id], after.keys[id], post, new[id])
        elif id not in after.organisation.positions:
            kind = ChangeKind.LAPSING if runs_on(after.organisation, id) else ChangeKind.CUT
            yield before.keys[id], Change(kind), Amount(1, post.fte_planned)
    for id, post in new.items():
        if id not in old and id not in before.organisation.positions:
            yield after.keys[id], Change(ChangeKind.CREATED), Amount(1, post.fte_planned)


def _differences(was: Key, now: Key, old: Position, new: Position) -> Iterator[tuple[Key, Change, Amount]]:
    """A regraded post leaves its old line and joins the new one; so does one whose product differs."""
    kinds = _SIDES[0] if was[0] != now[0] else _SIDES[1] if was[1] != now[1] else None
    if kinds:
        yield was, Change(kinds[0], *now), Amount(1, old.fte_planned)
        yield now, Change(kinds[1], *was), Amount(1, new.fte_planned)
    if old.fte_planned != new.fte_planned:
        yield now, Change(ChangeKind.RESIZED), Amount(1, new.fte_planned - old.fte_planned)


_SIDES = (
    (ChangeKind.REGRADED_TO, ChangeKind.REGRADED_FROM),
    (ChangeKind.PRODUCT_TO, ChangeKind.PRODUCT_FROM),
)


def _grouped(lines: Iterable[Line], key: Callable[[Line], K]) -> dict[K, list[Line]]:
    found: defaultdict[K, list[Line]] = defaultdict(list)
    for line in lines:
        found[key(line)].append(line)
    return dict(found)


def _sums(
    lines: Iterable[Line], inner: Container[ChangeKind] = ()
) -> tuple[Standing, Standing, Mapping[Change, Amount]]:
    """Both sides added up; `inner` are changes that stay within the sum and of regradings only the grade counts."""
    before, after, changes = Standing(), Standing(), dict[Change, Amount]()
    for line in lines:
        before, after = before + line.before, after + line.after
        for change, amount in line.changes.items():
            if change.kind not in inner:
                key = Change(change.kind, change.grade)
                changes[key] = changes.get(key, NO_POSTS) + amount
    return before, after, changes


@dataclass(frozen=True, slots=True)
class Head:
    """A head post of a unit, and the unit it led before (None: it is new or led none)."""

    position: PositionId
    led: UnitId | None


@dataclass(frozen=True, slots=True)
class DoubledHead:
    """A unit with more than one head post, which it had not before. `illustrative`: a rule marked the heads."""

    unit: UnitId
    heads: tuple[Head, ...]
    illustrative: bool


def doubled_heads(before: Organisation, after: Organisation) -> tuple[DoubledHead, ...]:
    """Units that a merger, a move or a dissolution leaves with several head posts, in the order of the chart."""
    known, heads = _heads(before), _heads(after)
    return tuple(
        DoubledHead(unit, tuple(_head(id, before) for id in heads[unit]), _guessed(after, heads[unit]))
        for unit in after.preorder
        if len(heads.get(unit, ())) > 1 and set(heads[unit]) != set(known.get(unit, ()))
    )


def _heads(organisation: Organisation) -> Mapping[UnitId, list[PositionId]]:
    found: defaultdict[UnitId, list[PositionId]] = defaultdict(list)
    for post in organisation.positions.values():
        if post.is_head:
            found[post.unit].append(post.id)
    return found


def _head(id: PositionId, before: Organisation) -> Head:
    old = before.positions.get(id)
    return Head(id, old.unit if old is not None and old.is_head else None)


def _guessed(organisation: Organisation, posts: Iterable[PositionId]) -> bool:
    return any(organisation.positions[id].illustrative for id in posts)
