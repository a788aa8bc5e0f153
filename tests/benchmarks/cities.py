"""The invented cities everything is measured on, and many different moves in them, the same for the same seed."""

import gc
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from random import Random

from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Reference
from integration_office.application.session import Session
from integration_office.application.synthetic_city import synthetic_city
from integration_office.domain.changes import MoveUnit
from integration_office.domain.identity import UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.unit import UnitKind
from integration_office.exchange.parameters import load_reference
from integration_office.persistence.document import create

SIZES = {
    "S": (22_000, 2_500, 3_000, 60_000),
    "M": (500_000, 50_000, 10_000, 1_400_000),
    "L": (5_000_000, 400_000, 20_000, 14_000_000),
}
"""Positions, units, tasks, assignments."""

SEED = 2026
_LARGE = (UnitKind.OFFICE, UnitKind.DIVISION)
_TARGETS = (UnitKind.DIRECTORATE, UnitKind.OFFICE, UnitKind.DIVISION, UnitKind.SECTION, UnitKind.STAFF_UNIT)


@dataclass(frozen=True)
class City:
    """A plan of a size, made once; `folder` keeps its plan file, so that a second run need not write it again."""

    size: str
    folder: Path
    counts: tuple[int, int, int, int]
    reference: Reference = field(default_factory=load_reference)

    @staticmethod
    def of(size: str, folder: Path) -> "City":
        return City(size, folder, SIZES[size])

    @cached_property
    def plan(self) -> Plan:
        return synthetic_city(*self.counts, seed=SEED, duties=sorted(self.reference.catalogue))

    @cached_property
    def file(self) -> Path:
        """A plan file of the city."""
        path = self.folder / f"{self.size}-{'-'.join(map(str, self.counts))}-{SEED}.orgplan"
        if not path.exists():
            create(path, self.plan).close()
        return path

    def session(self) -> Session:
        """A session of its own, its figures ready, the garbage collector as in the window."""
        session = Session(self.plan, self.reference)
        touch(session.figures)
        spare_the_collector()
        return session


def spare_the_collector() -> None:
    """What lives now is no garbage, and only what is young is looked through: as in the window (ui.collector)."""
    gc.set_threshold(*gc.get_threshold()[:2], 1_000_000)
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def touch(figures: Evaluation) -> tuple[object, ...]:
    """Cost, overlap, coverage, grants and conflicts of a state, computed if they are not."""
    overlap, coverage = figures.overlap, figures.coverage
    return figures.cost, overlap.fte, overlap.cost, coverage.duties, figures.grants, figures.conflicts


def drop_figures(effects: Effects) -> tuple[object, ...]:
    """All that is said beside a unit while it is dragged."""
    return (
        effects.cost,
        effects.overlap_fte,
        effects.overlap_cost,
        effects.duties(),
        effects.grants(),
        effects.new_conflicts(),
    )


def moves(organisation: Organisation, seed: int = SEED) -> Iterator[MoveUnit]:
    """Moves into another office, without end.

    One in three drags an office or a division with all it holds, the others any unit; targets are what people drop
    on, from a Dezernat to a Sachgebiet.
    """
    random = Random(seed)
    units = organisation.units
    any_unit = [unit.id for unit in units.values() if unit.parent is not None]
    large = [unit for unit in any_unit if units[unit].kind in _LARGE] or any_unit
    targets = [unit.id for unit in units.values() if unit.kind in _TARGETS] or list(units)
    while True:
        unit = random.choice(large if random.random() < 1 / 3 else any_unit)
        target = random.choice(targets)
        if changes_offices(organisation, unit, target):
            yield MoveUnit(unit, target)


def changes_offices(organisation: Organisation, unit: UnitId, target: UnitId) -> bool:
    """Whether the unit may hang there, and its posts would belong to another office then."""
    office = organisation.office
    return not organisation.is_same_or_below(target, unit) and office(unit) != office(target)


def establishment(plan: Plan) -> Plan:
    """Units and positions alone, as an establishment plan (Stellenplan) has them."""
    units = {unit.id: replace(unit, grant=None) for unit in plan.baseline.units.values()}
    posts = {post.id: replace(post, grant=None) for post in plan.baseline.positions.values()}
    return replace(plan, baseline=Organisation(units=frozen(units), positions=frozen(posts)))
