"""What the forms would change, line by line, before it is taken over as one step."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QPlainTextEdit, QSplitter, QVBoxLayout, QWidget

from integration_office.analysis.evaluation import Evaluation
from integration_office.application.events import BaselineEdit
from integration_office.application.share_answers import Difference, Kind, differences, taken_over
from integration_office.domain.errors import DomainError
from integration_office.domain.organisation import Organisation
from integration_office.domain.share_range import share_range
from integration_office.domain.task import Assignment
from integration_office.ui.background import Background, fail
from integration_office.ui.bridge import Bridge
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import flush, muted
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.problems import attempt_in_dialog
from integration_office.ui.services import ReadAnswers
from integration_office.ui.views.table import Column, DataTable, TableModel
from integration_office.wording.errors import sentence
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import capacity, percent

_TOPIC = "take over answers"
_REMARKS = 90


class AnswersDialog(QDialog):
    """The differences from the Ist-Stand; nothing has happened before „Übernehmen“."""

    def __init__(self, bridge: Bridge, background: Background, read: ReadAnswers, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._background, self._language = bridge, background, bridge.language
        self._read = read
        self._figures: Evaluation | None = None
        baseline = bridge.session.plan.baseline
        self._found = differences(baseline, read.answers)
        tr = bridge.language.tr
        self.setWindowTitle(tr("Ausgefüllte Bögen übernehmen"))
        self.told = PlainLabel(self._summary())
        self.model: TableModel[Difference] = TableModel(
            _columns(bridge.language, Names(bridge.language, baseline)), lambda row: (row.position, row.task), self
        )
        self.table = DataTable(self.model, "answers", tr("Was die Bögen ändern"))
        self.keep = named(QCheckBox(tr("Anteile &behalten, die in den Bögen leer sind")), "keep_gone")
        self.keep.setEnabled(any(each.kind is Kind.GONE for each in self._found))
        self.effect = flush(muted(""))
        self.remarks = QPlainTextEdit("\n".join(read.remarks), readOnly=True, tabChangesFocus=True)
        self.remarks.setAccessibleName(tr("Bemerkungen der Ämter"))
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText(tr("Übernehmen"))
        self._lay_out()
        self.table.show_rows(self._found)
        self.table.sort_by(0, Qt.SortOrder.AscendingOrder)
        self.keep.toggled.connect(self._look)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        resize_on_screen(self, 860, 560)
        self._look()

    def accept(self) -> None:
        session, figures = self._bridge.session, self._figures
        if figures is None:
            return
        session.keep_figures(figures)
        posts = tuple(dict.fromkeys(each.position for each in self._found))
        edit = partial(session.edit_baseline, figures.organisation, BaselineEdit.ASSIGNMENTS, posts)
        if attempt_in_dialog(self._bridge, edit, self.effect.setText):
            super().accept()

    def done(self, result: int) -> None:
        self._background.drop(_TOPIC)
        super().done(result)

    def _lay_out(self) -> None:
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        if self._read.remarks:
            parts.addWidget(self.remarks)
            parts.setSizes([4 * _REMARKS, _REMARKS])
        column = QVBoxLayout(self)
        column.addWidget(self.told)
        column.addWidget(parts, 1)
        for widget in (self.keep, self.effect, self.buttons):
            column.addWidget(widget)

    def _look(self) -> None:
        """The figures with the answers, beside the window; only then they can be taken over."""
        self._figures = None
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(False)
        if not self._found:
            return
        session, keep, answers = self._bridge.session, self.keep.isChecked(), self._read.answers
        before = session.baseline_figures
        self.effect.setText(self._language.tr("Die Kennzahlen werden berechnet …"))

        def job(_stopped: object) -> Evaluation:
            after = taken_over(before.organisation, answers, keep_gone=keep)
            return Evaluation.of(after, before.frame, before).settled()

        self._background.start(_TOPIC, job, self._show, self._refuse)

    def _show(self, figures: Evaluation) -> None:
        before = self._bridge.session.baseline_figures
        self._figures = figures
        self.effect.setText(_effect(before, figures, self._language))
        same = figures.organisation is before.organisation
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not same)

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, DomainError):
            fail(error)
        self.effect.setText(_sentence(error, self._language, self._bridge.session.plan.baseline))

    def _summary(self) -> str:
        tr, trn = self._language.tr, self._language.trn
        posts = trn("{n} Stelle", "{n} Stellen", len(self._read.answers))
        read = trn("{n} Bogen gelesen", "{n} Bögen gelesen", self._read.forms)
        if not self._found:
            return tr("{read}, {posts}: Die Antworten stimmen mit dem Ist-Stand überein.", read=read, posts=posts)
        kinds = [sum(each.kind is kind for each in self._found) for kind in Kind]
        words = dict(zip(Kind, kinds, strict=True))
        text = ", ".join(f"{number} {kind_text(kind, self._language)}" for kind, number in words.items() if number)
        told = tr("{read}, {posts}. Anteile: {what}.", read=read, posts=posts, what=text)
        return f"{told} {tr('Übernommen wird in den Ist-Stand, in einem Schritt, der sich rückgängig machen lässt.')}"


def kind_text(kind: Kind, language: Language) -> str:
    tr = language.tr
    return {
        Kind.NEW: tr("neu"),
        Kind.CHANGED: tr("geändert"),
        Kind.CONFIRMED: tr("bestätigt (war Beispiel)"),
        Kind.GONE: tr("entfällt"),
    }[kind]


def _columns(language: Language, names: Names) -> Sequence[Column[Difference]]:
    tr = language.tr

    def share(of: Assignment | None) -> str:
        return "–" if of is None else _share_text(of, names)

    return (
        Column(tr("Stelle"), lambda row: names.position(row.position), lambda row: row.position, stretch=True),
        Column(tr("Aufgabe"), lambda row: names.task(row.task), lambda row: row.task, stretch=True),
        Column(
            tr("Was"), lambda row: kind_text(row.kind, language), lambda row: row.kind.value, "bestätigt (war Beispiel)"
        ),
        Column(
            tr("Bisher"),
            lambda row: share(row.before),
            lambda row: 0 if row.before is None else row.before.share,
            "100 % (50 %–100 %)",
            is_number=True,
        ),
        Column(
            tr("Künftig"),
            lambda row: share(row.after),
            lambda row: 0 if row.after is None else row.after.share,
            "100 % (50 %–100 %)",
            is_number=True,
        ),
    )


def _share_text(assignment: Assignment, names: Names) -> str:
    known = share_range(assignment)
    text = names.share(assignment.share)
    return text if known is None else f"{text} ({names.share(known.low)}–{names.share(known.high)})"


def _effect(before: Evaluation, after: Evaluation, language: Language) -> str:
    tr = language.tr
    overlap = tr(
        "Überschneidung {before} → {after}",
        before=capacity(before.overlap.fte, language),
        after=capacity(after.overlap.fte, language),
    )
    index = [state.coverage.groups["binding"].index for state in (before, after)]
    texts = [tr("ohne Index") if each is None else percent(each, language, 1) for each in index]
    return f"{overlap} · {tr('Pflichtaufgaben {before} → {after}', before=texts[0], after=texts[1])}"


def _sentence(error: BaseException, language: Language, baseline: Organisation) -> str:
    return sentence(error, language, baseline) if isinstance(error, Exception) else str(error)
