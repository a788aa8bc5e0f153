"""Single fields of posts given another value: corrections of the baseline, or the measures that say the same."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from integration_office.domain.changes import Change, ChangeFte, CutPosition, MovePosition, RegradePosition
from integration_office.domain.changes.staffing import refuse_negative
from integration_office.domain.errors import IdTaken, NoMeasure
from integration_office.domain.grade import PayGrade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Lapse, Position, Regrade


class PostField(StrEnum):
    """What can be typed over; FTE in ten-thousandths."""

    TITLE = "title"
    UNIT = "unit"
    GRADE = "grade"
    STEP = "step"
    PLANNED = "planned"
    FILLED = "filled"
    KW = "kw"
    KU = "ku"
    VACANT_FROM = "vacant_from"
    COMPETENCES = "competences"
    HEAD = "head"
    EXAMPLE = "example"


MEASURED = frozenset(
    {PostField.UNIT, PostField.GRADE, PostField.STEP, PostField.PLANNED, PostField.FILLED, PostField.KW}
)
"""What a measure of a scenario can say; the rest only describes the Ist-Stand."""

Value = str | int | bool | PayGrade | Lapse | Regrade | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class PostEdit:
    """A field of a post with the value it is to have, of the type that the post has there."""

    position: PositionId
    field: PostField
    value: Value


def corrected_posts(organisation: Organisation, edits: Iterable[PostEdit]) -> Organisation:
    """The baseline with all of the edits, or none of them; the same object where nothing differs.

    Raises UnknownPosition, UnknownUnit, NegativeFte.
    """
    changed = []
    for id, own in _by_post(edits).items():
        before = organisation.position(id)
        after = before
        for edit in own:
            after = edited_post(after, edit.field, edit.value)
        organisation.unit(after.unit)
        refuse_negative(id, after.terms.fte_planned, after.terms.fte_filled)
        if after != before:
            changed.append(after)
    return organisation.with_positions(changed) if changed else organisation


def with_new_posts(organisation: Organisation, posts: Sequence[Position]) -> Organisation:
    """The baseline with posts that it has not; raises IdTaken, UnknownUnit, NegativeFte."""
    for post in posts:
        if post.id in organisation.positions:
            raise IdTaken("position", post.id)
        organisation.unit(post.unit)
        refuse_negative(post.id, post.terms.fte_planned, post.terms.fte_filled)
    return organisation.with_positions(posts)


def measures_for(organisation: Organisation, edits: Iterable[PostEdit]) -> tuple[Change, ...]:
    """The changes that say the same of the state on the desk: each post is moved, regraded, resized, cut at last.

    Raises NoMeasure for what no measure says, UnknownPosition.
    """
    found: list[Change] = []
    for id, own in _by_post(edits).items():
        found.extend(_measures(organisation.position(id), {edit.field: edit.value for edit in own}))
    return tuple(found)


def _by_post(edits: Iterable[PostEdit]) -> Mapping[PositionId, Sequence[PostEdit]]:
    found: dict[PositionId, list[PostEdit]] = {}
    for edit in edits:
        found.setdefault(edit.position, []).append(edit)
    return found


def edited_post(post: Position, field: PostField, value: Value) -> Position:
    """The post with one field of another value, whatever that means."""
    if field in _OF_TERMS:
        terms: dict[str, Any] = {_OF_TERMS[field]: value}
        return replace(post, terms=replace(post.terms, **terms))
    other: dict[str, Any] = {_OF_POST[field]: value}
    return replace(post, **other)


_OF_TERMS: Mapping[PostField, str] = {
    PostField.GRADE: "grade",
    PostField.STEP: "step",
    PostField.PLANNED: "fte_planned",
    PostField.FILLED: "fte_filled",
}
_OF_POST: Mapping[PostField, str] = {
    PostField.TITLE: "title",
    PostField.UNIT: "unit",
    PostField.KW: "lapse",
    PostField.KU: "regrade_on_vacancy",
    PostField.VACANT_FROM: "vacant_from",
    PostField.COMPETENCES: "competences",
    PostField.HEAD: "is_head",
    PostField.EXAMPLE: "illustrative",
}


def _measures(post: Position, values: Mapping[PostField, Value]) -> Iterator[Change]:
    for field in values:
        if field not in MEASURED:
            raise NoMeasure(post.id, field)
    if isinstance(unit := values.get(PostField.UNIT), str) and unit != post.unit:
        yield MovePosition(post.id, UnitId(unit))
    if PostField.GRADE in values or PostField.STEP in values:
        yield _regraded(post, values)
    if PostField.PLANNED in values or PostField.FILLED in values:
        yield _resized(post, values)
    if PostField.KW in values:
        yield _cut(post, values[PostField.KW])


def _regraded(post: Position, values: Mapping[PostField, Value]) -> Change:
    grade, step = values.get(PostField.GRADE, post.grade), values.get(PostField.STEP)
    if not isinstance(grade, PayGrade):
        raise NoMeasure(post.id, PostField.GRADE)
    if PostField.STEP in values and not isinstance(step, int):
        raise NoMeasure(post.id, PostField.STEP)
    return RegradePosition(post.id, grade, step if isinstance(step, int) else None)


def _resized(post: Position, values: Mapping[PostField, Value]) -> Change:
    """Filled FTE that are cleared follow the planned ones."""
    planned, filled = values.get(PostField.PLANNED, post.fte_planned), values.get(PostField.FILLED)
    if not isinstance(planned, int):
        raise NoMeasure(post.id, PostField.PLANNED)
    if PostField.FILLED in values and filled is None:
        filled = planned
    return ChangeFte(post.id, planned, filled if isinstance(filled, int) else None)


def _cut(post: Position, value: Value) -> Change:
    if not isinstance(value, Lapse):
        raise NoMeasure(post.id, PostField.KW)
    return CutPosition(post.id, value)
