"""The view „Vergleich“: scenarios beside one another as figures, as measures, as a map of changes."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton, QTabWidget, QVBoxLayout, QWidget

from integration_office.domain.identity import PositionId, UnitId
from integration_office.ui import choosing
from integration_office.ui.background import fail
from integration_office.ui.flow import flowing
from integration_office.ui.marked_tabs import marked
from integration_office.ui.naming import explained, named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import muted, stack
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.problems import tell_problem
from integration_office.ui.views.catalogue import CHART, view_action
from integration_office.ui.views.comparison.choice import Choice
from integration_office.ui.views.comparison.grid import GridTable
from integration_office.ui.views.comparison.lines import figure_headers, figure_lines, measure_lines
from integration_office.ui.views.comparison.map_page import MapPage
from integration_office.ui.views.comparison.map_picture import write_map
from integration_office.ui.views.comparison.picture import ComparisonPicture, pictured, title_of
from integration_office.ui.views.comparison.states import Name, Question, States
from integration_office.ui.views.context import ViewContext

_TOPIC = "comparison view"
_WIDEST_FIGURES = (34, 44)
_WIDEST_MEASURES = (52, 30)


class ComparisonView(Panel):
    """Everything is computed beside the window; what was shown stays until the new is there."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.bridge)
        self._context = context
        self._states = States()
        self._mapped: Name = None
        self._stale: set[QWidget] = set()
        self.picture: ComparisonPicture | None = None
        tr = self.language.tr
        self.choice = Choice(self.language)
        self.only_different = named(QCheckBox(tr("&Nur was abweicht")), "only_different")
        self.copy_button = named(QPushButton(tr("&Kopieren")), "copy_comparison")
        self.save_button = named(QPushButton(tr("&Bild speichern …")), "save_map")
        self.map_of = named(QComboBox(), "map_of")
        self.figures = GridTable("comparison", tr("Vergleich der Varianten"))
        self.measures = GridTable("compared_measures", tr("Maßnahmen der Varianten"), wraps=True)
        self.map = MapPage(self.language, self.colours)
        self.notes = muted("")
        self._first = QWidget()
        self.nothing = PlainLabel()
        self.tabs = named(QTabWidget(), "comparison_pages")
        self._lay_out()
        self._connect()

    def refresh(self) -> None:
        session, language = self.bridge.session, self.language
        self.choice.show_plan(session.plan)
        wish = self.choice.wish(session.plan.active if self._mapped is None else self._mapped)
        question = Question.of(session, dict.fromkeys((wish.reference, *wish.chosen)))
        self._context.background.start(
            _TOPIC, lambda stopped: pictured(question, wish, self._states, language, stopped), self._show, fail
        )

    def copy(self) -> None:
        """The page that is seen, for a spreadsheet."""
        page = self.tabs.currentWidget()
        if page is self.map:
            self.map.list.selectAll()
            self.map.list.copy()
        else:
            (self.measures if page is self.measures else self.figures).copy()

    def _show(self, picture: ComparisonPicture | None) -> None:
        if picture is not None:
            self.picture = picture
            self._fill()

    def _fill(self) -> None:
        """The page that is seen now; the others when one comes to them."""
        picture = self.picture
        if picture is None:
            return
        self._stale = {self._first, self.measures, self.map}
        self._fill_map_of(picture)
        self.notes.setText(picture.notes)
        self._enable()
        self._fill_page()

    def _fill_page(self) -> None:
        page, picture = self.tabs.currentWidget(), self.picture
        if picture is None or page not in self._stale:
            return
        self._stale.discard(page)
        if page is self.map:
            self._fill_map(picture)
        elif page is self.measures:
            self._fill_measures(picture)
        else:
            self._fill_figures(picture)

    def _fill_figures(self, picture: ComparisonPicture) -> None:
        headers = figure_headers(picture, self.language)
        lines = figure_lines(picture.rows, only_different=self.only_different.isChecked())
        self.figures.show_lines(headers, lines, self.colours, _WIDEST_FIGURES)

    def _fill_measures(self, picture: ComparisonPicture) -> None:
        lines = measure_lines(picture.measures, self.language, only_different=self.only_different.isChecked())
        names = [self.language.tr("Maßnahme"), *picture.measured]
        self.measures.show_lines(names, lines, self.colours, _WIDEST_MEASURES)

    def _fill_map(self, picture: ComparisonPicture) -> None:
        if picture.map is not None:
            self.map.show_picture(picture.map, self.colours, only_different=self.only_different.isChecked())

    def _turn_to(self, _page: int) -> None:
        self._enable()
        self._fill_page()

    def _fill_map_of(self, picture: ComparisonPicture) -> None:
        self.map_of.blockSignals(True)
        self.map_of.clear()
        for name in picture.wish.chosen:
            self.map_of.addItem(self.language.tr("Karte von: {name}", name=title_of(name, self.language)))
        if picture.wish.mapped in picture.wish.chosen:
            self.map_of.setCurrentIndex(picture.wish.chosen.index(picture.wish.mapped))
        self.map_of.blockSignals(False)

    def _enable(self) -> None:
        has_any = self.picture is not None and bool(self.picture.titles)
        is_map = self.tabs.currentWidget() is self.map
        self.tabs.setVisible(has_any)
        self.nothing.setText(self._what_to_do())
        self.nothing.setVisible(self.picture is not None and not has_any)
        self.notes.setVisible(bool(self.notes.text()))
        self.copy_button.setEnabled(has_any)
        self.map_of.setVisible(has_any and is_map)
        self.save_button.setVisible(has_any and is_map)

    def _what_to_do(self) -> str:
        tr = self.language.tr
        if any(not each.is_archived for each in self.bridge.session.plan.scenarios.values()):
            return tr("Bitte oben mindestens eine Variante ankreuzen, die verglichen werden soll.")
        return tr(
            "Der Plan hat noch keine Variante. Die erste beginnt mit „Neue Variante …“ (Strg+T) oder mit der ersten "
            "Änderung im Organigramm."
        )

    def _choose_map(self, row: int) -> None:
        if self.picture is not None and 0 <= row < len(self.picture.wish.chosen):
            self._mapped = self.picture.wish.chosen[row]
            self.outdate()

    def _go_to_unit(self, unit: str) -> None:
        """On the desk, if it is there too."""
        if unit in self.bridge.session.organisation.units:
            self.bridge.select((UnitId(unit),))
            self._context.actions[view_action(CHART)].trigger()
            self._context.actions["show_selected"].trigger()

    def _go_to_post(self, post: str) -> None:
        if post in self.bridge.session.organisation.positions:
            self.bridge.select(positions=(PositionId(post),))
            self._context.actions[view_action(CHART)].trigger()
            self._context.actions["show_selected"].trigger()

    def _save_map(self) -> None:
        picture = self.picture
        if picture is None or picture.map is None:
            return
        title = self.map_title(picture)
        path = choosing.picture_to_write(self, self.language, title)
        if path is not None:
            self.write_map(picture, title, path)

    def map_title(self, picture: ComparisonPicture) -> str:
        name = title_of(picture.wish.mapped, self.language)
        return self.language.tr("{name} gegenüber {reference}", name=name, reference=picture.reference)

    def write_map(self, picture: ComparisonPicture, title: str, path: Path) -> None:
        """What the map shows now, as a file."""
        tr = self.language.tr
        if picture.map is None:
            return
        try:
            write_map(self.map.chart.chart, picture.map, title, QApplication.font(), self.language, path)
        except OSError as error:
            tell_problem(self._context.services, self.language, tr("Bild speichern"), error, self)
            return
        self.bridge.told.emit(tr("Geschrieben: {file}", file=path))

    def _lay_out(self) -> None:
        self.choice.line.addWidget(flowing(self.only_different, self.map_of, self.save_button, self.copy_button))
        self.map_of.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.map_of.setMinimumContentsLength(16)
        explained(self.map_of, self.language.tr("Von welcher Variante die Karte ist"))
        marked(self.tabs.tabBar())
        self.tabs.setDocumentMode(True)
        tr = self.language.tr
        pages: tuple[tuple[QWidget, str], ...] = (
            (self._first, tr("Kennzahlen")),
            (self.measures, tr("Maßnahmen")),
            (self.map, tr("Karte der Änderungen")),
        )
        first = stack(self._first)
        first.addWidget(self.figures, 1)
        first.addWidget(self.notes)
        for page, title in pages:
            self.tabs.addTab(page, title)
        self.nothing.setMargin(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 8, 4)
        column.setSpacing(4)
        column.addWidget(self.choice)
        column.addWidget(self.nothing)
        column.addWidget(self.tabs, 1)
        column.addStretch(0)
        self.setFocusProxy(self.figures)
        self._enable()

    def _connect(self) -> None:
        self.choice.changed.connect(self.outdate)
        self.only_different.toggled.connect(lambda _: self._fill())
        self.tabs.currentChanged.connect(self._turn_to)
        self.map_of.currentIndexChanged.connect(self._choose_map)
        self.copy_button.clicked.connect(self.copy)
        self.save_button.clicked.connect(self._save_map)
        self.map.unit_chosen.connect(self._go_to_unit)
        self.map.post_chosen.connect(self._go_to_post)
