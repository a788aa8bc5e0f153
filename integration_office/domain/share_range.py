"""How sure a share is: between a lowest and a highest value, kept beside the share that figures are made of.

The range stands among the columns of the assignment, so that every plan file and workbook keeps it, also in the hands
of a program that does not know it. METHOD's share stays the share itself.
"""

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from integration_office.domain.errors import RangeWithoutShare
from integration_office.domain.quantity import FTE_SCALE, as_decimal, ten_thousandths
from integration_office.domain.task import Assignment
from integration_office.domain.unit import Extra

LOW, HIGH = "Anteil von", "Anteil bis"
"""The columns, as the German workbook heads them."""


@dataclass(frozen=True, slots=True)
class ShareRange:
    """Ten-thousandths of a post; low ≤ share ≤ high."""

    low: int
    high: int


def share_range(assignment: Assignment) -> ShareRange | None:
    """The range of an assignment; None: it has none, the share counts as sure.

    A range that no longer holds the share (somebody edited the columns elsewhere) counts as none.
    """
    if not assignment.extra:
        return None
    columns = dict(assignment.extra)
    if LOW not in columns and HIGH not in columns:
        return None
    low, high = (_parts(columns.get(name, ""), assignment.share) for name in (LOW, HIGH))
    if low is None or high is None or not 0 <= low <= assignment.share <= high <= FTE_SCALE:
        return None
    return ShareRange(low, high)


def with_range(assignment: Assignment, wanted: ShareRange | None) -> Assignment:
    """The same share with another range, or as a sure one; raises RangeWithoutShare."""
    kept = without_range(assignment.extra)
    if wanted is None or wanted.low == wanted.high == assignment.share:
        return replace(assignment, extra=kept)
    if not 0 <= wanted.low <= assignment.share <= wanted.high <= FTE_SCALE:
        raise RangeWithoutShare(assignment.position, assignment.task, assignment.share, wanted.low, wanted.high)
    return replace(assignment, extra=(*kept, *range_columns(wanted)))


def range_columns(wanted: ShareRange) -> Extra:
    """The range as columns: a decimal with a point, whatever the language."""
    return ((LOW, _text(wanted.low)), (HIGH, _text(wanted.high)))


def without_range(extra: Extra) -> Extra:
    return tuple(column for column in extra if column[0] not in (LOW, HIGH))


def _parts(text: str, share: int) -> int | None:
    """Ten-thousandths; an empty end of the range is the share itself, None: it is no number."""
    if not text.strip():
        return share
    try:
        value = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        return None
    return ten_thousandths(value) if value.is_finite() else None


def _text(parts: int) -> str:
    text = f"{as_decimal(parts, FTE_SCALE):.4f}".rstrip("0").rstrip(".")
    return text or "0"
