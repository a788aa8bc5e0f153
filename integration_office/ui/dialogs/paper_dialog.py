"""Asks which scenario is proposed, which stand beside it, and which kind of paper it is to be."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from integration_office.domain.plan import Plan
from integration_office.ui.bridge import Bridge
from integration_office.ui.naming import named
from integration_office.ui.services import TEMPLATES
from integration_office.wording.language import Language


class PaperDialog(QDialog):
    """`write` is called with the scenarios, the proposed one first, and the template."""

    def __init__(self, bridge: Bridge, write: Callable[[list[str], str], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._write = write
        self._tr = bridge.language.tr
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self._tr("Papier erstellen"))
        plan = bridge.session.plan
        self.proposed = named(QComboBox(), "proposed")
        self.proposed.addItems(list(plan.scenarios))
        self.proposed.setCurrentText(_likely(plan))
        self.others = named(QListWidget(), "others")
        self.template = named(QComboBox(), "template")
        for key in TEMPLATES:
            self.template.addItem(template_text(key, bridge.language), key)
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText(self._tr("Papier erstellen …"))
        self._lay_out()
        self._list_others()
        self.proposed.currentTextChanged.connect(self._list_others)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def accept(self) -> None:
        super().accept()
        self._write([self.proposed.currentText(), *self._chosen_others()], self.template.currentData())

    def _lay_out(self) -> None:
        fields = QFormLayout()
        fields.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        fields.addRow(self._tr("&Vorgeschlagen wird"), self.proposed)
        fields.addRow(self._tr("&Zum Vergleich"), self.others)
        fields.addRow(self._tr("&Art des Papiers"), self.template)
        column = QVBoxLayout(self)
        column.addLayout(fields)
        column.addWidget(self.buttons)
        self.resize(480, 320)

    def _list_others(self) -> None:
        """Every other scenario, all of them chosen: alternatives belong into the paper."""
        self.others.clear()
        for at in range(self.proposed.count()):
            name = self.proposed.itemText(at)
            if name != self.proposed.currentText():
                item = QListWidgetItem(name, self.others)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)

    def _chosen_others(self) -> list[str]:
        items = (self.others.item(row) for row in range(self.others.count()))
        return [item.text() for item in items if item.checkState() == Qt.CheckState.Checked]


def _likely(plan: Plan) -> str:
    """The scenario on the desk; else the first that changes anything."""
    changing = (name for name, scenario in plan.scenarios.items() if scenario.measures)
    return plan.active or next(changing, "")


def template_text(key: str, language: Language) -> str:
    words = {
        "beschlussvorlage": language.tr("Beschlussvorlage"),
        "gedankenpapier": language.tr("Gedankenpapier"),
    }
    return words.get(key, key)
