"""Which tab is in front, told by a line of the accent colour: in the dark its ground differs too little."""

from functools import cache

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QStyleOptionTab, QTabBar, QToolButton, QWidget

from integration_office.wording.language import Language

_LINE = 3
_BELOW = (QTabBar.Shape.RoundedSouth, QTabBar.Shape.TriangularSouth)


class _Marked(QProxyStyle):
    """For tab bars alone: everything else would be asked for through Python without need."""

    def drawControl(
        self, element: QStyle.ControlElement, option: QStyleOption, painter: QPainter, widget: QWidget | None = None
    ) -> None:
        super().drawControl(element, option, painter, widget)
        if element is not QStyle.ControlElement.CE_TabBarTabShape or not isinstance(option, QStyleOptionTab):
            return
        if option.state & QStyle.StateFlag.State_Selected:
            edge, place = option.rect.adjusted(1, 0, -1, 0), option.rect.top()
            if option.shape in _BELOW:
                place = edge.bottom() - _LINE + 1
            painter.fillRect(edge.left(), place, edge.width(), _LINE, option.palette.highlight())


def marked(bar: QTabBar) -> None:
    """The bar marks the tab in front from now on."""
    bar.setStyle(_style())


def name_scroll_buttons(bar: QTabBar, language: Language) -> None:
    """Those that Qt puts beside the tabs where they find no room."""
    tr = language.tr
    for name, text in (
        ("ScrollLeftButton", tr("Seiten links davon")),
        ("ScrollRightButton", tr("Seiten rechts davon")),
    ):
        for button in bar.findChildren(QToolButton, name):
            button.setAccessibleName(text)


@cache
def _style() -> QProxyStyle:
    """One for all; Qt leaves it to whoever made it."""
    return _Marked("Fusion")
