"""The list of measures that makes a scenario: switched, dated, reasoned, put in order, deleted."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QStackedLayout,
    QTableView,
    QWidget,
)

from integration_office.application.dependence import Neighbours, changed, placed, shifted, stretches, switched
from integration_office.domain.changes.references import things_of
from integration_office.domain.scenario import Measure
from integration_office.ui.background import fail
from integration_office.ui.bridge import Bridge
from integration_office.ui.change_commands import NotNeeded
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import optional_date, text_in
from integration_office.ui.flow import flowing
from integration_office.ui.locking import forbids, lock
from integration_office.ui.panels.measure_rows import MeasureRow, Written, beginning, continued, for_the_moment
from integration_office.ui.panels.measure_sizes import MeasureSizes
from integration_office.ui.panels.measures_model import (
    CHANGE,
    EFFECTIVE,
    NUMBER,
    REASON,
    MeasuresModel,
    neighbours_text,
)
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import muted, stack
from integration_office.ui.performing import free_copy_name
from integration_office.ui.views.table import quiet_heads, selected_lines

_AT_ONCE = 100
"""Thousands of measures are written beside the window."""
_TOPIC = "measures in words"


class MeasuresPanel(Panel):
    """Every edit is one step of undo; a refused one changes nothing."""

    current_changed = Signal(int)
    """Emitted with the row of the current measure, also when what stands there is another one now; −1: none."""

    shown_requested = Signal(str)
    """Emitted with the unit that a measure is about, once what it speaks of is selected."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        tr = self.language.tr
        self.setAccessibleName(tr("Maßnahmen"))
        self.model = MeasuresModel(self.language, self)
        self._written: Written | None = None
        self._wanted: tuple[int, ...] = ()
        self.table = QTableView(self)
        self._sizes = MeasureSizes(self.table, self.model, self.language, bridge.turns)
        self._count, self._empty = QLabel(self), muted("", self)
        self._neighbours = muted("", self)
        self._branch = QPushButton(tr("Abzweigen …"), self)
        self._up = QPushButton(tr("Nach oben"), self)
        self._down = QPushButton(tr("Nach unten"), self)
        self._delete = QPushButton(tr("Löschen"), self)
        self._dress_table()
        self._lay_out()
        self._connect()
        lock(bridge, self.table, self._branch, self._up, self._down, self._delete)

    def refresh(self) -> None:
        session, measures, language = self.bridge.session, self._measures, self.language
        self.bridge.background.drop(_TOPIC)
        known = beginning(session.plan.baseline, measures, session.organisation, self._written)
        if len(measures) - len(known.rows) <= _AT_ONCE:
            self._show_written(continued(known, measures, language))
            return
        self._show_rows(for_the_moment(() if self._written is None else self._written.rows, measures))
        self.bridge.background.start(
            _TOPIC, lambda stopped: continued(known, measures, language, stopped), self._show_written, fail
        )

    def _show_written(self, found: Written) -> None:
        if found.measures is self._measures:
            self._written = found
            self._show_rows(found.rows)

    def _show_rows(self, rows: tuple[MeasureRow, ...]) -> None:
        current, before = self.table.currentIndex(), self.model.rowCount()
        row, column, place = current.row(), max(0, current.column()), self.table.verticalScrollBar().value()
        change = self.model.show_rows(rows, self.colours)
        self._sizes.fit_columns()
        # What has just been done is what one wants to see.
        goes_down = 0 < before == change.first < len(rows)
        self._sizes.fit_rows(change.first, change.first + change.new, goes_down=goes_down)
        if not self.table.selectionModel().hasSelection():
            self._show_row(min(row, len(rows) - 1), column)
        if self._wanted and self._wanted[-1] < len(rows):
            self._select(self._wanted)
        self._wanted = ()
        if len(rows) == before:
            self.table.verticalScrollBar().setValue(place)
        self._enable_buttons()
        self._count.setText(self._summary(rows))
        self._empty.setText(self._empty_text())
        self._pages.setCurrentIndex(0 if rows else 1)
        self._ask_for_neighbours()

    def show_neighbours(self, row: int, found: Neighbours) -> None:
        """What the current measure needs and what needs it, by number and by sign in the list."""
        if row == self.table.currentIndex().row():
            self.model.show_neighbours(found)
            self._neighbours.setText(neighbours_text(row, found, self.language))

    def _ask_for_neighbours(self) -> None:
        self.model.show_neighbours(Neighbours())
        self._neighbours.setText("")
        self.current_changed.emit(self.table.currentIndex().row())

    @property
    def _measures(self) -> tuple[Measure, ...]:
        scenario = self.bridge.session.scenario
        return () if scenario is None else scenario.measures

    def _summary(self, rows: tuple[MeasureRow, ...]) -> str:
        if not rows:
            return ""
        parts = [self.language.trn("{n} Maßnahme", "{n} Maßnahmen", len(rows))]
        off = sum(not row.measure.enabled for row in rows)
        broken = sum(bool(row.broken) for row in rows)
        if off:
            parts.append(self.language.trn("{n} ausgeschaltet", "{n} ausgeschaltet", off))
        if broken:
            parts.append(self.language.trn("⚠ {n} greift nicht", "⚠ {n} greifen nicht", broken))
        return ", ".join(parts)

    def _empty_text(self) -> str:
        tr = self.language.tr
        if self.bridge.session.scenario is None:
            return tr("Der Ist-Stand hat keine Maßnahmen. Die erste Änderung im Organigramm beginnt eine Variante.")
        return tr(
            "Diese Variante hat noch keine Maßnahmen. Ziehen Sie im Organigramm eine Einheit oder eine Stelle auf "
            "ihr Ziel."
        )

    def _replace(self, row: int, change: Callable[[Measure], Measure]) -> None:
        """One measure as `change` makes it; a refusal shows what was there before."""
        measures = list(self._measures)

        def intent() -> None:
            measures[row] = change(measures[row])
            self.bridge.session.set_measures(measures)

        if not self.bridge.attempt(intent):
            self.outdate()

    def _become(self, measures: Sequence[Measure], rows: Sequence[int] = ()) -> bool:
        """Other measures, if the user agrees to what would no longer apply; then these rows are selected."""
        if forbids(self.bridge):
            self.outdate()
            return False
        # The window is there sooner without it.
        from integration_office.ui.panels.measure_warnings import agreed

        agreed_on, self._wanted = agreed(self.bridge, measures, self), tuple(rows)
        if agreed_on is not None and self.bridge.attempt(lambda: self.bridge.session.set_measures(agreed_on)):
            return True
        self._wanted = ()
        self.outdate()
        return False

    def _select(self, rows: Sequence[int]) -> None:
        model, flag, current = self.table.selectionModel(), QItemSelectionModel.SelectionFlag, self.table.currentIndex()
        row, selection = current.row() if current.row() in rows else rows[0], QItemSelection()
        for first, last in stretches(rows):
            selection.select(self.model.index(first, 0), self.model.index(last, 0))
        model.setCurrentIndex(self.model.index(row, max(0, current.column())), flag.ClearAndSelect | flag.Rows)
        model.select(selection, flag.Select | flag.Rows)
        self._enable_buttons()

    def _switch(self, row: int, enabled: bool) -> None:
        self._become(switched(self._measures, (row,), enabled=enabled))

    def _set_effective(self, row: int, text: str) -> None:
        def dated(measure: Measure) -> Measure:
            return replace(measure, effective=optional_date(text, end_of_year=False))

        self._replace(row, dated)

    def _set_reason(self, row: int, text: str) -> None:
        try:
            reason = text_in(text, self.language)
        except Incomplete as error:
            self.bridge.refused.emit(NotNeeded(error.text))
            return
        self._replace(row, lambda measure: replace(measure, reason=reason))

    def _switch_chosen(self) -> None:
        """All that are selected, the opposite of what the current one is."""
        row = self.table.currentIndex().row()
        if row >= 0:
            enabled = not self._measures[row].enabled
            self._become(switched(self._measures, self.chosen, enabled=enabled), self.chosen)

    @property
    def chosen(self) -> list[int]:
        """The rows that are selected."""
        return selected_lines(self.table.selectionModel())

    def _move(self, step: int) -> None:
        """What is selected one place up (−1) or down (+1)."""
        after, rows = shifted(self._measures, self.chosen, step)
        if rows and rows != self.chosen:
            self._become(after, rows)

    def _place(self, rows: list[int], before: int) -> None:
        """What was dragged stands in front of another one."""
        after, now = placed(self._measures, rows, before)
        if tuple(after) != self._measures:
            self._become(after, now)

    def _remove(self) -> None:
        chosen = set(self.chosen)
        kept = [measure for row, measure in enumerate(self._measures) if row not in chosen]
        if chosen:
            self._become(kept)

    def _explain(self) -> None:
        """Date and reason of what is selected."""
        from integration_office.ui.dialogs.measure_dialog import MeasureDialog

        rows, measures = self.chosen, self._measures
        if rows:
            MeasureDialog(
                self.bridge,
                [measures[row] for row in rows],
                lambda change: self._become(changed(self._measures, rows, change), rows),
                self,
            ).open()

    def _show_in_chart(self) -> None:
        """What the current measure speaks of, as far as it is there."""
        row, organisation = self.table.currentIndex().row(), self.bridge.session.organisation
        if row < 0:
            return
        units, posts = things_of(self._measures[row].change, organisation)
        self.bridge.select(units, posts)
        if units or posts:
            self.shown_requested.emit(units[0] if units else organisation.positions[posts[0]].unit)
        else:
            told = self.language.tr("Was diese Maßnahme betrifft, steht nicht im Organigramm.")
            self.bridge.told.emit(told)

    def _branch_here(self) -> None:
        """A scenario of its own with the measures up to the current one."""
        row, session = self.table.currentIndex().row(), self.bridge.session
        scenario = session.scenario
        if scenario is None or row < 0:
            return
        name, tr = scenario.name, self.language.tr
        texts = (tr("Ab Maßnahme {n} abzweigen", n=row + 1), tr("&Name der Variante"), tr("Abzweigen"))
        proposed = free_copy_name(name, session.plan.scenarios, self.language)
        from integration_office.ui.dialogs.name_dialog import NameDialog

        NameDialog(
            self.bridge,
            texts,
            proposed,
            session.plan.refusal_of_name,
            lambda copy: session.duplicate_scenario(name, copy, row + 1),
            self,
        ).open()

    def _show_row(self, row: int, column: int) -> None:
        if row >= 0:
            flag = QItemSelectionModel.SelectionFlag
            index = self.model.index(row, column)
            self.table.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)
        self._enable_buttons()

    def _enable_buttons(self) -> None:
        row, rows, last = self.table.currentIndex().row(), self.chosen, self.model.rowCount()
        self._up.setEnabled(bool(rows) and rows != list(range(len(rows))))
        self._down.setEnabled(bool(rows) and rows != list(range(last - len(rows), last)))
        self._delete.setEnabled(bool(rows))
        self._branch.setEnabled(row >= 0)

    def _dress_table(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setAccessibleName(self.language.tr("Maßnahmen der Variante"))
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setWordWrap(True)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        table.setDragDropOverwriteMode(False)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        quiet_heads(table)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(CHANGE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        for column in (NUMBER, EFFECTIVE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.sectionResized.connect(lambda *_: self.bridge.turns.add(table, self._sizes.fit_rows))

    def _lay_out(self) -> None:
        column = stack(self)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 4)
        bar.addWidget(self._count)
        bar.addWidget(self._neighbours, 1)
        bar.addWidget(flowing(self._branch, self._up, self._down, self._delete))
        column.addLayout(bar)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.table)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages.addWidget(self._empty)
        column.addLayout(self._pages, 1)

    def _connect(self) -> None:
        tr = self.language.tr
        self.model.switch_requested.connect(self._switch)
        self.model.effective_requested.connect(self._set_effective)
        self.model.reason_requested.connect(self._set_reason)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable_buttons())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._ask_for_neighbours())
        self._branch.setToolTip(tr("Eine eigene Variante mit den Maßnahmen bis hierher"))
        self._branch.clicked.connect(self._branch_here)
        for button, tip, keys, act in (
            (self._up, tr("Früher ausführen (Alt+Pfeil hoch)"), "Alt+Up", lambda: self._move(-1)),
            (self._down, tr("Später ausführen (Alt+Pfeil runter)"), "Alt+Down", lambda: self._move(1)),
            (self._delete, tr("Ausgewählte Maßnahmen löschen (Entf)"), "Del", self._remove),
        ):
            button.setToolTip(tip)
            button.clicked.connect(act)
            self._shortcut(keys, act)
        self._shortcut("Space", self._switch_chosen)
        self.model.place_requested.connect(self._place)
        self.table.activated.connect(lambda index: self._show_in_chart() if index.column() == CHANGE else None)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda at: self.menu().popup(self.table.viewport().mapToGlobal(at))
        )

    def menu(self) -> QMenu:
        """What can be done with the measures that are selected."""
        menu, tr = QMenu(self), self.language.tr
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name, text, keys, act in (
            ("switch", tr("&Ein- oder ausschalten"), "Space", self._switch_chosen),
            ("explain", tr("&Datum und Begründung …"), "", self._explain),
            ("show", tr("Im Or&ganigramm zeigen"), "Return", self._show_in_chart),
            ("up", tr("Nach &oben"), "Alt+Up", lambda: self._move(-1)),
            ("down", tr("Nach &unten"), "Alt+Down", lambda: self._move(1)),
            ("branch", tr("&Abzweigen …"), "", self._branch_here),
            ("delete", tr("&Löschen"), "Del", self._remove),
        ):
            action = menu.addAction(text, act)
            action.setObjectName(name)
            # Shown only: the table hears its keys itself.
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setEnabled(bool(self.chosen))
            if name != "show":
                lock(self.bridge, action)
        return menu

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.table, act)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
