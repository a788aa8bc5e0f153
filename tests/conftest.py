"""All tests run without a display, and without a deadline for a single example: the machine may be busy."""

import atexit
import gc
import os
import tempfile

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Whoever runs them uses the program, perhaps in English: their settings are neither read nor written.
_HOME = tempfile.TemporaryDirectory()
atexit.register(_HOME.cleanup)
os.environ.update(XDG_CONFIG_HOME=_HOME.name, XDG_DATA_HOME=_HOME.name)

settings.register_profile("house", deadline=None, max_examples=30, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

FIRST = (
    "test_leaks.py",
    "test_verapdf.py",
    "test_stalls.py",
    "test_large_city.py",
    "test_half_hour.py",
    "test_libreoffice.py",
)
"""What looks through the whole memory is begun while little is in it; what takes longest, so that no worker is left
with it when the others have nothing more to do."""


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    rank = {name: place for place, name in enumerate(FIRST)}
    items.sort(key=lambda item: rank.get(item.path.name, len(FIRST)))


def pytest_configure() -> None:
    """Four thousand tests and all modules stay until the end: the collector looks through what is old a tenth as often.
    Not by freezing it, which the program does too and takes back."""
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, 100)
