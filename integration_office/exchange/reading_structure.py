"""Einheiten and Stellen read from their sheets."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from integration_office.application.drafts import maker
from integration_office.domain.errors import (
    CyclicUnits,
    DomainError,
    UnitIntoItself,
    UnknownGrant,
    UnknownUnit,
)
from integration_office.domain.grade import PayGrade, read_grade
from integration_office.domain.identity import GrantId, PositionId, UnitId
from integration_office.domain.parameters import factor_key, office_of_factor
from integration_office.domain.position import Lapse, Position, Regrade, Terms
from integration_office.domain.unit import Unit, UnitKind, read_kind
from integration_office.exchange.cells import (
    FTE_PLACES,
    Cell,
    as_first_day,
    as_fte,
    as_id,
    as_lapse,
    as_list,
    as_ordinal,
    as_term,
    as_year,
)
from integration_office.exchange.faults import Fault, Remark
from integration_office.exchange.findings import Defect
from integration_office.exchange.tables import Known, Table

Ids = Sequence[str | None]


def read_units(table: Table, grants: Known) -> dict[UnitId, Unit]:
    """Units by id in the order of the sheet; circles and unknown parents are refused at their rows."""
    ids = table.required("id", as_id)
    kinds = table.required("kind", _kind)
    parents = table.values("parent", as_id)
    own_grants = table.values("grant", as_id)
    table.refuse_repeated("id", ids)
    table.refuse_unknown("parent", parents, table.ids(), UnknownUnit)
    _refuse_grants(table, own_grants, grants)
    _refuse_circles(table, ids, parents)
    _note_roots(table, ids, parents)
    rows = zip(ids, table.texts("name"), kinds, parents, own_grants, table.extras(), strict=True)
    return {
        UnitId(id): Unit(UnitId(id), name, kind, _unit(parent), _grant(grant), extra=extra)
        for id, name, kind, parent, grant, extra in rows
        if id is not None and kind is not None
    }


def read_positions(
    table: Table, units: Known, grants: Known, assumptions: Collection[str], base_year: int | None = None
) -> dict[PositionId, Position]:
    """Positions by number in the order of the sheet; an empty Ist follows Soll.

    A local factor that is not among the `assumptions` (keys) is noted: nothing is multiplied by it. So are dates that
    contradict each other or the year the plan begins with.
    """
    ids = table.required("id", as_id)
    unit_ids = table.required("unit", as_id)
    own_grants = table.values("grant", as_id)
    table.refuse_repeated("id", ids)
    table.refuse_unknown("unit", unit_ids, units, UnknownUnit)
    _refuse_grants(table, own_grants, grants)
    terms, lapses, regrades = _terms(table), table.values("kw", as_lapse), _regrades(table)
    vacant = table.values("vacant_from", as_year)
    _note_regrades_after_end(table, lapses, regrades)
    _note_ends(table, lapses, vacant, base_year)
    _note_missing_factors(table, terms, assumptions)
    facts = zip(
        table.lists("competences", as_list),
        table.switches("is_head"),
        lapses,
        regrades,
        vacant,
        strict=True,
    )
    rows = zip(ids, unit_ids, table.texts("title"), terms, strict=True)
    ends = zip(own_grants, table.switches("illustrative"), table.extras(), strict=True)
    return {
        PositionId(id): _position(*(id, unit, title, paid), *own, grant, (), None, (), illustrative, extra)
        for (id, unit, title, paid), own, (grant, illustrative, extra) in zip(rows, facts, ends, strict=True)
        if id is not None and unit is not None and paid is not None
    }


_position = maker(Position)


def circles_in(parents: Mapping[UnitId, UnitId | None]) -> Iterator[tuple[UnitId, ...]]:
    """All circles in the chains of parents; linear, however long they are. Missing parents end a chain."""
    settled: set[UnitId] = set()
    for start in parents:
        path: dict[UnitId, None] = {}
        current: UnitId | None = start
        while current is not None and current in parents and current not in settled and current not in path:
            path[current] = None
            current = parents[current]
        if current is not None and current in path:
            trail = list(path)
            yield tuple(trail[trail.index(current) :])
        settled.update(path)


def _grant(id: str | None) -> GrantId | None:
    return None if id is None else GrantId(id)


def _kind(cell: Cell) -> UnitKind:
    return read_kind(as_term(cell))


def _grade(cell: Cell) -> PayGrade | None:
    return read_grade(as_term(cell))


def _terms(table: Table) -> list[Terms | None]:
    """Grade, step and FTE of each row; None where Soll is missing or refused."""
    table.refuse_blank("fte_planned")
    columns = zip(
        table.values("grade", _grade),
        table.values("step", as_ordinal),
        table.parts("fte_planned", as_fte, FTE_PLACES),
        table.parts("fte_filled", as_fte, FTE_PLACES),
        table.values("local_factor", as_id),
        strict=True,
    )
    same: dict[tuple[object, ...], Terms] = {}

    def terms(grade: PayGrade | None, step: int | None, planned: int, filled: int | None, fit: str | None) -> Terms:
        # Equal grades may be written in different words; those of one text are one object here.
        mark = (id(grade), step, planned, filled, fit)
        key = None if fit is None else factor_key(fit)
        return same.get(mark) or same.setdefault(mark, Terms(grade, step, planned, filled, key))

    return [
        None if planned is None else terms(grade, step, planned, filled, fit)
        for grade, step, planned, filled, fit in columns
    ]


def _note_missing_factors(table: Table, terms: Sequence[Terms | None], assumptions: Collection[str]) -> None:
    missing: dict[str, list[int]] = {}
    for row, each in zip(table.rows, terms, strict=True):
        if each is not None and each.fit is not None and each.fit not in assumptions:
            missing.setdefault(each.fit, []).append(row)
    for key, rows in missing.items():
        table.note_rows("local_factor", Remark.FACTOR_MISSING, rows, office_of_factor(key) or "")


def _refuse_grants(table: Table, own: Sequence[str | None], grants: Known) -> None:
    """Unknown grants; a cell that names several known ones says that a post is funded once."""
    if grants is None:
        return
    several = {each for each in own if each is not None and each not in grants and _all_known(each, grants)}
    for index, each in enumerate(own):
        if each in several:
            table.refuse(index, "grant", Defect(Fault.FUNDED_TWICE, str(each)))
    table.refuse_unknown("grant", [None if each in several else each for each in own], grants, UnknownGrant)


def _all_known(text: str, grants: Collection[str]) -> bool:
    return all(part.strip() in grants for part in re.split("[;|,]", text))


def _regrades(table: Table) -> list[Regrade | None]:
    """ku notes; a date without a grade is refused, because it would be lost."""
    grades, days = table.values("ku", _grade), table.values("ku_from", as_first_day)
    for index, (grade, day) in enumerate(zip(grades, days, strict=True)):
        if day is not None and grade is None and table.is_blank("ku", index):
            table.refuse(index, "ku_from", Fault.KU_MISSING)
    return [None if grade is None else Regrade(grade, day) for grade, day in zip(grades, days, strict=True)]


def _note_regrades_after_end(table: Table, lapses: Sequence[Lapse | None], regrades: Sequence[Regrade | None]) -> None:
    late = [
        row
        for row, lapse, ku in zip(table.rows, lapses, regrades, strict=True)
        if lapse is not None and lapse.until is not None and ku is not None and ku.since is not None
        if ku.since > lapse.until
    ]
    table.note_rows("ku_from", Remark.KU_AFTER_KW, late)


def _note_ends(
    table: Table, lapses: Sequence[Lapse | None], vacant: Sequence[int | None], base_year: int | None
) -> None:
    """Posts that ended before the plan begins, and those that fall vacant when they are gone."""
    over, late = [], []
    for row, lapse, year in zip(table.rows, lapses, vacant, strict=True):
        end = None if lapse is None or lapse.until is None else lapse.until.year
        if end is not None and base_year is not None and end < base_year:
            over.append(row)
        if end is not None and year is not None and year > end:
            late.append(row)
    table.note_rows("kw", Remark.KW_BEFORE_BASE, over, str(base_year))
    table.note_rows("vacant_from", Remark.VACANT_AFTER_KW, late)


def _refuse_circles(table: Table, ids: Ids, parents: Ids) -> None:
    """Every circle once, at the row of its first unit."""
    rows: dict[UnitId, int] = {}
    for index, id in enumerate(ids):
        if id is not None:
            rows.setdefault(UnitId(id), index)
    for circle in circles_in({unit: _unit(parents[index]) for unit, index in rows.items()}):
        first = min(circle, key=lambda unit: rows[unit])
        start = circle.index(first)
        table.refuse(rows[first], "parent", _circle_error((*circle[start:], *circle[:start])))


def _circle_error(circle: tuple[UnitId, ...]) -> DomainError:
    return UnitIntoItself(circle[0], circle[0]) if len(circle) == 1 else CyclicUnits(tuple(circle))


def _unit(id: str | None) -> UnitId | None:
    return None if id is None else UnitId(id)


def _note_roots(table: Table, ids: Ids, parents: Ids) -> None:
    roots = [index for index, id in enumerate(ids) if id is not None and parents[index] is None]
    if len(roots) > 1:
        named = ", ".join(str(ids[index]) for index in roots[:10])
        table.note_rows("parent", Remark.SEVERAL_ROOTS, [table.rows[index] for index in roots], named)
