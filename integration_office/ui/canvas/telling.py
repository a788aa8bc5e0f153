"""What the chart says: in tool tips, and to a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHelpEvent
from PySide6.QtWidgets import QToolTip, QWidget

from integration_office.ui.canvas.lettering import figures
from integration_office.ui.canvas.selection import Post
from integration_office.ui.plain_label import plain_tip

if TYPE_CHECKING:
    from integration_office.ui.canvas.view import OrgChartView
    from integration_office.wording.language import Language


def show_tool_tip(view: OrgChartView, event: QHelpEvent, *, is_busy: bool) -> None:
    """Beside the mouse what is under it; nothing while something is dragged."""
    thing = view.thing_at(QPointF(event.pos()))
    if thing is None or is_busy:
        QToolTip.hideText()
        return
    QToolTip.showText(event.globalPos(), plain_tip(told(view, thing)), view.viewport())


def told(view: OrgChartView, thing: str | Post) -> str:
    """Name and figures of a unit, title and id of a post."""
    if isinstance(thing, Post):
        return f"{view.name_of(thing)}\n{thing.id}"
    amount, cost = figures(view.chart, view.chart.columns.row_of[thing], view.appearance)
    return f"{view.name_of(thing)}\n{amount} · {cost}"


def describe(view: OrgChartView, language: Language) -> None:
    """What a screen reader says of the chart; the outline beside it holds the same units as a tree."""
    view.setAccessibleName(language.tr("Organigramm"))
    current = view.selection.current
    if current is None or current not in view.chart.columns.row_of:
        view.setAccessibleDescription(
            language.tr("Pfeiltasten gehen durch die Einheiten; dieselben Einheiten stehen als Baum in der Gliederung.")
        )
        return
    text = told(view, current).replace("\n", ", ")
    view.setAccessibleDescription(text)
    announce(view, text)


def announce(widget: QWidget, message: str) -> None:
    """Has it said, where somebody listens."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, message))
