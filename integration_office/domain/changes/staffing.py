"""Changes of posts: move, add, cut, regrade, other FTE."""

from dataclasses import dataclass, replace
from datetime import date

from integration_office.domain.errors import EmptyId, EndsBeforeStart, IdTaken, NegativeFte, PositionExistedBefore
from integration_office.domain.grade import PayGrade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.period import month_of
from integration_office.domain.position import Lapse, LapsingPosition, Position


@dataclass(frozen=True, slots=True)
class MovePosition:
    position: PositionId
    to: UnitId

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        position = organisation.position(self.position)
        organisation.unit(self.to)
        return organisation.with_positions([replace(position, unit=self.to)])


@dataclass(frozen=True, slots=True)
class AddPosition:
    """A new post; it is unfilled unless its terms say otherwise, and exists from the effective month on."""

    position: Position

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        new = self.position
        if not new.id.strip():
            raise EmptyId("position")
        if new.id in organisation.positions:
            raise IdTaken("position", new.id)
        if new.id in organisation.lapsing:
            raise PositionExistedBefore(new.id)
        organisation.unit(new.unit)
        if new.grant is not None:
            organisation.grant(new.grant)
        refuse_negative(new.id, new.terms.fte_planned, new.terms.fte_filled)
        _refuse_end_before_start(new, effective)
        filled = 0 if new.terms.fte_filled is None else new.terms.fte_filled
        terms = replace(new.terms, fte_filled=filled)
        return organisation.with_positions([replace(new, terms=terms, begins=_month(effective))])


@dataclass(frozen=True, slots=True)
class CutPosition:
    """A post goes from the state; `lapse` says how long its cost runs on (METHOD § 1)."""

    position: PositionId
    lapse: Lapse | None = None

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        position = organisation.position(self.position)
        self._refuse_end_long_before(effective)
        lapsing = LapsingPosition(position, self._until(position, effective), self._dated(position))
        return organisation.without_position(self.position).with_lapsing([lapsing])

    def _refuse_end_long_before(self, effective: date | None) -> None:
        """The post may end with the month before the measure takes effect, as it does without a kw date."""
        end = _day(self.lapse)
        if end is not None and effective is not None and month_of(end) + 1 < month_of(effective):
            raise EndsBeforeStart("position", self.position, end, effective)

    def _dated(self, position: Position) -> int | None:
        days = (_day(self.lapse), _day(position.lapse))
        return min((month_of(day) + 1 for day in days if day is not None), default=None)

    def _until(self, position: Position, effective: date | None) -> int | None:
        dated = self._dated(position)
        if _day(self.lapse) is not None:
            return dated
        if effective is None:
            return None
        return month_of(effective) if dated is None else min(dated, month_of(effective))


@dataclass(frozen=True, slots=True)
class RegradePosition:
    """Another grade, from the effective month on; the step stays unless it is given."""

    position: PositionId
    grade: PayGrade
    step: int | None = None

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        position = organisation.position(self.position)
        step = position.terms.step if self.step is None else self.step
        terms = replace(position.terms, grade=self.grade, step=step)
        return organisation.with_positions([position.with_terms(terms, _month(effective))])


@dataclass(frozen=True, slots=True)
class ChangeFte:
    """Other planned FTE (ten-thousandths); filled FTE as given, else min(filled, new planned)."""

    position: PositionId
    fte_planned: int
    fte_filled: int | None = None

    def apply(self, organisation: Organisation, effective: date | None = None) -> Organisation:
        position = organisation.position(self.position)
        refuse_negative(self.position, self.fte_planned, self.fte_filled)
        terms = replace(position.terms, fte_planned=self.fte_planned, fte_filled=self._filled(position))
        return organisation.with_positions([position.with_terms(terms, _month(effective))])

    def _filled(self, position: Position) -> int | None:
        if self.fte_filled is not None or position.terms.fte_filled is None:
            return self.fte_filled
        return min(position.terms.fte_filled, self.fte_planned)


def refuse_negative(position: PositionId, *ftes: int | None) -> None:
    for fte in ftes:
        if fte is not None and fte < 0:
            raise NegativeFte(position, fte)


def _refuse_end_before_start(new: Position, effective: date | None) -> None:
    """A kw date in a month before the post begins contradicts it."""
    end = _day(new.lapse)
    if end is not None and effective is not None and month_of(end) < month_of(effective):
        raise EndsBeforeStart("position", new.id, end, effective)


def _day(lapse: Lapse | None) -> date | None:
    return None if lapse is None else lapse.until


def _month(effective: date | None) -> int | None:
    return None if effective is None else month_of(effective)
