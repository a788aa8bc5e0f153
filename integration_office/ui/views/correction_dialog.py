"""A dialog that asks for something new in the Ist-Stand: it says what is missing, and closes once that is kept."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QWidget

from integration_office.application.events import BaselineEdit
from integration_office.domain.errors import DomainError
from integration_office.domain.organisation import Organisation
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.fitting import grow
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.theme import colours_in_force
from integration_office.ui.views.correcting import Correcting, Correction
from integration_office.wording.errors import sentence


class CorrectionDialog(QDialog):
    """Its fields, and where they stand, are those of a subclass, which lays out `why` and `buttons` below them."""

    def __init__(self, title: str, bridge: Bridge, correct: Correcting, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._language, self._correct = bridge, bridge.language, correct
        self.setWindowTitle(title)
        self.why = PlainLabel()
        self.why.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        palette = self.why.palette()
        palette.setColor(self.why.foregroundRole(), colours_in_force().worse)
        self.why.setPalette(palette)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText(bridge.language.tr("Anlegen"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def reject(self) -> None:
        """Not in the moment in which it is kept."""
        if self.buttons.isEnabled():
            super().reject()

    def keep(self, correction: Correction, edit: BaselineEdit, subjects: Sequence[str]) -> None:
        """Closes when it is done; refused, all that was typed is still there."""
        self.buttons.setEnabled(False)
        self._correct(correction, edit, subjects, self._hear)

    def try_out(self, make: Callable[[], object], state: Organisation) -> None:
        """OK is there only if this neither raises Incomplete nor a DomainError, which is told."""
        why = ""
        try:
            make()
        except Incomplete as error:
            why = error.text
        except DomainError as error:
            why = sentence(error, self._language, state)
        self.why.setText(why)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not why)

    def _hear(self, why: str) -> None:
        self.buttons.setEnabled(True)
        self.why.setText(why)
        if why:
            grow(self)
        else:
            super().accept()
