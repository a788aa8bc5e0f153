"""Positions (Stellen): what is paid for. People are never modelled."""

from dataclasses import dataclass, replace
from datetime import date

from integration_office.domain.grade import PayGrade
from integration_office.domain.identity import GrantId, PositionId, UnitId
from integration_office.domain.period import Earlier, earlier_after_setting, value_at
from integration_office.domain.unit import Extra


@dataclass(frozen=True, slots=True)
class Lapse:
    """A kw note (künftig wegfallend); without a date the post ends when it falls vacant."""

    until: date | None = None


@dataclass(frozen=True, slots=True)
class Regrade:
    """A ku note (künftig umzuwandeln): another grade from a date, without one once the post falls vacant."""

    grade: PayGrade
    since: date | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What a post costs depends on: grade, step and FTE (ten-thousandths; filled None = planned).

    `fit`: the key of the local factor on its personnel cost (see domain.parameters.factor_key); it stays with the
    post wherever it moves.
    """

    grade: PayGrade | None
    step: int | None
    fte_planned: int
    fte_filled: int | None
    fit: str | None = None

    @property
    def filled(self) -> int:
        return self.fte_planned if self.fte_filled is None else self.fte_filled


@dataclass(frozen=True, slots=True)
class Position:
    """A post in a unit. FTE in ten-thousandths; `begins` is the first month it exists (None: always did).

    `earlier` holds the terms before dated changes: (month until, terms).
    `illustrative`: competences and head mark were filled in by a rule, not by the city.
    """

    id: PositionId
    unit: UnitId
    title: str = ""
    terms: Terms = Terms(None, None, 0, None)
    competences: tuple[str, ...] = ()
    is_head: bool = False
    lapse: Lapse | None = None
    regrade_on_vacancy: Regrade | None = None
    vacant_from: int | None = None
    grant: GrantId | None = None
    grant_earlier: Earlier[GrantId | None] = ()
    begins: int | None = None
    earlier: Earlier[Terms] = ()
    illustrative: bool = False
    extra: Extra = ()

    @property
    def fte_planned(self) -> int:
        return self.terms.fte_planned

    @property
    def fte_filled(self) -> int:
        return self.terms.filled

    @property
    def grade(self) -> PayGrade | None:
        return self.terms.grade

    def grant_in(self, year: int) -> GrantId | None:
        return value_at(year, self.grant, self.grant_earlier)

    def with_terms(self, terms: Terms, since: int | None) -> "Position":
        """Other terms from the month `since` on (None: from the start)."""
        return replace(self, terms=terms, earlier=earlier_after_setting(since, self.terms, self.earlier))

    def with_grant(self, grant: GrantId, since: int | None) -> "Position":
        earlier = earlier_after_setting(since, self.grant, self.grant_earlier)
        return replace(self, grant=grant, grant_earlier=earlier)


@dataclass(frozen=True, slots=True)
class LapsingPosition:
    """A post that a measure cut: gone from the state, its cost runs on in `position.unit`.

    `until` is the first month without it; None: it cost nothing from the start. `until_dated` is the same by
    the kw dates alone, the cut's or the post's own; None: neither has a date.
    """

    position: Position
    until: int | None
    until_dated: int | None = None
