"""Assumptions: named values a figure rests on, with source and a mark whether anybody verified them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from integration_office.domain.errors import AssumptionOutOfRange, UnknownAssumption
from integration_office.domain.period import Earlier, earlier_after_setting, value_at
from integration_office.domain.unit import Extra

RATES = frozenset(
    {"pay_growth", "lob_rate", "zv_rate", "u2_rate", "versorgung_rate", "overhead_rate", "realisable_share"}
    | {"discount", "vacancy_rate"}
)
STEPS = frozenset({"standard_step_e", "standard_step_s", "standard_step_a"})
AMOUNTS = frozenset({"beihilfe", "workplace", "setup_workplace", "move_per_workplace", "project_cost"})
ASSUMPTION_KEYS = RATES | STEPS | AMOUNTS | {"annual_minutes", "double_running_months"}


FITTED = "an Haushalt angepasst"
"""How the source of a value begins that was fitted to the budget: it is nobody's finding, and never verified."""

_FACTOR = "factor:"
MOST_FACTOR = 10


def factor_key(office: str) -> str:
    """The key of the local factor of an office: an assumption without a default."""
    return _FACTOR + office


def office_of_factor(key: str) -> str | None:
    """The office whose local factor this is; None: another assumption."""
    return key.removeprefix(_FACTOR) if key.startswith(_FACTOR) else None


_REVENUE = "revenue:"
DRIVERS = ("persons", "rate")
"""What of a revenue a scenario may take another value for; its range stays as long as it holds that value."""


def driver_key(revenue: str, driver: str) -> str:
    """The key of the persons or the rate of a revenue: an assumption without a default."""
    return f"{_REVENUE}{revenue}:{driver}"


def driver_of(key: str) -> tuple[str, str] | None:
    """The revenue and which of its drivers this is; None: another assumption."""
    revenue, _, driver = key.removeprefix(_REVENUE).rpartition(":")
    return (revenue, driver) if key.startswith(_REVENUE) and revenue and driver in DRIVERS else None


def is_assumption(key: str) -> bool:
    return key in ASSUMPTION_KEYS or bool(office_of_factor(key)) or driver_of(key) is not None


def counts_as_verified(source: str) -> bool:
    """A value with a source does, unless it was only fitted to the budget."""
    return bool(source) and not source.startswith(FITTED)


@dataclass(frozen=True, slots=True)
class Assumption:
    """A value (rates as fractions), its range for uncertainty, unit, source and whether it is verified."""

    key: str
    value: Decimal
    unit: str = ""
    source: str = ""
    verified: bool = False
    low: Decimal | None = None
    high: Decimal | None = None
    extra: Extra = ()


def holds_range(assumption: Assumption, value: Decimal) -> bool:
    """Whether a value lies within the range of an assumption; without a range any does."""
    low, high = assumption.low, assumption.high
    return (low is None or low <= value) and (high is None or value <= high)


def in_place_of(old: Assumption | None, new: Assumption) -> Assumption:
    """The new value with the unit of the old one, and with its range as long as that holds the new value, too."""
    if old is None:
        return new
    ends = (old.low, old.high) if holds_range(old, new.value) else (None, None)
    return replace(new, unit=new.unit or old.unit, low=ends[0], high=ends[1])


@dataclass(frozen=True, slots=True)
class AssumptionTerms:
    """What the city says instead of the default, over the years (None: the default holds)."""

    current: Assumption | None
    earlier: Earlier[Assumption | None] = ()

    def in_year(self, year: int) -> Assumption | None:
        return value_at(year, self.current, self.earlier)

    def set_from(self, since: int | None, assumption: Assumption) -> "AssumptionTerms":
        return AssumptionTerms(assumption, earlier_after_setting(since, self.current, self.earlier))


def checked_value(key: str, value: Decimal) -> Decimal:
    """`value` if `key` is an assumption that can have it; raises UnknownAssumption, AssumptionOutOfRange."""
    if not is_assumption(key):
        raise UnknownAssumption(key)
    if not value.is_finite() or not _in_range(key, value):
        raise AssumptionOutOfRange(key, str(value))
    return value


def _in_range(key: str, value: Decimal) -> bool:
    if key in ("pay_growth", "discount"):
        return -1 < value <= 1
    if key in RATES:
        return 0 <= value <= 1
    if office_of_factor(key):
        return 0 < value <= MOST_FACTOR
    if key in STEPS:
        return value == int(value) and 1 <= value <= 15
    return value > 0 if key == "annual_minutes" else value >= 0


def assumptions_in(
    year: int, defaults: Mapping[str, Assumption], own: Mapping[str, AssumptionTerms]
) -> dict[str, Assumption]:
    """The assumptions that hold for the whole of a year, by key in order; local factors and drivers have no default."""
    chosen = {key: own[key].in_year(year) if key in own else None for key in (*defaults, *own)}
    found = {key: each or defaults.get(key) for key, each in chosen.items()}
    return {key: each for key, each in sorted(found.items()) if each is not None}
