"""What is typed into a cell of the Stellenplan, read; or said what is wrong with it."""

import re
from collections.abc import Callable, Mapping

from integration_office.application.post_edits import PostField, Value
from integration_office.domain.errors import DomainError
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.period import read_date
from integration_office.domain.position import Lapse, Position, Regrade
from integration_office.domain.quantity import FTE_SCALE, as_decimal
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import LONGEST_NAME, entries, name_in, shortened, typed_number
from integration_office.ui.views.demand import fte_entry, optional_fte
from integration_office.wording.errors import sentence
from integration_office.wording.language import Language
from integration_office.wording.letters import seen
from integration_office.wording.names import Names
from integration_office.wording.numbers import date_entry

_HIGHEST_STEP = 15
_FIRST_YEAR, _LAST_YEAR = 1950, 2199
_SINCE = re.compile(r"\s+(?:ab|from)\s+")
_YES = frozenset({"ja", "j", "x", "yes", "y", "wahr", "true", "1"})
_NO = frozenset({"", "nein", "n", "no", "falsch", "false", "0", "–", "-"})


class Reading:
    """Reads for one state, so that the names of units are looked up once."""

    def __init__(self, organisation: Organisation, language: Language) -> None:
        self._organisation = organisation
        self._language = language
        self._by_name = _units_by_name(organisation)

    def value(self, post: Position, field: PostField, text: str) -> Value:
        """What the text means in a field of a post; raises Incomplete or a DomainError."""
        text = seen(text)
        match field:
            case PostField.TITLE:
                return name_in(" ".join(text.split()), self._language)
            case PostField.UNIT:
                return self._unit(text)
            case PostField.GRADE:
                return read_grade(text)
            case PostField.STEP:
                return self._whole(text, 1, _HIGHEST_STEP)
            case PostField.PLANNED | PostField.FILLED:
                return self._fte(post, field, text)
            case PostField.KW:
                return read_kw(text)
            case PostField.KU:
                return read_ku(text)
            case PostField.VACANT_FROM:
                return self._whole(text, _FIRST_YEAR, _LAST_YEAR)
            case PostField.COMPETENCES:
                return tuple(name_in(each, self._language) for each in entries(text.replace(",", ";")))
            case PostField.HEAD | PostField.EXAMPLE:
                return self._switch(text)

    def told(self, error: Incomplete | DomainError) -> str:
        """The error as a sentence."""
        if isinstance(error, Incomplete):
            return error.text
        return sentence(error, self._language, self._organisation)

    def _unit(self, text: str) -> UnitId:
        wanted = text.strip()
        if wanted in self._organisation.units:
            return UnitId(wanted)
        found = self._by_name.get(wanted.casefold(), ())
        if len(found) == 1:
            return found[0]
        tr, shown = self._language.tr, shortened(wanted[:LONGEST_NAME])
        if not wanted:
            told = tr("Bitte die Einheit angeben, mit Kennung oder Namen.")
        elif not found:
            told = tr("Eine Einheit „{text}“ gibt es nicht. Bitte Kennung oder Namen prüfen.", text=shown)
        else:
            names = Names(self._language).listed(tuple(found))
            told = tr("„{text}“ heißen mehrere Einheiten ({units}). Bitte die Kennung nehmen.", text=shown, units=names)
        raise Incomplete(told, is_refused=True)

    def _whole(self, text: str, least: int, most: int) -> int | None:
        if not text.strip():
            return None
        plain = text.strip()
        if plain.isascii() and plain.isdigit() and len(plain) <= len(str(most)) and least <= int(plain) <= most:
            return int(plain)
        told = self._language.tr(
            "„{text}“ passt hier nicht. Bitte eine ganze Zahl von {least} bis {most} schreiben.",
            text=shortened(text),
            least=least,
            most=most,
        )
        raise Incomplete(told, is_refused=True)

    def _fte(self, post: Position, field: PostField, text: str) -> int | None:
        value = optional_fte(text.strip().removesuffix("VZÄ"), self._language)
        tr = self._language.tr
        if value is None and field is PostField.PLANNED:
            raise Incomplete(tr("Bitte die VZÄ angeben; eine Stelle entfällt mit „Stelle streichen“."), is_refused=True)
        if value is not None and value > max(FTE_SCALE, post.fte_planned):
            told = tr(
                "{fte} VZÄ sind mehr als eine ganze Stelle. Bitte höchstens 1 schreiben und mehrere Stellen einzeln "
                "anlegen.",
                fte=typed_number(as_decimal(value, FTE_SCALE), self._language),
            )
            raise Incomplete(told, is_refused=True)
        return value

    def _switch(self, text: str) -> bool:
        plain = text.strip().casefold()
        if plain in _YES or plain in _NO:
            return plain in _YES
        told = self._language.tr("„{text}“ ist weder ja noch nein. Bitte eines davon schreiben.", text=shortened(text))
        raise Incomplete(told, is_refused=True)


def read_kw(text: str) -> Lapse | None:
    """kw, kw 31.12.2028, 2028; None for an empty cell. Raises NotADate."""
    plain = text.strip().casefold().removeprefix("kw").strip()
    if plain:
        return Lapse(read_date(plain, end_of_year=True))
    return Lapse() if text.strip() else None


def read_ku(text: str) -> Regrade | None:
    """E9a, ku E9a ab 2028; None for an empty cell. Raises NotAGrade, NotADate."""
    plain = text.strip()
    plain = plain[2:].strip() if plain.casefold().startswith("ku ") else plain
    parts = _SINCE.split(plain, maxsplit=1)
    grade = read_grade(parts[0])
    if grade is None:
        return None
    return Regrade(grade, read_date(parts[1], end_of_year=False) if len(parts) > 1 else None)


def entry_text(post: Position, field: PostField, language: Language) -> str:
    """The field as it can be typed in again."""
    return _ENTRIES[field](post, language)


def _plain(value: object) -> str:
    return "" if value is None else str(value)


def _yes(flag: bool, language: Language) -> str:
    return language.tr("ja") if flag else ""


_ENTRIES: Mapping[PostField, Callable[[Position, Language], str]] = {
    PostField.TITLE: lambda post, language: post.title,
    PostField.UNIT: lambda post, language: post.unit,
    PostField.GRADE: lambda post, language: _plain(post.terms.grade),
    PostField.STEP: lambda post, language: _plain(post.terms.step),
    PostField.PLANNED: lambda post, language: fte_entry(post.terms.fte_planned, language),
    PostField.FILLED: lambda post, language: fte_entry(post.terms.fte_filled, language),
    PostField.KW: lambda post, language: kw_text(post.lapse, language),
    PostField.KU: lambda post, language: ku_text(post.regrade_on_vacancy, language),
    PostField.VACANT_FROM: lambda post, language: _plain(post.vacant_from),
    PostField.COMPETENCES: lambda post, language: "; ".join(post.competences),
    PostField.HEAD: lambda post, language: _yes(post.is_head, language),
    PostField.EXAMPLE: lambda post, language: _yes(post.illustrative, language),
}


def kw_text(lapse: Lapse | None, language: Language) -> str:
    """31.12.2028, or kw where the note has no date."""
    if lapse is None:
        return ""
    return language.tr("kw") if lapse.until is None else date_entry(lapse.until, language)


def ku_text(note: Regrade | None, language: Language) -> str:
    """E9a, E9a ab 01.01.2028."""
    if note is None:
        return ""
    if note.since is None:
        return str(note.grade)
    return language.tr("{grade} ab {day}", grade=str(note.grade), day=date_entry(note.since, language))


def _units_by_name(organisation: Organisation) -> Mapping[str, tuple[UnitId, ...]]:
    found: dict[str, tuple[UnitId, ...]] = {}
    for unit in organisation.units.values():
        if unit.name:
            key = unit.name.strip().casefold()
            found[key] = (*found.get(key, ()), unit.id)
    return found
