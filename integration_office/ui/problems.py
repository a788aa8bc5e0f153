"""Tells what went wrong: sentences for what a room knows; a fault of the program goes to whoever deals with faults."""

from PySide6.QtWidgets import QWidget

from integration_office.ui.dialogs.notes import NotesDialog
from integration_office.ui.services import Services
from integration_office.wording.language import Language


def tell_problem(services: Services, language: Language, title: str, error: BaseException, window: QWidget) -> None:
    """A dialog with the sentences; raises what nobody has a sentence for."""
    lines = services.problems(error, language)
    if lines is None:
        raise error
    NotesDialog(title, language.tr("Das ist nicht gelungen; es ist nichts verändert."), lines, window).open()
