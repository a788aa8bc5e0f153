"""Which views there are beside the chart; each is loaded when it is first shown."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from integration_office.ui.views.context import ViewContext

CHART = "chart"
"""The name of the view that is always there."""


def _start(context: ViewContext) -> QWidget:
    from integration_office.ui.start.page import StartPage

    return StartPage(context)


def _overlap(context: ViewContext) -> QWidget:
    from integration_office.ui.views.overlap.view import OverlapView

    return OverlapView(context)


def _coverage(context: ViewContext) -> QWidget:
    from integration_office.ui.views.coverage.view import CoverageView

    return CoverageView(context)


def _staff(context: ViewContext) -> QWidget:
    from integration_office.ui.views.staff.view import StaffView

    return StaffView(context)


def _tasks(context: ViewContext) -> QWidget:
    from integration_office.ui.views.tasks.view import TasksView

    return TasksView(context)


def _money(context: ViewContext) -> QWidget:
    from integration_office.ui.views.money.view import MoneyView

    return MoneyView(context)


def _comparison(context: ViewContext) -> QWidget:
    from integration_office.ui.views.comparison.view import ComparisonView

    return ComparisonView(context)


START = "start"
VIEWS: dict[str, Callable[[ViewContext], QWidget]] = {
    START: _start,
    "coverage": _coverage,
    "overlap": _overlap,
    "staff": _staff,
    "tasks": _tasks,
    "money": _money,
    "comparison": _comparison,
}
"""By name; the action `view_<name>` shows it."""

IN_THE_BAR = tuple(name for name in (CHART, *VIEWS) if name != START)
"""The views one switches between all the time."""


def view_action(name: str) -> str:
    """The name of the action that shows a view."""
    return f"view_{name}"
