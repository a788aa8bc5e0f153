"""A source becomes a plan: whole, with notes on what changed on the way, or not at all."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from integration_office.application.memory import collector_resting, refuse_too_large
from integration_office.application.ports import Progress
from integration_office.domain.identity import DutyId
from integration_office.domain.laws import broken_laws
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.plan import Plan
from integration_office.domain.task import Duty
from integration_office.exchange.csv_source import folder_sheets, single_sheet
from integration_office.exchange.faults import Fault
from integration_office.exchange.files import read_bytes
from integration_office.exchange.findings import Defect, Findings, ImportRefused, Note, Place, Problem
from integration_office.exchange.layout import (
    ASSIGNMENTS,
    ASSUMPTIONS,
    BUDGET,
    CITIES,
    DUTIES,
    GRANTS,
    PLAN,
    POSITIONS,
    REVENUES,
    SCENARIOS,
    SHEETS,
    TASKS,
    TEXTS,
    UNITS,
    WEIGHTS,
    SheetLayout,
    sheet_named,
)
from integration_office.exchange.organigramm import read_organigramm
from integration_office.exchange.reading_cities import read_cities
from integration_office.exchange.reading_plan import (
    read_assumptions,
    read_duties,
    read_info,
    read_paper_texts,
    read_weights,
)
from integration_office.exchange.reading_revenues import read_revenues
from integration_office.exchange.reading_scenarios import read_scenarios, tried
from integration_office.exchange.reading_structure import read_positions, read_units
from integration_office.exchange.reading_work import (
    read_assignments,
    read_budget,
    read_grants,
    read_tasks,
)
from integration_office.exchange.size import memory_for
from integration_office.exchange.tables import Known, RawSheet, Table, absent, table_of
from integration_office.exchange.workbook_source import workbook_sheets

WORKBOOKS = (".xlsx", ".xlsm", ".ods")


__all__ = ["ImportRefused", "Imported", "read_source", "read_sources"]


@dataclass(frozen=True)
class Imported:
    """A plan and what is to be said about how it was read."""

    plan: Plan
    notes: tuple[Note, ...]


def read_source(path: Path, catalogue: Mapping[DutyId, Duty], progress: Progress | None = None) -> Imported:
    """The plan in a workbook (xlsx, ods), a folder of CSV files or an Organigramm JSON.

    `catalogue`: the shipped duties. Raises ImportRefused with every problem; nothing is created then.
    """
    return read_sources([path], catalogue, progress)


def read_sources(paths: Sequence[Path], catalogue: Mapping[DutyId, Duty], progress: Progress | None = None) -> Imported:
    """As `read_source`, with the sheets of one plan spread over several workbooks, folders and CSV files.

    Raises ImportRefused, and NotEnoughMemory before anything is read.
    """
    refuse_too_large(", ".join(path.name for path in paths), memory_for(paths))
    findings = Findings()
    with collector_resting():
        plan = _plan(paths, catalogue, findings, progress)
    findings.problems.sort(key=_sheet_and_row)
    findings.refuse_if_any()
    for law in broken_laws(plan.baseline, {*catalogue, *plan.duties}):
        findings.refuse(Place(paths[0].name), law)
    findings.refuse_if_any()
    return Imported(plan, tuple(findings.notes))


def _sheet_and_row(problem: Problem) -> tuple[int, int]:
    layout = sheet_named(problem.place.sheet)
    return (SHEETS.index(layout) if layout else -1, problem.place.row)


def _plan(
    paths: Sequence[Path], catalogue: Mapping[DutyId, Duty], findings: Findings, progress: Progress | None
) -> Plan:
    if len(paths) == 1 and paths[0].suffix.lower() == ".json":
        return read_organigramm(paths[0], findings)
    sheets = (sheet for path in paths for sheet in _sheets(path, findings))
    tables = _tables(sheets, findings, progress)
    if not tables:
        findings.refuse_if_any()
    return _assembled(_Book(Place(paths[0].name), tables, findings), catalogue)


def _sheets(path: Path, findings: Findings) -> Iterator[RawSheet]:
    place, suffix = Place(path.name), path.suffix.lower()
    if path.is_dir():
        yield from folder_sheets(path, findings)
    elif suffix == ".csv":
        yield from single_sheet(path, findings)
    elif suffix in WORKBOOKS:
        yield from workbook_sheets(path, findings)
    elif read_bytes(path, place, findings) is not None:
        findings.refuse(place, Fault.JSON_NOT_ALONE if suffix == ".json" else Fault.UNKNOWN_FORMAT)


def _tables(sheets: Iterable[RawSheet], findings: Findings, progress: Progress | None) -> dict[str, Table]:
    """Tables by the English name of their sheet; one that is there in both languages is refused."""
    found: dict[str, Table] = {}
    for raw in sheets:
        first = found.get(raw.layout.key)
        if first is not None:
            findings.refuse(raw.place, Defect(Fault.SHEET_TWICE, other=first.place.sheet))
        else:
            found[raw.layout.key] = table_of(raw, findings)
            if progress is not None:
                progress(len(found), len(SHEETS))
    return found


@dataclass(frozen=True)
class _Book:
    """The tables of a source; a sheet that is not there is a table without rows."""

    place: Place
    tables: Mapping[str, Table]
    findings: Findings

    def take(self, layout: SheetLayout) -> Table:
        return self.tables.get(layout.key) or absent(layout, self.findings)

    def units(self) -> Table:
        """The one sheet without which there is no plan."""
        if UNITS.key not in self.tables:
            wanted = ", ".join(column.german for column in UNITS.columns if column.required)
            self.findings.refuse(self.place, Defect(Fault.SHEET_MISSING, UNITS.german, wanted))
            return replace(absent(UNITS, self.findings), broken=True)
        return self.tables[UNITS.key]


def _assembled(book: _Book, catalogue: Mapping[DutyId, Duty]) -> Plan:
    own_duties = book.take(DUTIES)
    duties = read_duties(own_duties, catalogue)
    known_duties = None if own_duties.broken else {**catalogue, **duties}
    scenario_table = book.take(SCENARIOS)
    scenarios = read_scenarios(scenario_table)
    info, active = read_info(book.take(PLAN), {**catalogue, **duties}, scenarios)
    weights = read_weights(book.take(WEIGHTS), known_duties)
    baseline = _baseline(book, known_duties, info.base_year)
    return Plan(
        info=info,
        baseline=baseline,
        scenarios=frozen({} if book.findings.problems else tried(scenario_table, baseline, scenarios)),
        duties=frozen(duties),
        weights=frozen(weights),
        texts=frozen(read_paper_texts(book.take(TEXTS))),
        cities=frozen(read_cities(book.take(CITIES))),
        active=active,
    )


def _baseline(book: _Book, duties: Known, base_year: int | None) -> Organisation:
    units, positions, tasks, grants = book.units(), book.take(POSITIONS), book.take(TASKS), book.take(GRANTS)
    known_units, known_grants = units.ids(), grants.ids()
    assumptions = read_assumptions(book.take(ASSUMPTIONS))
    return Organisation(
        grants=frozen(read_grants(grants)),
        revenues=frozen(read_revenues(book.take(REVENUES), known_units)),
        units=frozen(read_units(units, known_grants)),
        positions=frozen(read_positions(positions, known_units, known_grants, assumptions, base_year)),
        tasks=frozen(read_tasks(tasks, duties)),
        assignments=frozen(read_assignments(book.take(ASSIGNMENTS), positions.ids(), tasks.ids())),
        budget=read_budget(book.take(BUDGET), known_units),
        assumptions=frozen(assumptions),
    )
