"""What a paper is written from: the states side by side, their figures year by year, names and language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from integration_office.analysis import figure
from integration_office.analysis.cost import Cost
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import Figure
from integration_office.analysis.horizon import Horizon
from integration_office.analysis.money_over_time import MoneyOverTime, money_of
from integration_office.analysis.reference import Frame, Reference
from integration_office.application.checksum import plan_checksum
from integration_office.domain.budget import LineKind
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.paper_texts import TextField
from integration_office.domain.period import first_month
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import BrokenMeasure, Measure, project
from integration_office.reports.paper_audience import Audience, Section, Sight, may_see
from integration_office.wording.language import Language
from integration_office.wording.names import Names

YEARS_AHEAD = 5


@dataclass(frozen=True)
class Variant:
    """A state that is compared: the measures that lead to it, those that do not apply, its figures by year.

    `effects` are those against the Ist-Stand in the base year.
    """

    name: str
    measures: tuple[Measure, ...]
    broken: tuple[BrokenMeasure, ...]
    effects: Effects
    by_year: Mapping[int, Evaluation]
    _cost_figures: dict[int, Figure] = field(default_factory=dict, compare=False, repr=False)

    @property
    def figures(self) -> Evaluation:
        """The figures in the base year."""
        return self.effects.after

    @property
    def organisation(self) -> Organisation:
        return self.effects.after.organisation

    def cost_figure(self, year: int) -> Figure:
        """The full cost of a year with what it rests on."""
        if year not in self._cost_figures:
            self._cost_figures[year] = figure.full_cost(self.by_year[year])
        return self._cost_figures[year]

    def cost(self, year: int) -> Cost:
        return self.by_year[year].cost

    @property
    def steps(self) -> Iterator[tuple[int, Measure, Organisation]]:
        """The measures that apply, with their number from 1 and the state before each."""
        failed = {each.index for each in self.broken}
        state = self.effects.before.organisation
        for index, measure in enumerate(self.measures):
            if measure.enabled and index not in failed:
                yield index + 1, measure, state
                state = measure.apply(state)


@dataclass(frozen=True)
class Facts:
    """Everything a section asks for. `null` is the Ist-Stand; `variants` are those asked for, the proposed
    first; one without measures is the Ist-Stand and stands in `variants` only when it is proposed."""

    plan: Plan
    frame: Frame
    language: Language
    today: date
    null: Variant
    variants: tuple[Variant, ...]
    audience: Audience = Audience.INTERNAL
    _horizons: dict[str, Horizon] = field(default_factory=dict, compare=False, repr=False)
    _money: dict[str, MoneyOverTime] = field(default_factory=dict, compare=False, repr=False)

    def sees(self, what: Sight | Section) -> bool:
        """Whether the reader may see it."""
        return may_see(self.audience, what)

    def text(self, field: TextField) -> str:
        """What people wrote for a paper on the proposed variant; empty where nobody did."""
        return self.plan.text(field, self.proposal.name)

    def money_over_time(self, variant: Variant) -> MoneyOverTime:
        """What a variant saves over the years shown."""
        if variant.name not in self._money:
            self._money[variant.name] = money_of(self.horizon(variant))
        return self._money[variant.name]

    def horizon(self, variant: Variant) -> Horizon:
        """The variant beside the Ist-Stand over the years shown."""
        if variant.name not in self._horizons:
            found = Horizon.of(self.plan.baseline, variant.measures, self.frame, self.years)
            self._horizons[variant.name] = found
        return self._horizons[variant.name]

    @property
    def proposal(self) -> Variant:
        return self.variants[0]

    @property
    def changed(self) -> tuple[Variant, ...]:
        """The variants that differ from the Ist-Stand."""
        return tuple(each for each in self.variants if each.measures)

    @property
    def year(self) -> int:
        """The base year."""
        return self.frame.year

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(self.null.by_year)

    @cached_property
    def checksum(self) -> str:
        """That of the plan's state."""
        return plan_checksum(self.plan)

    @cached_property
    def settled_year(self) -> int:
        """The first year in which all measures hold from January on, at most the last one shown."""
        return min(self._year_all_hold, self.years[-1])

    @property
    def is_settled(self) -> bool:
        """Whether all measures hold within the years shown."""
        return self._year_all_hold <= self.years[-1]

    @cached_property
    def _year_all_hold(self) -> int:
        months = [first_month(self.year)]
        for variant in self.changed:
            months += _months_of_change(variant)
        return -(-max(months) // 12)

    @cached_property
    def pay_marks(self) -> Mapping[int, tuple[bool, bool]]:
        """Of each year whether a table in use is provisional, and whether one is carried forward."""
        posts = self.plan.baseline.positions.values()
        used = {(post.grade, post.terms.step) for post in posts if post.grade is not None}
        marks = {}
        for year, each in self.null.by_year.items():
            full = [each.pay.full(grade, step) for grade, step in used if each.pay.prices(grade)]
            grown = any("pay_growth" in part.assumptions for one in full for part in one.parts)
            marks[year] = (any(one.provisional for one in full), grown)
        return marks

    @cached_property
    def budget_years(self) -> frozenset[int]:
        """The years shown for which the Ist-Stand has budget lines that count."""
        lines = self.plan.baseline.budget
        return frozenset(line.year for line in lines if line.line.kind is not LineKind.SKIPPED) & frozenset(self.years)

    @cached_property
    def names(self) -> Names:
        """Names of the Ist-Stand."""
        return Names(self.language, self.plan.baseline)

    def unit_name(self, unit: UnitId | None, variant: Variant | None = None) -> str:
        """The plain name of a unit, as tables show it; with its id where two share a name."""
        if unit is None:
            return "–"
        organisation = (variant or self.null).organisation
        known = organisation.units.get(unit) or self.plan.baseline.units.get(unit)
        if known is None:
            return unit
        return f"{known.name} ({unit})" if known.name in self._shared_names else known.name

    def task_name(self, task: str, variant: Variant | None = None) -> str:
        known = (variant or self.null).organisation.tasks.get(task)  # type: ignore[call-overload]
        return known.name if known and known.name else task

    @cached_property
    def _shared_names(self) -> frozenset[str]:
        found: dict[str, set[UnitId]] = {}
        for variant in (self.null, *self.variants):
            for unit in variant.organisation.units.values():
                found.setdefault(unit.name, set()).add(unit.id)
        return frozenset(name for name, units in found.items() if len(units) > 1)


def facts_of(
    plan: Plan,
    reference: Reference,
    scenarios: Sequence[str],
    language: Language,
    today: date,
    audience: Audience = Audience.INTERNAL,
) -> Facts:
    """The states asked for beside the Ist-Stand. Raises UnknownScenario, and MissingTable where the base
    year has no pay table."""
    frame = Frame.of(plan, reference, today.year)
    years = range(frame.year, frame.year + YEARS_AHEAD + 1)
    base = Evaluation.of(plan.baseline, frame)
    null = Variant(language.tr("Ist-Stand (Nullvariante)"), (), (), Effects(base, base), _by_year(base, base, years))
    asked = [_variant(plan, name, null) for name in dict.fromkeys(scenarios)]
    variants = [each for at, each in enumerate(asked) if at == 0 or each.measures]
    return Facts(plan, frame, language, today, null, tuple(variants), audience)


def _variant(plan: Plan, name: str, null: Variant) -> Variant:
    measures = plan.scenario(name).measures
    projection = project(plan.baseline, measures)
    figures = Evaluation.of(projection.organisation, null.figures.frame, null.figures)
    return Variant(
        name,
        measures if any(measure.enabled for measure in measures) else (),
        projection.broken,
        Effects(null.figures, figures),
        _by_year(figures, null.figures, null.by_year),
    )


def _by_year(figures: Evaluation, base: Evaluation, years: "Mapping[int, Evaluation] | range") -> dict[int, Evaluation]:
    """The figures of a state in each year; what the Ist-Stand has computed in a year already is lent."""
    lent = years if isinstance(years, Mapping) else {}
    return {
        year: figures
        if year == figures.frame.year
        else Evaluation.of(figures.organisation, base.frame.in_year(year), lent.get(year, base))
        for year in years
    }


def _months_of_change(variant: Variant) -> Iterator[int]:
    """The months from which on each measure has its full effect."""
    for measure in variant.measures:
        if measure.enabled and measure.effective is not None:
            yield measure.effective.year * 12 + measure.effective.month - 1
    for lapsing in variant.organisation.lapsing.values():
        if lapsing.until is not None:
            yield lapsing.until
