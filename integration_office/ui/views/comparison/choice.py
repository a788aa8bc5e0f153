"""What is compared with what: scenarios to tick, the reference, and of which of them the map is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from integration_office.domain.plan import Plan
from integration_office.ui.naming import named
from integration_office.ui.views.comparison.picture import Wish, title_of
from integration_office.ui.views.comparison.states import Name
from integration_office.wording.language import Language

_AT_FIRST = 3
_LETTERS = 22
_SHOWN = 16
_TICK = 36


class Choice(QWidget):
    """Follows the plan: what is ticked stays so as long as it is there, under the name it then has."""

    changed = Signal()
    """Emitted when something else is to be compared."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._names: list[Name] = []
        tr = language.tr
        self.scenarios = named(QListWidget(), "compared_scenarios")
        self.scenarios.setAccessibleName(tr("Varianten, die verglichen werden"))
        self.reference = named(QComboBox(), "reference")
        self.reference.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.reference.setMinimumContentsLength(_SHOWN)
        self._dress_list()
        self._lay_out()
        self.scenarios.itemChanged.connect(lambda _: self.changed.emit())
        self.reference.currentIndexChanged.connect(self._on_reference)

    def show_plan(self, plan: Plan) -> None:
        """At first the scenario on the desk and some beside it; later what was ticked before."""
        names: list[Name] = [None, *(each.name for each in plan.scenarios.values() if not each.is_archived)]
        if names == self._names:
            return
        ticked = self._ticked_in(plan, names)
        reference = self.reference_name if self.reference_name in names else None
        self._names = names
        self._fill(ticked, reference)

    @property
    def reference_name(self) -> Name:
        row = self.reference.currentIndex()
        return self._names[row] if 0 <= row < len(self._names) else None

    def wish(self, active: Name) -> Wish:
        """What is ticked against the reference; the map is of the scenario on the desk where that is ticked."""
        chosen = tuple(name for name in self._ticked() if name != self.reference_name)
        mapped = active if active in chosen else chosen[0] if chosen else None
        return Wish(self.reference_name, chosen, mapped)

    def _ticked(self) -> list[Name]:
        items = (self.scenarios.item(row) for row in range(self.scenarios.count()))
        pairs = zip(self._names, items, strict=True)
        return [name for name, item in pairs if item.checkState() is Qt.CheckState.Checked]

    def _ticked_in(self, plan: Plan, names: list[Name]) -> set[Name]:
        if self._names:
            kept = {name for name in self._ticked() if name in names}
            return kept | {name for name in names if name not in self._names}
        wanted = [name for name in names if name is not None and plan.scenario(name).measures]
        return {
            *([plan.active] if plan.active in names and plan.active is not None else wanted[:1]),
            *wanted[:_AT_FIRST],
        }

    def _fill(self, ticked: set[Name], reference: Name) -> None:
        for widget in (self.scenarios, self.reference):
            widget.blockSignals(True)
            widget.clear()
        flag = Qt.ItemFlag
        for name in self._names:
            title = title_of(name, self._language)
            item = QListWidgetItem(
                title if len(title) <= 2 * _LETTERS else f"{title[: 2 * _LETTERS]} …", self.scenarios
            )
            item.setToolTip(title)
            item.setFlags(flag.ItemIsEnabled | flag.ItemIsUserCheckable | flag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Checked if name in ticked else Qt.CheckState.Unchecked)
            self.reference.addItem(title)
        self.reference.setCurrentIndex(self._names.index(reference))
        self._quieten_reference()
        self._fit_height()
        for widget in (self.scenarios, self.reference):
            widget.blockSignals(False)

    def _on_reference(self) -> None:
        self._quieten_reference()
        self.changed.emit()

    def _quieten_reference(self) -> None:
        """The reference stands in a column of its own and cannot be compared with itself."""
        self.scenarios.blockSignals(True)
        for row, name in enumerate(self._names):
            item, flag = self.scenarios.item(row), Qt.ItemFlag.ItemIsEnabled
            is_reference = name == self.reference_name
            item.setFlags(item.flags() & ~flag if is_reference else item.flags() | flag)
        self.scenarios.blockSignals(False)

    def _dress_list(self) -> None:
        """In lines, as words in a sentence, up to two of them."""
        self.scenarios.setFlow(QListWidget.Flow.LeftToRight)
        self.scenarios.setWrapping(True)
        self.scenarios.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.scenarios.setSpacing(2)
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        """One line if that holds them all, else two; more are scrolled to."""
        texts = (self.scenarios.item(row).text() for row in range(self.scenarios.count()))
        width = sum(self.fontMetrics().horizontalAdvance(text) + _TICK for text in texts)
        lines = 1 if width < self.scenarios.width() else 2
        self.scenarios.setFixedHeight(lines * (self.fontMetrics().height() + 7) + 6)

    def _lay_out(self) -> None:
        label = QLabel(self._language.tr("&Verglichen mit"))
        label.setBuddy(self.reference)
        named_choice = QWidget()
        pair = QHBoxLayout(named_choice)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.addWidget(label)
        pair.addWidget(self.reference)
        against = QHBoxLayout()
        # What stands beside it may need two lines.
        against.addWidget(named_choice, 0, Qt.AlignmentFlag.AlignTop)
        against.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.scenarios)
        column.addLayout(against)
        self.line = against
