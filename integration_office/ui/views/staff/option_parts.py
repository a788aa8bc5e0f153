"""The options that HR types: lines of name, grade and FTE; read into mixes, or said what is wrong with them."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from integration_office.analysis.pay import PayYear
from integration_office.analysis.staffing_options import Mix, MixPart
from integration_office.domain.errors import DomainError, NotAGrade
from integration_office.domain.grade import PayGrade, PayScheme, read_grade
from integration_office.domain.position import Position
from integration_office.domain.quantity import FTE_SCALE
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.reading import entries, fte_in, grade_in, name_in
from integration_office.ui.views.demand import fte_entry
from integration_office.ui.views.table import Column
from integration_office.wording.errors import sentence
from integration_office.wording.language import Language

MOST_FTE = 500


@dataclass(frozen=True, slots=True)
class OptionPart:
    """A line as it was typed; read when everything is worked out."""

    number: int
    option: str
    grade: str = ""
    step: str = ""
    fte: str = ""
    posts: str = ""
    head: str = ""
    competences: str = ""


FIELDS = ("option", "grade", "step", "fte", "posts", "head", "competences")


def part_columns(language: Language) -> Sequence[Column[OptionPart]]:
    tr = language.tr

    def typed(header: str, field: str, sample: str, hint: str = "", *, stretch: bool = False) -> Column[OptionPart]:
        def text(part: OptionPart) -> str:
            found: str = getattr(part, field)
            return found

        return Column(header, text, lambda part: part.number, sample, edit=text, hint=hint, stretch=stretch)

    return (
        typed(tr("Option"), "option", "m" * 12, tr("Zeilen mit demselben Namen gehören zusammen"), stretch=True),
        typed(tr("Gruppe"), "grade", "E15Ü"),
        typed(tr("Stufe"), "step", "0", tr("leer: die der Stelle, die bleibt, sonst die übliche")),
        typed(tr("VZÄ"), "fte", "00,00", tr("Alle Stellen dieser Zeile zusammen")),
        typed(
            tr("Stellen"),
            "posts",
            "00",
            tr("Auf wie viele Stellen sich die VZÄ gleich verteilen; leer: ganze Stellen und eine für den Rest"),
        ),
        typed(tr("Leitung"), "head", "ja", tr("ja: die erste Stelle der Zeile leitet")),
        typed(tr("Kompetenzen"), "competences", "K01; K05", tr("leer: die der ersetzten Stellen")),
    )


def edited(part: OptionPart, column: int, text: str) -> OptionPart:
    typed: dict[str, Any] = {FIELDS[column]: " ".join(text.split())}
    return replace(part, **typed)


def read_mixes(parts: Sequence[OptionPart], language: Language) -> tuple[Mix, ...]:
    """The options in the order of their first lines; raises Incomplete, naming the line."""
    found: dict[str, list[MixPart]] = {}
    for line, part in enumerate(parts, start=1):
        try:
            name = name_in(part.option, language)
            if not name:
                raise Incomplete(language.tr("Bitte der Option einen Namen geben."))
            found.setdefault(name, []).append(_mix_part(part, language))
        except (Incomplete, DomainError) as error:
            why = error.text if isinstance(error, Incomplete) else sentence(error, language)
            told = language.tr("Zeile {line} der Optionen: {why}", line=line, why=why)
            raise Incomplete(told, is_refused=True) from None
    return tuple(Mix(name, tuple(own)) for name, own in found.items())


def _mix_part(part: OptionPart, language: Language) -> MixPart:
    fte = fte_in(part.fte, language)
    if not 0 < fte <= MOST_FTE * FTE_SCALE:
        told = language.tr("Bitte VZÄ über 0 und höchstens {most} angeben.", most=MOST_FTE)
        raise Incomplete(told, is_refused=True)
    return MixPart(
        grade=grade_in(part.grade, language),
        fte=fte,
        step=_step(part.step, language),
        competences=entries(part.competences.replace(",", ";")) if part.competences.strip() else None,
        is_head=part.head.strip().casefold() in ("ja", "j", "x", "yes", "y"),
        posts=_posts(part.posts, language),
    )


def _posts(text: str, language: Language) -> int | None:
    if not text.strip():
        return None
    if text.strip() in _COUNTS:
        return int(text)
    raise Incomplete(language.tr("Bitte als Zahl der Stellen 1 bis {most} schreiben.", most=MOST_FTE), is_refused=True)


def _step(text: str, language: Language) -> int | None:
    if not text.strip():
        return None
    if text.strip() in _STEPS:
        return int(text)
    raise Incomplete(language.tr("Bitte als Stufe eine Zahl von 1 bis 15 schreiben."), is_refused=True)


_STEPS = frozenset(map(str, range(1, 16)))
_COUNTS = frozenset(map(str, range(1, MOST_FTE + 1)))

Kind = tuple[PayGrade, int | None, bool, int | None]
"""Grade, step, whether it leads, and the FTE of each post; None: as few posts as there can be."""
Preset = Callable[[Sequence[Position], PayYear], Mapping[Kind, int]]


def presets(language: Language) -> Sequence[tuple[str, Preset]]:
    """What one mostly asks: a name for the option, and the FTE it means by kind of post."""
    tr = language.tr
    return (
        (tr("Wie heute"), lambda posts, pay: _summed(posts)),
        (tr("Leitung eine Gruppe niedriger"), lambda posts, pay: _summed([_lower_head(post, pay) for post in posts])),
        (tr("Eine Gruppe niedriger"), lambda posts, pay: _summed([_lower(post, pay) for post in posts])),
        (tr("Teilstellen zu ganzen"), lambda posts, pay: _summed(posts, whole=True)),
        (tr("Eine Stelle weniger"), lambda posts, pay: _summed(_without_one(posts))),
    )


def preset_parts(
    name: str, preset: Preset, posts: Sequence[Position], pay: PayYear, first: int, language: Language
) -> list[OptionPart]:
    """The lines of an option; posts without a grade cannot be priced and are left out."""
    found = preset(posts, pay)
    yes = language.tr("ja")
    return [
        OptionPart(
            number=first + at,
            option=name,
            grade=str(grade),
            step="" if step is None else str(step),
            fte=fte_entry(fte, language),
            posts="" if not each else str(fte // each),
            head=yes if head else "",
        )
        for at, ((grade, step, head, each), fte) in enumerate(found.items())
        if fte
    ]


def _summed(posts: Sequence[Position], *, whole: bool = False) -> Mapping[Kind, int]:
    """FTE by kind of post; `whole`: whatever step and size, so that halves of a grade become one post.

    No FTE are gained or lost: a part that finds no other one stays a part.
    """
    found: defaultdict[Kind, int] = defaultdict(int)
    for post in posts:
        if post.grade is not None:
            step, each = (None, None) if whole else (post.terms.step, post.fte_planned)
            found[post.grade, step, post.is_head, each] += post.fte_planned
    return found


def _without_one(posts: Sequence[Position]) -> Sequence[Position]:
    """Without the last post that does not lead; a single one stays."""
    at = next((n for n in range(len(posts) - 1, -1, -1) if not posts[n].is_head), len(posts) - 1)
    return posts if len(posts) < 2 else [*posts[:at], *posts[at + 1 :]]


def _lower_head(post: Position, pay: PayYear) -> Position:
    return _lower(post, pay) if post.is_head else post


def _lower(post: Position, pay: PayYear) -> Position:
    """One grade lower, as far as the tables have one: A14 instead of A15, E9c instead of E10."""
    grade = None if post.grade is None else lower_grade(post.grade, pay)
    return post if grade is None else replace(post, terms=replace(post.terms, grade=grade))


def lower_grade(grade: PayGrade, pay: PayYear) -> PayGrade | None:
    """The next grade below in the same scheme that has a price; None: there is none, or the grade has no table."""
    if grade.scheme is PayScheme.OTHER:
        return None
    letter, digits = grade.scheme.value, "".join(char for char in grade.group if char.isdigit())
    number, tail = int(digits or 0), grade.group[len(letter) + len(digits) :]
    names = [f"{letter}{number}{each}" for each in _LETTERS if tail in _LETTERS and each < tail]
    names += [f"{letter}{lower}{each}" for lower in range(number - 1, 0, -1) for each in (*_LETTERS, "")]
    return next((found for found in map(_grade_or_none, names) if pay.prices(found)), None)


_LETTERS = ("c", "b", "a")


def _grade_or_none(name: str) -> PayGrade | None:
    """Only some schemes have letters behind the number: there is no A14c."""
    try:
        return read_grade(name)
    except NotAGrade:
        return None
