"""The view Stellen: a page each for the table of posts and what HR asks of it."""

from collections.abc import Callable

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from integration_office.ui.marked_tabs import marked
from integration_office.ui.naming import named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import stack
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.staff.posts_page import PostsPage
from integration_office.wording.language import Language


class StaffView(QWidget):
    """Every page asks the session for itself, as soon as it is seen; all but the first are made then."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__()
        titles = page_titles(context.bridge.language)
        self.posts = PostsPage(context)
        self.tabs = named(QTabWidget(), "staff_pages")
        marked(self.tabs.tabBar())
        self.tabs.setDocumentMode(True)
        self._places: dict[str, QWidget] = {"posts": self.posts}
        self._places.update({name: _Later(make, context) for name, make in _PAGES.items()})
        for name, place in self._places.items():
            self.tabs.addTab(place, titles[name])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.tabs.currentChanged.connect(lambda _: self._wake())

    @property
    def page(self) -> QWidget:
        """The page in front."""
        shown = self.tabs.currentWidget()
        return shown.page if isinstance(shown, _Later) else shown

    def reveal(self, id: str) -> None:
        """A page by its name."""
        self.tabs.setCurrentWidget(self._places[id])

    def heightForWidth(self, width: int) -> int:
        """What it needs at least: with wrapped labels Qt would take what it would like, and scroll all of it."""
        return self.minimumSizeHint().height()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """On to the table; a focus proxy would take what stands before it out of the order of Tab."""
        if self.page is self.posts:
            self.posts.table.setFocus(event.reason())
        else:
            self.tabs.tabBar().setFocus(event.reason())

    def _wake(self) -> None:
        page = self.page
        if isinstance(page, Panel):
            page.wake()


class _Later(QWidget):
    """Makes its page when somebody wants to see it: the view is there sooner."""

    def __init__(self, make: Callable[[ViewContext], QWidget], context: ViewContext) -> None:
        super().__init__()
        self._make = make
        self._context = context
        self._page: QWidget | None = None

    @property
    def page(self) -> QWidget:
        if self._page is None:
            self._page = self._make(self._context)
            stack(self).addWidget(self._page)
        return self._page


def page_titles(language: Language) -> dict[str, str]:
    """The pages by name, in order."""
    tr = language.tr
    return {
        "posts": tr("Stellenplan"),
        "options": tr("Optionen"),
        "competences": tr("Kompetenzen"),
        "spans": tr("Leitungsspannen"),
        "affected": tr("Betroffene"),
        "participation": tr("Beteiligung"),
        "establishment": tr("Nach Gruppe"),
    }


def _options(context: ViewContext) -> QWidget:
    from integration_office.ui.views.staff.options_page import OptionsPage

    return OptionsPage(context)


def _competences(context: ViewContext) -> QWidget:
    from integration_office.ui.views.staff.competences_page import CompetencesPage

    return CompetencesPage(context)


def _spans(context: ViewContext) -> QWidget:
    from integration_office.ui.views.staff.spans_page import SpansPage

    return SpansPage(context)


def _affected(context: ViewContext) -> QWidget:
    from integration_office.ui.views.staff.affected_page import AffectedPage

    return AffectedPage(context)


def _participation(context: ViewContext) -> QWidget:
    from integration_office.ui.views.staff.participation_page import ParticipationPage

    return ParticipationPage(context)


def _establishment(context: ViewContext) -> QWidget:
    from integration_office.ui.views.staff.establishment_page import EstablishmentPage

    return EstablishmentPage(context)


_PAGES: dict[str, Callable[[ViewContext], QWidget]] = {
    "options": _options,
    "competences": _competences,
    "spans": _spans,
    "affected": _affected,
    "participation": _participation,
    "establishment": _establishment,
}
"""All but the first."""
