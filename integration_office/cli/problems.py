"""What went wrong, in sentences; a fault of the program itself goes to the log."""

import errno
import logging
from pathlib import Path

from integration_office.application.memory import NotEnoughMemory, free_memory
from integration_office.application.ports import Cancelled, StoreError
from integration_office.cli.console import Misuse, Refusal
from integration_office.domain.errors import DomainError
from integration_office.exchange.findings import ExportRefused, ImportRefused
from integration_office.persistence.settings import log_file
from integration_office.reports.errors import NothingProposed, ReportError, UnknownTemplate
from integration_office.reports.sentences import refusal_text, report_error_text
from integration_office.wording.errors import sentence
from integration_office.wording.language import Language


def problem_lines(error: BaseException, language: Language) -> tuple[str, ...] | None:
    """One sentence for each thing that is wrong with the input or the machine; None: a fault of the program."""
    match error:
        case Refusal():
            return error.lines
        case Misuse():
            return (str(error),)
        case ImportRefused():
            return error.lines(language)
        case ExportRefused():
            return (error.text(language),)
        case ReportError():
            return (report_error_text(error, language),)
        case UnknownTemplate() | NothingProposed():
            return (refusal_text(error, language),)
        case DomainError() | StoreError() | NotEnoughMemory():
            return (sentence(error, language),)
        case MemoryError():
            # Whatever the size of a plan was taken for, it did not fit.
            return (sentence(NotEnoughMemory("", None, free_memory()), language),)
        case Cancelled() | KeyboardInterrupt():
            return (language.tr("Abgebrochen; nichts ist geschrieben."),)
        case OSError():
            return (_file_text(error, language),)
        case _:
            return None


def log_fault(error: BaseException) -> Path | None:
    """Write a fault to the log and say where; None: it could not be written."""
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(path, encoding="utf-8")
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    logger = logging.getLogger("integration_office")
    logger.addHandler(handler)
    try:
        logger.error("fault", exc_info=error)
    finally:
        logger.removeHandler(handler)
        handler.close()
    return path


def fault_text(error: BaseException, language: Language) -> str:
    """The sentence for a fault of the program; it names the log."""
    path = log_fault(error)
    if path is None:
        return language.tr("Interner Fehler: {error}", error=repr(error))
    return language.tr(
        "Interner Fehler ({error}). Das Protokoll liegt in {path}; bitte mitschicken.",
        error=type(error).__name__,
        path=path,
    )


def _file_text(error: OSError, language: Language) -> str:
    return language.tr(
        "{file}: {reason}. Bitte Pfad, Rechte und freien Platz prüfen.",
        file=error.filename or language.tr("Datei"),
        reason=_reason(error, language),
    )


def _reason(error: OSError, language: Language) -> str:
    """What the system says, in the language of the program where it is one of the usual things."""
    tr = language.tr
    reasons = {
        errno.ENOENT: tr("gibt es nicht"),
        errno.EACCES: tr("Zugriff nicht erlaubt"),
        errno.EPERM: tr("Zugriff nicht erlaubt"),
        errno.EISDIR: tr("ist ein Ordner"),
        errno.ENOTDIR: tr("ist kein Ordner"),
        errno.ENOSPC: tr("der Datenträger ist voll"),
        errno.EROFS: tr("der Datenträger ist schreibgeschützt"),
        errno.ENAMETOOLONG: tr("der Name ist zu lang"),
    }
    return reasons.get(error.errno or 0) or error.strerror or type(error).__name__
