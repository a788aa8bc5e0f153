"""Verlauf: what was done and taken back since the plan was opened, in words; each line is a state to go to."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from integration_office.application.events import Event, PlanChanged
from integration_office.application.history import Step
from integration_office.application.session import Session
from integration_office.ui.appearance import Colours
from integration_office.ui.bridge import Bridge
from integration_office.ui.happenings import intent_text
from integration_office.ui.naming import named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import muted, stack
from integration_office.ui.plain_label import plain_tip
from integration_office.wording.language import Language
from integration_office.wording.names import brief

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_TOP = QModelIndex()
_LETTERS = 200


class HistoryModel(QAbstractListModel):
    """Row n is the state after n steps; row 0 is how the plan was opened. Words are found when a row is seen."""

    def __init__(self, session: Session, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._language = language
        self._steps: tuple[Step, ...] = ()
        self._texts: dict[int, tuple[Step, str]] = {}
        self._colours: Colours | None = None
        self.now = 0

    def show_history(self, colours: Colours) -> None:
        """The steps as they are now."""
        self.beginResetModel()
        history = self._session.history
        self._steps, self.now, self._colours = history.steps, len(history.done), colours
        self.endResetModel()

    def remember(self, step: Step) -> str:
        """The words of a step; soonest found right after it was done, while its states are at hand."""
        known = self._texts.get(id(step))
        if known is None:
            states = (self._session.state_of(step.before), self._session.state_of(step.after))
            known = self._texts[id(step)] = (step, intent_text(step.intent, self._language, *states))
            self._forget_lost()
        return known[1]

    def _forget_lost(self) -> None:
        """Steps that another change took the place of are not kept alive by their words."""
        steps = self._session.history.steps
        if len(self._texts) > len(steps):
            kept = {id(step) for step in steps}
            self._texts = {key: value for key, value in self._texts.items() if key in kept}

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._steps) + 1

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:
        row = index.row()
        match role:
            case _Role.DisplayRole:
                return f"{'▶' if row == self.now else '   '} {brief(self._text(row), _LETTERS)}"
            case _Role.ToolTipRole:
                return plain_tip(self._text(row))
            case _Role.AccessibleTextRole:
                return f"{self._text(row)}, {self._place(row)}"
            case _Role.FontRole:
                return self._font(row)
            case _Role.ForegroundRole if row > self.now and self._colours is not None:
                return QColor(self._colours.muted)
        return None

    def _text(self, row: int) -> str:
        return self.remember(self._steps[row - 1]) if row else self._language.tr("Plan geöffnet")

    def _place(self, row: int) -> str:
        tr = self._language.tr
        if row == self.now:
            return tr("jetziger Stand")
        return tr("zurückgenommen") if row > self.now else tr("getan")

    def _font(self, row: int) -> QFont:
        font = QFont(QGuiApplication.font())
        font.setBold(row == self.now)
        font.setItalic(row > self.now)
        return font


class HistoryList(QListView):
    """Enter goes to the line the keyboard is on."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.clicked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class HistoryPanel(Panel):
    """A click, or Enter, goes to a state; nothing is lost by that, the way leads in both directions."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        tr = self.language.tr
        self.setAccessibleName(tr("Verlauf"))
        self.model = HistoryModel(bridge.session, self.language, self)
        self.list = named(HistoryList(self), "history")
        self.list.setModel(self.model)
        self.list.setAccessibleName(tr("Verlauf seit dem Öffnen"))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.clicked.connect(self._go_to)
        column = stack(self)
        column.addWidget(muted(tr("Ein Klick oder die Eingabetaste geht zu diesem Stand, auch wieder vorwärts."), self))
        column.addWidget(self.list, 1)

    def refresh(self) -> None:
        self.model.show_history(self.colours)
        now = self.model.index(self.model.now)
        self.list.setCurrentIndex(now)
        self.list.scrollTo(now)

    def _on_event(self, event: Event) -> None:
        done = self.bridge.session.history.done
        if isinstance(event, PlanChanged) and not event.undone and done:
            self.model.remember(done[-1])
        super()._on_event(event)

    def _go_to(self, index: QModelIndex) -> None:
        self.bridge.attempt(lambda: self.bridge.session.go_to(index.row()))
