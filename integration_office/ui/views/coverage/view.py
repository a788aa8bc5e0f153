"""The view „Abdeckung“: filters, the indices of the groups, the matrix of duties by office, the chosen duty below."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from integration_office.analysis.coverage import GROUPS
from integration_office.analysis.duty_matrix import DutyMatrix, MatrixRow, duty_matrix
from integration_office.domain.identity import DutyId, UnitId
from integration_office.ui.background import fail
from integration_office.ui.naming import named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import SMALL, muted, stack
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.coverage.catalogue_menu import CatalogueMenu
from integration_office.ui.views.coverage.cells import MatrixDelegate, heading_height, row_height
from integration_office.ui.views.coverage.duty_pane import DutyPane
from integration_office.ui.views.coverage.editions_page import EditionsPage
from integration_office.ui.views.coverage.filter_bar import FilterBar
from integration_office.ui.views.coverage.lines import lines_of
from integration_office.ui.views.coverage.model import MatrixModel
from integration_office.ui.views.coverage.texts import (
    FIRST_OFFICE,
    OWNER,
    MatrixTexts,
    as_table,
    care_texts,
    index_texts,
)
from integration_office.ui.views.frozen_table import FrozenTable
from integration_office.wording.coverage import group_text

_TOPIC = "coverage_matrix"
_FROZEN = 2
_WIDTHS = (238, 146, 150)
_OFFICE_WIDTH = 96
_HEADER_LINES = 3


class CoverageView(Panel):
    """Everything shown is a function of the session's effects and the filter."""

    def __init__(self, context: ViewContext, parent: QWidget | None = None) -> None:
        super().__init__(context.bridge, parent)
        self._background = context.background
        self._matrix: DutyMatrix | None = None
        self._chosen: tuple[DutyId, UnitId | None] | None = None
        self.setAccessibleName(self.language.tr("Abdeckung der gesetzlichen Aufgaben"))
        self.filters = FilterBar(self.language, self)
        self.indices = {group: PlainLabel() for group in GROUPS}
        self.hint = muted("", self)
        self.model = MatrixModel(self._texts(()), lambda: self.colours, self)
        self.table = self._table()
        self.pane = DutyPane(self.bridge, self._background, self)
        self.editions = EditionsPage(self.bridge, self._background, self)
        self.catalogue = CatalogueMenu(self.bridge, lambda: self.pane.duty, self.pane.choose_tasks, self.copy, self)
        self.filters.menu.setMenu(self.catalogue.menu)
        self.pages = QStackedWidget(self)
        self.pane.hide()
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        """The matrix is put together beside the window; what is shown stays until it is there."""
        effects, language = self.bridge.session.effects, self.language
        self._background.start(
            _TOPIC,
            lambda _: (duty_matrix(effects), care_texts(effects.after, language)),
            lambda found: self._take(*found),
            fail,
        )
        if self.filters.editions.isChecked():
            self.editions.refresh()

    def copy(self) -> None:
        """What is shown as a table to paste into a sheet."""
        if self.filters.editions.isChecked():
            self.editions.copy()
        else:
            QGuiApplication.clipboard().setText(as_table(self.model.lines, self.model.texts))

    def reveal(self, duty: str) -> None:
        """The matrix without a filter, this duty chosen in it."""
        self.filters.editions.setChecked(False)
        self.filters.clear()
        self._chosen = (DutyId(duty), None)
        self._choose_again()

    def leave_duty(self) -> None:
        """The matrix alone: no duty is chosen."""
        self._chosen = None
        self.pane.show_nothing()
        self.pane.hide()

    # showing

    def _take(self, matrix: DutyMatrix, care: Mapping[str, str]) -> None:
        self._matrix = matrix
        self._show_indices(matrix, care)
        self._show_lines()

    def _show_indices(self, matrix: DutyMatrix, care: Mapping[str, str]) -> None:
        compared = self.bridge.session.scenario is not None
        for group, label in self.indices.items():
            index, counts = index_texts(matrix, group, self.language, compared=compared)
            told = (f"{group_text(group, self.language)}: {index}", counts, care.get(group, ""))
            label.setText("\n".join(filter(None, told)))
            label.setAccessibleName(label.text())

    def _show_lines(self) -> None:
        if self._matrix is None:
            return
        lines = lines_of(self._matrix, self.filters.wanted, self.language)
        if self.model.show(lines, self._texts(self._matrix.offices)):
            self._fit()
        self._show_hint(is_empty=not lines)
        self._choose_again()

    def _fit(self) -> None:
        line = self.fontMetrics().height()
        offices = [_OFFICE_WIDTH] * len(self.model.texts.offices)
        self.table.lay_out((*_WIDTHS, *offices), self.model.headings, row_height(line), heading_height(line))

    def _show_hint(self, *, is_empty: bool) -> None:
        tr = self.language.tr
        if not self.bridge.session.organisation.tasks:
            self.hint.setText(
                tr(
                    "Im Plan sind noch keine Aufgaben erfasst. Eine Zeile wählen und mit „Aufgaben zuordnen“ die erste "
                    "anlegen, oder Aufgaben und Zuordnungen mit einer Arbeitsmappe einlesen (Strg+I)."
                )
            )
        else:
            self.hint.setText(tr("Kein Eintrag passt zum Filter. Esc im Suchfeld leert ihn.") if is_empty else "")
        self.hint.setVisible(bool(self.hint.text()))

    def _texts(self, offices: tuple[UnitId, ...]) -> MatrixTexts:
        session = self.bridge.session
        compared = session.scenario is not None
        return MatrixTexts(self.language, session.organisation, session.plan.baseline, offices, compared)

    # choosing

    def _choose_again(self) -> None:
        """The duty that was chosen, in the cell it was chosen in, if both are still there."""
        if self._chosen is None or self._matrix is None:
            return
        duty, office = self._chosen
        row = self.model.row_of(duty)
        if row is None:
            self.leave_duty()
            return
        offices = list(self.model.texts.offices)
        column = FIRST_OFFICE + offices.index(office) if office is not None and office in offices else 0
        self.table.setCurrentIndex(self.model.index(row, column))
        self._show_chosen()

    def _on_current(self, index: QModelIndex) -> None:
        row = self.model.duty_row(index.row()) if index.isValid() else None
        if row is not None:
            office = self.model.office(index.column())
            self._chosen = (row.duty.id, office if office in row.fte else None)
            self.bridge.turns.add(self.pane, self._show_chosen)

    def _show_chosen(self) -> None:
        row = None if self._chosen is None else self._row(self._chosen[0])
        if row is not None and self._chosen is not None:
            self.pane.show()
            self.pane.show_duty(row, self._chosen[1])
            self.table.scrollTo(self.table.currentIndex())

    def _row(self, duty: DutyId) -> MatrixRow | None:
        at = self.model.row_of(duty)
        return None if at is None else self.model.duty_row(at)

    def _press(self, index: QModelIndex) -> None:
        """A click or Enter: the duty is shown; the office of the cell is selected for the whole window."""
        row = self.model.duty_row(index.row())
        if row is None:
            return
        self._on_current(index)
        owner = row.after.owner if row.after is not None and index.column() == OWNER else None
        unit = owner or self.model.office(index.column())
        if unit is not None and unit in self.bridge.session.organisation.units:
            self.bridge.select(units=(unit,))

    def _enter(self) -> None:
        """The keyboard goes on to what is said about the duty."""
        if self.pane.isVisible() and self.table.currentIndex().column() < OWNER:
            self.pane.tree.setFocus()

    def _on_header(self, column: int) -> None:
        office = self.model.office(column)
        if office is not None:
            self.bridge.select(units=(office,))

    def _show_menu(self, place: QPoint) -> None:
        self._show_chosen()
        self.catalogue.menu.popup(place)

    def _show_page(self, with_editions: bool) -> None:
        self.pages.setCurrentWidget(self.editions if with_editions else self._matrix_page)
        if with_editions:
            self.editions.refresh()

    # building

    def _table(self) -> FrozenTable:
        table = named(FrozenTable(_FROZEN, self), "coverage_matrix")
        table.setModel(self.model)
        table.setAccessibleName(self.language.tr("Gesetzliche Aufgaben nach Ämtern"))
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.front.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        for view in (table, table.front):
            view.setItemDelegate(MatrixDelegate(table))
            header = view.horizontalHeader()
            header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | _WRAPPED)
            font = header.font()
            font.setPointSizeF(font.pointSizeF() * SMALL)
            header.setFont(font)
            header.setFixedHeight(_HEADER_LINES * header.fontMetrics().height() + 6)
            header.setMinimumSectionSize(60)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
            header.setSectionsClickable(True)
        for key, act in ((QKeySequence.StandardKey.Copy, self.copy), (Qt.Key.Key_Escape, self.leave_duty)):
            QShortcut(QKeySequence(key), table, act).setContext(Qt.ShortcutContext.WidgetShortcut)
        return table

    def _connect(self) -> None:
        self.filters.changed.connect(self._show_lines)
        self.filters.editions.toggled.connect(self._show_page)
        self.table.selectionModel().currentChanged.connect(self._on_current)
        self.table.pressed_on.connect(self._press)
        self.table.activated.connect(self._enter)
        for view in (self.table, self.table.front):
            view.customContextMenuRequested.connect(lambda at, view=view: self._show_menu(view.mapToGlobal(at)))
        self.table.horizontalHeader().sectionClicked.connect(self._on_header)

    def _lay_out(self) -> None:
        self._matrix_page = QWidget()
        upper, page = QWidget(), stack(self._matrix_page)
        top = stack(upper)
        top.addLayout(self._index_strip())
        top.addWidget(self.hint)
        top.addWidget(self.table, 1)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(upper)
        split.addWidget(self.pane)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([330, 220])
        page.addWidget(split)
        self.pages.addWidget(self._matrix_page)
        self.pages.addWidget(self.editions)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.table)

    def _index_strip(self) -> QHBoxLayout:
        strip = QHBoxLayout()
        strip.setContentsMargins(8, 0, 8, 4)
        strip.setSpacing(12)
        for label in self.indices.values():
            font = label.font()
            font.setPointSizeF(font.pointSizeF() * SMALL)
            label.setFont(font)
            strip.addWidget(label, 1)
        return strip


_WRAPPED = Qt.TextFlag.TextWordWrap
