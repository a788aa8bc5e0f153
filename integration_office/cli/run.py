"""Runs a command and turns what goes wrong into one line and an exit code."""

import logging
import sys
from argparse import Namespace
from collections.abc import Callable, Mapping

from integration_office.application.ports import StoreError
from integration_office.cli import demo, figures, files
from integration_office.cli.console import Console, Misuse, Refusal
from integration_office.domain.errors import DomainError
from integration_office.exchange.findings import ExportRefused
from integration_office.persistence.settings import log_file
from integration_office.reports.errors import ReportError
from integration_office.reports.sentences import report_error_text
from integration_office.wording.errors import sentence

DONE, NOT_ACCEPTABLE, WRONG_USAGE, FAULT = range(4)


def run_command(arguments: Namespace, console: Console) -> int:
    """The exit code: 0 done, 1 the input is not acceptable, 2 wrong usage, 3 an internal fault."""
    try:
        _COMMANDS[arguments.command](arguments, console)
    except Refusal as refusal:
        return _fail(NOT_ACCEPTABLE, *refusal.lines)
    except Misuse as misuse:
        return _fail(WRONG_USAGE, str(misuse))
    except ReportError as error:
        return _fail(NOT_ACCEPTABLE, report_error_text(error, console.language))
    except ExportRefused as refused:
        return _fail(NOT_ACCEPTABLE, refused.text(console.language))
    except (DomainError, StoreError) as error:
        return _fail(NOT_ACCEPTABLE, sentence(error, console.language))
    except OSError as error:
        return _fail(NOT_ACCEPTABLE, _file_text(error, console))
    except KeyboardInterrupt:
        return _fail(NOT_ACCEPTABLE, console.language.tr("Abgebrochen; nichts ist geschrieben."))
    except Exception as error:
        return _fail(FAULT, fault_text(error, console))
    return DONE


def fault_text(error: Exception, console: Console) -> str:
    """Write the fault to the log; the sentence names the log."""
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(filename=path, encoding="utf-8", format="%(asctime)s %(message)s")
        logging.getLogger("integration_office").error("fault", exc_info=error)
    except OSError:
        return console.language.tr("Interner Fehler: {error}", error=repr(error))
    return console.language.tr(
        "Interner Fehler ({error}). Das Protokoll liegt in {path}; bitte mitschicken.",
        error=type(error).__name__,
        path=path,
    )


def _file_text(error: OSError, console: Console) -> str:
    return console.language.tr(
        "{file}: {reason}. Bitte Pfad, Rechte und freien Platz prüfen.",
        file=error.filename or console.language.tr("Datei"),
        reason=error.strerror or type(error).__name__,
    )


def _propose(arguments: Namespace, console: Console) -> None:
    raise Misuse(console.language.tr("Vorschläge (propose) kommen in einem späteren Schritt."))


_COMMANDS: Mapping[str, Callable[[Namespace, Console], None]] = {
    "analyse": figures.analyse,
    "compare": figures.compare,
    "calibrate": figures.calibrate,
    "import": files.import_,
    "apply": files.apply,
    "paper": files.paper,
    "export": files.export,
    "generate": files.generate,
    "check": files.check,
    "demo": demo.demo,
    "propose": _propose,
}


def _fail(code: int, *lines: str) -> int:
    for line in lines:
        print(line, file=sys.stderr)
    return code
