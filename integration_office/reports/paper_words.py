"""Figures and words as the paper's tables show them: whole euros without a sign, differences with one."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeVar

from integration_office.analysis.figure import Figure
from integration_office.domain.quantity import CAPACITY_SCALE, FTE_SCALE, half_away
from integration_office.reports.blocks import Align, Text
from integration_office.reports.paper_audience import SMALLEST_GROUP, Sight
from integration_office.reports.paper_facts import Facts
from integration_office.wording.figures import unpriced_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import MINUS, count, fte_number, percent, signed, without_percent

T = TypeVar("T")

NOTHING = "–"
UNCHANGED = "±0"


def euros(cents: int, language: Language) -> str:
    """Whole euros without the sign, for tables that name the unit once."""
    return count(half_away(cents, 100), language)


def euros_change(cents: int, language: Language) -> str:
    return _change(euros(cents, language))


def fte_cell(ten_thousandths: int, language: Language) -> str:
    """FTE without the unit."""
    return fte_number(ten_thousandths, language)


def fte_change(ten_thousandths: int, language: Language) -> str:
    return _change(fte_number(ten_thousandths, language))


def capacity_cell(hundred_millionths: int, language: Language) -> str:
    """A capacity (FTE × share) in FTE without the unit."""
    return fte_number(half_away(hundred_millionths, CAPACITY_SCALE // FTE_SCALE), language)


def capacity_change(hundred_millionths: int, language: Language) -> str:
    return _change(capacity_cell(hundred_millionths, language))


def count_change(number: int, language: Language) -> str:
    return _change(count(number, language))


def ratio_cell(ratio: Fraction | None, language: Language) -> str:
    """A ratio as a percentage with one place; what is not defined is a dash."""
    return NOTHING if ratio is None else percent(ratio, language, 1)


def points_change(after: Fraction | None, before: Fraction | None, language: Language) -> str:
    """The difference of two ratios in percentage points."""
    if after is None or before is None:
        return NOTHING
    change = _change(without_percent(percent(after - before, language, 1)))
    return change if change == UNCHANGED else language.tr("{points} Punkte", points=change)


def label_and_figures(figures: int) -> tuple[Align, ...]:
    """One column of text and so many of figures."""
    return (Align.LEFT, *[Align.RIGHT] * figures)


def unpriced_note(facts: Facts, cost: Figure) -> tuple[Text, ...]:
    """The remark below every table of costs that leaves posts out: how many FTE, of which grades if one may know."""
    text = unpriced(facts, cost)
    return (f"{text}.",) if text else ()


def unpriced(facts: Facts, cost: Figure) -> str:
    """What a cost leaves out, without the full stop; empty if it is complete."""
    if facts.sees(Sight.UNPRICED_GRADES) or not cost.unpriced:
        return unpriced_text(cost, facts.language)
    tr, total = facts.language.tr, sum(int(each.value or 0) for each in cost.unpriced)
    step = SMALLEST_GROUP * FTE_SCALE * 12
    if total < step:
        size = tr("weniger als {n} VZÄ", n=SMALLEST_GROUP)
    else:
        # Exact ones of two variants or years would tell of a few posts.
        size = tr("rund {n} VZÄ", n=count(half_away(total, step) * SMALLEST_GROUP, facts.language))
    return tr("Ohne Entgelttabelle, nicht in den Kosten: {list}", list=size)


def in_parts(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The items in their order, at most `size` at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))


def _change(text: str) -> str:
    if not any(char in "123456789" for char in text):
        return UNCHANGED
    return text if text.startswith(MINUS) else signed(text)
