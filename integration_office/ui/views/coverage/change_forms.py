"""The forms of proposals that are changes: assign a post, state a demand, add a post, or carry out what is listed."""

from decimal import Decimal, InvalidOperation

from PySide6.QtWidgets import QCheckBox, QLineEdit

from integration_office.analysis.closing import AddPost, AssignPost
from integration_office.domain.changes import AddPosition, Assign, Change, SetDemand
from integration_office.domain.identity import PositionId, TaskId, unused_id
from integration_office.domain.position import Position, Terms
from integration_office.domain.quantity import FTE_SCALE, ten_thousandths
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.form import ChangeForm, Incomplete
from integration_office.ui.dialogs.reading import fte_in, grade_in
from integration_office.ui.dialogs.unit_choice import UnitChoice
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel
from integration_office.wording.changes import change_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import fte_number, plain


class AssignForm(ChangeForm):
    """A post does a task with a share of itself."""

    def __init__(self, bridge: Bridge, proposal: AssignPost) -> None:
        super().__init__(bridge)
        self._proposal = proposal
        names = Names(bridge.language, bridge.session.organisation)
        self.share = named(QLineEdit(names.share(proposal.share)), "share")
        tr = bridge.language.tr
        self.rows.addRow(tr("Stelle"), PlainLabel(names.position(proposal.position)))
        self.rows.addRow(tr("Aufgabe"), PlainLabel(names.task(proposal.task)))
        self.rows.addRow(tr("A&nteil der Stelle"), self.share)
        self.setFocusProxy(self.share)
        self.share.textChanged.connect(self.edited)

    def changes(self) -> tuple[Change, ...]:
        share = share_in(self.share.text(), self.bridge.language)
        return (Assign(self._proposal.position, self._proposal.task, share),)


class DemandForm(ChangeForm):
    """What a task needs: in FTE, or as cases a year times minutes a case."""

    def __init__(self, bridge: Bridge, task: TaskId) -> None:
        super().__init__(bridge)
        known = bridge.session.organisation.task(task)
        self._task, language = task, bridge.language
        self.fte = named(QLineEdit(), "demand_fte")
        self.cases, self.minutes = named(QLineEdit(), "cases"), named(QLineEdit(), "minutes")
        if known.demand_fte is not None:
            self.fte.setText(fte_number(known.demand_fte, language))
        for field, value in ((self.cases, known.cases), (self.minutes, known.minutes)):
            field.setText("" if value is None else plain(value, language))
        names, tr = Names(language, bridge.session.organisation), language.tr
        self.rows.addRow(tr("Aufgabe"), PlainLabel(names.task(task)))
        self.rows.addRow(tr("&Bedarf in VZÄ"), self.fte)
        self.rows.addRow(tr("oder &Fälle im Jahr"), self.cases)
        self.rows.addRow(tr("× &Minuten je Fall"), self.minutes)
        self.setFocusProxy(self.fte)
        for field in (self.fte, self.cases, self.minutes):
            field.textChanged.connect(self.edited)

    def changes(self) -> tuple[Change, ...]:
        language = self.bridge.language
        if self.fte.text().strip():
            return (SetDemand(self._task, fte_in(self.fte.text(), language)),)
        if not (self.cases.text().strip() and self.minutes.text().strip()):
            raise Incomplete(language.tr("Bitte den Bedarf in VZÄ angeben, oder Fälle und Minuten."))
        cases, minutes = (number_in(each.text(), language) for each in (self.cases, self.minutes))
        return (SetDemand(self._task, None, cases, minutes),)


class NewPostForm(ChangeForm):
    """A post that does nothing but this task."""

    def __init__(self, bridge: Bridge, proposal: AddPost) -> None:
        super().__init__(bridge)
        self._proposal, language = proposal, bridge.language
        organisation = bridge.session.organisation
        self._task = organisation.task(proposal.task)
        self.id = named(QLineEdit(_new_id(bridge, proposal.task)), "id")
        self.unit = UnitChoice(organisation, proposal.unit)
        self.unit.setObjectName("unit")
        self.title = named(QLineEdit(self._task.name), "title")
        self.grade = named(QLineEdit("" if proposal.grade is None else str(proposal.grade)), "grade")
        self.planned = named(QLineEdit(fte_number(proposal.fte, language)), "planned")
        self.skills = named(QLineEdit("; ".join(self._task.competences)), "competences")
        self.filled = named(QCheckBox(language.tr("als &besetzt rechnen")), "filled")
        self.filled.setChecked(True)
        self._lay_out(Names(language, organisation).task(proposal.task))

    def changes(self) -> tuple[Change, ...]:
        language = self.bridge.language
        if self.unit.unit is None:
            raise Incomplete(language.tr("Bitte die Einheit der neuen Stelle aus der Liste wählen."))
        planned = fte_in(self.planned.text(), language)
        terms = Terms(grade_in(self.grade.text(), language), None, planned, planned if self.filled.isChecked() else 0)
        skills = tuple(skill.strip() for skill in self.skills.text().split(";") if skill.strip())
        id = PositionId(self.id.text().strip())
        post = Position(id, self.unit.unit, self.title.text().strip(), terms, skills)
        return (AddPosition(post), Assign(id, self._proposal.task, FTE_SCALE))

    def _lay_out(self, task: str) -> None:
        tr = self.bridge.language.tr
        for label, field in (
            (tr("Aufgabe"), PlainLabel(task)),
            (tr("&Einheit"), self.unit),
            (tr("&Stellennummer"), self.id),
            (tr("F&unktion"), self.title),
            (tr("&Gruppe"), self.grade),
            (tr("&VZÄ Soll"), self.planned),
            (tr("Ko&mpetenzen"), self.skills),
            ("", self.filled),
        ):
            self.rows.addRow(label, field)
        self.setFocusProxy(self.unit)
        for each in (self.id, self.title, self.grade, self.planned, self.skills):
            each.textChanged.connect(self.edited)
        self.unit.currentTextChanged.connect(self.edited)
        self.filled.toggled.connect(self.edited)


class ListedForm(ChangeForm):
    """Changes that need no further answer, each in words."""

    _MOST = 8

    def __init__(self, bridge: Bridge, changes: tuple[Change, ...]) -> None:
        super().__init__(bridge)
        self._changes, language = changes, bridge.language
        told = [f"• {change_text(each, language, bridge.session.organisation)}" for each in changes[: self._MOST]]
        if len(changes) > self._MOST:
            left = len(changes) - self._MOST
            told.append(language.trn("und {n} weitere Änderung", "und {n} weitere Änderungen", left))
        self.rows.addRow(named(PlainLabel("\n".join(told)), "changes"))

    def changes(self) -> tuple[Change, ...]:
        return self._changes


def share_in(text: str, language: Language) -> int:
    """25 %, 25 or 0,25 as ten-thousandths; raises Incomplete."""
    number = number_in(text.replace("%", ""), language)
    is_percent = "%" in text or number > 1
    return ten_thousandths(number / 100 if is_percent else number)


def number_in(text: str, language: Language) -> Decimal:
    """With comma or point, German thousands without a point; raises Incomplete."""
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        why = language.tr("„{text}“ ist keine Zahl. Bitte zum Beispiel 0,5 schreiben.", text=text.strip())
        raise Incomplete(why, is_refused=True)
    return value


def _new_id(bridge: Bridge, task: TaskId) -> str:
    organisation = bridge.session.organisation
    return unused_id(f"neu-{task}", {*organisation.positions, *organisation.lapsing})
