"""The heat map of offices, and below it the tasks: a pair filters them, a task shows who does it with how much."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.office_pairs import OfficePairs
from integration_office.domain.identity import TaskId, UnitId
from integration_office.ui.appearance import Colours
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.views.overlap.matrix import Pair, PairModel, PairTable
from integration_office.ui.views.overlap.picture import Picture, TaskRow
from integration_office.ui.views.overlap.task_columns import found_in, overlap_columns, shared_by
from integration_office.ui.views.table import DataTable, TableModel
from integration_office.ui.views.who import PostRow, who_columns, who_does
from integration_office.wording.language import Language
from integration_office.wording.names import Names

_BY_SIZE, _BY_STRUCTURE = "size", "structure"


class PairsPage(QWidget):
    """Matrix, tasks and posts side by side; none of them changes anything by itself."""

    judge_requested = Signal(object)
    """Emitted with the tasks that are to be judged."""

    post_chosen = Signal(str)
    """Emitted with a post that somebody wants to see."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._picture: Picture | None = None
        self._state: Evaluation | None = None
        self._pair: Pair | None = None
        tr = language.tr
        self.order = named(QComboBox(), "office_order")
        self.order.addItem(tr("nach Größe"), _BY_SIZE)
        self.order.addItem(tr("nach Gliederung"), _BY_STRUCTURE)
        self.matrix_model = PairModel(language, self)
        self.matrix = PairTable(self.matrix_model, language)
        self.nothing = PlainLabel(
            tr(
                "Keine zwei Ämter arbeiten an derselben Aufgabe. Wer was mit welchem Anteil tut, steht in der "
                "Arbeitsmappe im Blatt „Zuordnungen“ oder kommt über die Erhebungsbögen der Ansicht „Aufgaben“."
            )
        )
        self.filter = named(QLineEdit(clearButtonEnabled=True), "overlap_filter")
        self.only_double = named(QCheckBox(tr("nur &doppelte")), "only_double")
        self.only_double.setChecked(True)
        self.pair_label = named(QPushButton(), "chosen_pair")
        self.task_models = [
            TableModel(overlap_columns(language, compared=compared), _task_id, self) for compared in (False, True)
        ]
        names = ("overlap_tasks", "overlap_tasks_compared")
        self.task_tables = [
            DataTable(model, name, tr("Aufgaben")) for model, name in zip(self.task_models, names, strict=True)
        ]
        self.who_model: TableModel[PostRow] = TableModel(who_columns(language), lambda row: row.post, self)
        self.who = DataTable(self.who_model, "who_does", tr("Wer die Aufgabe mit wie viel erledigt"))
        self.judge = named(QPushButton(tr("&Beurteilen …")), "judge")
        self.reason = muted("")
        self._lay_out()
        self._connect()

    @property
    def tasks(self) -> DataTable[TaskRow]:
        """The list that is seen: with or without a column for the difference."""
        compared = self._picture is not None and self._picture.totals_before is not None
        return self.task_tables[int(compared)]

    @property
    def pair(self) -> Pair | None:
        return self._pair

    def show_picture(self, picture: Picture, state: Evaluation, colours: Colours) -> None:
        self._picture, self._state, self._colours = picture, state, colours
        self.lists.setCurrentWidget(self.tasks)
        self._show_matrix()
        self.tasks.show_rows(picture.tasks)
        self._filter()

    def choose_pair(self, pair: Pair | None) -> None:
        """Only the tasks both offices do; None: all."""
        self._pair = pair
        self._filter()

    def choose_task(self, task: TaskId) -> bool:
        """Make a task the current one; whether the filters show it."""
        return self.tasks.go_to(task)

    # building

    def _lay_out(self) -> None:
        self.lists = QStackedWidget()
        for table in self.task_tables:
            self.lists.addWidget(table)
            table.sort_by(2, Qt.SortOrder.DescendingOrder)
        self.who.sort_by(0, Qt.SortOrder.AscendingOrder)
        self.upper = QStackedWidget()
        self.nothing.setMargin(12)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.upper.addWidget(self.matrix)
        self.upper.addWidget(self.nothing)
        parts = QSplitter(Qt.Orientation.Vertical)
        for part in (_column(self._matrix_bar(), self.upper), self._lower()):
            parts.addWidget(part)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 2)
        parts.setSizes([600, 400])
        parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(parts)

    def _matrix_bar(self) -> QWidget:
        tr = self._language.tr
        label = QLabel(tr("Ämter &ordnen"))
        label.setBuddy(self.order)
        self.legend = muted("")
        return _bar(label, self.order, self.legend, stretch=self.legend)

    def _lower(self) -> QWidget:
        tr = self._language.tr
        self.filter.setPlaceholderText(tr("Aufgabe suchen"))
        self.filter.setAccessibleName(tr("Aufgabe suchen"))
        self.pair_label.setToolTip(tr("Die Auswahl des Ämterpaars aufheben"))
        self.pair_label.setAutoDefault(False)
        self.pair_label.hide()
        bar = _bar(self.filter, self.only_double, self.pair_label, self.judge, stretch=self.filter)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(self.lists)
        sides.addWidget(_column(self.reason, self.who))
        sides.setStretchFactor(0, 3)
        sides.setStretchFactor(1, 2)
        sides.setChildrenCollapsible(False)
        return _column(bar, sides)

    def _connect(self) -> None:
        self.order.currentIndexChanged.connect(lambda _: self._show_matrix())
        self.matrix.pair_chosen.connect(self.choose_pair)
        self.filter.textChanged.connect(lambda _: self._filter())
        self.only_double.toggled.connect(lambda _: self._filter())
        self.pair_label.clicked.connect(self.matrix.let_go)
        self.judge.clicked.connect(self._ask)
        self.who.activated.connect(self._tell_post)
        for table in self.task_tables:
            table.row_changed.connect(self._show_task)
            table.activated.connect(lambda _: self._ask())

    # showing

    def _show_matrix(self) -> None:
        picture = self._picture
        if picture is None:
            return
        offices = self._offices(picture)
        self.upper.setCurrentWidget(self.matrix if offices else self.nothing)
        before = None if picture.pairs_before is None else picture.pairs_before.ordered(offices)
        self.matrix_model.show_pairs(picture.pairs.ordered(offices), before, picture.named, self._colours)
        self.matrix.mark(self._pair)
        self.legend.setText(self._legend(compared=before is not None))

    def _offices(self, picture: Picture) -> Sequence[UnitId]:
        """Those that share work with another one, now or in the Ist-Stand."""
        size: dict[UnitId, int] = {}
        for pairs in filter(None, (picture.pairs_before, picture.pairs)):
            size.update(_sizes(pairs))
        if self.order.currentData() == _BY_STRUCTURE:
            place = {unit: n for n, unit in enumerate(picture.organisation.preorder)}
            return sorted(size, key=lambda office: (place.get(office, len(place)), office))
        return sorted(size, key=lambda office: (-size[office], office))

    def _legend(self, *, compared: bool) -> str:
        tr = self._language.tr
        if compared:
            return tr("Unten links: VZÄ, die beide tun. Oben rechts: Unterschied zum Ist-Stand.")
        return tr("VZÄ, die beide Ämter tun; Klick oder Enter zeigt die Aufgaben des Paars.")

    def _filter(self) -> None:
        text, double, pair = self.filter.text(), self.only_double.isChecked(), self._pair

        def wanted(row: TaskRow) -> bool:
            if double and not (row.overlap or row.before):
                return False
            return found_in(text, row) and (pair is None or shared_by(pair, row))

        self.tasks.table.show_only(wanted)
        self.pair_label.setVisible(pair is not None)
        if pair is not None and self._picture is not None:
            self.pair_label.setText(f"{pair[0]} – {pair[1]}  ✕")
            told = Names(self._language, self._picture.organisation).units(pair)
            self.pair_label.setAccessibleName(self._language.tr("Nur Aufgaben von {pair}; aufheben", pair=told))
        self._show_task()

    def _show_task(self) -> None:
        row, state = self.tasks.row, self._state
        self.judge.setEnabled(row is not None)
        if row is None or state is None:
            self.who.show_rows(())
            self.reason.setText(self._language.tr("Eine Aufgabe wählen: hier steht, welche Stellen sie erledigen."))
            return
        self.who.show_rows(who_does(state, row.id))
        told = Names(self._language, state.organisation).task(row.id)
        self.reason.setText(f"{told}: {row.reason}" if row.reason else told)

    def _ask(self) -> None:
        chosen = self.tasks.chosen or ([self.tasks.row] if self.tasks.row else [])
        if chosen:
            self.judge_requested.emit([row.id for row in chosen])

    def _tell_post(self) -> None:
        if self.who.row is not None:
            self.post_chosen.emit(self.who.row.post)


def _task_id(row: TaskRow) -> TaskId:
    return row.id


def _sizes(pairs: OfficePairs) -> dict[UnitId, int]:
    """What each office shares with all others together; those that share nothing are left out."""
    sums = pairs.fte.sum(axis=1)
    return {pairs.offices[row]: int(sums[row]) for row in np.flatnonzero(sums).tolist()}


def _bar(*widgets: QWidget, stretch: QWidget) -> QWidget:
    bar = QWidget()
    row = QHBoxLayout(bar)
    row.setContentsMargins(8, 5, 8, 3)
    for widget in widgets:
        row.addWidget(widget, int(widget is stretch))
    return bar


def _column(*widgets: QWidget) -> QWidget:
    """One below the other, the last one takes the room."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for widget in widgets:
        column.addWidget(widget, int(widget is widgets[-1]))
    return holder
