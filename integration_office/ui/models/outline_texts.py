"""What stands in the cells of the outline, its tips, and what a screen reader says."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from integration_office.analysis.evaluation import Evaluation
from integration_office.application.marks import Marks
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.position import Position
from integration_office.domain.quantity import half_away
from integration_office.domain.unit import UnitKind
from integration_office.wording.changes import unit_kind_text
from integration_office.wording.effects import unit_label
from integration_office.wording.language import Language
from integration_office.wording.marks import marks_text
from integration_office.wording.numbers import euro, fte, fte_number


@dataclass(frozen=True, slots=True)
class Column:
    is_number: bool


NAME, FTE, COST, KIND = range(4)
COLUMNS = (Column(False), Column(True), Column(True), Column(False))


@dataclass(frozen=True)
class OutlineTexts:
    """The texts for one state. FTE and cost of a unit are those of all it holds."""

    figures: Evaluation
    marks: Marks
    language: Language

    def header(self, column: int) -> str:
        tr = self.language.tr
        return (tr("Einheit"), tr("VZÄ"), tr("Tsd. €"), tr("Art"))[column]

    def cell(self, unit: UnitId, position: PositionId | None, column: int) -> str:
        match column:
            case 0:
                return self.name(unit, position)
            case 1:
                return fte_number(self.fte(unit, position), self.language)
            case 2:
                cost = self.cost(unit, position)
                return "–" if cost is None else fte_number(half_away(cost, 100_000) * 10_000, self.language, 0)
        return self.kind(unit, position)

    def name(self, unit: UnitId, position: PositionId | None = None) -> str:
        if position is None:
            return unit_label(self.figures.organisation.units[unit])
        return post_name(self.figures.organisation.positions[position])

    def kind(self, unit: UnitId, position: PositionId | None = None) -> str:
        """Amt · 3 eigene Stellen; of a post its grade."""
        if position is not None:
            grade = self.figures.organisation.positions[position].grade
            return str(grade) if grade else self.language.tr("ohne Gruppe")
        kind = unit_kind_text(self.figures.organisation.units[unit].kind, self.language)
        own = len(self.figures.organisation.staff.get(unit, ()))
        if not own:
            return kind
        return f"{kind} · {self.language.trn('{n} Stelle', '{n} Stellen', own)}"

    @property
    def longest_kind(self) -> str:
        """A text about as long as `kind` gets, to measure a column by."""
        kinds = (unit_kind_text(kind, self.language) for kind in UnitKind)
        return f"{max(kinds, key=len)} · {self.language.trn('{n} Stelle', '{n} Stellen', 99)}"

    def tip(self, unit: UnitId, position: PositionId | None) -> str:
        tr = self.language.tr
        lines = [self.name(unit, position), self.kind(unit, position)]
        lines.append(tr("Kennung {id}", id=position or unit))
        lines.append(fte(self.fte(unit, position), self.language))
        lines.append(self._cost_text(self.cost(unit, position)))
        return "\n".join([*lines, *self._mark_text(unit, position)])

    def spoken(self, unit: UnitId, position: PositionId | None, column: int, *, is_cut: bool = False) -> str:
        """What a screen reader says of a cell; of the first one everything."""
        if column != NAME:
            return f"{self.header(column)} {self.cell(unit, position, column)}"
        told = self.tip(unit, position).replace("\n", ", ")
        return f"{told}, {self.language.tr('ausgeschnitten')}" if is_cut else told

    def _mark_text(self, unit: UnitId, position: PositionId | None) -> list[str]:
        marks = self.marks.of_unit(unit) if position is None else self.marks.of_position(position)
        text = marks_text(marks, self.language)
        return [text] if text else []

    def fte(self, unit: UnitId, position: PositionId | None) -> int:
        """Planned, in ten-thousandths."""
        if position is not None:
            return self.figures.organisation.positions[position].fte_planned
        return int(self._fte_by_row[self.figures.units.row[unit]])

    def _cost_text(self, cents: int | None) -> str:
        if cents is None:
            return self.language.tr("Kosten nicht bestimmbar")
        return self.language.tr("Vollkosten {amount} im Jahr", amount=euro(cents, self.language))

    def cost(self, unit: UnitId, position: PositionId | None) -> int | None:
        """Full cost of the year in cents; None: the year has no pay table."""
        if self.figures.no_costs is not None:
            return None
        if position is not None:
            return int(self.figures.posts.full[self.figures.positions.row[position]])
        return int(self._cost_by_row[self.figures.units.row[unit]])

    @cached_property
    def _fte_by_row(self) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        figures = self.figures
        own = np.zeros(len(figures.units.ids), dtype=np.int64)
        np.add.at(own, figures.positions.unit, figures.positions.planned)
        return figures.units.subtree_sums(own)

    @cached_property
    def _cost_by_row(self) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
        return self.figures.units.subtree_sums(self.figures.costs.own[:, :3].sum(axis=1))


def post_name(post: Position) -> str:
    """The number first: titles are much alike."""
    return f"{post.id} {post.title}".rstrip()
