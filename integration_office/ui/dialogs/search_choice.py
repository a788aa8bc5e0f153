"""A field for one of many things: typed or chosen, found by any part of its name."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QListView, QWidget

_CHARACTERS = 30


class SearchChoice(QComboBox):
    """`chosen` is the id of what is named; None while what is typed names nothing."""

    def __init__(
        self, things: Iterable[tuple[str, str]], chosen: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, editable=True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(_CHARACTERS)
        # One by one, each with its id, thousands take longer than anybody should wait.
        labels = dict(things)
        self._ids = tuple(labels)
        self.addItems(list(labels.values()))
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        for view in (self.view(), completer.popup()):
            if isinstance(view, QListView):
                view.setUniformItemSizes(True)
        self.choose(chosen)

    def setAccessibleName(self, name: str) -> None:
        """Also of the line one types in, which has the keyboard."""
        super().setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    @property
    def chosen(self) -> str | None:
        row = self.findText(self.currentText(), Qt.MatchFlag.MatchExactly)
        return None if row < 0 else self._ids[row]

    def holds(self, id: str) -> bool:
        """Whether it can be chosen."""
        return id in self._ids

    def choose(self, id: str | None) -> None:
        """Show the thing; None: nothing is chosen yet."""
        self.setCurrentIndex(self._ids.index(id) if id in self._ids else -1)
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
