"""What „Brücke“ shows, as values: how a saving is made of steps, of offices, or of lines of the Ergebnisplan."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from integration_office.analysis.figure import Figure
from integration_office.analysis.figure.part_saving import Saving, line_saving, office_saving, saving_of_years
from integration_office.analysis.figure.saving import bridge_figure, cash_saving, gross_saving, net_saving
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.money_bridge import BridgePart, money_bridge
from integration_office.analysis.money_by_part import line_changes, money_by_line, money_by_office
from integration_office.analysis.money_over_time import PartMoney
from integration_office.domain.identity import UnitId
from integration_office.domain.quantity import half_away
from integration_office.ui.charts.chart import Bridge as BridgeChart
from integration_office.ui.charts.chart import Step
from integration_office.ui.views.comparison.grid import GridCell, GridLine
from integration_office.ui.views.money.years_rows import kind_text, money_cell
from integration_office.wording.figures import Mark, marks
from integration_office.wording.language import Language
from integration_office.wording.numbers import count, entry, euro, fte, signed
from integration_office.wording.savings import (
    bridge_text,
    changed_lines_text,
    dated_grants_text,
    line_part_text,
    office_part_text,
)

STEPS, OFFICES, LINES = "steps", "offices", "lines"


@dataclass(frozen=True)
class BridgeOf:
    """What the parts of a bridge are; from one step to the next there are all three savings, so `kind` is not asked."""

    parts: str = STEPS
    kind: Saving = Saving.CASH


CHOICES = (
    BridgeOf(),
    *(BridgeOf(parts, kind) for parts in (OFFICES, LINES) for kind in (Saving.CASH, Saving.NET, Saving.GROSS)),
)


@dataclass(frozen=True)
class BridgeLine:
    """A part (or, `is_total`, the sum of those before it): cents saved, its posts, and how it came about."""

    label: str
    cents: int
    build: Callable[[], Figure]
    is_total: bool = False
    posts: int = 0
    fte: int = 0


@dataclass(frozen=True)
class BridgePicture:
    """The parts of some years; `care`: how sure they are, `remark`: what is to be known of them."""

    of: BridgeOf
    years: tuple[int, ...]
    lines: tuple[BridgeLine, ...]
    care: tuple[Mark, ...]
    remark: str

    @property
    def span(self) -> str:
        first, last = self.years[0], self.years[-1]
        return str(first) if first == last else f"{first}–{last}"


def choice_text(of: BridgeOf, language: Language) -> str:
    """Kassenwirksam nach Ämtern."""
    tr, kind = language.tr, kind_text(of.kind, language)
    if of.parts == STEPS:
        return tr("Schritt für Schritt")
    return tr("{kind} nach Ämtern", kind=kind) if of.parts == OFFICES else tr("{kind} nach Zeilen", kind=kind)


def bridge_picture(horizon: Horizon, years: Sequence[int], of: BridgeOf, language: Language) -> BridgePicture:
    """Not for the thread of the window. Raises MissingTable."""
    asked, care = tuple(years), marks(bridge_figure(horizon, years), language)
    lines = {STEPS: _steps, OFFICES: _offices, LINES: _lines}[of.parts](horizon, asked, of.kind, language)
    remark = " ".join(filter(None, (_remark(horizon, of, language), dated_grants_text(horizon, language))))
    return BridgePicture(of, asked, tuple(lines), care, remark)


def bridge_chart(picture: BridgePicture, title: str, language: Language) -> BridgeChart:
    steps = tuple(
        Step(
            line.label,
            half_away(line.cents, 100),
            signed(euro(line.cents, language)),
            line.is_total,
            _posts(line, language),
        )
        for line in picture.lines
    )
    return BridgeChart(title, steps)


def bridge_headers(picture: BridgePicture, language: Language) -> tuple[str, ...]:
    """Posts stand beside steps only."""
    tr = language.tr
    return ("", *((tr("Stellen"), tr("VZÄ")) if picture.of.parts == STEPS else ()), tr("Ersparnis"))


def bridge_grid(picture: BridgePicture, language: Language) -> list[GridLine]:
    """The chart as a table, in the same order."""
    return [_grid_line(line, language, counted=picture.of.parts == STEPS) for line in picture.lines]


def step_figure(horizon: Horizon, years: tuple[int, ...], key: str) -> Figure:
    """How a sum came about; of a step the whole bridge, in which it stands with its neighbours."""
    kinds = {kind.value: kind for kind in Saving}
    return bridge_figure(horizon, years) if key not in kinds else sum_figure(horizon, years, kinds[key])


def sum_figure(horizon: Horizon, years: tuple[int, ...], kind: Saving) -> Figure:
    """What the whole city saves in a year, or in several."""
    if len(years) > 1:
        return saving_of_years(horizon, kind, years)
    of_a_year = {Saving.GROSS: gross_saving, Saving.NET: net_saving, Saving.CASH: cash_saving}
    return of_a_year[kind](horizon, years[0])


def _steps(horizon: Horizon, years: tuple[int, ...], _: Saving, language: Language) -> Iterator[BridgeLine]:
    for part in money_bridge(horizon, years):
        yield _step(part, horizon, years, language)


def _step(part: BridgePart, horizon: Horizon, years: tuple[int, ...], language: Language) -> BridgeLine:
    label = bridge_text(part.key, language)
    return BridgeLine(
        label, part.cents, lambda: step_figure(horizon, years, part.key), part.is_total, part.posts, part.fte
    )


def _offices(horizon: Horizon, years: tuple[int, ...], kind: Saving, language: Language) -> Iterator[BridgeLine]:
    states = (horizon.dated, horizon.baseline)

    def line(part: PartMoney) -> BridgeLine:
        label = office_part_text(part.key, language, *states)
        return BridgeLine(label, _sum(part, years, kind), lambda: office_saving(horizon, UnitId(part.key), kind, years))

    yield from _with_sum(map(line, money_by_office(horizon)), horizon, years, kind, language)


def _lines(horizon: Horizon, years: tuple[int, ...], kind: Saving, language: Language) -> Iterator[BridgeLine]:
    def line(part: PartMoney) -> BridgeLine:
        label = line_part_text(part.key, language)
        return BridgeLine(label, _sum(part, years, kind), lambda: line_saving(horizon, part.key, kind, years))

    yield from _with_sum(map(line, money_by_line(horizon)), horizon, years, kind, language)


def _with_sum(
    parts: Iterator[BridgeLine], horizon: Horizon, years: tuple[int, ...], kind: Saving, language: Language
) -> Iterator[BridgeLine]:
    """Those that save or cost something, and what they come to."""
    found = [each for each in parts if each.cents]
    yield from found
    total = sum(each.cents for each in found)
    yield BridgeLine(kind_text(kind, language), total, lambda: sum_figure(horizon, years, kind), is_total=True)


def _sum(part: PartMoney, years: tuple[int, ...], kind: Saving) -> int:
    return sum(int(getattr(each, kind.value)) for each in part.years if each.year in years)


def _remark(horizon: Horizon, of: BridgeOf, language: Language) -> str:
    tr = language.tr
    if of.parts == OFFICES:
        return tr("Verlegte Stellen nehmen ihre Kosten in das neue Amt mit; in der Summe hebt sich das auf.")
    if of.parts == LINES:
        return changed_lines_text(line_changes(horizon), language)
    return tr("Die Schritte sind ohne Lohnentwicklung gerechnet; was sie hinzufügt, steht für sich.")


def _grid_line(line: BridgeLine, language: Language, *, counted: bool) -> GridLine:
    label = GridCell(f"= {line.label}" if line.is_total else line.label)
    posts = GridCell(count(line.posts, language) if line.posts else "", is_number=True)
    size = GridCell(
        signed(fte(line.fte, language)) if line.posts else "", is_number=True, copied=entry(line.fte, 4, language)
    )
    return GridLine((label, *((posts, size) if counted else ()), money_cell(line.cents, language)))


def _posts(line: BridgeLine, language: Language) -> str:
    if not line.posts:
        return ""
    n = language.trn("{n} Stelle", "{n} Stellen", line.posts)
    return f"{n}, {signed(fte(line.fte, language))}"
