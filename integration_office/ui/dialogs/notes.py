"""Shows sentences in full: why something was refused, what an import left out, what a fault left behind."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.plain_label import PlainLabel

_WIDTH, _ASIDE = 640, 60
_FRAME, _HIGHEST = 140, 360
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class NotesDialog(QDialog):
    """A title, an opening sentence, and the list to read, scroll and copy."""

    def __init__(self, title: str, opening: str, lines: Sequence[str], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        head = PlainLabel(opening)
        self.list = QPlainTextEdit("\n\n".join(lines), readOnly=True, tabChangesFocus=True)
        self.list.setAccessibleName(opening)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(head)
        if lines:
            column.addWidget(self.list, 1)
        column.addWidget(buttons)
        resize_on_screen(self, _WIDTH, _FRAME + min(_HIGHEST, self._needed()))

    def _needed(self) -> int:
        """As high as its lines: one sentence needs no empty page."""
        room = QRect(0, 0, _WIDTH - _ASIDE, _HIGHEST)
        return self.list.fontMetrics().boundingRect(room, _WRAPPED, self.list.toPlainText()).height()
