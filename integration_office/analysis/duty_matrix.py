"""Duties by office: who takes part in which duty with how much, by binding force and norm, orphaned ones first."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from integration_office.analysis.coverage import GROUPS, DutyCoverage, GroupIndex, Status
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Frame, Origin
from integration_office.domain.identity import UnitId
from integration_office.domain.task import Duty

UNSCORED = "none"
"""The group of duties that are shown for completeness and never scored (METHOD § 4)."""


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A duty on the state on the desk and in the baseline; both None: it is not scored.

    `fte`: planned FTE × 10⁸ on its tasks by office.
    """

    duty: Duty
    origin: Origin
    weight: Decimal
    after: DutyCoverage | None
    before: DutyCoverage | None
    fte: Mapping[UnitId, int]

    @property
    def differs(self) -> bool:
        """Whether status, ratio or owner is another than in the baseline."""
        if self.after is None or self.before is None:
            return False
        return (self.after.status, self.after.ratio, self.after.owner) != (
            *(self.before.status, self.before.ratio),
            self.before.owner,
        )

    @property
    def is_orphaned(self) -> bool:
        return self.after is not None and self.after.status is Status.ORPHANED


@dataclass(frozen=True)
class DutyMatrix:
    """All duties of the edition and the city, group by group, and the offices that take part in any of them."""

    rows: tuple[MatrixRow, ...]
    offices: tuple[UnitId, ...]
    groups: Mapping[str, GroupIndex]
    groups_before: Mapping[str, GroupIndex]


def duty_matrix(effects: Effects) -> DutyMatrix:
    """The state on the desk beside the baseline; the offices that own most duties come first."""
    after, before = effects.after, effects.before
    rows = tuple(_ordered(_rows(after, before), after.frame))
    taking_part = {office for row in rows for office in row.fte}
    owned = Counter(row.after.owner for row in rows if row.after is not None)
    offices = sorted(taking_part, key=lambda office: (-owned[office], after.units.row[office]))
    return DutyMatrix(rows, tuple(offices), after.coverage.groups, before.coverage.groups)


def norm_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """Sorts norms as people count: § 2 before § 10."""
    parts = re.findall(r"\d+|\D+", text)
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part.casefold()) for part in parts)


def _rows(after: Evaluation, before: Evaluation) -> Iterator[MatrixRow]:
    frame = after.frame
    for number, duty in enumerate(frame.counted):
        now = after.coverage.duty(number)
        yield _row(frame, duty, now, before.coverage.duty(number), after.coverage.fte_of(duty.id))
    for duty in frame.duties.values():
        if duty.group == UNSCORED and duty.belongs_to(frame.edition, frame.city):
            yield _row(frame, duty, None, None, {})


def _row(
    frame: Frame, duty: Duty, after: DutyCoverage | None, before: DutyCoverage | None, fte: Mapping[UnitId, int]
) -> MatrixRow:
    weight = frame.weights.get(duty.id, Decimal(1))
    return MatrixRow(duty, frame.origin(duty.id), weight, after, before, fte)


def _ordered(rows: Iterable[MatrixRow], frame: Frame) -> list[MatrixRow]:
    """By group; in each the orphaned first, then law by law in the order of the catalogue, norm by norm."""
    groups = {group: place for place, group in enumerate((*GROUPS, UNSCORED))}
    acts = {act: place for place, act in enumerate(dict.fromkeys(duty.act for duty in frame.duties.values()))}

    def place(row: MatrixRow) -> tuple[object, ...]:
        duty = row.duty
        by_norm = (acts[duty.act], norm_key(duty.norm), duty.id)
        return (groups.get(duty.group, len(groups)), not row.is_orphaned, *by_norm)

    return sorted(rows, key=place)
