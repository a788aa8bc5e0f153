"""Grants (Förderungen): what pays for posts, how much at most, until when and on which conditions."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from integration_office.domain.identity import GrantId
from integration_office.domain.period import Earlier, value_at
from integration_office.domain.unit import Extra


@dataclass(frozen=True, slots=True)
class Grant:
    """Rate as a fraction (None: 1), caps in whole cents, conditions as keys of METHOD § 2.

    `in_budget`: its money stands in a budget line already and must not be counted again. `flat`: a sum for the whole
    year (whole cents), whatever the posts cost.
    """

    id: GrantId
    norm: str = ""
    rate: Decimal | None = None
    cap_per_fte: int | None = None
    cap_total: int | None = None
    end: date | None = None
    conditions: tuple[str, ...] = ()
    in_budget: bool = False
    illustrative: bool = False
    extra: Extra = ()
    flat: int | None = None

    @property
    def share(self) -> Decimal:
        """Of a post's personnel cost: the rate; without one all (METHOD § 2), none beside a mere flat sum."""
        if self.rate is not None:
            return self.rate
        return Decimal(0) if self.flat is not None and self.cap_per_fte is None else Decimal(1)


@dataclass(frozen=True, slots=True)
class GrantTerms:
    """A grant over the years: its present terms and those before."""

    current: Grant
    earlier: Earlier[Grant | None] = ()

    def in_year(self, year: int) -> Grant | None:
        return value_at(year, self.current, self.earlier)
