"""A window on a named state of the plan: its title says so, and what would change something cannot be chosen."""

from PySide6.QtGui import QAction

from integration_office.application.ports import StoreError, StoreProblem
from integration_office.application.session import Session
from integration_office.ui.actions import Actions
from integration_office.wording.errors import sentence
from integration_office.wording.language import Language
from integration_office.wording.names import brief
from integration_office.wording.times import time_text

WHY = "why_not"
"""The property of an action that says why it cannot be chosen."""

_STRUCTURE = ("new_office", "new_unit", "move", "remove", "rename", "merge", "split", "dissolve", "cut", "regrade")
_CONTENT = ("change_fte", "add_position", "assign", "set_demand", "set_budget", "set_grant", "set_assumption")
_SCENARIOS = ("new_scenario", "duplicate_scenario", "rename_scenario", "remove_scenario", "archive_scenario", "rebase")
_REST = ("status_draft", "status_coordination", "status_released", "cut_out", "paste", "give_reason")
_FILE = ("checkpoint", "checkpoints")
CHANGING = (*_STRUCTURE, *_CONTENT, *_SCENARIOS, *_REST, *_FILE)
"""The commands that would change the plan."""


def forbid_changes(session: Session, actions: Actions, language: Language) -> None:
    """In a window that is only for looking; each of the commands says why."""
    if session.looked_at is None:
        return
    why = why_not(session, language)
    for name in CHANGING:
        _forbid(actions[name], why)


def why_not(session: Session, language: Language) -> str:
    """Why nothing can be changed here; empty where it can."""
    kept = session.looked_at
    return "" if kept is None else sentence(StoreError(StoreProblem.ONLY_LOOK, brief(kept.name)), language)


def first_words(session: Session, language: Language) -> tuple[str, str]:
    """What a new window says: how to begin, or with the view alone where the rest is; or why nothing can be changed."""
    tr = language.tr
    drag = tr("Eine Einheit mit der Maus auf ihr Ziel ziehen, oder „Verlegen nach …“ mit Strg+M")
    rest = tr("F9 zeigt Gliederung, Kennzahlen und Maßnahmen neben der Ansicht")
    why = why_not(session, language)
    return (why, why) if why else (drag, rest)


def looked_at_text(session: Session, language: Language) -> str:
    """What the title says of such a window; empty for a plan to work on."""
    kept = session.looked_at
    if kept is None:
        return ""
    time = time_text(kept.time, language)
    return language.tr("Stand „{name}“ vom {time} – nur ansehen", name=brief(kept.name), time=time)


def _forbid(action: QAction, why: str) -> None:
    action.setEnabled(False)
    if action.property(WHY) is None:
        action.setProperty(WHY, why)
        action.setToolTip(f"{action.toolTip()}\n{why}")
