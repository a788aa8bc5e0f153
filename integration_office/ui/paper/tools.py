"""The workspace's commands and its tool bar: hand over, print, turn pages, zoom."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QSpinBox, QToolBar, QToolButton

from integration_office.ui.actions import Spec, action_of
from integration_office.ui.appearance import Colours
from integration_office.ui.icons import icon
from integration_office.ui.naming import named
from integration_office.ui.paper.order import PaperServices
from integration_office.ui.paper.page_places import Fit
from integration_office.ui.paper.page_view import PageView
from integration_office.wording.language import Language
from integration_office.wording.numbers import percent


def specs(language: Language, services: PaperServices) -> Iterator[Spec]:
    """The workspace's actions; what cannot be written is not offered."""
    tr = language.tr
    yield Spec("write_paper", tr("&Papier ausgeben …"), ("Ctrl+S", "Ctrl+E"), "export")
    if services.annex_endings:
        yield Spec("write_annex", tr("&Tabellen als Anlage ausgeben …"), ("Ctrl+Shift+E",), "workbook")
    for ending in services.chart_endings:
        text = tr("Organigramme als {format} ausgeben …", format=ending.removeprefix(".").upper())
        yield Spec(f"write_charts{ending}", text)
    yield Spec("print", tr("&Drucken …"), ("Ctrl+P",), "print")
    yield Spec("previous_page", tr("Vorige Seite"), ("Ctrl+PgUp",), "page_up")
    yield Spec("next_page", tr("Nächste Seite"), ("Ctrl+PgDown",), "page_down")
    yield Spec("smaller", tr("Kleiner"), ("Ctrl+-",), "zoom_out")
    yield Spec("larger", tr("Größer"), ("Ctrl++", "Ctrl+="), "zoom_in")
    yield Spec("fit_width", tr("Ganze Breite"), ("Ctrl+2",), is_checkable=True)
    yield Spec("fit_page", tr("Ganze Seite"), ("Ctrl+0",), is_checkable=True)
    yield Spec("real_size", percent(1, language), ("Ctrl+1",), is_checkable=True)
    yield Spec("close", tr("Schließen"), ("Ctrl+W",))


class Tools(QToolBar):
    """The actions by name, and the page one looks at."""

    def __init__(self, services: PaperServices, view: PageView, language: Language, parent: QObject) -> None:
        super().__init__(language.tr("Werkzeugleiste"))
        self._language, self._view = language, view
        self._signs: dict[str, str] = {}
        self.actions_by_name: dict[str, QAction] = {}
        for spec in specs(language, services):
            self.actions_by_name[spec.name] = action_of(spec, parent)
            self._signs[spec.name] = spec.sign
        self.page = named(QSpinBox(), "page_number")
        self.pages = named(QLabel(), "page_count")
        self.percent = named(QLabel(), "zoom_percent")
        self._dress()
        self._fill()
        self._connect()
        self.show_place()

    def __getitem__(self, name: str) -> QAction:
        return self.actions_by_name[name]

    def paint(self, colours: Colours) -> None:
        """Signs in the colours in force."""
        for name, sign in self._signs.items():
            if sign:
                self.actions_by_name[name].setIcon(icon(sign, colours))

    def show_place(self) -> None:
        """Page and zoom as they are."""
        view, count = self._view, self._view.page_count
        self.page.blockSignals(True)
        self.page.setRange(min(1, count), count)
        self.page.setValue(view.page + 1 if count else 0)
        self.page.blockSignals(False)
        self.pages.setText(self._language.tr("von {pages}", pages=count))
        self.percent.setText(percent(view.factor, self._language) if count else "")
        for name, zoom in (("fit_width", Fit.WIDTH), ("fit_page", Fit.PAGE), ("real_size", 1.0)):
            self[name].setChecked(view.zoom == zoom)
        for name in ("previous_page", "next_page", "smaller", "larger", "fit_width", "fit_page", "real_size"):
            self[name].setEnabled(bool(count))
        self.page.setEnabled(bool(count))

    def enable_output(self, *, is_possible: bool) -> None:
        """Whether there is anything to hand over."""
        for name, action in self.actions_by_name.items():
            if name.startswith("write_") or name == "print":
                action.setEnabled(is_possible)

    def _dress(self) -> None:
        tr = self._language.tr
        self.setObjectName("paper_tools")
        self.setMovable(False)
        self.setIconSize(QSize(20, 20))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.page.setKeyboardTracking(False)
        self.page.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.page.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page.setFixedWidth(48)
        self.page.setAccessibleName(tr("Seite"))
        self.percent.setMinimumWidth(self.fontMetrics().horizontalAdvance("400 %") + 8)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def _fill(self) -> None:
        self.addWidget(self._output_button())
        self.addAction(self["print"])
        self.addSeparator()
        self.addAction(self["previous_page"])
        self.addWidget(self.page)
        self.addWidget(self.pages)
        self.addAction(self["next_page"])
        self.addSeparator()
        self.addAction(self["smaller"])
        self.addWidget(self.percent)
        self.addAction(self["larger"])
        for name in ("fit_width", "fit_page", "real_size"):
            self.addAction(self[name])
        for name in ("previous_page", "next_page", "smaller", "larger"):
            self.widgetForAction(self[name]).setProperty("toolButtonStyle", Qt.ToolButtonStyle.ToolButtonIconOnly)

    def _output_button(self) -> QToolButton:
        """The paper at a click; tables and pictures in the menu beside it."""
        button = named(QToolButton(), "output")
        button.setDefaultAction(self["write_paper"])
        button.setAutoRaise(True)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        further = [action for name, action in self.actions_by_name.items() if name.startswith(("write_a", "write_c"))]
        if further:
            menu = QMenu(button)
            menu.addActions([self["write_paper"], *further])
            button.setMenu(menu)
            button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        return button

    def _connect(self) -> None:
        view = self._view
        view.page_changed.connect(self.show_place)
        view.zoom_changed.connect(self.show_place)
        self.page.valueChanged.connect(lambda page: view.go_to(page - 1))
        self["previous_page"].triggered.connect(lambda: view.go_to(view.page - 1))
        self["next_page"].triggered.connect(lambda: view.go_to(view.page + 1))
        self["smaller"].triggered.connect(lambda: view.zoom_by(-1))
        self["larger"].triggered.connect(lambda: view.zoom_by(1))
        for name, zoom in (("fit_width", Fit.WIDTH), ("fit_page", Fit.PAGE), ("real_size", 1.0)):
            self[name].triggered.connect(lambda _=False, zoom=zoom: view.set_zoom(zoom))
