"""The annex as ODS: no text ever becomes a formula or a link."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from integration_office.reports.annex_numbers import MINUS, Number, NumberFormat
from integration_office.reports.annex_sheets import Cell, Contents, Line, Sheet, is_bold, lines_of, note_lines
from integration_office.reports.blocks import Document
from integration_office.reports.odt_text import Automatic, spaced
from integration_office.reports.office_fonts import FAMILY
from integration_office.reports.office_odf import font_faces, odf_file, odf_part, points
from integration_office.reports.office_styles import ACCENT, GREY, PALE, PALER, language_tag
from integration_office.reports.office_xml import letters, tag

MIME_TYPE = "application/vnd.oasis.opendocument.spreadsheet"

_ABOVE = 3  # rows above the header: caption, section, an empty one
_FILLS = {"header": PALE, "group": PALER, "emphasised": PALER}
_CONTENTS_WIDTHS = (34, 80, 60)
_PER_LETTER, _LINE = 5.6, 14.0  # points
_FINE = "0.5pt solid #555555"
_LANDSCAPE_FROM = 90  # letters across
_UPRIGHT, _TURNED = "Hochformat", "Querformat"


def ods(document: Document, first: Contents, sheets: Sequence[Sheet]) -> bytes:
    """The workbook's bytes: the contents, then a sheet for each table."""
    language, _, country = language_tag(document.language).partition("-")
    looks = _Looks({"number_language": language, "number_country": country})
    tables = "".join((_contents_table(first, sheets, looks), *(_table(sheet, looks) for sheet in sheets)))
    styles = tag("office:automatic-styles", "".join(looks.numbers.values()), looks.automatic.xml())
    body = tag("office:body", tag("office:spreadsheet", tables))
    frozen = {first.name: (len(first.lines) + 2, 0)}
    frozen |= {sheet.name: (_ABOVE + len(sheet.header), sheet.frozen_columns) for sheet in sheets}
    parts = {
        "content.xml": odf_part("office:document-content", font_faces(), styles, body),
        "styles.xml": odf_part("office:document-styles", font_faces(), _defaults(document), *_pages()),
        "settings.xml": odf_part("office:document-settings", tag("office:settings", _views(frozen))),
    }
    return odf_file(MIME_TYPE, parts, document)


@dataclass(slots=True)
class _Looks:
    """The styles of cells and columns, and the formats of numbers, each once."""

    locale: dict[str, str]
    automatic: Automatic = field(default_factory=Automatic)
    numbers: dict[NumberFormat, str] = field(default_factory=dict)

    def cell(self, cell: str, text: str, paragraph: str = "", form: NumberFormat | None = None) -> str:
        inside = cell + paragraph + text
        if form is None:
            return self.automatic.name("table-cell", inside, "Default")
        return self.automatic.name("table-cell", inside, "Default", data=self._number(form))

    def of_line(self, cell: Cell, line: Line) -> str:
        look = {"fo_wrap_option": "wrap", "style_vertical_align": "top"}
        look |= {"fo_background_color": f"#{_FILLS[line.role]}"} if line.role in _FILLS else {}
        look |= {"fo_border_top": _FINE} if line.role in ("total", "subtotal") else {}
        look |= {"fo_border_bottom": _FINE} if line.role in ("total", "header") else {}
        form = cell.value.format if isinstance(cell.value, Number) else None
        side = "center" if cell.span > 1 and line.role == "header" else "end" if cell.right else "start"
        return self.cell(
            tag("style:table-cell-properties", **look),
            tag("style:text-properties", fo_font_weight="bold") if is_bold(line) else "",
            tag("style:paragraph-properties", fo_text_align=side),
            form,
        )

    def plain(self, wrap: bool = False, **text: str) -> str:
        look = {"fo_wrap_option": "wrap"} if wrap else {}
        return self.cell(
            tag("style:table-cell-properties", style_vertical_align="top", **look), tag("style:text-properties", **text)
        )

    def column(self, width: int) -> str:
        look = tag("style:table-column-properties", style_column_width=points(width * _PER_LETTER))
        return tag("table:table-column", table_style_name=self.automatic.name("table-column", look))

    def row(self, lines: int) -> str:
        look = tag(
            "style:table-row-properties",
            style_row_height=points(lines * _LINE),
            style_use_optimal_row_height="false",
        )
        return self.automatic.name("table-row", look)

    def table(self, wide: bool) -> str:
        look = tag("style:table-properties", table_display="true")
        return self.automatic.name("table", look, master=_TURNED if wide else _UPRIGHT)

    def _number(self, form: NumberFormat) -> str:
        """The name of a format: one style for what is below zero, others for zero and above it."""
        name = f"N{list(self.numbers).index(form) if form in self.numbers else len(self.numbers)}"
        if form not in self.numbers:
            self.numbers[form] = "".join(_number_styles(name, form, self.locale))
        return name


def _number_styles(name: str, form: NumberFormat, locale: dict[str, str]) -> Iterator[str]:
    above, zero = f"{name}P", f"{name}Z"
    yield _number_style(above, "+" if form.signed else "", form, style_volatile="true", **locale)
    maps = tag("style:map", style_condition="value()>0", style_apply_style_name=above)
    yield _number_style(zero, "±" if form.signed else "", form, style_volatile="true", **locale)
    maps += tag("style:map", style_condition="value()=0", style_apply_style_name=zero)
    yield _number_style(name, MINUS, form, maps, **locale)


def _number_style(name: str, sign: str, form: NumberFormat, maps: str = "", **more: str) -> str:
    digits = tag(
        "number:number",
        number_decimal_places=form.places,
        number_min_decimal_places=form.places,
        number_min_integer_digits=1,
        number_grouping="true" if form.grouped else "false",
    )
    ahead = sign + form.before
    before = tag("number:text", letters(ahead)) if ahead else ""
    behind = form.unit + form.marks
    after = tag("number:text", letters(behind)) if behind else ""
    kind = "number:percentage-style" if form.is_percentage else "number:number-style"
    return tag(kind, before, digits, after, maps, style_name=name, **more)


def _contents_table(first: Contents, sheets: Sequence[Sheet], looks: _Looks) -> str:
    rows = [
        _row(_text(line, looks.plain(fo_font_weight="normal" if number else "bold")))
        for number, line in enumerate(first.lines)
    ]
    header = Line((), "header")
    rows.append(_row(tag("table:table-cell")))
    rows.append(_row(*(_text(name, looks.of_line(Cell(name), header)) for name in first.header)))
    wrapped, link = looks.plain(wrap=True), looks.plain(fo_color=f"#{ACCENT}")
    for sheet in sheets:
        target = tag("text:a", spaced(sheet.name), xlink_type="simple", xlink_href=f"#'{sheet.name}'.A1")
        cells = (_filled(tag("text:p", target), link), _text(sheet.caption, wrapped), _text(sheet.section, wrapped))
        rows.append(_row(*cells))
    return _named(first.name, looks.table(wide=True), "".join(map(looks.column, _CONTENTS_WIDTHS)), *rows)


def _table(sheet: Sheet, looks: _Looks) -> str:
    title = _row(_text(sheet.caption or sheet.section, looks.plain(fo_font_weight="bold", fo_font_size="12pt")))
    section = sheet.section if sheet.caption else ""
    above = (title, _row(_text(section, looks.plain(fo_color=f"#{GREY}"))), _row(tag("table:table-cell")))
    header = "".join(_line(line, sheet, looks) for line in sheet.header)
    body = (_line(line, sheet, looks) for line in sheet.body)
    notes = (_note(note, sheet, looks) for note in sheet.notes)
    repeated = tag("table:table-header-rows", header) if header else ""
    columns = "".join(map(looks.column, sheet.widths))
    style = looks.table(sum(sheet.widths) > _LANDSCAPE_FROM)
    return _named(sheet.name, style, columns, *above, repeated, *body, _row(tag("table:table-cell")), *notes)


def _note(note: str, sheet: Sheet, looks: _Looks) -> str:
    """As wide as the table: a longer one would make a printed page small."""
    cell = _text(note, looks.plain(wrap=True, fo_color=f"#{GREY}"), len(sheet.widths))
    return tag("table:table-row", cell, table_style_name=looks.row(note_lines(note, sheet)))


def _named(name: str, style: str, *inside: str) -> str:
    return tag("table:table", *inside, table_name=name, table_style_name=style)


def _row(*cells: str) -> str:
    return tag("table:table-row", *cells)


def _line(line: Line, sheet: Sheet, looks: _Looks) -> str:
    cells = (_cell(cell, looks.of_line(cell, line)) for cell in line.cells)
    return tag("table:table-row", *cells, table_style_name=looks.row(lines_of(line, sheet.widths)))


def _cell(cell: Cell, style: str) -> str:
    if isinstance(cell.value, str):
        return _text(cell.value, style, cell.span)
    kind = "percentage" if cell.value.format.is_percentage else "float"
    value = f"{cell.value.value:f}"
    return tag("table:table-cell", table_style_name=style, office_value_type=kind, office_value=value)


def _text(text: str, style: str, span: int = 1) -> str:
    return _filled("".join(tag("text:p", spaced(line)) for line in text.split("\n")), style, span)


def _filled(inside: str, style: str, span: int = 1) -> str:
    spans = {"table_number_columns_spanned": span, "table_number_rows_spanned": 1} if span > 1 else {}
    cell = tag("table:table-cell", inside, table_style_name=style, office_value_type="string", **spans)
    return cell + tag("table:covered-table-cell") * (span - 1)


def _defaults(document: Document) -> str:
    language, _, country = language_tag(document.language).partition("-")
    words = tag(
        "style:text-properties", style_font_name=FAMILY, fo_font_size="10pt", fo_language=language, fo_country=country
    )
    default = tag("style:default-style", words, style_family="table-cell")
    return tag("office:styles", default, tag("style:style", style_name="Default", style_family="table-cell"))


def _pages() -> Iterator[str]:
    layouts = masters = ""
    for name, turned, width, height in (
        (_UPRIGHT, "portrait", "21cm", "29.7cm"),
        (_TURNED, "landscape", "29.7cm", "21cm"),
    ):
        look = tag(
            "style:page-layout-properties",
            style_print_orientation=turned,
            fo_page_width=width,
            fo_page_height=height,
            style_scale_to_X=1,
            style_scale_to_Y=0,
        )
        layouts += tag("style:page-layout", look, style_name=f"L{name}")
        masters += tag("style:master-page", style_name=name, style_page_layout_name=f"L{name}")
    yield tag("office:automatic-styles", layouts)
    yield tag("office:master-styles", masters)


def _views(frozen: dict[str, tuple[int, int]]) -> str:
    """What stands still when the sheet is scrolled: rows above, columns on the left."""
    tables = (
        tag("config:config-item-map-entry", *_frozen(rows, columns), config_name=name)
        for name, (rows, columns) in frozen.items()
    )
    named = tag("config:config-item-map-named", *tables, config_name="Tables")
    view = tag(
        "config:config-item-map-entry",
        tag("config:config-item", "view1", config_name="ViewId", config_type="string"),
        named,
    )
    views = tag("config:config-item-map-indexed", view, config_name="Views")
    return tag("config:config-item-set", views, config_name="ooo:view-settings")


def _frozen(rows: int, columns: int) -> Iterator[str]:
    for name, value in (("HorizontalSplit", columns), ("VerticalSplit", rows)):
        yield _item(f"{name}Mode", "short", 2 if value else 0)
        yield _item(f"{name}Position", "int", value)
    yield _item("ActiveSplitRange", "short", 3 if columns else 2)
    yield _item("PositionRight", "int", columns)
    yield _item("PositionBottom", "int", rows)


def _item(name: str, kind: str, value: int) -> str:
    return tag("config:config-item", str(value), config_name=name, config_type=kind)
