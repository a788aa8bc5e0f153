"""Loads views and dialogs ahead: a view that is opened for the first time must not wait for its modules."""

import threading
from collections.abc import Callable
from importlib import import_module

from integration_office.ui.appearance import wants_reduced_motion

_SHOWN = 0.3  # seconds until the window is there and nobody can have asked for anything yet
_UI = "integration_office.ui"
AHEAD = (
    *(f"{_UI}.views.{view}.view" for view in ("coverage", "overlap", "staff", "tasks", "money", "comparison")),
    f"{_UI}.start.page",
    f"{_UI}.search.palette",
    f"{_UI}.change_dialogs",
    f"{_UI}.dialogs.split_form",
    f"{_UI}.dialogs.assign_form",
    f"{_UI}.dialogs.checkpoints",
)


def load_soon(first: Callable[[], None]) -> None:
    """In the background, as soon as the window is shown; `first` loads what is wanted soonest."""
    timer = threading.Timer(_SHOWN, load, (first,))
    timer.daemon = True
    timer.start()


def load(first: Callable[[], None]) -> None:
    # Asked before anything moves.
    wants_reduced_motion()
    first()
    for module in AHEAD:
        import_module(module)
