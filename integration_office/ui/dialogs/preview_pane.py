"""The lines that say what a change would do, as text that can be read aloud, selected and scrolled by keyboard."""

from html import escape

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from integration_office.ui.appearance import Colours
from integration_office.ui.canvas.advisor import DropAnswer, Tone
from integration_office.ui.theme import colours_in_force

# No arrows: an arrow is the direction of a number, and less of something may be good.
_SIGNS = {Tone.BETTER: "✓", Tone.WORSE: "!", Tone.NEUTRAL: "•", Tone.WARNING: "⚠"}


class PreviewPane(QTextBrowser):
    """Shows one answer. Signs say what colours say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(10)

    def show_answer(self, answer: DropAnswer) -> None:
        self.setHtml(answer_html(answer, colours_in_force()))

    def show_hint(self, text: str) -> None:
        """What is still missing, before there is anything to preview."""
        self.setHtml(f'<p style="color:{colours_in_force().muted.name()}">{escape(text)}</p>')


def answer_html(answer: DropAnswer, colours: Colours) -> str:
    """The answer as rich text: a bold headline, then a line with its sign for each effect."""
    edge = colours.text if answer.allowed else colours.worse
    head = f'<p style="margin:0 0 6px 0;color:{edge.name()}"><b>{escape(answer.headline)}</b></p>'
    rows = "".join(_row(tone, text, colours) for tone, text in answer.lines)
    return f"{head}<table cellspacing='0' cellpadding='2'>{rows}</table>"


def _row(tone: Tone, text: str, colours: Colours) -> str:
    ink = _ink(tone, colours).name()
    sign = f'<td style="color:{ink};padding-right:6px" align="center">{_SIGNS[tone]}</td>'
    return f'<tr>{sign}<td style="color:{ink}">{escape(text)}</td></tr>'


def _ink(tone: Tone, colours: Colours) -> QColor:
    inks = {Tone.BETTER: colours.better, Tone.WORSE: colours.worse, Tone.WARNING: colours.warning}
    return inks.get(tone, colours.text)
