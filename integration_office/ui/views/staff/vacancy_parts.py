"""Posts that fall vacant, as HR types them: from when, for how long, with which grade they are filled again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from integration_office.analysis.vacancies import LONGEST, Vacancy
from integration_office.domain.errors import DomainError
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import PositionId
from integration_office.domain.organisation import Organisation
from integration_office.domain.period import month_of, read_date
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.views.table import Column
from integration_office.wording.errors import sentence
from integration_office.wording.language import Language
from integration_office.wording.letters import seen
from integration_office.wording.names import Names


@dataclass(frozen=True, slots=True)
class VacancyPart:
    """A post with what was typed about it; without a day it stays filled."""

    number: int
    position: PositionId
    name: str
    since: str = ""
    months: str = ""
    grade: str = ""


FIELDS = ("", "since", "months", "grade")


def vacancy_parts(organisation: Organisation, posts: Sequence[PositionId], language: Language) -> list[VacancyPart]:
    """The chosen posts; the year in which one falls vacant is proposed, nothing else."""
    names, found = Names(language, organisation), []
    for number, id in enumerate(posts):
        year = organisation.positions[id].vacant_from
        found.append(VacancyPart(number, id, names.position(id), "" if year is None else str(year)))
    return found


def vacancy_columns(language: Language) -> Sequence[Column[VacancyPart]]:
    tr = language.tr

    def typed(header: str, field: str, sample: str, hint: str) -> Column[VacancyPart]:
        def text(part: VacancyPart) -> str:
            found: str = getattr(part, field)
            return found

        return Column(header, text, lambda part: part.number, sample, edit=text, hint=hint)

    return (
        Column(tr("Stelle"), lambda part: part.name, lambda part: part.number, "m" * 14, stretch=True),
        typed(tr("unbesetzt ab"), "since", "01.01.2027", tr("Tag oder Jahr; leer: bleibt besetzt")),
        typed(tr("Monate"), "months", "000", tr("So lange bleibt die Stelle unbesetzt; leer: gleich neu besetzt")),
        typed(tr("Gruppe danach"), "grade", "E15Ü", tr("leer: die Gruppe des ku-Vermerks, sonst dieselbe")),
    )


def edited(part: VacancyPart, column: int, text: str) -> VacancyPart:
    typed: dict[str, Any] = {FIELDS[column]: " ".join(seen(text).split())}
    return replace(part, **typed)


def read_vacancies(parts: Sequence[VacancyPart], language: Language) -> tuple[Vacancy, ...]:
    """Those with a day; raises Incomplete, naming the post."""
    found = []
    for part in parts:
        if not part.since.strip():
            continue
        try:
            since = month_of(read_date(part.since, end_of_year=False))
            found.append(Vacancy(part.position, since, _months(part.months, language), read_grade(part.grade)))
        except (Incomplete, DomainError) as error:
            why = error.text if isinstance(error, Incomplete) else sentence(error, language)
            raise Incomplete(f"{part.name}: {why}", is_refused=True) from None
    return tuple(found)


def _months(text: str, language: Language) -> int:
    plain = text.strip() or "0"
    if plain.isascii() and plain.isdigit() and len(plain) <= len(str(LONGEST)) and int(plain) <= LONGEST:
        return int(plain)
    told = language.tr("Bitte als Monate eine ganze Zahl von 0 bis {most} schreiben.", most=LONGEST)
    raise Incomplete(told, is_refused=True)
