"""A paper on the town of five posts, and ways to find things in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from integration_office.analysis.reference import Reference
from integration_office.domain.changes import (
    AddPosition,
    ChangeFte,
    CreateUnit,
    CutPosition,
    MovePosition,
    MoveUnit,
    RegradePosition,
    RenameUnit,
    SetAssumption,
)
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.plan import Plan
from integration_office.domain.position import Lapse, Position, Terms
from integration_office.domain.scenario import Measure, Scenario
from integration_office.domain.unit import UnitKind
from integration_office.exchange.parameters import load_reference
from integration_office.reports.blocks import Block, Document, Heading, Row, Table, flat, plain
from integration_office.reports.paper import decision_paper
from integration_office.reports.paper_audience import Audience, Section
from integration_office.reports.paper_front import Letterhead
from integration_office.wording.language import Language
from tests.analysis.town import five_posts

_NO_BREAK = re.compile(r"(?<=\S)\u00a0")  # others indent
GERMAN = Language.german()
TODAY = date(2026, 11, 22)
NEW_YEAR = date(2027, 1, 1)
NEW, SMALL, EMPTY = "Neues Amt", "Nur verlegen", "Nullvariante"
REFERENCE = load_reference()


def unit(id: str) -> UnitId:
    return UnitId(id)


def post(id: str) -> PositionId:
    return PositionId(id)


@cache
def town() -> Plan:
    """The town with a scenario that does something of everything (its third measure is broken), a small one
    and one that does nothing."""
    return (
        five_posts()
        .with_scenario(Scenario(NEW, tuple(new_office())))
        .with_scenario(Scenario(SMALL, (Measure(MoveUnit(unit("501"), unit("32")), NEW_YEAR, "näher an den Fällen"),)))
    ).with_scenario(Scenario(EMPTY))


def new_office() -> Iterator[Measure]:
    head = Position(post("56-1"), unit("56"), "Leitung", Terms(read_grade("E 13"), None, 10_000, None), is_head=True)
    yield Measure(CreateUnit(unit("56"), "Amt für Integration", UnitKind.OFFICE, unit("I")), NEW_YEAR, "Bündelung")
    yield Measure(MoveUnit(unit("501"), unit("56")), NEW_YEAR)
    yield Measure(MoveUnit(unit("999"), unit("56")), NEW_YEAR)
    yield Measure(MovePosition(post("0103"), unit("56")), NEW_YEAR, "Ein Team.")
    yield Measure(AddPosition(head), NEW_YEAR)
    yield Measure(CutPosition(post("0104"), Lapse(date(2027, 6, 30))), NEW_YEAR, "entfällt")
    yield Measure(RegradePosition(post("0102"), read_grade("E 10")), NEW_YEAR)  # type: ignore[arg-type]
    yield Measure(ChangeFte(post("0101"), 7_500), NEW_YEAR)
    yield Measure(RenameUnit(unit("32"), "Ordnung {neu}"), NEW_YEAR)
    yield Measure(SetAssumption("workplace", Decimal(10_000), "eigene Erhebung"), date(2028, 1, 1))


def paper(
    *scenarios: str,
    plan: Plan | None = None,
    template: str = "beschlussvorlage",
    language: Language = GERMAN,
    reference: Reference = REFERENCE,
    audience: Audience = Audience.INTERNAL,
    sections: frozenset[Section] | None = None,
    letterhead: Letterhead | None = None,
) -> Document:
    """The paper on a plan, by default on the town; one on the town is made once, however many tests look at it."""
    names = scenarios or (NEW, SMALL)
    if plan is None and letterhead is None and reference is REFERENCE and language == Language.of(language.code):
        return _of_the_town(names, language.code, template, audience, sections)
    return decision_paper(plan or town(), reference, names, language, TODAY, template, audience, sections, letterhead)


@cache
def _of_the_town(
    names: tuple[str, ...], code: str, template: str, audience: Audience, sections: frozenset[Section] | None
) -> Document:
    return decision_paper(town(), REFERENCE, names, Language.of(code), TODAY, template, audience, sections)


def blocks(document: Document) -> list[Block]:
    return list(flat(document.blocks))


def section(document: Document, title: str) -> list[Block]:
    """What stands below a heading, up to the next of its level or above."""
    found: list[Block] = []
    level = 0
    for block in blocks(document):
        if isinstance(block, Heading) and (not level or block.level <= level):
            level = block.level if title in block.text else 0
        elif level:
            found.append(block)
    return found


def tables(document: Document) -> dict[str, Table]:
    return {block.caption: block for block in blocks(document) if isinstance(block, Table)}


def table(document: Document, caption: str) -> Table:
    """The only table whose caption begins so."""
    (found,) = (each for name, each in tables(document).items() if name.startswith(caption))
    return found


def rows(found: Table) -> list[list[str]]:
    """The cells as they are read, whatever keeps § and number on one line."""
    cells = (row.cells for row in found.rows if isinstance(row, Row))
    return [[_NO_BREAK.sub(" ", plain(cell)) for cell in each] for each in cells]


def row(found: Table, label: str) -> list[str]:
    """The cells behind the label, without marks."""
    (cells,) = (each[1:] for each in rows(found) if each[0].split(" [")[0].replace("\u00a0", " ") == label)
    return cells


def with_measures(measures: Sequence[Measure]) -> Plan:
    return replace(town()).with_scenario(Scenario(NEW, tuple(measures)))
