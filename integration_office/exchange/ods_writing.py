"""ODS: odfdo packs the file, the cells are written as XML, because its cell objects take a minute for a city."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from typing import IO
from xml.sax.saxutils import escape, quoteattr

from odfdo import Container, Document

from integration_office.exchange.cell_writing import spreadsheet_value
from integration_office.exchange.faults import ExportFault
from integration_office.exchange.layout import CellKind
from integration_office.exchange.rows import FilledSheet, Value
from integration_office.exchange.targets import Counter, Unwritable
from integration_office.wording.language import Language

MAX_ROWS = 1_048_576


def write_ods(sheets: Sequence[FilledSheet], stream: IO[bytes], language: Language, counter: Counter) -> None:
    """All sheets into an open file. Raises Unwritable where a table's limits do not suffice, OSError."""
    template, container = _template()
    head, _, foot = template.partition("<office:spreadsheet/>")
    head = head.replace("</office:automatic-styles>", f"{_STYLES}</office:automatic-styles>")
    tables = "".join(part for sheet in sheets for part in _table(sheet, language, counter))
    content = f"{head}<office:spreadsheet>{tables}</office:spreadsheet>{foot}"
    container.set_part("content.xml", content.encode("utf-8"))
    packed = BytesIO()
    container.save(packed)
    stream.write(packed.getbuffer())


_DATA_STYLES = {
    CellKind.TEXT: '<number:text-style style:name="d-text"><number:text-content/></number:text-style>',
    CellKind.FTE: '<number:number-style style:name="d-fte"><number:number number:decimal-places="4" '
    'number:min-decimal-places="2" number:min-integer-digits="1"/></number:number-style>',
    CellKind.MONEY: '<number:number-style style:name="d-money"><number:number number:decimal-places="2" '
    'number:min-integer-digits="1" number:grouping="true"/></number:number-style>',
    CellKind.SHARE: '<number:percentage-style style:name="d-share"><number:number number:decimal-places="2" '
    'number:min-integer-digits="1"/><number:text>%</number:text></number:percentage-style>',
    CellKind.WHOLE: '<number:number-style style:name="d-whole"><number:number number:decimal-places="0" '
    'number:min-integer-digits="1"/></number:number-style>',
    CellKind.DATE: '<number:date-style style:name="d-date"><number:day number:style="long"/>'
    '<number:text>.</number:text><number:month number:style="long"/><number:text>.</number:text>'
    '<number:year number:style="long"/></number:date-style>',
}
_WIDTHS = range(4, 100)
_CENTIMETRES_PER_CHARACTER = 0.21


def _styles() -> Iterator[str]:
    for kind, data_style in _DATA_STYLES.items():
        yield data_style
        yield (
            f'<style:style style:name="c-{kind.value}" style:family="table-cell" '
            f'style:parent-style-name="Default" style:data-style-name="d-{kind.value}"/>'
        )
    yield '<style:style style:name="c-number" style:family="table-cell" style:parent-style-name="Default"/>'
    yield (
        '<style:style style:name="c-header" style:family="table-cell" style:parent-style-name="Default">'
        '<style:table-cell-properties fo:background-color="#e7ecf3" fo:border-bottom="0.06pt solid #000000"/>'
        '<style:text-properties fo:font-weight="bold"/></style:style>'
    )
    for width in _WIDTHS:
        yield (
            f'<style:style style:name="w-{width}" style:family="table-column"><style:table-column-properties '
            f'style:column-width="{width * _CENTIMETRES_PER_CHARACTER:.2f}cm"/></style:style>'
        )


_STYLES = "".join(_styles())


def _template() -> tuple[str, Container]:
    """The content of an empty spreadsheet, and what it is packed in."""
    document = Document("spreadsheet")
    document.body.clear()
    container = document.container
    assert container is not None
    return document.content.serialize().decode("utf-8"), container


def _table(sheet: FilledSheet, language: Language, counter: Counter) -> Iterator[str]:
    if len(sheet.lines) >= MAX_ROWS:
        raise Unwritable(ExportFault.TOO_MANY_ROWS, sheet.name(language))
    styles = [f"c-{kind.value}" for kind in sheet.kinds]
    yield f"<table:table table:name={quoteattr(sheet.name(language))}>"
    for width, style in zip(sheet.widths, styles, strict=True):
        yield f'<table:table-column table:style-name="w-{width}" table:default-cell-style-name="{style}"/>'
    header = "".join(_cell(name, "c-header", language) for name in sheet.headers(language))
    yield f"<table:table-header-rows>{_row(header)}</table:table-header-rows>"
    for line in sheet.lines:
        yield _row("".join(map(lambda value, style: _cell(value, style, language), line, styles)))
        counter.count()
    yield "</table:table>"


def _row(cells: str) -> str:
    return f"<table:table-row>{cells}</table:table-row>"


def _cell(value: Value, style: str, language: Language) -> str:
    cell = spreadsheet_value(value, language)
    if cell == "":
        return "<table:table-cell/>"
    start = f'<table:table-cell table:style-name="{style}"'
    if isinstance(cell, float):
        kind = "percentage" if style == "c-share" else "float"
        return f'{start} office:value-type="{kind}" office:value="{cell!r}"/>'
    if isinstance(cell, date):
        return f'{start} office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    if _PLAIN.fullmatch(cell):
        return f'{start} office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
    return (
        f'{start} office:value-type="string" office:string-value={quoteattr(cell)}>'
        f"{_paragraphs(cell)}</table:table-cell>"
    )


_PLAIN = re.compile(r"\S+(?: \S+)*")


def _paragraphs(text: str) -> str:
    """Text as paragraphs that show each blank and tab, as office programs expect it."""
    return "".join(f"<text:p>{_spaced(escape(line))}</text:p>" for line in text.splitlines())


def _spaced(line: str) -> str:
    shown = re.sub(r"^ | (?= )| $", "<text:s/>", line)
    return shown.replace("\t", "<text:tab/>")
