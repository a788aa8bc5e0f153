"""A field for one unit: typed or chosen, found by any part of its name."""

from PySide6.QtWidgets import QWidget

from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.ui.dialogs.search_choice import SearchChoice
from integration_office.ui.models.targets import target_labels


class UnitChoice(SearchChoice):
    """`unit` is the chosen one; None while what is typed names none."""

    def __init__(self, organisation: Organisation, chosen: UnitId | None, parent: QWidget | None = None) -> None:
        labels = target_labels(organisation)
        super().__init__(((unit, labels[unit]) for unit in organisation.preorder), chosen, parent)

    @property
    def unit(self) -> UnitId | None:
        return None if self.chosen is None else UnitId(self.chosen)
