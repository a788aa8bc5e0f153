"""Printing, with a PDF file in the printer's place."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressDialog
from pytestqt.qtbot import QtBot

from integration_office.domain.plan import Plan
from integration_office.ui.paper import printing
from integration_office.ui.paper.pages import page_image
from integration_office.ui.paper.window import PaperWindow
from integration_office.wording.language import Language
from tests.ui.acting import press
from tests.ui.conftest import Files, Opener
from tests.ui.paper.conftest import PaperOpener, settled, workspace
from tests.ui.paper.test_output import answer, written
from tests.ui.papers import A4, SHAPES

__all__ = ["written"]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def printer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QPrinter:
    """What the dialog of the system gives back: A4 paper, a file for the sheets."""
    found = QPrinter(QPrinter.PrinterMode.HighResolution)
    found.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    found.setOutputFileName(str(tmp_path / "gedruckt.pdf"))
    found.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    monkeypatch.setattr(printing, "printer_to_use", lambda *_: found)
    return found


def sheets(printer: QPrinter) -> list[tuple[int, int]]:
    """Width and height of what came out, in points."""
    document = pypdfium2.PdfDocument(printer.outputFileName())
    found = [document.get_page_size(page) for page in range(len(document))]
    document.close()
    return [(round(width), round(height)) for width, height in found]


def said(paper: PaperWindow) -> str:
    return paper.state_line.message.text()


def test_every_page_is_printed_in_its_own_orientation(
    qtbot: QtBot, open_paper: PaperOpener, written: Plan, printer: QPrinter
) -> None:
    paper = open_paper(written)
    press(qtbot, paper.view, Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: said(paper) == "6 Seiten an den Drucker gegeben")
    upright, wide = (595, 842), (842, 595)
    assert sheets(printer) == [upright, upright, wide, wide, upright, upright]


def test_a_page_of_a3_is_made_to_fit_and_one_of_a4_keeps_its_size(
    qtbot: QtBot, open_paper: PaperOpener, written: Plan, printer: QPrinter
) -> None:
    paper = open_paper(written)
    paper.tools["print"].trigger()
    qtbot.waitUntil(lambda: said(paper).startswith("6 Seiten"))
    pdf = Path(printer.outputFileName()).read_bytes()
    for page, (width, height) in enumerate(SHAPES):
        sheet = page_image(pdf, page, 842 if width > height else 595)
        band = [y for y in range(sheet.height()) if sheet.pixelColor(sheet.width() // 2, y).lightness() < 60]
        share = min(1.0, sheet.width() / width)
        assert len(band) == pytest.approx(60 * share, abs=4)
        assert band[0] + len(band) / 2 == pytest.approx(sheet.height() / 2, abs=4)


def test_only_the_pages_wanted_in_the_order_wanted(printer: QPrinter) -> None:
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setPageRanges(QPageRanges.fromString("2-3,5"))
    assert printing.chosen_pages(printer, 6, 0) == (1, 2, 4)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printing.chosen_pages(printer, 6, 0) == (4, 2, 1)
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert printing.chosen_pages(printer, 6, 3) == (3,)
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    printer.setPageOrder(QPrinter.PageOrder.FirstPageFirst)
    assert printing.chosen_pages(printer, 2, 0) == (0, 1)


def test_printing_asks_about_missing_texts_first(qtbot: QtBot, paper: PaperWindow, printer: QPrinter) -> None:
    asked = answer("Texte schreiben")
    paper.tools["print"].trigger()
    assert asked[0].startswith("8 Texte fehlen")
    settled(qtbot, paper)
    assert not Path(printer.outputFileName()).exists()


def test_the_key_of_the_window_prints_as_soon_as_the_paper_is_there(
    qtbot: QtBot, open_window: Opener, written: Plan, files: Files, printer: QPrinter
) -> None:
    files.papers.free.clear()
    window = open_window(written)
    press(qtbot, window, Qt.Key.Key_P, CONTROL)
    paper = workspace(qtbot, window)
    assert said(paper) == "Gedruckt wird, sobald das Papier fertig ist."
    files.papers.free.set()
    qtbot.waitUntil(lambda: said(paper) == "6 Seiten an den Drucker gegeben")


def test_nothing_is_printed_of_a_paper_that_was_given_up(
    qtbot: QtBot, open_paper: PaperOpener, written: Plan, files: Files, printer: QPrinter
) -> None:
    files.papers.free.clear()
    paper = open_paper(written, wait=False)
    paper.tools["print"].trigger()
    qtbot.mouseClick(paper.state_line.give_up, Qt.MouseButton.LeftButton)
    assert said(paper) == ""
    files.papers.free.set()
    qtbot.mouseClick(paper.state_line.renew, Qt.MouseButton.LeftButton)
    settled(qtbot, paper)
    assert not Path(printer.outputFileName()).exists()


def test_printing_can_be_given_up(
    qtbot: QtBot, open_paper: PaperOpener, written: Plan, files: Files, printer: QPrinter
) -> None:
    files.papers.shapes = (A4,) * 30
    paper = open_paper(written)
    paper.tools["print"].trigger()
    shown = next(each for each in paper.findChildren(QProgressDialog))
    shown.canceled.emit()
    assert said(paper) == "Das Drucken wurde abgebrochen."
    settled(qtbot, paper)


def test_a_printer_that_refuses_is_told(
    qtbot: QtBot, open_paper: PaperOpener, written: Plan, printer: QPrinter, tmp_path: Path
) -> None:
    printer.setOutputFileName(str(tmp_path / "fehlt" / "x.pdf"))
    paper = open_paper(written)
    with qtbot.captureExceptions() as faults:
        paper.tools["print"].trigger()
        qtbot.waitUntil(lambda: said(paper) == "Das Drucken wurde abgebrochen.")
    assert faults == []


def test_the_dialog_of_the_system_knows_the_pages(
    qtbot: QtBot, paper: PaperWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, int]] = []

    def accept(dialog: QPrintDialog) -> int:
        asked.append((dialog.minPage(), dialog.maxPage()))
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(QPrintDialog, "exec", accept)
    assert printing.printer_to_use(paper, 6, Language.german()) is None
    assert asked == [(1, 6)]
