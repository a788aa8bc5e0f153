"""Asks before a value is fitted to the budget: what it becomes, what rests on it, and why."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel
from integration_office.wording.language import Language

_WIDTH = 560


class FitDialog(QDialog):
    """`take_over` is called with the reason once somebody has agreed."""

    def __init__(
        self, told: str, proposed: str, take_over: Callable[[str], None], language: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        tr, standard = language.tr, QDialogButtonBox.StandardButton
        self._take_over = take_over
        self.setWindowTitle(tr("An den Haushalt anpassen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.reason = named(QLineEdit(proposed), "fit_reason")
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText(tr("Übernehmen"))
        form = QFormLayout()
        form.addRow(tr("&Quelle"), self.reason)
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(told))
        column.addWidget(PlainLabel(_consequence(language)))
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        resize_on_screen(self, _WIDTH, self.sizeHint().height())

    def accept(self) -> None:
        self._take_over(self.reason.text().strip())
        super().accept()


def _consequence(language: Language) -> str:
    return language.tr(
        "Das ändert die Kosten im Ist-Stand und in allen Varianten. Der Wert steht danach als Annahme „an Haushalt "
        "angepasst“ da, gilt als nicht verifiziert und lässt sich jederzeit zurücknehmen."
    )
