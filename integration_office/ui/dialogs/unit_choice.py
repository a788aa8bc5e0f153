"""A field for one unit: typed or chosen, found by any part of its name."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.ui.models.targets import target_label


class UnitChoice(QComboBox):
    """`unit` is the chosen one; None while what is typed names none."""

    def __init__(self, organisation: Organisation, chosen: UnitId | None, parent: QWidget | None = None) -> None:
        super().__init__(parent, editable=True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(30)
        for unit in organisation.preorder:
            self.addItem(target_label(unit, organisation), unit)
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.setCurrentIndex(self.findData(chosen))

    @property
    def unit(self) -> UnitId | None:
        row = self.findText(self.currentText(), Qt.MatchFlag.MatchExactly)
        return None if row < 0 else UnitId(self.itemData(row))
