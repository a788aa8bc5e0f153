"""What „Über die Jahre“ shows, as values: the savings of the city, its offices and its lines by year."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from integration_office.analysis.figure import Figure
from integration_office.analysis.figure.part_saving import Saving, line_saving, office_saving, saving_of_years
from integration_office.analysis.figure.saving import cash_saving, gross_saving, net_saving
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.money_by_part import line_changes, money_by_line, money_by_office
from integration_office.analysis.money_over_time import MoneyOverTime, PartMoney, YearMoney, money_of
from integration_office.domain.identity import UnitId
from integration_office.domain.parameters import Assumption
from integration_office.domain.quantity import half_away
from integration_office.ui.charts.chart import Bar, BarChart
from integration_office.ui.panels.differences import Tone
from integration_office.ui.views.comparison.grid import GridCell, GridLine
from integration_office.wording.figures import Mark, marks, unpriced_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import entry, euro, signed
from integration_office.wording.savings import changed_lines_text, dated_grants_text, line_part_text, office_part_text

ONE_OFF_KEYS = ("move_per_workplace", "setup_workplace", "project_cost", "double_running_months")
"""The assumptions behind what comes once."""

Build = Callable[[Horizon, Sequence[int]], Figure]
"""The figure behind a line for some years of the horizon: one, or all of them."""


@dataclass(frozen=True)
class SavingLine:
    """A line of the table: cents by year and their sum (None: a sum makes no sense), and how each came about."""

    label: str
    amounts: tuple[int, ...]
    sum: int | None
    build: Build


@dataclass(frozen=True)
class YearsPicture:
    """`sections` of lines with their heading; `once`: assumptions behind what comes once; `care`: how sure it is."""

    horizon: Horizon
    money: MoneyOverTime
    sections: tuple[tuple[str, tuple[SavingLine, ...]], ...]
    once: tuple[Assumption, ...]
    care: tuple[Mark, ...]
    remarks: tuple[str, ...]

    @property
    def rows(self) -> tuple[SavingLine | None, ...]:
        """The lines as the table has them; None: a heading."""
        return tuple(row for _, lines in self.sections for row in (None, *lines))


def years_picture(horizon: Horizon, kind: Saving, language: Language) -> YearsPicture:
    """Not for the thread of the window. Raises MissingTable."""
    tr, money = language.tr, money_of(horizon)
    states = (horizon.dated, horizon.baseline)
    of = kind_text(kind, language)
    offices = tuple(
        _part(each, kind, office_part_text(each.key, language, *states), _office(each.key, kind))
        for each in money_by_office(horizon)
    )
    lines = tuple(
        _part(each, kind, line_part_text(each.key, language), _line(each.key, kind)) for each in money_by_line(horizon)
    )
    sections = (
        (tr("Ganze Stadt"), tuple(_city(money.years, language))),
        (tr("{kind} nach Ämtern", kind=of), offices),
        (tr("{kind} nach Zeilen", kind=of), lines),
    )
    known = horizon.calendar_after[horizon.years[0]].assumptions
    shown = tuple((title, found) for title, found in sections if found)
    once, last = tuple(known[key] for key in ONE_OFF_KEYS), cash_saving(horizon, horizon.years[-1])
    return YearsPicture(horizon, money, shown, once, marks(last, language), _remarks(horizon, last, language))


def kind_text(kind: Saving, language: Language) -> str:
    tr = language.tr
    return {Saving.GROSS: tr("Brutto"), Saving.NET: tr("Netto"), Saving.CASH: tr("Kassenwirksam")}[kind]


def figure_at(picture: YearsPicture, row: int, column: int) -> Callable[[], Figure] | None:
    """What tells how the amount in a cell came about; None: there is none."""
    line, years = picture.rows[row], picture.horizon.years
    if line is None or not 1 <= column <= len(years) + (line.sum is not None):
        return None
    asked = years if column > len(years) else years[column - 1 : column]
    return lambda: line.build(picture.horizon, asked)


def grid_lines(picture: YearsPicture, language: Language) -> list[GridLine]:
    found: list[GridLine] = []
    for title, lines in picture.sections:
        found.append(GridLine((GridCell(title),), is_heading=True))
        found += [_grid_line(line, language) for line in lines]
    return found


def headers(picture: YearsPicture, language: Language) -> tuple[str, ...]:
    return ("", *map(str, picture.horizon.years), language.tr("Summe"))


def years_chart(picture: YearsPicture, title: str, language: Language) -> BarChart:
    """Gross, net, cash and cumulative cash by year."""
    tr = language.tr
    bars = []
    for year in picture.money.years:
        amounts = (year.gross, year.net, year.cash, year.cumulative)
        texts = tuple(signed(euro(each, language)) for each in amounts)
        bars.append(Bar(str(year.year), tuple(half_away(each, 100) for each in amounts), texts))
    series = (tr("brutto"), tr("netto"), tr("kassenwirksam"), tr("aufgelaufen"))
    return BarChart(title, series, tuple(bars), remark=tr("Eine Ersparnis ist positiv, eine Mehrbelastung negativ."))


def money_cell(cents: int, language: Language) -> GridCell:
    """A saving with its sign; more than a colour tells good from bad."""
    tone = None if not cents else Tone.BETTER if cents > 0 else Tone.WORSE
    return GridCell(signed(euro(cents, language)), tone, is_number=True, copied=entry(cents, 2, language))


def _grid_line(line: SavingLine, language: Language) -> GridLine:
    cells = [money_cell(each, language) for each in line.amounts]
    last = GridCell("–", is_number=True) if line.sum is None else money_cell(line.sum, language)
    return GridLine((GridCell(line.label), *cells, last))


def _city(years: Sequence[YearMoney], language: Language) -> Iterator[SavingLine]:
    tr = language.tr
    builders = {Saving.GROSS: gross_saving, Saving.NET: net_saving, Saving.CASH: cash_saving}
    for kind, build in builders.items():
        amounts = tuple(getattr(each, kind.value) for each in years)
        yield SavingLine(kind_text(kind, language), amounts, sum(amounts), _of_years(kind, build))
    so_far = tuple(each.cumulative for each in years)
    yield SavingLine(tr("Kassenwirksam, aufgelaufen"), so_far, None, _so_far)


def _of_years(kind: Saving, build: Callable[[Horizon, int], Figure]) -> Build:
    def made(horizon: Horizon, years: Sequence[int]) -> Figure:
        return build(horizon, years[0]) if len(years) == 1 else saving_of_years(horizon, kind, years)

    return made


def _so_far(horizon: Horizon, years: Sequence[int]) -> Figure:
    passed = [year for year in horizon.years if year <= years[0]]
    return saving_of_years(horizon, Saving.CASH, passed)


def _part(part: PartMoney, kind: Saving, label: str, build: Build) -> SavingLine:
    amounts = tuple(getattr(each, kind.value) for each in part.years)
    return SavingLine(label, amounts, sum(amounts), build)


def _office(key: str, kind: Saving) -> Build:
    return lambda horizon, years: office_saving(horizon, UnitId(key), kind, years)


def _line(key: str, kind: Saving) -> Build:
    return lambda horizon, years: line_saving(horizon, key, kind, years)


def _remarks(horizon: Horizon, last: Figure, language: Language) -> tuple[str, ...]:
    """What is missing from the amounts, and what stands beside them."""
    beside = changed_lines_text(line_changes(horizon), language)
    return tuple(filter(None, (unpriced_text(last, language), beside, dated_grants_text(horizon, language))))
