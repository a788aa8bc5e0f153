"""The legend of the change map: for each mark its pattern, its sign, its word and how many there are."""

import numpy as np
from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from integration_office.application.change_map import MAP_MARKS
from integration_office.diagram.columns import Mark
from integration_office.ui.canvas.marks import BADGE, paint_badge, paint_sample
from integration_office.ui.canvas.style import Style
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.views.comparison.lines import mark_word
from integration_office.ui.views.comparison.picture import Counts
from integration_office.wording.language import Language

_SWATCH = (34, 18)
_GAP = 6
_BETWEEN = 18
_LINE = 26
_PIXELS = 13
_MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_NARROWEST = 200


class Legend(QWidget):
    """As many lines as its width needs; screen readers get it as one text."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._counts: Counts = {}
        self.show_counts({})

    def show_counts(self, counts: Counts) -> None:
        self._counts = counts
        told = ", ".join(legend_texts(counts, self._language))
        self.setAccessibleName(self._language.tr("Zeichen der Karte: {signs}", signs=told))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return legend_height(self._counts, self._style(), width)

    def sizeHint(self) -> QSize:
        return QSize(_NARROWEST, self.heightForWidth(max(self.width(), _NARROWEST)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != self.width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_legend(QPainter(self), self._style(), self._counts, self.rect())

    def _style(self) -> Style:
        return Style(colours_of(self), self.font(), self._language)


def legend_texts(counts: Counts, language: Language) -> list[str]:
    """neu 3, verlegt 7 und 12 Stellen, …"""
    return [_legend_text(mark, *counts.get(mark, (0, 0)), language) for mark in MAP_MARKS]


def _legend_text(mark: Mark, units: int, posts: int, language: Language) -> str:
    """kw and ku are of posts; of the others a unit's own comes first."""
    word, told = mark_word(mark, language), language.trn("{n} Stelle", "{n} Stellen", posts)
    if mark is Mark.MOVED and posts:
        told = f"{told} ({language.tr('andere Einheit')})"
    if mark in Mark.KW | Mark.KU or (posts and not units):
        return f"{word}: {told}"
    return f"{word}: {units}" + (f" + {told}" if posts else "")


def legend_height(counts: Counts, style: Style, width: int) -> int:
    places = _places(counts, style, width)
    return places[-1].bottom() + 4


def paint_legend(painter: QPainter, style: Style, counts: Counts, place: QRect) -> None:
    """In lines from the left; a mark nobody has is there as well, with 0."""
    texts = legend_texts(counts, style.language)
    painter.setFont(style.font(_PIXELS))
    for mark, text, at in zip(MAP_MARKS, texts, _places(counts, style, place.width()), strict=True):
        at = at.translated(place.topLeft())
        swatch = QRect(at.left() + 2, at.top() + 5, *_SWATCH)
        box = np.array([[swatch.left(), swatch.top(), swatch.right(), swatch.bottom()]], np.int32)
        paint_sample(painter, style, mark, box)
        wide = BADGE * (1.5 if mark in Mark.KW | Mark.KU else 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, True)
        paint_badge(painter, style, mark, QRectF(swatch.right() + 1 - wide, swatch.top() - 5, wide, BADGE))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setFont(style.font(_PIXELS))
        painter.setPen(style.colours.text)
        painter.drawText(at.adjusted(_SWATCH[0] + _GAP + 4, 0, 0, 0), _MIDDLE_LEFT, text)


def _places(counts: Counts, style: Style, width: int) -> list[QRect]:
    places, x, y = [], 8, 0
    for text in legend_texts(counts, style.language):
        wide = _SWATCH[0] + _GAP + 6 + _advance(style, text)
        if x > 8 and x + wide > width:
            x, y = 8, y + _LINE
        places.append(QRect(x, y, wide, _LINE))
        x += wide + _BETWEEN
    return places


def _advance(style: Style, text: str) -> int:
    return QFontMetrics(style.font(_PIXELS)).horizontalAdvance(text)
