"""What a full-time post costs in a year: METHOD § 2, exact, with the terms it is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from integration_office.analysis.pay_data import BonusRule, PayData, PayTable, Rate
from integration_office.domain.errors import MissingTable
from integration_office.domain.grade import PayGrade, PayScheme
from integration_office.domain.parameters import Assumption
from integration_office.domain.quantity import cents, rounded

_STANDARD_STEPS = {
    PayScheme.E: "standard_step_e",
    PayScheme.S: "standard_step_s",
    PayScheme.A: "standard_step_a",
}
_KV, _PV = "kv_arbeitgeber_inkl_halber_zusatz", "pv_arbeitgeber"
_RV, _ALV = "rv_arbeitgeber", "alv_arbeitgeber"
_BBG_KV, _BBG_RV = "bbg_kv_pv_monat", "bbg_rv_alv_monat_west"


@dataclass(frozen=True, slots=True)
class PayPart:
    """One addend of the full cost: EUR (exact), the rule it follows, the data and assumptions behind it."""

    key: str
    euros: Fraction
    assumptions: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    verified: bool = True


@dataclass(frozen=True, slots=True)
class FullCost:
    """`full(grade, step, y)` in whole cents, and how it came about."""

    group: str
    step: int
    year: int
    cents: int
    parts: tuple[PayPart, ...]
    provisional: bool

    @property
    def verified(self) -> bool:
        return all(part.verified for part in self.parts) and not self.provisional


@dataclass(frozen=True, slots=True)
class _Social:
    """Rates as shares of the yearly pay up to a ceiling (EUR a year), and what is behind them."""

    health: Fraction
    health_ceiling: Fraction
    pensions: Fraction
    pensions_ceiling: Fraction
    assumptions: tuple[str, ...]
    sources: tuple[str, ...]
    verified: bool


class PayYear:
    """Full costs of one year under given assumptions; each grade and step is computed once.

    Immutable in what it answers. Raises MissingTable where a month of the year has no pay table.
    """

    def __init__(self, data: PayData, assumptions: Mapping[str, Assumption], year: int) -> None:
        self.data, self.assumptions, self.year = data, assumptions, year
        self._known: dict[tuple[str, int | None, str | None], FullCost] = {}
        self.post_costs: dict[Any, Any] = {}
        self._months: dict[PayScheme, list[PayTable]] = {}
        self._rates: dict[str, Rate] = {}
        self._values: dict[str, Fraction] = {}

    def tables(self, scheme: PayScheme) -> list[PayTable]:
        """The pay table of each month."""
        if scheme not in self._months:
            self._months[scheme] = _tables_by_month(self, scheme)
        return self._months[scheme]

    def rate(self, key: str) -> Rate:
        """A rate or ceiling of the social insurance."""
        if key not in self._rates:
            self._rates[key] = _rate(self, key)
        return self._rates[key]

    def value(self, key: str) -> Fraction:
        if key not in self._values:
            self._values[key] = Fraction(self.assumptions[key].value)
        return self._values[key]

    @cached_property
    def social(self) -> _Social:
        """The employer's share in the social insurance."""
        return _social(self)

    def prices(self, grade: PayGrade | None) -> bool:
        return grade is not None and self.data.prices(grade.scheme, grade.group)

    def full(self, grade: PayGrade, step: int | None, fit: str | None = None) -> FullCost:
        """The cost of a full-time post in this year, under a local factor if it has one; the grade must be priced."""
        key = (grade.group, step, fit)
        if key not in self._known:
            self._known[key] = _full(self, grade, step) if fit is None else self._fitted(grade, step, fit)
        return self._known[key]

    def _fitted(self, grade: PayGrade, step: int | None, fit: str) -> FullCost:
        """The rounded full cost × the factor, rounded to the cent again; what it adds is a part of its own."""
        plain, factor = self.full(grade, step), self.assumptions.get(fit)
        if factor is None:
            return plain
        total = rounded(plain.cents * Fraction(factor.value))
        added = Fraction(total, 100) - sum((part.euros for part in plain.parts), Fraction())
        part = PayPart("local_factor", added, (fit,), (factor.source,), factor.verified)
        return replace(plain, cents=total, parts=(*plain.parts, part))


def _full(pay: PayYear, grade: PayGrade, step: int | None) -> FullCost:
    tables = pay.tables(grade.scheme)
    actual_step = _nearest_step(tables[-1].amounts[grade.group], _wanted_step(pay, grade.scheme, step))
    growth = _growth(pay, _last_year(pay, grade.scheme))
    monthly = [table.amounts[grade.group][actual_step] for table in tables]
    base = _base_part(pay, grade.group, actual_step, tables, Fraction(sum(monthly), 100) * growth)
    if grade.scheme.is_civil_servant:
        parts = (base, *_civil_servant_parts(pay, base.euros))
    else:
        quarter_mean = Fraction(sum(monthly[6:9]), 300) * growth
        parts = (base, *_employee_parts(pay, grade.group, base.euros, quarter_mean))
    total = cents(sum((part.euros for part in parts), Fraction()))
    provisional = any(table.provisional for table in tables)
    return FullCost(grade.group, actual_step, pay.year, total, parts, provisional)


def _tables_by_month(pay: PayYear, scheme: PayScheme) -> list[PayTable]:
    tables = pay.data.tables[scheme]
    year = min(pay.year, _last_year(pay, scheme))
    months = range(1, 13) if year == pay.year else [12] * 12
    found = [_table_at(tables, year, month) for month in months]
    if found[0] is None:
        missing = next(month for month, table in zip(months, found, strict=True) if table is None)
        raise MissingTable(scheme.value, year, missing, pay.data.first_year)
    return [table for table in found if table is not None]


def _table_at(tables: tuple[PayTable, ...], year: int, month: int) -> PayTable | None:
    valid = [table for table in tables if table.valid_from <= date(year, month, 1)]
    return valid[-1] if valid else None


def _last_year(pay: PayYear, scheme: PayScheme) -> int:
    return pay.data.tables[scheme][-1].valid_from.year


def _growth(pay: PayYear, last_year: int) -> Fraction:
    return (1 + pay.value("pay_growth")) ** max(0, pay.year - last_year)


def _wanted_step(pay: PayYear, scheme: PayScheme, step: int | None) -> int:
    if step is not None:
        return step
    key = _STANDARD_STEPS.get(scheme)
    return 0 if key is None else int(pay.value(key))


def _nearest_step(steps: Mapping[int, int], wanted: int) -> int:
    return min(steps, key=lambda step: (abs(step - wanted), step))


def _base_part(pay: PayYear, group: str, step: int, tables: list[PayTable], base: Fraction) -> PayPart:
    used = _distinct(tables)
    sources = tuple(f"{table.id} {table.valid_from.isoformat()}" for table in used)
    verified = not any((group, step) in table.unverified for table in used)
    grown = pay.year > used[-1].valid_from.year
    return PayPart("base", base, ("pay_growth",) if grown else (), sources, verified)


def _distinct(tables: list[PayTable]) -> list[PayTable]:
    return list({id(table): table for table in tables}.values())


def _civil_servant_parts(pay: PayYear, base: Fraction) -> tuple[PayPart, ...]:
    return (
        _assumed(pay, "versorgung", pay.value("versorgung_rate") * base, "versorgung_rate"),
        _assumed(pay, "beihilfe", pay.value("beihilfe"), "beihilfe"),
    )


def _employee_parts(pay: PayYear, group: str, base: Fraction, quarter_mean: Fraction) -> tuple[PayPart, ...]:
    rule = _bonus_rule(pay, group)
    bonus = PayPart("bonus", Fraction(rule.percent) / 100 * quarter_mean, (), (rule.source,), rule.verified)
    performance = _assumed(pay, "performance", pay.value("lob_rate") * base, "lob_rate")
    gross = base + bonus.euros + performance.euros
    pension = _assumed(pay, "pension", pay.value("zv_rate") * gross, "zv_rate")
    u2 = _assumed(pay, "u2", pay.value("u2_rate") * min(base, pay.social.pensions_ceiling), "u2_rate")
    return (bonus, performance, _social_part(pay, gross), pension, u2)


def _bonus_rule(pay: PayYear, group: str) -> BonusRule:
    rules = [rule for rule in pay.data.bonuses if rule.from_year <= pay.year and rule.covers(group)]
    return max(rules, key=lambda rule: rule.from_year)


def _social_part(pay: PayYear, gross: Fraction) -> PayPart:
    social = pay.social
    health = social.health * min(gross, social.health_ceiling)
    pensions = social.pensions * min(gross, social.pensions_ceiling)
    return PayPart("social", health + pensions, social.assumptions, social.sources, social.verified)


def _social(pay: PayYear) -> _Social:
    rates = {key: pay.rate(key) for key in (_KV, _PV, _RV, _ALV, _BBG_KV, _BBG_RV)}
    value = {key: Fraction(rate.value) for key, rate in rates.items()}
    grown = any(pay.year > max(pay.data.social[key]) for key in (_BBG_KV, _BBG_RV))
    return _Social(
        (value[_KV] + value[_PV]) / 100,
        12 * value[_BBG_KV],
        (value[_RV] + value[_ALV]) / 100,
        12 * value[_BBG_RV],
        ("pay_growth",) if grown else (),
        tuple(dict.fromkeys(rate.source for rate in rates.values())),
        all(rate.verified for rate in rates.values()),
    )


def _rate(pay: PayYear, key: str) -> Rate:
    """Each key keeps its own last year; ceilings after it grow by pay_growth."""
    known = pay.data.social[key]
    first, last = min(known), max(known)
    rate = known[max(y for y in known if y <= max(pay.year, first))]
    if not key.startswith("bbg") or pay.year <= last:
        return rate
    grown = Fraction(rate.value) * _growth(pay, last)
    return Rate(grown, rate.source, rate.verified)


def _assumed(pay: PayYear, key: str, euros: Fraction, assumption: str) -> PayPart:
    known = pay.assumptions[assumption]
    return PayPart(key, euros, (assumption,), (known.source,) if known.source else (), known.verified)
