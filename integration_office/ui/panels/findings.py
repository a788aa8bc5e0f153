"""Prüfhinweise: everything a planner should look at, by topic, filtered, each a way to what it is about."""

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QTreeWidgetItem, QWidget

from integration_office.ui.background import Background, fail
from integration_office.ui.bridge import Bridge
from integration_office.ui.naming import explained
from integration_office.ui.panels.finding_list import Finding, Severity, findings
from integration_office.ui.panels.noted_tree import NotedTree
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import muted, stack

_FINDING = Qt.ItemDataRole.UserRole + 3


class FindingsPanel(Panel):
    """Findings by topic; a click, or Enter, selects the unit or the posts a finding is about."""

    def __init__(self, bridge: Bridge, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(bridge, parent)
        tr = self.language.tr
        self._background = background
        self.setAccessibleName(tr("Prüfhinweise"))
        self._found: list[Finding] = []
        self._words = QLineEdit(self)
        self._words.setPlaceholderText(tr("Prüfhinweise filtern"))
        self._words.setAccessibleName(tr("Prüfhinweise filtern"))
        self._words.setClearButtonEnabled(True)
        self._severity = QComboBox(self)
        explained(self._severity, tr("Wie schwer"))
        self._severity.addItem(tr("Alle"), None)
        for each in Severity:
            self._severity.addItem(f"{each.sign} {each.word(self.language)}", each)
        self._summary, self._nothing = QLabel(self), muted(tr("Nichts zu beanstanden."), self)
        self.tree = NotedTree(self)
        self.tree.setAccessibleName(tr("Prüfhinweise"))
        self._lay_out()
        self._words.textChanged.connect(self._show)
        self._severity.currentIndexChanged.connect(self._show)
        self.tree.itemClicked.connect(self._lead)
        self.tree.itemActivated.connect(self._lead)

    def refresh(self) -> None:
        session, language = self.bridge.session, self.language
        projection, state = session.projection, session.figures
        self._background.start("findings", lambda _: findings(projection, state, language), self._take, fail)

    def _take(self, found: list[Finding]) -> None:
        self._found = found
        self._show()

    def _show(self) -> None:
        opened = self.tree.open_paths()
        wanted = [each for each in self._found if self._is_wanted(each)]
        self.tree.clear()
        for topic, group in groupby(wanted, key=lambda each: (each.severity, each.topic)):
            self._add_topic(*topic, list(group))
        self.tree.open_again(opened)
        self._summary.setText(self._summary_text())
        self._summary.setToolTip(self._summary_tip())
        self._nothing.setVisible(not wanted)

    def _is_wanted(self, finding: Finding) -> bool:
        severity = self._severity.currentData()
        words = self._words.text().casefold().split()
        text = f"{finding.topic} {finding.text}".casefold()
        return severity in (None, finding.severity) and all(word in text for word in words)

    def _add_topic(self, severity: Severity, topic: str, group: list[Finding]) -> None:
        word = severity.word(self.language)
        top = self.tree.add(None, f"{severity.sign} {word}: {topic}", str(len(group)), bold=True)
        top.setForeground(0, self._colour(severity))
        for each in group:
            item = self.tree.add(top, each.text)
            item.setData(0, _FINDING, each)
        top.setExpanded(severity is not Severity.NOTE or bool(self._words.text().strip()))

    def _colour(self, severity: Severity) -> QColor:
        colours = self.colours
        return (colours.worse, colours.warning, colours.muted)[severity]

    def _summary_text(self) -> str:
        numbers = ((each, sum(found.severity is each for found in self._found)) for each in Severity)
        return "   ".join(f"{each.sign} {number}" for each, number in numbers)

    def _summary_tip(self) -> str:
        """What the signs stand for."""
        return "\n".join(f"{each.sign} {each.word(self.language)}" for each in Severity)

    def _lead(self, item: QTreeWidgetItem) -> None:
        finding = item.data(0, _FINDING)
        if isinstance(finding, Finding) and (finding.units or finding.positions):
            self.bridge.select(units=finding.units, positions=finding.positions)

    def _lay_out(self) -> None:
        column, bar = stack(self), QHBoxLayout()
        bar.setContentsMargins(8, 6, 8, 4)
        bar.addWidget(self._words, 1)
        bar.addWidget(self._severity)
        bar.addSpacing(6)
        bar.addWidget(self._summary)
        column.addLayout(bar)
        column.addWidget(self._nothing)
        column.addWidget(self.tree, 1)
