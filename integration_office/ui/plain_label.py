"""Labels and tool tips for what users wrote: never read as HTML, and no long word widens what they stand in."""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from integration_office.wording.names import beginning

_LONG_WORD = re.compile(r"\S{25,}")
_PIECE = re.compile(r"\S{20}(?=\S)")
_MAY_BREAK = "\N{ZERO WIDTH SPACE}"


def breakable(text: str) -> str:
    """The text with places inside its very long words where a line may end; nobody sees them."""
    return _LONG_WORD.sub(lambda word: _PIECE.sub(rf"\g<0>{_MAY_BREAK}", word[0]), text)


def plain_tip(text: str) -> str:
    """The text so that a tool tip shows it as it is: Qt takes tags in tool tips for HTML and cannot be told not to."""
    if "<" not in text:
        return text
    lines = "<br>".join(escape(text).splitlines())
    return f"<qt>{lines}</qt>"


class PlainLabel(QLabel):
    """Shows text as it is; `text` gives back what was set."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, wrap: bool = True) -> None:
        super().__init__(parent)
        self._text = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._text = text
        super().setText(breakable(text))

    def text(self) -> str:
        return self._text


class ShortLabel(PlainLabel):
    """Of a very long text only the beginning is seen, all of it beside the mouse: no name outgrows the window."""

    most = 160
    """Characters that are seen."""

    def setText(self, text: str) -> None:
        super().setText(text)
        if len(text) > self.most:
            QLabel.setText(self, breakable(f"{beginning(text, self.most)} …"))
        self.setToolTip(plain_tip(text) if len(text) > self.most else "")


class SubjectLabel(ShortLabel):
    """What a form is about: some names in full, of very long ones the beginning."""

    most = 400
