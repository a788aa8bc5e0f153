"""New posts in a unit: one, or several alike at once."""

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from integration_office.domain.changes import AddPosition, Change
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import GrantId, PositionId, UnitId
from integration_office.domain.position import Lapse, Position, Terms
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.form import ChangeForm, Incomplete
from integration_office.ui.dialogs.grade_field import GradeField, UnpricedNote
from integration_office.ui.dialogs.position_ids import ids_after, proposed_position_id
from integration_office.ui.dialogs.reading import fte_in, id_in, name_in, optional_date
from integration_office.ui.dialogs.search_choice import SearchChoice
from integration_office.ui.dialogs.unit_choice import UnitChoice
from integration_office.ui.naming import named
from integration_office.wording.letters import seen
from integration_office.wording.names import Names

_MOST_AT_ONCE = 99


class AddPositionForm(ChangeForm):
    """The number follows the unit until somebody writes another."""

    is_long = True

    def __init__(self, bridge: Bridge, unit: UnitId | None) -> None:
        super().__init__(bridge)
        self._organisation = bridge.session.organisation
        self._has_own_id = False
        self.unit = named(UnitChoice(self._organisation, unit), "unit")
        self.id = named(QLineEdit(), "id")
        self.title = named(QLineEdit(self.tr_("Sachbearbeitung")), "title")
        self.grade = GradeField(self._organisation)
        self.unpriced = UnpricedNote(bridge, self.grade, 1)
        self.step = named(QSpinBox(minimum=0, maximum=15), "step")
        self.step.setSpecialValueText(self.tr_("übliche Stufe"))
        self.planned = named(QLineEdit("1,0" if bridge.language.code == "de" else "1.0"), "planned")
        self.filled = named(QLineEdit(), "filled")
        self.count = named(QSpinBox(minimum=1, maximum=_MOST_AT_ONCE), "count")
        self.competences = named(QLineEdit(), "competences")
        self.is_head = named(QCheckBox(self.tr_("&Leitung der Einheit")), "is_head")
        self.until = named(QLineEdit(), "kw")
        self.grant = self._grant_choice()
        self._add_rows()
        self._propose_id()
        self._connect()
        self.begins_at(self.title)

    def changes(self) -> tuple[Change, ...]:
        unit = self._chosen_unit()
        first = id_in(self.id.text(), self.bridge.language)
        if not first:
            raise Incomplete(self.tr_("Bitte eine Stellennummer angeben."))
        terms = self._terms()
        # A first number that is taken is refused by name, not passed over.
        ids = (first, *ids_after(first, self.count.value() - 1, self._organisation))
        return tuple(AddPosition(self._post(PositionId(id), unit, terms)) for id in ids)

    def _post(self, id: PositionId, unit: UnitId, terms: Terms) -> Position:
        until = optional_date(self.until.text(), end_of_year=True)
        return Position(
            id,
            unit,
            name_in(self.title.text(), self.bridge.language),
            terms,
            competences=texts_in(self.competences.text()),
            is_head=self.is_head.isChecked(),
            lapse=None if until is None else Lapse(until),
            grant=None if not self.grant.chosen else GrantId(self.grant.chosen),
        )

    def _terms(self) -> Terms:
        language, filled = self.bridge.language, self.filled.text().strip()
        if not self.grade.text().strip():
            raise Incomplete(self.tr_("Bitte eine Gruppe angeben, zum Beispiel E9b oder A11."))
        grade = read_grade(seen(self.grade.text()))
        planned = fte_in(self.planned.text(), language)
        return Terms(grade, self.step.value() or None, planned, fte_in(filled, language) if filled else 0)

    def _chosen_unit(self) -> UnitId:
        if self.unit.unit is None:
            raise Incomplete(self.tr_("Bitte die Einheit aus der Liste wählen."))
        return self.unit.unit

    def _grant_choice(self) -> SearchChoice:
        names = Names(self.bridge.language, self._organisation)
        known = ((grant, names.grant(grant)) for grant in self._organisation.grants)
        return named(SearchChoice((("", self.tr_("keine")), *known), ""), "grant")

    def _add_rows(self) -> None:
        self.until.setPlaceholderText(self.tr_("leer: auf Dauer; sonst z. B. 31.12.2028"))
        self.filled.setPlaceholderText(self.tr_("leer: unbesetzt"))
        self.competences.setPlaceholderText(self.tr_("mit Semikolon getrennt"))
        tr = self.tr_
        self.rows.addRow(tr("Einhei&t"), self.unit)
        self.rows.addRow(tr("F&unktion"), self.title)
        self.rows.addRow(tr("G&ruppe"), self.grade)
        self.rows.addRow(self.unpriced)
        fields: tuple[tuple[str, QWidget], ...] = (
            (tr("Stuf&e"), self.step),
            (tr("VZÄ &Soll"), self.planned),
            (tr("davon &besetzt"), self.filled),
            (tr("Stelle&nnummer"), self.id),
            (tr("An&zahl gleicher Stellen"), self.count),
            (tr("K&ompetenzen"), self.competences),
            (tr("&kw zum"), self.until),
            (tr("För&derung"), self.grant),
        )
        for label, field in fields:
            self.rows.addRow(label, field)
        self.rows.addRow("", self.is_head)

    def _connect(self) -> None:
        self.unit.currentTextChanged.connect(self._propose_id)
        self.id.textEdited.connect(self._keep_id)
        texts = (self.id, self.title, self.grade, self.planned, self.filled, self.competences, self.until)
        for line in texts:
            line.textChanged.connect(self.edited)
        for choice in (self.unit, self.grant):
            choice.currentTextChanged.connect(self.edited)
        for number in (self.step, self.count):
            number.valueChanged.connect(self.edited)
        self.is_head.toggled.connect(self.edited)

    def _propose_id(self) -> None:
        if not self._has_own_id and self.unit.unit is not None:
            self.id.setText(proposed_position_id(self.unit.unit, self._organisation))

    def _keep_id(self) -> None:
        self._has_own_id = True


def texts_in(text: str) -> tuple[str, ...]:
    """What stands between semicolons, each once."""
    return tuple(dict.fromkeys(part for each in text.split(";") if (part := each.strip())))
