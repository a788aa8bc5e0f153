"""The view „Geld“: a page for each question about money, made and computed when it is looked at."""

from collections.abc import Callable

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from integration_office.ui.marked_tabs import marked, name_scroll_buttons
from integration_office.ui.naming import named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import heading, stack
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.money.horizons import Horizons
from integration_office.ui.views.money.page import MoneyPage
from integration_office.wording.language import Language

_AHEAD = ("years", "bridge", "parts")
"""The pages that look ahead: the years of the horizon are theirs."""


class MoneyView(Panel):
    """Each page refreshes by itself while it can be seen; the years above are for those that look ahead."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.bridge)
        self._context = context
        self.horizons = Horizons(context.bridge, self)
        self.title = heading("")
        self._pages: dict[str, MoneyPage] = {}
        self._places: dict[str, QWidget] = {}
        self.tabs = named(QTabWidget(), "money_pages")
        marked(self.tabs.tabBar())
        name_scroll_buttons(self.tabs.tabBar(), self.language)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(self.language.tr("Seiten der Ansicht Geld"))
        for name, text in page_titles(self.language).items():
            self._places[name] = QWidget()
            self.tabs.addTab(self._places[name], text)
        self._lay_out()
        self.tabs.currentChanged.connect(lambda _: self._show_page())
        self._show_page()

    @property
    def current(self) -> str:
        """The name of the page in front."""
        return list(self._places)[self.tabs.currentIndex()]

    def page(self, name: str) -> MoneyPage:
        """The page of a name, made if it is asked for the first time."""
        if name not in self._pages:
            self._pages[name] = _PAGES[name](self._context, self.horizons)
            stack(self._places[name]).addWidget(self._pages[name])
            # A layout would show it a turn later.
            self._pages[name].show()
        return self._pages[name]

    def open_page(self, name: str) -> MoneyPage:
        """In front."""
        self.tabs.setCurrentWidget(self._places[name])
        return self.page(name)

    def reveal(self, id: str) -> None:
        """A page by its name, or behind a stroke what stands on it."""
        name, _, thing = id.partition("/")
        page = self.open_page(name)
        page.wake()
        if thing:
            page.reveal(thing)

    def refresh(self) -> None:
        """What the pages are about; they show it themselves."""
        tr, scenario = self.language.tr, self.bridge.session.scenario
        if scenario is None:
            self.title.setText(tr("Geld: Ist-Stand"))
        else:
            self.title.setText(tr("Geld: „{name}“ gegenüber dem Ist-Stand", name=scenario.name))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """On to the pages; a focus proxy would take what stands before them out of the order of Tab."""
        self.tabs.tabBar().setFocus(event.reason())

    def _show_page(self) -> None:
        self.bar.setVisible(self.current in _AHEAD)
        self.page(self.current)

    def _lay_out(self) -> None:
        self.bar: QWidget = self.horizons.bar()
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.addWidget(self.title, 1)
        top.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.tabs, 1)


def page_titles(language: Language) -> dict[str, str]:
    """The pages by name, in order."""
    tr = language.tr
    return {
        "years": tr("Über die Jahre"),
        "bridge": tr("Brücke"),
        "parts": tr("Bestandteile"),
        "grants": tr("Förderungen"),
        "revenues": tr("Erträge"),
        "budget": tr("Abgleich mit dem Haushalt"),
        "cities": tr("Städtevergleich"),
    }


def _years(context: ViewContext, horizons: Horizons) -> MoneyPage:
    from integration_office.ui.views.money.years_page import YearsPage

    return YearsPage(context, horizons)


def _bridge(context: ViewContext, horizons: Horizons) -> MoneyPage:
    from integration_office.ui.views.money.bridge_page import BridgePage

    return BridgePage(context, horizons)


def _parts(context: ViewContext, horizons: Horizons) -> MoneyPage:
    from integration_office.ui.views.money.parts_page import PartsPage

    return PartsPage(context, horizons)


def _grants(context: ViewContext, _: Horizons) -> MoneyPage:
    from integration_office.ui.views.money.grants_page import GrantsPage

    return GrantsPage(context)


def _revenues(context: ViewContext, _: Horizons) -> MoneyPage:
    from integration_office.ui.views.money.revenues_page import RevenuesPage

    return RevenuesPage(context)


def _budget(context: ViewContext, _: Horizons) -> MoneyPage:
    from integration_office.ui.views.money.budget_page import BudgetPage

    return BudgetPage(context)


def _cities(context: ViewContext, _: Horizons) -> MoneyPage:
    from integration_office.ui.views.money.cities_page import CitiesPage

    return CitiesPage(context)


_PAGES: dict[str, Callable[[ViewContext, Horizons], MoneyPage]] = {
    "years": _years,
    "bridge": _bridge,
    "parts": _parts,
    "grants": _grants,
    "revenues": _revenues,
    "budget": _budget,
    "cities": _cities,
}
"""By name; each is loaded when it is first shown."""
