"""Options side by side as lines of a table: FTE, posts, cost by year in both views, coverage, vacancies, grants."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from integration_office.analysis.figure import Figure
from integration_office.analysis.staffing_options import StaffingComparison, StaffingOption
from integration_office.analysis.vacancies import VacancyYear
from integration_office.domain.identity import PositionId
from integration_office.domain.organisation import Organisation
from integration_office.domain.period import first_day
from integration_office.domain.quantity import half_away, rounded
from integration_office.ui.views.comparison.grid import GridCell, GridLine
from integration_office.wording.figures import marks, unpriced_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names, brief
from integration_office.wording.numbers import count, date_text, entry, euro, fte, fte_number, percent, signed

_SEEN, _NAMED = 2, 20
"""Posts that the title and its tip name."""


def option_headers(found: StaffingComparison) -> tuple[str, ...]:
    return ("", found.current.name, *(option.name for option in found.options))


def option_lines(found: StaffingComparison, state: Organisation, language: Language) -> tuple[GridLine, ...]:
    return tuple(_lines(found, state, language))


def figure_marks(found: StaffingComparison, language: Language) -> tuple[str, ...]:
    """What to be careful about in any of the figures, each once."""
    options = (found.current, *found.options)
    figures = [each for option in options for each in (option.coverage, *(each.full_cost for each in option.years))]
    return tuple(dict.fromkeys(mark.text for figure in figures for mark in marks(figure, language)))


def lifetime_text(found: StaffingComparison, language: Language) -> str:
    """From when to when the posts are there, where that is not always: the options are priced for the same time."""
    posts = next((option.posts for option in found.options), ())
    begins, lapse = (posts[0].begins, posts[0].lapse) if posts else (None, None)
    first = "" if begins is None else date_text(first_day(begins), language)
    last = "" if lapse is None or lapse.until is None else date_text(lapse.until, language)
    tr = language.tr
    if first and last:
        return tr("Die Stellen bestehen vom {first} bis {last}, auch in den Optionen", first=first, last=last)
    if first:
        return tr("Die Stellen bestehen ab {first}, auch in den Optionen", first=first)
    return tr("Die Stellen bestehen bis {last}, auch in den Optionen", last=last) if last else ""


def _lines(found: StaffingComparison, state: Organisation, language: Language) -> Iterator[GridLine]:
    tr, options = language.tr, (found.current, *found.options)
    names = Names(language, state)

    def line(label: str, text: Callable[[StaffingOption], str], *, is_number: bool = True) -> GridLine:
        return GridLine((GridCell(label), *(GridCell(text(option), is_number=is_number) for option in options)))

    yield line(tr("VZÄ"), lambda option: fte(option.fte, language))
    yield line(tr("Stellen"), lambda option: posts_text(option, language), is_number=False)
    yield GridLine((GridCell(tr("Vollkosten")),), is_heading=True)
    yield from _costs(options, lambda option: [each.full_cost for each in option.years], language)
    yield GridLine((GridCell(tr("Haushaltssicht")),), is_heading=True)
    yield from _costs(options, lambda option: [each.budget_cost for each in option.years], language)
    yield GridLine((GridCell(tr("Aufgaben")),), is_heading=True)
    yield line(tr("Abdeckung"), lambda option: _ratio(option.coverage, language))
    yield line(tr("Abdeckung mit erwarteten Vakanzen"), lambda option: _ratio(option.coverage_expected, language))
    yield line(
        tr("ohne passende Kompetenz"),
        lambda option: names.listed(tuple(map(names.task, option.without_competence))) or "–",
        is_number=False,
    )
    yield GridLine((GridCell(tr("Vakanzen und Förderung")),), is_heading=True)
    yield line(tr("erwartet unbesetzt"), lambda option: fte(rounded(option.expected_vacant.value or 0), language))
    at = _first_paid(options)
    yield line(
        tr("dadurch {year} nicht ausgegeben", year=options[0].years[at].year),
        lambda option: euro(rounded(option.years[at].expected_unspent.value or 0), language),
    )
    yield line(tr("Förderung"), lambda option: _grants(option, names, language), is_number=False)


def _first_paid(options: Sequence[StaffingOption]) -> int:
    """The first year in which posts of any option cost something, else the first."""
    years = range(len(options[0].years))
    return next((at for at in years if any(option.years[at].full_cost.value for option in options)), 0)


def _costs(
    options: Sequence[StaffingOption], of: Callable[[StaffingOption], Sequence[Figure]], language: Language
) -> Iterator[GridLine]:
    """A line for each year with the difference to the posts as they are, then the sum."""
    tr = language.tr
    costs = [[_amount(figure) for figure in of(option)] for option in options]
    years = [each.year for each in options[0].years]
    for at, year in enumerate(years):
        yield _cost_line(f"  {year}", [own[at] for own in costs], language)
    if len(years) > 1:
        label = tr("Summe {first}–{last}", first=years[0], last=years[-1])
        yield _cost_line(f"  {label}", [_sum(own) for own in costs], language)


Amount = tuple[int, int]
"""Cents, and FTE × months that have no price and are missing from them."""


def _amount(figure: Figure) -> Amount:
    return rounded(figure.value or 0), sum(int(each.value or 0) for each in figure.unpriced)


def _cost_line(label: str, amounts: Sequence[Amount], language: Language) -> GridLine:
    return GridLine((GridCell(label), *(_cost(each, amounts[0], language) for each in amounts)))


def _cost(amount: Amount, before: Amount, language: Language) -> GridCell:
    """With the difference to the posts as they are, if the same is missing from both.

    A few cents come from rounding each post for itself and are no difference.
    """
    (cents, missing), text = amount, euro(amount[0], language)
    if missing != before[1]:
        text = f"{text} ({language.tr('nicht vergleichbar')})"
    elif half_away(cents - before[0], 100):
        text = f"{text} ({signed(euro(cents - before[0], language))})"
    return GridCell(text, is_number=True, copied=entry(cents, 2, language))


def unpriced_in(found: StaffingComparison, language: Language) -> tuple[str, ...]:
    """Which posts have no price in the last year, and so no part in the costs: by option where they differ."""
    options = (found.current, *found.options)
    texts = {option.name: unpriced_text(option.years[-1].full_cost, language) for option in options}
    if len(set(texts.values())) == 1:
        return tuple(filter(None, {*texts.values()}))
    return tuple(f"„{name}“: {text}" for name, text in texts.items() if text)


def options_title(posts: Sequence[PositionId], state: Organisation, language: Language) -> tuple[str, str]:
    """Whose options are compared, and a tip that names them in full."""
    if not posts:
        return language.tr("Besetzungsoptionen"), ""
    names, n = Names(language, state), len(posts)
    size = fte(sum(state.positions[each].fte_planned for each in posts if each in state.positions), language)
    called = tuple(map(names.position, posts))
    listed = names.listed(tuple(map(brief, called)), _SEEN)
    told = language.trn("{n} Stelle ({fte}): {posts}", "{n} Stellen ({fte}): {posts}", n, fte=size, posts=listed)
    return told, names.listed(called, _NAMED)


def posts_text(option: StaffingOption, language: Language) -> str:
    """2 × E11 (1,50); 1 × A14 (1,00)."""
    sums: dict[str, list[int]] = {}
    for post in option.posts:
        own = sums.setdefault(str(post.grade or "–"), [0, 0])
        own[0] += 1
        own[1] += post.fte_planned
    return "; ".join(
        f"{count(n, language)} × {grade} ({fte_number(all_, language)})" for grade, (n, all_) in sums.items()
    )


def _ratio(figure: Figure, language: Language) -> str:
    return language.tr("Bedarf unbekannt") if figure.value is None else percent(figure.value, language, 1)


def _grants(option: StaffingOption, names: Names, language: Language) -> str:
    tr = language.tr
    told = []
    for each in option.grants:
        grant = names.grant(each.grant)
        if each.is_lost:
            told.append(
                tr(
                    "{grant}: fällt weg ({amount})",
                    grant=grant,
                    amount=signed(euro(each.after - each.before, language)),
                )
            )
        elif each.newly_failed:
            told.append(tr("{grant}: Bedingung verletzt", grant=grant))
        else:
            told.append(tr("{grant}: {amount}", grant=grant, amount=signed(euro(each.after - each.before, language))))
    return "; ".join(told) or "–"


def vacancy_headers(language: Language) -> tuple[str, ...]:
    tr = language.tr
    return (tr("Jahr"), tr("besetzt wie heute"), tr("mit Vakanz"), tr("Minderausgabe"), tr("unbesetzte VZÄ im Jahr"))


def vacancy_lines(found: Sequence[VacancyYear], language: Language) -> tuple[GridLine, ...]:
    """Cost of what is filled, year by year, and the sum."""
    amounts = [(_amount(each.before), _amount(each.after), each.empty) for each in found]
    lines = [_vacancy_line(str(each.year), *own, language) for each, own in zip(found, amounts, strict=True)]
    if len(found) > 1:
        before, after = _sum(own[0] for own in amounts), _sum(own[1] for own in amounts)
        empty = sum(own[2] for own in amounts)
        lines.append(_vacancy_line(language.tr("Summe"), before, after, empty, language))
    return tuple(lines)


def _vacancy_line(label: str, before: Amount, after: Amount, empty: int, language: Language) -> GridLine:
    cells = [GridCell(label), *(_euros(each[0], language) for each in (before, after))]
    if before[1] == after[1]:
        cells.append(_euros(before[0] - after[0], language))
    else:
        cells.append(GridCell(language.tr("nicht vergleichbar")))
    return GridLine((*cells, GridCell(fte_number(half_away(empty, 12), language), is_number=True)))


def _euros(cents: int, language: Language) -> GridCell:
    return GridCell(euro(cents, language), is_number=True, copied=entry(cents, 2, language))


def _sum(amounts: Iterable[Amount]) -> Amount:
    own = tuple(amounts)
    return sum(cents for cents, _ in own), sum(missing for _, missing in own)


def unpriced_vacancies(found: Sequence[VacancyYear], language: Language) -> tuple[str, ...]:
    """Which posts have no price in the last year, as they are filled now or afterwards."""
    texts = (unpriced_text(figure, language) for figure in (found[-1].before, found[-1].after))
    return tuple(filter(None, dict.fromkeys(texts)))
