"""Blocks refuse what cannot be read; the structure check names the first fault of a paper."""

from dataclasses import replace

import pytest
import sample_document as sample

from integration_office.diagram.columns import Kind
from integration_office.reports.blocks import (
    Align,
    Bar,
    BarChart,
    Block,
    BridgeChart,
    Callout,
    CalloutKind,
    GroupRow,
    HeaderCell,
    Heading,
    Landscape,
    OrgChart,
    Paragraph,
    Reference,
    Row,
    Run,
    Table,
    flat,
    plain,
)
from integration_office.reports.charts import ChartUnit, Emphasis, arranged
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.structure import check_structure


def fault(*blocks: Block) -> ReportError:
    with pytest.raises(ReportError) as caught:
        check_structure(sample.small(*blocks))
    return caught.value


def table(**changes: object) -> Table:
    values = {
        "caption": "T",
        "header": (("A", "B"),),
        "rows": (Row(("1", "2")),),
        "alignment": (Align.LEFT, Align.RIGHT),
    }
    return Table(**{**values, **changes})  # type: ignore[arg-type]


def test_the_large_paper_is_sound() -> None:
    check_structure(sample.large())


def test_heading_that_skips_a_level_is_named() -> None:
    error = fault(Heading(1, "Eins"), Heading(3, "Drei"))
    assert error == ReportError(ReportErrorKind.HEADING_SKIPS, "Drei")


def test_first_heading_is_of_level_one_also_inside_a_landscape_part() -> None:
    assert fault(Landscape((Heading(2, "Zwei"),))).kind is ReportErrorKind.HEADING_SKIPS


def test_headings_may_climb_by_more_than_one() -> None:
    check_structure(sample.small(Heading(1, "a"), Heading(2, "b"), Heading(3, "c"), Heading(1, "d")))


def test_empty_heading_is_refused() -> None:
    assert fault(Heading(1, " ")).kind is ReportErrorKind.HEADING_EMPTY


@pytest.mark.parametrize(
    ("changes", "row"),
    [
        ({"rows": (Row(("1", "2")), Row(("1",)))}, "3"),
        ({"header": (("A", "B", "C"),)}, "1"),
        ({"header": ((HeaderCell("A", 3),), ("A", "B"))}, "1"),
    ],
)
def test_rows_of_another_width_are_named(changes: dict[str, object], row: str) -> None:
    assert fault(table(**changes)) == ReportError(ReportErrorKind.ROW_WIDTH, "T", row)


def test_spanning_cells_and_group_rows_count_with_their_span() -> None:
    rows = (GroupRow("Gruppe"), Row(("1", "2")))
    check_structure(sample.small(table(header=((HeaderCell("A", 2),), ("a", "b")), rows=rows)))


def test_table_without_columns_or_with_foreign_weights_is_refused() -> None:
    assert fault(table(alignment=(), header=(), rows=())).kind is ReportErrorKind.TABLE_EMPTY
    assert fault(table(weights=(1,))).kind is ReportErrorKind.TABLE_EMPTY


@pytest.mark.parametrize(
    "make",
    [
        lambda text: OrgChart(sample.chart(), "Bild", text),
        lambda text: BarChart("Bild", text, ("a",), (Bar("x", (1,), ("1",)),)),
        lambda text: BridgeChart("Bild", text, sample.bridge().steps),
    ],
)
def test_no_chart_exists_without_a_description(make: object) -> None:
    with pytest.raises(ReportError) as caught:
        make("  ")  # type: ignore[operator]
    assert caught.value == ReportError(ReportErrorKind.DESCRIPTION_MISSING, "Bild")


def test_empty_charts_are_refused() -> None:
    assert fault(OrgChart(arranged(()), "Bild", "leer")).kind is ReportErrorKind.CHART_EMPTY
    assert fault(BridgeChart("Bild", "leer", ())).kind is ReportErrorKind.CHART_EMPTY
    assert fault(BarChart("Bild", "leer", ("a",), ())).kind is ReportErrorKind.CHART_EMPTY
    assert fault(replace(sample.bars(), series=("nur eine",))).kind is ReportErrorKind.ROW_WIDTH


def test_an_emphasis_must_be_explained() -> None:
    scene = arranged([ChartUnit("1", None, ("Amt",), Kind.OFFICE, Emphasis.NEW)])
    error = fault(OrgChart(scene, "Bild", "ein Amt"))
    assert error == ReportError(ReportErrorKind.CHART_LEGEND, "Bild", "new")


def test_marks_lead_somewhere() -> None:
    mark = Reference("R9", "R9")
    assert fault(Paragraph((Run("x"), mark))) == ReportError(ReportErrorKind.REFERENCE_OPEN, "R9")
    in_cell = table(rows=(Row(("1", (Run("2"), mark))),))
    assert fault(in_cell).place == "R9"
    assert fault(Callout(CalloutKind.WARNING, "t", ((mark,),))).place == "R9"
    check_structure(sample.small(in_cell, Paragraph("Rechenweg", bookmark="R9")))
    check_structure(sample.small(Paragraph((mark,)), table(rows=(Row(("1", "2"), bookmark="R9"),))))


def test_a_bookmark_is_set_once() -> None:
    error = fault(Heading(1, "a", bookmark="R1"), Paragraph("b", bookmark="R1"))
    assert error == ReportError(ReportErrorKind.ANCHOR_TWICE, "R1")


def test_plain_text_keeps_marks_in_brackets() -> None:
    assert plain((Run("Kosten", bold=True), Reference("R1", "R1"))) == "Kosten [R1]"
    assert plain("Kosten") == "Kosten"


def test_flat_goes_into_landscape_parts_in_order() -> None:
    inner = Paragraph("b")
    part = Landscape((inner,))
    assert list(flat((Paragraph("a"), part, Paragraph("c")))) == [Paragraph("a"), part, inner, Paragraph("c")]
