"""What is ordered: which paper, of which scenarios, for whom, in which language, with which parts and which head."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from integration_office.domain.paper_texts import TEMPLATES, Template
from integration_office.domain.plan import Plan
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import heading
from integration_office.ui.paper.letterhead import LetterheadForm
from integration_office.ui.paper.order import PaperOrder, PaperTerms
from integration_office.ui.paper.scenario_list import ScenarioList, fit_rows
from integration_office.wording.language import Language


class OrderForm(QScrollArea):
    """Everything about a paper that is chosen; what is written stands elsewhere."""

    changed = Signal()
    """Emitted when another paper is ordered."""

    def __init__(self, terms: PaperTerms, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._terms, self._language = terms, language
        self._left_out: set[str] = set()
        self.proposed = named(QComboBox(), "proposed")
        self.others = ScenarioList(language)
        self.template = named(QComboBox(), "template")
        self.audience = named(QComboBox(), "audience")
        self.paper_language = named(QComboBox(), "paper_language")
        self.sections = named(QListWidget(), "sections")
        self.letterhead = LetterheadForm(language)
        self._fill()
        self._lay_out()
        self._connect()

    @property
    def order(self) -> PaperOrder | None:
        """None: there is no scenario to propose."""
        if not self.proposed.currentText():
            return None
        return PaperOrder(
            scenarios=(self.proposed.currentText(), *self.others.chosen),
            language=self.paper_language.currentData(),
            template=self.template.currentData(),
            audience=self.audience.currentData(),
            left_out=frozenset(self._left_out & self._offered()),
            letterhead=self.letterhead.letterhead,
        )

    def show_plan(self, plan: Plan) -> None:
        """The scenarios there are now; what was proposed stays so."""
        proposed = self.proposed.currentText()
        with QSignalBlocker(self.proposed):
            self.proposed.clear()
            self.proposed.addItems(list(plan.scenarios))
            self.proposed.setCurrentText(proposed if proposed in plan.scenarios else likely(plan))
        self._list_others()

    def rename(self, old: str, new: str) -> None:
        """A scenario is called otherwise and keeps its place."""
        self.others.rename(old, new)
        with QSignalBlocker(self.proposed):
            self.proposed.setItemText(self.proposed.findText(old), new)

    def _fill(self) -> None:
        tr = self._language.tr
        for template in TEMPLATES:
            self.template.addItem(template_text(template, self._language), template)
        for key, text in self._terms.audiences:
            self.audience.addItem(text, key)
        self.paper_language.addItem(tr("Deutsch"), "de")
        self.paper_language.addItem(tr("Englisch"), "en")
        self.paper_language.setCurrentIndex(self.paper_language.findData(self._language.code))
        self._list_sections()

    def _lay_out(self) -> None:
        tr, inside = self._language.tr, QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(10, 8, 10, 10)
        fields = QFormLayout()
        fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        fields.addRow(tr("&Art des Papiers"), self.template)
        fields.addRow(tr("&Vorgeschlagen wird"), self.proposed)
        fields.addRow(tr("&Zum Vergleich"), self.others)
        fields.addRow(tr("&Für wen"), self.audience)
        fields.addRow(tr("&Sprache des Papiers"), self.paper_language)
        fields.addRow(tr("&Teile des Papiers"), self.sections)
        column.addLayout(fields)
        title = heading(tr("Kopf und Unterschrift"))
        title.setContentsMargins(0, 9, 0, 1)
        column.addWidget(title)
        column.addWidget(self.letterhead)
        column.addStretch(1)
        self.others.setFocusProxy(self.others.list)
        for box in (self.template, self.proposed, self.audience, self.paper_language):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
        self.setWidget(inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect(self) -> None:
        self.proposed.currentTextChanged.connect(self._on_proposed)
        self.audience.currentIndexChanged.connect(self._on_audience)
        self.template.currentIndexChanged.connect(self._on_template)
        self.paper_language.currentIndexChanged.connect(self.changed)
        self.others.changed.connect(self.changed)
        self.sections.itemChanged.connect(self._on_section)
        self.letterhead.changed.connect(self.changed)

    def _on_proposed(self) -> None:
        self._list_others()
        self.changed.emit()

    def _on_audience(self) -> None:
        self._list_sections()
        self.changed.emit()

    def _on_template(self) -> None:
        self._list_sections()
        self.changed.emit()

    def _list_others(self) -> None:
        names = [self.proposed.itemText(at) for at in range(self.proposed.count())]
        self.others.show_names([name for name in names if name != self.proposed.currentText()])

    def _offered(self) -> frozenset[str]:
        """The sections that can be left out: those of the template that the audience may see."""
        audience, template = self.audience.currentData(), self.template.currentData()
        seen = frozenset(part.key for part in self._terms.sections if audience in part.seen_by)
        return seen & self._terms.in_template[template]

    def _list_sections(self) -> None:
        offered = self._offered()
        with QSignalBlocker(self.sections):
            self.sections.clear()
            for part in self._terms.sections:
                if part.key in offered:
                    self._add_section(part.key, part.text)
        self.sections.setEnabled(bool(offered))
        fit_rows(self.sections, max(1, self.sections.count()))

    def _add_section(self, key: str, text: str) -> None:
        item = QListWidgetItem(text, self.sections)
        item.setToolTip(text)
        item.setData(Qt.ItemDataRole.UserRole, key)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        is_out = key in self._left_out
        item.setCheckState(Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked)

    def _on_section(self, item: QListWidgetItem) -> None:
        key = item.data(Qt.ItemDataRole.UserRole)
        if item.checkState() is Qt.CheckState.Checked:
            self._left_out.discard(key)
        else:
            self._left_out.add(key)
        self.changed.emit()


def likely(plan: Plan) -> str:
    """The scenario on the desk; else the first that changes anything; else the first."""
    changing = (name for name, scenario in plan.scenarios.items() if scenario.measures)
    return plan.active or next(changing, next(iter(plan.scenarios), ""))


def template_text(key: Template, language: Language) -> str:
    words: dict[Template, str] = {
        "beschlussvorlage": language.tr("Beschlussvorlage"),
        "gedankenpapier": language.tr("Gedankenpapier"),
    }
    return words[key]
