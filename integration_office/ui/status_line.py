"""The line at the bottom of the window: what happened or why not, and at the right how large the plan is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QToolButton

from integration_office.analysis.evaluation import Evaluation
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel, plain_tip
from integration_office.ui.theme import colours_in_force
from integration_office.wording.language import Language
from integration_office.wording.numbers import count, fte

_INDENT = 6


class Sentence(PlainLabel):
    """One line. What finds no room is left out in the middle: its end is worth as much as its beginning; but first the
    `tail` goes, which a button beside it says too."""

    tail = ""
    is_refusal = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        room, text = self.contentsRect().adjusted(_INDENT, 0, -_INDENT, 0), self.text()
        if self.fontMetrics().horizontalAdvance(text) > room.width():
            text = text.removesuffix(self.tail)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
        painter = QPainter(self)
        # Those in force now: others may have been when it was said.
        colours = colours_in_force()
        painter.setPen(colours.worse if self.is_refusal else colours.text)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


class StatusLine(QStatusBar):
    """What is said is also announced to a screen reader."""

    def __init__(self, language: Language, undo: QAction) -> None:
        super().__init__()
        self._language = language
        self._said = ""
        self._first_words = ("", "")
        self.message = named(Sentence(wrap=False), "status")
        self.message.tail = language.tr("{what} · Rückgängig mit Strg+Z", what="")
        # A long sentence must not widen the window.
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.size_label = named(PlainLabel(wrap=False), "plan_size")
        self.undo_button = named(QToolButton(), "status_undo")
        self.undo_button.setText(language.tr("Rückgängig"))
        self.undo_button.setAccessibleName(language.tr("Letzten Schritt zurücknehmen"))
        self.undo_button.setToolTip(undo.toolTip())
        self.undo_button.setVisible(undo.isEnabled())
        self.undo_button.clicked.connect(undo.trigger)
        undo.enabledChanged.connect(self.undo_button.setVisible)
        self.addWidget(self.message, 1)
        self.addWidget(self.undo_button)
        self.addPermanentWidget(self.size_label)

    def begin(self, first_words: tuple[str, str], only_view: QAction) -> None:
        """Said until something else is: with the rest of the window to be seen, and with the view alone."""
        self._first_words = first_words
        self.say(first_words[only_view.isChecked()])
        only_view.toggled.connect(self._begin_again)

    def say(self, text: str) -> None:
        """Something happened."""
        self._said = text
        self._show(text)

    def hint(self, text: str) -> None:
        """For as long as a gesture lasts; an empty one brings back what was said before."""
        self._show(text or self._said)

    def refuse(self, text: str) -> None:
        """Something was not done, and why."""
        told = self._said = self._language.tr("Nicht ausgeführt: {why}", why=text)
        self._show(told, is_refusal=True)

    def show_size(self, figures: Evaluation) -> None:
        size, language = figures.size, self._language
        units = language.trn("{count} Einheit", "{count} Einheiten", size.units, count=count(size.units, language))
        posts = language.trn("{count} Stelle", "{count} Stellen", size.positions, count=count(size.positions, language))
        self.size_label.setText(f"{units} · {posts} · {fte(size.fte_planned, language)} ")

    def _begin_again(self, is_alone: bool) -> None:
        if self._said in self._first_words:
            self.say(self._first_words[is_alone])

    def _show(self, text: str, *, is_refusal: bool = False) -> None:
        self.message.is_refusal = is_refusal
        self.message.setText(text)
        self.message.setToolTip(plain_tip(text))
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.message, text))
