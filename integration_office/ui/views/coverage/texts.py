"""The cells of the matrix in words: for the eye, for a screen reader, for a table to paste into."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from integration_office.analysis.coverage import GROUPS, DutyCoverage, Status
from integration_office.analysis.duty_matrix import DutyMatrix, MatrixRow
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import group_index
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.quantity import FTE_SCALE, half_away
from integration_office.ui.views.coverage.lines import Heading, Line
from integration_office.wording.coverage import binding_text, group_text, origin_text, status_meaning, verified_text
from integration_office.wording.effects import duty_text, status_text
from integration_office.wording.figures import marks
from integration_office.wording.language import Language
from integration_office.wording.numbers import capacity, count, fte_number, percent, plain

DUTY, STATUS, OWNER, FIRST_OFFICE = range(4)
"""Columns of the matrix; the offices follow."""

SIGNS = {
    Status.COVERED: "✓",
    Status.SPLIT: "◫",
    Status.UNDERSTAFFED: "◑",
    Status.ORPHANED: "✖",
    Status.UNMEASURED: "?",
    Status.NOT_RECORDED: "–",
}
LEAD = "◆"
_MOST_PLACES = 3


@dataclass(frozen=True, slots=True)
class MatrixTexts:
    """`organisation` is the state on the desk, `before` the baseline; equal when the baseline is on the desk."""

    language: Language
    organisation: Organisation
    before: Organisation
    offices: Sequence[UnitId]
    compared: bool

    def header(self, column: int) -> str:
        tr = self.language.tr
        if column >= FIRST_OFFICE:
            return self.unit(self.offices[column - FIRST_OFFICE])
        return (tr("Rechtsgrundlage und Aufgabe"), tr("Stand"), tr("Zuständig"))[column]

    def unit(self, unit: UnitId | None) -> str:
        """The name of a unit, as it is on the desk or was."""
        if unit is None:
            return self.language.tr("niemand")
        known = self.organisation.units.get(unit) or self.before.units.get(unit)
        return known.name if known and known.name else unit

    def cell(self, row: MatrixRow, column: int) -> tuple[str, str]:
        """What stands in a cell, and the quieter line below it."""
        match column:
            case 0:
                return row.duty.title or row.duty.id, self._below_title(row)
            case 1:
                return self._status(row)
            case 2:
                return self._owner(row)
        return self._office(row, self.offices[column - FIRST_OFFICE])

    def spoken(self, row: MatrixRow, column: int) -> str:
        """A cell for a reader that does not see its row and column."""
        duty = duty_text(row.duty, self.language)
        if column == DUTY:
            return ". ".join(filter(None, (duty, self._spoken_status(row), origin_text(row.origin, self.language))))
        first, second = self.cell(row, column)
        if column >= FIRST_OFFICE:
            first = first.replace(f"{LEAD} ", "") or self.language.tr("kein Anteil")
        else:
            first = self._spoken_status(row) if column == STATUS else first
            second = "" if column == STATUS else second
        return ", ".join(filter(None, (f"{self.header(column)}: {first}", second, duty)))

    def tip(self, row: MatrixRow, column: int) -> str:
        if column >= FIRST_OFFICE:
            return self.spoken(row, column)
        known = (duty_text(row.duty, self.language), row.duty.description, self._verified(row))
        status = "" if row.after is None else status_meaning(row.after.status, self.language)
        return "\n".join(filter(None, (status,) if column == STATUS else known))

    def _below_title(self, row: MatrixRow) -> str:
        parts = [duty_text(replace(row.duty, title=""), self.language)]
        marks = [origin_text(row.origin, self.language)]
        if not row.duty.is_verified:
            marks.append(self.language.tr("Norm nicht verifiziert"))
        if row.weight != 1:
            marks.append(self.language.tr("Gewicht {weight}", weight=plain(row.weight, self.language)))
        return " · ".join(filter(None, parts + marks))

    def _status(self, row: MatrixRow) -> tuple[str, str]:
        after, before = row.after, row.before
        if after is None:
            return self.language.tr("nicht bewertet"), ""
        shown = f"{SIGNS[after.status]} {standing_text(after, self.language)}"
        if not self.compared or before is None or (before.status, before.ratio) == (after.status, after.ratio):
            return shown, ""
        is_same = before.status is after.status
        was = ratio_text(before, self.language) if is_same else standing_text(before, self.language)
        return shown, self.language.tr("bisher {before}", before=was)

    def _owner(self, row: MatrixRow) -> tuple[str, str]:
        after, before = row.after, row.before
        if after is None:
            return "", ""
        if not self.compared or before is None or before.owner == after.owner:
            return self.unit(after.owner) if after.owner is not None else "–", ""
        return f"→ {self.unit(after.owner)}", self.language.tr("bisher {before}", before=self.unit(before.owner))

    def _office(self, row: MatrixRow, office: UnitId) -> tuple[str, str]:
        fte = row.fte.get(office)
        if fte is None or row.after is None:
            return "", ""
        text = capacity(fte, self.language)
        return (f"{LEAD} {text}", self.language.tr("federführend")) if row.after.owner == office else (text, "")

    def _spoken_status(self, row: MatrixRow) -> str:
        first, second = self._status(row)
        if row.after is not None:
            first = standing_text(row.after, self.language)
        return ", ".join(filter(None, (first, second)))

    def _verified(self, row: MatrixRow) -> str:
        shown = verified_text(row.duty.verified, self.language)
        return self.language.tr("Norm: {verified}", verified=shown)


def ratio_text(coverage: DutyCoverage, language: Language) -> str:
    """97 %; nothing where it is not defined. What is not whole is never shown as 100 %."""
    return "" if coverage.ratio is None else _part(coverage.ratio, language)


def standing_text(coverage: DutyCoverage, language: Language) -> str:
    """unterbesetzt 96,7 %."""
    return f"{status_text(coverage.status, language)} {ratio_text(coverage, language)}".strip()


def index_texts(matrix: DutyMatrix, group: str, language: Language, *, compared: bool) -> tuple[str, str]:
    """The index of a group, and below it what it rests on and what it leaves out."""
    tr, trn, now, before = language.tr, language.trn, matrix.groups[group], matrix.groups_before[group]
    index, was = _told_apart(now.index, before.index, language)
    if compared and now.index != before.index:
        index = tr("{now} (bisher {before})", now=index, before=was)
    duties = trn("{count} Aufgabe", "{count} Aufgaben", now.duties, count=count(now.duties, language))
    left_out = (
        tr("{n} nicht erfasst", n=count(now.not_recorded, language)),
        tr("{n} nicht gemessen", n=count(now.unmeasured, language)),
    )
    return index, " · ".join((duties, *left_out))


def care_texts(state: Evaluation, language: Language) -> Mapping[str, str]:
    """What to be careful about with the index of each group; looks at every assignment."""
    found = {group: marks(group_index(state, group), language) for group in GROUPS}
    return {group: " · ".join(mark.text for mark in own) for group, own in found.items()}


def _told_apart(now: Fraction | None, before: Fraction | None, language: Language) -> tuple[str, str]:
    """Two indices with as many decimals as it takes to see that they differ, at most three."""
    places = 1
    while places < _MOST_PLACES and now != before and _index(now, language, places) == _index(before, language, places):
        places += 1
    return _index(now, language, places), _index(before, language, places)


def _index(value: Fraction | None, language: Language, places: int) -> str:
    return language.tr("nicht bestimmbar") if value is None else _part(value, language, places)


def _part(value: Fraction, language: Language, places: int = 1) -> str:
    """100 % only for what is whole."""
    whole, text = percent(1, language, places), percent(value, language, places)
    if value == 1:
        return percent(1, language)
    return language.tr("knapp {percent}", percent=whole) if value < 1 and text == whole else text


def as_table(lines: Sequence[Line], texts: MatrixTexts) -> str:
    """All duties that are shown with tabs between the cells, to paste into a sheet."""
    return "\n".join("\t".join(map(_plain_cell, row)) for row in _table(lines, texts))


def _table(lines: Sequence[Line], texts: MatrixTexts) -> Iterator[list[str]]:
    tr, language = texts.language.tr, texts.language
    yield [
        *(
            tr("Aufgabengruppe"),
            tr("Kennung"),
            tr("Norm"),
            tr("Aufgabe"),
            tr("Bindung"),
            tr("Herkunft"),
            tr("Norm geprüft"),
        ),
        *(tr("Gewicht"), tr("Stand bisher"), tr("Stand"), tr("Abdeckung bisher"), tr("Abdeckung")),
        *(tr("zuständig bisher"), tr("zuständig"), *map(texts.unit, texts.offices)),
    ]
    for row in lines:
        if isinstance(row, Heading):
            continue
        duty = row.duty
        yield [
            *(group_text(duty.group, language), duty.id, duty_text(replace(duty, title=""), language), duty.title),
            *(binding_text(duty.binding, language), origin_text(row.origin, language) or tr("Katalog")),
            *(verified_text(duty.verified, language), plain(row.weight, language)),
            *(_either(row.before, row.after, texts)),
            *(_number(row.fte.get(office), language) for office in texts.offices),
        ]


def _either(before: DutyCoverage | None, after: DutyCoverage | None, texts: MatrixTexts) -> Iterator[str]:
    """Status, ratio and owner, each before and after."""
    sides = (before, after)
    yield from ("" if each is None else status_text(each.status, texts.language) for each in sides)
    yield from ("" if each is None else ratio_text(each, texts.language) for each in sides)
    yield from ("" if each is None or each.owner is None else texts.unit(each.owner) for each in sides)


def _number(fte: int | None, language: Language) -> str:
    """FTE without its unit, as a sheet wants it."""
    return "" if fte is None else fte_number(half_away(fte, FTE_SCALE), language)


def _plain_cell(text: str) -> str:
    return " ".join(text.split())
