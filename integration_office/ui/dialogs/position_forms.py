"""Cut posts, regrade them, change their FTE."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLineEdit, QSpinBox

from integration_office.domain.changes import Change, ChangeFte, CutPosition, RegradePosition
from integration_office.domain.identity import PositionId
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Lapse, Terms
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.form import ChangeForm, Incomplete
from integration_office.ui.dialogs.grade_field import GradeField, UnpricedNote
from integration_office.ui.dialogs.reading import fte_in, grade_in, optional_date
from integration_office.ui.naming import named
from integration_office.ui.plain_label import SubjectLabel
from integration_office.wording.names import Names
from integration_office.wording.numbers import fte_number


class PostsForm(ChangeForm):
    """Begins with the posts it is about."""

    def __init__(self, bridge: Bridge, positions: tuple[PositionId, ...]) -> None:
        super().__init__(bridge)
        self.positions = positions
        names = Names(bridge.language, bridge.session.organisation)
        concerned = SubjectLabel(names.listed(tuple(map(names.position, positions))))
        tr = bridge.language.tr
        self.rows.addRow(tr("Stelle") if len(positions) == 1 else tr("Stellen"), concerned)

    def _terms(self) -> Iterator[tuple[PositionId, Terms]]:
        """The posts with what they have now: those that have it already need no measure."""
        organisation = self.bridge.session.organisation
        return ((each, organisation.position(each).terms) for each in self.positions)


class CutForm(PostsForm):
    def __init__(self, bridge: Bridge, positions: tuple[PositionId, ...]) -> None:
        super().__init__(bridge, positions)
        self.until = named(QLineEdit(), "kw")
        self.until.setPlaceholderText(bridge.language.tr("leer: endet zum Wirkungsdatum; sonst z. B. 31.12.2028"))
        self.rows.addRow(bridge.language.tr("&kw zum"), self.until)
        self.begins_at(self.until)
        self.until.textChanged.connect(self.edited)

    def changes(self) -> tuple[Change, ...]:
        until = optional_date(self.until.text(), end_of_year=True)
        lapse = None if until is None else Lapse(until)
        return tuple(CutPosition(each, lapse) for each in self.positions)


class RegradeForm(PostsForm):
    def __init__(self, bridge: Bridge, positions: tuple[PositionId, ...]) -> None:
        super().__init__(bridge, positions)
        organisation = bridge.session.organisation
        self.grade = GradeField(organisation)
        self.grade.setPlaceholderText(_present_grades(positions, organisation))
        self.step = named(QSpinBox(minimum=0, maximum=15), "step")
        self.step.setSpecialValueText(bridge.language.tr("wie bisher"))
        self.unpriced = UnpricedNote(bridge, self.grade, len(positions))
        self.rows.addRow(bridge.language.tr("Neue G&ruppe"), self.grade)
        self.rows.addRow(self.unpriced)
        self.rows.addRow(bridge.language.tr("&Stufe"), self.step)
        self.begins_at(self.grade)
        self.grade.textChanged.connect(self.edited)
        self.step.valueChanged.connect(self.edited)

    def changes(self) -> tuple[Change, ...]:
        grade = grade_in(self.grade.text(), self.bridge.language)
        step = self.step.value() or None
        changed = [id for id, now in self._terms() if now.grade != grade or step not in (None, now.step)]
        if not changed:
            raise Incomplete(self.bridge.language.tr("Bitte eine andere Gruppe oder Stufe angeben."))
        return tuple(RegradePosition(each, grade, step) for each in changed)


class FteForm(PostsForm):
    """One number for all posts; where they differ now, none is proposed."""

    def __init__(self, bridge: Bridge, positions: tuple[PositionId, ...]) -> None:
        super().__init__(bridge, positions)
        found = {bridge.session.organisation.position(each).fte_planned for each in positions}
        numbers = [fte_number(each, bridge.language) for each in sorted(found)]
        self.planned = named(QLineEdit(numbers[0] if len(numbers) == 1 else ""), "planned")
        self.planned.setPlaceholderText(bridge.language.tr("bisher {list}", list="; ".join(numbers)))
        self.planned.selectAll()
        self.filled = named(QLineEdit(), "filled")
        self.filled.setPlaceholderText(bridge.language.tr("leer: wie bisher, höchstens das neue Soll"))
        self.rows.addRow(bridge.language.tr("VZÄ &Soll"), self.planned)
        self.rows.addRow(bridge.language.tr("davon &besetzt"), self.filled)
        self.begins_at(self.planned)
        self.planned.textChanged.connect(self.edited)
        self.filled.textChanged.connect(self.edited)

    def changes(self) -> tuple[Change, ...]:
        planned = fte_in(self.planned.text(), self.bridge.language)
        filled = fte_in(self.filled.text(), self.bridge.language) if self.filled.text().strip() else None
        changed = [id for id, now in self._terms() if now.fte_planned != planned or filled not in (None, now.filled)]
        if not changed:
            raise Incomplete(self.bridge.language.tr("Bitte einen anderen Wert angeben."))
        return tuple(ChangeFte(each, planned, filled) for each in changed)


def _present_grades(positions: tuple[PositionId, ...], organisation: Organisation) -> str:
    grades = dict.fromkeys(str(organisation.position(each).grade or "–") for each in positions)
    return ", ".join(grades)
