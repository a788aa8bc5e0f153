"""What differs between two plans, as rows to delete, update and insert; identity first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import takewhile
from typing import Any

from sqlalchemy import Table

from integration_office.domain.organisation import copied
from integration_office.domain.plan import Plan
from integration_office.persistence import rows, tables
from integration_office.persistence.cells import Row
from integration_office.persistence.seal import row_sum
from integration_office.persistence.sections import KEYED, SCENARIOS, WORKLOAD, Keyed, Lists


@dataclass
class TableChange:
    """Rows of one table: gone, changed (as it was, as it is), new at the end in this order."""

    table: Table
    deleted: list[Row] = field(default_factory=list)
    updated: list[tuple[Row, Row]] = field(default_factory=list)
    inserted: list[Row] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.deleted or self.updated or self.inserted)

    @property
    def sum_change(self) -> int:
        """By how much the seal's sum grows."""
        name = self.table.name
        gone = [*self.deleted, *(old for old, _ in self.updated)]
        new = [*self.inserted, *(new for _, new in self.updated)]
        return row_sum(name, new) - row_sum(name, gone)


def difference(before: Plan | None, after: Plan) -> list[TableChange]:
    """The changes that make `after` of a file that holds `before` (None: only empty tables).

    What is the same object in both is not looked at.
    """
    old = before or Plan()
    changes = [change for section in KEYED for change in _keyed(section, old, after)]
    changes += _lists(WORKLOAD, old, after)
    changes += _lists(SCENARIOS, old, after)
    changes += _budget(old, after)
    changes += _info(before, after)
    return [change for change in changes if change]


def _keyed(section: Keyed[Any], before: Plan, after: Plan) -> Iterator[TableChange]:
    if section.of(before) is section.of(after):
        return
    old, new, row = copied(section.of(before)), copied(section.of(after)), section.row
    order = _Order.of(old, new)
    changed = (key for key in order.staying if old[key] is not new[key])
    yield TableChange(
        section.table,
        deleted=[row(key, old[key]) for key in order.gone],
        updated=_unequal((row(key, old[key]), row(key, new[key])) for key in changed),
        inserted=[row(key, new[key]) for key in order.appended],
    )


def _lists(section: Lists[Any], before: Plan, after: Plan) -> Iterator[TableChange]:
    if section.of(before) is section.of(after):
        return
    old, new = copied(section.of(before)), copied(section.of(after))
    order = _Order.of(old, new)
    yield TableChange(section.keys, deleted=[(key,) for key in order.gone], inserted=[(key,) for key in order.appended])
    entries = TableChange(section.entries)
    ended = [key for key in order.gone if key not in new]
    for key in [*ended, *(key for key, value in new.items() if old.get(key) is not value)]:
        _add_list_change(entries, old.get(key, ()), new.get(key, ()), partial(section.row, key))
    yield entries


@dataclass(frozen=True)
class _Order:
    """Keys that stay where they are; those that go, for good or to the end; those at the end, moved or new."""

    staying: list[Any]
    gone: list[Any]
    appended: list[Any]

    @classmethod
    def of(cls, old: dict[Any, Any], new: dict[Any, Any]) -> "_Order":
        before, after = list(old), list(new)
        if before == after:
            return cls(after, [], [])
        kept = [key for key in before if key in new]
        staying = kept if after[: len(kept)] == kept else _common_start(after, kept)
        stays = set(staying)
        return cls(staying, [key for key in before if key not in stays], after[len(staying) :])


def _common_start(one: list[Any], other: list[Any]) -> list[Any]:
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    return [key for key, _ in pairs]


def _budget(before: Plan, after: Plan) -> Iterator[TableChange]:
    old, new = before.baseline.budget, after.baseline.budget
    if old is not new:
        change = TableChange(tables.budget_line)
        _add_list_change(change, old, new, rows.budget_row)
        yield change


def _add_list_change(
    change: TableChange, old: Sequence[Any], new: Sequence[Any], row: Callable[[int, Any], Row]
) -> None:
    common = min(len(old), len(new))
    changed = (place for place in range(common) if old[place] is not new[place])
    change.updated += _unequal((row(place, old[place]), row(place, new[place])) for place in changed)
    change.deleted += [row(place, old[place]) for place in range(common, len(old))]
    change.inserted += [row(place, new[place]) for place in range(common, len(new))]


def _unequal(pairs: Iterable[tuple[Row, Row]]) -> list[tuple[Row, Row]]:
    return [(old, new) for old, new in pairs if old != new]


def _info(before: Plan | None, after: Plan) -> Iterator[TableChange]:
    new = rows.info_row(after)
    if before is None:
        yield TableChange(tables.plan_info, inserted=[new])
    else:
        yield TableChange(tables.plan_info, updated=_unequal([(rows.info_row(before), new)]))
