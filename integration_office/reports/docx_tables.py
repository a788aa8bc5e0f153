"""Tables in a DOCX: with a header that is repeated, merged cells, groups and sums; key figures in boxes."""

from collections.abc import Iterator, Sequence

from integration_office.reports.blocks import KeyFigure, KeyFigures, Run, Table
from integration_office.reports.docx_styles import TABLE
from integration_office.reports.docx_text import ALIGNED, TextSetting
from integration_office.reports.docx_xml import twips
from integration_office.reports.office_fonts import MeasuringFonts
from integration_office.reports.office_styles import (
    ACCENT,
    AFTER_TABLE,
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
from integration_office.reports.office_xml import allowed, tag
from integration_office.reports.pdf_widths import PADDING

_ABOVE_AND_BELOW = 2.2  # points in a cell
_IN_A_FIGURE = 7.0


def table_xml(table: Table, width: float, setting: TextSetting, fonts: MeasuringFonts) -> str:
    """The caption, the table in a width in points, its notes. Raises ReportError where it does not fit."""
    grid = grid_of(table, width, fonts)
    caption = setting.paragraph(CAPTION, setting.runs(table.caption)) if table.caption else ""
    body = "".join(_row(line, grid, setting) for line in grid.lines)
    look = tag("w:tblLook", w_val="0020", w_firstRow=int(bool(grid.header)), w_firstColumn=int(table.row_header == 0))
    named = tag("w:tblCaption", w_val=allowed(table.caption)) if table.caption else ""
    return caption + _table(grid.columns, setting, look + named, body) + "".join(_below(table, setting))


def figures_xml(block: KeyFigures, width: float, setting: TextSetting) -> str:
    """The key figures side by side, in a width in points."""
    rows = figure_rows(block)
    columns = [width / len(rows[0])] * len(rows[0])
    body = "".join(
        tag("w:tr", tag("w:trPr", tag("w:cantSplit")), *_figure_row(row, rows, columns, setting)) for row in rows
    )
    return _table(columns, setting, tag("w:tblLook", w_val="0000"), body) + after_table(setting)


def after_table(setting: TextSetting) -> str:
    """The gap below a table, without which the next would grow together with it."""
    return setting.paragraph(AFTER_TABLE)


def _table(columns: Sequence[float], setting: TextSetting, look: str, body: str) -> str:
    properties = tag(
        "w:tblPr",
        tag("w:tblStyle", w_val=setting.ids[TABLE]),
        tag("w:tblW", w_w=twips(sum(columns)), w_type="dxa"),
        tag("w:tblInd", w_w=0, w_type="dxa"),
        tag("w:tblLayout", w_type="fixed"),
        look,
    )
    grid = tag("w:tblGrid", *(tag("w:gridCol", w_w=twips(column)) for column in columns))
    return tag("w:tbl", properties, grid, body)


def _below(table: Table, setting: TextSetting) -> Iterator[str]:
    last = len(table.notes) - 1
    for number, note in enumerate(table.notes):
        above, below = 2.0 if number == 0 else 0.0, SPACE_AFTER_TABLE if number == last else 0.0
        gap = tag("w:spacing", w_before=twips(above), w_after=twips(below))
        yield setting.paragraph(NOTE, setting.runs(note), look=gap)
    if not table.notes:
        yield after_table(setting)


def _row(line: Line, grid: Grid, setting: TextSetting) -> str:
    looks = tag("w:cantSplit") + (tag("w:tblHeader") if line.role == "header" else "")
    return tag("w:tr", tag("w:trPr", looks), *_cells(line, grid, setting))


def _cells(line: Line, grid: Grid, setting: TextSetting) -> Iterator[str]:
    style = cell_style(grid.size)
    at = 0
    for cell in line.cells:
        end = at + cell.span
        look = _cell_look(cell, line, sum(grid.columns[at:end]), grid.paddings[end - 1])
        text = "" if cell.covered else setting.runs(cell.text, cell.bold, cell.bookmark)
        yield tag("w:tc", look, setting.paragraph(style, text, look=_paragraph_look(cell, line)))
        at = end


def _cell_look(cell: Cell, line: Line, width: float, padding: float) -> str:
    merged = tag("w:vMerge") if cell.covered else tag("w:vMerge", w_val="restart") if cell.rows > 1 else ""
    return tag(
        "w:tcPr",
        tag("w:tcW", w_w=twips(width), w_type="dxa"),
        tag("w:gridSpan", w_val=cell.span) if cell.span > 1 else "",
        merged,
        _borders(cell, line),
        _fill(line),
        _margins(_ABOVE_AND_BELOW, PADDING, padding),
        tag("w:vAlign", w_val="bottom") if line.role == "header" else "",
    )


def _paragraph_look(cell: Cell, line: Line) -> str:
    return (tag("w:keepNext") if line.keep else "") + tag("w:jc", w_val=ALIGNED[cell.align])


_RULES = {"total": (ACCENT, 8), "subtotal": (ACCENT, 5), "header": (ACCENT, 8)}


def _borders(cell: Cell, line: Line) -> str:
    colour, size = _RULES.get(line.role, (HAIRLINE, 4))
    below = _RULES["total"] if line.role in ("total", "header") else (HAIRLINE, 4)
    if cell.rows > 1:
        below = (PALE, 0)
    return tag("w:tcBorders", border("top", colour, size), border("bottom", *below))


def border(side: str, colour: str, size: int) -> str:
    """A line on a side of a cell; `size` in eighths of a point, 0 for none."""
    return tag(f"w:{side}", w_val="single" if size else "nil", w_sz=size, w_space=0, w_color=colour)


def _fill(line: Line) -> str:
    colour = {"header": PALE, "group": PALER, "emphasised": PALER}.get(line.role)
    return tag("w:shd", w_val="clear", w_color="auto", w_fill=colour) if colour else ""


def _margins(above: float, left: float, right: float) -> str:
    sides = (("top", above), ("left", left), ("bottom", above), ("right", right))
    return tag("w:tcMar", *(tag(f"w:{side}", w_w=twips(points), w_type="dxa") for side, points in sides))


def _figure_row(
    row: Sequence[KeyFigure | None],
    rows: Sequence[Sequence[KeyFigure | None]],
    columns: Sequence[float],
    setting: TextSetting,
) -> Iterator[str]:
    for number, (figure, width) in enumerate(zip(row, columns, strict=True)):
        edges = (border("top", ACCENT, 8) if row is rows[0] else "") + (border("left", HAIRLINE, 4) if number else "")
        edges += border("bottom", ACCENT, 8) if row is rows[-1] else ""
        look = tag(
            "w:tcPr",
            tag("w:tcW", w_w=twips(width), w_type="dxa"),
            tag("w:tcBorders", edges),
            tag("w:shd", w_val="clear", w_color="auto", w_fill=PALER),
            _margins(_IN_A_FIGURE, _IN_A_FIGURE, _IN_A_FIGURE),
        )
        yield tag("w:tc", look, _figure(figure, setting) if figure else setting.paragraph(NOTE))


def _figure(figure: KeyFigure, setting: TextSetting) -> str:
    marks = (figure.reference,) if figure.reference else ()
    parts: tuple[tuple[Style, str], ...] = (
        (FIGURE_LABEL, setting.runs((Run(figure.label), *marks))),
        (FIGURE_VALUE, setting.runs(figure.value.replace(" ", "\u00a0"))),
        (FIGURE_CHANGE, setting.runs(figure.change)),
        (NOTE, setting.runs(figure.note)),
    )
    return "".join(setting.paragraph(style, runs) for style, runs in parts if runs)
