"""What one knows of another city, typed in: only with a source and the day it was read."""

from collections.abc import Callable, Container
from dataclasses import replace
from decimal import Decimal

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from integration_office.domain.cities import VERIFIED, City
from integration_office.domain.errors import DomainError
from integration_office.domain.quantity import FTE_SCALE, as_decimal, ten_thousandths
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import line_in, name_in, number_in, optional_date, typed_number
from integration_office.ui.fitting import ScrolledForm, grow, resize_on_screen
from integration_office.ui.naming import named
from integration_office.ui.plain_label import PlainLabel
from integration_office.ui.theme import colours_in_force
from integration_office.wording.cities import mark_text
from integration_office.wording.errors import sentence
from integration_office.wording.language import Language
from integration_office.wording.numbers import date_entry

_WIDTH = 620
_TEXTS = ("office", "since", "posts_date", "inhabitants_date", "concept", "monitoring", "note", "source")
_ORDER = (
    *("name", "own_office", "office", "since", "posts", "posts_date", "inhabitants", "inhabitants_date"),
    *("concept", "monitoring", "note", "source", "source_date", "verified"),
)


Keep = Callable[[City, Callable[[str], None]], bool]
"""Keeps a city, or tells why not; whether it is kept."""


class CityDialog(QDialog):
    """`city` is what the fields say; OK is there only while that makes sense."""

    def __init__(self, known: City, taken: Container[str], keep: Keep, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._known, self._taken, self._keep, self._language = known, taken, keep, language
        tr, standard = language.tr, QDialogButtonBox.StandardButton
        self.setWindowTitle(tr("Stadt im Vergleich"))
        self.lines = {key: named(QLineEdit(), f"city_{key}") for key in _ORDER if key not in ("own_office", "verified")}
        self.own_office, self.verified = named(QComboBox(), "city_own_office"), named(QComboBox(), "city_verified")
        for text, value in ((tr("nicht bekannt"), None), (tr("ja"), True), (tr("nein"), False)):
            self.own_office.addItem(text, value)
        for mark in VERIFIED:
            self.verified.addItem(mark_text(replace(known, verified=mark), language), mark)
        self.why = PlainLabel()
        self.why.setMinimumHeight(2 * self.fontMetrics().lineSpacing())
        self.buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        self.buttons.button(standard.Ok).setText(tr("Übernehmen"))
        self._lay_out()
        self._fill_in()
        self._connect()
        resize_on_screen(self, _WIDTH, self.sizeHint().height())
        self._examine()

    def accept(self) -> None:
        """Refused, it stays open with all that was typed."""
        if self._keep(self.city, self._tell):
            super().accept()

    def _tell(self, why: str) -> None:
        self.why.setText(why)
        grow(self)

    @property
    def city(self) -> City:
        """Raises Incomplete, NotADate."""
        name = name_in(self.lines["name"].text(), self._language)
        texts = {key: line_in(self.lines[key].text(), self._language) for key in _TEXTS}
        self._refuse_gaps(name, texts["source"])
        return replace(
            self._known,
            name=name,
            own_office=self.own_office.currentData(),
            posts=self._posts(),
            inhabitants=self._inhabitants(),
            source_date=optional_date(self.lines["source_date"].text(), end_of_year=False),
            verified=self.verified.currentData(),
            **texts,  # type: ignore[arg-type]
        )

    def _refuse_gaps(self, name: str, source: str) -> None:
        tr = self._language.tr
        if not name:
            raise Incomplete(tr("Bitte den Namen der Stadt angeben."))
        if name != self._known.name and name in self._taken:
            told = tr("Im Vergleich steht „{name}“ schon. Bitte dort bearbeiten.", name=name)
            raise Incomplete(told, is_refused=True)
        if not source or not self.lines["source_date"].text().strip():
            raise Incomplete(
                tr("Bitte Quelle und Tag angeben, an dem sie gelesen wurde: Ohne sie zeigt kein Papier die Stadt.")
            )

    def _posts(self) -> int | None:
        number = self._number("posts")
        return None if number is None else ten_thousandths(number)

    def _inhabitants(self) -> int | None:
        number = self._number("inhabitants")
        if number is not None and number != int(number):
            raise Incomplete(self._language.tr("Einwohner sind eine ganze Zahl."), is_refused=True)
        return None if number is None else int(number)

    def _number(self, key: str) -> Decimal | None:
        text = self.lines[key].text()
        if not text.strip():
            return None
        number = number_in(text, self._language)
        if number < 0:
            raise Incomplete(self._language.tr("Bitte eine Zahl ab 0 schreiben."), is_refused=True)
        return number

    def _fill_in(self) -> None:
        city, language = self._known, self._language
        for key in ("name", *_TEXTS):
            self.lines[key].setText(getattr(city, key))
        if city.posts is not None:
            self.lines["posts"].setText(typed_number(as_decimal(city.posts, FTE_SCALE), language))
        if city.inhabitants is not None:
            self.lines["inhabitants"].setText(str(city.inhabitants))
        if city.source_date is not None:
            self.lines["source_date"].setText(date_entry(city.source_date, language))
        for line in self.lines.values():
            line.setCursorPosition(0)
        self.own_office.setCurrentIndex(self.own_office.findData(city.own_office))
        self.verified.setCurrentIndex(self.verified.findData(city.verified))

    def _lay_out(self) -> None:
        fields: dict[str, QWidget] = {**self.lines, "own_office": self.own_office, "verified": self.verified}
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for key, label in _labels(self._language).items():
            form.addRow(label, fields[key])
        palette = self.why.palette()
        palette.setColor(self.why.foregroundRole(), colours_in_force().worse)
        self.why.setPalette(palette)
        column = QVBoxLayout(self)
        column.addWidget(ScrolledForm(form), 1)
        column.addWidget(self.why)
        column.addWidget(self.buttons)

    def _connect(self) -> None:
        for line in self.lines.values():
            line.textChanged.connect(self._examine)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _examine(self) -> None:
        why = ""
        try:
            _ = self.city
        except Incomplete as error:
            why = error.text
        except DomainError as error:
            why = sentence(error, self._language)
        self.why.setText(why)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(not why)


def _labels(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "name": tr("&Stadt"),
        "own_office": tr("&Eigenes Amt"),
        "office": tr("&Bezeichnung des Amts"),
        "since": tr("se&it"),
        "posts": tr("Ste&llen"),
        "posts_date": tr("S&tand der Stellen"),
        "inhabitants": tr("Ein&wohner"),
        "inhabitants_date": tr("Stan&d der Einwohnerzahl"),
        "concept": tr("Kon&zept"),
        "monitoring": tr("&Monitoring"),
        "note": tr("&Hinweis dazu"),
        "source": tr("&Quelle"),
        "source_date": tr("gelesen &am"),
        "verified": tr("ge&prüft"),
    }
