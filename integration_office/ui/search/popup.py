"""The search field over the window: what is typed is found in everything, Enter goes there."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidgetItem, QWidget

from integration_office.ui.plain_label import plain_tip
from integration_office.ui.search.finder import Finder, FinderWords
from integration_office.ui.search.gathering import Gathering
from integration_office.ui.search.things import Kind, Thing, found
from integration_office.ui.search.two_columns import FOUND
from integration_office.ui.turns import Turns
from integration_office.wording.language import Language

_MOST = 60
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SearchPopup(Finder):
    """Finds things of the plan. Ctrl+Enter collects what is found and goes on searching."""

    collected = Signal(object)
    """Emitted with the Thing that is to be selected beside what is selected."""

    def __init__(self, things: Iterator[Thing], turns: Turns, language: Language, window: QWidget) -> None:
        tr = language.tr
        hint = tr("Einheit, Stelle, Aufgabe, Paragraf, Maßnahme, Variante")
        super().__init__("search", FinderWords(tr("Suchen"), tr("Überall suchen"), hint, tr("Fundstellen")), window)
        self._language = language
        self._things = Gathering(things, turns, self.renew, self)
        self.told.setText(self._hint())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_enter = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER
        if isinstance(event, QKeyEvent) and is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._collect()
            return True
        return super().eventFilter(watched, event)

    def show_found(self, text: str) -> None:
        self.list.clear()
        for thing in found(self._things.known, text, _MOST):
            item = QListWidgetItem(f"{thing.title} – {kind_text(thing.kind, self._language)}", self.list)
            item.setData(FOUND, (thing, kind_text(thing.kind, self._language)))
            item.setToolTip(plain_tip("\n".join(filter(None, (thing.title, thing.detail)))))
        self.list.setCurrentRow(0)
        count, tr = self.list.count(), self._language.tr
        if not text.strip():
            self.told.setText(self._hint())
        elif count == _MOST:
            self.told.setText(tr("Die ersten {n}; weitere Wörter grenzen ein.", n=count))
        else:
            nothing = tr("Nichts gefunden. Weniger oder andere Wörter versuchen.")
            self.told.setText(self._language.trn("{n} Fundstelle", "{n} Fundstellen", count) if count else nothing)

    def _hint(self) -> str:
        return self._language.tr(
            "Nach Wörtern, Nummern oder Paragrafen suchen. Eingabetaste geht hin; Strg+Eingabetaste wählt eine Einheit "
            "oder Stelle dazu aus."
        )

    def _collect(self) -> None:
        """What is found is selected as well; the field is free for the next."""
        if self.list.currentRow() < 0:
            return
        (thing, kind), tr = self.list.currentItem().data(FOUND), self._language.tr
        if thing.kind not in (Kind.UNIT, Kind.POST):
            self.told.setText(tr("Auswählen lassen sich Einheiten und Stellen; das ist: {kind}", kind=kind))
            return
        self.collected.emit(thing)
        self.field.clear()
        self.told.setText(tr("Ausgewählt: {name}. Weiter suchen, oder Esc.", name=thing.title))


def kind_text(kind: Kind, language: Language) -> str:
    """Einheit, Stelle, …"""
    tr = language.tr
    return {
        Kind.UNIT: tr("Einheit"),
        Kind.SCENARIO: tr("Variante"),
        Kind.PAGE: tr("Seite"),
        Kind.DUTY: tr("Gesetzliche Aufgabe"),
        Kind.TASK: tr("Aufgabe"),
        Kind.GRANT: tr("Förderung"),
        Kind.REVENUE: tr("Ertrag"),
        Kind.ASSUMPTION: tr("Annahme"),
        Kind.CITY: tr("Vergleichsstadt"),
        Kind.BUDGET: tr("Haushaltszeile"),
        Kind.MEASURE: tr("Maßnahme"),
        Kind.POST: tr("Stelle"),
    }[kind]
