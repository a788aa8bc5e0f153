"""New posts in a unit: one, or several alike at once."""

import re
from collections.abc import Container, Iterator

from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QWidget

from integration_office.domain.changes import AddPosition, Change
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import GrantId, PositionId, UnitId, unused_id
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Lapse, Position, Terms
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.form import ChangeForm, Incomplete
from integration_office.ui.dialogs.grade_field import GradeField, UnpricedNote
from integration_office.ui.dialogs.reading import fte_in, optional_date
from integration_office.ui.dialogs.search_choice import SearchChoice
from integration_office.ui.dialogs.unit_choice import UnitChoice
from integration_office.ui.naming import named
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
        self.setFocusProxy(self.title)

    def changes(self) -> tuple[Change, ...]:
        unit = self._chosen_unit()
        first = self.id.text().strip()
        if not first:
            raise Incomplete(self.tr_("Bitte eine Stellennummer angeben."))
        terms = self._terms()
        ids = following_ids(first, self.count.value(), {*self._organisation.positions, *self._organisation.lapsing})
        return tuple(AddPosition(self._post(PositionId(id), unit, terms)) for id in ids)

    def _post(self, id: PositionId, unit: UnitId, terms: Terms) -> Position:
        until = optional_date(self.until.text(), end_of_year=True)
        return Position(
            id,
            unit,
            self.title.text().strip(),
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
        grade = read_grade(self.grade.text())
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
        self.rows.addRow(tr("E&inheit"), self.unit)
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


def proposed_position_id(unit: UnitId, organisation: Organisation) -> str:
    """The number after the last one of the unit; a unit without posts lends its own id: 56 → 56-01."""
    taken = {*organisation.positions, *organisation.lapsing}
    own = organisation.staff.get(unit, ())
    return next(iter(following_ids(_raised(max(own)) if own else f"{unit}-01", 1, taken)))


def following_ids(first: str, count: int, taken: Container[str]) -> tuple[str, ...]:
    """`count` ids: the first as it is, the others counted on past those that are taken."""
    return (
        (first, *_free_after(first, count - 1, taken))
        if count > 1 or first not in taken
        else (*_free_after(first, 1, taken),)
    )


def texts_in(text: str) -> tuple[str, ...]:
    """What stands between semicolons, each once."""
    return tuple(dict.fromkeys(part for each in text.split(";") if (part := each.strip())))


def _free_after(id: str, count: int, taken: Container[str]) -> Iterator[str]:
    for _ in range(count):
        id = _raised(id)
        while id in taken:
            id = _raised(id)
        yield id


def _raised(id: str) -> str:
    """The last number in an id counted on, as wide as it was: 0109 → 0110; one without a number gets one."""
    found = re.search(r"(\d{1,15})(\D*)$", id)
    if found is None:
        return unused_id(f"{id}-2", ())
    number = str(int(found[1]) + 1).zfill(len(found[1]))
    return f"{id[: found.start()]}{number}{found[2]}"
