"""Other cities beside one's own: who has an office for integration, since when, with how many posts, says who."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from integration_office.domain.quantity import FTE_SCALE
from integration_office.domain.unit import Extra

VERIFIED = ("primary", "secondary", "no")
"""Read at the city itself; where somebody reports it; nowhere yet."""

PER = 100_000


@dataclass(frozen=True, slots=True)
class City:
    """What is known of a city; None and empty texts: it is not known.

    Posts in ten-thousandths, as of `posts_date`; `since` and the dates of figures are texts, as sources write them.
    """

    name: str
    own_office: bool | None = None
    office: str = ""
    since: str = ""
    posts: int | None = None
    posts_date: str = ""
    inhabitants: int | None = None
    inhabitants_date: str = ""
    concept: str = ""
    monitoring: str = ""
    note: str = ""
    source: str = ""
    source_date: date | None = None
    verified: str = "no"
    extra: Extra = ()

    @property
    def posts_per_100000(self) -> Fraction | None:
        """Posts per 100,000 inhabitants, exact; None where one of the two is not known."""
        if self.posts is None or not self.inhabitants:
            return None
        return Fraction(self.posts, FTE_SCALE) * PER / self.inhabitants

    @property
    def has_provenance(self) -> bool:
        """Only then a paper shows it."""
        return bool(self.source.strip()) and self.source_date is not None


def compared_cities(shipped: Mapping[str, City], own: Mapping[str, City]) -> tuple[City, ...]:
    """The shipped cities, each replaced by the plan's own row of the same name, then the plan's others."""
    return tuple({**shipped, **own}.values())
