"""The menu of the plans that were on the desk lately."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QMenu

from integration_office.ui.settings import forget_files, recent_files
from integration_office.wording.language import Language
from integration_office.wording.names import brief


def recent_menu(menu: QMenu, language: Language, open_path: Callable[[Path], None]) -> None:
    """Fills the menu each time it is opened; a plan that is gone is not offered."""
    menu.setToolTipsVisible(True)
    menu.aboutToShow.connect(lambda: _fill(menu, language, open_path))
    # A menu without an entry cannot be opened.
    _fill(menu, language, open_path)


def _fill(menu: QMenu, language: Language, open_path: Callable[[Path], None]) -> None:
    menu.clear()
    files = recent_files()
    for number, path in enumerate(files, 1):
        action = menu.addAction(f"&{number % 10} {brief(path.stem).replace('&', '&&')}")
        action.setToolTip(str(path))
        action.triggered.connect(lambda _=False, path=path: open_path(path))
    if not files:
        menu.addAction(language.tr("Noch keine Plandatei geöffnet")).setEnabled(False)
        return
    menu.addSeparator()
    menu.addAction(language.tr("Liste &leeren")).triggered.connect(forget_files)
