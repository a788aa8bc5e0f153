"""The conflict that is looked at: why it is one, what is to become of the measure, and what takes the place of what."""

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from integration_office.application.rebasing import Choice, Decision
from integration_office.domain.changes.references import Of, Reference
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.ui.dialogs.search_choice import SearchChoice
from integration_office.ui.models.targets import target_labels
from integration_office.ui.naming import explained, named
from integration_office.ui.panels.pieces import heading
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.rebase.picture import ConflictRow
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.rebasing import choice_text, missing_label

_MOST_POSTS = 400


class DecisionPane(QWidget):
    """Fields for one conflict, made anew for the next one."""

    decided = Signal(object)
    """Emitted with the Decision for the conflict that is shown."""

    decided_for_all = Signal()
    """Emitted when the same decision is to hold wherever the same things are missing."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._row: ConflictRow | None = None
        self._stand_ins: dict[Reference, SearchChoice] = {}
        self.measure = heading("")
        self.measure.setContentsMargins(0, 0, 0, 4)
        self.why = PlainLabel()
        self.choice = named(QComboBox(), "conflict_choice")
        explained(self.choice, language.tr("Was aus der Maßnahme wird"))
        self.for_all = named(QPushButton(language.tr("Für alle mit derselben &Lücke")), "decide_for_all")
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.addRow(language.tr("&Entscheidung"), self.choice)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.measure)
        column.addWidget(self.why)
        column.addLayout(self._form)
        column.addWidget(self.for_all)
        column.addStretch(1)
        self.choice.activated.connect(lambda _: self._on_choice())
        self.for_all.clicked.connect(self.decided_for_all)

    def show_row(self, row: ConflictRow | None, old: Organisation, alike: int) -> None:
        """The fields of a conflict; `alike`: how many others lack the same things."""
        is_other = row is None or self._row is None or _fields(row) != _fields(self._row)
        self._row = row
        self.setVisible(row is not None)
        if row is None:
            return
        self.measure.setText(row.measure)
        self.why.setText("\n".join(row.why))
        if is_other:
            self._fill(row, old)
        self.for_all.setVisible(alike > 0)

    def decision(self) -> Decision:
        choice = Choice(self.choice.currentData())
        if choice is not Choice.POINT:
            return Decision(choice)
        chosen = ((reference, field.chosen) for reference, field in self._stand_ins.items())
        return Decision(choice, tuple((reference, id) for reference, id in chosen if id is not None))

    def _fill(self, row: ConflictRow, old: Organisation) -> None:
        while self._form.rowCount() > 1:
            self._form.removeRow(1)
        self.choice.clear()
        for choice in _choices(row):
            self.choice.addItem(choice_text(choice, self._language), choice.value)
        self.choice.setCurrentIndex(self.choice.findData(row.conflict.decision.choice.value))
        known = dict(row.conflict.decision.stand_ins)
        self._stand_ins = {}
        for missing, suggested in row.suggested.items():
            if missing.of is not Of.GRANT:
                proposed = known.get(missing) or next(iter(suggested), None)
                self._add_stand_in(row, missing, old, suggested, proposed)
        self._show_stand_ins()

    def _add_stand_in(
        self,
        row: ConflictRow,
        missing: Reference,
        old: Organisation,
        suggested: tuple[str, ...],
        proposed: str | None,
    ) -> None:
        things = list(_candidates(missing, row.conflict.state, suggested, self._language))
        field = named(SearchChoice(things, proposed), f"stand_in_{missing.id}")
        label = missing_label(missing, old, self._language)
        field.setAccessibleName(label)
        field.currentIndexChanged.connect(lambda _: self.decided.emit(self.decision()))
        self._form.addRow(PlainLabel(label), field)
        self._stand_ins[missing] = field

    def _on_choice(self) -> None:
        self._show_stand_ins()
        self.decided.emit(self.decision())

    def _show_stand_ins(self) -> None:
        wanted = self.choice.currentData() == Choice.POINT.value
        for number in range(1, self._form.rowCount()):
            self._form.setRowVisible(number, wanted)


def _fields(row: ConflictRow) -> tuple[object, ...]:
    """The same fields serve as long as these stay the same."""
    return row.place, tuple(row.suggested)


def _choices(row: ConflictRow) -> tuple[Choice, ...]:
    """To mean another thing makes sense only where one is missing."""
    can_point = any(each.of is not Of.GRANT for each in row.suggested)
    return (Choice.KEEP, Choice.OFF, Choice.DROP, *((Choice.POINT,) if can_point else ()))


def _candidates(
    missing: Reference, state: Organisation, suggested: tuple[str, ...], language: Language
) -> Iterator[tuple[str, str]]:
    """The likeliest first, then every unit or task, or as many posts as a list can hold."""
    names = Names(language, state)
    match missing.of:
        case Of.UNIT:
            labels, units = target_labels(state), dict.fromkeys((*map(UnitId, suggested), *state.preorder))
            yield from ((unit, labels[unit]) for unit in units)
        case Of.TASK:
            tasks = dict.fromkeys((*suggested, *state.tasks))
            yield from ((task, names.task(task)) for task in tasks)
        case Of.POSITION:
            posts = list(dict.fromkeys((*suggested, *state.positions)))
            for post in posts[:_MOST_POSTS]:
                place = names.unit(state.positions[PositionId(post)].unit)
                yield post, f"{names.position(post)} – {place}"
