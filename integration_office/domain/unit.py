"""Organisational units: what the chart draws as boxes."""

from dataclasses import dataclass, replace
from enum import StrEnum

from integration_office.domain.errors import NotAKind
from integration_office.domain.identity import GrantId, UnitId
from integration_office.domain.period import Earlier, earlier_after_setting, value_at

Extra = tuple[tuple[str, str], ...]
"""Columns of a workbook that the model does not know: kept and written back."""


class UnitKind(StrEnum):
    AUTHORITY = "verwaltung"
    DIRECTORATE = "dezernat"
    OFFICE = "amt"
    DIVISION = "abteilung"
    SECTION = "sachgebiet"
    STAFF_UNIT = "stabsstelle"
    FACILITY = "einrichtung"
    COMMITTEE = "gremium"
    EXTERNAL = "extern"

    @property
    def is_above_offices(self) -> bool:
        return self in (UnitKind.AUTHORITY, UnitKind.DIRECTORATE)


def read_kind(text: str) -> UnitKind:
    """The kind a cell names, upper or lower case; raises NotAKind."""
    try:
        return UnitKind(text.strip().lower())
    except ValueError:
        raise NotAKind(text) from None


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and the unit it hangs below (None: the root).

    `grant` funds its own posts; `grant_earlier` says which did in the years before.
    """

    id: UnitId
    name: str
    kind: UnitKind
    parent: UnitId | None = None
    grant: GrantId | None = None
    grant_earlier: Earlier[GrantId | None] = ()
    extra: Extra = ()

    def grant_in(self, year: int) -> GrantId | None:
        return value_at(year, self.grant, self.grant_earlier)

    def with_grant(self, grant: GrantId, since: int | None) -> "Unit":
        """Funded by `grant` from the year `since` on (None: from the start)."""
        earlier = earlier_after_setting(since, self.grant, self.grant_earlier)
        return replace(self, grant=grant, grant_earlier=earlier)
