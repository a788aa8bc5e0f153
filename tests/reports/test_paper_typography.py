"""The last touch on a paper's blocks."""

from dataclasses import replace

from integration_office.reports.blocks import Align, GroupRow, HeaderCell, Landscape, Paragraph, Row, Table
from integration_office.reports.paper_typography import capitalised, filled, kept_together
from integration_office.wording.language import Language

GERMAN = Language.german()
FULL = Table("Förderungen", (("Name",),), (Row(("KI",)),), (Align.LEFT,))
EMPTY = Table("Doppelarbeit vorher und nachher", (("Name",),), (GroupRow("Beendet"),), (Align.LEFT,))


def test_a_table_in_which_nothing_stands_is_a_sentence() -> None:
    assert filled(EMPTY, GERMAN) == Paragraph("Doppelarbeit vorher und nachher: keine.")
    assert filled(Landscape((FULL, EMPTY)), GERMAN) == Landscape((FULL, Paragraph(f"{EMPTY.caption}: keine.")))


def test_a_unit_stays_with_its_figure_in_a_cell_of_text() -> None:
    text = "Leitung mit 90 % der Aufgabe nach § 8 zuordnen"
    block = kept_together(Table("Maßnahmen", (("Text", "Wert"),), (Row((text, "57 %")),), (Align.LEFT, Align.RIGHT)))
    assert isinstance(block, Table) and isinstance(block.rows[0], Row)
    assert block.rows[0].cells == (text.replace("90 %", "90\u00a0%").replace("§ 8", "§\u00a08"), "57 %")


def test_other_blocks_stay_as_they_are() -> None:
    for block in (FULL, Paragraph("Text")):
        assert filled(block, GERMAN) is block


def test_a_day_in_english_stays_on_one_line() -> None:
    found = kept_together(Paragraph("from 1 Feb 2025, 12 Sept 2026; 3 Jan 20"))
    assert found == Paragraph("from 1\u00a0Feb\u00a02025, 12\u00a0Sept\u00a02026; 3 Jan 20")


def test_heads_of_columns_are_capitalised_but_for_names() -> None:
    head = (("before", "kw", HeaderCell("change", 2), "klein"),)
    table = Table("T", head, (Row(("a",) * 5),), (Align.LEFT,) * 5)
    assert capitalised(Landscape((table,)), frozenset({"klein"})) == Landscape(
        (replace(table, header=(("Before", "kw", HeaderCell("Change", 2), "klein"),)),)
    )
