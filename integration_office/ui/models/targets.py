"""The units something may go to: found by search, the best first where that is known; refused ones greyed."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QFont, QGuiApplication

from integration_office.domain.identity import UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.unit import Unit
from integration_office.ui.canvas.outlook_marks import ink
from integration_office.ui.outlooks import Effects, effect_text, outlook, rank
from integration_office.ui.plain_label import plain_tip
from integration_office.ui.theme import colours_in_force
from integration_office.wording.effects import unit_label
from integration_office.wording.language import Language

NAME, DIFFERENCE = range(2)
_TOP = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class TargetModel(QAbstractTableModel):
    """`refusal` says why a unit cannot be the target; empty: it can. It is asked only for units that are seen.

    With `effects` the units stand in the order of what they would do to double work and legal tasks.
    """

    def __init__(
        self,
        organisation: Organisation,
        refusal: Callable[[UnitId], str],
        effects: Effects | None,
        language: Language,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._organisation = organisation
        self._refusal = refusal
        self._effects = effects or {}
        self._language = language
        self._refusals: dict[UnitId, str] = {}
        labels = target_labels(organisation)
        self._labels = {unit: labels[unit] for unit in self._in_order()}
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

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 2 if self._effects else 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if role != _Role.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self._language.tr("Ziel"), self._language.tr("Doppelarbeit"))[section]

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        unit = self._shown[index.row()]
        if index.column() == DIFFERENCE:
            return self._difference(unit, role)
        match role:
            case _Role.DisplayRole:
                return self._labels[unit]
            case _Role.ForegroundRole if self.refusal(unit):
                return QBrush(colours_in_force().muted)
            case _Role.FontRole if self.refusal(unit):
                return self._struck_out
            case _Role.ToolTipRole:
                return plain_tip(self.refusal(unit) or self._labels[unit])
            case _Role.AccessibleTextRole:
                return ", ".join(filter(None, (self._labels[unit], self._told(unit), self.refusal(unit))))
        return None

    def _difference(self, unit: UnitId, role: int) -> object:
        if role in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return self._told(unit)
        if role == _Role.ForegroundRole and unit in self._effects:
            return QBrush(ink(outlook(self._effects[unit]), colours_in_force()))
        return None

    def _told(self, unit: UnitId) -> str:
        return effect_text(self._effects[unit], self._language) if unit in self._effects else ""

    def _in_order(self) -> list[UnitId]:
        """As in the tree; the best first where effects are known."""
        units = list(self._organisation.preorder)
        known = [unit for unit in units if unit in self._effects]
        unknown = [unit for unit in units if unit not in self._effects]
        return [*sorted(known, key=lambda unit: rank(self._effects[unit])), *unknown]


def target_labels(organisation: Organisation) -> Mapping[UnitId, str]:
    """The name, and behind it where the unit hangs: 0206 Ausländerangelegenheiten – Amt für Migration, Dezernat II."""
    return frozen(organisation.units).made(_labels)


def _labels(units: Mapping[UnitId, Unit]) -> dict[UnitId, str]:
    paths: dict[UnitId, str] = {}

    def path(unit: Unit) -> str:
        """Its name and those above it, without the root's."""
        if unit.parent is None:
            return ""
        if unit.id not in paths:
            above = path(units[unit.parent])
            paths[unit.id] = f"{unit_label(unit)}, {above}" if above else unit_label(unit)
        return paths[unit.id]

    def label(unit: Unit) -> str:
        above = "" if unit.parent is None else path(units[unit.parent])
        return f"{unit_label(unit)} – {above}" if above else unit_label(unit)

    return {id: label(unit) for id, unit in units.items()}


def _named(unit: UnitId, name: str, words: list[str]) -> bool:
    text = f"{unit} {name}".casefold()
    return all(word in text for word in words)
