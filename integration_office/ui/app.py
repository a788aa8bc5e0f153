"""Starts the application: fonts, colours, style, the first window; or paints the window to a picture."""

import os
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

from PySide6.QtCore import QAbstractEventDispatcher, QEventLoop, QLoggingCategory, QSize, QTimer
from PySide6.QtWidgets import QApplication

from integration_office.application.session import Session
from integration_office.domain.resources import resource_folder
from integration_office.ui.appearance import Appearance, Choice, load_fonts, window_font
from integration_office.ui.collector import Collector
from integration_office.ui.desk import Desk
from integration_office.ui.faults import FaultTeller
from integration_office.ui.focus_rim import FocusRims
from integration_office.ui.icons import program_icon
from integration_office.ui.loading import load_soon
from integration_office.ui.main_window import MainWindow
from integration_office.ui.right_of_way import RIGHT_OF_WAY
from integration_office.ui.services import ReadPlan, Services
from integration_office.ui.settings import saved_choice
from integration_office.wording.language import Language

__all__ = ["ReadPlan", "Services", "render_window", "run_window"]

_LOOK_MS, _AT_MOST_MS = 100, 15_000
_SWITCH_SECONDS = 0.00001
"""After so long a worker that computes gives way to the window. A table asks its model a thousand times while it is
painted, and waits each time: with Python's own 5 ms the posts are painted in 530 ms beside a worker, with 1 ms in
140 ms, with 50 µs in 27 ms, so in 23 ms, and in 15 ms with `many_roles` (without a worker in 10 ms; the worker is as
quick as ever when nothing is painted; measured on 30 November 2026, CPython 3.11, 22,000 posts)."""


def run_window(
    session: Session, services: Services, language: Language, *, greets: bool, load_writer: Callable[[], None]
) -> int:
    """Show the plan until the last window is closed; the exit code of the application.

    `greets`: no plan was asked for, so that whoever has been here before is shown the start page.
    `load_writer` is called beside the window once that is there: the first change must not wait for it.
    """
    application = prepared_application()
    appearance = Appearance(application, saved_choice())
    teller = FaultTeller(services.log_fault, language)
    teller.install()
    desk = Desk(services, appearance, teller)
    Collector(application)
    FocusRims(application)
    desk.show(session, language, asked_for=not greets)
    load_soon(load_writer)
    if greets:
        desk.greet()
    try:
        return application.exec()
    finally:
        teller.uninstall()
        desk.clear()


def render_window(session: Session, language: Language, size: tuple[int, int], path: Path) -> None:
    """Paint the window, as it opens, to a PNG; needs no display. Raises OSError where it cannot be written."""
    os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"
    # The platform without a display complains of every window that has a smallest size; nobody can do anything.
    QLoggingCategory.setFilterRules("default.warning=false")
    appearance = Appearance(prepared_application(), Choice.LIGHT)
    window = MainWindow(session, _no_services(), language, appearance)
    window.resize(QSize(*size))
    window.docks.arrange()
    window.show()
    _settle(window)
    saved = window.grab().save(str(path), "PNG")
    # Not closed: that would keep this picture's layout for the user's next start.
    window.leave()
    for shown in (window, appearance):
        shown.deleteLater()
    if not saved:
        raise OSError(f"{path}: cannot be written")


def prepared_application() -> QApplication:
    """The application with our fonts, style and icon; the one that runs already, if there is one."""
    sys.setswitchinterval(_SWITCH_SECONDS)
    running = QApplication.instance()
    application = running if isinstance(running, QApplication) else QApplication([])
    RIGHT_OF_WAY.watch(QAbstractEventDispatcher.instance())
    application.setApplicationName("Planungstisch")
    # The same style everywhere: Windows' own has no dark form for every part.
    application.setStyle("Fusion")
    load_fonts(resource_folder() / "fonts")
    application.setFont(window_font())
    application.setWindowIcon(program_icon())
    return application


def _settle(window: MainWindow) -> None:
    """Let everything be laid out, refreshed and computed that a user would see after a moment."""
    loop, look = QEventLoop(), QTimer(interval=_LOOK_MS)
    look.timeout.connect(lambda: None if window.is_busy else loop.quit())
    look.start()
    QTimer.singleShot(_AT_MOST_MS, loop, loop.quit)
    loop.exec()


def _no_services() -> Services:
    """For a window nobody works with."""

    def absent(*_: object) -> None:
        raise LookupError("a picture has no services")

    return Services(*(absent for _ in fields(Services)))  # type: ignore[arg-type]
