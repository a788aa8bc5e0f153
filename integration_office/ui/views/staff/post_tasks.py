"""What the chosen post does: its tasks with their shares, which can be typed over."""

from collections.abc import Sequence
from dataclasses import dataclass

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.index.work import is_competent
from integration_office.domain.identity import PositionId, TaskId
from integration_office.ui.views.table import Column
from integration_office.ui.views.who import number
from integration_office.wording.language import Language
from integration_office.wording.names import Names


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task of a post: the share in ten-thousandths, the FTE × 10⁸ it means."""

    task: TaskId
    name: str
    share: int
    fte: int
    competent: bool


def tasks_of(state: Evaluation, post: PositionId) -> list[TaskRow]:
    """The tasks with most of the post first."""
    organisation = state.organisation
    position = organisation.positions[post]
    rows = []
    for each in organisation.assignments.get(post, ()):
        task = organisation.tasks[each.task]
        fits = is_competent(task.competences, position.competences)
        rows.append(TaskRow(task.id, task.name, each.share, position.fte_planned * each.share, fits))
    return sorted(rows, key=lambda row: (-row.share, row.task))


SHARE = 1


def task_share_columns(language: Language) -> Sequence[Column[TaskRow]]:
    tr, names = language.tr, Names(language)

    def called(row: TaskRow) -> str:
        return f"{row.task}  {row.name}" if row.name and row.name != row.task else row.task

    return (
        Column(tr("Aufgabe der Stelle"), called, lambda row: row.name.casefold(), "m" * 12, stretch=True),
        Column(
            tr("Anteil"),
            lambda row: names.share(row.share),
            lambda row: row.share,
            "100 %",
            is_number=True,
            edit=lambda row: names.share(row.share),
            hint=tr("Mit diesem Anteil wird gerechnet; 0 % beendet die Zuordnung"),
        ),
        Column(tr("VZÄ"), lambda row: number(row.fte, language), lambda row: row.fte, "00,00", is_number=True),
        Column(
            tr("Eignung"),
            lambda row: tr("ja") if row.competent else tr("fehlt"),
            lambda row: row.competent,
            "fehlt",
            hint=tr("Ob die Stelle eine der Kompetenzen hat, die die Aufgabe verlangt"),
        ),
    )
