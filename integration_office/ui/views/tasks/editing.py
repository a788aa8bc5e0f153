"""What is typed into the table of tasks, carried out: a correction of the Ist-Stand, or a measure of the scenario."""

import re
from dataclasses import dataclass, replace

from integration_office.application.events import BaselineEdit
from integration_office.application.task_edits import corrected, with_share, with_share_range
from integration_office.domain.changes import Assign, SetDemand
from integration_office.domain.errors import DomainError
from integration_office.domain.identity import DutyId, PositionId, TaskId
from integration_office.domain.share_range import ShareRange
from integration_office.domain.task import Task
from integration_office.ui.bridge import Bridge
from integration_office.ui.change_commands import NotNeeded
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import entries, share_in
from integration_office.ui.performing import perform
from integration_office.ui.views.correcting import Correcting
from integration_office.ui.views.demand import optional_fte, optional_number
from integration_office.ui.views.tasks.columns import DEMAND_KEYS
from integration_office.wording.language import Language

_TO = re.compile(r"\s*(?:–|-|bis|to|…)\s*")


@dataclass(frozen=True)
class TaskEditing:
    """What makes no sense is told in the status bar, and nothing happens."""

    bridge: Bridge
    correct: Correcting

    def edit(self, task: TaskId, key: str, text: str, *, as_measure: bool) -> None:
        """One field of a task, as KEYS names it."""
        session, language, duties = self.bridge.session, self.bridge.language, self.bridge.session.frame.duties
        try:
            if key in DEMAND_KEYS and as_measure and session.scenario is not None:
                after = edited(session.organisation.task(task), key, text, language)
                perform(self.bridge, (SetDemand(task, after.demand_fte, after.cases, after.minutes),))
                return
            # Tried here, so that a slip is told at once.
            edited(session.plan.baseline.task(task), key, text, language)
        except (Incomplete, DomainError) as error:
            self._refuse(error)
            return
        self.correct(
            lambda state: corrected(state, edited(state.task(task), key, text, language), duties),
            BaselineEdit.TASK,
            (task,),
        )

    def edit_share(self, post: PositionId, task: TaskId, text: str) -> None:
        """The share of a post: a measure where a scenario is on the desk, else a correction."""
        try:
            share = share_in(text, self.bridge.language) if text.strip() else 0
        except Incomplete as error:
            self._refuse(error)
            return
        if self.bridge.session.scenario is not None:
            perform(self.bridge, (Assign(post, task, share),))
        else:
            self.correct(lambda state: with_share(state, post, task, share), BaselineEdit.ASSIGNMENTS, (post,))

    def edit_range(self, post: PositionId, task: TaskId, text: str) -> None:
        """How sure a share is: always said of the Ist-Stand."""
        try:
            wanted = read_range(text, self.bridge.language)
        except Incomplete as error:
            self._refuse(error)
            return
        self.correct(lambda state: with_share_range(state, post, task, wanted), BaselineEdit.ASSIGNMENTS, (post,))

    def _refuse(self, error: Incomplete | DomainError) -> None:
        self.bridge.refused.emit(NotNeeded(error.text) if isinstance(error, Incomplete) else error)


def edited(task: Task, key: str, text: str, language: Language) -> Task:
    """The task with one field as it was typed; raises Incomplete."""
    match key:
        case "name":
            return replace(task, name=_one_line(text, language))
        case "demand":
            return replace(task, demand_fte=optional_fte(text, language))
        case "cases":
            return replace(task, cases=optional_number(text, language))
        case "minutes":
            return replace(task, minutes=optional_number(text, language))
        case "duties":
            return replace(task, duties=tuple(map(DutyId, entries(text.replace(",", ";")))))
        case "competences":
            return replace(task, competences=entries(text))
        case "conflicts":
            return replace(task, conflicts=tuple(map(TaskId, entries(text))))
    raise KeyError(key)


def read_range(text: str, language: Language) -> ShareRange | None:
    """40–60 %, 0,4 bis 0,6; None for an empty field. Raises Incomplete."""
    if not text.strip():
        return None
    parts = _TO.split(text.strip())
    if len(parts) != 2:
        told = language.tr("„{text}“ ist keine Spanne. Bitte zum Beispiel 40 % – 60 % schreiben.", text=text[:40])
        raise Incomplete(told, is_refused=True)
    is_percent = "%" in text
    low, high = (share_in(f"{part} %" if is_percent and "%" not in part else part, language) for part in parts)
    return ShareRange(low, high)


def _one_line(text: str, language: Language) -> str:
    name = " ".join(text.split())
    if not name:
        raise Incomplete(language.tr("Bitte eine Bezeichnung angeben."))
    return name
