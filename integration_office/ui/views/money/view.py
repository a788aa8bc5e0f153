"""The view „Geld“: a page for each question about money, computed when it is looked at."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QToolButton, QVBoxLayout, QWidget

from integration_office.ui.naming import named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.panels.pieces import heading
from integration_office.ui.views.context import ViewContext
from integration_office.ui.views.money.bridge_page import BridgePage
from integration_office.ui.views.money.budget_page import BudgetPage
from integration_office.ui.views.money.cities_page import CitiesPage
from integration_office.ui.views.money.grants_page import GrantsPage
from integration_office.ui.views.money.horizons import Horizons
from integration_office.ui.views.money.page import MoneyPage
from integration_office.ui.views.money.parts_page import PartsPage
from integration_office.ui.views.money.revenues_page import RevenuesPage
from integration_office.ui.views.money.years_page import YearsPage


class MoneyView(Panel):
    """Each page refreshes by itself while it can be seen; the years above are for those that look ahead."""

    def __init__(self, context: ViewContext) -> None:
        super().__init__(context.bridge)
        tr = self.language.tr
        self.horizons = Horizons(context.bridge, self)
        self.title = heading("")
        self.years = YearsPage(context, self.horizons)
        self.bridge_page = BridgePage(context, self.horizons)
        self.parts = PartsPage(context, self.horizons)
        self.grants = GrantsPage(context)
        self.budget = BudgetPage(context)
        self.cities = CitiesPage(context)
        self.revenues = RevenuesPage(context)
        self.pages: tuple[tuple[MoneyPage, str], ...] = (
            (self.years, tr("Über die Jahre")),
            (self.bridge_page, tr("Brücke")),
            (self.parts, tr("Bestandteile")),
            (self.grants, tr("Förderungen")),
            (self.revenues, tr("Erträge")),
            (self.budget, tr("Abgleich mit dem Haushalt")),
            (self.cities, tr("Städtevergleich")),
        )
        self.tabs = named(QTabWidget(), "money_pages")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(tr("Seiten der Ansicht Geld"))
        for page, text in self.pages:
            self.tabs.addTab(page, text)
        self._name_scroll_buttons()
        self._lay_out()
        self.tabs.currentChanged.connect(lambda _: self._show_bar())

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

    def _name_scroll_buttons(self) -> None:
        """Those that Qt puts beside the tabs where they find no room."""
        tr = self.language.tr
        for name, text in (
            ("ScrollLeftButton", tr("Seiten links davon")),
            ("ScrollRightButton", tr("Seiten rechts davon")),
        ):
            for button in self.tabs.tabBar().findChildren(QToolButton, name):
                button.setAccessibleName(text)

    def _show_bar(self) -> None:
        self.bar.setVisible(self.tabs.currentWidget() in (self.years, self.bridge_page, self.parts))

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
