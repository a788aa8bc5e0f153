"""A real widget in a shown window without a display, its frames painted at once and counted."""

from collections.abc import Callable, Iterable
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

Act = Callable[[], object]


class Screen:
    """Shows a view and measures what it needs from an act to the painted window.

    `repaint` on a shown window goes the program's way: paint events for every part that shows, into the window's
    backing store. Each frame is checked to have painted the viewport.
    """

    def __init__(self, view: QAbstractScrollArea, size: tuple[int, int]) -> None:
        self.view = view
        self._counter = _PaintCounter()
        view.viewport().installEventFilter(self._counter)
        view.resize(*size)
        view.show()
        self.settle()

    def settle(self) -> None:
        """All events that wait are delivered."""
        for _ in range(3):
            QApplication.processEvents()

    def frames(self, acts: Iterable[Act], *, seconds: float = 20.0, least: int = 3) -> list[float]:
        """Milliseconds of each act with the frame that shows it."""
        taken: list[float] = []
        for act in acts:
            if len(taken) >= least and sum(taken) > seconds * 1000:
                break
            taken.append(self._frame(act))
        return taken

    def mouse(self, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton, held: Qt.MouseButton) -> None:
        """A mouse event as the platform would send it."""
        viewport = self.view.viewport()
        place = QPointF(viewport.mapToGlobal(at.toPoint()))
        event = QMouseEvent(kind, at, place, button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(viewport, event)

    def close(self) -> None:
        self.view.close()
        self.view.deleteLater()
        self.settle()

    def _frame(self, act: Act) -> float:
        before = self._counter.count
        begin = perf_counter()
        act()
        self.view.repaint()
        taken = (perf_counter() - begin) * 1000
        if self._counter.count == before:
            raise RuntimeError("a frame was measured that nobody painted")
        return taken


class _PaintCounter(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False
