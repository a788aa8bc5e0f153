"""The colours in force, for widgets that are not told when they are made."""

from PySide6.QtWidgets import QApplication

from integration_office.ui.appearance import Appearance, Colours, system_colours


def appearance_in_force() -> Appearance | None:
    """The application's appearance; None where a widget is shown without one, as in a small test."""
    application = QApplication.instance()
    return None if application is None else application.findChild(Appearance)


def colours_in_force() -> Colours:
    appearance = appearance_in_force()
    return system_colours() if appearance is None else appearance.colours
