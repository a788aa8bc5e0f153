"""The page Betroffene: how many posts a scenario touches in which way, and the pyramid of grades before and after."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from integration_office.ui.background import fail
from integration_office.ui.naming import explained, named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import heading, muted
from integration_office.ui.views.comparison.grid import GridTable
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.money.chart_box import ChartBox
from integration_office.ui.views.saving import save_table
from integration_office.ui.views.staff.affected_rows import Affected, affected, headers, regraded_headers
from integration_office.ui.views.staff.scope import Scope, Whose, scope_texts
from integration_office.wording.numbers import fte

_TOPIC = "affected posts"
_WIDEST = (40, 40)
_DIRECTORATE, _GRADE, _REGRADED = range(3)


class AffectedPage(Panel):
    """No persons, no names: posts are counted."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.bridge)
        self._context = context
        self._found: Affected | None = None
        tr = self.language.tr
        self.title = heading("")
        self.remark = muted(
            tr("Gezählt werden Stellen, nie Personen; eine Stelle kann auf mehrere Arten betroffen sein.")
        )
        self.by = named(QComboBox(), "affected_by")
        self.by.addItems([tr("nach Dezernat"), tr("nach Gruppe"), tr("anders bewertete Stellen")])
        explained(self.by, tr("Wonach gezählt wird"))
        self.copy_button = named(QPushButton(tr("&Kopieren")), "affected_copy")
        self.save_button = named(QPushButton(tr("Tabelle &sichern …")), "affected_save")
        self.table = GridTable("affected", tr("Betroffene Stellen"))
        self.scope = named(QComboBox(), "pyramid_scope")
        explained(self.scope, tr("Wessen Stellen das Schaubild zeigt"))
        for text, whose in scope_texts(self.language):
            self.scope.addItem(text, whose)
        self.pyramid = ChartBox(context, "pyramid")
        self._lay_out()
        self.by.currentIndexChanged.connect(lambda _: self._show_table())
        self.scope.currentIndexChanged.connect(lambda _: self.refresh())
        self.copy_button.clicked.connect(self.table.copy)
        self.save_button.clicked.connect(self.save)
        self.bridge.selection_changed.connect(self._follow)

    def refresh(self) -> None:
        session, language = self.bridge.session, self.language
        effects, protections = session.effects, session.frame.reference.protections
        scope = Scope.of(self.scope.currentData(), self.bridge)
        name = session.scenario.name if session.scenario else language.tr("keine Variante")
        self._context.background.start(
            _TOPIC, lambda _stopped: affected(effects, protections, scope, language, name), self._show, fail
        )

    def save(self) -> None:
        grid = self.table.grid
        rows = [list(grid.headers), *([cell.text for cell in line.cells] for line in grid.lines)]
        save_table(self, self._context, self.language.tr("Betroffene Stellen"), rows)

    def _lay_out(self) -> None:
        tr = self.language.tr
        upper, lower = QWidget(), QWidget()
        for part, bar_widgets, body in (
            (upper, (self.by, None, self.copy_button, self.save_button), self.table),
            (lower, (QLabel(tr("Schaubild")), self.scope, None, self.pyramid.save_button), self.pyramid),
        ):
            bar = QHBoxLayout()
            bar.setContentsMargins(8, 4, 8, 2)
            bar.setSpacing(6)
            for widget in bar_widgets:
                bar.addStretch(1) if widget is None else bar.addWidget(widget)
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addLayout(bar)
            column.addWidget(body, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(upper)
        parts.addWidget(lower)
        parts.setSizes([210, 320])
        parts.setChildrenCollapsible(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        for widget in (self.title, self.remark):
            whole.addWidget(widget)
        whole.addWidget(parts, 1)

    def _follow(self) -> None:
        if self.scope.currentData() is Whose.SELECTED:
            self.outdate()

    def _show(self, found: Affected) -> None:
        tr, trn = self.language.tr, self.language.trn
        self._found = found
        if self.bridge.session.scenario is None:
            text = tr("Der Ist-Stand berührt keine Stelle: bitte eine Variante wählen.")
        else:
            text = trn(
                "{n} Stelle ist betroffen ({fte})",
                "{n} Stellen sind betroffen ({fte})",
                found.posts,
                fte=fte(found.fte, self.language),
            )
        self.title.setText(text)
        self._show_table()
        # In a turn of its own: laying out many bars takes a while.
        self.bridge.turns.add(self.pyramid, lambda: self.pyramid.show_chart(found.pyramid))

    def _show_table(self) -> None:
        found, tr = self._found, self.language.tr
        if found is None:
            return
        heads, lines = {
            _DIRECTORATE: (headers(tr("Dezernat"), self.language), found.by_directorate),
            _GRADE: (headers(tr("Gruppe"), self.language), found.by_grade),
            _REGRADED: (regraded_headers(self.language), found.regraded),
        }[self.by.currentIndex()]
        self.table.show_lines(heads, lines, self.colours, _WIDEST)
