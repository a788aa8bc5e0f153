"""Small groups in a public paper: which cells of a column are withheld so that no sum gives them away."""

from collections.abc import Sequence
from enum import Enum

from integration_office.reports.paper_audience import SMALLEST_GROUP


class Shown(Enum):
    """How a count may be shown: as it is, as a small group, or not at all."""

    PLAIN = "plain"
    SMALL = "small"
    WITHHELD = "withheld"


def is_small(count: int) -> bool:
    return 0 < count < SMALLEST_GROUP


def shown_cells(counts: Sequence[int]) -> list[Shown]:
    """How each count of a column may be shown whose sum a reader knows.

    Small groups are shown as such. Where their sum would give one of them away, the smallest of the others are
    withheld with them; where even that does not help, the whole column is. A sum that is small itself is not known.
    """
    small = {at for at, count in enumerate(counts) if is_small(count)}
    if not small or is_small(sum(counts)):
        return [Shown.SMALL if at in small else Shown.PLAIN for at in range(len(counts))]
    others = sorted((at for at, count in enumerate(counts) if count >= SMALLEST_GROUP), key=lambda at: counts[at])
    for more in range(len(others) + 1):
        withheld = set(others[:more])
        if _keeps_secret([counts[at] for at in small], [counts[at] for at in withheld]):
            return [_shown(at, small, withheld) for at in range(len(counts))]
    return [Shown.WITHHELD] * len(counts)


def _shown(at: int, small: set[int], withheld: set[int]) -> Shown:
    if at in small:
        return Shown.SMALL
    return Shown.WITHHELD if at in withheld else Shown.PLAIN


def _keeps_secret(small: Sequence[int], withheld: Sequence[int]) -> bool:
    """Whether somebody who knows the sum of all these, and which are small, can still not name a small one: each
    could be at least two numbers, and together they are no small group."""
    total, most = sum(small) + sum(withheld), SMALLEST_GROUP - 1
    others_least = len(small) - 1 + SMALLEST_GROUP * len(withheld)
    highest = min(most, total - others_least)
    lowest = 1 if withheld else max(1, total - most * (len(small) - 1))
    return total >= SMALLEST_GROUP and highest > lowest
