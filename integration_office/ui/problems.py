"""Tells what went wrong: sentences for what a room knows; a fault of the program goes to whoever deals with faults."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from integration_office.application.ports import StoreError, StoreProblem
from integration_office.domain.organisation import Organisation
from integration_office.ui.bridge import Bridge
from integration_office.ui.change_commands import NotNeeded
from integration_office.ui.services import Services
from integration_office.wording.errors import sentence
from integration_office.wording.language import Language


def refusal_text(error: Exception, language: Language, organisation: Organisation) -> str:
    """What a refused intent is told with; where the file refuses it, also the way out."""
    if isinstance(error, NotNeeded):
        return str(error)
    told = sentence(error, language, organisation)
    if not isinstance(error, StoreError) or error.problem is StoreProblem.ONLY_LOOK:
        return told
    way_out = language.tr(
        "Bis dahin ist alles da: Mit „Unter anderem Namen speichern“ geht es in einer neuen Datei weiter."
    )
    return f"{told} {way_out}"


def attempt_in_dialog(bridge: Bridge, intent: Callable[[], None], tell: Callable[[str], None]) -> bool:
    """As `bridge.attempt`, for a dialog that stays: a refusal is told there too, for it may cover the status line."""
    refusals: list[Exception] = []
    bridge.refused.connect(refusals.append)
    is_done = bridge.attempt(intent)
    bridge.refused.disconnect(refusals.append)
    if refusals:
        tell(refusal_text(refusals[-1], bridge.language, bridge.session.organisation))
    return is_done


def tell_problem(services: Services, language: Language, title: str, error: BaseException, window: QWidget) -> None:
    """A dialog with the sentences; raises what nobody has a sentence for."""
    lines = services.problems(error, language)
    if lines is None:
        raise error
    show_notes(title, language.tr("Das ist nicht gelungen; es ist nichts verändert."), lines, window)


def show_notes(title: str, opening: str, lines: Sequence[str], window: QWidget) -> None:
    """Sentences in full, in a dialog that is loaded when the first is wanted."""
    from integration_office.ui.dialogs.notes import NotesDialog

    NotesDialog(title, opening, lines, window).open()
