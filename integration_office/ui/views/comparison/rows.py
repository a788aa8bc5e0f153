"""Scenarios side by side as rows of text, each value with its difference from what they are compared with."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from integration_office.analysis import figure
from integration_office.analysis.effects import Effects
from integration_office.analysis.figure import FigureUnit, Value
from integration_office.domain.errors import MissingTable
from integration_office.ui.panels.differences import Difference, Wish
from integration_office.ui.panels.key_figures import MOVED, KeyFigure, Section, key_figures
from integration_office.wording.coverage import group_text
from integration_office.wording.errors import sentence
from integration_office.wording.figures import figure_name, marks, unpriced_text, value_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import count


@dataclass(frozen=True, slots=True)
class Cell:
    """A value of one scenario and whether, and how, it differs from the reference."""

    text: str
    difference: Difference | None = None
    differs: bool = False


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A line of the comparison; `reference` is what all are compared with, `care` what to be careful about."""

    section: str
    name: str
    reference: str
    cells: tuple[Cell, ...]
    care: str = ""

    @property
    def differs(self) -> bool:
        """Whether any scenario differs from the reference here."""
        return any(cell.differs for cell in self.cells)


def compared_rows(scenarios: Sequence[Effects], language: Language, reference: str = "") -> list[ComparedRow]:
    """All figures of these scenarios, each against the same reference (empty: the Ist-Stand); without any nothing."""
    if not scenarios:
        return []
    table = _Comparison(scenarios, language, reference)
    return [*table.figures(), *table.consequences()]


def unpriced_in(scenarios: Mapping[str, Effects], language: Language) -> str:
    """Which grades are missing from the costs; where scenarios differ in that, each by its name."""
    try:
        texts = {name: unpriced_text(figure.full_cost(each.after), language) for name, each in scenarios.items()}
    except MissingTable as error:
        return sentence(error, language)
    if len(set(texts.values())) == 1:
        return next(iter(texts.values()))
    return "\n".join(f"{name}: {text}" for name, text in texts.items() if text)


@dataclass(frozen=True)
class _Comparison:
    scenarios: Sequence[Effects]
    language: Language
    reference: str

    def figures(self) -> Iterator[ComparedRow]:
        lines = sorted((*key_figures(), _ACHIEVABLE), key=lambda line: _ORDER[line.section])
        yield from map(self._figure, lines)

    def consequences(self) -> Iterator[ComparedRow]:
        """What only a change has: posts moved, duties better or worse, grants lost."""
        for moved in MOVED:
            texts = [value_text(moved.figure(each).value, moved.unit, self.language) for each in self.scenarios]
            yield self._consequence(figure_name(moved.key, self.language), texts)
        for name, read in self._counts():
            yield self._consequence(name, [count(read(each), self.language) for each in self.scenarios])

    def _figure(self, line: KeyFigure) -> ComparedRow:
        try:
            before = line.value(self.scenarios[0].before)
            cells = tuple(self._cell(line, before, each) for each in self.scenarios)
            built = line.figure(self.scenarios[0].after)
        except MissingTable:
            nothing = value_text(None, line.unit, self.language)
            cells = tuple(Cell(nothing) for _ in self.scenarios)
            return ComparedRow(line.section.title(self.language), line.name(self.language), nothing, cells)
        return ComparedRow(
            line.section.title(self.language),
            self._name(line),
            value_text(before, line.unit, self.language),
            cells,
            ", ".join(mark.text for mark in marks(built, self.language)),
        )

    def _name(self, line: KeyFigure) -> str:
        if line.id and line.part:
            return f"{group_text(line.id, self.language)}: {line.name(self.language)}"
        return line.name(self.language)

    def _cell(self, line: KeyFigure, before: Value, scenario: Effects) -> Cell:
        now = line.value(scenario.after)
        changed = line.difference(scenario, self.language)
        return Cell(value_text(now, line.unit, self.language), changed, now != before)

    def _consequence(self, name: str, texts: Sequence[str]) -> ComparedRow:
        cells = tuple(Cell(text, differs=any(digit in text for digit in "123456789")) for text in texts)
        tr = self.language.tr
        against = tr("Wirkung gegenüber „{name}“", name=self.reference) if self.reference else ""
        return ComparedRow(against or tr("Wirkung gegenüber dem Ist-Stand"), name, "", cells)

    def _counts(self) -> tuple[tuple[str, Callable[[Effects], int]], ...]:
        tr = self.language.tr
        return (
            (tr("Umgewandelte Stellen"), lambda each: len(each.affected().regraded)),
            (tr("Wegfallende Stellen"), lambda each: len(each.affected().cut)),
            (tr("Neue Stellen"), lambda each: len(each.affected().created)),
            (tr("Gesetzliche Aufgaben schlechter gestellt"), _worse),
            (tr("Gesetzliche Aufgaben besser gestellt"), _better),
            (tr("Gesetzliche Aufgaben mit neuer Zuständigkeit"), _new_owners),
            (tr("Neue Zielkonflikte"), lambda each: len(each.new_conflicts())),
        )


_ORDER = {section: place for place, section in enumerate(Section)}
_ACHIEVABLE = KeyFigure(
    Section.COVERAGE,
    "achievable",
    FigureUnit.RATIO,
    Wish.BETTER,
    lambda state: state.achievable,
    lambda state: figure.achievable(state, state.achievable),
)


def _worse(scenario: Effects) -> int:
    return sum(each.is_worse for each in scenario.duties())


def _better(scenario: Effects) -> int:
    return sum(each.is_better for each in scenario.duties())


def _new_owners(scenario: Effects) -> int:
    return sum(each.has_new_owner for each in scenario.duties())
