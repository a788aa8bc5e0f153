"""What posts do with how much of themselves: one post or several, all their shares in one table."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QHeaderView, QLineEdit, QPushButton, QWidget

from integration_office.domain.changes import Assign, Change
from integration_office.domain.identity import PositionId, TaskId
from integration_office.domain.quantity import FTE_SCALE
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.demand_form import task_choice
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.position_forms import PostsForm
from integration_office.ui.dialogs.reading import share_in
from integration_office.ui.dialogs.share_table import POST, SHARE, TASK, ShareModel, ShareRow, ShareTable
from integration_office.ui.naming import explained, named
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.views.table import quiet_heads
from integration_office.wording.names import Names

_ROWS_SEEN = 5


class AssignForm(PostsForm):
    """A task is put in for all the posts at once; afterwards each share can be written over."""

    stretch = 2

    def __init__(self, bridge: Bridge, positions: tuple[PositionId, ...]) -> None:
        super().__init__(bridge, positions)
        self._names = Names(bridge.language, bridge.session.organisation)
        self._told = ""
        self.model = ShareModel(tuple(self._present()), self._names, self)
        self.table = self._table()
        self.sum = named(PlainLabel(), "share_sum")
        self.task = task_choice(bridge, None)
        self.share = named(QLineEdit("100 %" if not self.model.rows else ""), "share")
        self.share.setPlaceholderText(self.tr_("z. B. 25 %"))
        self.put = named(QPushButton(self.tr_("&Eintragen")), "put")
        self.rows.addRow(self.tr_("An&teile"), self.table)
        self.rows.addRow(self.tr_("Summe"), self.sum)
        self.rows.addRow(self.tr_("A&ufgabe"), self._adding())
        self.begins_at(self.table if self.model.rows else self.task)
        self._connect()
        self._show_sum()

    def changes(self) -> tuple[Change, ...]:
        """Less before more, so that on the way no post has more than it is."""
        if self._told:
            raise Incomplete(self._told, is_refused=True)
        changed = [row for row in self.model.rows if row.share != row.before]
        if not changed:
            raise Incomplete(self.tr_("Bitte einen Anteil ändern oder eine Aufgabe eintragen."))
        changed.sort(key=lambda row: row.share - row.before)
        return tuple(Assign(row.position, row.task, row.share) for row in changed)

    def _present(self) -> Iterator[ShareRow]:
        assignments = self.bridge.session.organisation.assignments
        for position in self.positions:
            for each in assignments.get(position, ()):
                yield ShareRow(position, each.task, each.share, each.share, each.illustrative)

    def _table(self) -> ShareTable:
        table = named(ShareTable(), "shares")
        table.setModel(self.model)
        table.setAccessibleName(self.tr_("Aufgabenanteile"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        trigger = QAbstractItemView.EditTrigger
        table.setEditTriggers(trigger.DoubleClicked | trigger.EditKeyPressed | trigger.AnyKeyPressed)
        table.setTabKeyNavigation(False)
        table.setWordWrap(False)
        table.verticalHeader().hide()
        table.setColumnHidden(POST, len(self.positions) == 1)
        header = table.horizontalHeader()
        quiet_heads(table)
        for column in (POST, TASK):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(SHARE, QHeaderView.ResizeMode.Fixed)
        widest = self.tr_("{now} (bisher {before})", now="100,00 %", before="100,00 %")
        header.resizeSection(SHARE, table.fontMetrics().horizontalAdvance(widest) + 12)
        table.setMinimumHeight(_ROWS_SEEN * table.fontMetrics().height())
        if self.model.rows:
            table.setCurrentIndex(self.model.index(0, SHARE))
        return table

    def _adding(self) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        self.share.setAccessibleName(self.tr_("Anteil"))
        explained(self.task, self.tr_("Aufgabe"))
        self.share.setMaximumWidth(self.fontMetrics().horizontalAdvance("0" * 14))
        for widget, stretch in ((self.task, 1), (self.share, 0), (self.put, 0)):
            row.addWidget(widget, stretch)
        line.setFocusProxy(self.task)
        return line

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter behind a share puts it in; behind an empty field it means the dialog's button, as everywhere."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if watched is self.share and is_enter and self.share.text().strip():
                self._put()
                return True
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        self.model.shares_changed.connect(self._on_shares)
        self.model.refused.connect(self._tell)
        self.put.clicked.connect(self._put)
        self.put.setAutoDefault(False)
        self.share.installEventFilter(self)
        self.table.delete_pressed.connect(self._end_selected)
        self.table.setToolTip(self.tr_("F2 ändert den Anteil, Entf beendet die Zuordnung."))

    def _put(self) -> None:
        try:
            task, share = self._wanted()
        except Incomplete as error:
            self._tell(error.text)
            return
        for position in self.positions:
            self.model.put(position, task, share)
        self.share.clear()
        self.task.setFocus()

    def _wanted(self) -> tuple[TaskId, int]:
        if self.task.chosen is None:
            raise Incomplete(self.tr_("Bitte die Aufgabe aus der Liste wählen."))
        if not self.share.text().strip():
            raise Incomplete(self.tr_("Bitte einen Anteil angeben, zum Beispiel 25 %."))
        return TaskId(self.task.chosen), share_in(self.share.text(), self.bridge.language)

    def _end_selected(self) -> None:
        # A hidden column is not selected, so that no row counts as selected in full.
        for row in {index.row() for index in self.table.selectionModel().selectedIndexes()}:
            self.model.set_share(row, 0)

    def _tell(self, why: str) -> None:
        self._told = why
        self.edited.emit()

    def _on_shares(self) -> None:
        self._told = ""
        self._show_sum()
        self.edited.emit()

    def _show_sum(self) -> None:
        sums, shown = self.model.sums(), self.positions[:_ROWS_SEEN]
        texts = [self._sum_text(position, sums.get(position, 0)) for position in shown]
        self.sum.setText("; ".join(texts) + (" …" if len(self.positions) > len(shown) else ""))

    def _sum_text(self, position: PositionId, total: int) -> str:
        free = FTE_SCALE - total
        left = self.tr_("frei {share}", share=self._names.share(free))
        over = self.tr_("⚠ {share} zu viel", share=self._names.share(-free))
        text = f"{self._names.share(total)} · {left if free >= 0 else over}"
        return text if len(self.positions) == 1 else f"{position}: {text}"
