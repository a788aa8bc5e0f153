"""A job that takes its time: runs beside the window, shows how far it is, can be given up."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QProgressDialog, QWidget

from integration_office.application.ports import Cancelled, Progress
from integration_office.ui.background import Background, Stopped
from integration_office.wording.language import Language

_SHOWN_AFTER_MS = 400
_LOOKED_AT_MS = 80


class LongJob(QObject):
    """One export or import. The worker writes how far it is into a plain list; a timer reads it."""

    ended = Signal()
    """Emitted when the job is done, has failed or was given up."""

    def __init__(self, background: Background, title: str, language: Language, window: QWidget) -> None:
        super().__init__(window)
        self._background = background
        self._stop = threading.Event()
        self._progress = [0, 0]
        self._dialog = QProgressDialog(title, language.tr("Abbrechen"), 0, 0, window)
        self._dialog.setWindowTitle(title)
        self._dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self._dialog.setMinimumDuration(_SHOWN_AFTER_MS)
        self._dialog.setAutoClose(False)
        self._dialog.setAutoReset(False)
        self._dialog.canceled.connect(self._stop.set)
        self._look = QTimer(self, interval=_LOOKED_AT_MS)
        self._look.timeout.connect(self._show_progress)

    def start(
        self,
        job: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Run `job` in the worker; `done` or `failed` afterwards here. Given up: neither."""
        self._look.start()
        self._dialog.setValue(0)
        self._background.start(
            "long job",
            lambda stopped: job(self._reporting(stopped)),
            lambda result: self._end(lambda: done(result)),
            lambda error: self._end(lambda: self._fail(error, failed)),
            is_long=True,
        )

    def cancel(self) -> None:
        self._stop.set()

    def _reporting(self, stopped: Stopped) -> Progress:
        """Called by the worker; raises Cancelled there."""

        def report(done: int, of: int) -> None:
            if stopped() or self._stop.is_set():
                raise Cancelled
            self._progress[:] = [done, of]

        return report

    def _show_progress(self) -> None:
        done, of = self._progress
        if not self._stop.is_set():
            self._dialog.setMaximum(of)
            self._dialog.setValue(done)

    def _fail(self, error: BaseException, failed: Callable[[BaseException], None]) -> None:
        if not isinstance(error, Cancelled):
            failed(error)

    def _end(self, then: Callable[[], None]) -> None:
        self._look.stop()
        self._dialog.close()
        self._dialog.deleteLater()
        then()
        self.ended.emit()
        self.deleteLater()
