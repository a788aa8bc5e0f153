"""Asks for one name, and says while one types why it would not do."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from integration_office.ui.bridge import Bridge
from integration_office.ui.fitting import grow
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.problems import attempt_in_dialog
from integration_office.ui.theme import colours_in_force
from integration_office.wording.errors import sentence
from integration_office.wording.letters import seen


class NameDialog(QDialog):
    """`texts`: title, label of the field, text of the OK button. `act` is carried out with the name."""

    def __init__(
        self,
        bridge: Bridge,
        texts: tuple[str, str, str],
        proposed: str,
        refusal: Callable[[str], Exception | None],
        act: Callable[[str], None],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._refusal, self._act = bridge, refusal, act
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title, label, verb = texts
        self.setWindowTitle(title)
        self.name = named(QLineEdit(proposed), "name")
        self.name.selectAll()
        self.name.setMinimumWidth(380)
        self.reason = PlainLabel()
        # A colour of its own for the refusal, and room for it from the start.
        self.reason.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText(verb)
        self._lay_out(label)
        self.name.textChanged.connect(self._examine)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self._examine()

    def accept(self) -> None:
        name = self._wanted
        if attempt_in_dialog(self._bridge, lambda: self._act(name), self._tell):
            super().accept()

    def _tell(self, why: str) -> None:
        self.reason.setText(why)
        grow(self)

    @property
    def _wanted(self) -> str:
        return " ".join(seen(self.name.text()).split())

    def _lay_out(self, label: str) -> None:
        title = QLabel(label)
        title.setBuddy(self.name)
        column = QVBoxLayout(self)
        for widget in (title, self.name, self.reason, self.buttons):
            column.addWidget(widget)
        palette = self.reason.palette()
        palette.setColor(self.reason.foregroundRole(), colours_in_force().worse)
        self.reason.setPalette(palette)

    def _examine(self) -> None:
        error = self._refusal(self._wanted)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(error is None)
        self.reason.setText("" if error is None else sentence(error, self._bridge.language))
