"""The help: pages at the left, text at the right, a word to look for; it stays beside the work."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QListWidget, QTextBrowser, QVBoxLayout, QWidget

from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel
from integration_office.wording.language import Language

_SIZE = (860, 620)
_LIST_LETTERS, _BESIDE = 22, 8


class HelpWindow(QDialog):
    """Not modal. F3 or Enter goes on to the next place of the word, through all pages."""

    def __init__(self, pages: dict[str, Callable[[], str]], language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._language, self._pages = language, pages
        tr = language.tr
        self.setWindowTitle(tr("Hilfe"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = named(QLineEdit(), "help_search")
        self.search.setPlaceholderText(tr("In der Hilfe suchen"))
        self.search.setAccessibleName(tr("In der Hilfe suchen"))
        self.search.setClearButtonEnabled(True)
        self.contents = named(QListWidget(), "help_contents")
        self.contents.setAccessibleName(tr("Seiten der Hilfe"))
        self.contents.addItems(list(pages))
        self.text = named(QTextBrowser(), "help_text")
        self.text.setAccessibleName(tr("Text der Hilfe"))
        self.text.setOpenLinks(False)
        self.told = PlainLabel("")
        self.told.hide()
        self._lay_out()
        self.contents.currentTextChanged.connect(self.show_page)
        self.search.returnPressed.connect(self.find_next)
        QShortcut(QKeySequence.StandardKey.FindNext, self, self.find_next)
        QShortcut(QKeySequence.StandardKey.Find, self, self.search.setFocus)
        self.contents.setCurrentRow(0)
        resize_on_screen(self, *_SIZE)

    def show_page(self, title: str) -> None:
        self.text.setHtml(self._pages[title]())

    def find_next(self) -> None:
        """The next place of the word, on this page or a later one; after the last page the first again."""
        word = self.search.text().strip()
        if not word:
            return
        found = self.text.find(word) or any(self._find_on(page, word) for page in self._from_here())
        told = "" if found else self._language.tr("„{word}“ kommt in der Hilfe nicht vor.", word=word)
        self.told.setText(told)
        self.told.setVisible(bool(told))

    def _from_here(self) -> list[int]:
        here, count = self.contents.currentRow(), self.contents.count()
        return [(here + step) % count for step in range(1, count + 1)]

    def _find_on(self, page: int, word: str) -> bool:
        title = self.contents.item(page).text()
        if word.casefold() not in _plain(self._pages[title]()):
            return False
        self.contents.setCurrentRow(page)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        return self.text.find(word)

    def _lay_out(self) -> None:
        widest = self.contents.sizeHintForColumn(0) + 2 * self.contents.frameWidth() + _BESIDE
        self.contents.setFixedWidth(max(widest, _LIST_LETTERS * self.fontMetrics().averageCharWidth()))
        row = QHBoxLayout()
        row.addWidget(self.contents)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addLayout(row, 1)
        column.addWidget(self.told)


def _plain(html: str) -> str:
    from PySide6.QtGui import QTextDocument

    document = QTextDocument()
    document.setHtml(html)
    return document.toPlainText().casefold()
