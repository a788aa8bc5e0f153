"""„Förderungen“: what each grant pays before and after, on which conditions, and what is left to the city."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout

from integration_office.domain.grant import Grant
from integration_office.domain.identity import GrantId, PositionId
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.locking import lock
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.money.grant_rows import (
    GrantRow,
    PostLine,
    detail_lines,
    grant_columns,
    grant_figure,
    grant_rows,
    post_columns,
    post_lines,
    templates,
    total_text,
    unproven,
)
from integration_office.ui.views.money.page import MoneyPage, bar_of
from integration_office.ui.views.table import DataTable, TableModel


class GrantsPage(MoneyPage):
    """What is chosen is told in full below the table; a grant is set by a measure of the scenario."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context, "money_grants")
        tr = self.language.tr
        self.total = muted("")
        self.model: TableModel[GrantRow] = TableModel(grant_columns(self.language), lambda row: row.effect.id, self)
        self.table = DataTable(self.model, "grants", tr("Förderungen"))
        self.details = named(QPlainTextEdit(readOnly=True, tabChangesFocus=True), "grant_details")
        self.details.setAccessibleName(tr("Bedingungen, Anspruch und Richtlinie der Förderung"))
        self.post_model: TableModel[PostLine] = TableModel(
            post_columns(self.language), lambda row: row.id or row.name, self
        )
        self.posts = DataTable(self.post_model, "funded_posts", tr("Geförderte Stellen und Eigenanteil der Stadt"))
        self.change = named(QPushButton(tr("&Festlegen …")), "change_grant")
        self.new = named(QPushButton(tr("&Neue Förderung")), "new_grant")
        self.how = named(QPushButton(tr("&Rechenweg")), "grant_basis")
        self.menu = QMenu(self)
        self.new.setMenu(self.menu)
        self._lay_out()
        self._connect()
        lock(self.bridge, self.change, self.new)

    def reveal(self, id: str) -> None:
        """A row becomes the current one."""
        self.table.expect(GrantId(id))

    def refresh(self) -> None:
        effects, language = self.bridge.session.effects, self.language
        self._fill_menu()
        self.compute(lambda _: grant_rows(effects, language), self._show)

    def _show(self, rows: list[GrantRow]) -> None:
        if rows:
            self.total.setText(total_text(rows, self.language))
        else:
            self.total.setText(
                self.language.tr(
                    "Der Plan kennt noch keine Förderung. Unter „Neue Förderung“ eine anlegen, auch nach den Vorlagen "
                    "der Richtlinien KI und KIM."
                )
            )
        self.table.show_rows(rows)
        if rows and self.table.row is None:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_grant()

    def _show_grant(self) -> None:
        row = self.table.row
        for button in (self.change, self.how):
            button.setEnabled(row is not None)
        if row is None:
            self.details.setPlainText("")
            self.posts.show_rows(())
            return
        self.details.setPlainText("\n".join(detail_lines(row, self.language)))
        self.posts.show_rows(post_lines(row, self.language))

    def _fill_menu(self) -> None:
        """A grant of the city's own, and those of the guidelines that the plan does not know yet."""
        session = self.bridge.session
        self.menu.clear()
        self.menu.addAction(self.language.tr("&Eigene Förderung …"), lambda: self._open(Grant(GrantId(""))))
        self.menu.addSeparator()
        for text, grant in templates(session.frame, self.language):
            action = self.menu.addAction(text, partial(self._open, grant))
            action.setEnabled(grant.id not in session.organisation.grants)
        for text in unproven(session.frame, self.language):
            self.menu.addAction(text).setEnabled(False)

    def _change(self) -> None:
        if self.table.row is not None:
            self._open(self.table.row.grant)

    def _open(self, grant: Grant) -> None:
        """What is selected on the desk is to be funded, where it is a new one."""
        from integration_office.ui.dialogs.change_dialog import ChangeDialog
        from integration_office.ui.dialogs.grant_form import GrantForm

        tr, known = self.language.tr, grant.id in self.bridge.session.organisation.grants
        funded = Payload() if known else Payload(self.bridge.units, self.bridge.positions)
        form = GrantForm(self.bridge, funded, grant)
        ChangeDialog(form, tr("Förderung"), tr("Festlegen"), self).open()

    def _explain(self) -> None:
        row = self.table.row
        build = None if row is None else grant_figure(self.bridge.session.effects, row.effect.id)
        if build is not None:
            self.explain(build)

    def _select_post(self) -> None:
        line = self.posts.row
        if line is not None and line.id in self.bridge.session.organisation.positions:
            self.bridge.select(positions=(PositionId(line.id),))

    def _connect(self) -> None:
        self.table.row_changed.connect(self._show_grant)
        self.table.activated.connect(lambda _: self._explain())
        self.posts.activated.connect(lambda _: self._select_post())
        self.change.clicked.connect(self._change)
        self.how.clicked.connect(self._explain)

    def _lay_out(self) -> None:
        lower = QSplitter(Qt.Orientation.Horizontal)
        lower.addWidget(self.details)
        lower.addWidget(self.posts)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(lower)
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 3)
        for splitter in (lower, parts):
            splitter.setChildrenCollapsible(False)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(bar_of(self.how, self.change, self.new))
        column.addWidget(self.total)
        column.addWidget(parts, 1)
        for table in (self.table, self.posts):
            table.sort_by(0, Qt.SortOrder.AscendingOrder)
