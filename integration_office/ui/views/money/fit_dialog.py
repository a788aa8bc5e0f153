"""Asks before a value is fitted to the budget: what it becomes, what rests on it, and why."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from integration_office.application.events import BaselineEdit
from integration_office.domain.organisation import Organisation
from integration_office.ui.bridge import Bridge
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.views.correcting import Correcting
from integration_office.ui.views.correction_dialog import CorrectionDialog
from integration_office.wording.language import Language

_WIDTH = 560

Fit = Callable[[Organisation, str], Organisation]
"""The Ist-Stand with the fitted value, from the Ist-Stand and the source of the value."""


class FitDialog(CorrectionDialog):
    """Tells what is to become of the assumption `key`, and makes it so once somebody has agreed."""

    def __init__(self, told: str, fit: Fit, key: str, bridge: Bridge, correct: Correcting, parent: QWidget) -> None:
        tr = bridge.language.tr
        super().__init__(tr("An den Haushalt anpassen"), bridge, correct, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fit, self._key = fit, key
        self.reason = named(QLineEdit(tr("Haushalt {year}", year=bridge.session.frame.year)), "fit_reason")
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("Übernehmen"))
        form = QFormLayout()
        form.addRow(tr("&Quelle"), self.reason)
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(told))
        column.addWidget(PlainLabel(_consequence(bridge.language)))
        column.addLayout(form)
        column.addWidget(self.why)
        column.addWidget(self.buttons)
        resize_on_screen(self, _WIDTH, self.sizeHint().height())

    def accept(self) -> None:
        source = self.reason.text().strip()
        self.keep(lambda state: self._fit(state, source), BaselineEdit.FIT, (self._key,))


def _consequence(language: Language) -> str:
    return language.tr(
        "Das ändert die Kosten im Ist-Stand und in allen Varianten. Der Wert steht danach als Annahme „an Haushalt "
        "angepasst“ da, gilt als nicht verifiziert und lässt sich jederzeit zurücknehmen."
    )
