"""When two plans are the same to the last detail."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from integration_office.domain.layered import frozen
from integration_office.domain.plan import Plan


def assert_same(found: Plan, expected: Plan) -> None:
    """Equal, in the same order, grades in the same words, decimals with the same digits."""
    assert found == expected
    assert list(found.scenarios) == list(expected.scenarios)
    assert repr(_without_measures(found)) == repr(_without_measures(expected))


def _without_measures(plan: Plan) -> Plan:
    # Numbers of a measure come back from JSON with the same value, but 0.50 as 0.5.
    return replace(plan, scenarios=frozen({}))


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder with its bytes, to show that nothing was touched and nothing left behind."""
    return dict(_contents(folder))


def _contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.iterdir()):
        yield path.name, path.read_bytes()
