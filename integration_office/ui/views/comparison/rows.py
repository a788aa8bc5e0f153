"""Scenarios side by side as rows of text, each value with its difference from what they are compared with."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from integration_office.analysis import figure
from integration_office.analysis.effects import Effects
from integration_office.analysis.figure import Figure, FigureUnit, Value
from integration_office.domain.errors import MissingTable
from integration_office.ui.panels.differences import Difference, Wish
from integration_office.ui.panels.key_figures import MOVED, KeyFigure, Section, key_figures
from integration_office.ui.scenario_cards import CARE
from integration_office.wording.coverage import group_text
from integration_office.wording.errors import sentence
from integration_office.wording.figures import figure_name, marks, unpriced_text, value_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import count, percent


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


def care_text(rows: Sequence[ComparedRow], language: Language) -> str:
    """What the sign behind the names means: everything that is to be kept in mind about any of the figures."""
    words = dict.fromkeys(word for row in rows if row.care for word in row.care.split(_AND))
    return f"{CARE} {language.tr('zu beachten, siehe letzte Spalte')}: {_AND.join(words)}" if words else ""


@dataclass(frozen=True)
class _Comparison:
    scenarios: Sequence[Effects]
    language: Language
    reference: str
    cares: dict[tuple[str, str], str] = field(default_factory=dict)

    def figures(self) -> Iterator[ComparedRow]:
        lines = sorted((*key_figures(), _ACHIEVABLE), key=lambda line: _ORDER[line.section])
        yield from map(self._figure, lines)

    def consequences(self) -> Iterator[ComparedRow]:
        """What only a change has: posts moved, duties better or worse, grants lost."""
        for moved in MOVED:
            figures = [moved.figure(each) for each in self.scenarios]
            texts = [value_text(each.value, moved.unit, self.language) for each in figures]
            name = figure_name(moved.key, self.language)
            if moved.unit is FigureUnit.COUNT:
                # The map counts those that go to another unit of the same office, too.
                name = f"{name} ({self.language.tr('Amt wechselt')})"
            yield self._consequence(name, texts, self._words(figures))
        for name, read, care in self._counts():
            yield self._consequence(name, [count(read(each), self.language) for each in self.scenarios], care)

    def _figure(self, line: KeyFigure) -> ComparedRow:
        try:
            before = line.value(self.scenarios[0].before)
            cells = tuple(self._cell(line, before, each) for each in self.scenarios)
            care = self._care(line)
        except MissingTable:
            nothing = value_text(None, line.unit, self.language)
            cells = tuple(Cell(nothing) for _ in self.scenarios)
            return ComparedRow(line.section.title(self.language), line.name(self.language), nothing, cells)
        return ComparedRow(
            line.section.title(self.language),
            self._name(line),
            self._text(line, before),
            cells,
            care,
        )

    def _care(self, line: KeyFigure) -> str:
        """What to be careful about in any of the values of a line; every post is looked at, so only once."""
        key = (line.key, line.id)
        if key not in self.cares:
            self.cares[key] = self._found_care(line)
        return self.cares[key]

    def _found_care(self, line: KeyFigure) -> str:
        states = {id(state): state for each in self.scenarios for state in (each.before, each.after)}
        return self._words(line.figure(state) for state in states.values())

    def _words(self, figures: Iterable[Figure]) -> str:
        return _AND.join(dict.fromkeys(mark.text for each in figures for mark in marks(each, self.language)))

    def _text(self, line: KeyFigure, value: Value) -> str:
        """Shares that differ do not look alike."""
        if line.unit is not FigureUnit.RATIO or value is None:
            return value_text(value, line.unit, self.language)
        values = {line.value(state) for each in self.scenarios for state in (each.before, each.after)} - {None}
        return percent(value, self.language, _places(values, self.language))

    def _name(self, line: KeyFigure) -> str:
        if line.id and line.part:
            return f"{group_text(line.id, self.language)}: {line.name(self.language)}"
        return line.name(self.language)

    def _cell(self, line: KeyFigure, before: Value, scenario: Effects) -> Cell:
        now = line.value(scenario.after)
        changed = line.difference(scenario, self.language)
        return Cell(self._text(line, now), changed, now != before)

    def _consequence(self, name: str, texts: Sequence[str], care: str) -> ComparedRow:
        cells = tuple(Cell(text, differs=any(digit in text for digit in "123456789")) for text in texts)
        tr = self.language.tr
        against = tr("Wirkung gegenüber „{name}“", name=self.reference) if self.reference else ""
        return ComparedRow(against or tr("Wirkung gegenüber dem Ist-Stand"), name, "", cells, care)

    def _counts(self) -> tuple[tuple[str, Callable[[Effects], int], str], ...]:
        """Posts are counted; duties and conflicts rest on what their coverage and the overlap rest on."""
        tr, duties, shares = self.language.tr, self._care_of(Section.COVERAGE), self._care_of(Section.OVERLAP)
        return (
            (tr("Umgewandelte Stellen"), lambda each: len(each.affected().regraded), ""),
            (tr("Wegfallende Stellen"), lambda each: len(each.affected().cut), ""),
            (tr("Neue Stellen"), lambda each: len(each.affected().created), ""),
            (tr("Gesetzliche Aufgaben schlechter gestellt"), _worse, duties),
            (tr("Gesetzliche Aufgaben besser gestellt"), _better, duties),
            (tr("Gesetzliche Aufgaben mit neuer Zuständigkeit"), _new_owners, duties),
            (tr("Neue Zielkonflikte"), lambda each: len(each.new_conflicts()), shares),
        )

    def _care_of(self, section: Section) -> str:
        """Of the main figures of a section that are no amounts."""
        lines = [each for each in key_figures() if each.section is section and not each.part and not each.needs_pay]
        words = (word for each in lines for word in self._care(each).split(_AND) if word)
        return _AND.join(dict.fromkeys(words))


def _places(values: Collection[Value], language: Language) -> int:
    """The decimals it takes to tell them apart, at most three."""
    for places in (1, 2):
        if len({percent(Fraction(each or 0), language, places) for each in values}) == len(values):
            return places
    return _MOST_PLACES if len(values) > 1 else 1


_AND = ", "
_MOST_PLACES = 3
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
