"""Pay tables and rates as dated, sourced values; nothing here computes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import cache

from integration_office.domain.grade import PayScheme


@dataclass(frozen=True, slots=True)
class PayTable:
    """Monthly amounts in whole cents by group and step, valid from a first of a month on.

    `provisional`: an advance payment, not yet law. `unverified`: the cells (group, step) nobody confirmed.
    """

    id: str
    valid_from: date
    amounts: Mapping[str, Mapping[int, int]]
    provisional: bool
    unverified: frozenset[tuple[str, int]] = frozenset()
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BonusRule:
    """Jahressonderzahlung from a year on: percent of the mean pay of July to September for some grades."""

    from_year: int
    ranges: tuple[tuple[str, str], ...]
    percent: Decimal
    source: str
    verified: bool

    def covers(self, group: str) -> bool:
        return any(_rank(first) <= _rank(group) <= _rank(last) for first, last in self.ranges)


@dataclass(frozen=True, slots=True)
class Rate:
    """A published rate (fraction) or ceiling (EUR a month) of one year."""

    value: Decimal | Fraction
    source: str
    verified: bool


@dataclass(frozen=True, slots=True)
class PayData:
    """Tables by scheme in order of their dates, bonus rules, social insurance by key and year."""

    tables: Mapping[PayScheme, tuple[PayTable, ...]]
    bonuses: tuple[BonusRule, ...]
    social: Mapping[str, Mapping[int, Rate]]

    @property
    def first_year(self) -> int:
        """The first year in which every scheme has a table for each month."""
        first = max(tables[0].valid_from for tables in self.tables.values())
        return first.year + ((first.month, first.day) > (1, 1))

    def prices(self, scheme: PayScheme, group: str) -> bool:
        """Whether some table of the scheme has the group."""
        return any(group in table.amounts for table in self.tables.get(scheme, ()))


def is_verified(provenance: str) -> bool:
    """Whether a provenance note of the data says that a source was read and nothing speaks against it."""
    doubts = ("FROM MEMORY", "CONFLICT", "DOUBTFUL", "DRAFT", "PROVISIONAL", "NOT FOUND")
    return provenance.startswith(("VERIFIED", "DERIVED")) and not any(doubt in provenance for doubt in doubts)


_SUFFIXES = ("", "a", "b", "c", "Ü")


@cache
def _rank(group: str) -> tuple[str, int, int]:
    match = re.fullmatch(r"([ESAB])(\d+)([abcÜ]?)", group)
    if match is None:
        return ("", 0, 0)
    return (match[1], int(match[2]), _SUFFIXES.index(match[3]))
