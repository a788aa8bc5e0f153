"""A city small enough to be measured in a test, where nobody looks at the milliseconds."""

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest

from integration_office.analysis.reference import Reference
from integration_office.exchange.parameters import load_reference
from tests.benchmarks.cities import City

COUNTS = (400, 60, 50, 900)


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_reference()


@pytest.fixture
def city(tmp_path: Path, reference: Reference) -> Iterator[City]:
    yield City("S", tmp_path, COUNTS, reference)
    # A benchmark puts what lives out of the collector's sight; the tests after it want it back.
    gc.unfreeze()
