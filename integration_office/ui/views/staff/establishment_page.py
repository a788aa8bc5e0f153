"""The page Nach Gruppe: the Stellenplan by grade or product, Ist-Stand beside scenario, to copy and to save."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout

from integration_office.ui.background import fail
from integration_office.ui.flow import flowing
from integration_office.ui.naming import explained, named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import muted
from integration_office.ui.views.comparison.grid import GridTable
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.saving import save_table
from integration_office.ui.views.staff.establishment_rows import GradeLines, grade_lines, headers
from integration_office.ui.views.staff.scope import Scope, Whose, scope_texts

_TOPIC = "establishment by grade"
_WIDEST = (34, 60)


class EstablishmentPage(Panel):
    """Counted beside the window."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.bridge)
        self._context = context
        tr = self.language.tr
        self.by = named(QComboBox(), "establishment_by")
        self.by.addItems([tr("nach Gruppe"), tr("nach Produkt und Gruppe")])
        explained(self.by, tr("Gliederung der Tabelle"))
        self.scope = named(QComboBox(), "establishment_scope")
        explained(self.scope, tr("Wessen Stellen gezählt werden"))
        for text, whose in scope_texts(self.language):
            self.scope.addItem(text, whose)
        self.changed = named(QCheckBox(tr("nur was sich &ändert")), "establishment_changed")
        self.copy_button = named(QPushButton(tr("&Kopieren")), "establishment_copy")
        self.save_button = named(QPushButton(tr("Tabelle &sichern …")), "establishment_save")
        self.table = GridTable("establishment", tr("Stellenplan nach Gruppe"))
        self.remark = muted("")
        self._lay_out()
        for signal in (self.by.currentIndexChanged, self.scope.currentIndexChanged):
            signal.connect(lambda _: self.refresh())
        self.changed.toggled.connect(lambda _: self.refresh())
        self.bridge.selection_changed.connect(self._follow)
        self.copy_button.clicked.connect(self.table.copy)
        self.save_button.clicked.connect(self.save)

    def refresh(self) -> None:
        session, language = self.bridge.session, self.language
        effects, scope = session.effects, Scope.of(self.scope.currentData(), self.bridge)
        products, only_changed = self.by.currentIndex() == 1, self.changed.isChecked()
        self._context.background.start(
            _TOPIC,
            lambda _stopped: grade_lines(
                effects, language, scope.offices(effects), products=products, only_changed=only_changed
            ),
            self._show,
            fail,
        )

    def save(self) -> None:
        """As it is shown."""
        grid = self.table.grid
        rows = [list(grid.headers), *([cell.for_sheet.strip() for cell in line.cells] for line in grid.lines)]
        save_table(self, self._context, self.language.tr("Stellenplan nach Gruppe"), rows)

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 2)
        bar.setSpacing(6)
        bar.addWidget(flowing(self.by, self.scope, self.changed), 1)
        for button in (self.copy_button, self.save_button):
            bar.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addWidget(self.table, 1)
        column.addWidget(self.remark)

    def _follow(self) -> None:
        if self.scope.currentData() is Whose.SELECTED:
            self.outdate()

    def _show(self, found: GradeLines) -> None:
        self.table.show_lines(headers(self.language, found.year), found.lines, self.colours, _WIDEST)
        told = " ".join(filter(None, (self._told(len(found.lines)), self._told_of_costs(found.year))))
        self.remark.setText("\n".join(filter(None, (told, found.care))))

    def _told_of_costs(self, year: int | None) -> str:
        """Costs follow the calendar, what posts do not."""
        if year is None or self.bridge.session.scenario is None:
            return ""
        return self.language.tr("Kosten {year} nach dem Kalender, mit dem, was weiterläuft.", year=year)

    def _told(self, lines: int) -> str:
        tr, session = self.language.tr, self.bridge.session
        if lines <= 1 and self.scope.currentData() is Whose.SELECTED:
            return tr("Ein Amt im Organigramm oder in der Gliederung auswählen: hier stehen dann seine Stellen.")
        if lines <= 1 and self.changed.isChecked():
            return tr("Am Stellenplan ändert sich nichts.")
        if session.scenario is None:
            return tr("Gezeigt wird der Ist-Stand; mit einer Variante steht hier, was sich ändert und warum.")
        return tr(
            "Stellen und VZÄ Soll nach dem Stand aller Maßnahmen: Was wegfällt, zählt künftig nicht mit, auch wenn "
            "seine Kosten bis zum kw-Datum weiterlaufen. kw und ku: Stellen mit Vermerk künftig."
        )
