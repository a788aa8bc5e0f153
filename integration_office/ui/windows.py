"""The windows that are open beside each other."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

PLAN_PATH = "plan_path"
"""The property of a window that says which plan file it shows."""


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
