"""Which views there are beside the chart; each is loaded when it is first shown."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from integration_office.ui.views.context import ViewContext

CHART = "chart"
"""The name of the view that is always there."""

VIEWS: dict[str, Callable[[ViewContext], QWidget]] = {}
"""By name; the action `view_<name>` shows it."""


def view_action(name: str) -> str:
    """The name of the action that shows a view."""
    return f"view_{name}"
