"""A duty of the city's own, or the city's correction of a shipped one: with its source, the shipped beside it."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from integration_office.analysis.coverage import GROUPS
from integration_office.analysis.duty_matrix import UNSCORED
from integration_office.analysis.editions import BOTH, known_editions
from integration_office.domain.identity import DutyId, unused_id
from integration_office.domain.task import Duty
from integration_office.ui.bridge import Bridge
from integration_office.ui.fitting import resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.panels.panel import colours_of
from integration_office.ui.panels.pieces import flush, muted
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.problems import attempt_in_dialog
from integration_office.ui.text_area import TextArea
from integration_office.wording.coverage import binding_text, group_text, nature_text, verified_text

_SIZE = (680, 640)
_OWN_ACT = "Stadtaufgabe"
_OWN_STEM = "STADT"
NOT_VERIFIED = "no"
_VERIFIED = (NOT_VERIFIED, "heading only", "secondary", "primary")
_NATURES = ("pflichtig", "freiwillig", "Fördervoraussetzung", "Grundsatz")


class DutyDialog(QDialog):
    """`duty` is the one to correct, or to edit; None: a new one."""

    def __init__(self, bridge: Bridge, duty: DutyId | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._bridge, self._language = bridge, bridge.language
        session = bridge.session
        self._shipped = None if duty is None else session.frame.reference.catalogue.get(duty)
        self._present = _new_duty(bridge) if duty is None else session.frame.duties[duty]
        self._is_new = duty is None
        self.setWindowTitle(self._title())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fields: dict[str, QLineEdit | QComboBox | QPlainTextEdit] = {}
        self.shipped: dict[str, PlainLabel] = {}
        self.form = QFormLayout()
        self.reason = named(PlainLabel(), "reason")
        self.buttons = self._buttons()
        self._fill()
        self._lay_out()
        resize_on_screen(self, *_SIZE)
        self._examine()

    def accept(self) -> None:
        duty, session = self.duty(), self._bridge.session
        if self._why_not(duty):
            return
        wanted = {**session.plan.duties, duty.id: duty}
        if attempt_in_dialog(
            self._bridge, lambda: session.edit_catalogue(wanted, session.plan.weights), self.reason.setText
        ):
            super().accept()

    def duty(self) -> Duty:
        """What the fields say."""
        texts = {key: _read(field) for key, field in self.fields.items()}
        skills = texts.pop("competences").replace(";", ",").split(",")
        id = DutyId(texts.pop("id")) if self._is_new else self._present.id
        competences = tuple(skill.strip() for skill in skills if skill.strip())
        return replace(self._present, id=id, competences=competences, **texts)

    def _why_not(self, duty: Duty) -> str:
        """What is missing still; empty: nothing."""
        tr = self._language.tr
        if self._is_new and (not duty.id or duty.id in self._bridge.session.frame.duties):
            return tr("Bitte eine Kennung angeben, die es im Katalog noch nicht gibt.")
        if self._is_new and has_separator(duty.id):
            return tr("Bitte eine Kennung ohne Leerzeichen, Komma, Semikolon und senkrechten Strich angeben.")
        if not duty.title:
            return tr("Bitte einen Titel angeben.")
        if not duty.sources:
            return tr("Bitte die Quelle angeben, auf der das beruht.")
        return "" if self._shipped is None else self._no_correction(duty, self._shipped)

    def _no_correction(self, duty: Duty, shipped: Duty) -> str:
        """Why what the fields say corrects nothing. That nobody checked the city's words is no correction either."""
        tr, as_shipped = self._language.tr, replace(duty, sources=shipped.sources, verified=shipped.verified)
        if as_shipped == shipped and duty.verified in (NOT_VERIFIED, shipped.verified):
            return tr("Bitte etwas ändern; die Quelle allein ist keine Korrektur.")
        if duty.sources == shipped.sources:
            return tr("Bitte die Quelle der Korrektur angeben, nicht nur die des Katalogs.")
        return ""

    def _title(self) -> str:
        tr = self._language.tr
        if self._is_new:
            return tr("Eigene Aufgabe der Stadt hinzufügen")
        return tr("Eigene Aufgabe der Stadt ändern") if self._shipped is None else tr("Korrektur der Stadt")

    def _fill(self) -> None:
        tr, duty = self._language.tr, self._present
        if self._is_new:
            self._add("id", tr("&Kennung"), QLineEdit(duty.id))
        self._add("act", tr("Gesetz oder &Anlass"), QLineEdit(duty.act))
        self._add("norm", tr("&Norm"), QLineEdit(duty.norm))
        self._add("title", tr("&Titel"), QLineEdit(duty.title))
        self._add("description", tr("&Inhalt"), self._area(duty.description))
        self._add("addressee", tr("A&dressat"), QLineEdit(duty.addressee))
        natures = {each: nature_text(each, self._language) for each in _NATURES}
        self._add("nature", tr("&Charakter"), _choice(natures, duty.nature))
        self._add("binding", tr("&Bindung"), _choice(self._bindings(), duty.binding))
        groups = {each: group_text(each, self._language) for each in (*GROUPS, UNSCORED)}
        self._add("group", tr("Aufgaben&gruppe"), _choice(groups, duty.group))
        self._add("edition", tr("&Fassung"), _choice(self._editions(), duty.edition))
        self._add("applies_to", tr("Gi&lt für"), _choice(self._cities(), duty.applies_to))
        self._add("competences", tr("K&ompetenzen"), QLineEdit(", ".join(duty.competences)))
        marks = {each: verified_text(each, self._language) for each in _VERIFIED}
        self._add("verified", tr("Norm ge&prüft"), _choice(marks, self._present_verified()))
        self._add("sources", tr("&Quelle (Pflicht)"), self._area(self._present_sources()))

    def _present_sources(self) -> str:
        """A correction begins without a source: the city's own must be written."""
        return "" if self._is_first else self._present.sources

    def _present_verified(self) -> str:
        """That the shipped words were checked says nothing about the city's."""
        return NOT_VERIFIED if self._is_first else self._present.verified

    @property
    def _is_first(self) -> bool:
        """Whether the duty is still as shipped."""
        return self._shipped is not None and self._present == self._shipped

    def _bindings(self) -> dict[str, str]:
        known = dict.fromkeys(duty.binding for duty in self._bridge.session.frame.duties.values() if duty.binding)
        return {each: binding_text(each, self._language) for each in known}

    def _editions(self) -> dict[str, str]:
        editions = known_editions(self._bridge.session.frame.duties.values())
        return {BOTH: self._language.tr("beide"), **{each: each for each in editions}}

    def _cities(self) -> dict[str, str]:
        city = self._bridge.session.plan.info.city
        return {"all": self._language.tr("alle"), **({city: city} if city else {})}

    def _add(self, key: str, label: str, field: QLineEdit | QComboBox | QPlainTextEdit) -> None:
        self.fields[key] = named(field, key)
        self.form.addRow(label, field)
        _edited(field).connect(self._examine)
        if self._shipped is not None:
            shipped = _shown(field, self._shipped, key)
            told = self._language.tr("Katalog: {value}", value=shipped or "–")
            self.shipped[key] = named(PlainLabel(told), f"shipped_{key}")
            self.form.addRow("", self.shipped[key])

    def _area(self, text: str) -> QPlainTextEdit:
        area = TextArea(self._language, text)
        area.setFixedHeight(3 * self.fontMetrics().lineSpacing() + 10)
        return area

    def _buttons(self) -> QDialogButtonBox:
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Save | standard.Cancel)
        buttons.button(standard.Save).setText(self._language.tr("Speichern"))
        buttons.button(standard.Cancel).setText(self._language.tr("Abbrechen"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _lay_out(self) -> None:
        page = QWidget()
        page.setLayout(self.form)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(page)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        if self._shipped is not None:
            text = self._language.tr(
                "Der mitgelieferte Katalog bleibt unverändert; die Korrektur gilt nur in diesem Plan und ist überall "
                "als solche gekennzeichnet."
            )
            column.addWidget(flush(muted(text)))
        column.addWidget(area, 1)
        column.addWidget(self.reason)
        column.addWidget(self.buttons)
        palette = self.reason.palette()
        palette.setColor(self.reason.foregroundRole(), colours_of(self).worse)
        self.reason.setPalette(palette)

    def _examine(self) -> None:
        duty = self.duty()
        for key, label in self.shipped.items():
            is_other = getattr(duty, key) != getattr(self._shipped, key)
            self.form.setRowVisible(label, is_other)
        why = self._why_not(duty)
        self.reason.setText(why)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not why)


def has_separator(id: str) -> bool:
    """Whether an id would fall apart where ids are listed, as in a workbook."""
    return any(sign.isspace() or sign in ",;|" for sign in id)


def _new_duty(bridge: Bridge) -> Duty:
    city = bridge.session.plan.info.city
    id = DutyId(unused_id(f"{_OWN_STEM}-1", bridge.session.frame.duties))
    return Duty(id, _OWN_ACT, group="voluntary", nature="freiwillig", binding="Ratsbeschluss", applies_to=city or "all")


def _choice(words: dict[str, str], chosen: str) -> QComboBox:
    """Keys with their words; a value that is none of them stays possible."""
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(20)
    for key, word in {**words, **({} if chosen in words else {chosen: chosen})}.items():
        box.addItem(word, key)
    box.setCurrentIndex(box.findData(chosen))
    return box


def _edited(field: QLineEdit | QComboBox | QPlainTextEdit):  # type: ignore[no-untyped-def]
    return field.currentIndexChanged if isinstance(field, QComboBox) else field.textChanged


def _read(field: QLineEdit | QComboBox | QPlainTextEdit) -> str:
    if isinstance(field, QComboBox):
        return str(field.currentData())
    return (field.text() if isinstance(field, QLineEdit) else field.toPlainText()).strip()


def _shown(field: QLineEdit | QComboBox | QPlainTextEdit, duty: Duty, key: str) -> str:
    """A value of the shipped duty in the words of its field."""
    value = ", ".join(duty.competences) if key == "competences" else str(getattr(duty, key))
    return field.itemText(field.findData(value)) if isinstance(field, QComboBox) else value
