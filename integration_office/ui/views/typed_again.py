"""What was typed into a cell and refused stands in its field again: nobody has to type it twice."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractItemView, QLineEdit

from integration_office.ui.bridge import Bridge
from integration_office.ui.views.table import DataTable


class TypedAgain(QObject):
    """Of one table, whose fields it opens again; to be made before whoever carries out what was typed listens.

    Whoever works elsewhere by then, or types into another field, is not interrupted.
    """

    def __init__(self, bridge: Bridge, table: DataTable[Any]) -> None:
        super().__init__(table)
        self._table = table
        self._typed: tuple[Hashable, int, str] | None = None
        table.table.edited.connect(self._note)
        bridge.refused.connect(self._offer)
        bridge.happened.connect(self._forget)

    def _note(self, row: Any, column: int, text: str) -> None:
        self._typed = (self._table.table.id_of(row), column, text)

    def _forget(self, *_: object) -> None:
        self._typed = None

    def _offer(self, *_: object) -> None:
        # Not before the field that is open has closed.
        QTimer.singleShot(0, self, self._open)

    def _open(self) -> None:
        typed, table = self._typed, self._table
        self._typed = None
        if typed is None or not table.hasFocus() or table.state() is QAbstractItemView.State.EditingState:
            return
        id, column, text = typed
        place = table.table.place(id)
        if place is None:
            return
        index = table.table.index(place, column)
        table.setCurrentIndex(index)
        table.edit(index)
        field = table.viewport().findChild(QLineEdit)
        if field is not None:
            field.setText(text)
