"""What the pages of the view share: one job beside the window, a refusal in a sentence, figures that explain."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from integration_office.analysis.figure import Figure
from integration_office.domain.errors import DomainError
from integration_office.ui.background import Stopped, fail
from integration_office.ui.naming import named
from integration_office.ui.panels.panel import Panel
from integration_office.ui.plain_label import PlainLabel, plain_tip
from integration_office.ui.views.context import ViewContext
from integration_office.wording.errors import sentence
from integration_office.wording.figures import Mark

T = TypeVar("T")
_FIGURE_TOPIC = "money figure"


class MoneyPage(Panel):
    """A page with something to show, or in its place a sentence that says what to do."""

    def __init__(self, context: ViewContext, name: str) -> None:
        super().__init__(context.bridge)
        self.setObjectName(name)
        self.context = context
        self._topic = f"money page {name}"
        self.told = named(PlainLabel(), f"{name}_told")
        self.told.setMargin(12)
        self.told.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.told.hide()
        self.body = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.told)
        column.addWidget(self.body, 1)

    def compute(self, job: Callable[[Stopped], T | None], show: Callable[[T], None]) -> None:
        """Beside the window; what makes no sense is told in place of the page. None: nobody wants it any more."""

        def done(found: T | None) -> None:
            if found is not None:
                self.tell("")
                show(found)

        self.context.background.start(self._topic, job, done, self._refuse)

    def explain(self, build: Callable[[], Figure | None]) -> None:
        """How a figure came about is shown where all of them are."""
        self.context.background.start(_FIGURE_TOPIC, lambda _: build(), self._show_figure, fail)

    def reveal(self, id: str) -> None:
        """One of its things in sight, now or as soon as it is there."""
        raise NotImplementedError

    def tell(self, text: str) -> None:
        """A sentence in place of what cannot be shown; empty: it can."""
        self.told.setText(text)
        self.told.setVisible(bool(text))
        self.body.setVisible(not text)

    def show_care(self, label: QLabel, careful: Sequence[Mark], further: Sequence[str] = ()) -> None:
        """How sure the amounts are, in few words; the sentences behind them stand in the tip and every Rechenweg."""
        words = " · ".join(mark.text for mark in careful)
        label.setText("\n".join(filter(None, (words, *further))))
        label.setToolTip(plain_tip("\n".join(f"{mark.text}: {mark.meaning}" for mark in careful)))
        label.setVisible(bool(label.text()))

    def drop(self) -> None:
        """What is being computed is not wanted any more."""
        self.context.background.drop(self._topic)

    def _show_figure(self, figure: Figure | None) -> None:
        if figure is not None:
            self.bridge.figure_chosen.emit(figure)

    def _refuse(self, error: BaseException) -> None:
        if not isinstance(error, DomainError):
            raise error
        self.tell(sentence(error, self.language, self.bridge.session.organisation))


def bar_of(*widgets: QWidget, stretch: QWidget | None = None) -> QWidget:
    """Widgets beside one another; `stretch` takes the spare width, without it the end is left free."""
    bar = QWidget()
    row = QHBoxLayout(bar)
    row.setContentsMargins(8, 5, 8, 2)
    for widget in widgets:
        row.addWidget(widget, int(widget is stretch))
    if stretch is None:
        row.addStretch(1)
    return bar


def no_scenario(page: MoneyPage) -> str:
    """What to do where there is nothing to compare."""
    return page.language.tr(
        "Auf dem Tisch liegt der Ist-Stand: Eine Ersparnis hat nur eine Variante. Wählen Sie oben eine Variante, oder "
        "beginnen Sie eine mit einer ersten Änderung (Strg+T)."
    )
