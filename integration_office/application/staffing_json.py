"""Staffing options and vacancies asked for and answered as JSON: HR's request in, everything side by side out.

A request: `{"positions": ["…"], "units": ["…"], "unit": "…", "years": "2026-2031", "name": "…", "options": [{"name":
"…", "parts": [{"grade": "E11", "step": 3, "fte": 1.5, "posts": 2, "competences": ["…"], "is_head": false, "grant":
"…"}]}], "vacancies": [{"position": "…", "from": "2027-01-01", "months": 6, "grade": "E10", "step": 2}]}`;
without `years` the plan's year.
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import Figure
from integration_office.analysis.staffing_options import (
    Mix,
    MixPart,
    StaffingOption,
    TaskNeed,
    posts_below,
    staffing_options,
)
from integration_office.analysis.vacancies import Vacancy, VacancyYear, vacancy_years
from integration_office.application.record import BadRecord, Record
from integration_office.domain.identity import GrantId, PositionId, UnitId
from integration_office.domain.period import month_of
from integration_office.domain.quantity import CAPACITY_SCALE, FTE_SCALE

FORMAT = "integration-office/staffing"
VERSION = 1
MOST_YEARS = 30
Json = dict[str, Any]


@dataclass(frozen=True)
class StaffingRequest:
    """What HR asks: posts that are replaced, by what, where, in which years; and which posts fall vacant."""

    posts: tuple[PositionId, ...]
    mixes: tuple[Mix, ...]
    vacancies: tuple[Vacancy, ...]
    years: tuple[int, ...]
    unit: UnitId | None
    current_name: str


def read_request(data: object, state: Evaluation) -> StaffingRequest:
    """The request (JSON read with `parse_float=Decimal`); raises DomainError for what is missing or misspelt."""
    record = Record.of(data)
    units = tuple(UnitId(each) for each in record.texts("units"))
    named = tuple(PositionId(each) for each in record.texts("positions"))
    request = StaffingRequest(
        posts=tuple(dict.fromkeys((*named, *posts_below(state.organisation, units)))),
        mixes=tuple(map(_mix, record.records("options"))) if record.has("options") else (),
        vacancies=tuple(map(_vacancy, record.records("vacancies"))) if record.has("vacancies") else (),
        years=_years(record, state.frame.year),
        unit=UnitId(record.text("unit")) if record.has("unit") else None,
        current_name=record.text("name", ""),
    )
    record.refuse_unread()
    return request


def staffing_json(request: StaffingRequest, state: Evaluation) -> Json:
    """The answer: needs, the posts as they are, the options, the vacancies. Raises as `staffing_options` does."""
    answer: Json = {"format": FORMAT, "version": VERSION, "years": list(request.years)}
    if request.posts:
        found = staffing_options(state, request.posts, request.mixes, request.years, request.current_name, request.unit)
        answer["needs"] = [_need(each) for each in found.needs]
        answer["current"] = _option(found.current)
        answer["options"] = [_option(each) for each in found.options]
    if request.vacancies:
        answer["vacancies"] = [_vacancy_year(each) for each in vacancy_years(state, request.vacancies, request.years)]
    return answer


def staffing_answer(data: object, state: Evaluation) -> Json:
    """Request in, answer out."""
    return staffing_json(read_request(data, state), state)


def _mix(record: Record) -> Mix:
    mix = Mix(record.text("name"), tuple(map(_part, record.records("parts"))))
    record.refuse_unread()
    return mix


def _part(record: Record) -> MixPart:
    grade, fte = record.grade("grade"), record.parts("fte")
    if grade is None or fte is None:
        raise BadRecord("grade" if grade is None else "fte", "missing")
    part = MixPart(
        grade,
        fte,
        record.whole("step"),
        record.texts("competences") if record.peek("competences") is not None else None,
        record.switch("is_head", default=False),
        GrantId(record.text("grant")) if record.has("grant") else None,
        record.whole("posts"),
    )
    record.refuse_unread()
    return part


def _vacancy(record: Record) -> Vacancy:
    since, months = record.day("from", end_of_year=False), record.whole("months")
    if since is None or months is None:
        raise BadRecord("from" if since is None else "months", "missing")
    position = PositionId(record.text("position"))
    vacancy = Vacancy(position, month_of(since), months, record.grade("grade"), record.whole("step"))
    record.refuse_unread()
    return vacancy


def _years(record: Record, base: int) -> tuple[int, ...]:
    if not record.has("years"):
        return (base,)
    text = str(record.peek("years")).strip()
    match = re.fullmatch(r"(\d{4})(?:\s*[-–]\s*(\d{4}))?", text)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, -1)
    if not 0 <= last - first < MOST_YEARS:
        raise BadRecord("years", "years", text)
    return tuple(range(first, last + 1))


def _need(need: TaskNeed) -> Json:
    fte = None if need.need is None else float(need.need / CAPACITY_SCALE)
    return {"task": need.task, "open_demand": fte, "competences": list(need.competences)}


def _option(option: StaffingOption) -> Json:
    return {
        "name": option.name,
        "fte": _fte(option.fte),
        "posts": [{"grade": str(post.grade or ""), "fte": _fte(post.fte_planned)} for post in option.posts],
        "coverage": _ratio(option.coverage),
        "coverage_expected": _ratio(option.coverage_expected),
        "expected_vacant_fte": _fte(int(option.expected_vacant.value or 0)),
        "without_competence": list(option.without_competence),
        "lost_grants": [each.grant for each in option.grants if each.is_lost],
        "failed_conditions": {each.grant: list(each.newly_failed) for each in option.grants if each.newly_failed},
        "years": [
            {
                "year": each.year,
                "full_cost": _euros(each.full_cost),
                "budget_cost": _euros(each.budget_cost),
                "expected_unspent": _euros(each.expected_unspent),
                "unpriced_fte": _unpriced(each.full_cost),
                "verified": each.full_cost.verified,
            }
            for each in option.years
        ],
    }


def _vacancy_year(each: VacancyYear) -> Json:
    return {
        "year": each.year,
        "before": _euros(each.before),
        "after": _euros(each.after),
        "saving": each.saving / 100,
        "vacant_fte": float(Fraction(each.empty, FTE_SCALE * 12)),
    }


def _fte(parts: int) -> float:
    return float(Fraction(parts, FTE_SCALE))


def _ratio(figure: Figure) -> float | None:
    return None if figure.value is None else float(figure.value)


def _euros(figure: Figure) -> float:
    return int(figure.value or 0) / 100


def _unpriced(figure: Figure) -> float:
    return float(sum((Fraction(each.value or 0) for each in figure.unpriced), Fraction()) / (FTE_SCALE * 12))
