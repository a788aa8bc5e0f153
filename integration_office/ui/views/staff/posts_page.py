"""The page Stellenplan: every post in a table that is sorted, filtered, gathered, typed over and pasted into."""

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QMenu, QSplitter, QVBoxLayout

from integration_office.analysis.figure import FigureUnit
from integration_office.application.post_edits import MEASURED
from integration_office.domain.identity import PositionId, UnitId
from integration_office.ui.background import fail
from integration_office.ui.dialogs.notes import NotesDialog
from integration_office.ui.locking import forbids, lock
from integration_office.ui.naming import explained, named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import muted
from integration_office.ui.pause import Pause
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.correcting import Correcting
from integration_office.ui.views.staff.board import Grouping, PostBoard, board
from integration_office.ui.views.staff.editing import PostEditing
from integration_office.ui.views.staff.filters import Selected, Wanted, kinds_of_posts
from integration_office.ui.views.staff.model import PostModel, totals
from integration_office.ui.views.staff.pasted_cells import cells_of
from integration_office.ui.views.staff.pasting import Pasted, pasted
from integration_office.ui.views.staff.post_table import PostTable
from integration_office.ui.views.staff.post_tasks import SHARE, TaskRow, task_share_columns, tasks_of
from integration_office.ui.views.table import DataTable, TableModel
from integration_office.ui.views.typed_again import TypedAgain
from integration_office.wording.figures import value_text
from integration_office.wording.names import brief
from integration_office.wording.numbers import count, euro, fte

_TOPIC, _PASTING = "post board", "pasting posts"
_MEASURE, _CORRECTION = "measure", "correction"
_QUIET_MS = 150
"""Typing on in the search field asks only once."""


class PostsPage(Panel):
    """What is typed is carried out at once and can be undone; what it means stands above the table."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.bridge)
        self._context = context
        correct = Correcting(context.bridge, context.background)
        self._correct = correct
        self._editing = PostEditing(context.bridge, correct)
        self._pinned = Selected()
        self._is_following = False
        tr = self.language.tr
        self.search = named(QLineEdit(clearButtonEnabled=True), "post_filter")
        self.offices = named(QComboBox(), "post_office")
        self.kind = named(QComboBox(), "post_kind")
        self.grouping = named(QComboBox(), "post_grouping")
        self.scope = named(QComboBox(), "post_scope")
        self.goes = named(QComboBox(), "post_goes")
        self.where, self.summary = muted(""), muted("")
        self.model = PostModel(self.language, self)
        self.table = PostTable(self.model, "posts", tr("Stellen"))
        self.task_model: TableModel[TaskRow] = TableModel(task_share_columns(self.language), lambda row: row.task, self)
        self.tasks = DataTable(self.task_model, "post_tasks", tr("Aufgaben der gewählten Stelle"))
        self.tasks.say_when_empty(
            tr("Wählen Sie oben eine Stelle, die Aufgaben hat: Hier stehen sie mit ihren Anteilen.")
        )
        self._telling, self._soon = QObject(self), Pause(self, _QUIET_MS)
        self._fill()
        self._lay_out()
        self._connect()
        lock(self.bridge, self.table, self.tasks)

    @property
    def as_measure(self) -> bool:
        """Whether what is typed becomes measures of the scenario on the desk."""
        return self.bridge.session.scenario is not None and self.goes.currentData() == _MEASURE

    def refresh(self) -> None:
        session, language = self.bridge.session, self.language
        state, baseline = session.figures, session.plan.baseline
        self._context.background.start(
            _TOPIC, lambda stopped: board(state, baseline, language, stopped), self._show, fail
        )
        self._show_where()

    # building

    def _fill(self) -> None:
        tr = self.language.tr
        self._kinds = kinds_of_posts(self.language)
        for text, _ in self._kinds:
            self.kind.addItem(text)
        self.offices.addItem(tr("alle Ämter"))
        for text, grouping in (
            (tr("ohne Gruppen"), Grouping.NONE),
            (tr("nach Dezernat"), Grouping.DIRECTORATE),
            (tr("nach Amt"), Grouping.OFFICE),
            (tr("nach Gruppe"), Grouping.GRADE),
        ):
            self.grouping.addItem(text, grouping)
        self.scope.addItem(tr("ganze Stadt"))
        self.scope.addItem(tr("nur Auswahl"))
        self.goes.addItem(tr("Maßnahme der Variante"), _MEASURE)
        self.goes.addItem(tr("Berichtigung des Ist-Stands"), _CORRECTION)
        for widget, name in (
            (self.search, tr("Stelle suchen")),
            (self.offices, tr("Amt")),
            (self.kind, tr("Welche Stellen gezeigt werden")),
            (self.grouping, tr("Gliederung der Tabelle")),
            (self.scope, tr("Ganze Stadt oder nur, was im Organigramm ausgewählt ist")),
        ):
            explained(widget, name)
        self.search.setPlaceholderText(tr("Suchen: Nr., Funktion, Einheit, Gruppe, Kompetenz"))

    def _lay_out(self) -> None:
        boxes = (self.offices, self.kind, self.grouping, self.scope)
        for box in boxes:
            box.setMinimumContentsLength(9)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 2)
        bar.setSpacing(6)
        bar.addWidget(self.search, 3)
        for box in boxes:
            bar.addWidget(box, 1)
        self.goes_label = QLabel(self.language.tr("Was Sie &eingeben, ist"))
        self.goes_label.setBuddy(self.goes)
        where = QHBoxLayout()
        where.setContentsMargins(0, 0, 8, 2)
        where.setSpacing(8)
        where.addWidget(self.where, 1)
        where.addWidget(self.goes_label)
        where.addWidget(self.goes)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.table)
        parts.addWidget(self.tasks)
        parts.setStretchFactor(0, 5)
        parts.setStretchFactor(1, 1)
        parts.setSizes([420, 110])
        parts.setChildrenCollapsible(False)
        self.tasks.setMinimumHeight(70)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(where)
        column.addWidget(parts, 1)
        column.addWidget(self.summary)
        self.table.sort_by(0, Qt.SortOrder.AscendingOrder)
        self.tasks.sort_by(SHARE, Qt.SortOrder.DescendingOrder)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _: self._soon.start())
        self._soon.timeout.connect(self._filter)
        self.offices.currentIndexChanged.connect(lambda _: self._filter())
        self.kind.currentIndexChanged.connect(lambda _: self._filter())
        self.grouping.currentIndexChanged.connect(lambda _: self.model.group_by(self.grouping.currentData()))
        self.scope.currentIndexChanged.connect(lambda _: self._pin())
        self.goes.currentIndexChanged.connect(lambda _: self._show_where())
        self.table.row_changed.connect(self._show_tasks)
        self.table.selectionModel().selectionChanged.connect(
            lambda *_: self.bridge.turns.add(self._telling, self._tell_selection)
        )
        self.table.paste_wanted.connect(self._paste)
        self.table.addAction(self._context.actions["cut_out"])
        self.table.removal_wanted.connect(self._context.actions["cut"].trigger)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(
            lambda at: self._menu().popup(self.table.viewport().mapToGlobal(at))
        )
        TypedAgain(self.bridge, self.table)
        self.model.edited.connect(self._edit)
        TypedAgain(self.bridge, self.tasks)
        self.task_model.edited.connect(self._edit_share)
        self.bridge.selection_changed.connect(self._follow)

    def _menu(self) -> QMenu:
        """What can be done with posts, as everywhere in the window."""
        menu, tr = QMenu(self), self.language.tr
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("&Kopieren"), self.table.copy)
        lock(
            self.bridge,
            menu.addAction(tr("Aus Tabellenkalkulation ein&fügen"), self.table.paste),
            menu.addAction(tr("Als &neue Stellen einfügen …"), self._paste_new),
        )
        menu.addSeparator()
        for name in ("cut_out", "move", "regrade", "change_fte", "cut", "assign", "set_grant", "add_position"):
            menu.addAction(self._context.actions[name])
        return menu

    # showing

    def _show(self, found: PostBoard) -> None:
        self._show_offices(found)
        self._is_following = True
        self.model.show_board(found, self._wanted().keep(found, found.groups.get(Grouping.OFFICE)))
        self._is_following = False
        self._follow()
        self._sum_up()
        self._show_tasks()

    def _show_offices(self, found: PostBoard) -> None:
        names = found.groups[Grouping.OFFICE][1]
        if [self.offices.itemText(at) for at in range(1, self.offices.count())] == list(names):
            return
        chosen = self.offices.currentText()
        self.offices.blockSignals(True)
        while self.offices.count() > 1:
            self.offices.removeItem(1)
        self.offices.addItems(list(names))
        self.offices.setCurrentIndex(max(self.offices.findText(chosen), 0))
        self.offices.blockSignals(False)

    def _wanted(self) -> Wanted:
        office = self.offices.currentText() if self.offices.currentIndex() > 0 else None
        return Wanted(self.search.text(), office, self._kinds[self.kind.currentIndex()][1], self._pinned)

    def _filter(self) -> None:
        self._soon.stop()
        found = self.model.board
        if found is not None:
            self.model.keep_only(self._wanted().keep(found, found.groups.get(Grouping.OFFICE)))
            self._sum_up()

    def _pin(self) -> None:
        """What is selected now; later selections in the table itself do not narrow it."""
        wants = self.scope.currentIndex() == 1
        self._pinned = Selected(self.bridge.units, self.bridge.positions) if wants else Selected()
        if wants and not self._pinned:
            self.bridge.told.emit(self.language.tr("Es ist nichts ausgewählt: Die Tabelle zeigt alle Stellen."))
        self._filter()

    def _show_where(self) -> None:
        tr, session = self.language.tr, self.bridge.session
        for widget in (self.goes_label, self.goes):
            widget.setVisible(session.scenario is not None)
        if session.scenario is None:
            text = tr("Was Sie eingeben oder einfügen, berichtigt den Ist-Stand und gilt für alle Varianten.")
        elif self.as_measure:
            text = tr(
                "Einheit, Gruppe, Stufe, VZÄ und kw (streicht die Stelle) werden Maßnahmen der Variante „{name}“; "
                "alles andere berichtigt den Ist-Stand.",
                name=brief(session.scenario.name),
            )
        else:
            text = tr("Alles berichtigt den Ist-Stand und gilt für alle Varianten.")
        self.where.setText(text)

    def _sum_up(self) -> None:
        found, tr, language = self.model.board, self.language.tr, self.language
        if found is None:
            return
        kept = self.model.kept
        sums = totals(found, kept, self.model.post_columns)
        parts = [
            tr(
                "{shown} von {all} Stellen: {planned} Soll, {filled} besetzt, {vacant} unbesetzt",
                shown=count(len(kept), language),
                all=count(len(found.posts), language),
                planned=fte(sums["planned"], language),
                filled=fte(sums["filled"], language),
                vacant=fte(sums["vacant"], language),
            )
        ]
        if not found.posts:
            parts = [
                tr("Der Plan hat keine Stellen. Mit „Neue Stelle“ eine anlegen oder eine Arbeitsmappe importieren.")
            ]
        elif found.is_priced:
            parts.extend((self._money(sums), *found.marks))
            missing = int(found.unpriced[kept].sum())
            if missing:
                shown = value_text(missing, FigureUnit.FTE_MONTHS, language)
                parts.append(tr("{fte} ohne Preis, nicht in den Kosten", fte=shown))
        else:
            parts.append(tr("für dieses Jahr gibt es keine Entgelttabelle"))
        if found.gone:
            gone = language.trn(
                "{n} gestrichene Stelle fehlt hier, auch mit auslaufenden Kosten",
                "{n} gestrichene Stellen fehlen hier, auch mit auslaufenden Kosten",
                found.gone,
            )
            parts.append(gone)
        self.summary.setText(" · ".join(parts))

    def _money(self, sums: dict[str, int]) -> str:
        return self.language.tr(
            "{personnel} Personalkosten, {full} Vollkosten im Jahr {year}",
            personnel=euro(sums["personnel"], self.language),
            full=euro(sums["full"], self.language),
            year=self.bridge.session.frame.year,
        )

    def _show_tasks(self) -> None:
        post, state = self._current, self.bridge.session.figures
        known = post is not None and post in state.organisation.positions
        self.tasks.show_rows(tasks_of(state, post) if known and post is not None else ())

    @property
    def _current(self) -> PositionId | None:
        line = self.table.row
        return None if line is None else self.model.post_id(line)

    # the selection that all views share

    def _tell_selection(self) -> None:
        if self._is_following:
            return
        chosen = self.table.chosen_posts
        if chosen and set(chosen) != set(self.bridge.positions):
            self._is_following = True
            self.bridge.select(positions=chosen)
            self._is_following = False

    def _follow(self) -> None:
        """Posts that were selected elsewhere are selected here."""
        if self._is_following or not self.isVisible():
            return
        if self.scope.currentIndex() == 1 and (self.bridge.units or len(self.bridge.positions) > 1):
            self._pin()
        wanted = self.bridge.positions
        if wanted and set(wanted) != set(self.table.chosen_posts):
            self._is_following = True
            self.table.select_posts(wanted)
            self._is_following = False

    # doing

    def _edit(self, line: int, column: int, text: str) -> None:
        post, field = self.model.post_id(line), self.model.post_columns[column].field
        if post is None or field is None:
            return
        as_measure = self.as_measure and field in MEASURED
        # After the editor has closed: what is typed makes other rows.
        later = partial(self._editing.edit, post, field, text, as_measure=as_measure)
        self.bridge.turns.add(self.table, later)

    def _edit_share(self, row: TaskRow, column: int, text: str) -> None:
        # The view is there sooner without what only a typed share needs.
        from integration_office.ui.views.tasks.editing import TaskEditing

        post = self._current
        if post is not None and column == SHARE:
            later = partial(TaskEditing(self.bridge, self._correct).edit_share, post, row.task, text)
            self.bridge.turns.add(self.tasks, later)

    def _paste_new(self) -> None:
        self._paste(QGuiApplication.clipboard().text(), all_new=True)

    def _unit_for_new(self) -> UnitId | None:
        """The selected unit, else that of the current post."""
        units, state = self.bridge.units, self.bridge.session.organisation
        post = None if self._current is None else state.positions.get(self._current)
        return units[0] if len(units) == 1 else None if post is None else post.unit

    def _paste(self, text: str, *, all_new: bool = False) -> None:
        found, language = self.model.board, self.language
        if found is None or forbids(self.bridge):
            return
        place = self.table.place(self._unit_for_new(), as_measure=self.as_measure, all_new=all_new)
        self._context.background.start(
            _PASTING,
            lambda stopped: pasted(cells_of(text), place, found, language, stopped),
            partial(self._take_over, as_measure=place.as_measure),
            fail,
        )

    def _take_over(self, read: Pasted, *, as_measure: bool) -> None:
        """All of it or nothing; where posts would be new the user sees before what will happen."""
        tr = self.language.tr
        if read.new:
            from integration_office.ui.views.staff.paste_preview import PastePreview

            PastePreview(self.bridge, read, self._editing, as_measure=as_measure, parent=self.window()).open()
        elif read.problems:
            opening = tr("Es ist nichts verändert. Bitte in der Tabelle berichtigen und noch einmal einfügen:")
            NotesDialog(tr("Einfügen"), opening, read.told(self.language), self.window()).open()
        elif not read.edits:
            self.bridge.told.emit(tr("Was Sie eingefügt haben, steht schon so in der Tabelle."))
        else:
            self._editing.carry_out(read.edits, as_measure=as_measure)
