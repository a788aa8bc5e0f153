"""What is cut out and waits for its new place; nothing has happened to it yet."""

from PySide6.QtCore import QObject, Signal

from integration_office.domain.organisation import Organisation
from integration_office.ui.canvas.payload import Payload


class Scissors(QObject):
    """One for each window."""

    changed = Signal()
    """Emitted when other things are cut out, or none any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.payload = Payload()

    def cut(self, payload: Payload) -> None:
        """These things instead of those before."""
        if payload != self.payload:
            self.payload = payload
            self.changed.emit()

    def forget(self) -> None:
        """They stay where they are."""
        self.cut(Payload())

    def keep_in(self, organisation: Organisation) -> None:
        """Without what the state no longer has."""
        units = tuple(filter(organisation.units.__contains__, self.payload.units))
        posts = tuple(filter(organisation.positions.__contains__, self.payload.positions))
        self.cut(Payload(units, posts))
