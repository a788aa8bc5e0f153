"""The units something may go to, as a list model: found by search; refused ones greyed, with their reason."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QGuiApplication

from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.ui.plain_label import plain_tip
from integration_office.ui.theme import colours_in_force
from integration_office.wording.effects import unit_label

_TOP = QModelIndex()


class TargetModel(QAbstractListModel):
    """`refusal` says why a unit cannot be the target; empty: it can. It is asked only for units that are seen."""

    def __init__(
        self, organisation: Organisation, refusal: Callable[[UnitId], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._organisation = organisation
        self._refusal = refusal
        self._refusals: dict[UnitId, str] = {}
        self._labels = {unit: target_label(unit, organisation) for unit in organisation.preorder}
        self._searched = {unit: f"{unit} {label}".casefold() for unit, label in self._labels.items()}
        self._shown = tuple(self._labels)
        self._struck_out = QFont(QGuiApplication.font())
        self._struck_out.setStrikeOut(True)

    def search(self, text: str) -> None:
        """Only the units whose id, name or place hold all these words; by name before by place."""
        words = text.casefold().split()
        self.beginResetModel()
        found = [unit for unit, known in self._searched.items() if all(word in known for word in words)]
        units = self._organisation.units
        self._shown = tuple(sorted(found, key=lambda unit: not _named(unit, units[unit].name, words)))
        self.endResetModel()

    def unit(self, row: int) -> UnitId:
        return self._shown[row]

    def refusal(self, unit: UnitId) -> str:
        if unit not in self._refusals:
            self._refusals[unit] = self._refusal(unit)
        return self._refusals[unit]

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        unit = self._shown[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._labels[unit]
            case Qt.ItemDataRole.ForegroundRole if self.refusal(unit):
                return QBrush(colours_in_force().muted)
            case Qt.ItemDataRole.FontRole if self.refusal(unit):
                return self._struck_out
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.refusal(unit) or self._labels[unit])
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(filter(None, (self._labels[unit], self.refusal(unit))))
        return None


def target_label(unit: UnitId, organisation: Organisation) -> str:
    """The name, and behind it where the unit hangs: 0206 Ausländerangelegenheiten – Amt für Migration, Dezernat II."""
    own, *above = organisation.ancestry(unit)
    path = ", ".join(unit_label(each) for each in above[:-1])
    return f"{unit_label(own)} – {path}" if path else unit_label(own)


def _named(unit: UnitId, name: str, words: list[str]) -> bool:
    text = f"{unit} {name}".casefold()
    return all(word in text for word in words)
