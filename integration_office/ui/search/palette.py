"""The command palette (Ctrl+K): every command by its name, with its keys; scenarios; and units and posts to go to."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.search.entries import Command, ranked
from integration_office.ui.search.gathering import Gathering
from integration_office.ui.search.popup import kind_text
from integration_office.ui.search.things import Thing, found
from integration_office.ui.search.two_columns import FOUND, POSSIBLE, TwoColumns
from integration_office.ui.turns import Turns
from integration_office.wording.language import Language

_MOST_COMMANDS, _MOST_THINGS = 40, 20
_SHORTEST_SEARCH = 2
_SIZE = QSize(640, 460)
_FROM_TOP = 60
_PASSED_ON = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class CommandPalette(QDialog):
    """Type, arrow down, Enter; Escape closes. What cannot be done now is listed with the reason."""

    chosen = Signal(object)
    """Emitted, once the palette is gone, with the Command or the Thing."""

    def __init__(
        self, commands: Sequence[Command], things: Iterator[Thing], turns: Turns, language: Language, window: QWidget
    ) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._commands = commands
        self._language, self._window = language, window
        self._things = Gathering(things, turns, self._show_all, self)
        tr = language.tr
        self.setWindowTitle(tr("Befehle"))
        self.field = named(QLineEdit(), "palette_field")
        self.field.setPlaceholderText(tr("Befehl, Ansicht, Variante, Einheit oder Stelle"))
        self.field.setAccessibleName(tr("Befehl suchen"))
        self.list = named(QListWidget(), "palette_results")
        self.list.setAccessibleName(tr("Befehle"))
        self.list.setItemDelegate(TwoColumns(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.told = muted("")
        column = QVBoxLayout(self)
        for part in (self.field, self.list, self.told):
            column.addWidget(part)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._show_found)
        self.field.returnPressed.connect(self._choose)
        self.list.itemClicked.connect(self._choose)
        self._show_found("")

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

    def _show_found(self, text: str) -> None:
        self.list.clear()
        commands = ranked(self._commands, text)[: _MOST_COMMANDS if text.strip() else None]
        for command in commands:
            self._add(command, command.keys, is_possible=command.is_possible)
        for thing in self._found_things(text):
            self._add(thing, kind_text(thing.kind, self._language))
        self.list.setCurrentRow(0)
        tr = self._language.tr
        none = tr("Nichts gefunden. Weniger oder andere Wörter versuchen.")
        self.told.setText(tr("Eingabetaste führt aus, Esc schließt.") if self.list.count() else none)

    def _found_things(self, text: str) -> list[Thing]:
        if len(text.strip()) < _SHORTEST_SEARCH:
            return []
        return found(self._things.known, text, _MOST_THINGS)

    def _show_all(self) -> None:
        """Nothing is missing any more in what is searched; whoever has gone on in the list is not disturbed."""
        if self.field.text().strip() and self.list.currentRow() < 1:
            self._show_found(self.field.text())

    def _add(self, entry: Command | Thing, aside: str, *, is_possible: bool = True) -> None:
        spoken = ", ".join(filter(None, (entry.title, entry.detail, aside)))
        item = QListWidgetItem(spoken, self.list)
        item.setData(FOUND, (entry, aside))
        item.setData(POSSIBLE, is_possible)

    def _choose(self) -> None:
        if self.list.currentRow() < 0:
            return
        item = self.list.currentItem()
        entry, _ = item.data(FOUND)
        if item.data(POSSIBLE) is False:
            self.told.setText(self._language.tr("„{command}“ geht jetzt nicht: {why}", **_why(entry)))
            return
        self.close()
        self.chosen.emit(entry)


def _why(command: Command) -> dict[str, str]:
    return {"command": command.title, "why": command.detail}
