"""Hands the paper over: as a file, as tables, as pictures, to the printer; says first what is still missing."""

from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from integration_office.application.ports import Progress
from integration_office.application.session import Session
from integration_office.ui import choosing
from integration_office.ui.background import Background
from integration_office.ui.collector import many_values
from integration_office.ui.long_job import LongJob
from integration_office.ui.paper.field_words import missing_text
from integration_office.ui.paper.making import Making
from integration_office.ui.paper.order import PaperOrder, RenderedPaper, Written
from integration_office.ui.paper.order_form import OrderForm
from integration_office.ui.paper.page_view import PageView
from integration_office.ui.paper.pages import PageSize
from integration_office.ui.paper.result_dialog import ResultDialog
from integration_office.ui.paper.texts_form import TextsForm
from integration_office.ui.problems import tell_problem
from integration_office.ui.services import Services
from integration_office.wording.language import Language
from integration_office.wording.papers import length_text


class Answer(Enum):
    """What the user wants done about missing texts."""

    GO_ON = "go on"
    WRITE = "write"
    NOTHING = "nothing"


class Output(QObject):
    """The commands of the workspace that put something outside the program."""

    told = Signal(str)
    """Emitted with a sentence for the status bar."""

    texts_wanted = Signal()
    """Emitted when the user wants to write the missing texts first."""

    def __init__(
        self,
        session: Session,
        services: Services,
        making: Making,
        parts: tuple[OrderForm, TextsForm, PageView],
        backgrounds: tuple[Background, Background],
        language: Language,
    ) -> None:
        super().__init__(parts[0].window())
        self._session, self._services, self._making, self._language = session, services, making, language
        self._order, self._texts, self._view = parts
        self._writer, self._painter = backgrounds

    @property
    def _window(self) -> QWidget:
        return self._order.window()

    def write_paper(self) -> None:
        """As PDF, DOCX or ODT, by the ending chosen."""
        order, paper = self._ready(), self._services.paper
        if order is None:
            return
        target = choosing.paper_to_write(self._window, self._language, order.scenarios[0], paper.paper_endings)
        if target is not None:
            plan, language = self._session.plan, self._language
            self._run(
                language.tr("Papier ausgeben"),
                lambda progress: paper.write(plan, order, target, language, progress),
            )

    def write_annex(self) -> None:
        """All tables as a workbook."""
        order, paper = self._order.order, self._services.paper
        if order is None:
            return
        target = choosing.annex_to_write(self._window, self._language, order.scenarios[0], paper.annex_endings)
        if target is not None:
            plan, language = self._session.plan, self._language
            self._run(
                language.tr("Tabellen ausgeben"),
                lambda progress: paper.write_annex(plan, order, target, language, progress),
            )

    def write_charts(self, ending: str) -> None:
        """Every chart as a picture, in a folder of the user's choice."""
        order, paper = self._order.order, self._services.paper
        if order is None:
            return
        folder = choosing.folder_to_write(self._window, self._language)
        if folder is not None:
            plan, language = self._session.plan, self._language
            self._run(
                language.tr("Organigramme ausgeben"),
                lambda progress: paper.write_charts(plan, order, folder, ending, language, progress),
            )

    def print_paper(self) -> None:
        """On paper, by the dialog of the system; waits for the pages if they are still being made."""
        if self._ready() is not None:
            self.told.emit(self._language.tr("Gedruckt wird, sobald das Papier fertig ist."))
            self._making.once_current(self._print)

    def length_finding(self) -> str:
        """That the pages shown are too many for their readers; empty where they are not."""
        order = self._order.order
        if order is None:
            return ""
        return length_text(order.template, self._view.page_count, self._texts.longest, self._language, order.left_out)

    def _ready(self) -> PaperOrder | None:
        """What is ordered, with all that is written; None: nothing, or the user wants to write first."""
        self._texts.flush()
        missing, length = self._texts.missing_names, self.length_finding()
        answer = Answer.GO_ON
        if missing:
            answer = ask_about_missing(self._window, missing, self._language)
        if length and answer is Answer.GO_ON:
            answer = ask_about_length(self._window, length, self._language)
        if answer is Answer.WRITE:
            self.texts_wanted.emit()
        return self._order.order if answer is Answer.GO_ON else None

    def _print(self, paper: RenderedPaper, pages: tuple[PageSize, ...]) -> None:
        # What prints is loaded when something is printed.
        from integration_office.ui.paper import printing

        self.told.emit("")
        printer = printing.printer_to_use(self._window, len(pages), self._language)
        if printer is None:
            return
        chosen = printing.chosen_pages(printer, len(pages), self._view.page)
        job = printing.Printing(paper.pdf, pages, printer, self._painter, self._language, self._window)
        job.ended.connect(lambda is_done: self._tell_printed(len(chosen), is_done=is_done))
        job.start(chosen)

    def _tell_printed(self, pages: int, *, is_done: bool) -> None:
        language = self._language
        done = language.trn("{n} Seite an den Drucker gegeben", "{n} Seiten an den Drucker gegeben", pages)
        self.told.emit(done if is_done else language.tr("Das Drucken wurde abgebrochen."))

    def _run(self, title: str, write: Callable[[Progress], Written]) -> None:
        language, window = self._language, self._window

        def job(progress: Progress) -> Written:
            with many_values():
                return write(progress)

        LongJob(self._writer, title, language, window).start(
            job,
            self._show,
            lambda error: tell_problem(self._services, language, title, error, window),
        )

    def _show(self, written: Written) -> None:
        if not written.files:
            self.told.emit(self._language.tr("In diesem Papier stehen keine Organigramme und keine Diagramme."))
            return
        self.told.emit(self._language.tr("Geschrieben: {file}", file=_place(written)))
        ResultDialog(written, self._language, self._window).open()


def ask_about_missing(window: QWidget, missing: tuple[str, ...], language: Language) -> Answer:
    """Says which texts are missing; the paper can be handed over without them."""
    tr = language.tr
    box = QMessageBox(QMessageBox.Icon.Question, tr("Texte fehlen"), missing_text(missing, language), parent=window)
    box.setInformativeText(tr("Was fehlt, kann nur ein Mensch schreiben. Das Papier nennt es als fehlend."))
    return _answered(box, tr("Texte schreiben"), language)


def ask_about_length(window: QWidget, finding: str, language: Language) -> Answer:
    """Says that the paper is too long for its readers; it can be handed over all the same."""
    tr = language.tr
    box = QMessageBox(QMessageBox.Icon.Question, tr("Papier zu lang"), finding, parent=window)
    box.setInformativeText(tr("Kürzer wird es mit kürzeren Texten oder weniger Alternativen."))
    return _answered(box, tr("Texte kürzen"), language)


def _answered(box: QMessageBox, first: str, language: Language) -> Answer:
    """`first` is what the button says with which the user goes to the texts."""
    tr = language.tr
    box.setTextFormat(Qt.TextFormat.PlainText)
    write = box.addButton(first, QMessageBox.ButtonRole.AcceptRole)
    go_on = box.addButton(tr("Trotzdem weiter"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(QMessageBox.StandardButton.Cancel)
    box.setDefaultButton(write)
    box.exec()
    if box.clickedButton() is write:
        return Answer.WRITE
    return Answer.GO_ON if box.clickedButton() is go_on else Answer.NOTHING


def _place(written: Written) -> Path:
    files = written.files
    return files[0] if len(files) == 1 else files[0].parent
