"""Figures in words: their values, differences and marks, and the Rechenweg line by line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from integration_office.analysis.coverage import Status
from integration_office.analysis.figure import Figure, FigureUnit, Remark, Term, Value
from integration_office.analysis.revenues import Counted
from integration_office.domain.identity import DutyId
from integration_office.domain.organisation import Organisation
from integration_office.domain.parameters import Assumption
from integration_office.domain.quantity import rounded
from integration_office.domain.task import Duty
from integration_office.domain.unit import UnitKind
from integration_office.wording.assumptions import assumption_name, assumption_source, assumption_value, percent_text
from integration_office.wording.changes import unit_kind_text
from integration_office.wording.coverage import group_text
from integration_office.wording.effects import duty_text, status_text
from integration_office.wording.figure_names import formulas, names
from integration_office.wording.grants import condition_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import (
    capacity,
    euro,
    fte,
    fte_number,
    percent,
    signed,
    with_euro,
    without_percent,
)
from integration_office.wording.revenues import counted_text
from integration_office.wording.savings import line_part_text


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a Rechenweg; `level` says how deep it stands below the figure (0).

    A heading has no value. A note that starts with = is the formula.
    """

    label: str
    value: str
    note: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Mark:
    """What to be careful about: a short word, and the sentence behind it."""

    text: str
    meaning: str


@dataclass(frozen=True)
class Known:
    """The names that ids have: those of an organisation, and the duties of the catalogue."""

    organisation: Organisation | None = None
    duties: Mapping[DutyId, Duty] = field(default_factory=dict)


def figure_name(key: str, language: Language) -> str:
    """What a figure is called."""
    return names(language).get(key, key)


def formula_text(key: str, language: Language) -> str:
    """How a figure follows from its terms; empty where it is simply given."""
    return formulas(language).get(key, "")


def value_text(value: Value, unit: FigureUnit, language: Language) -> str:
    """A value at a glance: whole euros, FTE with two decimals, a percentage with one."""
    if value is None:
        return _undefined(unit, language)
    match unit:
        case FigureUnit.CENTS:
            return euro(rounded(value), language)
        case FigureUnit.FTE:
            return fte(rounded(value), language)
        case FigureUnit.FTE_MONTHS:
            return fte(rounded(Fraction(value, 12)), language)
        case FigureUnit.CAPACITY:
            return capacity(rounded(value), language)
        case FigureUnit.RATIO | FigureUnit.SHARE:
            return percent(Fraction(value) * unit.scale, language, 1)
    return exact_text(value, unit, language)


def exact_text(value: Value, unit: FigureUnit, language: Language) -> str:
    """A value as a Rechenweg shows it: to the cent and beyond, FTE and rates with the decimals they have."""
    if value is None:
        return _undefined(unit, language)
    amount = Fraction(value) * unit.scale
    match unit:
        case FigureUnit.CENTS:
            return with_euro(_decimal(amount / 100, 2, language), language)
        case FigureUnit.FTE | FigureUnit.FTE_MONTHS | FigureUnit.CAPACITY:
            return f"{_decimal(amount, 2, language)} {language.tr('VZÄ')}"
        case FigureUnit.RATIO | FigureUnit.SHARE:
            return percent_text(amount, language)
        case FigureUnit.MONTHS:
            return language.trn("{n} Monat", "{n} Monate", int(value))
        case FigureUnit.CHECK:
            return language.tr("erfüllt") if value else language.tr("nicht erfüllt")
    return _decimal(amount, 0, language)


def difference_text(difference: Value, unit: FigureUnit, language: Language) -> str:
    """A difference with its sign: +112.400 €, −1,50 VZÄ, +5,0 Punkte; between shares it is one of points.

    One that is too small to be written at a glance says so.
    """
    text = value_text(difference, unit, language)
    if difference and not any(digit in text for digit in "123456789"):
        return language.tr("geringfügig")
    if difference is not None and unit is FigureUnit.RATIO:
        return language.tr("{n} Punkte", n=signed(without_percent(text)))
    return signed(text)


def marks(figure: Figure, language: Language) -> tuple[Mark, ...]:
    """What to be careful about with a figure, the gravest last."""
    tr = language.tr
    guessed = tr("Enthält Angaben, die eine Regel ergänzt hat, weil die Quelle nichts dazu sagt.")
    advance = tr("Beruht auf einer Besoldungstabelle, die als Abschlag gezahlt wird und noch nicht Gesetz ist.")
    unconfirmed = tr("Beruht auf Annahmen oder Quellen, die niemand bestätigt hat.")
    known = (
        (not figure.verified, Mark(tr("nicht verifiziert"), unconfirmed)),
        (figure.provisional, Mark(tr("vorläufig (Abschlag)"), advance)),
        (figure.illustrative, Mark(tr("Beispieldaten"), guessed)),
    )
    return tuple(mark for holds, mark in known if holds)


def unpriced_text(figure: Figure, language: Language) -> str:
    """Which grades have no table, with their FTE × months / 12; empty if all are priced."""
    listed = [f"{_grade(term, language)} {exact_text(term.value, term.unit, language)}" for term in figure.unpriced]
    if not listed:
        return ""
    # A grade and its FTE stay on one line.
    pairs = ", ".join(listed).replace(" ", "\N{NO-BREAK SPACE}").replace(",\N{NO-BREAK SPACE}", ", ")
    return language.tr("Ohne Entgelttabelle, nicht in den Kosten: {list}", list=pairs)


def rechenweg(figure: Figure, language: Language, known: Known | None = None) -> tuple[Line, ...]:
    """How the figure came about: formula and terms, then what is missing, assumptions, sources and marks."""
    return tuple(rechenweg_lines(figure, language, known or Known()))


def rechenweg_lines(figure: Figure, language: Language, known: Known) -> Iterator[Line]:
    """The same line by line: a city has thousands."""
    return _Rechenweg(language, known).lines(figure)


@dataclass(frozen=True)
class _Rechenweg:
    language: Language
    known: Known

    def lines(self, figure: Figure) -> Iterator[Line]:
        yield self._head(figure)
        yield from self._terms(figure.terms, 1)
        yield from self._terms(figure.beside, 1)
        yield from (self._remark(remark) for remark in figure.remarks)
        yield from self._section(self._unpriced_heading(), map(self._unpriced, figure.unpriced))
        yield from self._section(self.language.tr("Annahmen"), map(self._assumption, figure.assumptions))
        yield from self._section(self.language.tr("Quellen"), (Line(each, "") for each in figure.sources))
        warnings = (Line(mark.text, "", mark.meaning) for mark in marks(figure, self.language))
        yield from self._section(self.language.tr("Zu beachten"), warnings)

    def _head(self, figure: Figure) -> Line:
        name, thing = figure_name(figure.key, self.language), self._thing(figure)
        label = f"{name}: {thing}" if thing else name
        value = exact_text(figure.value, figure.unit, self.language)
        return Line(label, value, self._formula(figure))

    def _terms(self, terms: Sequence[Term], level: int) -> Iterator[Line]:
        """The terms and what they are made of; of many alike the first says the formula."""
        above = ""
        for term in terms:
            yield self._term(term, level, explained=term.key != above)
            yield from self._terms(term.terms, level + 1)
            above = term.key

    def _term(self, term: Term, level: int, *, explained: bool) -> Line:
        minus = "− " if term.subtracted else ""
        is_made = explained and (term.terms or term.key in _EXPLAINED)
        value = exact_text(term.value, term.unit, self.language)
        return Line(minus + self._label(term), value, self._formula(term) if is_made else "", level)

    def _formula(self, term: Term) -> str:
        formula = formula_text(term.key, self.language)
        return f"= {formula}" if formula else ""

    def _label(self, term: Term) -> str:
        name, thing = figure_name(term.key, self.language), self._thing(term)
        if not thing:
            return name
        return thing if term.key in _BARE else f"{name} {thing}"

    def _thing(self, term: Term) -> str:
        """The name of what the id stands for; empty without one."""
        if not term.id and term.key != "unpriced":
            return ""
        called = Names(self.language, self.known.organisation)
        if term.key in _UNITS:
            return called.unit(term.id)
        if term.key in _POSITIONS:
            return called.position(term.id)
        if term.key in _TASKS:
            return called.task(term.id)
        return self._other(term, called)

    def _other(self, term: Term, called: Names) -> str:
        match term.key:
            case "grant" | "grant_change":
                return called.grant(term.id)
            case "assumption":
                return assumption_name(term.id, self.language)
            case "condition":
                return condition_text(term.id, self.language)
            case "unpriced":
                return _grade(term, self.language)
            case "duty" | "weighted_duty":
                return self._duty(term.id)
            case "driven_revenue":
                return called.revenue(term.id)
            case "full" | "discounted_cash" | "cash_saving" | "in_year":
                return term.id
            case "line" | "line_saving":
                return line_part_text(term.id, self.language)
            case "unit_kind":
                return unit_kind_text(UnitKind(term.id), self.language)
        return group_text(term.id, self.language)

    def _duty(self, id: str) -> str:
        duty = self.known.duties.get(DutyId(id))
        return id if duty is None else duty_text(duty, self.language)

    def _remark(self, remark: Remark) -> Line:
        tr = self.language.tr
        called = Names(self.language, self.known.organisation)
        if remark.key == "counted":
            return Line(tr("Zählung"), counted_text(Counted(remark.id), self.language), level=1)
        if remark.key == "status":
            return Line(tr("Stand"), status_text(Status(remark.id), self.language), level=1)
        return Line(tr("Federführend"), called.unit(remark.id), level=1)

    def _section(self, heading: str, lines: Iterator[Line]) -> Iterator[Line]:
        """The lines below a heading; without lines no heading either."""
        found = tuple(lines)
        if found:
            yield Line(heading, "", level=1)
        yield from (Line(each.label, each.value, each.note, 2) for each in found)

    def _unpriced_heading(self) -> str:
        return self.language.tr("Ohne Entgelttabelle, nicht in den Kosten")

    def _unpriced(self, term: Term) -> Line:
        value = exact_text(term.value, term.unit, self.language)
        return Line(_grade(term, self.language), value, self.language.tr("VZÄ × Monate ÷ 12"))

    def _assumption(self, assumption: Assumption) -> Line:
        name = assumption_name(assumption.key, self.language)
        marked = self.language.tr("verifiziert") if assumption.verified else self.language.tr("nicht verifiziert")
        note = " · ".join(filter(None, (marked, assumption_source(assumption, self.language))))
        return Line(name, assumption_value(assumption, self.language), note)


_EXPLAINED = ("base", "bonus", "gross", "social", "u2")
_UNITS = (
    "office",
    "office_saving",
    "office_overlap",
    "calibration_ratio",
    "unit_cost",
    "child_cost",
    "span",
    "owner",
    "moved_to",
    "moved_from",
    "budget_cost",
)
_POSITIONS = ("post_cost", "funded_post", "post_share")
_TASKS = ("task", "task_overlap", "task_overlap_cost")
_BARE = (
    *(
        "office",
        "child_cost",
        "post_cost",
        "funded_post",
        "post_share",
        "grant",
        "assumption",
        "line",
        "driven_revenue",
    ),
    *("task", "task_overlap", "task_overlap_cost", "duty", "weighted_duty", "unit_kind", "duty_group"),
)


def _grade(term: Term, language: Language) -> str:
    return term.id or language.tr("ohne Gruppe")


def _undefined(unit: FigureUnit, language: Language) -> str:
    return language.tr("nicht geprüft") if unit is FigureUnit.CHECK else language.tr("nicht bestimmbar")


def _decimal(amount: Fraction, fewest: int, language: Language) -> str:
    """With the decimals the amount has, at least `fewest`, at most four."""
    whole = rounded(amount * 10_000)
    decimals = next(places for places in (0, 1, 2, 3, 4) if whole % 10 ** (4 - places) == 0)
    return fte_number(whole, language, max(fewest, decimals))
