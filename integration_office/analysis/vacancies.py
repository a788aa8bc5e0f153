"""Vacancy scenarios: a post is filled later, lower, or not again. Cost counts what is filled (METHOD § 2, actual)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.staffing_mix import group_full_cost
from integration_office.analysis.figure.value import Figure
from integration_office.analysis.staffing_options import pay_in
from integration_office.domain.errors import MonthsOutOfRange
from integration_office.domain.grade import PayGrade
from integration_office.domain.identity import PositionId
from integration_office.domain.period import first_day, first_month, value_at
from integration_office.domain.position import Lapse, Position, Terms

LONGEST = 120
"""Months that a post may stay vacant."""


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A post falls vacant with the month `since` (counted from year 0), stays so for `months`, and is filled again.

    `grade`: the one it is filled with (None: its ku grade, else its own). A post with a kw note is not filled again.
    """

    position: PositionId
    since: int
    months: int
    grade: PayGrade | None = None
    step: int | None = None


@dataclass(frozen=True, slots=True)
class VacancyYear:
    """Cost of what is filled, without and with the vacancies; `empty`: FTE (ten-thousandths) × months vacant."""

    year: int
    before: Figure
    after: Figure
    empty: int

    @property
    def saving(self) -> int:
        """Cents."""
        return int(self.before.value or 0) - int(self.after.value or 0)


def vacancy_years(state: Evaluation, vacancies: Sequence[Vacancy], years: Sequence[int]) -> tuple[VacancyYear, ...]:
    """What some vacancies save, year by year, against the same posts filled as they are.

    Raises UnknownPosition, MonthsOutOfRange; MissingTable for a year without pay tables.
    """
    organisation = state.organisation
    before = [organisation.position(each.position) for each in vacancies]
    after = [vacated(post, each) for post, each in zip(before, vacancies, strict=True)]
    found = []
    for year in years:
        pay = pay_in(state, year)
        figures = [group_full_cost(pay, posts, filled=True) for posts in (before, after)]
        found.append(VacancyYear(year, figures[0], figures[1], _empty(before, vacancies, year)))
    return tuple(found)


def vacated(post: Position, vacancy: Vacancy) -> Position:
    """The post with the vacancy in its terms."""
    if not 0 <= vacancy.months <= LONGEST:
        raise MonthsOutOfRange(post.id, vacancy.months)
    if post.lapse is not None:
        return replace(post, lapse=_earlier_lapse(post.lapse, vacancy.since))
    ku = post.regrade_on_vacancy
    grade = vacancy.grade or (ku.grade if ku else None)
    ends = {vacancy.since, vacancy.since + vacancy.months, *(until for until, _ in post.earlier)}
    earlier = tuple((end, _in_vacancy(_terms_in(post, end - 1), vacancy, grade, end)) for end in sorted(ends))
    terms = _refilled(post.terms, vacancy, grade)
    note = ku if grade in (None, post.grade) else None
    return replace(post, terms=terms, earlier=earlier, regrade_on_vacancy=note)


def _in_vacancy(terms: Terms, vacancy: Vacancy, grade: PayGrade | None, end: int) -> Terms:
    """Terms that hold until the month `end`: before the vacancy, in it, or after it."""
    if end <= vacancy.since:
        return terms
    is_vacant = end <= vacancy.since + vacancy.months
    return replace(terms, fte_filled=0) if is_vacant else _refilled(terms, vacancy, grade)


def _refilled(terms: Terms, vacancy: Vacancy, grade: PayGrade | None) -> Terms:
    """Filled as planned; without another grade with the one that the post has then."""
    is_other = grade is not None and grade != terms.grade
    step = vacancy.step if is_other or vacancy.step is not None else terms.step
    return replace(terms, grade=terms.grade if grade is None else grade, step=step, fte_filled=None)


def _terms_in(post: Position, month: int) -> Terms:
    return value_at(month, post.terms, post.earlier)


def _earlier_lapse(lapse: Lapse, since: int) -> Lapse:
    """It ends with the month before, or with its own date if that is earlier."""
    end = first_day(since) - timedelta(days=1)
    return lapse if lapse.until is not None and lapse.until < end else Lapse(end)


def _empty(posts: Sequence[Position], vacancies: Sequence[Vacancy], year: int) -> int:
    """FTE × months of a year in which the posts are vacant; of a kw post that is not filled again none."""
    start, end = first_month(year), first_month(year + 1)
    return sum(
        _terms_in(post, month).fte_planned
        for post, each in zip(posts, vacancies, strict=True)
        for month in range(max(each.since, post.begins or 0, start), min(each.since + each.months, end))
        if post.lapse is None
    )
