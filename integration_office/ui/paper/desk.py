"""The window's commands for the paper: the workspace is made when it is wanted first, and goes with the window."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from integration_office.ui.actions import Actions
from integration_office.ui.appearance import Appearance
from integration_office.ui.background import Background
from integration_office.ui.bridge import Bridge
from integration_office.ui.paper.order import PaperServices, PaperTerms
from integration_office.ui.services import Services
from integration_office.wording.language import Language

# The window loads only what a window needs.
if TYPE_CHECKING:
    from integration_office.ui.paper.window import PaperWindow


class PaperDesk:
    """At most one workspace for the plan on the desk."""

    def __init__(
        self, bridge: Bridge, services: Services, actions: Actions, appearance: Appearance, window: QWidget
    ) -> None:
        self._bridge, self._services, self._actions = bridge, services, actions
        self._appearance, self._parent = appearance, window
        self._writer = Background(window)
        self._is_opening = self._prints = False
        self.window: PaperWindow | None = None
        actions["paper"].triggered.connect(self.show)
        actions["print_paper"].triggered.connect(self._print)

    @property
    def is_busy(self) -> bool:
        """Whether the workspace is still on its way, or something that it will show."""
        return self._is_opening or (self.window is not None and self.window.is_busy)

    def show(self) -> None:
        """The workspace, in front; the first time in steps, so that the window goes on answering."""
        if self.window is not None:
            self._present()
        elif not self._is_opening:
            self._is_opening = True
            paper, language = self._services.paper, self._bridge.language
            self._writer.start("workspace", lambda _: _loaded(paper, language), self._make, self._fail, is_long=True)

    def may_close(self) -> bool:
        """Whether nothing that was written is lost, or the user wants to close all the same."""
        if self.window is None:
            return True
        self.window.texts.flush()
        return self.window.texts.is_kept or self._is_given_up()

    def _is_given_up(self) -> bool:
        tr = self._bridge.language.tr
        text = tr(
            "Die Plandatei nimmt nichts an. Was Sie zuletzt in die Texte eines Papiers geschrieben haben, ginge beim "
            "Schließen verloren."
        )
        box = QMessageBox(QMessageBox.Icon.Warning, tr("Texte sind nicht gespeichert"), text, parent=self._parent)
        close = box.addButton(tr("Trotzdem schließen"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        return box.clickedButton() is close

    def leave(self) -> None:
        """The plan goes: what was written is kept, nothing is made any more."""
        if self.window is not None:
            self.window.leave()
        self._writer.close()

    def _make(self, terms: PaperTerms) -> None:
        from integration_office.ui.paper.window import PaperWindow

        window = PaperWindow(self._bridge, self._services, terms, self._writer, self._appearance, self._parent)
        for name in ("undo", "redo"):
            window.addAction(self._actions[name])
        self.window = window
        QTimer.singleShot(0, window, self._present)

    def _fail(self, error: BaseException) -> None:
        self._is_opening = False
        raise error

    def _present(self) -> None:
        assert self.window is not None
        self._is_opening = False
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        if self._prints:
            self._prints = False
            self.window.tools["print"].trigger()

    def _print(self) -> None:
        self._prints = True
        self.show()


def _loaded(services: PaperServices, language: Language) -> PaperTerms:
    """In the worker: loading a room takes longer than the window may wait."""
    import integration_office.ui.paper.window  # noqa: F401

    return services.terms(language)
