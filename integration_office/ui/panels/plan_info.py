"""What the plan is and what its figures rest on: source, rules, assumptions, pay tables."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from integration_office.analysis.reference import DEFAULT_EDITION
from integration_office.domain.plan import PlanInfo
from integration_office.ui.bridge import Bridge
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.locking import lock
from integration_office.ui.marked_tabs import marked
from integration_office.ui.panels.basis_tables import assumptions_table, pay_tables_table
from integration_office.ui.panels.pieces import muted, refusal_label
from integration_office.ui.problems import attempt_in_dialog
from integration_office.ui.text_area import TextArea

_SIZE = (1000, 660)
_NO_YEAR = 1999
_LAST_YEAR = 2100


class PlanInfoDialog(QDialog):
    """Title, city, base year, edition and source note can be edited; everything else is there to be read."""

    def __init__(self, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._language = bridge, bridge.language
        self.setWindowTitle(self._language.tr("Angaben zum Plan"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        info = bridge.session.plan.info
        self.title, self.city, self.year = QLineEdit(info.title), QComboBox(), QSpinBox()
        self.edition, self.source_note = QComboBox(), TextArea(self._language, info.source_note)
        self.rules = QPlainTextEdit(info.illustrative_note)
        self.reason = refusal_label()
        self._fill(info)
        self._lay_out()
        resize_on_screen(self, *_SIZE)

    def accept(self) -> None:
        """Save what was edited as one step of undo; a refusal keeps the dialog open."""
        info = self._edited()
        if attempt_in_dialog(self._bridge, lambda: self._bridge.session.edit_info(info), self.reason.setText):
            super().accept()

    def _edited(self) -> PlanInfo:
        year = self.year.value()
        return replace(
            self._bridge.session.plan.info,
            title=self.title.text().strip(),
            city=self.city.currentText().strip(),
            base_year=None if year == _NO_YEAR else year,
            edition=self.edition.currentText(),
            source_note=self.source_note.toPlainText().strip(),
        )

    def _fill(self, info: PlanInfo) -> None:
        duties = self._bridge.session.frame.duties.values()
        self.city.setEditable(True)
        self.city.addItems(sorted({"", *(duty.applies_to for duty in duties)} - {"all"}))
        self.city.setCurrentText(info.city)
        edition = info.edition or DEFAULT_EDITION
        self.edition.addItems(sorted({edition, *(duty.edition for duty in duties)} - {"both", ""}))
        self.edition.setCurrentText(edition)
        self.year.setRange(_NO_YEAR, _LAST_YEAR)
        self.year.setSpecialValueText(self._language.tr("laufendes Jahr"))
        self.year.setValue(info.base_year or _NO_YEAR)
        self.rules.setReadOnly(True)
        self.source_note.setFixedHeight(5 * self.fontMetrics().lineSpacing())
        for area in (self.source_note, self.rules):
            area.setTabChangesFocus(True)

    def _lay_out(self) -> None:
        tr, session = self._language.tr, self._bridge.session
        tabs = QTabWidget()
        marked(tabs.tabBar())
        tabs.addTab(self._page(), tr("Angaben"))
        tabs.addTab(assumptions_table(session.figures, self._language), tr("Annahmen"))
        tabs.addTab(pay_tables_table(session.figures, self._language), tr("Entgelttabellen"))
        column = QVBoxLayout(self)
        column.addWidget(tabs, 1)
        column.addWidget(self.reason)
        column.addWidget(self._buttons())

    def _page(self) -> QWidget:
        tr, page = self._language.tr, QWidget()
        form = QFormLayout(page)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("&Titel"), self.title)
        form.addRow(tr("&Stadt"), self.city)
        self.city.setToolTip(tr("Genau wie im Aufgabenkatalog; ohne Stadt zählen nur allgemeine Aufgaben."))
        form.addRow(tr("&Basisjahr"), self.year)
        form.addRow(tr("&Gesetzesfassung"), self.edition)
        form.addRow(tr("&Quelle der Daten"), self.source_note)
        if self.rules.toPlainText():
            form.addRow(tr("Beispieldaten und ihre &Regeln"), self.rules)
        else:
            form.addRow("", muted(tr("Nach Regeln ergänzte Beispieldaten gibt es in diesem Plan nicht.")))
        return page

    def _buttons(self) -> QDialogButtonBox:
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Save | standard.Cancel)
        buttons.button(standard.Save).setText(self._language.tr("Speichern"))
        lock(self._bridge, buttons.button(standard.Save))
        buttons.button(standard.Cancel).setText(self._language.tr("Abbrechen"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons
