"""The windows of the application: which plans they show, in which language, what closes with the last of them."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QTimer, QTranslator

from integration_office.application.session import Session
from integration_office.ui.appearance import Appearance
from integration_office.ui.collector import begin_sparing
from integration_office.ui.dialogs.notes import NotesDialog
from integration_office.ui.faults import FaultTeller
from integration_office.ui.main_window import MainWindow
from integration_office.ui.parting import part_from
from integration_office.ui.services import Services
from integration_office.ui.settings import recent_files, remember_file
from integration_office.ui.views.catalogue import START
from integration_office.wording.language import Language

_ASIDE = 40


class Desk:
    """One or more windows; a plan stays open as long as a window shows it. All speak the same language."""

    def __init__(self, services: Services, appearance: Appearance, teller: FaultTeller) -> None:
        self._services = services
        self._appearance = appearance
        self._teller = teller
        self._translator: QTranslator | None = None
        self.windows: list[MainWindow] = []

    @property
    def window(self) -> MainWindow | None:
        """The latest window."""
        return self.windows[-1] if self.windows else None

    @property
    def session(self) -> Session | None:
        """The plan of the latest window."""
        return None if self.window is None else self.window.bridge.session

    def show(self, session: Session, language: Language, instead_of: MainWindow | None = None) -> MainWindow:
        """The plan in a new window, which may take the place of another."""
        self._teller.language = language
        self._translate(language)
        window = MainWindow(session, self._services, language, self._appearance)
        window.opened.connect(lambda opened, remarks: self._open(window, opened, remarks))
        window.window_requested.connect(lambda: self._show_beside(window))
        window.beside.connect(lambda looked: self._show_aside(window, looked))
        window.language_requested.connect(self._speak)
        window.closed.connect(self._forget)
        self.windows.append(window)
        window.show()
        if instead_of is not None:
            instead_of.close()
        if session.path is not None:
            remember_file(session.path)
        QTimer.singleShot(0, window, begin_sparing)
        return window

    def greet(self) -> None:
        """Whoever has worked with the program before begins where the plans are."""
        if self.window is not None and len(recent_files()) > 1:
            self.window.area.views.show_view(START)

    def clear(self) -> None:
        """No window and no plan."""
        for window in tuple(self.windows):
            window.close()
        self._forget_translator()

    def _forget(self, window: MainWindow) -> None:
        """A window was closed; its plan too if no other window shows it."""
        if window not in self.windows:
            return
        self.windows.remove(window)
        session = window.bridge.session
        part_from(window)
        if not any(each.bridge.session is session for each in self.windows):
            session.close()

    def _show_beside(self, window: MainWindow) -> None:
        """The same plan once more, so that two views can be seen at once."""
        self._show_aside(window, window.bridge.session)

    def _show_aside(self, window: MainWindow, session: Session) -> None:
        """A plan in a window more, so that the one behind it is still seen."""
        beside = self.show(session, window.bridge.language)
        beside.resize(window.size())
        beside.move(window.pos().x() + _ASIDE, window.pos().y() + _ASIDE)

    def _open(self, window: MainWindow, session: Session, remarks: tuple[str, ...]) -> None:
        language = window.bridge.language
        shown = self.show(session, language, window)
        if remarks:
            opening = language.tr("Importiert. Das ist dabei anders geworden als in der Quelle:")
            NotesDialog(language.tr("Importieren"), opening, remarks, shown).open()

    def _speak(self, code: str) -> None:
        self._services.save_language(code)
        for window in tuple(self.windows):
            self.show(window.bridge.session, Language.of(code), window)

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
