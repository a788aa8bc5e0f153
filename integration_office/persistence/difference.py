"""What differs between two plans, as rows to delete, update and insert; identity first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import compress
from operator import is_not
from typing import Any

from sqlalchemy import Table

from integration_office.domain.layered import key_changes
from integration_office.domain.plan import Plan
from integration_office.persistence import rows, tables
from integration_office.persistence.cells import Row
from integration_office.persistence.seal import row_sum
from integration_office.persistence.sections import KEYED, SCENARIOS, WORKLOAD, Keyed, Lists


@dataclass
class TableChange:
    """Rows of one table: gone, changed (as it was, as it is), new at the end in this order.

    `restored`: rows that come back beside another one: how many places behind it, its key.
    """

    table: Table
    deleted: list[Row] = field(default_factory=list)
    updated: list[tuple[Row, Row]] = field(default_factory=list)
    inserted: list[Row] = field(default_factory=list)
    restored: list[tuple[Row, int, Any]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.deleted or self.updated or self.inserted or self.restored)

    @property
    def sum_change(self) -> int:
        """By how much the seal's sum grows."""
        name = self.table.name
        gone = [*self.deleted, *(old for old, _ in self.updated)]
        new = [*self.inserted, *(new for _, new in self.updated), *(row for row, _, _ in self.restored)]
        return row_sum(name, new) - row_sum(name, gone)


def difference(before: Plan, after: Plan, *, walked: bool = False) -> list[TableChange]:
    """The changes that make `after` of a file that holds `before`; none is restored if the mappings are `walked`.

    What is the same object in both is not looked at, and of two states of a mapping only what differs.
    """
    changes = [change for section in KEYED for change in _keyed(section, before, after, walked)]
    changes += _lists(WORKLOAD, before, after, walked)
    changes += _lists(SCENARIOS, before, after, walked)
    changes += _budget(before, after)
    changes += _info(before, after)
    return [change for change in changes if change]


def _keyed(section: Keyed[Any], before: Plan, after: Plan, walked: bool) -> Iterator[TableChange]:
    old, new, row = section.of(before), section.of(after), section.row
    if old is new:
        return
    keys = key_changes(old, new, walked=walked)
    yield TableChange(
        section.table,
        deleted=[row(key, old[key]) for key in (*keys.gone, *keys.moved)],
        updated=_unequal((row(key, old[key]), row(key, new[key])) for key in keys.changed),
        inserted=[row(key, new[key]) for key in keys.appended],
        restored=[(row(each.key, new[each.key]), each.places, each.beside) for each in keys.restored],
    )


def _lists(section: Lists[Any], before: Plan, after: Plan, walked: bool) -> Iterator[TableChange]:
    old, new = section.of(before), section.of(after)
    if old is new:
        return
    keys = key_changes(old, new, walked=walked)
    yield TableChange(
        section.keys,
        deleted=[(key,) for key in (*keys.gone, *keys.moved)],
        inserted=[(key,) for key in keys.appended],
        restored=[((each.key,), each.places, each.beside) for each in keys.restored],
    )
    entries = TableChange(section.entries)
    for key in (*keys.changed, *keys.gone, *keys.appended, *(each.key for each in keys.restored)):
        _add_list_change(entries, old.get(key, ()), new.get(key, ()), partial(section.row, key))
    yield entries


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
    changed = compress(range(common), map(is_not, old, new))
    change.updated += _unequal((row(place, old[place]), row(place, new[place])) for place in changed)
    change.deleted += [row(place, old[place]) for place in range(common, len(old))]
    change.inserted += [row(place, new[place]) for place in range(common, len(new))]


def _unequal(pairs: Iterable[tuple[Row, Row]]) -> list[tuple[Row, Row]]:
    return [(old, new) for old, new in pairs if old != new]


def _info(before: Plan, after: Plan) -> Iterator[TableChange]:
    yield TableChange(tables.plan_info, updated=_unequal([(rows.info_row(before), rows.info_row(after))]))
