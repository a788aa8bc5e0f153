"""Tables in an ODT: with a header that is repeated, merged cells, groups and sums; key figures in boxes."""

from collections.abc import Iterator, Sequence

from integration_office.reports.blocks import KeyFigure, KeyFigures, Run, Table
from integration_office.reports.odt_text import ALIGNED, TextSetting
from integration_office.reports.office_fonts import MeasuringFonts
from integration_office.reports.office_odf import points
from integration_office.reports.office_styles import (
    ACCENT,
    CAPTION,
    FIGURE_CHANGE,
    FIGURE_LABEL,
    FIGURE_VALUE,
    HAIRLINE,
    NOTE,
    PALE,
    PALER,
    SPACE_AFTER_TABLE,
    Style,
    cell_style,
)
from integration_office.reports.office_tables import Cell, Grid, Line, figure_rows, grid_of
from integration_office.reports.office_xml import letters, tag
from integration_office.reports.pdf_widths import PADDING

_ABOVE_AND_BELOW = 2.0  # points in a cell
_IN_A_FIGURE = 7.0
_BEFORE_NOTES = 2.0


def table_xml(table: Table, width: float, text: TextSetting, fonts: MeasuringFonts) -> str:
    """The caption, the table in a width in points, its notes. Raises ReportError where it does not fit."""
    grid = grid_of(table, width, fonts)
    caption = text.paragraph(CAPTION, text.runs(table.caption)) if table.caption else ""
    style = _table_style(grid.columns, text, grid.kept_whole, bool(table.notes))
    header = "".join(_row(line, grid, text) for line in grid.header)
    body = "".join(_row(line, grid, text) for line in grid.body)
    title = tag("table:title", letters(table.caption)) if table.caption else ""
    inside = (title, _columns(grid.columns, text), tag("table:table-header-rows", header) if header else "", body)
    return caption + tag("table:table", *inside, table_style_name=style) + "".join(_notes(table, text))


def figures_xml(block: KeyFigures, width: float, text: TextSetting) -> str:
    """The key figures side by side, in a width in points."""
    rows = figure_rows(block)
    columns = [width / len(rows[0])] * len(rows[0])
    style = _table_style(columns, text, True, False)
    body = (tag("table:table-row", *_figure_row(row, rows, text)) for row in rows)
    return tag("table:table", _columns(columns, text), *body, table_style_name=style)


def _table_style(columns: Sequence[float], text: TextSetting, whole: bool, notes: bool) -> str:
    master, beginning = text.opening()
    together = {"fo_keep_with_next": "always"} if whole and notes else {}
    look = tag(
        "style:table-properties",
        style_width=points(sum(columns)),
        table_align="left",
        fo_margin_bottom=points(_BEFORE_NOTES if notes else SPACE_AFTER_TABLE),
        style_may_break_between_rows="false" if whole else "true",
        **together,
        **beginning,
    )
    return text.automatic.name("table", look, master=master)


def _columns(columns: Sequence[float], text: TextSetting) -> str:
    looks = (tag("style:table-column-properties", style_column_width=points(width)) for width in columns)
    names = (text.automatic.name("table-column", look) for look in looks)
    return "".join(tag("table:table-column", table_style_name=name) for name in names)


def _notes(table: Table, text: TextSetting) -> Iterator[str]:
    last = len(table.notes) - 1
    for number, note in enumerate(table.notes):
        gap = {"fo_margin_bottom": points(SPACE_AFTER_TABLE)} if number == last else {}
        yield text.paragraph(NOTE, text.runs(note), **gap)


def _row(line: Line, grid: Grid, text: TextSetting) -> str:
    return tag("table:table-row", *_cells(line, grid, text))


def _cells(line: Line, grid: Grid, text: TextSetting) -> Iterator[str]:
    style = cell_style(grid.size)
    at = 0
    for cell in line.cells:
        at += cell.span
        if cell.covered:
            yield tag("table:covered-table-cell")
            continue
        inside = text.paragraph(style, text.runs(cell.text, cell.bold, cell.bookmark), **_paragraph_look(cell, line))
        name = text.automatic.name("table-cell", _cell_look(cell, line, grid.paddings[at - 1]))
        yield tag("table:table-cell", inside, table_style_name=name, office_value_type="string", **_spans(cell))
        yield tag("table:covered-table-cell") * (cell.span - 1)


def _spans(cell: Cell) -> dict[str, int]:
    across = {"table_number_columns_spanned": cell.span, "table_number_rows_spanned": cell.rows}
    return across if cell.span > 1 or cell.rows > 1 else {}


def _paragraph_look(cell: Cell, line: Line) -> dict[str, str]:
    keep = {"fo_keep_with_next": "always"} if line.keep else {}
    return keep | {"fo_text_align": ALIGNED[cell.align]}


_STRONG, _FINE = f"0.9pt solid #{ACCENT}", f"0.5pt solid #{HAIRLINE}"
_ABOVE = {"total": _STRONG, "header": _STRONG, "subtotal": f"0.6pt solid #{ACCENT}"}
_BELOW = {"total": _STRONG, "header": _STRONG}
_FILLS = {"header": PALE, "group": PALER, "emphasised": PALER}


def _cell_look(cell: Cell, line: Line, right: float) -> str:
    look = {
        "fo_padding_top": points(_ABOVE_AND_BELOW),
        "fo_padding_bottom": points(_ABOVE_AND_BELOW),
        "fo_padding_left": points(PADDING),
        "fo_padding_right": points(right),
        "fo_border_top": _ABOVE.get(line.role, _FINE),
        "fo_border_bottom": _BELOW.get(line.role, _FINE),
    }
    look |= {"fo_background_color": f"#{_FILLS[line.role]}"} if line.role in _FILLS else {}
    look |= {"style_vertical_align": "bottom"} if line.role == "header" else {}
    return tag("style:table-cell-properties", **look)


def _figure_row(
    row: Sequence[KeyFigure | None], rows: Sequence[Sequence[KeyFigure | None]], text: TextSetting
) -> Iterator[str]:
    for number, figure in enumerate(row):
        look = {"fo_padding": points(_IN_A_FIGURE), "fo_background_color": f"#{PALER}"}
        look |= {"fo_border_top": _STRONG} if row is rows[0] else {}
        look |= {"fo_border_bottom": _STRONG} if row is rows[-1] else {}
        look |= {"fo_border_left": _FINE} if number else {}
        name = text.automatic.name("table-cell", tag("style:table-cell-properties", **look))
        inside = _figure(figure, text) if figure else text.paragraph(NOTE)
        yield tag("table:table-cell", inside, table_style_name=name, office_value_type="string")


def _figure(figure: KeyFigure, text: TextSetting) -> str:
    marks = (figure.reference,) if figure.reference else ()
    parts: tuple[tuple[Style, str], ...] = (
        (FIGURE_LABEL, text.runs((Run(figure.label), *marks))),
        (FIGURE_VALUE, text.runs(figure.value.replace(" ", "\u00a0"))),
        (FIGURE_CHANGE, text.runs(figure.change)),
        (NOTE, text.runs(figure.note)),
    )
    return "".join(text.paragraph(style, runs) for style, runs in parts if runs)
