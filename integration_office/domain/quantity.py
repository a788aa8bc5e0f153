"""Exact quantities: whole cents, whole ten-thousandths of a full-time post, commercial rounding."""

from decimal import Decimal
from fractions import Fraction

FTE_SCALE = 10_000
"""One full-time equivalent, or a whole share, in ten-thousandths."""

CAPACITY_SCALE = FTE_SCALE * FTE_SCALE
"""FTE × share: one full-time equivalent in the unit of capacities."""

FTE_MONTHS_SCALE = FTE_SCALE * 12
"""FTE × months: one full-time equivalent over a whole year."""

Exact = Decimal | Fraction | int


def half_away(numerator: int, denominator: int) -> int:
    """The whole number nearest to numerator / denominator, halves away from zero (Excel: RUNDEN).

    `denominator` is positive.
    """
    magnitude = (2 * abs(numerator) + denominator) // (2 * denominator)
    return magnitude if numerator >= 0 else -magnitude


def rounded(value: Exact) -> int:
    """`value` to the nearest whole number, halves away from zero."""
    fraction = Fraction(value)
    return half_away(fraction.numerator, fraction.denominator)


def cents(euros: Exact) -> int:
    """An amount in EUR as whole cents, commercially rounded."""
    return rounded(Fraction(euros) * 100)


def ten_thousandths(value: Exact) -> int:
    """FTE or a share as whole ten-thousandths; further decimals are rounded half up."""
    return rounded(Fraction(value) * FTE_SCALE)


def as_decimal(whole: int, scale: int) -> Decimal:
    """A count of parts back as the decimal number people write: 24800, 10000 → 2.48."""
    return Decimal(whole) / scale
