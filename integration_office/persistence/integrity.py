"""What can be wrong with a plan and with the pages of its file beyond what reading it shows."""

from collections.abc import Container, Iterator
from pathlib import Path

from integration_office.application.ports import StoreError, StoreProblem
from integration_office.domain.laws import broken_laws
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import project
from integration_office.persistence.connection import engine_on
from integration_office.persistence.refusal import refusals_of
from integration_office.wording.findings import BrokenInScenario, Finding


def findings_of(plan: Plan, duties: Container[str] | None) -> Iterator[Finding]:
    """Broken laws of the baseline, then measures of each scenario that do not apply; None: any duty will do."""
    known = _Everything() if duties is None else duties
    yield from broken_laws(plan.baseline, known)
    for name, scenario in plan.scenarios.items():
        broken = project(plan.baseline, scenario.measures).broken
        yield from (BrokenInScenario(name, each) for each in broken)


def check_pages(path: Path) -> None:
    """Indexes and references too, which reading a plan does not need; raises StoreError DAMAGED."""
    with refusals_of(path, StoreProblem.DAMAGED), engine_on(path, "ro").begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar_one()
        references = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if pages != "ok" or references is not None:
        raise StoreError(StoreProblem.DAMAGED, str(path), str(references if pages == "ok" else pages))


class _Everything:
    def __contains__(self, _: object) -> bool:
        return True
