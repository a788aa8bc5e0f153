"""Pages on the printer of the system: pictures made in a worker, painted one after another; can be given up."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageRanges, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from integration_office.ui.background import Background
from integration_office.ui.paper.pages import PageSize, page_image, pixels
from integration_office.wording.language import Language

_MOST_DOTS_PER_INCH = 300
"""A page of A4 has 35 MB as a picture then; at 600 it would have 140 MB, in the spool file of the system too."""


def printer_to_use(window: QWidget, pages: int, language: Language) -> QPrinter | None:
    """The dialog of the system; None: given up."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, window)
    dialog.setWindowTitle(language.tr("Papier drucken"))
    option = QAbstractPrintDialog.PrintDialogOption
    dialog.setOptions(option.PrintPageRange | option.PrintCurrentPage | option.PrintCollateCopies | option.PrintToFile)
    dialog.setMinMax(1, pages)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    return printer if accepted else None


def chosen_pages(printer: QPrinter, pages: int, current: int) -> tuple[int, ...]:
    """The pages that the user wants on paper, from 0, in order of printing."""
    match printer.printRange():
        case QPrinter.PrintRange.CurrentPage:
            numbers = [current]
        case QPrinter.PrintRange.PageRange:
            numbers = [page for page in range(pages) if _is_chosen(printer, page + 1)]
        case _:
            numbers = list(range(pages))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        numbers.reverse()
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    return tuple(numbers * copies)


class Printing(QObject):
    """One job. Each page in its own orientation, as large as it is, smaller only where the sheet is smaller."""

    ended = Signal(bool)
    """Emitted when the job is with the printer; False: given up, or the printer refused."""

    def __init__(
        self,
        pdf: bytes,
        sizes: Sequence[PageSize],
        printer: QPrinter,
        background: Background,
        language: Language,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._pdf, self._sizes, self._printer, self._background = pdf, sizes, printer, background
        self._painter = QPainter()
        self._left: Iterator[int] = iter(())
        self._done = 0
        title = language.tr("Papier drucken")
        self._dialog = QProgressDialog(title, language.tr("Abbrechen"), 0, 0, window)
        self._dialog.setWindowTitle(title)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setAutoClose(False)
        self._dialog.setAutoReset(False)
        self._dialog.canceled.connect(self.give_up)
        printer.setFullPage(True)
        printer.setResolution(min(printer.resolution(), _MOST_DOTS_PER_INCH))

    def start(self, pages: Sequence[int]) -> None:
        """These pages, from 0, in this order."""
        self._dialog.setMaximum(len(pages))
        self._dialog.setValue(0)
        self._left = iter(pages)
        self._next()

    def give_up(self) -> None:
        """Nothing more is printed; what the printer has taken already cannot be called back."""
        self._background.drop("print")
        if self._painter.isActive():
            self._printer.abort()
        self._end(is_done=False)

    def _next(self) -> None:
        page = next(self._left, None)
        if page is None:
            self._end(is_done=True)
            return
        if not self._turn_sheet(self._sizes[page]):
            self._end(is_done=False)
            return
        place = self._place(self._sizes[page])
        pdf, across = self._pdf, place.width()
        self._background.start(
            "print",
            lambda _: page_image(pdf, page, across),
            lambda image: self._paint(place, image),
            self._fail,
            is_long=True,
        )

    def _turn_sheet(self, size: PageSize) -> bool:
        """An empty sheet, turned as the page is; whether there is one."""
        is_wide = size.width > size.height
        turned = QPageLayout.Orientation.Landscape if is_wide else QPageLayout.Orientation.Portrait
        self._printer.setPageOrientation(turned)
        return self._printer.newPage() if self._painter.isActive() else self._painter.begin(self._printer)

    def _place(self, size: PageSize) -> QRect:
        """In the middle of the sheet."""
        dots = self._printer.resolution()
        sheet = self._printer.pageLayout().fullRectPixels(dots)
        across, down = pixels(size.width, dots), pixels(size.height, dots)
        share = min(1.0, sheet.width() / across, sheet.height() / down)
        place = QRect(0, 0, max(1, round(across * share)), max(1, round(down * share)))
        place.moveTo(QPoint((sheet.width() - place.width()) // 2, (sheet.height() - place.height()) // 2))
        return place

    def _paint(self, place: QRect, image: QImage) -> None:
        self._painter.drawImage(place, image)
        self._done += 1
        self._dialog.setValue(self._done)
        self._next()

    def _fail(self, error: BaseException) -> None:
        self.give_up()
        raise error

    def _end(self, *, is_done: bool) -> None:
        self._painter.end()
        self._dialog.canceled.disconnect(self.give_up)
        self._dialog.close()
        self._dialog.deleteLater()
        self.ended.emit(is_done)
        self.deleteLater()


def _is_chosen(printer: QPrinter, number: int) -> bool:
    ranges: QPageRanges = printer.pageRanges()
    if ranges.isEmpty():
        return printer.fromPage() <= number <= printer.toPage()
    return ranges.contains(number)
