"""The list of measures that makes a scenario: switched, dated, reasoned, put in order, deleted."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QItemSelectionModel, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedLayout,
    QStyle,
    QTableView,
    QWidget,
)

from integration_office.application.dependence import Neighbours
from integration_office.domain.period import read_date
from integration_office.domain.scenario import Measure
from integration_office.ui.bridge import Bridge
from integration_office.ui.change_commands import NotNeeded
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import text_in
from integration_office.ui.flow import flowing
from integration_office.ui.panels.measure_warnings import agreed
from integration_office.ui.panels.measures_model import (
    CHANGE,
    EFFECTIVE,
    NUMBER,
    REASON,
    MeasureRow,
    MeasuresModel,
    Written,
    neighbours_text,
    written,
)
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import muted, stack
from integration_office.ui.performing import free_copy_name

_AT_ONCE = 400
"""Thousands of measures are written in several turns."""
_CELL_MARGIN = 10
_MOST_LINES = 4
"""Of a longer text the rest stands beside the mouse."""


class MeasuresPanel(Panel):
    """Every edit is one step of undo; a refused one changes nothing."""

    current_changed = Signal(int)
    """Emitted with the row of the current measure, also when what stands there is another one now; −1: none."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        tr = self.language.tr
        self.setAccessibleName(tr("Maßnahmen"))
        self.model = MeasuresModel(self.language, self)
        self._written: Written | None = None
        self._further = QObject(self)
        self.table = QTableView(self)
        self._count, self._empty = QLabel(self), muted("", self)
        self._neighbours = muted("", self)
        self._branch = QPushButton(tr("Abzweigen …"), self)
        self._up = QPushButton(tr("Nach oben"), self)
        self._down = QPushButton(tr("Nach unten"), self)
        self._delete = QPushButton(tr("Löschen"), self)
        self._dress_table()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        session, current = self.bridge.session, self.table.currentIndex()
        measures = () if session.scenario is None else session.scenario.measures
        self._written = written(session.plan.baseline, measures, self.language, self._written, _AT_ONCE)
        if len(self._written.rows) < len(measures):
            self.bridge.turns.add(self._further, self.refresh)
        rows, before, place = self._written.rows, self.model.rowCount(), self.table.verticalScrollBar().value()
        kept = self.model.show_rows(rows, self.colours)
        self._fit_columns()
        self._fit_rows(kept)
        self._show_row(min(current.row(), len(rows) - 1), max(0, current.column()))
        if len(rows) == before:
            self.table.verticalScrollBar().setValue(place)
        elif kept:
            # What has just been done is what one wants to see.
            self.table.scrollToBottom()
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

    def _become(self, measures: Sequence[Measure]) -> bool:
        """Other measures, if the user agrees to what would no longer apply."""
        agreed_on = agreed(self.bridge, measures, self)
        if agreed_on is not None and self.bridge.attempt(lambda: self.bridge.session.set_measures(agreed_on)):
            return True
        self.outdate()
        return False

    def _switch(self, row: int, enabled: bool) -> None:
        measures = list(self._measures)
        measures[row] = replace(measures[row], enabled=enabled)
        self._become(measures)

    def _set_effective(self, row: int, text: str) -> None:
        def dated(measure: Measure) -> Measure:
            day = read_date(text, end_of_year=False) if text.strip() else None
            return replace(measure, effective=day)

        self._replace(row, dated)

    def _set_reason(self, row: int, text: str) -> None:
        try:
            reason = text_in(text, self.language)
        except Incomplete as error:
            self.bridge.refused.emit(NotNeeded(error.text))
            return
        self._replace(row, lambda measure: replace(measure, reason=reason))

    def _switch_current(self) -> None:
        row = self.table.currentIndex().row()
        if row >= 0:
            self._switch(row, not self._measures[row].enabled)

    def _move(self, step: int) -> None:
        """The current measure one place up (−1) or down (+1)."""
        row, measures = self.table.currentIndex().row(), list(self._measures)
        target = row + step
        if row < 0 or not 0 <= target < len(measures):
            return
        measures[row], measures[target] = measures[target], measures[row]
        if self._become(measures):
            self._show_row(target, self.table.currentIndex().column())

    def _remove(self) -> None:
        chosen = {index.row() for index in self.table.selectionModel().selectedIndexes()}
        kept = [measure for row, measure in enumerate(self._measures) if row not in chosen]
        if chosen:
            self._become(kept)

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
        row, last = self.table.currentIndex().row(), self.model.rowCount() - 1
        self._up.setEnabled(row > 0)
        self._down.setEnabled(0 <= row < last)
        self._delete.setEnabled(row >= 0)
        self._branch.setEnabled(row >= 0)

    def _fit_columns(self) -> None:
        """Wide enough for what can stand in them: Qt would only look at the rows in sight."""
        header, metrics, style = self.table.horizontalHeader(), self.table.fontMetrics(), self.table.style()
        tick = style.pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth) + 2 * _CELL_MARGIN
        titles = (self.model.headerData(column, Qt.Orientation.Horizontal) for column in (NUMBER, EFFECTIVE))
        texts = (f"{self.model.rowCount()} ▼", max(self.language.tr("von Anfang an"), "00.00.0000", key=len))
        for column, title, text, more in zip((NUMBER, EFFECTIVE), titles, texts, (tick, _CELL_MARGIN), strict=True):
            width = max(metrics.horizontalAdvance(text) + more, metrics.horizontalAdvance(title) + 2 * _CELL_MARGIN)
            if header.sectionSize(column) != width:
                header.resizeSection(column, width)

    def _fit_rows(self, first: int = 0) -> None:
        """Rows as high as their texts need. Qt would ask every cell of hundreds of measures for seven things."""
        header, metrics = self.table.verticalHeader(), self.table.fontMetrics()
        one_line = header.defaultSectionSize()
        rooms = {column: QRect(0, 0, self.table.columnWidth(column) - _CELL_MARGIN, 0) for column in (CHANGE, REASON)}
        for row in range(first, self.model.rowCount()):
            heights = (
                metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, self.model.text(row, column)).height()
                for column, room in rooms.items()
            )
            height = max(one_line, min(max(heights), _MOST_LINES * metrics.lineSpacing()) + _CELL_MARGIN)
            if header.sectionSize(row) != height:
                header.resizeSection(row, height)

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
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(CHANGE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(REASON, QHeaderView.ResizeMode.Stretch)
        for column in (NUMBER, EFFECTIVE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        header.sectionResized.connect(lambda *_: self.bridge.turns.add(table, self._fit_rows))

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
        self.table.selectionModel().currentChanged.connect(lambda *_: self._enable_buttons())
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
        self._shortcut("Space", self._switch_current)

    def _shortcut(self, keys: str, act: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.table, act)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
