"""The field for the year that all figures are of."""

from PySide6.QtWidgets import QSpinBox

from integration_office.ui.bridge import Bridge
from integration_office.ui.naming import named

_YEARS = (2000, 2100)


def year_field(bridge: Bridge) -> "YearField":
    """The field, as it stands in the tool bar."""
    return named(YearField(bridge), "year")


class YearField(QSpinBox):
    """Shows the year of the session and sets it; a year that is refused is taken back."""

    def __init__(self, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        tr = bridge.language.tr
        self.setKeyboardTracking(False)
        self.setRange(*_YEARS)
        self.setPrefix(tr("Jahr "))
        self.setToolTip(tr("Für welches Jahr die Kennzahlen gelten"))
        self.setAccessibleName(tr("Jahr der Kennzahlen"))
        self.valueChanged.connect(self._set_year)

    def show_year(self) -> None:
        """The year of the session."""
        self.blockSignals(True)
        self.setValue(self._bridge.session.frame.year)
        self.blockSignals(False)

    def _set_year(self, year: int) -> None:
        if not self._bridge.attempt(lambda: self._bridge.session.set_year(year)):
            self.show_year()
