"""Two editions of the law side by side: what corresponds, what the newer one adds, what it left out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QComboBox, QHBoxLayout, QHeaderView, QTableView, QWidget

from integration_office.analysis.coverage import DutyCoverage
from integration_office.analysis.duty_matrix import UNSCORED
from integration_office.analysis.duty_work import standing
from integration_office.analysis.editions import EditionPair, Found, edition_pairs, known_editions
from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.identity import DutyId
from integration_office.domain.task import Duty
from integration_office.ui.appearance import Colours
from integration_office.ui.background import Background, fail
from integration_office.ui.bridge import Bridge
from integration_office.ui.naming import named
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.panels.pieces import muted, stack
from integration_office.ui.plain_label import plain_tip
from integration_office.ui.views.coverage.texts import SIGNS, ratio_text
from integration_office.wording.coverage import binding_text, group_text, verified_text
from integration_office.wording.editions import edition_year, pair_sign, pair_text, pairing_rule
from integration_office.wording.effects import duty_text, status_text
from integration_office.wording.language import Language

_TOPIC = "coverage_editions"
_TOP = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
OLDER, OLDER_STATUS, RELATION, NEWER, NEWER_STATUS, BINDING = range(6)


@dataclass(frozen=True, slots=True)
class Editions:
    """Pairs of two editions, and how the scored duties of each stand on the desk."""

    names: tuple[str, str]
    pairs: tuple[EditionPair, ...]
    standing: Mapping[DutyId, DutyCoverage]


def editions(figures: Evaluation) -> Editions | None:
    """The oldest and the newest edition the catalogue has; None: it has only one."""
    frame = figures.frame
    known = known_editions(frame.duties.values())
    if len(known) < 2:
        return None
    names = (known[0], known[-1])
    pairs = edition_pairs(frame.duties, frame.city, *names)
    scored = {duty.id for pair in pairs for duty in (pair.older, pair.newer) if duty and duty.group != UNSCORED}
    return Editions(names, pairs, standing(figures, scored))


class EditionsPage(QWidget):
    def __init__(self, bridge: Bridge, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._background = bridge, background
        self._found: Editions | None = None
        tr = bridge.language.tr
        self.model = EditionsModel(bridge.language, lambda: colours_of(self), self)
        self.shown = named(QComboBox(), "editions_shown")
        for text, test in self._choices():
            self.shown.addItem(text, test)
        self.all_duties = named(QCheckBox(tr("auch Unbewertetes (Land, Grundsätze)")), "with_unscored")
        self.summary = muted("", self)
        self.table = self._table()
        self._lay_out()
        self.shown.currentIndexChanged.connect(self._show)
        self.all_duties.toggled.connect(self._show)

    def refresh(self) -> None:
        figures = self._bridge.session.figures
        self._background.start(_TOPIC, lambda _: editions(figures), self._take, fail)

    def copy(self) -> None:
        """What is shown as a table to paste."""
        QGuiApplication.clipboard().setText(self.model.as_table())

    def _take(self, found: Editions | None) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        if self._found is None:
            self.model.show((), ("", ""), {})
            self.summary.setText(self._bridge.language.tr("Der Katalog kennt nur eine Fassung."))
            return
        test: Callable[[EditionPair], bool] = self.shown.currentData()
        pairs = [pair for pair in self._found.pairs if test(pair) and self._counts(pair)]
        self.model.show(pairs, self._found.names, self._found.standing)
        self.summary.setText(self._summary())

    def _counts(self, pair: EditionPair) -> bool:
        groups = {duty.group for duty in (pair.older, pair.newer) if duty is not None}
        return self.all_duties.isChecked() or groups != {UNSCORED}

    def _summary(self) -> str:
        assert self._found is not None
        pairs, tr = [pair for pair in self._found.pairs if self._counts(pair)], self._bridge.language.tr
        years = tuple(map(edition_year, self._found.names))
        added = sum(pair.older is None for pair in pairs)
        dropped = sum(pair.newer is None for pair in pairs)
        both = sum(pair.found is Found.IN_BOTH for pair in pairs)
        return tr(
            "{added} nur {newer} · {dropped} nur {older} · {paired} Paare · {both} unverändert in beiden",
            added=added,
            newer=years[1],
            dropped=dropped,
            older=years[0],
            paired=len(pairs) - added - dropped - both,
            both=both,
        )

    def _choices(self) -> tuple[tuple[str, Callable[[EditionPair], bool]], ...]:
        tr = self._bridge.language.tr
        return (
            (tr("Alles, was sich unterscheidet"), lambda pair: pair.found is not Found.IN_BOTH),
            (tr("Was die neuere Fassung hinzufügt"), lambda pair: pair.older is None),
            (tr("Was die neuere Fassung weglässt"), lambda pair: pair.newer is None),
            (tr("Nur Paare"), lambda pair: pair.older is not None and pair.newer is not None),
            (tr("Alles"), lambda pair: True),
        )

    def _table(self) -> QTableView:
        table = named(QTableView(), "editions")
        table.setModel(self.model)
        table.setAccessibleName(self._bridge.language.tr("Fassungen des Gesetzes nebeneinander"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(3 * self.fontMetrics().height() + 6)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in (OLDER, NEWER):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in ((OLDER_STATUS, 96), (RELATION, 112), (NEWER_STATUS, 96), (BINDING, 104)):
            table.setColumnWidth(column, width)
        copying = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), table, self.copy)
        copying.setContext(Qt.ShortcutContext.WidgetShortcut)
        return table

    def _lay_out(self) -> None:
        tr = self._bridge.language.tr
        self.shown.setAccessibleName(tr("Was gezeigt wird"))
        bar = QHBoxLayout()
        bar.setContentsMargins(8, 2, 8, 2)
        bar.addWidget(self.shown)
        bar.addSpacing(6)
        bar.addWidget(self.all_duties)
        bar.addStretch()
        column = stack(self)
        column.addLayout(bar)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        column.addWidget(muted(pairing_rule(self._bridge.language), self))


class EditionsModel(QAbstractTableModel):
    """The older edition at the left, the newer at the right, between them how they belong together."""

    def __init__(self, language: Language, colours: Callable[[], Colours], parent: QObject) -> None:
        super().__init__(parent)
        self._language, self._colours = language, colours
        self.pairs: Sequence[EditionPair] = ()
        self._names = ("", "")
        self._standing: Mapping[DutyId, DutyCoverage] = {}

    def show(
        self,
        pairs: Sequence[EditionPair],
        names: tuple[str, str],
        standing: Mapping[DutyId, DutyCoverage],
    ) -> None:
        self.beginResetModel()
        self.pairs, self._names, self._standing = pairs, names, standing
        self.endResetModel()

    def as_table(self) -> str:
        columns = range(self.columnCount())
        lines = [[str(self._header(column)) for column in columns]]
        lines += [[self._text(pair, column) for column in columns] for pair in self.pairs]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else len(self.pairs)

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else 6

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if role != _Role.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return self._header(section)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        pair, column = self.pairs[index.row()], index.column()
        match role:
            case _Role.DisplayRole:
                return self._text(pair, column)
            case _Role.AccessibleTextRole:
                return f"{self._header(column)}: {self._text(pair, column) or '–'}"
            case _Role.ToolTipRole:
                return plain_tip(self._tip(pair, column))
            case _Role.ForegroundRole:
                return self._ink(pair, column)
        return None

    def _header(self, column: int) -> str:
        tr = self._language.tr
        words = (self._names[0], tr("Stand"), tr("Verhältnis"), self._names[1], tr("Stand"), tr("Aufgabengruppe"))
        return words[column]

    def _text(self, pair: EditionPair, column: int) -> str:
        years = (edition_year(self._names[0]), edition_year(self._names[1]))
        match column:
            case 0:
                return _named(pair.older, self._language)
            case 1:
                return self._status(pair.older)
            case 2:
                return f"{pair_sign(pair)} {pair_text(pair, years, self._language)}"
            case 3:
                return _named(pair.newer, self._language)
            case 4:
                return self._status(pair.newer)
        return self._group(pair)

    def _status(self, duty: Duty | None) -> str:
        if duty is None:
            return ""
        found = self._standing.get(duty.id)
        if found is None:
            return self._language.tr("nicht bewertet")
        status = f"{SIGNS[found.status]} {status_text(found.status, self._language)}"
        return f"{status} {ratio_text(found, self._language)}".strip()

    def _group(self, pair: EditionPair) -> str:
        groups = [group_text(duty.group, self._language) for duty in (pair.older, pair.newer) if duty is not None]
        return " → ".join(dict.fromkeys(groups))

    def _tip(self, pair: EditionPair, column: int) -> str:
        duty = pair.older if column in (OLDER, OLDER_STATUS) else pair.newer
        if duty is None or column == RELATION:
            return pairing_rule(self._language)
        binding, verified = binding_text(duty.binding, self._language), verified_text(duty.verified, self._language)
        norm = self._language.tr("Norm: {verified}", verified=verified)
        return "\n".join(filter(None, (duty_text(duty, self._language), duty.description, binding, norm)))

    def _ink(self, pair: EditionPair, column: int) -> QColor | None:
        if column != RELATION:
            return None
        if pair.older is None:
            return self._colours().moved
        return self._colours().muted if pair.newer is None else None


def _named(duty: Duty | None, language: Language) -> str:
    if duty is None:
        return ""
    norm = duty_text(replace(duty, title=""), language)
    return f"{duty.title}\n{norm}" if duty.title else norm
