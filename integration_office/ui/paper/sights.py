"""What each audience may see, as the table that the papers are made by."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.paper.order import PaperTerms, Part
from integration_office.wording.language import Language


class SightTable(QWidget):
    """Read only; the column of the chosen audience stands out."""

    def __init__(self, terms: PaperTerms, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms, self._language = terms, language
        self.table = named(QTableWidget(0, 1 + len(terms.audiences)), "sights")
        self._dress()
        self._fill()
        column = QVBoxLayout(self)
        column.addWidget(muted(language.tr("Was ein Papier wem zeigt; das Programm hält sich an diese Tabelle.")))
        column.addWidget(self.table, 1)

    def mark(self, audience: str) -> None:
        """The audience that the paper is for."""
        for column, (key, _) in enumerate(self._terms.audiences, 1):
            font = _font(self.table.font(), is_bold=key == audience)
            cells = [self.table.item(row, column) for row in range(self.table.rowCount())]
            for item in (self.table.horizontalHeaderItem(column), *cells):
                if item is not None:
                    item.setFont(font)

    def _dress(self) -> None:
        tr, table = self._language.tr, self.table
        table.setHorizontalHeaderLabels([tr("Inhalt"), *(text for _, text in self._terms.audiences)])
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.setAccessibleName(tr("Wer was sieht"))
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(False)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def _fill(self) -> None:
        tr = self._language.tr
        for title, parts in ((tr("Einzelheiten"), self._terms.details), (tr("Teile"), self._terms.sections)):
            self._add_title(title)
            for part in parts:
                self._add(part)

    def _add_title(self, text: str) -> None:
        row = self.table.rowCount()
        self.table.insertRow(row)
        item = QTableWidgetItem(text)
        item.setFont(_font(self.table.font(), is_bold=True))
        self.table.setItem(row, 0, item)
        self.table.setSpan(row, 0, 1, self.table.columnCount())

    def _add(self, part: Part) -> None:
        tr, row = self._language.tr, self.table.rowCount()
        self.table.insertRow(row)
        self.table.setItem(row, 0, QTableWidgetItem(part.text))
        for column, (key, _) in enumerate(self._terms.audiences, 1):
            item = QTableWidgetItem(tr("ja") if key in part.seen_by else tr("nein"))
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            self.table.setItem(row, column, item)


def _font(font: QFont, *, is_bold: bool) -> QFont:
    found = QFont(font)
    found.setBold(is_bold)
    return found
