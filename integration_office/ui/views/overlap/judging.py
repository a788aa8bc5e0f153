"""Is double work intended, or a double structure? The dialog that asks, with the reason and what it does to the sum."""

from collections.abc import Sequence
from functools import partial, reduce

from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from integration_office.analysis.evaluation import Evaluation
from integration_office.application.events import BaselineEdit
from integration_office.application.task_edits import Judgement, judged, judgement
from integration_office.domain.errors import DomainError
from integration_office.domain.identity import TaskId
from integration_office.domain.organisation import Organisation
from integration_office.ui.bridge import Bridge
from integration_office.ui.fitting import grow, resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel, SubjectLabel
from integration_office.ui.problems import attempt_in_dialog
from integration_office.ui.text_area import TextArea
from integration_office.wording.errors import sentence
from integration_office.wording.names import Names
from integration_office.wording.numbers import capacity

_WIDTH = 560


class JudgeDialog(QDialog):
    """One judgement and one reason for the chosen tasks, as one step of undo."""

    def __init__(self, bridge: Bridge, tasks: Sequence[TaskId], parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._language = bridge, bridge.language
        baseline = bridge.session.plan.baseline
        self._tasks = tuple(each for each in tasks if each in baseline.tasks)
        first = baseline.tasks[self._tasks[0]]
        tr = bridge.language.tr
        self.setWindowTitle(tr("Doppelarbeit beurteilen"))
        self.choices = QButtonGroup(self)
        self._offer(judgement(first))
        self.reason = named(TextArea(self._language, first.intended_reason), "judgement_reason")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(4 * self.fontMetrics().lineSpacing() + 10)
        self.effect = PlainLabel()
        self.effect.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText(tr("Übernehmen"))
        self._lay_out(Names(bridge.language, baseline))
        self.choices.idToggled.connect(self._examine)
        self.reason.textChanged.connect(self._examine)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        resize_on_screen(self, _WIDTH, self.sizeHint().height())
        self._examine()

    @property
    def wanted(self) -> Judgement:
        return tuple(Judgement)[self.choices.checkedId()]

    def accept(self) -> None:
        session, edit = self._bridge.session, BaselineEdit.INTENDED
        intent = partial(session.edit_baseline, self._baseline(), edit, self._tasks)
        if attempt_in_dialog(self._bridge, intent, self._tell):
            super().accept()

    def _tell(self, why: str) -> None:
        self.effect.setText(why)
        grow(self)

    def _offer(self, chosen: Judgement) -> None:
        tr = self._language.tr
        words = {
            Judgement.OPEN: tr("&Nicht beurteilt"),
            Judgement.INTENDED: tr("&Gewollt, zum Beispiel Vier-Augen-Prinzip oder Vertretung"),
            Judgement.DOUBLE: tr("&Doppelstruktur: soll abgebaut werden"),
        }
        for number, each in enumerate(Judgement):
            button = named(QRadioButton(words[each]), f"judge_{each.value}")
            button.setChecked(each is chosen)
            self.choices.addButton(button, number)

    def _lay_out(self, names: Names) -> None:
        tr = self._language.tr
        label = QLabel(tr("&Begründung"))
        label.setBuddy(self.reason)
        self.reason.setPlaceholderText(tr("Warum? Steht später bei der Aufgabe"))
        column = QVBoxLayout(self)
        column.addWidget(SubjectLabel(names.listed(tuple(map(names.task, self._tasks)))))
        for button in self.choices.buttons():
            column.addWidget(button)
        for widget in (label, self.reason, self.effect, self.buttons):
            column.addWidget(widget)

    def _baseline(self) -> Organisation:
        """With the judgement on every chosen task; raises DomainError."""
        reason, wanted = self.reason.toPlainText(), self.wanted
        baseline = self._bridge.session.plan.baseline
        return reduce(lambda state, task: judged(state, task, wanted, reason), self._tasks, baseline)

    def _examine(self) -> None:
        session, ok = self._bridge.session, self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        try:
            baseline = self._baseline()
        except DomainError as error:
            ok.setEnabled(False)
            self.effect.setText(sentence(error, self._language, session.plan.baseline))
            return
        ok.setEnabled(True)
        before = session.baseline_figures
        self.effect.setText(self._effect(before, Evaluation.of(baseline, session.frame, before)))

    def _effect(self, before: Evaluation, after: Evaluation) -> str:
        """The sum before and after; a judgement is one of the Ist-Stand and holds for every scenario."""
        tr, language = self._language.tr, self._language
        sums = tr(
            "Überschneidung im Ist-Stand {before} → {after}, gewollt {intended_before} → {intended_after}.",
            before=capacity(before.overlap.fte, language),
            after=capacity(after.overlap.fte, language),
            intended_before=capacity(before.overlap.intended_fte, language),
            intended_after=capacity(after.overlap.intended_fte, language),
        )
        return f"{sums} {tr('Das Urteil gilt für den Ist-Stand und alle Varianten.')}"
