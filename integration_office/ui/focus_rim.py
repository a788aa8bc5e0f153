"""Where the keyboard is, seen by everybody: a rim that stands out 3 : 1 (WCAG 2.4.7 and 1.4.11).

The style shows it in fields. On buttons it does so only after Tab, and its tints on tables, lists, boxes, rows and
texts can hardly be made out.
"""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QRegion
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QSplitter,
    QTabBar,
    QWidget,
)

_FOLLOWED = (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide)
_THICK = 2


class FocusRims(QObject):
    """Puts the rim around whatever has the keyboard, as long as the application lives."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.rim: FocusRim | None = None
        application.focusChanged.connect(self._follow)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        # With the window it lay in the rim is gone as well.
        if self.rim is not None and shiboken6.isValid(self.rim):
            self.rim.leave()
        self.rim = None if now is None or now.isWindow() or _shows_it_itself(now) else FocusRim(now)


def _shows_it_itself(widget: QWidget) -> bool:
    """Fields, by their style; what is painted by us says so of itself."""
    return isinstance(widget, QLineEdit | QAbstractSpinBox) or getattr(widget, "shows_focus", False)


class FocusRim(QWidget):
    """Over the edge of what scrolls, around everything else; of tabs only around the one in front."""

    def __init__(self, target: QWidget) -> None:
        above = target.parentWidget()
        # A splitter would make a pane of it.
        is_inside = isinstance(target, QAbstractScrollArea | QTabBar) or isinstance(above, QSplitter)
        self._around_it = None if is_inside else above
        super().__init__(self._around_it or target)
        self._target = target
        self.setObjectName("focus_rim")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        target.installEventFilter(self)
        self._place()
        self.raise_()

    def leave(self) -> None:
        """Gone, at once for the eye."""
        if shiboken6.isValid(self._target):
            self._target.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOWED:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), _THICK))
        painter.drawRect(self.around().adjusted(1, 1, -1, -1))

    def around(self) -> QRect:
        """What it is drawn around, in its own pixels."""
        target = self._target
        return target.tabRect(target.currentIndex()) if isinstance(target, QTabBar) else self.rect()

    def _place(self) -> None:
        self.setVisible(self._target.isVisible())
        if self._around_it is None:
            self.setGeometry(self._target.rect())
        else:
            outside = self._target.geometry().adjusted(-_THICK, -_THICK, _THICK, _THICK)
            self.setGeometry(outside.intersected(self._around_it.rect()))
        if not isinstance(self._target, QTabBar):
            # What lies below need not be painted with every change of the rim, nor scrolled without it.
            inner = self.rect().adjusted(_THICK, _THICK, -_THICK, -_THICK)
            self.setMask(QRegion(self.rect()).subtracted(QRegion(inner)))
