"""The measures of a scenario in words: each with the names of the state before it, and why it does not apply."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from integration_office.domain.errors import DomainError
from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import Measure
from integration_office.ui.background import Stopped, never
from integration_office.wording.changes import change_text
from integration_office.wording.errors import sentence
from integration_office.wording.language import Language

_NOT_YET = "…"


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure in words; `broken` says why it does not apply, empty if it does."""

    measure: Measure
    text: str
    broken: str = ""


@dataclass(frozen=True)
class Written:
    """The rows of a list of measures, and the state they lead to."""

    baseline: Organisation
    measures: tuple[Measure, ...]
    rows: tuple[MeasureRow, ...]
    state: Organisation


def beginning(
    baseline: Organisation, measures: tuple[Measure, ...], state: Organisation, before: Written | None
) -> Written:
    """What is written already of a list that leads to `state`: most lists are the one before with a measure more or
    less."""
    if before is not None and before.baseline is baseline:
        if measures[: len(before.measures)] == before.measures:
            return before
        if before.measures[: len(measures)] == measures:
            return Written(baseline, measures, before.rows[: len(measures)], state)
    return Written(baseline, (), (), baseline)


def written(baseline: Organisation, measures: tuple[Measure, ...], language: Language) -> Written:
    """All of a list."""
    return continued(Written(baseline, (), (), baseline), measures, language)


def continued(known: Written, measures: tuple[Measure, ...], language: Language, stopped: Stopped = never) -> Written:
    """The rest as well, unless nobody wants it any more; a broken measure leaves the state as it is."""
    rows, state = list(known.rows), known.state
    for measure in measures[len(rows) :]:
        if stopped():
            break
        text, broken = change_text(measure.change, language, state), ""
        if measure.enabled:
            try:
                state = measure.apply(state)
            except DomainError as error:
                broken = sentence(error, language, state)
        rows.append(MeasureRow(measure, text, broken))
    return Written(known.baseline, measures, tuple(rows), state)


def for_the_moment(before: Sequence[MeasureRow], measures: Sequence[Measure]) -> tuple[MeasureRow, ...]:
    """The rows of a list that is still being written: in the words that its measures had before."""
    known = {id(row.measure.change): row for row in before}
    return tuple(_as_before(known.get(id(each.change)), each) for each in measures)


def _as_before(row: MeasureRow | None, measure: Measure) -> MeasureRow:
    if row is None:
        return MeasureRow(measure, _NOT_YET)
    return row if row.measure is measure else replace(row, measure=measure)


@dataclass(frozen=True, slots=True)
class Splice:
    """How one list becomes another: from row `first` on, `old` rows give way to `new` ones; the rest stays."""

    first: int
    old: int
    new: int


def splice(before: Sequence[MeasureRow], after: Sequence[MeasureRow]) -> Splice:
    shorter = min(len(before), len(after))
    first = _alike(before, after, shorter)
    last = _alike(before[::-1], after[::-1], shorter - first)
    return Splice(first, len(before) - first - last, len(after) - first - last)


def _alike(one: Sequence[MeasureRow], other: Sequence[MeasureRow], most: int) -> int:
    """How many rows at the top are equal, at most so many. Most are the same objects, which `!=` would not see."""
    differing = (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a is not b and a != b)
    return min(next(differing, most), most)
