"""When a window can be used: it has been painted and the event loop has nothing left to do."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from tests.benchmarks.peak_memory import peak_mb


class Watcher(QObject):
    """Waits for the first paint, then for an event loop that had nothing to paint since it was asked last."""

    def __init__(self, wants_figures: bool) -> None:
        super().__init__()
        self._wants_figures = wants_figures
        self._paints = 0
        self._seen = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            self._paints += 1
            if self._paints == 1:
                self._ask_again()
        return False

    def _ask_again(self) -> None:
        # A timer of 0 ms fires when every waiting event has been dealt with.
        QTimer.singleShot(0, self._when_idle)

    def _when_idle(self) -> None:
        if self._paints != self._seen:
            self._seen = self._paints
            self._ask_again()
        elif self._wants_figures and any(getattr(each, "is_busy", False) for each in QApplication.topLevelWidgets()):
            QTimer.singleShot(50, self._when_idle)
        else:
            print(f"{peak_mb():.1f}" if self._wants_figures else "usable", flush=True)
            QTimer.singleShot(0, QApplication.closeAllWindows)
