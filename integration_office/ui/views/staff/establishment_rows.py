"""The Stellenplan by grade and product as the lines of a table: before, after, kw, ku, and why they differ."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from integration_office.analysis.effects import Effects
from integration_office.analysis.establishment import (
    Key,
    Line,
    Standing,
    by_grade,
    by_part,
    by_product,
    establishment,
    part_of,
    with_lines_of,
)
from integration_office.analysis.establishment_costs import LineCost, line_costs, summed
from integration_office.analysis.figure import full_cost
from integration_office.domain.errors import MissingTable
from integration_office.domain.identity import UnitId
from integration_office.ui.views.comparison.grid import GridCell, GridLine
from integration_office.wording.establishment import changes_text, grade_text, part_text, products_text
from integration_office.wording.figures import marks, unpriced_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import count, entry, euro, fte_number, signed

K = TypeVar("K")
Costs = Mapping[Key, LineCost]


@dataclass(frozen=True)
class GradeLines:
    """The lines of the table. `year` of the costs (None: it lies before the first pay tables, they are left out), and
    how sure they are."""

    lines: tuple[GridLine, ...]
    year: int | None = None
    care: str = ""


def headers(language: Language, year: int | None) -> tuple[str, ...]:
    tr = language.tr
    costs = (
        tr("Personal {year} bisher", year=year),
        tr("Personal {year} künftig", year=year),
        tr("± Personal"),
        tr("Vollkosten {year} bisher", year=year),
        tr("Vollkosten {year} künftig", year=year),
        tr("± Vollkosten"),
    )
    return (
        tr("Besoldungs- oder Entgeltgruppe"),
        tr("Stellen bisher"),
        tr("VZÄ bisher"),
        tr("Stellen künftig"),
        tr("VZÄ künftig"),
        tr("± Stellen"),
        tr("± VZÄ"),
        tr("VZÄ Ist künftig"),
        tr("kw"),
        tr("ku"),
        tr("Änderungen"),
        *(costs if year is not None else ()),
    )


def grade_lines(
    effects: Effects, language: Language, offices: Sequence[UnitId] | None, *, products: bool, only_changed: bool
) -> GradeLines:
    """Looks at every post: not for the thread of the window. `offices`: only their posts (None: all)."""
    chosen = None if offices is None else frozenset(offices)
    costs = _costs(effects, chosen)
    found = _by_product if products else _by_part
    shown_lines = with_lines_of(establishment(effects, chosen), costs or ())
    lines = tuple(found(shown_lines, costs, language, only_changed))
    if costs is None:
        return GradeLines(lines)
    shown = full_cost(effects.after)
    care = (" · ".join(mark.text for mark in marks(shown, language)), unpriced_text(shown, language))
    return GradeLines(lines, effects.after.frame.year, "\n".join(filter(None, care)))


def _costs(effects: Effects, offices: frozenset[UnitId] | None) -> Costs | None:
    try:
        return line_costs(effects, offices)
    except MissingTable:
        return None


def _by_part(lines: Sequence[Line], costs: Costs | None, language: Language, only_changed: bool) -> Iterator[GridLine]:
    grades, sums = by_grade(lines), by_part(lines)
    of_grade, of_part = _summed(costs, lambda key: key[0]), _summed(costs, lambda key: part_of(key[0]))
    for part in sums:
        own = [line for line in grades if line.part is part.part and (line.differs or not only_changed)]
        if not own:
            continue
        yield _heading(part_text(part.part, language))
        for line in own:
            yield _line(grade_text(line.grade, language), line, of_grade(line.grade), language)
        yield _line(language.tr("Summe"), part, of_part(part.part), language)
    yield _total(sums, costs, language)


def _by_product(
    lines: Sequence[Line], costs: Costs | None, language: Language, only_changed: bool
) -> Iterator[GridLine]:
    of_line = _summed(costs, lambda key: key)
    for products, all_lines in by_product(lines).items():
        own = [line for line in all_lines if line.differs or not only_changed]
        if not own:
            continue
        name = products_text(products, language)
        yield _heading(language.tr("Produkt {products}", products=name) if products else name)
        for line in own:
            yield _line(grade_text(line.grade, language), line, of_line((line.grade, products)), language)
    yield _total(by_part(lines), costs, language)


def _summed(costs: Costs | None, key: Callable[[Key], K]) -> Callable[[K], LineCost | None]:
    """What a line costs; nothing where no costs are known."""
    if costs is None:
        return lambda _: None
    sums = summed(costs, key)
    return lambda wanted: sums.get(wanted, LineCost())


def _heading(text: str) -> GridLine:
    return GridLine((GridCell(text),), is_heading=True)


def _total(sums: Sequence[Line], costs: Costs | None, language: Language) -> GridLine:
    before, after = Standing(), Standing()
    for part in sums:
        before, after = before + part.before, after + part.after
    cells = _cells(before, after, "", _summed(costs, lambda _: None)(None), language)
    return GridLine((GridCell(language.tr("Alle Stellen")), *cells))


def _line(name: str, line: Line, cost: LineCost | None, language: Language) -> GridLine:
    changes = changes_text(line.changes, language)
    return GridLine((GridCell(f"  {name}"), *_cells(line.before, line.after, changes, cost, language)))


def _cells(
    before: Standing, after: Standing, changes: str, cost: LineCost | None, language: Language
) -> Iterator[GridCell]:
    difference = after.all - before.all

    def posts(number: int, *, is_change: bool = False) -> GridCell:
        text = count(number, language)
        if is_change:
            text = signed(text) if number else "="
        return GridCell(text, is_number=True, copied=str(number))

    def fte(value: int, *, is_change: bool = False) -> GridCell:
        text = fte_number(value, language)
        if is_change:
            text = signed(text) if value else "="
        return GridCell(text, is_number=True, copied=entry(value, 4, language))

    yield posts(before.all.posts)
    yield fte(before.all.fte)
    yield posts(after.all.posts)
    yield fte(after.all.fte)
    yield posts(difference.posts, is_change=True)
    yield fte(difference.fte, is_change=True)
    yield fte(after.filled)
    yield posts(after.kw.posts) if after.kw.posts else GridCell("")
    yield posts(after.ku.posts) if after.ku.posts else GridCell("")
    yield GridCell(changes)
    yield from () if cost is None else _cost_cells(cost, language)


def _cost_cells(cost: LineCost, language: Language) -> Iterator[GridCell]:
    """A grade without a pay table costs nobody knows what: a dash, not zero."""
    if not any(cost.full):
        yield from [GridCell("–", is_number=True, copied="")] * 6
        return
    for before, after in (cost.personnel, cost.full):
        for cents in (before, after):
            yield GridCell(euro(cents, language), is_number=True, copied=entry(cents, 2, language))
        change = after - before
        text = signed(euro(change, language)) if change else "="
        yield GridCell(text, is_number=True, copied=entry(change, 2, language))
