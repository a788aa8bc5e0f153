"""What would close a gap as lines to click: each opens the dialog that does it, filled in, with its preview."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from integration_office.analysis.closing import (
    AddPost,
    AssignPost,
    FillPost,
    NameDuty,
    Proposal,
    RecordCompetence,
    StateDemand,
    ToOneOffice,
    changes_of,
)
from integration_office.domain.identity import DutyId, PositionId, TaskId
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.assign_form import AssignForm
from integration_office.ui.dialogs.change_dialog import ChangeDialog
from integration_office.ui.dialogs.demand_form import DemandForm
from integration_office.ui.dialogs.form import ChangeForm
from integration_office.ui.locking import lock
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.panels.pieces import clear, heading, muted, stack
from integration_office.ui.panels.rows import TextRow
from integration_office.ui.views.coverage.change_forms import ListedForm, NewPostForm
from integration_office.ui.views.coverage.competence_dialog import CompetenceDialog
from integration_office.ui.views.coverage.task_duties_dialog import TaskDutiesDialog
from integration_office.wording.closing import proposal_effect, proposal_text, proposal_verb
from integration_office.wording.effects import duty_text
from integration_office.wording.names import Names


class ProposalList(QWidget):
    """The proposals for one duty; `beside` gets the keyboard when the last of them is gone."""

    def __init__(self, bridge: Bridge, beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._beside = bridge, beside
        self._duty: DutyId | None = None
        tr = bridge.language.tr
        self.setAccessibleName(tr("Was die Lücke schließt"))
        self._none = muted("", self)
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea(self, widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._rows)
        column = stack(self)
        column.addWidget(heading(tr("Was die Lücke schließt"), self))
        column.addWidget(self._none)
        column.addWidget(area, 1)

    def show(self, duty: DutyId | None, proposals: Sequence[Proposal], nothing: str) -> None:  # type: ignore[override]
        """`nothing` is said where there is no proposal."""
        self._duty = duty
        had_keyboard = self._has_keyboard()
        clear(self._column)
        names = Names(self._bridge.language, self._bridge.session.organisation)
        skills = self._bridge.session.frame.reference.competences
        quiet = colours_of(self).muted.name()
        for each in proposals:
            effect = proposal_effect(each, names, skills)
            row = TextRow(proposal_text(each, names), effect, quiet, self._rows, link=True)
            row.setToolTip(self._bridge.language.tr("Öffnet die Änderung mit ihrer Vorschau; noch geschieht nichts."))
            row.clicked.connect(lambda _=False, each=each: self._open(each))
            lock(self._bridge, row)
            self._column.addWidget(row)
            # Shown at once, so that it can take the keyboard.
            row.show()
        self._none.setText("" if proposals else nothing)
        self._none.setVisible(not proposals and bool(nothing))
        if had_keyboard:
            next(iter(self.rows), self._beside).setFocus()

    @property
    def rows(self) -> list[TextRow]:
        """The lines from the top."""
        items = (self._column.itemAt(at) for at in range(self._column.count()))
        found = (item.widget() for item in items if item is not None)
        return [row for row in found if isinstance(row, TextRow)]

    def _has_keyboard(self) -> bool:
        """Whether one of the lines has it, or gets it back when the dialog it opened is closed."""
        focus = self.window().focusWidget()
        return focus is not None and self._rows.isAncestorOf(focus)

    def _open(self, proposal: Proposal) -> None:
        assert self._duty is not None
        if isinstance(proposal, NameDuty):
            TaskDutiesDialog(self._bridge, self._duty, self.window(), proposal.task).open()
        elif isinstance(proposal, RecordCompetence):
            CompetenceDialog(self._bridge, proposal.position, proposal.task, self.window()).open()
        else:
            self._open_change(proposal)

    def _open_change(self, proposal: StateDemand | FillPost | AssignPost | AddPost | ToOneOffice) -> None:
        language = self._bridge.language
        names = Names(language, self._bridge.session.organisation)
        form = _form(self._bridge, proposal)
        title, verb = proposal_text(proposal, names), proposal_verb(proposal, language)
        dialog = ChangeDialog(form, title, verb, self.window())
        dialog.reason.setPlainText(self._reason())
        dialog.open()

    def _reason(self) -> str:
        """What the council reads, unless somebody writes another."""
        duty = self._bridge.session.frame.duties.get(self._duty) if self._duty else None
        if duty is None:
            return ""
        return self._bridge.language.tr("Zur Abdeckung von {duty}", duty=duty_text(duty, self._bridge.language))


def _form(bridge: Bridge, proposal: StateDemand | FillPost | AssignPost | AddPost | ToOneOffice) -> ChangeForm:
    match proposal:
        case StateDemand(task):
            return DemandForm(bridge, task)
        case AssignPost(position, task, share):
            return _assigning(bridge, position, task, share)
        case AddPost():
            return NewPostForm(bridge, proposal)
        case _:
            return ListedForm(bridge, changes_of(proposal))


def _assigning(bridge: Bridge, position: PositionId, task: TaskId, share: int) -> ChangeForm:
    form = AssignForm(bridge, (position,))
    form.model.put(position, task, share)
    return form
