"""Tasks that should not lie in one office, such as to advise and to enforce, and the offices where they do."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from integration_office.domain.identity import TaskId, UnitId
from integration_office.ui.panels.pieces import muted
from integration_office.ui.views.overlap.picture import Picture, TaskRow
from integration_office.ui.views.table import Column, DataTable, TableModel
from integration_office.ui.views.who import number
from integration_office.wording.language import Language
from integration_office.wording.names import Names

Conflict = tuple[TaskId, TaskId, UnitId]
_AGAINST = 5


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """Two tasks in conflict in one office, each with the FTE × 10⁸ it has there.

    `is_new`: they came together nowhere in the Ist-Stand; None: nothing is compared.
    """

    office: UnitId
    first: TaskId
    second: TaskId
    texts: tuple[str, str, str]
    fte: tuple[int, int]
    is_new: bool | None


class ConflictsPage(QWidget):
    """One line for each office and pair."""

    office_chosen = Signal(str)
    """Emitted with an office that somebody wants to see."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        tr = language.tr
        self.model: TableModel[ConflictRow] = TableModel(
            _columns(language), lambda row: (row.office, row.first, row.second), self
        )
        self.table = DataTable(self.model, "conflicts", tr("Zielkonflikte"))
        self.told = muted("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.told)
        column.addWidget(self.table, 1)
        self.table.sort_by(0, Qt.SortOrder.AscendingOrder)
        self.table.activated.connect(self._tell)

    def show_picture(self, picture: Picture) -> None:
        names = Names(self._language, picture.organisation)
        fte = {task.id: task for task in picture.tasks}
        rows = [_row(each, names, fte, picture.new_conflicts) for each in picture.conflicts]
        self.table.setColumnHidden(_AGAINST, picture.new_conflicts is None)
        self.table.show_rows(rows)
        self.told.setText(self._summary(len(rows)))

    def _summary(self, pairs: int) -> str:
        tr, trn = self._language.tr, self._language.trn
        if pairs:
            told = trn(
                "{n} Zielkonflikt: zwei Aufgaben, die getrennt gehören, liegen in einem Amt. Enter zeigt das Amt.",
                "{n} Zielkonflikte: Aufgaben, die getrennt gehören, liegen in einem Amt. Enter zeigt das Amt.",
                pairs,
            )
            way_out = tr(
                "Gelöst ist einer, wenn die Anteile an einer der Aufgaben in ein anderes Amt gehen, oder wenn die "
                "Ansicht „Aufgaben“ ihn in der Spalte Konflikte nicht mehr nennt."
            )
            return f"{told} {way_out}"
        return tr(
            "Kein Amt führt zwei Aufgaben, die im Konflikt stehen, etwa beraten und vollziehen. Welche Aufgaben das "
            "sind, steht in der Ansicht „Aufgaben“ in der Spalte Konflikte."
        )

    def _tell(self) -> None:
        if self.table.row is not None:
            self.office_chosen.emit(self.table.row.office)


def _row(
    conflict: Conflict, names: Names, tasks: dict[TaskId, TaskRow], new: frozenset[Conflict] | None
) -> ConflictRow:
    first, second, office = conflict
    fte = tuple(tasks[each].fte.get(office, 0) for each in (first, second))
    texts = (names.unit(office), names.task(first), names.task(second))
    return ConflictRow(office, first, second, texts, (fte[0], fte[1]), None if new is None else conflict in new)


def _columns(language: Language) -> Sequence[Column[ConflictRow]]:
    tr = language.tr

    def fte(place: int) -> Column[ConflictRow]:
        return Column(
            tr("VZÄ"), lambda row: number(row.fte[place], language), lambda row: row.fte[place], "00,00", is_number=True
        )

    def against(row: ConflictRow) -> str:
        return "" if row.is_new is None else tr("neu") if row.is_new else tr("schon bisher")

    return (
        Column(tr("Amt"), lambda row: row.texts[0], lambda row: row.office, stretch=True),
        Column(tr("Aufgabe"), lambda row: row.texts[1], lambda row: row.first, stretch=True),
        fte(0),
        Column(tr("steht im Konflikt mit"), lambda row: row.texts[2], lambda row: row.second, stretch=True),
        fte(1),
        Column(
            tr("Ist-Stand"),
            against,
            against,
            tr("schon bisher"),
            hint=tr("schon bisher: auch im Ist-Stand liegen die beiden Aufgaben irgendwo in einem Amt"),
        ),
    )
