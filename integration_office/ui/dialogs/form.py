"""The middle of a command's dialog: fields that the user fills in, and the changes they mean."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QWidget

from integration_office.domain.changes import Change
from integration_office.ui.bridge import Bridge


class Incomplete(Exception):
    """Something is missing, or what is there makes no sense; the text says what, in the user's words."""

    def __init__(self, text: str, *, is_refused: bool = False) -> None:
        super().__init__(text)
        self.text = text
        self.is_refused = is_refused


class ChangeForm(QWidget):
    """Fields for one kind of change."""

    stretch = 0
    """How much of the dialog's spare height the form takes."""

    is_long = False
    """Whether the preview stands beside the form, which has no room left for it below."""

    is_wide = False
    """Whether the form needs more width than most."""

    edited = Signal()
    """Emitted when the changes the fields mean are other ones."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.tr_ = bridge.language.tr
        self.first: QWidget = self
        self.rows = QFormLayout(self)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def begins_at(self, field: QWidget) -> None:
        """Where the keyboard is first. No focus proxy: Tab would pass by every field before that one."""
        self.first = field

    def order(self) -> None:
        """Puts the fields into the order of Tab, once they lie in their dialog; mostly they are made in it."""

    def changes(self) -> tuple[Change, ...]:
        """What the fields mean. Raises Incomplete, or a DomainError for what makes no sense."""
        raise NotImplementedError
