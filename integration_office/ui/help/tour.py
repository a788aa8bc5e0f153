"""The tour: five steps through the window, each beside the part it is about; left at any time with Escape."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from integration_office.ui.canvas.telling import announce
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import heading
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.theme import colours_in_force
from integration_office.wording.language import Language

_SHADE = QColor(0, 0, 0, 110)
_GAP, _WIDTH = 12, 360


@dataclass(frozen=True, slots=True)
class TourStep:
    """What is pointed at, and what is said of it. `prepare` brings it into view."""

    title: str
    text: str
    target: QWidget
    prepare: Callable[[], None]


class Tour(QWidget):
    """Lies over the window and leaves out what it speaks of."""

    ended = Signal()
    """Emitted when the tour is over, at its end or before."""

    def __init__(self, steps: Sequence[TourStep], language: Language, window: QWidget) -> None:
        super().__init__(window)
        self._steps, self._language, self._window = steps, language, window
        self._at = 0
        self.setObjectName("tour")
        self.card = QFrame(self)
        self.card.setFrameShape(QFrame.Shape.StyledPanel)
        self.card.setAutoFillBackground(True)
        self.card.setFixedWidth(_WIDTH)
        self.title, self.text = heading(""), PlainLabel("")
        self.counter = PlainLabel("", wrap=False)
        self.back = named(QPushButton(language.tr("&Zurück")), "tour_back")
        self.next = named(QPushButton(language.tr("&Weiter")), "tour_next")
        self.end = named(QPushButton(language.tr("&Beenden")), "tour_end")
        self._lay_out()
        self.back.clicked.connect(lambda: self.show_step(self._at - 1))
        self.next.clicked.connect(lambda: self.show_step(self._at + 1))
        self.end.clicked.connect(self.finish)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.show_step(0)

    @property
    def step(self) -> int:
        """The number of the step that is shown, from 0."""
        return self._at

    def show_step(self, at: int) -> None:
        """After the last step the tour is over."""
        if at >= len(self._steps):
            self.finish()
            return
        self._at = max(at, 0)
        step = self._steps[self._at]
        step.prepare()
        # A dock that comes forward would lie above.
        self.raise_()
        self.title.setText(step.title)
        self.text.setText(step.text)
        told = self._language.tr("Schritt {n} von {of}", n=self._at + 1, of=len(self._steps))
        self.counter.setText(told)
        self._read_out(f"{told}: {step.title}. {step.text}")
        is_last = self._at == len(self._steps) - 1
        self.back.setEnabled(self._at > 0)
        self.next.setText(self._language.tr("&Fertig") if is_last else self._language.tr("&Weiter"))
        self._place()
        # Once the docks have found their places.
        QTimer.singleShot(0, self, self._place)
        self.next.setFocus()

    def _read_out(self, text: str) -> None:
        """The keyboard stays on the same button: that there is another step would not be heard."""
        self.card.setAccessibleName(text)
        self.next.setAccessibleDescription(text)
        announce(self.next, text)

    def finish(self) -> None:
        self._window.removeEventFilter(self)
        self.hide()
        self.ended.emit()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, hole = QPainter(self), self._hole()
        painter.setClipRegion(QRegion(self.rect()).subtracted(QRegion(hole)))
        painter.fillRect(self.rect(), _SHADE)
        painter.setClipping(False)
        painter.setPen(QPen(colours_in_force().accent, 3))
        painter.drawRect(hole)

    def _hole(self) -> QRect:
        target = self._steps[self._at].target
        return QRect(target.mapTo(self._window, QPoint(0, 0)), target.size()).intersected(self.rect())

    def _place(self) -> None:
        """The card beside what it speaks of, where there is room, else over it; never outside the window."""
        self.card.adjustSize()
        hole, size, around = self._hole(), self.card.size(), self.rect().adjusted(_GAP, _GAP, -_GAP, -_GAP)
        places = (
            QRect(QPoint(hole.right() + _GAP, hole.top() + _GAP), size),
            QRect(QPoint(hole.left() - _GAP - size.width(), hole.top() + _GAP), size),
            QRect(QPoint(hole.left() + _GAP, hole.top() - _GAP - size.height()), size),
            QRect(QPoint(hole.left() + _GAP, hole.bottom() + _GAP), size),
        )
        inside = QRect(hole.center() - QPoint(size.width() // 2, size.height() // 2), size)
        chosen = next((place for place in places if around.contains(place)), inside)
        self.card.move(chosen.topLeft())
        self.update()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.counter, 1)
        for button in (self.end, self.back, self.next):
            button.setAutoDefault(True)
            buttons.addWidget(button)
        column = QVBoxLayout(self.card)
        self.title.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(buttons)
