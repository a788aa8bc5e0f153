"""The windows that are open beside each other."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from integration_office.application.session import Session
from integration_office.ui.looking import looked_at_text
from integration_office.wording.language import Language
from integration_office.wording.names import brief

PLAN_PATH = "plan_path"
"""The property of a window that says which plan file it shows."""


def show_title(window: QWidget, session: Session, language: Language) -> None:
    """The plan and what of it is on the desk, in the title of its window; and which file that is."""
    plan, tr = session.plan, language.tr
    window.setProperty(PLAN_PATH, str(session.path.resolve()) if session.path else None)
    title = looked_at_text(session, language), brief(plan.info.title) or tr("Plan ohne Titel")
    shown = (*filter(None, title), brief(plan.active or tr("Ist-Stand")))
    window.setWindowTitle(" – ".join((*shown, tr("Planungstisch"))))


def show_window_with(path: Path) -> bool:
    """Brings the window that shows a plan file to the front; False: there is none."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window.property(PLAN_PATH) == str(path.resolve()):
            _bring_forward(window)
            return True
    return False


def _bring_forward(window: QWidget) -> None:
    if window.isMinimized():
        window.showNormal()
    window.raise_()
    window.activateWindow()
