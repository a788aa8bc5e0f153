"""The windows of the application: which plans they show, in which language, what closes with the last of them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTimer, QTranslator

from integration_office.application.session import Session
from integration_office.ui.appearance import Appearance
from integration_office.ui.collector import begin_sparing
from integration_office.ui.faults import FaultTeller
from integration_office.ui.in_pieces import InPieces
from integration_office.ui.main_window import MainWindow
from integration_office.ui.parting import PlanValues, part_from
from integration_office.ui.services import Services
from integration_office.ui.settings import recent_files, remember_file
from integration_office.ui.turns import Turns
from integration_office.ui.views.catalogue import CHART, START
from integration_office.wording.language import Language

_ASIDE = 40

Then = Callable[[MainWindow], None]
Go = Callable[[], None]


class Desk:
    """One or more windows; a plan stays open as long as a window shows it. All speak the same language."""

    def __init__(self, services: Services, appearance: Appearance, teller: FaultTeller) -> None:
        self._services = services
        self._appearance = appearance
        self._teller = teller
        self._translator: QTranslator | None = None
        self.windows: list[MainWindow] = []
        self._coming: list[MainWindow] = []
        self._turns = Turns()

    @property
    def window(self) -> MainWindow | None:
        """The latest window."""
        return self.windows[-1] if self.windows else None

    @property
    def session(self) -> Session | None:
        """The plan of the latest window."""
        return None if self.window is None else self.window.bridge.session

    @property
    def is_busy(self) -> bool:
        """Whether a window is still to come or to go."""
        return bool(self._coming) or self._turns.is_busy

    def show(self, session: Session, language: Language, *, asked_for: bool = True) -> MainWindow:
        """The plan in a new window; one nobody asked for comes behind the plans that were worked with."""
        self._speak_only(language)
        window = MainWindow(session, self._services, language, self._appearance)
        self._take(window, asked_for=asked_for)
        window.show()
        return window

    def _show_soon(
        self, asked_by: MainWindow, session: Session, language: Language, then: Then, afterwards: Go = lambda: None
    ) -> None:
        """The plan in a new window that is built a little at a time, as long as nobody closes the one it comes from;
        `then` has it before it is seen, `afterwards` comes in any case."""
        self._turns.add(asked_by, lambda: self._begin(asked_by, session, language, then, afterwards))

    def _begin(self, asked_by: MainWindow, session: Session, language: Language, then: Then, afterwards: Go) -> None:
        if asked_by not in self.windows:
            self._release(session)
            afterwards()
            return
        window = MainWindow(session, self._services, language, self._appearance, at_once=False)
        self._coming.append(window)

        def built() -> None:
            self._coming.remove(window)
            if asked_by in self.windows:
                self._take(window)
                self._turns.add(window, window.show)
                then(window)
            else:
                window.leave()
                self._drop(window)
            afterwards()

        pieces = InPieces(self._turns, built, window)
        self._turns.add(pieces, lambda: pieces.add(window.to_build))

    def _take(self, window: MainWindow, *, asked_for: bool = True) -> None:
        """It can be worked with from now on."""
        window.opened.connect(lambda opened, remarks: self._open(window, opened, remarks))
        window.window_requested.connect(lambda: self._show_beside(window))
        window.beside.connect(lambda looked: self._show_aside(window, looked))
        window.language_requested.connect(self._speak)
        window.closed.connect(self._forget)
        self.windows.append(window)
        path = window.bridge.session.path
        if path is not None:
            remember_file(path, asked_for=asked_for)
        QTimer.singleShot(0, window, begin_sparing)

    def greet(self) -> None:
        """Whoever has worked with the program before begins where the plans are."""
        if self.window is not None and len(recent_files()) > 1:
            self.window.area.views.show_view(START)

    def clear(self) -> None:
        """No window and no plan."""
        for window in tuple(self.windows):
            window.close()
        while self._coming:
            window = self._coming.pop()
            window.bridge.detach()
            self._drop(window)
        self._forget_translator()

    def _forget(self, window: MainWindow) -> None:
        """A window was closed."""
        if window in self.windows:
            self.windows.remove(window)
            self._drop(window)

    def _drop(self, window: MainWindow) -> None:
        """Its plan goes with it if no other window shows it."""
        session = window.bridge.session
        self._release(session)
        if self._is_shown(session):
            part_from(window)
        else:
            part_from(window, PlanValues(session.plan, self._turns).let_go)

    def _release(self, session: Session) -> None:
        if not self._is_shown(session):
            session.close()

    def _is_shown(self, session: Session) -> bool:
        return any(each.bridge.session is session for each in (*self.windows, *self._coming))

    def _show_beside(self, window: MainWindow) -> None:
        """The same plan once more, so that two views can be seen at once."""
        self._show_aside(window, window.bridge.session)

    def _show_aside(self, window: MainWindow, session: Session) -> None:
        """A plan in a window more, so that the one behind it is still seen."""

        def then(beside: MainWindow) -> None:
            beside.resize(window.size())
            beside.move(window.pos().x() + _ASIDE, window.pos().y() + _ASIDE)

        self._show_soon(window, session, window.bridge.language, then)

    def _open(self, window: MainWindow, session: Session, remarks: tuple[str, ...]) -> None:
        language = window.bridge.language

        def then(shown: MainWindow) -> None:
            self._close_soon(window)
            if remarks:
                opening = language.tr("Importiert. Das ist dabei anders geworden als in der Quelle:")
                from integration_office.ui.dialogs.notes import NotesDialog

                notes = NotesDialog(language.tr("Importieren"), opening, remarks, shown)
                self._turns.add(notes, notes.open)

        self._show_soon(window, session, language, then)

    def _speak(self, code: str) -> None:
        """All windows in another language, as they stand and with what they show."""
        self._services.save_language(code)
        language = Language.of(code)
        self._turns.add(self._turns, lambda: self._speak_only(language))
        self._translate_windows(list(self.windows), language)

    def _translate_windows(self, windows: list[MainWindow], language: Language) -> None:
        """One after another, those that are still open."""
        there = [each for each in windows if each in self.windows]
        if there:
            window, *others = there
            # It would be painted anew in the other language, just before it goes.
            window.setUpdatesEnabled(False)
            replace, go_on = partial(self._replace, window), partial(self._translate_windows, others, language)
            self._show_soon(window, window.bridge.session, language, replace, go_on)

    def _replace(self, old: MainWindow, new: MainWindow) -> None:
        new.docks.stand_like(old.docks)
        new.bridge.select(old.bridge.units, old.bridge.positions)
        self._close_soon(old)
        if (view := old.area.views.current) != CHART:
            self._turns.add(new.area, lambda: new.area.views.show_view(view))

    def _close_soon(self, old: MainWindow) -> None:
        """Once the one in its place is shown; it stays if it holds texts that the plan file refuses."""

        def close() -> None:
            if not old.close():
                old.setUpdatesEnabled(True)

        # In the name of a part of it: what else it asks for must not take the place of this.
        self._turns.add(old.area, close)

    def _speak_only(self, language: Language) -> None:
        self._teller.language = language
        self._translate(language)

    def _translate(self, language: Language) -> None:
        """Qt's own buttons in the language of the window."""
        self._forget_translator()
        self._translator = QTranslator()
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(f"qtbase_{language.code}", folder):
            QCoreApplication.installTranslator(self._translator)

    def _forget_translator(self) -> None:
        if self._translator is not None:
            QCoreApplication.removeTranslator(self._translator)
            self._translator = None
