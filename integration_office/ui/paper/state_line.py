"""The line below the pages: whether they are up to date, how far the paper is, which texts are missing."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPalette
from PySide6.QtWidgets import QProgressBar, QPushButton, QSizePolicy, QStatusBar

from integration_office.ui.naming import named
from integration_office.ui.paper.field_words import missing_text
from integration_office.ui.paper.making import State
from integration_office.ui.plain_label import PlainLabel, plain_tip
from integration_office.ui.theme import colours_in_force
from integration_office.wording.language import Language

_BAR_WIDTH = 160
_WARNING = (State.OUTDATED, State.MAKING, State.GIVEN_UP, State.FAILED)


class StateLine(QStatusBar):
    """What changes is also announced to a screen reader."""

    given_up = Signal()
    """Emitted when the user does not want to wait for the paper."""

    texts_wanted = Signal()
    """Emitted when the user wants to write what is missing."""

    again = Signal()
    """Emitted when the user wants what was given up or failed once more."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self.state = named(PlainLabel(wrap=False), "paper_state")
        self.message = named(PlainLabel(wrap=False), "paper_message")
        self.missing = named(QPushButton(), "paper_missing")
        self.length = named(QPushButton(), "paper_length")
        self.bar = named(QProgressBar(), "paper_progress")
        self.give_up = named(QPushButton(language.tr("Abbrechen")), "paper_give_up")
        self.renew = named(QPushButton(language.tr("Aktualisieren")), "paper_again")
        self._lay_out()
        self.give_up.clicked.connect(self.given_up)
        self.renew.clicked.connect(self.again)
        for finding in (self.missing, self.length):
            finding.clicked.connect(self.texts_wanted)
        self.show_state(State.NOTHING, has_pages=False)

    def show_state(self, state: State, *, has_pages: bool) -> None:
        """`has_pages`: whether an older paper is shown meanwhile."""
        self.state.setText(state_text(state, self._language, has_pages=has_pages))
        colours = colours_in_force()
        palette = self.state.palette()
        palette.setColor(QPalette.ColorRole.WindowText, colours.warning if state in _WARNING else colours.text)
        self.state.setPalette(palette)
        self.bar.setVisible(state is State.MAKING)
        self.bar.setRange(0, 0)
        self.give_up.setVisible(state in (State.OUTDATED, State.MAKING))
        self.renew.setVisible(state in (State.GIVEN_UP, State.FAILED))
        if state not in (State.OUTDATED, State.MAKING):
            self._announce(self.state.text())

    def show_progress(self, done: int, of: int) -> None:
        """Pages; of 0: nobody knows how many there will be."""
        self.bar.setRange(0, of)
        self.bar.setValue(done)

    def show_missing(self, names: tuple[str, ...]) -> None:
        """The names of the text fields that are still to be written."""
        text = missing_text(names, self._language) if names else ""
        short = self._language.trn("⚠ {n} Text fehlt", "⚠ {n} Texte fehlen", len(names))
        _show_finding(self.missing, short, text)

    def show_length(self, pages: int, text: str) -> None:
        """What is to be said of a paper of so many pages; empty: it is not too long."""
        _show_finding(self.length, self._language.tr("⚠ {n} Seiten", n=pages), text)

    def say(self, text: str) -> None:
        """Something happened."""
        self.message.setText(text)
        self.message.setToolTip(plain_tip(text))
        self._announce(text)

    def _lay_out(self) -> None:
        # A long sentence must not widen the window.
        self.message.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.message.setIndent(6)
        for finding in (self.missing, self.length):
            finding.setFlat(True)
            finding.hide()
        self.state.setIndent(6)
        self.bar.setFixedWidth(_BAR_WIDTH)
        self.bar.setAccessibleName(self._language.tr("Fortschritt"))
        self.addWidget(self.state)
        self.addWidget(self.bar)
        self.addWidget(self.give_up)
        self.addWidget(self.renew)
        self.addWidget(self.message, 1)
        self.addPermanentWidget(self.length)
        self.addPermanentWidget(self.missing)

    def _announce(self, text: str) -> None:
        if text and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))


def _show_finding(button: QPushButton, short: str, text: str) -> None:
    button.setText(short)
    button.setToolTip(plain_tip(text))
    button.setAccessibleName(text)
    button.setVisible(bool(text))


def state_text(state: State, language: Language, *, has_pages: bool) -> str:
    tr = language.tr
    if not has_pages and state in (State.OUTDATED, State.MAKING):
        return tr("Das Papier wird erstellt …")
    texts = {
        State.NOTHING: tr("Kein Papier"),
        State.OUTDATED: tr("Die Vorschau ist veraltet; das Papier wird gleich neu erstellt."),
        State.MAKING: tr("Die Vorschau ist veraltet; das Papier wird neu erstellt …"),
        State.CURRENT: tr("✓ Die Vorschau ist aktuell."),
        State.GIVEN_UP: tr("Abgebrochen; die Vorschau ist veraltet.") if has_pages else tr("Abgebrochen."),
        State.FAILED: tr("Das Papier konnte nicht erstellt werden."),
    }
    return texts[state]
