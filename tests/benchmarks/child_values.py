"""A process of its own that holds a plan with all its figures and says what it needed at most (MB): `FILE` or
`POSITIONS UNITS TASKS ASSIGNMENTS` for a city that is made instead of read."""

import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from integration_office.application.session import Session
from integration_office.application.synthetic_city import synthetic_city
from integration_office.domain.plan import Plan
from integration_office.exchange.parameters import load_reference
from tests.benchmarks.peak_memory import peak_mb


def main(arguments: list[str]) -> None:
    """Reads or makes the plan and touches every figure."""
    reference = load_reference()
    session = Session(_plan(arguments, sorted(reference.catalogue)), reference)
    figures = session.figures
    _ = figures.cost, figures.overlap.fte, figures.overlap.cost, figures.coverage.duties, figures.grants
    print(f"{peak_mb():.1f}", flush=True)


def _plan(arguments: list[str], duties: list) -> Plan:  # type: ignore[type-arg]
    if len(arguments) > 1:
        positions, units, tasks, assignments = map(int, arguments)
        return synthetic_city(positions, units, tasks, assignments, seed=2026, duties=duties)
    from integration_office.persistence.document import read_plan

    return read_plan(Path(arguments[0]))


if __name__ == "__main__":
    main(sys.argv[1:])
