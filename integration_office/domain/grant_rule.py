"""Guidelines of grants as rules: what the Land pays for, up to how much, from when to when, on which conditions."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from integration_office.domain.identity import DutyId, GrantId


class RuleKind(StrEnum):
    """A cap for posts, a flat sum a year, a sum to set up a workplace, a condition, the Land's discretion.

    FUNDS: something is funded, but how much or for how long the catalogue does not prove, so nothing is computed from
    it. NO_RULE: the catalogue names the guideline, but states no rule of a grant; `role` says why.
    """

    CAP = "cap"
    FLAT = "flat"
    WORKPLACE = "workplace"
    CONDITION = "condition"
    NO_CLAIM = "no_claim"
    FUNDS = "funds"
    NO_RULE = "no_rule"


COUNTY = "county"
"""The role of a condition that holds for a Kreis only."""


@dataclass(frozen=True, slots=True)
class GrantRule:
    """A rule of a guideline as the catalogue of duties states it; `sources` are the entries that say so.

    `grant` is the guideline (KI, KIM). `amount` (whole cents) is for `per_fte` FTE; at most `most_city` FTE in a
    kreisfreie Stadt and `most_county` in a Kreis. `condition`: a key of METHOD § 2, or one that nobody can check here.
    """

    id: str
    grant: GrantId
    kind: RuleKind
    role: str = ""
    amount: int | None = None
    per_fte: Decimal | None = None
    most_city: Decimal | None = None
    most_county: Decimal | None = None
    condition: str = ""
    since: date | None = None
    until: date | None = None
    sources: tuple[DutyId, ...] = ()
    note: str = ""

    def holds_in(self, year: int) -> bool:
        """Whether it is in force on some day of the year."""
        begun = self.since is None or self.since.year <= year
        return begun and (self.until is None or self.until.year >= year)

    @property
    def per_full_post(self) -> int | None:
        """Whole cents for a full-time post."""
        if self.amount is None or not self.per_fte:
            return None
        return int(self.amount / self.per_fte)
