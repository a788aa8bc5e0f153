"""Two tasks become one: which stays, how it is called, which demand it has, and first what that does to the figures."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from integration_office.analysis.coverage import GROUPS
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.application.events import BaselineEdit
from integration_office.application.task_joining import DemandChoice, Joined, Joining, combined_demand, join
from integration_office.domain.errors import DomainError
from integration_office.domain.identity import TaskId
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import ScenarioStatus
from integration_office.domain.task import Task
from integration_office.ui.background import Background, fail
from integration_office.ui.bridge import Bridge
from integration_office.ui.canvas.advisor import DropAnswer, Tone
from integration_office.ui.dialogs.preview_pane import PreviewPane
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.pause import Pause
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.problems import attempt_in_dialog
from integration_office.ui.views.demand import demand_text
from integration_office.wording.coverage import group_text
from integration_office.wording.effects import drop_answer_lines
from integration_office.wording.errors import sentence
from integration_office.wording.language import Language
from integration_office.wording.names import Names, brief
from integration_office.wording.numbers import capacity, euro, percent

_TOPIC = "join tasks"
_QUIET_MS = 120
_WIDTH, _HEIGHT = 660, 560
Line = tuple[Tone, str]


@dataclass(frozen=True)
class Foreseen:
    """What joining would lead to, and the lines that say so."""

    wanted: Joining
    joined: Joined
    figures: Evaluation
    answer: DropAnswer


class JoinDialog(QDialog):
    """Nothing is joined before its figures have been shown; then in one step of undo."""

    def __init__(self, bridge: Bridge, background: Background, tasks: tuple[TaskId, TaskId], parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._background, self._language = bridge, background, bridge.language
        self._pair = tuple(bridge.session.plan.baseline.task(each) for each in tasks)
        self._foreseen: Foreseen | None = None
        tr = bridge.language.tr
        self.setWindowTitle(tr("Aufgaben zusammenführen"))
        self.kept, self.name, self.demand = QComboBox(), QComboBox(editable=True), QComboBox()
        self.preview = PreviewPane()
        self.preview.setAccessibleName(tr("Was das Zusammenführen bewirkt"))
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText(tr("Zusammenführen"))
        self._soon = Pause(self, _QUIET_MS)
        self._fill()
        self._lay_out()
        self._connect()
        resize_on_screen(self, _WIDTH, _HEIGHT)
        self._ask()

    @property
    def wanted(self) -> Joining:
        kept = TaskId(self.kept.currentData())
        gone = next(each.id for each in self._pair if each.id != kept)
        return Joining(kept, gone, self.name.currentText().strip(), DemandChoice(self.demand.currentData()))

    def accept(self) -> None:
        foreseen, session = self._foreseen, self._bridge.session
        if foreseen is None or foreseen.wanted != self.wanted:
            return
        session.keep_figures(foreseen.figures)
        joined, subjects = foreseen.joined, (foreseen.wanted.kept, foreseen.wanted.joined)
        edit = partial(session.edit_baseline, joined.baseline, BaselineEdit.JOINED_TASKS, subjects, joined.scenarios)
        if attempt_in_dialog(self._bridge, edit, lambda why: self.preview.show_answer(DropAnswer(False, why))):
            super().accept()

    def done(self, result: int) -> None:
        self._background.drop(_TOPIC)
        super().done(result)

    def _fill(self) -> None:
        tr = self._language.tr
        names = Names(self._language, self._bridge.session.plan.baseline)
        for task in self._pair:
            self.kept.addItem(names.task(task.id), task.id)
            self.name.addItem(task.name or task.id)
        for choice, text in (
            (DemandChoice.SUM, tr("Summe beider")),
            (DemandChoice.KEPT, tr("der Bedarf der Aufgabe, die bleibt")),
            (DemandChoice.JOINED, tr("der Bedarf der Aufgabe, die aufgeht")),
        ):
            self.demand.addItem(text, choice.value)
        self.demand.setEnabled(all(_has_demand(task) for task in self._pair))

    def _lay_out(self) -> None:
        tr = self._language.tr
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for label, field, name in (
            (tr("Es &bleibt"), self.kept, "kept"),
            (tr("Be&zeichnung"), self.name, "joined_name"),
            (tr("Be&darf"), self.demand, "joined_demand"),
        ):
            form.addRow(label, named(field, name))
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        column = QVBoxLayout(self)
        column.addLayout(form)
        told = tr("Zusammengeführt wird im Ist-Stand; die Maßnahmen aller Varianten werden mitgeführt.")
        column.addWidget(PlainLabel(told))
        column.addWidget(self.preview, 1)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        for field in (self.kept, self.demand):
            field.currentIndexChanged.connect(self._ask)
        self.name.editTextChanged.connect(self._ask)
        self._soon.timeout.connect(self._look)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _ask(self) -> None:
        """Other wishes: what they lead to is found out in a moment."""
        self._foreseen = None
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(False)
        self.preview.show_hint(self._language.tr("Die Kennzahlen werden berechnet …"))
        self._soon.start()

    def _look(self) -> None:
        session, wanted, language = self._bridge.session, self.wanted, self._language
        before, plan = session.baseline_figures, session.plan
        self._background.start(_TOPIC, lambda _: foreseen(plan, before, wanted, language), self._show, self._refuse)

    def _show(self, found: Foreseen) -> None:
        self._foreseen = found
        self.preview.show_answer(found.answer)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(True)

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, DomainError):
            fail(error)
        text = sentence(error, self._language, self._bridge.session.plan.baseline)  # type: ignore[arg-type]
        self.preview.show_answer(DropAnswer(False, text))


def foreseen(plan: Plan, before: Evaluation, wanted: Joining, language: Language) -> Foreseen:
    """Joins and computes the figures of the Ist-Stand anew: not for the thread of the window."""
    minutes = before.assumptions["annual_minutes"].value
    joined = join(plan, wanted, minutes)
    figures = Evaluation.of(joined.baseline, before.frame, before).settled()
    headline, told = drop_answer_lines(Effects(before, figures), language)
    effects = tuple((Tone(tone), text) for tone, text in told)
    sums = _sums(before, figures, language)
    told_of = (*_consequences(plan, joined, wanted, before, language), *_released(plan, joined, language))
    lines = (*sums, *told_of, *effects)
    return Foreseen(wanted, joined, figures, DropAnswer(True, headline, lines))


def _sums(before: Evaluation, after: Evaluation, language: Language) -> Iterator[Line]:
    """The figures before and after, also where they stay the same."""
    tr = language.tr
    fte = (capacity(state.overlap.fte, language) for state in (before, after))
    yield Tone.NEUTRAL, tr("Überschneidung: {before} → {after}", **dict(zip(("before", "after"), fte, strict=True)))
    if before.no_costs is None:
        cost = (euro(state.overlap.cost, language) for state in (before, after))
        told = tr("Kosten der Überschneidung: {before} → {after}", **dict(zip(("before", "after"), cost, strict=True)))
        yield Tone.NEUTRAL, told
    for group in GROUPS:
        index = [state.coverage.groups[group].index for state in (before, after)]
        if None not in index:
            texts = (percent(each, language, 1) for each in index if each is not None)
            yield Tone.NEUTRAL, f"{group_text(group, language)}: {' → '.join(texts)}"


def _consequences(
    plan: Plan, joined: Joined, wanted: Joining, before: Evaluation, language: Language
) -> Iterator[Line]:
    """What becomes of shares, demand, competences, judgement and measures."""
    tr, trn = language.tr, language.trn
    kept, gone = plan.baseline.tasks[wanted.kept], plan.baseline.tasks[wanted.joined]
    one = joined.baseline.tasks[wanted.kept]
    yield Tone.NEUTRAL, _demand_line(kept, gone, wanted, before, language)
    if joined.both:
        yield (
            Tone.NEUTRAL,
            trn(
                "{n} Stelle hatte Anteile an beiden: sie werden addiert",
                "{n} Stellen hatten Anteile an beiden: sie werden addiert",
                len(joined.both),
            ),
        )
    if set(kept.competences) != set(gone.competences):
        words = "; ".join(one.competences)
        yield Tone.WARNING, tr("Kompetenzen künftig: {words} (eine davon genügt)", words=words)
    if kept.intended != gone.intended:
        yield Tone.WARNING, tr("Nur eine der beiden war gewollt: die gemeinsame Aufgabe zählt wieder mit")
    if joined.measures:
        yield (
            Tone.NEUTRAL,
            trn(
                "{n} Maßnahme in den Varianten wird auf die gemeinsame Aufgabe umgeschrieben",
                "{n} Maßnahmen in den Varianten werden auf die gemeinsame Aufgabe umgeschrieben",
                joined.measures,
            ),
        )


def _released(plan: Plan, joined: Joined, language: Language) -> Iterator[Line]:
    """What was released is neither rewritten nor set back without saying so."""
    for name, scenario in plan.scenarios.items():
        if scenario.status is ScenarioStatus.RELEASED:
            text = language.tr("Die freigegebene Variante „{name}“ ist danach wieder in Abstimmung", name=brief(name))
            if joined.scenarios[name] is not scenario:
                text = language.tr(
                    "Die freigegebene Variante „{name}“ wird dabei umgeschrieben und ist danach wieder in Abstimmung",
                    name=brief(name),
                )
            yield Tone.WARNING, text


def _demand_line(kept: Task, gone: Task, wanted: Joining, before: Evaluation, language: Language) -> str:
    tr, minutes = language.tr, before.assumptions["annual_minutes"].value
    demand = combined_demand(kept, gone, wanted.demand, minutes)
    one = Task(kept.id, demand_fte=demand.demand_fte, cases=demand.cases, minutes=demand.minutes)
    texts = (demand_text(task.demand(minutes), language) for task in (kept, gone, one))
    first, second, after = texts
    return tr("Bedarf: {first} und {second} werden {after}", first=first, second=second, after=after)


def _has_demand(task: Task) -> bool:
    return task.demand_fte is not None or (task.cases is not None and task.minutes is not None)
