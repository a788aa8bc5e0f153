"""An amount of the budget: unit, product, line of the Ergebnisplan, year."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox

from integration_office.domain.budget import NKF_POSITIONS, BudgetLine, LineKind, NkfLine
from integration_office.domain.changes import Change, SetBudget
from integration_office.domain.identity import UnitId
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.form import ChangeForm, Incomplete
from integration_office.ui.dialogs.reading import line_in, optional_cents
from integration_office.ui.dialogs.search_choice import SearchChoice
from integration_office.ui.dialogs.unit_choice import UnitChoice
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel
from integration_office.wording.budget_lines import line_text
from integration_office.wording.numbers import euro_exact

_YEARS = (2000, 2100)


class BudgetForm(ChangeForm):
    """The amount takes the place of what stood there."""

    def __init__(self, bridge: Bridge, unit: UnitId | None) -> None:
        super().__init__(bridge)
        self._organisation = bridge.session.organisation
        self.unit = named(UnitChoice(self._organisation, unit), "unit")
        self.product = named(QComboBox(editable=True), "product")
        lines = ((line.value, line_text(line, bridge.language)) for line in NKF_POSITIONS)
        self.line = named(SearchChoice(lines), "line")
        self.year = named(QSpinBox(minimum=_YEARS[0], maximum=_YEARS[1]), "year")
        self.year.setValue(bridge.session.frame.year)
        self.amount = named(QLineEdit(), "amount")
        self.amount.setPlaceholderText(self.tr_("in EUR, zum Beispiel 125000 oder 125.000,00"))
        self.present, self.kind = named(PlainLabel(), "present"), named(PlainLabel(), "line_kind")
        self._add_rows()
        self._offer_products()
        self._show_present()
        self._connect()
        self.begins_at(self.unit if unit is None else self.line)

    def changes(self) -> tuple[Change, ...]:
        place = self._place()
        amount = optional_cents(self.amount.text(), self.bridge.language)
        if amount is None:
            raise Incomplete(self.tr_("Bitte einen Betrag angeben."))
        known = self._known(place)
        if known is not None and known.amount == amount:
            raise Incomplete(self.tr_("Bitte einen anderen Betrag angeben."))
        return (SetBudget(*place, amount),)

    def _place(self) -> tuple[UnitId, str, NkfLine, int]:
        if self.unit.unit is None:
            raise Incomplete(self.tr_("Bitte die Einheit aus der Liste wählen."))
        if self.line.chosen is None:
            raise Incomplete(self.tr_("Bitte die Zeile des Ergebnisplans aus der Liste wählen."))
        return (
            self.unit.unit,
            line_in(self.product.currentText(), self.bridge.language),
            NkfLine(self.line.chosen),
            self.year.value(),
        )

    def _known(self, place: tuple[UnitId, str, NkfLine, int]) -> BudgetLine | None:
        lines = self._organisation.budget
        return next((each for each in lines if (each.unit, each.product, each.line, each.year) == place), None)

    def _add_rows(self) -> None:
        tr = self.tr_
        for label, field in (
            (tr("Einhei&t"), self.unit),
            (tr("&Produkt"), self.product),
            (tr("Z&eile"), self.line),
            ("", self.kind),
            (tr("&Jahr"), self.year),
            (tr("Bisher"), self.present),
            (tr("&Betrag"), self.amount),
        ):
            self.rows.addRow(label, field)

    def _connect(self) -> None:
        self.unit.currentTextChanged.connect(self._offer_products)
        choices = (self.unit.currentTextChanged, self.product.currentTextChanged, self.line.currentTextChanged)
        for changed in (*choices, self.year.valueChanged):
            changed.connect(self._show_present)
            changed.connect(self.edited)
        self.amount.textChanged.connect(self.edited)

    def _offer_products(self) -> None:
        """Those the unit has already; another can be written."""
        unit = self.unit.unit
        own = dict.fromkeys(each.product for each in self._organisation.budget if each.unit == unit)
        self.product.clear()
        self.product.addItems([product for product in own if product])

    def _show_present(self) -> None:
        self.kind.setText("" if self.line.chosen is None else self._kind_text(NkfLine(self.line.chosen)))
        self.rows.setRowVisible(self.kind, bool(self.kind.text()))
        try:
            known = self._known(self._place())
        except Incomplete:
            self.present.setText("–")
            return
        amount = self.tr_("nichts eingetragen") if known is None else euro_exact(known.amount, self.bridge.language)
        self.present.setText(amount)

    def _kind_text(self, line: NkfLine) -> str:
        match line.kind:
            case LineKind.REVENUE:
                return self.tr_("Ertrag: als positive Zahl angeben.")
            case LineKind.PERSONNEL:
                return self.tr_("Steht neben den berechneten Personalkosten und wird nie dazugezählt.")
        return self.tr_("Aufwand: als positive Zahl angeben.")
