"""The view Stellen: a page each for the table of posts and what HR asks of it."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from integration_office.ui.naming import named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.staff.posts_page import PostsPage


class StaffView(QWidget):
    """Every page asks the session for itself, as soon as it is seen."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        tr = context.bridge.language.tr
        self.posts = PostsPage(context)
        self.tabs = named(QTabWidget(), "staff_pages")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.posts, tr("Stellenplan"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.tabs.currentChanged.connect(lambda _: self._wake())

    def reveal(self, id: str) -> None:
        """A post in the table."""
        self.tabs.setCurrentWidget(self.posts)
        self.posts.reveal(id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """On to the table; a focus proxy would take what stands before it out of the order of Tab."""
        self.posts.table.setFocus(event.reason())

    def _wake(self) -> None:
        page: QWidget = self.tabs.currentWidget()
        if isinstance(page, Panel):
            page.wake()
