"""Which measures scenarios have in common and which only some have: a line for each change, a column for each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from integration_office.domain.changes import Change
from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import Measure
from integration_office.ui.panels.measure_rows import MeasureRow, written
from integration_office.wording.language import Language
from integration_office.wording.numbers import date_text


@dataclass(frozen=True, slots=True)
class Has:
    """How a scenario has a change: at which place, from when, on or off, and whether it applies."""

    number: int
    row: MeasureRow


@dataclass(frozen=True, slots=True)
class SharedMeasure:
    """A change and how each scenario has it (None: not at all), in the order of the scenarios."""

    text: str
    cells: tuple[Has | None, ...]

    @property
    def differs(self) -> bool:
        """Whether the scenarios have it otherwise than alike; at which place in the list does not count."""
        return len({_essence(cell) for cell in self.cells}) > 1


def shared_measures(
    baseline: Organisation, scenarios: Sequence[tuple[Measure, ...]], language: Language
) -> list[SharedMeasure]:
    """In the order of the first scenario, then what each further one adds."""
    lists = [_by_change(written(baseline, measures, language).rows) for measures in scenarios]
    texts: dict[tuple[Change, int], str] = {}
    for each in lists:
        for key, has in each.items():
            texts.setdefault(key, has.row.text)
    return [SharedMeasure(text, tuple(each.get(key) for each in lists)) for key, text in texts.items()]


def has_text(has: Has | None, language: Language) -> str:
    """Nr. 3, ab 01.01.2027; ausgeschaltet."""
    tr = language.tr
    if has is None:
        return "–"
    measure = has.row.measure
    parts = [tr("Nr. {n}", n=has.number)]
    if measure.effective is not None:
        parts.append(tr("ab {date}", date=date_text(measure.effective, language)))
    if not measure.enabled:
        parts.append(tr("ausgeschaltet"))
    if has.row.broken:
        parts.append("⚠ " + tr("greift nicht"))
    return ", ".join(parts)


def _by_change(rows: Sequence[MeasureRow]) -> Mapping[tuple[Change, int], Has]:
    """The same change twice in one list is two lines."""
    found: dict[tuple[Change, int], Has] = {}
    for number, row in enumerate(rows, start=1):
        time = 0
        while (row.measure.change, time) in found:
            time += 1
        found[row.measure.change, time] = Has(number, row)
    return found


def _essence(has: Has | None) -> tuple[object, ...]:
    if has is None:
        return ()
    return (has.row.measure.effective, has.row.measure.enabled, bool(has.row.broken))
