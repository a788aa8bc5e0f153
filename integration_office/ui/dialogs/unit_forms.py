"""Create, rename and merge units."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from integration_office.domain.changes import Change, CreateUnit, MergeUnits, RenameUnit
from integration_office.domain.identity import UnitId, unused_id
from integration_office.domain.organisation import Organisation
from integration_office.domain.unit import UnitKind
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.form import ChangeForm, Incomplete
from integration_office.ui.dialogs.reading import LONGEST_NAME, id_in, name_in
from integration_office.ui.dialogs.unit_choice import UnitChoice
from integration_office.ui.naming import named
from integration_office.ui.plain_label import SubjectLabel
from integration_office.wording.changes import unit_kind_text
from integration_office.wording.language import Language
from integration_office.wording.merged_names import merged_names
from integration_office.wording.names import Names, brief


class NewUnitFields(ChangeForm):
    """Name, id, kind and parent of a unit that is to be; the id follows the name until somebody writes another."""

    def __init__(self, bridge: Bridge, kind: UnitKind, parent: UnitId | None, names: Sequence[str] = ()) -> None:
        super().__init__(bridge)
        self._organisation = bridge.session.organisation
        self._has_own_id = False
        self.name, self._name_field = _name_field(names)
        self.id = named(QLineEdit(), "id")
        self._is_first = not self._organisation.units
        self.kind = kind_choice(UnitKind.AUTHORITY if self._is_first else kind, bridge.language)
        self.above = UnitChoice(self._organisation, parent)
        self.above.setEnabled(not self._is_first)
        self.above.setObjectName("parent")
        tr = bridge.language.tr
        for label, field in (
            (tr("Be&zeichnung"), self._name_field),
            (tr("&Kennung"), self.id),
            (tr("A&rt"), self.kind),
            (tr("&Unter"), self.above),
        ):
            self.rows.addRow(label, field)
        self.begins_at(self.name)
        self._propose_id()
        self.name.textChanged.connect(self._propose_id)
        self.id.textEdited.connect(self._keep_id)
        for changed in (self.name.textChanged, self.id.textChanged, self.above.currentTextChanged):
            changed.connect(self.edited)
        self.kind.currentIndexChanged.connect(self.edited)

    @property
    def chosen_kind(self) -> UnitKind:
        return UnitKind(self.kind.currentData())

    @property
    def chosen_parent(self) -> UnitId | None:
        """The unit to hang below, None for the first of all; raises Incomplete."""
        if self.above.unit is None and not self._is_first:
            raise Incomplete(self.bridge.language.tr("Bitte die übergeordnete Einheit aus der Liste wählen."))
        return self.above.unit

    @property
    def chosen_name(self) -> str:
        """The name; raises Incomplete while it is empty."""
        name = name_in(self.name.text(), self.bridge.language)
        if not name:
            raise Incomplete(self.bridge.language.tr("Bitte eine Bezeichnung angeben."))
        return name

    @property
    def chosen_id(self) -> UnitId:
        return UnitId(id_in(self.id.text(), self.bridge.language))

    def _propose_id(self) -> None:
        if not self._has_own_id:
            self.id.setText(proposed_id(self.name.text(), self._organisation))

    def _keep_id(self) -> None:
        """Somebody wrote an id: it no longer follows the name."""
        self._has_own_id = True


class CreateForm(NewUnitFields):
    def changes(self) -> tuple[Change, ...]:
        name = self.chosen_name
        return (CreateUnit(self.chosen_id, name, self.chosen_kind, self.chosen_parent),)


class MergeForm(NewUnitFields):
    """Units become one: a new unit, or one of them that stays."""

    def __init__(self, bridge: Bridge, units: tuple[UnitId, ...]) -> None:
        organisation = bridge.session.organisation
        first = organisation.unit(units[0])
        names_of_all = merged_names([organisation.unit(each).name for each in units], bridge.language)
        proposed = tuple(name for name in names_of_all if len(name) <= LONGEST_NAME)
        super().__init__(bridge, first.kind, first.parent, proposed)
        self._units = units
        names = Names(bridge.language, organisation)
        merged = SubjectLabel(names.units(units))
        self.stays = named(QComboBox(), "stays")
        self.stays.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.stays.addItem(bridge.language.tr("eine neue Einheit"), None)
        for unit in units:
            self.stays.addItem(brief(names.unit(unit)), unit)
        self.rows.insertRow(0, bridge.language.tr("Betrifft"), merged)
        self.rows.insertRow(1, bridge.language.tr("&Daraus wird"), self.stays)
        self.stays.currentIndexChanged.connect(self._fill_in)
        self.stays.currentIndexChanged.connect(self.edited)

    def order(self) -> None:
        """What stays was made last and stands first."""
        for one, next_one in pairwise((self.stays, self._name_field, self.id, self.kind, self.above)):
            self.setTabOrder(one, next_one)

    def changes(self) -> tuple[Change, ...]:
        return (MergeUnits(self._units, self.chosen_id, self.chosen_name, self.chosen_kind, self.chosen_parent),)

    def _fill_in(self) -> None:
        """The fields of the unit that stays; its id cannot be another."""
        kept = self.stays.currentData()
        self.id.setEnabled(kept is None)
        self._has_own_id = kept is not None
        if kept is None:
            self._propose_id()
            return
        unit = self.bridge.session.organisation.unit(UnitId(kept))
        self.name.setText(unit.name)
        self.id.setText(unit.id)
        self.kind.setCurrentIndex(self.kind.findData(unit.kind.value))
        self.above.choose(unit.parent)


class RenameForm(ChangeForm):
    def __init__(self, bridge: Bridge, unit: UnitId) -> None:
        super().__init__(bridge)
        self._unit = bridge.session.organisation.unit(unit)
        self.name = named(QLineEdit(self._unit.name), "name")
        self.name.selectAll()
        self.rows.addRow(bridge.language.tr("Einheit"), SubjectLabel(_called(unit, bridge)))
        self.rows.addRow(bridge.language.tr("&Neue Bezeichnung"), self.name)
        self.begins_at(self.name)
        self.name.textChanged.connect(self.edited)

    def changes(self) -> tuple[Change, ...]:
        name = name_in(self.name.text(), self.bridge.language)
        if name == self._unit.name:
            raise Incomplete(self.bridge.language.tr("Bitte eine andere Bezeichnung angeben."))
        return (RenameUnit(self._unit.id, name),)


def _name_field(proposed: Sequence[str]) -> tuple[QLineEdit, QWidget]:
    """Where the name is written; with names to choose from the first of them stands there, ready to be typed over."""
    if not proposed:
        name = named(QLineEdit(), "name")
        return name, name
    choice = named(QComboBox(editable=True), "names")
    choice.addItems(list(proposed))
    choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    line = named(QLineEdit(), "name")
    choice.setLineEdit(line)
    line.setText(proposed[0])
    line.selectAll()
    return line, choice


def kind_choice(kind: UnitKind, language: Language) -> QComboBox:
    """The kinds a unit below the root can have; the root itself has one only."""
    choice = named(QComboBox(), "kind")
    for each in UnitKind:
        if (each is UnitKind.AUTHORITY) == (kind is UnitKind.AUTHORITY):
            choice.addItem(unit_kind_text(each, language), each.value)
    choice.setCurrentIndex(choice.findData(kind.value))
    return choice


def proposed_id(name: str, organisation: Organisation) -> UnitId:
    """The capitals of a name that are free as an id: Amt für Integration → AI."""
    capitals = "".join(word[0] for word in name.split() if word[0].isupper())[:_CAPITALS]
    return UnitId(unused_id(capitals or "N", organisation.units))


_CAPITALS = 8


def _called(unit: UnitId, bridge: Bridge) -> str:
    return Names(bridge.language, bridge.session.organisation).unit(unit)
