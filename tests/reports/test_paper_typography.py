"""The last touch on a paper's blocks."""

from integration_office.reports.blocks import Align, GroupRow, Landscape, Paragraph, Row, Table
from integration_office.reports.paper_typography import filled
from integration_office.wording.language import Language

GERMAN = Language.german()
FULL = Table("Förderungen", (("Name",),), (Row(("KI",)),), (Align.LEFT,))
EMPTY = Table("Doppelarbeit vorher und nachher", (("Name",),), (GroupRow("Beendet"),), (Align.LEFT,))


def test_a_table_in_which_nothing_stands_is_a_sentence() -> None:
    assert filled(EMPTY, GERMAN) == Paragraph("Doppelarbeit vorher und nachher: keine.")
    assert filled(Landscape((FULL, EMPTY)), GERMAN) == Landscape((FULL, Paragraph(f"{EMPTY.caption}: keine.")))


def test_other_blocks_stay_as_they_are() -> None:
    for block in (FULL, Paragraph("Text")):
        assert filled(block, GERMAN) is block
