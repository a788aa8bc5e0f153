"""„Städtevergleich“: how other cities organise integration, with source and date; rows of one's own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QSplitter, QVBoxLayout

from integration_office.domain.cities import City
from integration_office.ui.locking import forbids, lock
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.problems import attempt_in_dialog
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.money.city_rows import CityRow, city_columns, city_details, city_rows
from integration_office.ui.views.money.page import MoneyPage, bar_of
from integration_office.ui.views.table import DataTable, TableModel


class CitiesPage(MoneyPage):
    """A shipped row is never changed: what one edits becomes a row of the plan's own, which stands in its place."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context, "money_cities")
        tr = self.language.tr
        self.hint = muted(
            tr(
                "Leer ist, was nicht bekannt ist. Die Aufgaben der Ämter sind verschieden geschnitten; die Zahlen "
                "taugen deshalb nur zusammen mit dem Hinweis zum Vergleich."
            )
        )
        self.model: TableModel[CityRow] = TableModel(city_columns(self.language), lambda row: row.city.name, self)
        self.table = DataTable(self.model, "cities", tr("Städtevergleich"))
        self.details = named(QPlainTextEdit(readOnly=True, tabChangesFocus=True), "city_details")
        self.details.setAccessibleName(tr("Was von der Stadt bekannt ist"))
        self.add = named(QPushButton(tr("&Stadt hinzufügen …")), "add_city")
        self.edit = named(QPushButton(tr("Bea&rbeiten …")), "edit_city")
        self.remove = named(QPushButton(tr("Eigene Zeile &entfernen")), "remove_city")
        self._lay_out()
        self.table.row_changed.connect(self._show_city)
        self.table.activated.connect(lambda _: self._edit())
        self.add.clicked.connect(lambda: self._open(City("")))
        self.edit.clicked.connect(self._edit)
        self.remove.clicked.connect(self._remove)
        lock(self.bridge, self.add, self.edit, self.remove)

    def reveal(self, id: str) -> None:
        """A row becomes the current one."""
        self.table.expect(id)

    def refresh(self) -> None:
        session = self.bridge.session
        self.table.show_rows(city_rows(session.plan, session.frame.reference))
        if self.table.row is None and self.model.rows:
            self.table.setCurrentIndex(self.model.index(0, 0))
        self._show_city()

    def _show_city(self) -> None:
        row = self.table.row
        self.edit.setEnabled(row is not None)
        self.remove.setEnabled(row is not None and row.is_own)
        self.details.setPlainText("" if row is None else "\n".join(city_details(row, self.language)))

    def _edit(self) -> None:
        if self.table.row is not None and not forbids(self.bridge):
            self._open(self.table.row.city)

    def _open(self, city: City) -> None:
        from integration_office.ui.views.money.city_dialog import CityDialog

        session = self.bridge.session
        taken = {row.city.name for row in city_rows(session.plan, session.frame.reference)}
        dialog = CityDialog(city, taken, partial(self._keep, city), self.language, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _keep(self, before: City, after: City, tell: Callable[[str], None]) -> bool:
        """Under another name the plan's row moves; a shipped row stays where it is. Whether it is kept now."""
        if after == before:
            return True
        session = self.bridge.session
        cities = {name: each for name, each in session.plan.cities.items() if name != before.name}
        edit = partial(session.edit_info, session.plan.info, {**cities, after.name: after})
        if not attempt_in_dialog(self.bridge, edit, tell):
            return False
        self.table.expect(after.name)
        return True

    def _remove(self) -> None:
        row, session = self.table.row, self.bridge.session
        if row is not None and row.is_own:
            left = {name: each for name, each in session.plan.cities.items() if name != row.city.name}
            self.bridge.attempt(lambda: session.edit_info(session.plan.info, left))

    def _lay_out(self) -> None:
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(self.details)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self.body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(bar_of(self.add, self.edit, self.remove))
        column.addWidget(self.hint)
        column.addWidget(parts, 1)
        self.table.sort_by(0, Qt.SortOrder.AscendingOrder)
