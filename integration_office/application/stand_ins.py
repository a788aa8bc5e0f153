"""What may take the place of a unit or post that a new baseline no longer has: by name first, then by where it was."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from integration_office.domain.changes.references import Of, Reference
from integration_office.domain.organisation import Organisation

_LIKE = 0.7
_MOST = 6


def stand_ins(missing: Reference, old: Organisation, state: Organisation) -> tuple[str, ...]:
    """Ids of the state, the likeliest first; none where the old baseline did not know it either."""
    match missing.of:
        case Of.UNIT:
            return tuple(_best(_units(missing.id, old, state)))
        case Of.POSITION:
            return tuple(_best(_positions(missing.id, old, state)))
        case Of.TASK:
            return tuple(_best(_tasks(missing.id, old, state)))
    return ()


Scored = Iterator[tuple[float, str]]


def _best(scored: Scored) -> list[str]:
    found = sorted((each for each in scored if each[0] >= _LIKE), key=lambda each: (-each[0], each[1]))
    return [id for _, id in found[:_MOST]]


def _units(id: str, old: Organisation, state: Organisation) -> Scored:
    """Alike in name; the same kind or the same parent decides between equals."""
    for gone in (unit for unit in old.units.values() if unit.id == id):
        for unit in state.units.values():
            closeness = 0.1 * (unit.kind is gone.kind) + 0.1 * (unit.parent == gone.parent)
            alike = likeness(gone.name, unit.name)
            yield alike + closeness * (alike >= _LIKE - 0.2), unit.id


def _positions(id: str, old: Organisation, state: Organisation) -> Scored:
    """In the same unit, with the same title or at least the same grade: elsewhere too many are alike."""
    for gone in (post for post in old.positions.values() if post.id == id):
        for post in state.positions.values():
            same_title = bool(gone.title) and post.title.casefold() == gone.title.casefold()
            score = 0.5 * (post.unit == gone.unit) + 0.3 * same_title + 0.2 * (post.grade == gone.grade)
            if score >= _LIKE:
                yield score, post.id


def _tasks(id: str, old: Organisation, state: Organisation) -> Scored:
    for gone in (task for task in old.tasks.values() if task.id == id):
        yield from ((likeness(gone.name, task.name), task.id) for task in state.tasks.values())


def likeness(one: str, other: str) -> float:
    """From 0 to 1; quick to say no where two names have little in common."""
    left, right = one.casefold().strip(), other.casefold().strip()
    if left == right:
        return 1.0
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    if matcher.real_quick_ratio() < _LIKE - 0.2 or matcher.quick_ratio() < _LIKE - 0.2:
        return 0.0
    return matcher.ratio()
