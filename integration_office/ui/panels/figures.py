"""The figures of the state on the desk beside the Ist-Stand: what it costs, what overlaps, what is covered."""

from collections.abc import Callable, Iterator
from fractions import Fraction
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from integration_office.analysis import figure
from integration_office.analysis.coverage import GROUPS, Status
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import Figure, FigureUnit, Value
from integration_office.application.events import Event
from integration_office.domain.identity import DutyId, GrantId
from integration_office.ui.bridge import Bridge
from integration_office.ui.panels.differences import Difference, Wish, difference
from integration_office.ui.panels.figure_notes import (
    ACHIEVABLE,
    NO_NOTES,
    FigureNotes,
    Marks,
    note_key,
)
from integration_office.ui.panels.figure_sections import DutyRows, GrantRows, StatusCounts
from integration_office.ui.panels.key_figures import MOVED, KeyFigure, MovedFigure, Section, key_figures
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import heading, muted, stack
from integration_office.ui.panels.rows import FigureRow
from integration_office.wording.calendar import later_text
from integration_office.wording.coverage import group_meaning
from integration_office.wording.errors import sentence
from integration_office.wording.figures import figure_name, value_text
from integration_office.wording.glossary import meaning

_NARROWEST_LETTERS = 42


class FiguresPanel(Panel):
    """Every figure can be clicked: `figure_chosen` then carries how it came about."""

    figure_chosen = Signal(object)
    """Emitted with the Figure that was clicked."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        self.setAccessibleName(self.language.tr("Kennzahlen"))
        # Narrower, amounts would be cut off.
        self.setMinimumWidth(_NARROWEST_LETTERS * self.fontMetrics().averageCharWidth())
        self._rows = {each: FigureRow(part=each.part) for each in key_figures() if not _is_status(each)}
        self._moved = {each: FigureRow() for each in MOVED}
        self._counts = {group: StatusCounts(group, self.language) for group in GROUPS}
        self._achievable = FigureRow()
        self._found: tuple[Fraction | None, Fraction | None] | None = None
        self._notes, self._has_moved = NO_NOTES, False
        self._grants, self._duties = GrantRows(self.language), DutyRows(bridge)
        self._title, self._refusal, self._left_out = heading("", self), muted("", self), muted("", self)
        self._calendar = muted("", self)
        self._lay_out()
        self._connect()

    def set_achievable(self, coverage: Fraction | None, baseline: Fraction | None = None) -> None:
        """The achievable coverage on the desk and in the Ist-Stand; None: no demand is known."""
        self._found = (coverage, baseline)
        self._show_achievable()

    def set_notes(self, notes: FigureNotes) -> None:
        """What was found out about the figures that are shown."""
        self._notes, self._has_moved = notes, True
        self.outdate()

    def refresh(self) -> None:
        effects = self.bridge.session.effects
        self._title.setText(self._heading(effects))
        refusal = effects.no_costs
        self._refusal.setText(sentence(refusal, self.language) if refusal else "")
        self._refusal.setVisible(refusal is not None)
        self._show_calendar(effects.after.frame.year)
        for line, row in self._rows.items():
            row.setEnabled(refusal is None or not line.needs_pay)
            if row.isEnabled():
                self._fill(row, line, effects)
            else:
                row.set_texts(line.name(self.language), value_text(None, line.unit, self.language), None)
        for moved, row in self._moved.items():
            self._fill_moved(row, moved)
        for counts in self._counts.values():
            counts.show_counts(effects, compared=self._is_compared)
        self._show_money_rows(effects, priced=refusal is None)
        self._duties.show_duties(effects)
        self._duties_section.setVisible(self._is_compared)
        self._show_achievable()

    @property
    def _is_compared(self) -> bool:
        """On the Ist-Stand itself there is nothing to compare with."""
        return self.bridge.session.scenario is not None

    def _heading(self, effects: Effects) -> str:
        year, scenario = effects.after.frame.year, self.bridge.session.scenario
        if scenario is None:
            return self.language.tr("Ist-Stand {year}", year=year)
        return self.language.tr("„{name}“ {year} gegenüber dem Ist-Stand", name=scenario.name, year=year)

    def _show_calendar(self, year: int) -> None:
        """Says so where costs are still those of the Ist-Stand because measures take effect later."""
        scenario = self.bridge.session.scenario
        text = later_text(() if scenario is None else scenario.measures, year, self.language)
        self._calendar.setText(text)
        self._calendar.setVisible(bool(text))

    def _fill(self, row: FigureRow, line: KeyFigure, effects: Effects) -> None:
        now = line.value(effects.after)
        changed = line.difference(effects, self.language) if self._is_compared else None
        notes, tip = _told(self._notes.marks.get(note_key(line), ()))
        name = line.name(self.language)
        row.set_texts(
            name,
            value_text(now, line.unit, self.language),
            None if line.part and changed is not None and changed.is_none else changed,
            notes,
            "\n".join(filter(None, (meaning(name, self.language), group_meaning(line.id, self.language), tip))),
        )

    def _fill_moved(self, row: FigureRow, moved: MovedFigure) -> None:
        row.setVisible(self._is_compared)
        text = self.language.tr("wird berechnet …")
        if self._has_moved:
            text = value_text(self._notes.moved.get(moved.key), moved.unit, self.language)
        row.set_texts(figure_name(moved.key, self.language), text, None)

    def _difference(self, before: Value, now: Value, unit: FigureUnit, wish: Wish) -> Difference | None:
        return difference(before, now, unit, wish, self.language) if self._is_compared else None

    def _show_money_rows(self, effects: Effects, *, priced: bool) -> None:
        self._left_out.setText(self._notes.left_out)
        self._left_out.setVisible(priced and bool(self._notes.left_out))
        self._grants_section.setVisible(priced and bool({*effects.before.grants, *effects.after.grants}))
        if priced:
            self._grants.show_grants(effects, self._notes.grants, compared=self._is_compared)

    def _show_achievable(self) -> None:
        name = figure_name("achievable", self.language)
        if self._found is None:
            self._achievable.set_texts(name, self.language.tr("wird berechnet …"), None)
            return
        now, before = self._found
        changed = None if before is None else self._difference(before, now, FigureUnit.RATIO, Wish.BETTER)
        value = value_text(now, FigureUnit.RATIO, self.language)
        self._achievable.set_texts(name, value, changed, *_told(self._notes.marks.get(ACHIEVABLE, ())))

    def _on_event(self, event: Event) -> None:
        self._found, self._has_moved = None, False
        super()._on_event(event)

    def _lay_out(self) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(0, 0, 0, 8)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._refusal)
        self._add_section(Section.COST, self._calendar, *self._of(Section.COST).values(), self._left_out)
        self._add_section(Section.OVERLAP, *self._of(Section.OVERLAP).values())
        self._add_section(Section.COVERAGE, *self._groups(), self._achievable)
        self._grants_section = self._boxed(self.language.tr("Förderungen im Jahr"), self._grants)
        self._add_section(Section.STAFF, *self._of(Section.STAFF).values(), *self._moved.values())
        self._duties_section = self._boxed(self.language.tr("Geänderte gesetzliche Aufgaben"), self._duties)
        self._column.addStretch()
        stack(self).addWidget(_scrolling(content))

    def _groups(self) -> Iterator[QWidget]:
        """Each group of duties with its statuses below it."""
        for line, row in self._of(Section.COVERAGE).items():
            yield row
            yield self._counts[line.id]

    def _add_section(self, section: Section, *content: QWidget) -> None:
        self._boxed(section.title(self.language), *content)

    def _boxed(self, title: str, *content: QWidget) -> QWidget:
        """A section that comes and goes as a whole."""
        box = QWidget()
        column = stack(box)
        column.addWidget(heading(title))
        for widget in content:
            column.addWidget(widget)
        self._column.addWidget(box)
        return box

    def _of(self, section: Section) -> dict[KeyFigure, FigureRow]:
        return {line: row for line, row in self._rows.items() if line.section is section}

    def _connect(self) -> None:
        for line, row in self._rows.items():
            row.clicked.connect(partial(self._choose, line.figure))
        for moved, row in self._moved.items():
            row.clicked.connect(partial(self._choose_moved, moved))
        for group, counts in self._counts.items():
            counts.chosen.connect(partial(self._choose_status, group))
        self._achievable.clicked.connect(self._choose_achievable)
        self._grants.chosen.connect(self._choose_grant)
        self._duties.chosen.connect(self._choose_duty)

    def _choose(self, build: Callable[[Evaluation], Figure]) -> None:
        self.figure_chosen.emit(build(self.bridge.session.figures))

    def _choose_moved(self, moved: MovedFigure) -> None:
        self.figure_chosen.emit(moved.figure(self.bridge.session.effects))

    def _choose_status(self, group: str, status: str) -> None:
        self._choose(lambda state: figure.status_count(state, group, Status(status)))

    def _choose_achievable(self) -> None:
        if self._found is not None:
            coverage = self._found[0]
            self._choose(lambda state: figure.achievable(state, coverage))

    def _choose_grant(self, grant: str) -> None:
        if GrantId(grant) in self.bridge.session.figures.grants:
            self._choose(lambda state: figure.grant(state, GrantId(grant)))

    def _choose_duty(self, duty: str) -> None:
        self._choose(lambda state: figure.duty(state, DutyId(duty)))


def _told(found: Marks) -> tuple[tuple[str, ...], str]:
    """The words of the marks and the sentences behind them."""
    return tuple(mark.text for mark in found), "\n".join(mark.meaning for mark in found)


def _is_status(line: KeyFigure) -> bool:
    """Statuses stand in one line below their group."""
    return line.section is Section.COVERAGE and line.part


def _scrolling(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    # Its rows take the keyboard and bring themselves into sight.
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(content)
    return area
