"""What people type into fields, read: dates, numbers, grades; or said what is wrong with it."""

from datetime import date
from decimal import Decimal, InvalidOperation

from integration_office.domain.errors import NotAGrade
from integration_office.domain.grade import PayGrade, read_grade
from integration_office.domain.period import read_date
from integration_office.domain.quantity import ten_thousandths
from integration_office.ui.dialogs.form import Incomplete
from integration_office.wording.language import Language


def optional_date(text: str, *, end_of_year: bool) -> date | None:
    """The date, None for an empty field; raises NotADate."""
    return read_date(text, end_of_year=end_of_year) if text.strip() else None


def fte_in(text: str, language: Language) -> int:
    """FTE with comma or point, as ten-thousandths; raises Incomplete."""
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite():
        why = language.tr("„{text}“ ist keine Zahl. Bitte zum Beispiel 0,5 schreiben.", text=text)
        raise Incomplete(why, is_refused=True)
    return ten_thousandths(value)


def grade_in(text: str, language: Language) -> PayGrade:
    """The grade; raises Incomplete for an empty field, NotAGrade for anything that is none."""
    if not text.strip():
        raise Incomplete(language.tr("Bitte die neue Gruppe angeben, zum Beispiel E11 oder A13."))
    grade = read_grade(text)
    if grade is None:
        raise NotAGrade(text)
    return grade
