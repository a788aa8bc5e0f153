"""Names that read alike: pairs of tasks that may be the same work, from a likeness the user sets; joined on request."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from integration_office.analysis.similar_names import DEFAULT_THRESHOLD, MOST, Likeness, likenesses
from integration_office.domain.different_tasks import Pair
from integration_office.domain.organisation import Organisation
from integration_office.domain.task import Task
from integration_office.ui.background import Background, fail
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.pause import Pause
from integration_office.ui.views.table import Column, DataTable, TableModel
from integration_office.wording.language import Language

_TOPIC = "similar names"
_QUIET_MS = 250
_LOWEST = 60


@dataclass(frozen=True, slots=True)
class PairRow:
    """A suggested pair with its names."""

    likeness: Likeness
    first: str
    second: str
    is_different: bool = False
    """Somebody has said so."""

    @property
    def pair(self) -> Pair:
        return self.likeness.first, self.likeness.second


class SimilarPage(QWidget):
    """Suggestions are only suggestions: no figure counts them."""

    join_requested = Signal(object)
    """Emitted with the two tasks that are to become one."""

    judged = Signal(object, bool)
    """Emitted with pairs and whether they are different work, or (false) may be suggested again."""

    def __init__(self, background: Background, language: Language) -> None:
        super().__init__()
        self._background, self._language = background, language
        self._tasks: Sequence[Task] = ()
        self._different: frozenset[Pair] = frozenset()
        self._found: Sequence[Likeness] = ()
        self._is_current = False
        tr = language.tr
        self.threshold = named(QSpinBox(), "likeness")
        self.threshold.setRange(_LOWEST, 100)
        self.threshold.setSuffix(" %")
        self.threshold.setValue(DEFAULT_THRESHOLD)
        self.model = TableModel(_columns(language), lambda row: row.pair, self)
        self.model.quieten(lambda row: row.is_different)
        self.table = DataTable(self.model, "similar_tasks", tr("Aufgaben mit ähnlichen Namen"))
        self.join = named(QPushButton(tr("&Zusammenführen …")), "join_tasks")
        self.different = named(QPushButton(tr("Ist &Verschiedenes")), "different_tasks")
        self.show_different = named(QCheckBox(tr("auch Abgelehnte")), "show_different")
        self.show_different.setToolTip(tr("Auch Paare, die schon als verschiedene Arbeit abgelehnt sind"))
        self.told = muted("")
        self._soon = Pause(self, _QUIET_MS)
        self._lay_out()
        self._connect()
        self.table.sort_by(0, Qt.SortOrder.DescendingOrder)
        self._enable()

    def show_tasks(self, organisation: Organisation, different: frozenset[Pair] = frozenset()) -> None:
        """The tasks of the Ist-Stand, and pairs that are different work; looked through when the page can be seen."""
        tasks = tuple(organisation.tasks.values())
        is_judged, self._different = different != self._different, different
        if tasks != self._tasks:
            self._tasks, self._is_current = tasks, False
            self.wake()
        elif is_judged and self._is_current:
            self._show(self._found)

    def wake(self) -> None:
        if self.isVisible() and not self._is_current:
            self._is_current = True
            self._look()

    def _lay_out(self) -> None:
        tr = self._language.tr
        label = QLabel(tr("Ähnlichkeit &ab"))
        label.setBuddy(self.threshold)
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 2)
        for widget in (label, self.threshold):
            bar.addWidget(widget)
        bar.addWidget(self.show_different)
        bar.addStretch(1)
        for button in (self.different, self.join):
            bar.addWidget(button)
        self.different.setToolTip(tr("Die gewählten Paare nicht mehr vorschlagen (Entf)"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(bar)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)

    def _connect(self) -> None:
        self.threshold.valueChanged.connect(lambda _: self._soon.start())
        self._soon.timeout.connect(self._look)
        self.table.row_changed.connect(self._enable)
        self.table.activated.connect(lambda _: self._ask())
        self.join.clicked.connect(self._ask)
        self.different.clicked.connect(self._judge)
        self.show_different.toggled.connect(lambda _: self._show(self._found))
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table, self._judge)
        key.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._enable())

    def _look(self) -> None:
        tasks, threshold = self._tasks, self.threshold.value()
        self.told.setText(self._language.tr("Die Namen werden verglichen …"))
        self._background.start(_TOPIC, lambda stopped: likenesses(tasks, threshold, stopped), self._show, fail)

    def _show(self, found: Sequence[Likeness]) -> None:
        self._found = found
        names = {task.id: f"{task.id}  {task.name}" for task in self._tasks}
        pairs = [(each, (each.first, each.second) in self._different) for each in found]
        rows = [PairRow(each, names[each.first], names[each.second], gone) for each, gone in pairs]
        self.table.show_rows([row for row in rows if self.show_different.isChecked() or not row.is_different])
        refused = sum(row.is_different for row in rows)
        self.told.setText(self._summary(len(rows) - refused, refused))
        self._enable()

    def _summary(self, number: int, refused: int) -> str:
        trn = self._language.trn
        open_pairs = self._of_open_pairs(number)
        if not refused:
            return open_pairs
        return f"{open_pairs} {trn('{n} Paar ist abgelehnt.', '{n} Paare sind abgelehnt.', refused)}"

    def _of_open_pairs(self, number: int) -> str:
        tr, trn = self._language.tr, self._language.trn
        if not number:
            return tr("Keine Namen sind so ähnlich. Mit einer kleineren Ähnlichkeit werden mehr Paare vorgeschlagen.")
        text = trn("{n} Paar ist vorgeschlagen", "{n} Paare sind vorgeschlagen", number)
        if number >= MOST:
            text = tr("Die ähnlichsten {n} Paare sind vorgeschlagen", n=number)
        return f"{text}; {tr('keines zählt, bevor es zusammengeführt ist.')}"

    def _ask(self) -> None:
        row = self.table.row
        if row is not None:
            self.join_requested.emit(row.pair)

    def _judge(self) -> None:
        """The chosen pairs are different work; if all of them are already, they may be suggested again."""
        chosen = self.table.chosen
        if chosen:
            different = not self._takes_back
            self.judged.emit(tuple(row.pair for row in chosen if row.is_different is not different), different)

    @property
    def _takes_back(self) -> bool:
        chosen = self.table.chosen
        return bool(chosen) and all(row.is_different for row in chosen)

    def _enable(self) -> None:
        tr = self._language.tr
        self.join.setEnabled(self.table.row is not None)
        self.different.setEnabled(bool(self.table.chosen))
        self.different.setText(tr("Wieder &vorschlagen") if self._takes_back else tr("Ist &Verschiedenes"))


def _columns(language: Language) -> Sequence[Column[PairRow]]:
    tr = language.tr
    return (
        Column(
            tr("Ähnlichkeit"),
            lambda row: f"{row.likeness.score:.0f} %",
            lambda row: row.likeness.score,
            "100 %",
            is_number=True,
            hint=tr("Wie gleich die Namen sind, ohne Füllwörter, Endungen und Reihenfolge der Wörter"),
        ),
        Column(tr("Aufgabe"), lambda row: row.first, lambda row: row.first, stretch=True),
        Column(tr("Ähnliche Aufgabe"), lambda row: row.second, lambda row: row.second, stretch=True),
        Column(
            tr("Beurteilt"),
            lambda row: tr("verschieden") if row.is_different else "",
            lambda row: row.is_different,
            tr("verschieden"),
        ),
    )
