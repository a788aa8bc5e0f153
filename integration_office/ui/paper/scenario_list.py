"""Which scenarios stand beside the proposed one, and in which order."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import stack
from integration_office.wording.language import Language

_FEWEST_ROWS, _MOST_ROWS = 3, 6


class ScenarioList(QWidget):
    """Names with a box to check each; dragged, or moved with the buttons or Alt and the arrow keys."""

    changed = Signal()
    """Emitted when other names are checked, or in another order."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unchecked: set[str] = set()
        self.list = named(_List(), "others")
        self.list.setAccessibleName(language.tr("Varianten zum Vergleich, in dieser Reihenfolge"))
        self.up = named(QPushButton(language.tr("Nach oben")), "other_up")
        self.down = named(QPushButton(language.tr("Nach unten")), "other_down")
        self._lay_out()
        self.list.itemChanged.connect(self._on_checked)
        self.list.model().rowsMoved.connect(self.changed)
        self.list.currentRowChanged.connect(self._enable)
        self.list.move_wanted.connect(self._move)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self._enable()

    @property
    def names(self) -> tuple[str, ...]:
        """All names as they stand."""
        return tuple(self.list.item(row).text() for row in range(self.list.count()))

    @property
    def chosen(self) -> tuple[str, ...]:
        """The names that are checked."""
        return tuple(name for name in self.names if name not in self._unchecked)

    def show_names(self, names: Sequence[str]) -> None:
        """These names, those known before in their order, new ones at the end and checked."""
        if set(names) == set(self.names):
            return
        known = [name for name in self.names if name in names]
        with QSignalBlocker(self.list):
            self.list.clear()
            for name in (*known, *(name for name in names if name not in known)):
                self._add(name)
        fit_rows(self.list, min(max(len(names), _FEWEST_ROWS), _MOST_ROWS))
        self._enable()

    def rename(self, old: str, new: str) -> None:
        """A scenario is called otherwise."""
        with QSignalBlocker(self.list):
            for item in self.list.findItems(old, Qt.MatchFlag.MatchExactly):
                item.setText(new)
        if old in self._unchecked:
            self._unchecked = (self._unchecked - {old}) | {new}

    def _add(self, name: str) -> None:
        item = QListWidgetItem(name, self.list)
        item.setToolTip(name.replace("<", "‹"))
        item.setFlags((item.flags() | Qt.ItemFlag.ItemIsUserCheckable) & ~Qt.ItemFlag.ItemIsDropEnabled)
        is_out = name in self._unchecked
        item.setCheckState(Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked)

    def _lay_out(self) -> None:
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        row = QHBoxLayout()
        row.addWidget(self.up)
        row.addWidget(self.down)
        column = stack(self)
        column.setSpacing(4)
        column.addWidget(self.list)
        column.addLayout(row)
        fit_rows(self.list, _FEWEST_ROWS)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def _on_checked(self, item: QListWidgetItem) -> None:
        is_in = item.checkState() is Qt.CheckState.Checked
        before = set(self._unchecked)
        self._unchecked = before - {item.text()} if is_in else before | {item.text()}
        if before != self._unchecked:
            self.changed.emit()

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if row < 0 or not 0 <= row + by < self.list.count():
            return
        with QSignalBlocker(self.list):
            self.list.insertItem(row + by, self.list.takeItem(row))
            self.list.setCurrentRow(row + by)
        self._enable()
        self.changed.emit()

    def _enable(self) -> None:
        row = self.list.currentRow()
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < self.list.count() - 1)


def fit_rows(view: QListWidget, rows: int) -> None:
    """As high as so many rows; the first tells how high one is."""
    row = view.sizeHintForRow(0) if view.count() else view.fontMetrics().lineSpacing() + 2
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setFixedHeight(rows * row + 2 * view.frameWidth() + 2)


class _List(QListWidget):
    move_wanted = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ways = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in ways:
            self.move_wanted.emit(ways[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
