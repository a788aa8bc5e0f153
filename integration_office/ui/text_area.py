"""A field for reasons and remarks of some pages at most: Qt takes minutes to lay out a pasted megabyte."""

from PySide6.QtCore import QMimeData, QRect
from PySide6.QtWidgets import QPlainTextEdit, QToolTip

from integration_office.ui.dialogs.reading import LONGEST_TEXT
from integration_office.wording.language import Language
from integration_office.wording.letters import seen
from integration_office.wording.numbers import count


class TextArea(QPlainTextEdit):
    """What is pasted comes without what nobody sees; more than there is room for is told and left out as a whole."""

    def __init__(self, language: Language, text: str = "", most: int = LONGEST_TEXT) -> None:
        super().__init__(text)
        self._language, self._most = language, most
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        text = seen(source.text())
        chosen = self.textCursor().selectionEnd() - self.textCursor().selectionStart()
        if self.document().characterCount() - chosen + len(text) - 1 > self._most:
            self._tell(len(text))
            return
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def _tell(self, characters: int) -> None:
        told = self._language.tr(
            "Nicht eingefügt: Die Zwischenablage hat {n} Zeichen, hier haben höchstens {most} Platz.",
            n=count(characters, self._language),
            most=count(self._most, self._language),
        )
        QToolTip.showText(self.mapToGlobal(self.rect().center()), told, self, QRect(), 10_000)
