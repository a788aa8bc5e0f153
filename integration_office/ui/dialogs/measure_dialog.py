"""Date and reason of several measures at once: what is not touched stays as it is in each of them."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from integration_office.domain.errors import DomainError
from integration_office.domain.scenario import Measure
from integration_office.ui.bridge import Bridge
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import optional_date, text_in
from integration_office.ui.naming import named
from integration_office.ui.panels.pieces import muted
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.text_area import TextArea
from integration_office.wording.errors import sentence
from integration_office.wording.numbers import date_entry

_WIDTH = 520


class MeasureDialog(QDialog):
    """`act` is carried out with what is to become of each measure; refused, the dialog stays."""

    def __init__(
        self,
        bridge: Bridge,
        measures: Sequence[Measure],
        act: Callable[[Callable[[Measure], Measure]], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._bridge, self._act = bridge, act
        tr, trn = bridge.language.tr, bridge.language.trn
        self.setWindowTitle(
            trn("Datum und Begründung ({n} Maßnahme)", "Datum und Begründung ({n} Maßnahmen)", len(measures))
        )
        self.effective, self.reason = named(QLineEdit(), "effective"), named(TextArea(bridge.language), "reason")
        self.told = PlainLabel()
        standard = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText(tr("Setzen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_in(measures)
        self.effective.selectAll()
        self._lay_out()
        self._touched: set[QWidget] = set()
        for field in (self.effective, self.reason):
            field.textChanged.connect(lambda *_, field=field: self._examine(field))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(standard.Ok).setEnabled(False)
        self.resize(_WIDTH, self.sizeHint().height())

    def accept(self) -> None:
        if self._act(self._changed()):
            super().accept()

    def _changed(self) -> Callable[[Measure], Measure]:
        """Raises Incomplete, NotADate."""
        wanted: dict[str, object] = {}
        if self.effective in self._touched:
            wanted["effective"] = optional_date(self.effective.text(), end_of_year=False)
        if self.reason in self._touched:
            wanted["reason"] = text_in(self.reason.toPlainText(), self._bridge.language)
        return lambda measure: replace(measure, **wanted)  # type: ignore[arg-type]

    def _examine(self, field: QWidget) -> None:
        self._touched.add(field)
        told = ""
        try:
            self._changed()
        except Incomplete as error:
            told = error.text
        except DomainError as error:
            told = sentence(error, self._bridge.language)
        self.told.setText(told)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not told)

    def _fill_in(self, measures: Sequence[Measure]) -> None:
        """What all have in common; where they differ the field says so."""
        tr, language = self._bridge.language.tr, self._bridge.language
        days, reasons = {each.effective for each in measures}, {each.reason for each in measures}
        differs = tr("verschieden; bleibt so, wenn hier nichts geschrieben wird")
        day = next(iter(days)) if len(days) == 1 else None
        self.effective.setText("" if day is None else date_entry(day, language))
        self.effective.setPlaceholderText(
            differs if len(days) > 1 else tr("leer: von Anfang an; sonst z. B. 01.01.2027")
        )
        self.reason.setPlainText(next(iter(reasons)) if len(reasons) == 1 else "")
        self.reason.setPlaceholderText(differs if len(reasons) > 1 else tr("Was der Rat später dazu liest"))
        self.reason.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 10)

    def _lay_out(self) -> None:
        tr = self._bridge.language.tr
        rows = QFormLayout()
        rows.addRow(tr("Wirksam &ab"), self.effective)
        rows.addRow(tr("Be&gründung"), self.reason)
        column = QVBoxLayout(self)
        column.addLayout(rows)
        column.addWidget(muted(tr("Gilt für alle ausgewählten Maßnahmen und ist ein Schritt beim Zurücknehmen.")))
        column.addWidget(self.told)
        column.addWidget(self.buttons)
