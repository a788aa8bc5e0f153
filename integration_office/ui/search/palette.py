"""The command palette (Ctrl+K): every command by its name, with its keys; scenarios; and units and posts to go to."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QListWidgetItem, QWidget

from integration_office.ui.plain_label import plain_tip
from integration_office.ui.search.entries import Command, ranked
from integration_office.ui.search.finder import Finder, FinderWords
from integration_office.ui.search.gathering import Gathering
from integration_office.ui.search.popup import kind_text
from integration_office.ui.search.things import Thing, found
from integration_office.ui.search.two_columns import FOUND, POSSIBLE
from integration_office.ui.turns import Turns
from integration_office.wording.language import Language

_MOST_COMMANDS, _MOST_THINGS = 40, 20
_SHORTEST_SEARCH = 2


class CommandPalette(Finder):
    """What cannot be done now is listed with the reason."""

    def __init__(
        self, commands: Sequence[Command], things: Iterator[Thing], turns: Turns, language: Language, window: QWidget
    ) -> None:
        tr = language.tr
        hint = tr("Befehl, Ansicht, Variante, Einheit oder Stelle")
        super().__init__("palette", FinderWords(tr("Befehle"), tr("Befehl suchen"), hint, tr("Befehle")), window)
        self._commands, self._language = commands, language
        self._things = Gathering(things, turns, self.renew, self)
        self.show_found("")

    def show_found(self, text: str) -> None:
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

    def refuse(self, item: QListWidgetItem) -> str:
        if item.data(POSSIBLE) is not False:
            return ""
        command, _ = item.data(FOUND)
        return self._language.tr("„{command}“ geht jetzt nicht: {why}", command=command.title, why=command.detail)

    def _found_things(self, text: str) -> list[Thing]:
        if len(text.strip()) < _SHORTEST_SEARCH:
            return []
        return found(self._things.known, text, _MOST_THINGS)

    def _add(self, entry: Command | Thing, aside: str, *, is_possible: bool = True) -> None:
        spoken = ", ".join(filter(None, (entry.title, entry.detail, aside)))
        item = QListWidgetItem(spoken, self.list)
        item.setData(FOUND, (entry, aside))
        item.setData(POSSIBLE, is_possible)
        item.setToolTip(plain_tip("\n".join(filter(None, (entry.title, entry.detail)))))
