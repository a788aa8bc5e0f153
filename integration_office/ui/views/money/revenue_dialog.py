"""A new revenue with a driver: who gets it, for how many persons, at which rate, and who says so."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from integration_office.application.events import BaselineEdit
from integration_office.application.revenue_edits import added_revenue
from integration_office.domain.budget import NKF_POSITIONS, LineKind, NkfLine
from integration_office.domain.identity import RevenueId, UnitId, unused_id
from integration_office.domain.revenue import Revenue
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import id_in
from integration_office.ui.dialogs.search_choice import SearchChoice
from integration_office.ui.dialogs.unit_choice import UnitChoice
from integration_office.ui.fitting import ScrolledForm, resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.views.correcting import Correcting
from integration_office.ui.views.correction_dialog import CorrectionDialog
from integration_office.ui.views.money.revenue_rows import edited
from integration_office.wording.savings import line_part_text

_WIDTH = 640
_FIELDS = ("name", "persons", "persons_range", "rate", "rate_range", "quarters", "years", "source")


class RevenueDialog(CorrectionDialog):
    """It is a fact of the Ist-Stand and holds for all scenarios."""

    def __init__(self, bridge: Bridge, correct: Correcting, parent: QWidget) -> None:
        super().__init__(bridge.language.tr("Neuer Ertrag nach Personen"), bridge, correct, parent)
        self._state = bridge.session.plan.baseline
        self.id = named(QLineEdit(unused_id(f"E{len(self._state.revenues) + 1}", self._state.revenues)), "revenue_id")
        unit = next((each for each in bridge.units if each in self._state.units), None)
        self.unit = named(UnitChoice(self._state, unit), "revenue_unit")
        names = [each.value for each in NKF_POSITIONS if each.kind is LineKind.REVENUE]
        lines = [(name, line_part_text(name, self._language)) for name in names]
        self.line = named(SearchChoice(lines, NkfLine.ALLOCATIONS.value), "revenue_line")
        self.fields = {key: named(QLineEdit(), f"revenue_{key}") for key in _FIELDS}
        self.fields["quarters"].setText("4")
        self._lay_out()
        self._connect()
        resize_on_screen(self, _WIDTH, self.sizeHint().height())
        self._examine()

    def accept(self) -> None:
        revenue = self._wanted()
        self.keep(lambda state: added_revenue(state, revenue), BaselineEdit.REVENUE, (revenue.id,))

    def _wanted(self) -> Revenue:
        """Raises Incomplete, or a DomainError for what makes no sense."""
        tr = self._language.tr
        if self.unit.unit is None:
            raise Incomplete(tr("Bitte die Einheit aus der Liste wählen."))
        if self.line.chosen is None:
            raise Incomplete(tr("Bitte die Zeile des Ergebnisplans aus der Liste wählen."))
        id = id_in(self.id.text(), self._language)
        revenue = Revenue(RevenueId(id), "", UnitId(self.unit.unit), NkfLine(self.line.chosen))
        for key in ("persons", "rate", "quarters"):
            if not self.fields[key].text().strip():
                raise Incomplete(tr("Bitte Personen, Satz und Quartale angeben."))
        for key, field in self.fields.items():
            revenue = edited(revenue, key, field.text(), self._state, self._language)
        return revenue

    def _lay_out(self) -> None:
        tr = self._language.tr
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        rows = {
            "name": tr("Be&zeichnung"),
            "persons": tr("&Personen im Mittel"),
            "persons_range": tr("Spanne Pe&rsonen"),
            "rate": tr("&Satz je Person und Quartal"),
            "rate_range": tr("Spanne Sa&tz"),
            "quarters": tr("&Quartale im Jahr"),
            "years": tr("&Jahre"),
            "source": tr("Q&uelle"),
        }
        form.addRow(tr("&Kennung"), self.id)
        form.addRow(tr("Ein&heit"), self.unit)
        form.addRow(tr("Zei&le"), self.line)
        for key, label in rows.items():
            form.addRow(label, self.fields[key])
        self._set_placeholders()
        column = QVBoxLayout(self)
        column.addWidget(ScrolledForm(form), 1)
        column.addWidget(PlainLabel(tr("Der Ertrag kommt in den Ist-Stand und damit in alle Varianten.")))
        column.addWidget(self.why)
        column.addWidget(self.buttons)

    def _set_placeholders(self) -> None:
        tr = self._language.tr
        for key, text in (
            ("name", tr("zum Beispiel Integrationspauschale")),
            ("persons_range", tr("leer: sicher; sonst z. B. 100 – 140")),
            ("rate", tr("in EUR")),
            ("rate_range", tr("leer: sicher; sonst z. B. 500 – 700")),
            ("years", tr("leer: jedes Jahr; sonst z. B. 2026 – 2029")),
            ("source", tr("woher Personen und Satz stammen: Bescheid, Erlass, Statistik")),
        ):
            self.fields[key].setPlaceholderText(text)

    def _connect(self) -> None:
        for field in (self.id, *self.fields.values()):
            field.textChanged.connect(self._examine)
        for choice in (self.unit, self.line):
            choice.currentTextChanged.connect(self._examine)

    def _examine(self) -> None:
        self.try_out(lambda: added_revenue(self._state, self._wanted()), self._state)
