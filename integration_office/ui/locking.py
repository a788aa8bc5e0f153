"""What would change the plan, in a window that is only for looking: switched off, with the reason."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QMenu, QPlainTextEdit, QWidget

from integration_office.application.ports import StoreError, StoreProblem
from integration_office.ui.bridge import Bridge
from integration_office.ui.looking import why_not
from integration_office.wording.names import brief


def lock(bridge: Bridge, *parts: QWidget | QAction) -> None:
    """Buttons and commands that change the plan stay off where nothing may be changed, and say why; into tables and
    texts nothing can be typed. Elsewhere nothing happens."""
    why = why_not(bridge.session, bridge.language)
    for part in parts if why else ():
        if isinstance(part, QAbstractItemView):
            part.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            part.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        elif isinstance(part, QLineEdit | QPlainTextEdit):
            part.setReadOnly(True)
            part.setToolTip(why)
        else:
            _Lock(part, why)


def forbids(bridge: Bridge) -> bool:
    """Whether nothing may be changed in this window; then that is said."""
    kept = bridge.session.looked_at
    if kept is not None:
        bridge.refused.emit(StoreError(StoreProblem.ONLY_LOOK, brief(kept.name)))
    return kept is not None


class _Lock(QObject):
    """Keeps one part off, whoever switches it on."""

    def __init__(self, part: QWidget | QAction, why: str) -> None:
        super().__init__(part)
        self._why = why
        if isinstance(part, QAction):
            part.changed.connect(self._hold)
            if isinstance(menu := part.parent(), QMenu):
                menu.setToolTipsVisible(True)
        else:
            part.installEventFilter(self)
        self._hold()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.EnabledChange, QEvent.Type.ToolTipChange):
            self._hold()
        return False

    def _hold(self) -> None:
        part = self.parent()
        assert isinstance(part, QWidget | QAction)
        if part.isEnabled():
            part.setEnabled(False)
        if self._why not in part.toolTip():
            own = part.toolTip() if isinstance(part, QWidget) else ""
            part.setToolTip("\n".join(filter(None, (own, self._why))))
