"""What the program says of itself."""

from PySide6.QtWidgets import QMessageBox, QWidget

from integration_office import __version__
from integration_office.wording.language import Language


def tell_about(window: QWidget, language: Language) -> None:
    """Name, edition, and what users may rely on."""
    text = language.tr(
        "Planungstisch für ein Amt für Integration, Fassung {version}.\n\nRechnet ohne Netz und ohne Daten über "
        "Personen; jede Änderung steht sofort in der Plandatei.",
        version=__version__,
    )
    QMessageBox.about(window, language.tr("Über dieses Programm"), text)
