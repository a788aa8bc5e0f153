"""The search field over the window: what is typed is found in everything, Enter goes there."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.search.gathering import Gathering
from integration_office.ui.search.things import Kind, Thing, found
from integration_office.ui.search.two_columns import FOUND, TwoColumns
from integration_office.ui.turns import Turns
from integration_office.wording.language import Language

_MOST = 60
_SIZE = QSize(620, 420)
_FROM_TOP = 70
_PASSED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class SearchPopup(QDialog):
    """Type, arrow down, Enter; Escape closes."""

    chosen = Signal(object)
    """Emitted with the Thing that one wants to see."""

    def __init__(self, things: Iterator[Thing], turns: Turns, language: Language, window: QWidget) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._language, self._window = language, window
        self._things = Gathering(things, turns, self._show_all, self)
        tr = language.tr
        self.setWindowTitle(tr("Suchen"))
        self.field = named(QLineEdit(), "search_field")
        self.field.setPlaceholderText(tr("Einheit, Stelle, Aufgabe, Paragraf, Maßnahme, Variante"))
        self.field.setAccessibleName(tr("Überall suchen"))
        self.list = named(QListWidget(), "search_results")
        self.list.setAccessibleName(tr("Fundstellen"))
        self.list.setItemDelegate(TwoColumns(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.told = muted(tr("Nach Wörtern, Nummern oder Paragrafen suchen; Eingabetaste geht hin."))
        column = QVBoxLayout(self)
        for part in (self.field, self.list, self.told):
            column.addWidget(part)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._show_found)
        self.field.returnPressed.connect(self._choose)
        self.list.itemClicked.connect(self._choose)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        around = self._window.rect()
        size = _SIZE.boundedTo(around.size())
        at = self._window.mapToGlobal(around.topLeft())
        self.setGeometry(QRect(at.x() + (around.width() - size.width()) // 2, at.y() + _FROM_TOP, *size.toTuple()))
        self.field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows move in the list while one types."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _PASSED_ON:
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _show_all(self) -> None:
        """Nothing is missing any more in what is searched; whoever has gone on in the list is not disturbed."""
        if self.field.text().strip() and self.list.currentRow() < 1:
            self._show_found(self.field.text())

    def _show_found(self, text: str) -> None:
        self.list.clear()
        for thing in found(self._things.known, text, _MOST):
            item = QListWidgetItem(f"{thing.title} – {kind_text(thing.kind, self._language)}", self.list)
            item.setData(FOUND, (thing, kind_text(thing.kind, self._language)))
        self.list.setCurrentRow(0)
        count, tr = self.list.count(), self._language.tr
        if not text.strip():
            self.told.setText(tr("Nach Wörtern, Nummern oder Paragrafen suchen; Eingabetaste geht hin."))
        elif count == _MOST:
            self.told.setText(tr("Die ersten {n}; weitere Wörter grenzen ein.", n=count))
        else:
            nothing = tr("Nichts gefunden. Weniger oder andere Wörter versuchen.")
            self.told.setText(self._language.trn("{n} Fundstelle", "{n} Fundstellen", count) if count else nothing)

    def _choose(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            thing, _ = item.data(FOUND)
            self.close()
            self.chosen.emit(thing)


def kind_text(kind: Kind, language: Language) -> str:
    """Einheit, Stelle, …"""
    tr = language.tr
    return {
        Kind.UNIT: tr("Einheit"),
        Kind.SCENARIO: tr("Variante"),
        Kind.DUTY: tr("Gesetzliche Aufgabe"),
        Kind.TASK: tr("Aufgabe"),
        Kind.MEASURE: tr("Maßnahme"),
        Kind.POST: tr("Stelle"),
    }[kind]
