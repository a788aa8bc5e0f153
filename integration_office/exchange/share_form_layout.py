"""The form that asks an office for the shares of its posts: its sheets, columns, and how a task is written in it."""

from collections.abc import Mapping
from enum import IntEnum

from integration_office.domain.identity import TaskId
from integration_office.domain.organisation import Organisation
from integration_office.domain.task import Task
from integration_office.exchange.rows import cleaned
from integration_office.wording.language import Language

FORMAT = "integration-office/share-form"
VERSION = 1
MARK_SHEET = "Bogen"
"""Hidden; says that a workbook is a form, of which version, for which offices."""

HEAD_ROW = 4
"""The row (from 0) of the column heads; the lines follow below."""

LONGEST_LABEL = 240


class Col(IntEnum):
    """The columns of the sheet that is filled in."""

    POST = 0
    TITLE = 1
    UNIT = 2
    TASK = 3
    SHARE = 4
    LOW = 5
    HIGH = 6
    SUM = 7
    REMARK = 8


def sheet_names(language: Language) -> tuple[str, str, str]:
    """Explanation, the sheet that is filled in, the list of tasks."""
    tr = language.tr
    return tr("Erläuterung"), tr("Anteile"), tr("Aufgaben")


def answer_sheets() -> frozenset[str]:
    """Under which names the sheet that is filled in may come back."""
    return frozenset(sheet_names(language)[1] for language in (Language.german(), Language.english()))


def heads(language: Language) -> Mapping[Col, str]:
    tr = language.tr
    return {
        Col.POST: tr("Stelle"),
        Col.TITLE: tr("Funktion"),
        Col.UNIT: tr("Einheit"),
        Col.TASK: tr("Aufgabe"),
        Col.SHARE: tr("Anteil"),
        Col.LOW: tr("Anteil von"),
        Col.HIGH: tr("Anteil bis"),
        Col.SUM: tr("Summe der Stelle"),
        Col.REMARK: tr("Bemerkung"),
    }


def task_label(task: Task) -> str:
    """[0206] Einbürgerung: no spreadsheet takes what begins with a bracket for a formula."""
    label = cleaned(f"[{task.id}] {task.name}".strip())
    return label if len(label) <= LONGEST_LABEL else f"{label[: LONGEST_LABEL - 1]}…"


class TaskLabels:
    """Finds the task that a cell of the form means: its label, its id, or a label whose name has changed since."""

    def __init__(self, organisation: Organisation) -> None:
        self._tasks = organisation.tasks
        self._by_label = {task_label(task): id for id, task in organisation.tasks.items()}

    def task(self, text: str) -> TaskId | None:
        plain = text.strip()
        if plain in self._by_label:
            return self._by_label[plain]
        if TaskId(plain) in self._tasks:
            return TaskId(plain)
        ends = (place for place, char in enumerate(plain) if char == "]" and plain.startswith("["))
        inside = (TaskId(plain[1:end]) for end in ends)
        return next((id for id in inside if id in self._tasks), None)
