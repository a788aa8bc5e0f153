"""The commands of the help menu: help, tour, about."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from integration_office.wording.language import Language

if TYPE_CHECKING:
    from integration_office.ui.help.tour import Tour, TourStep
    from integration_office.ui.main_window import MainWindow


class HelpCommands(QObject):
    """Triggered by the window's actions."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._language = window, window.bridge.language
        self.tour: Tour | None = None
        window.commands["help"].triggered.connect(self.show_help)
        window.commands["tour"].triggered.connect(self.show_tour)
        window.commands["about"].triggered.connect(self.tell_about)

    def tell_about(self) -> None:
        from integration_office.ui.about import tell_about

        tell_about(self._window, self._language)

    def show_help(self) -> None:
        """The help beside the window."""
        from integration_office.ui.help.pages import help_pages
        from integration_office.ui.help.window import HelpWindow

        HelpWindow(help_pages(self._window, self._language), self._language, self._window).show()

    def show_tour(self) -> None:
        """Five steps over the window."""
        from integration_office.ui.help.tour import Tour

        if self.tour is not None:
            return
        only_view = self._window.commands["only_view"]
        was_alone = only_view.isChecked()
        # What it speaks of must be there to be seen.
        only_view.setChecked(False)
        self.tour = Tour(self._steps(), self._language, self._window)
        self.tour.ended.connect(lambda: self._end(was_alone=was_alone))

    def _end(self, *, was_alone: bool) -> None:
        self.tour = None
        self._window.commands["only_view"].setChecked(was_alone)
        self._window.area.chart.setFocus()

    def _steps(self) -> "list[TourStep]":
        from integration_office.ui.help.tour import TourStep

        window, docks = self._window, self._window.docks
        show_chart = window.commands["view_chart"].trigger
        parts: tuple[tuple[QWidget, Callable[[], None]], ...] = (
            (docks.outline, partial(_bring_forward, docks.outline)),
            (window.area, show_chart),
            (docks.figures, partial(_bring_forward, docks.figures)),
            (docks.measures, partial(_bring_forward, docks.measures)),
            (window.tools, show_chart),
        )
        texts = tour_texts(self._language)
        return [TourStep(*words, *part) for words, part in zip(texts, parts, strict=True)]


def tour_texts(language: Language) -> tuple[tuple[str, str], ...]:
    """Title and text of each step."""
    tr = language.tr
    the_plan = tr(
        "Die Gliederung, und in der Mitte dasselbe als Organigramm. Ein Klick wählt aus, das Mausrad vergrößert. "
        "Alles geht auch mit der Tastatur."
    )
    the_drag = tr(
        "Ziehen Sie eine Einheit auf ihr neues Amt. Solange Sie die Maustaste halten, steht daneben, was sich ändert. "
        "Esc bricht ab. Ohne Maus: auswählen, dann Strg+M."
    )
    the_figures = tr(
        "Kosten, Überschneidung und Abdeckung der gesetzlichen Aufgaben, mit dem Unterschied zum Ist-Stand. Ein Klick "
        "auf eine Zahl zeigt ihren Rechenweg mit Annahmen und Quellen."
    )
    the_measures = tr(
        "Jede Änderung ist eine Maßnahme der Variante: mit Datum und Begründung, abschaltbar, und jederzeit mit Strg+Z "
        "zurückzunehmen. Der Ist-Stand bleibt, wie er ist."
    )
    the_paper = tr(
        "„Papier“ macht aus der Variante eine Vorlage für den Rat, in der jede Zahl auf ihren Rechenweg verweist. "
        "Gespeichert ist alles schon: Jede Änderung steht sofort in der Plandatei."
    )
    return (
        (tr("Der Bestand"), the_plan),
        (tr("Ziehen, und vorher sehen, was es bewirkt"), the_drag),
        (tr("Die Kennzahlen"), the_figures),
        (tr("Die Maßnahmen"), the_measures),
        (tr("Das Papier"), the_paper),
    )


def _bring_forward(dock: QWidget) -> None:
    dock.show()
    dock.raise_()
