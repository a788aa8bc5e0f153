import pytest

from integration_office.analysis.reference import Reference
from integration_office.exchange.parameters import load_reference


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load_reference()
