"""The comparison's figures and measures as lines of a table, and the map's differences in words."""

import re
from collections.abc import Iterator, Sequence

from integration_office.application.change_map import Difference
from integration_office.diagram.columns import Mark
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position
from integration_office.domain.unit import Unit
from integration_office.ui.panels.differences import Tone
from integration_office.ui.scenario_cards import CARE
from integration_office.ui.views.comparison.grid import GridCell, GridLine
from integration_office.ui.views.comparison.measures import SharedMeasure, has_text
from integration_office.ui.views.comparison.picture import ComparisonPicture
from integration_office.ui.views.comparison.rows import Cell, ComparedRow
from integration_office.wording.changes import unit_kind_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import MINUS, date_text

_FIGURE = re.compile(r"([^\d€]*)(€?)([\d.,]+)(?: (€|VZÄ|FTE))?")


def figure_headers(picture: ComparisonPicture, language: Language) -> list[str]:
    tr = language.tr
    headers = [tr("Kennzahl"), picture.reference]
    for title in picture.titles:
        headers += [title, tr("gegenüber {name}", name=picture.reference)]
    return [*headers, tr("Zu beachten")]


def figure_lines(rows: Sequence[ComparedRow], *, only_different: bool) -> list[GridLine]:
    """With a heading before each section of which something is left."""
    lines, section = [], ""
    for row in rows:
        if only_different and not row.differs:
            continue
        if row.section != section:
            section = row.section
            lines.append(GridLine((GridCell(section),), is_heading=True))
        lines.append(GridLine(tuple(_figure_cells(row))))
    return lines


def measure_lines(measures: Sequence[SharedMeasure], language: Language, *, only_different: bool) -> list[GridLine]:
    """A line for each change."""
    return [
        GridLine((GridCell(each.text), *(GridCell(has_text(has, language)) for has in each.cells)))
        for each in measures
        if each.differs or not only_different
    ]


def mark_word(mark: Mark, language: Language) -> str:
    """What a mark of the map means, in a word or two."""
    tr = language.tr
    return {
        Mark.NEW: tr("neu"),
        Mark.MOVED: tr("verlegt"),
        Mark.TOUCHED: tr("geändert"),
        Mark.DISSOLVED: tr("aufgelöst"),
        Mark.KW: tr("kw oder gestrichen"),
        Mark.KU: tr("ku oder umgewandelt"),
    }[mark]


def difference_name(each: Difference, language: Language) -> str:
    """The unit or the post as it is called now, else as it was."""
    known = each.after or each.before
    if isinstance(known, Unit):
        return language.tr("{kind} {unit}", kind=unit_kind_text(known.kind, language), unit=f"{known.id} {known.name}")
    return language.tr("Stelle {post}", post=f"{each.id} {known.title}".strip() if known else each.id)


def side_text(each: Difference, organisation: Organisation, language: Language, *, now: bool) -> str:
    """What was or is: the parent, the name, the grade, by what the mark is about."""
    thing = each.after if now else each.before
    if thing is None:
        return "–"
    names = Names(language, organisation)
    if isinstance(thing, Unit):
        return _of_unit(each.mark, thing, names)
    return _of_post(each.mark, thing, names)


def _of_unit(mark: Mark, unit: Unit, names: Names) -> str:
    if mark is Mark.TOUCHED:
        return f"{unit_kind_text(unit.kind, names.language)} {names.quoted(unit.name)}"
    return "–" if unit.parent is None else names.unit(unit.parent)


def _of_post(mark: Mark, post: Position, names: Names) -> str:
    tr = names.language.tr
    match mark:
        case Mark.TOUCHED:
            return tr(
                "{planned} Soll, {filled} Ist", planned=names.fte(post.fte_planned), filled=names.fte(post.fte_filled)
            )
        case Mark.KU:
            note = post.regrade_on_vacancy
            return str(post.grade or "–") + (f" (ku {note.grade})" if note else "")
        case Mark.KW:
            return _kw_text(post, names)
    return names.unit(post.unit)


def _kw_text(post: Position, names: Names) -> str:
    if post.lapse is None:
        return names.unit(post.unit)
    day = post.lapse.until
    return "kw" if day is None else f"kw {date_text(day, names.language)}"


def _figure_cells(row: ComparedRow) -> Iterator[GridCell]:
    figures = (_FIGURE.fullmatch(text) for text in (row.reference, *(cell.text for cell in row.cells)))
    unit = next((found[2] or found[4] for found in figures if found and (found[2] or found[4])), "")
    yield GridCell(f"   {row.name}{CARE if row.care else ''}", copied=f"{row.name} ({unit})" if unit else row.name)
    yield _number(row.reference)
    for cell in row.cells:
        yield _number(cell.text)
        yield _difference(cell)
    yield GridCell(row.care, is_care=True)


def _number(text: str) -> GridCell:
    found = _FIGURE.fullmatch(text)
    return GridCell(text, is_number=True, copied=(found[1] + found[3] if found else text).replace(MINUS, "-"))


def _difference(cell: Cell) -> GridCell:
    if cell.difference is None:
        return GridCell("")
    tone = None if cell.difference.tone is Tone.NEUTRAL else cell.difference.tone
    return GridCell(cell.difference.text, tone)
