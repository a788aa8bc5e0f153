"""The Stellenplan by grade and product as the lines of a table: before, after, kw, ku, and why they differ."""

from collections.abc import Iterator, Sequence

from integration_office.analysis.effects import Effects
from integration_office.analysis.establishment import (
    Line,
    Standing,
    by_grade,
    by_part,
    by_product,
    establishment,
)
from integration_office.domain.grade import PayGrade
from integration_office.domain.identity import UnitId
from integration_office.ui.views.comparison.grid import GridCell, GridLine
from integration_office.wording.establishment import changes_text, part_text, products_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import count, fte_number, signed


def headers(language: Language) -> tuple[str, ...]:
    tr = language.tr
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
    )


def grade_lines(
    effects: Effects, language: Language, offices: Sequence[UnitId] | None, *, products: bool, only_changed: bool
) -> tuple[GridLine, ...]:
    """Looks at every post: not for the thread of the window. `offices`: only their posts (None: all)."""
    lines = establishment(effects, None if offices is None else frozenset(offices))
    found = _by_product if products else _by_part
    return tuple(found(lines, language, only_changed))


def _by_part(lines: Sequence[Line], language: Language, only_changed: bool) -> Iterator[GridLine]:
    grades, sums = by_grade(lines), by_part(lines)
    for part in sums:
        own = [line for line in grades if line.part is part.part and (line.differs or not only_changed)]
        if not own:
            continue
        yield _heading(part_text(part.part, language))
        for line in own:
            yield _line(grade_text(line.grade, language), line, language)
        yield _line(language.tr("Summe"), part, language)
    yield _total(sums, language)


def _by_product(lines: Sequence[Line], language: Language, only_changed: bool) -> Iterator[GridLine]:
    for products, all_lines in by_product(lines).items():
        own = [line for line in all_lines if line.differs or not only_changed]
        if not own:
            continue
        name = products_text(products, language)
        yield _heading(language.tr("Produkt {products}", products=name) if products else name)
        for line in own:
            yield _line(grade_text(line.grade, language), line, language)
    yield _total(by_part(lines), language)


def grade_text(grade: PayGrade | None, language: Language) -> str:
    return language.tr("ohne Gruppe") if grade is None else str(grade)


def _heading(text: str) -> GridLine:
    return GridLine((GridCell(text),), is_heading=True)


def _total(sums: Sequence[Line], language: Language) -> GridLine:
    before, after = Standing(), Standing()
    for part in sums:
        before, after = before + part.before, after + part.after
    cells = _cells(before, after, "", language)
    return GridLine((GridCell(language.tr("Alle Stellen")), *cells))


def _line(name: str, line: Line, language: Language) -> GridLine:
    return GridLine(
        (GridCell(f"  {name}"), *_cells(line.before, line.after, changes_text(line.changes, language), language))
    )


def _cells(before: Standing, after: Standing, changes: str, language: Language) -> Iterator[GridCell]:
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
        return GridCell(text, is_number=True, copied=fte_number(value, language))

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
