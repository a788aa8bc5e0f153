"""Two or more scenarios side by side, with what differs from the Ist-Stand in words and colour."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from integration_office.ui.bridge import Bridge
from integration_office.ui.panels.comparison import Cell, ComparedRow, compared_rows, unpriced_in
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.panels.pieces import muted

_SIZE = (1180, 720)
_AT_FIRST = 2
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CompareDialog(QDialog):
    """The scenarios chosen on the left as columns, the figures as rows."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._language = bridge, bridge.language
        tr = self._language.tr
        self.setWindowTitle(tr("Varianten vergleichen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.scenarios = QListWidget(self)
        self.scenarios.setAccessibleName(tr("Varianten"))
        self.only_differences = QCheckBox(tr("Nur Unterschiede"), self)
        self.table = QTableWidget(self)
        self._copy = QPushButton(tr("Als Text kopieren"), self)
        self._empty = muted(tr("Bitte oben mindestens eine Variante wählen."), self)
        self._unpriced = muted("", self)
        self._fill_scenarios()
        self._dress_list()
        self._dress_table()
        self._lay_out()
        self.scenarios.itemChanged.connect(self._show)
        self.only_differences.toggled.connect(self._show)
        self._copy.clicked.connect(self.copy)
        self.resize(*_SIZE)
        self._show()

    def chosen(self) -> list[str]:
        """The scenarios that are ticked, in their order."""
        items = (self.scenarios.item(row) for row in range(self.scenarios.count()))
        return [item.text() for item in items if item.checkState() is Qt.CheckState.Checked]

    def copy(self) -> None:
        """The table as text with tabs, to paste into a letter or a sheet."""
        columns = range(self.table.columnCount())
        head = [self.table.model().headerData(column, Qt.Orientation.Horizontal) for column in columns]
        rows = [[self._text(row, column) for column in columns] for row in range(self.table.rowCount())]
        lines = ("\t".join(row).rstrip() for row in (head, *rows))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _show(self) -> None:
        names = self.chosen()
        session = self._bridge.session
        scenarios = {name: session.effects_of(name) for name in names}
        rows = compared_rows(tuple(scenarios.values()), self._language)
        self._unpriced.setText(unpriced_in(scenarios, self._language))
        self._unpriced.setVisible(bool(self._unpriced.text()))
        if self.only_differences.isChecked():
            rows = [row for row in rows if row.differs]
        self.table.clear()
        self.table.setRowCount(0)
        self._head(names)
        self._fill(rows)
        self._empty.setVisible(not names)
        self._copy.setEnabled(bool(names))

    def _head(self, names: list[str]) -> None:
        tr = self._language.tr
        titles = [tr("Kennzahl"), tr("Ist-Stand")]
        for name in names:
            titles += [name, tr("gegenüber Ist-Stand")]
        titles.append(tr("Zu beachten"))
        self.table.setColumnCount(len(titles))
        self.table.setHorizontalHeaderLabels(titles)

    def _fill(self, rows: list[ComparedRow]) -> None:
        section = ""
        for row in rows:
            if row.section != section:
                section = row.section
                self._add_section(section)
            self._add(row)
        self.table.resizeColumnsToContents()

    def _add_section(self, title: str) -> None:
        at = self.table.rowCount()
        self.table.insertRow(at)
        item = _item(title)
        font = item.font()
        font.setBold(True)
        item.setFont(font)
        self.table.setItem(at, 0, item)
        self.table.setSpan(at, 0, 1, self.table.columnCount())

    def _add(self, row: ComparedRow) -> None:
        at = self.table.rowCount()
        self.table.insertRow(at)
        items = [_item(f"   {row.name}"), _item(row.baseline, _RIGHT)]
        for cell in row.cells:
            items += [_item(cell.text, _RIGHT), self._difference(cell)]
        care = _item(row.care)
        care.setForeground(colours_of(self).warning)
        for column, item in enumerate((*items, care)):
            self.table.setItem(at, column, item)

    def _difference(self, cell: Cell) -> QTableWidgetItem:
        if cell.difference is None:
            return _item("")
        item = _item(cell.difference.text)
        item.setForeground(QColor(cell.difference.tone.colour(colours_of(self))))
        return item

    def _text(self, row: int, column: int) -> str:
        item = self.table.item(row, column)
        return "" if item is None else item.text().strip()

    def _fill_scenarios(self) -> None:
        """The scenario on the desk and the ones beside it are ticked at first."""
        plan = self._bridge.session.plan
        wanted = [name for name, scenario in plan.scenarios.items() if scenario.measures]
        if plan.active is not None:
            wanted = [plan.active, *(name for name in wanted if name != plan.active)]
        for name in plan.scenarios:
            item = QListWidgetItem(name, self.scenarios)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            ticked = name in wanted[:_AT_FIRST]
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _dress_list(self) -> None:
        """In lines, as words in a sentence, up to two of them."""
        self.scenarios.setFlow(QListWidget.Flow.LeftToRight)
        self.scenarios.setWrapping(True)
        self.scenarios.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.scenarios.setSpacing(2)
        self.scenarios.setFixedHeight(2 * self.fontMetrics().height() + 22)

    def _dress_table(self) -> None:
        self.table.setAccessibleName(self._language.tr("Vergleich der Varianten"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.table.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + 8)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)

    def _lay_out(self) -> None:
        choice = QHBoxLayout()
        choice.addWidget(self.scenarios, 1)
        choice.addWidget(self.only_differences, 0, Qt.AlignmentFlag.AlignTop)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(self._language.tr("Schließen"))
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(choice)
        column.addWidget(self._empty)
        column.addWidget(self.table, 1)
        column.addWidget(self._unpriced)
        column.addWidget(buttons)


def _item(text: str, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setTextAlignment(alignment)
    return item
