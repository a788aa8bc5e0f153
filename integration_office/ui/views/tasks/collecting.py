"""Asking the offices for shares: which offices, one workbook or one for each; and taking over what comes back."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.identity import UnitId
from integration_office.ui import choosing
from integration_office.ui.bridge import Bridge
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.long_job import LongJob
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel, plain_tip
from integration_office.ui.problems import tell_problem
from integration_office.ui.services import ReadAnswers
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.tasks.answers import AnswersDialog
from integration_office.wording.language import Language
from integration_office.wording.names import Names

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROLE = Qt.ItemDataRole


class OfficeModel(QAbstractListModel):
    """Offices with a box each."""

    def __init__(self, offices: Sequence[tuple[UnitId, str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._offices = offices
        self._chosen: set[UnitId] = set()

    @property
    def chosen(self) -> tuple[UnitId, ...]:
        return tuple(office for office, _ in self._offices if office in self._chosen)

    def choose(self, offices: Sequence[UnitId]) -> None:
        self.beginResetModel()
        self._chosen = set(offices)
        self.endResetModel()

    def choose_all(self, wanted: bool) -> None:
        self.choose([office for office, _ in self._offices] if wanted else [])

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._offices)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> Any:
        office, text = self._offices[index.row()]
        if role == _ROLE.DisplayRole:
            return text
        if role == _ROLE.ToolTipRole:
            return plain_tip(text)
        if role == _ROLE.CheckStateRole:
            return Qt.CheckState.Checked if office in self._chosen else Qt.CheckState.Unchecked
        return None

    def setData(self, index: Index, value: Any, role: int = _ROLE.EditRole) -> bool:
        if role != _ROLE.CheckStateRole:
            return False
        office = self._offices[index.row()][0]
        wanted = Qt.CheckState(value) is Qt.CheckState.Checked
        self._chosen = self._chosen | {office} if wanted else self._chosen - {office}
        self.dataChanged.emit(index, index)
        return True


class CollectDialog(QDialog):
    """Chooses offices; `accepted` means that forms are to be written."""

    def __init__(self, state: Evaluation, chosen: Sequence[UnitId], language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        tr = language.tr
        self.setWindowTitle(tr("Anteile erheben"))
        self.model = OfficeModel(offices_with_posts(state, language), self)
        self.model.choose(chosen)
        self.list = named(QListView(), "form_offices")
        self.list.setModel(self.model)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Ämter, die einen Bogen bekommen"))
        self.single = named(QCheckBox(tr("&Ein Bogen für alle gewählten Ämter")), "single_form")
        self.all = named(QPushButton(tr("&Alle")), "all_offices")
        self.none = named(QPushButton(tr("&Keines")), "no_offices")
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText(tr("Ausgeben …"))
        self._lay_out(language)
        self.all.clicked.connect(lambda: self.model.choose_all(True))
        self.none.clicked.connect(lambda: self.model.choose_all(False))
        for signal in (self.model.dataChanged, self.model.modelReset):
            signal.connect(self._enable)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        resize_on_screen(self, 520, 520)
        self._enable()

    def _lay_out(self, language: Language) -> None:
        tr = language.tr
        told = tr(
            "Jeder Bogen ist eine Excel-Arbeitsmappe mit den Stellen des Amtes und dem, was im Ist-Stand schon bekannt "
            "ist. Das Amt trägt Aufgaben und Anteile ein; „Bögen einlesen“ prüft und übernimmt sie."
        )
        row = QHBoxLayout()
        for button in (self.all, self.none):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(PlainLabel(told))
        column.addWidget(self.list, 1)
        column.addLayout(row)
        column.addWidget(self.single)
        column.addWidget(self.buttons)

    def _enable(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.model.chosen))


def offices_with_posts(state: Evaluation, language: Language) -> list[tuple[UnitId, str]]:
    """Offices that have posts, in the order of the outline."""
    organisation = state.organisation
    found = {state.offices[unit] for unit in organisation.staff}
    names = Names(language, organisation)
    return [(unit, names.unit(unit)) for unit in organisation.preorder if unit in found]


class Collecting(QObject):
    """The commands: forms out, forms in. Files are written and read beside the window."""

    def __init__(self, context: ViewContext, window: QWidget) -> None:
        super().__init__(window)
        self._context, self._window = context, window
        self._bridge: Bridge = context.bridge
        self._tr = context.bridge.language.tr

    def ask(self) -> None:
        """Choose offices; those that are selected in the window come chosen."""
        state = self._bridge.session.baseline_figures
        selected = (state.offices[unit] for unit in self._bridge.units if unit in state.offices)
        dialog = CollectDialog(state, tuple(dict.fromkeys(selected)), self._bridge.language, self._window)
        dialog.accepted.connect(lambda: self._write(dialog.model.chosen, single=dialog.single.isChecked()))
        dialog.open()

    def take_in(self) -> None:
        """Read what came back."""
        language, baseline = self._bridge.language, self._bridge.session.plan.baseline
        paths = choosing.forms_to_read(self._window, language)
        if paths:
            self._run(
                self._tr("Bögen einlesen"),
                lambda progress: self._context.services.share_forms.read(paths, baseline, language, progress),
                self._show,
            )

    def _write(self, offices: Sequence[UnitId], *, single: bool) -> None:
        language, plan = self._bridge.language, self._bridge.session.plan
        target = (
            choosing.form_to_write(self._window, language, self._tr("Anteile der Stellen"))
            if single
            else choosing.forms_folder(self._window, language)
        )
        if target is not None:
            write = self._context.services.share_forms.write
            self._run(
                self._tr("Anteile erheben"),
                lambda progress: write(plan, offices, target, language, progress, single),
                self._tell_written,
            )

    def _tell_written(self, paths: Sequence[Path]) -> None:
        from integration_office.ui.dialogs.notes import NotesDialog

        told = self._bridge.language.trn("{n} Bogen ist geschrieben.", "{n} Bögen sind geschrieben.", len(paths))
        NotesDialog(self._tr("Anteile erheben"), told, [str(path) for path in paths], self._window).open()

    def _show(self, read: ReadAnswers) -> None:
        AnswersDialog(self._bridge, self._context.background, read, self._window).open()

    def _run(self, title: str, job: Any, done: Any) -> None:
        services, language, window = self._context.services, self._bridge.language, self._window
        long_job = LongJob(self._context.background, title, language, window)
        long_job.start(job, done, lambda error: tell_problem(services, language, title, error, window))
