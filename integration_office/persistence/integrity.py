"""What can be wrong with a plan and with the pages of its file beyond what reading it shows."""

from collections.abc import Collection, Container, Iterator
from pathlib import Path

from integration_office.application.ports import StoreError, StoreProblem
from integration_office.domain.errors import CyclicUnits
from integration_office.domain.laws import broken_laws
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import project
from integration_office.persistence.driver import transaction
from integration_office.persistence.refusal import refusals_of
from integration_office.wording.findings import BrokenInScenario, Finding


def findings_of(plan: Plan, duties: Collection[str] | None) -> Iterator[Finding]:
    """Broken laws of the baseline, then measures of each scenario that do not apply.

    `duties`: those of the catalogue, beside which the plan has its own; None: any duty will do.
    """
    known: Container[str] = _Everything() if duties is None else {*duties, *plan.duties}
    laws = list(broken_laws(plan.baseline, known))
    yield from laws
    # Whoever asks for the office of a unit in a circle never gets an answer.
    if any(isinstance(law, CyclicUnits) for law in laws):
        return
    for name, scenario in plan.scenarios.items():
        broken = project(plan.baseline, scenario.measures).broken
        yield from (BrokenInScenario(name, each) for each in broken)


def check_pages(path: Path) -> None:
    """Indexes and free pages too, which reading a plan does not need but writing does; raises DAMAGED."""
    _check(path, "PRAGMA quick_check(1)", sound=("ok",))


def check_contents(path: Path) -> None:
    """Whether indexes fit their tables and references lead somewhere; raises StoreError DAMAGED."""
    _check(path, "PRAGMA integrity_check(1)", sound=("ok",))
    _check(path, "PRAGMA foreign_key_check", sound=None)


def _check(path: Path, pragma: str, sound: tuple[str] | None) -> None:
    with refusals_of(path, StoreProblem.DAMAGED), transaction(path, "ro") as connection:
        answer = connection.execute(pragma).fetchone()
    if answer != sound:
        raise StoreError(StoreProblem.DAMAGED, str(path), str(answer))


class _Everything:
    def __contains__(self, _: object) -> bool:
        return True
