"""Below the matrix: the chosen duty with its tasks and posts, and beside them what would close its gap."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QTreeWidgetItem, QVBoxLayout, QWidget

from integration_office.analysis.closing import Proposal, RecordCompetence, closing
from integration_office.analysis.coverage import Status
from integration_office.analysis.duty_matrix import MatrixRow
from integration_office.analysis.duty_work import TaskWork, duty_work
from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.identity import DutyId, UnitId
from integration_office.ui.background import Background, fail
from integration_office.ui.bridge import Bridge
from integration_office.ui.locking import lock
from integration_office.ui.naming import named
from integration_office.ui.panels.inspector_facts import Section
from integration_office.ui.panels.noted_tree import NotedTree
from integration_office.ui.panels.pieces import heading, muted, stack
from integration_office.ui.views.coverage.facts import DutyFacts
from integration_office.ui.views.coverage.proposals import ProposalList
from integration_office.ui.views.coverage.task_duties_dialog import TaskDutiesDialog
from integration_office.wording.effects import duty_text
from integration_office.wording.names import Names

_TOPIC = "coverage_duty"
_SPLIT = (3, 2)
_SECTION = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class _Found:
    work: tuple[TaskWork, ...]
    proposals: tuple[Proposal, ...]


class DutyPane(QWidget):
    """Shows one duty of the state on the desk, and only the posts of `office` if one is given."""

    def __init__(self, bridge: Bridge, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._background = bridge, background
        self._tr = bridge.language.tr
        self._shown: tuple[MatrixRow, UnitId | None] | None = None
        self._filled: tuple[DutyId, UnitId | None] | None = None
        self.title, self.subtitle = heading("", self), muted("", self)
        self.tree = named(NotedTree(self), "duty_facts")
        self.tree.setAccessibleName(self._tr("Angaben zur gewählten Aufgabe"))
        self.tree.itemExpanded.connect(self._unfold)
        self.proposals = ProposalList(bridge, self.tree, self)
        self.tasks = named(QPushButton(self._tr("&Aufgaben zuordnen …"), self), "assign_tasks")
        self.tasks.clicked.connect(self.choose_tasks)
        lock(bridge, self.tasks)
        self._lay_out()
        self.show_nothing()

    @property
    def duty(self) -> DutyId | None:
        """The duty that is shown."""
        return None if self._shown is None else self._shown[0].duty.id

    def show_nothing(self) -> None:
        self._background.drop(_TOPIC)
        self._shown = None
        self.tree.clear()
        self.title.setText("")
        self.proposals.show(None, (), "")

    def show_duty(self, row: MatrixRow, office: UnitId | None) -> None:
        """What takes longer comes a moment later."""
        self._shown = (row, office)
        figures, duty = self._bridge.session.figures, row.duty.id
        self.title.setText(duty_text(row.duty, self._bridge.language))
        self.subtitle.setText(self._only(office))
        self.subtitle.setVisible(office is not None)
        self._background.start(_TOPIC, lambda _: _find(figures, duty), self._take, fail)

    def _only(self, office: UnitId | None) -> str:
        if office is None:
            return ""
        names = Names(self._bridge.language, self._bridge.session.organisation)
        return self._tr("Nur Stellen aus {office}", office=names.unit(office))

    def _take(self, found: _Found) -> None:
        if self._shown is None:
            return
        (row, office), session = self._shown, self._bridge.session
        names = Names(self._bridge.language, session.organisation)
        shipped = session.frame.reference.catalogue.get(row.duty.id)
        skills = session.frame.reference.competences
        opened, place = self.tree.open_paths(), self.tree.verticalScrollBar().value()
        is_same, self._filled = self._filled == (row.duty.id, office), (row.duty.id, office)
        self.tree.clear()
        for section in DutyFacts(row, shipped, found.work, office, names, skills).sections():
            self._add(section)
        self.tree.open_again(opened)
        self.tree.verticalScrollBar().setValue(place if is_same else 0)
        offers = [each for each in found.proposals if self._is_possible(each)]
        self.proposals.show(row.duty.id, offers, self._nothing_to_close(row))

    def _is_possible(self, proposal: Proposal) -> bool:
        """A post that only the scenario has cannot be corrected in the Ist-Stand."""
        baseline = self._bridge.session.plan.baseline
        return not isinstance(proposal, RecordCompetence) or proposal.position in baseline.positions

    def _add(self, section: Section) -> None:
        top = self.tree.add(None, section.title, bold=True)
        top.setData(0, _SECTION, section)
        top.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        top.setExpanded(section.is_open)

    def _unfold(self, item: QTreeWidgetItem) -> None:
        """Lines are made when somebody wants to see them: a task may have a hundred posts."""
        section = item.data(0, _SECTION)
        if isinstance(section, Section) and not item.childCount():
            for fact in section.facts:
                self.tree.add(item, fact.label, fact.value, fact.note)

    def _nothing_to_close(self, row: MatrixRow) -> str:
        if row.after is None:
            return self._tr("Diese Aufgabe wird nicht bewertet; es gibt keine Lücke zu schließen.")
        if row.after.status is Status.COVERED:
            return self._tr("Der Bedarf ist gedeckt, ein Amt ist zuständig. Es fehlt nichts.")
        return self._tr("Kein Vorschlag aus den Daten. „Aufgaben zuordnen“ legt fest, was diese Pflicht erfüllt.")

    def choose_tasks(self) -> None:
        """Which tasks implement the duty that is shown."""
        if self.duty is not None:
            TaskDutiesDialog(self._bridge, self.duty, self.window()).open()

    def _lay_out(self) -> None:
        left, right = QWidget(self), QWidget(self)
        facts, offers = stack(left), stack(right)
        facts.addWidget(self.tree, 1)
        offers.addWidget(self.proposals, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        for widget, share in zip((left, right), _SPLIT, strict=True):
            split.addWidget(widget)
            split.setStretchFactor(split.count() - 1, share)
        split.setSizes([share * 100 for share in _SPLIT])
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 8, 0)
        titles = QVBoxLayout()
        titles.setSpacing(0)
        titles.addWidget(self.title)
        titles.addWidget(self.subtitle)
        top.addLayout(titles, 1)
        top.addWidget(self.tasks)
        column = stack(self)
        column.addLayout(top)
        column.addWidget(split, 1)


def _find(figures: Evaluation, duty: DutyId) -> _Found:
    return _Found(duty_work(figures, duty), closing(figures, duty))
