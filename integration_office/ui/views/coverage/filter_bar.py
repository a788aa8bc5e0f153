"""What of the matrix is to be seen: words, status, group, only differences; and the way to editions and catalogue."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from integration_office.analysis.coverage import GROUPS, Status
from integration_office.analysis.duty_matrix import UNSCORED
from integration_office.ui.flow import flowing
from integration_office.ui.naming import explained, named
from integration_office.ui.pause import Pause
from integration_office.ui.views.coverage.lines import Filter
from integration_office.ui.views.coverage.texts import SIGNS
from integration_office.wording.coverage import group_text
from integration_office.wording.effects import status_text
from integration_office.wording.language import Language

_QUIET_MS = 120
_LETTERS = 10


class FilterBar(QWidget):
    changed = Signal()
    """Emitted when other duties are to be seen."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = language
        tr = language.tr
        self.words = named(QLineEdit(clearButtonEnabled=True), "coverage_search")
        self.status, self.group = named(QComboBox(), "coverage_status"), named(QComboBox(), "coverage_group")
        self.differences = named(QCheckBox(tr("Nur Unterschiede")), "coverage_differences")
        self.editions = named(QPushButton(tr("&Fassungen")), "coverage_editions")
        self.menu = named(QPushButton(tr("&Katalog")), "coverage_catalogue")
        self.editions.setCheckable(True)
        self._soon = Pause(self, _QUIET_MS)
        self._fill()
        self._lay_out()
        self._connect()

    @property
    def wanted(self) -> Filter:
        # Qt keeps a text where a Status was given.
        status = self.status.currentData()
        return Filter(
            words=self.words.text(),
            status=None if status is None else Status(status),
            group=self.group.currentData(),
            only_differences=self.differences.isChecked(),
        )

    def clear(self) -> None:
        """Everything is to be seen again."""
        self.words.clear()
        self.status.setCurrentIndex(0)
        self.group.setCurrentIndex(0)
        self.differences.setChecked(False)

    def _fill(self) -> None:
        tr = self._language.tr
        self.status.addItem(tr("Jeder Stand"), None)
        for status in Status:
            self.status.addItem(f"{SIGNS[status]} {status_text(status, self._language)}", status)
        self.group.addItem(tr("Alle Gruppen"), None)
        for group in (*GROUPS, UNSCORED):
            self.group.addItem(group_text(group, self._language), group)
        self.words.setPlaceholderText(tr("Norm oder Aufgabe suchen"))
        self.menu.setToolTip(tr("Eigene Aufgaben, Korrekturen, Gewichte; Tabelle kopieren"))
        self.differences.setToolTip(tr("Nur was in der Variante anders ist als im Ist-Stand"))
        self.editions.setToolTip(tr("Die Fassungen des Gesetzes nebeneinander"))
        for widget, name in (
            (self.words, tr("Norm oder Aufgabe suchen")),
            (self.status, tr("Nach Stand filtern")),
            (self.group, tr("Nach Gruppe filtern")),
        ):
            explained(widget, name)

    def _lay_out(self) -> None:
        bar = QHBoxLayout(self)
        bar.setContentsMargins(8, 6, 8, 4)
        self.words.setMinimumWidth(self.words.fontMetrics().horizontalAdvance("m" * _LETTERS))
        bar.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)
        for box in (self.status, self.group):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        bar.addWidget(flowing(self.status, self.group, self.differences, self.editions, self.menu))

    def _connect(self) -> None:
        self.words.textChanged.connect(self._soon.start)
        self._soon.timeout.connect(self.changed)
        for box in (self.status, self.group):
            box.currentIndexChanged.connect(self.changed)
        self.differences.toggled.connect(self.changed)
        self.editions.toggled.connect(self._enable)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self.words, self.clear)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _enable(self, with_editions: bool) -> None:
        """Filters are of the matrix."""
        for widget in (self.words, self.status, self.group, self.differences):
            widget.setEnabled(not with_editions)
