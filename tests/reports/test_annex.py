"""The tables of a paper as workbooks, read back: names, numbers, formats, and never a formula."""

import io
import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from odfdo import Document as OdfDocument
from sample_document import cost_table, coverage_table, large, small

from integration_office.reports.annex import render_annex, write_annex
from integration_office.reports.annex_numbers import Number, NumberFormat, number_of
from integration_office.reports.annex_sheets import MAX_NAME, contents, sheets
from integration_office.reports.annex_xlsx import format_code
from integration_office.reports.blocks import (
    Align,
    Document,
    GroupRow,
    HeaderCell,
    Heading,
    Landscape,
    Reference,
    Row,
    RowKind,
    Run,
    Table,
    Text,
)
from integration_office.reports.errors import ReportError, ReportErrorKind

L, R = Align.LEFT, Align.RIGHT
DANGEROUS = ("=1+1", "+1+1", "-1+1", "@SUM(A1)", '=HYPERLINK("http://x")', "http://example.org", "{=1}", "\t=1")


def table(*rows: Row | GroupRow, caption: str = "Werte") -> Table:
    return Table(caption, (("Art", "Wert"),), rows, (L, R), notes=("Anmerkung =2",))


def book(document: Document) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_annex(document)))


def ods_sheets(document: Document) -> dict[str, list[list[object]]]:
    body = OdfDocument(io.BytesIO(render_annex(document, as_ods=True))).body
    return {each.name: [list(row) for row in each.iter_values()] for each in body.tables}


@pytest.mark.parametrize(
    ("text", "value", "places", "unit"),
    [
        ("1.204.311,50 €", "1204311.50", 2, " €"),
        ("0", "0", 0, ""),
        ("12", "12", 0, ""),
        ("−0,84 Mio. €", "-0.84", 2, " Mio. €"),
        ("-3", "-3", 0, ""),
        ("87,5 %", "0.875", 1, " %"),
        ("87,5\u00a0%", "0.875", 1, "\u00a0%"),
        ("12%", "0.12", 0, "%"),
        ("14,5 VZÄ", "14.5", 1, " VZÄ"),
        ("2027", "2027", 0, ""),
    ],
)
def test_figures_become_numbers(text: str, value: str, places: int, unit: str) -> None:
    found = number_of(text, R, "de")
    assert found is not None
    assert (found.value, found.format.places, found.format.unit) == (Decimal(value), places, unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "–",
        "k. A.",
        "E 9b",
        "0103",
        "1.1.2027",
        "01.01.2027",
        "5.1",
        "3 / 29",
        "12 von 15",
        "1,2,3",
        "±5",
        "1.20",
        "=1",
    ],
)
def test_what_may_be_something_else_stays_text(text: str) -> None:
    assert number_of(text, R, "de") is None


def test_only_columns_of_figures_hold_numbers() -> None:
    assert number_of("1.204", L, "de") is None


def test_marks_and_signs_are_part_of_the_format() -> None:
    marked: Text = (Run("+1.204"), Reference("R1", "R1"))
    assert number_of(marked, R, "de") == Number(Decimal(1204), NumberFormat(0, True, True, "", " [R1]"))
    assert format_code(NumberFormat(2, True, True, " €", " [R1]"), "de") == (
        '[$-407]"+"#,##0.00" €"" [R1]";[$-407]"−"#,##0.00" €"" [R1]";[$-407]"±"#,##0.00" €"" [R1]"'
    )
    assert format_code(NumberFormat(1, False, False, "\u00a0%"), "en") == '[$-809]0.0"\u00a0"%;[$-809]"−"0.0"\u00a0"%'


def test_an_english_paper_has_english_figures() -> None:
    assert number_of("1,204.5", R, "en") == Number(Decimal("1204.5"), NumberFormat(1))
    assert number_of("1.204,5", R, "en") is None
    owed = number_of("−€1,204.50", R, "en")
    assert owed == Number(Decimal("-1204.5"), NumberFormat(2, before="€"))
    assert format_code(owed.format, "en") == '[$-809]"€"#,##0.00;[$-809]"−€"#,##0.00'


@given(st.decimals(-(10**9), 10**9, places=2))
def test_every_amount_comes_back(amount: Decimal) -> None:
    shown = f"{abs(amount):,.2f}".translate(str.maketrans(",.", ".,"))
    found = number_of(("−" if amount < 0 else "") + shown + " €", R, "de")
    assert found is not None and found.value == amount


def test_each_table_is_on_a_sheet_of_its_own_with_a_name_that_fits() -> None:
    tables = (cost_table(1), cost_table(1), coverage_table(3), Table("", (("a",),), (Row(("b",)),), (L,)))
    odd = table(Row(("x", "1")), caption="Tabelle 4: [Kosten]: 'Was'/\\? *x* " + "sehr" * 20)
    document = small(Heading(1, "Geld"), *tables, Landscape((odd,)))
    names = [sheet.name for sheet in sheets(document)]
    assert names[0] == "1 Kosten der Variante Amt für" and names[3] == "4 Geld"
    assert len({name.casefold() for name in names}) == 5
    assert all(0 < len(name) <= MAX_NAME and not re.search(r"[\[\]:*?/\\']", name) for name in names)
    assert book(document).sheetnames == [contents(document).name, *names]
    assert list(ods_sheets(document)) == [contents(document).name, *names]


@given(st.lists(st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=60), min_size=1, max_size=4))
def test_names_of_sheets_are_sound_whatever_the_caption(captions: list[str]) -> None:
    names = [sheet.name for sheet in sheets(small(*(table(Row(("x", "1")), caption=each) for each in captions)))]
    assert len({name.casefold() for name in names}) == len(captions)
    assert all(0 < len(name) <= MAX_NAME and not re.search(r"[\[\]:*?/\\']", name) for name in names)


def test_caption_header_rows_and_notes_stand_below_each_other() -> None:
    document = small(Heading(1, "Geld"), table(GroupRow("Gruppe"), Row(("a", "1.000,50 €")), Row(("b", "–"))))
    page = book(document).worksheets[1]
    cells = [[cell.value for cell in row] for row in page.iter_rows()]
    assert cells == [
        ["Werte", None],
        ["Geld", None],
        [None, None],
        ["Art", "Wert"],
        ["Gruppe", None],
        ["a", 1000.5],
        ["b", "–"],
        [None, None],
        ["Anmerkung =2", None],
    ]
    (sheet,) = list(ods_sheets(document).values())[1:]
    assert [[value for value in row if value is not None] for row in sheet] == [
        [value for value in row if value is not None] for row in cells
    ]


def test_the_header_is_bold_frozen_and_repeated() -> None:
    page = book(small(cost_table()))["1 Kosten der Variante Amt für"]
    assert page.freeze_panes == "B6"
    assert page.print_title_rows == "$4:$5"
    assert all(page.cell(row, column).font.bold for row in (4, 5) for column in (1, 2))
    assert not page["B6"].font.bold and page["B10"].font.bold
    assert {str(each) for each in page.merged_cells.ranges} == {"B4:E4", "A12:E12"}


def test_numbers_are_numbers_with_a_format() -> None:
    page = book(small(cost_table()))["1 Kosten der Variante Amt für"]
    assert page["B10"].value == 1204311.5 and page["B10"].data_type == "n"
    assert page["B10"].number_format == '[$-407]#,##0.00" €";[$-407]"−"#,##0.00" €"'


def test_no_text_becomes_a_formula_or_a_link() -> None:
    rows = tuple(Row((text, text)) for text in DANGEROUS)
    document = small(Heading(1, "=1"), table(*rows, caption="=2+2"))
    workbook = book(document)
    for page in workbook.worksheets:
        assert not [cell for row in page.iter_rows() for cell in row if cell.data_type == "f"]
    page = workbook.worksheets[1]
    assert page["A1"].value == "=2+2" and page["A5"].value == "=1+1" and page["A5"].data_type == "s"
    assert not [cell for row in page.iter_rows() for cell in row if cell.hyperlink]
    with zipfile.ZipFile(io.BytesIO(render_annex(document, as_ods=True))) as package:
        content = package.read("content.xml").decode()
    assert "table:formula" not in content
    assert "http://example.org</text:p>" in content


def test_the_files_say_what_they_are() -> None:
    document = replace(small(cost_table()), identity=(("checksum", "abc"),))
    with zipfile.ZipFile(io.BytesIO(render_annex(document))) as package:
        core, custom = package.read("docProps/core.xml").decode(), package.read("docProps/custom.xml").decode()
    assert "<dc:language>de-DE</dc:language>" in core and document.title in core
    assert 'name="checksum"' in custom
    ods = OdfDocument(io.BytesIO(render_annex(document, as_ods=True)))
    assert ods.meta.language == "de-DE" and ods.meta.title == document.title
    assert ods.meta.user_defined_metadata == {"checksum": "abc"}
    assert 'fo:language="de"' in ods.get_part("styles.xml").serialize().decode()
    assert "HorizontalSplitMode" in ods.get_part("settings.xml").serialize().decode()


@pytest.mark.parametrize("as_ods", [False, True])
def test_the_same_paper_is_the_same_file(as_ods: bool) -> None:
    document = large()
    assert render_annex(document, as_ods) == render_annex(document, as_ods)


def test_spans_and_sums_are_kept() -> None:
    spanned = Table("Werte", (("", HeaderCell("Jahr", 2)),), (Row(("a", "1", "2"), RowKind.TOTAL),), (L, R, R))
    (sheet,) = sheets(small(spanned))
    assert [cell.span for cell in sheet.header[0].cells] == [1, 2]
    assert sheet.body[0].role == "total"


def test_the_ending_decides_and_a_fault_leaves_no_file(tmp_path: Path) -> None:
    write_annex(small(cost_table()), tmp_path / "a.ODS")
    write_annex(small(), tmp_path / "a.xlsx")
    assert (tmp_path / "a.ODS").read_bytes()[30:38] == b"mimetype"
    assert openpyxl.load_workbook(tmp_path / "a.xlsx").sheetnames == ["Inhalt"]
    for name in ("b.xlsx", "b.ods"):
        with pytest.raises(ReportError) as refused:
            write_annex(small(table(Row(("a\x07", "1")))), tmp_path / name)
        assert refused.value.kind is ReportErrorKind.CONTROL_CHARACTER
    assert {each.name for each in tmp_path.iterdir()} == {"a.ODS", "a.xlsx"}
