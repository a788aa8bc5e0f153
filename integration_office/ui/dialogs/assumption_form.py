"""Another value of an assumption, with its source; says what rests on it and whether anybody verified it."""

from decimal import Decimal

from PySide6.QtWidgets import QLineEdit

from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.changes import Change, SetAssumption
from integration_office.domain.parameters import (
    AMOUNTS,
    DRIVERS,
    RATES,
    Assumption,
    driver_key,
    driver_of,
    holds_range,
)
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.form import ChangeForm, Incomplete
from integration_office.ui.dialogs.reading import line_in, number_in, percent_in, without_currency
from integration_office.ui.dialogs.search_choice import SearchChoice
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel
from integration_office.wording.assumptions import (
    assumption_name,
    assumption_range,
    assumption_source,
    assumption_use,
    assumption_value,
)


class AssumptionForm(ChangeForm):
    def __init__(self, bridge: Bridge, key: str | None = None) -> None:
        super().__init__(bridge)
        self._known = {**_drivers(bridge.session.figures), **bridge.session.figures.assumptions}
        labels = sorted((assumption_name(each, bridge.language), each) for each in self._known)
        self.key = named(SearchChoice(((each, label) for label, each in labels), key), "key")
        self.present, self.use, self.mark = (named(PlainLabel(), name) for name in ("present", "use", "mark"))
        self.value, self.source = named(QLineEdit(), "value"), named(QLineEdit(), "source")
        self.source.setPlaceholderText(
            self.tr_("zum Beispiel Beschluss, Tarifvertrag, Rechnung; leer: nicht verifiziert")
        )
        tr = self.tr_
        self.rows.addRow(tr("A&nnahme"), self.key)
        self.rows.addRow(tr("Wirkt auf"), self.use)
        self.rows.addRow(tr("Bisher"), self.present)
        self.rows.addRow(tr("Neuer &Wert"), self.value)
        self.rows.addRow(tr("&Quelle"), self.source)
        self.rows.addRow("", self.mark)
        self.begins_at(self.key if key is None else self.value)
        self.key.currentTextChanged.connect(self._show_present)
        for told in (self.value.textChanged, self.source.textChanged):
            told.connect(self._show_mark)
        for changed in (self.key.currentTextChanged, self.value.textChanged, self.source.textChanged):
            changed.connect(self.edited)
        self._show_present()

    def changes(self) -> tuple[Change, ...]:
        present = self._chosen()
        if present is None:
            raise Incomplete(self.tr_("Bitte eine Annahme aus der Liste wählen."))
        if not self.value.text().strip():
            raise Incomplete(self.tr_("Bitte den neuen Wert angeben."))
        value, source = self._read(present.key), line_in(self.source.text(), self.bridge.language)
        if value == present.value and source == present.source:
            raise Incomplete(self.tr_("Bitte einen anderen Wert oder eine andere Quelle angeben."))
        return (SetAssumption(present.key, value, source),)

    def _read(self, key: str) -> Decimal:
        if key in RATES:
            return percent_in(self.value.text(), self.bridge.language)
        bare = without_currency(self.value.text()) if _is_amount(key) else self.value.text()
        return number_in(bare, self.bridge.language)

    def _chosen(self) -> Assumption | None:
        return None if self.key.chosen is None else self._known[self.key.chosen]

    def _show_present(self) -> None:
        present, language = self._chosen(), self.bridge.language
        self.use.setText("–" if present is None else assumption_use(present.key, language))
        self.present.setText("–" if present is None else self._present_text(present))
        self.value.setPlaceholderText("" if present is None else self._unit_text(present.key))
        self._show_mark()

    def _present_text(self, present: Assumption) -> str:
        language = self.bridge.language
        mark = self.tr_("✓ verifiziert") if present.verified else self.tr_("⚠ nicht verifiziert")
        value, source = assumption_value(present, language), assumption_source(present, language)
        told = self.tr_("Quelle: {source}", source=source) if source else self.tr_("ohne Quelle")
        # Of what is not set nothing more can be said.
        parts = (value, mark, "" if source == value else told, assumption_range(present, language))
        return " · ".join(filter(None, parts))

    def _unit_text(self, key: str) -> str:
        if key in RATES:
            return self.tr_("in Prozent, zum Beispiel 2,5")
        return self.tr_("in EUR") if _is_amount(key) else self.tr_("als Zahl")

    def _show_mark(self) -> None:
        has_source = bool(self.source.text().strip())
        told = (
            self.tr_("✓ Mit Quelle gilt die Annahme als geprüft.")
            if has_source
            else self.tr_("⚠ Ohne Quelle tragen alle Beträge, die darauf beruhen, den Vermerk „nicht verifiziert“.")
        )
        self.mark.setText("\n".join(filter(None, (told, self._range_text()))))

    def _range_text(self) -> str:
        """What becomes of a range with the new value."""
        present, language = self._chosen(), self.bridge.language
        shown = "" if present is None else assumption_range(present, language)
        if present is None or not shown or not self.value.text().strip():
            return ""
        try:
            value = self._read(present.key)
        except Incomplete:
            return ""
        if holds_range(present, value):
            return self.tr_("✓ Bleibt auch für den neuen Wert: {range}.", range=shown)
        return self.tr_("⚠ Entfällt, weil der neue Wert nicht darin liegt: {range}.", range=shown)


def _drivers(figures: Evaluation) -> dict[str, Assumption]:
    """Persons and rate of each revenue as they hold now, to be taken otherwise by a measure."""
    found = {}
    for id, result in figures.revenues.results.items():
        known = result.revenue
        for driver, estimate in zip(DRIVERS, (known.persons, known.rate), strict=True):
            key, value = driver_key(id, driver), estimate.value
            found[key] = Assumption(key, value, "", known.source, known.verified, estimate.low, estimate.high)
    return found


def _is_amount(key: str) -> bool:
    driver = driver_of(key)
    return key in AMOUNTS or (driver is not None and driver[1] == "rate")
