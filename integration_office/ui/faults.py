"""Faults of the program itself: written to the log, told in a dialog, and the window goes on."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog

from integration_office.wording.language import Language


class FaultTeller(QObject):
    """Takes the place of sys.excepthook while the window is open."""

    _happened = Signal(object)

    def __init__(self, log_fault: Callable[[BaseException], Path | None], language: Language) -> None:
        super().__init__()
        self.language = language
        self._log_fault = log_fault
        self._shown: QDialog | None = None
        self._before = sys.excepthook
        # Queued: a fault may happen while something is painted, or in another thread.
        self._happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        sys.excepthook = self._on_fault

    def uninstall(self) -> None:
        sys.excepthook = self._before

    def _on_fault(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.exit(1)
            return
        self._happened.emit((error.with_traceback(trace), self._log_fault(error)))

    def _tell(self, fault: tuple[BaseException, Path | None]) -> None:
        """One dialog at a time: what fails while painting fails again with every repaint."""
        if self._shown is not None:
            return
        from integration_office.ui.dialogs.notes import NotesDialog

        self._shown = NotesDialog(*fault_texts(fault[0], fault[1], self.language), QApplication.activeWindow())
        self._shown.finished.connect(self._forget)
        self._shown.open()

    def _forget(self) -> None:
        self._shown = None


def fault_texts(error: BaseException, log: Path | None, language: Language) -> tuple[str, str, list[str]]:
    """Title, opening sentence and details for the dialog."""
    tr = language.tr
    opening = tr(
        "Im Programm ist ein Fehler aufgetreten. Ihr Plan ist nicht verloren: Jede Änderung, die Sie gesehen haben, "
        "ist gespeichert. Sie können weiterarbeiten oder das Programm neu starten."
    )
    where = tr("Protokoll: {path} – bitte mitschicken, wenn Sie den Fehler melden.", path=log) if log else ""
    detail = f"{type(error).__name__}: {error}".rstrip(": ")
    return tr("Programmfehler"), opening, [line for line in (where, detail) if line]
