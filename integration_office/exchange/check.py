"""What reading a source would refuse, and what it would round or leave out; changes nothing."""

from collections.abc import Mapping
from pathlib import Path

from integration_office.domain.identity import DutyId
from integration_office.domain.task import Duty
from integration_office.exchange.findings import ImportRefused, Note, Problem
from integration_office.exchange.source import read_source


def findings_of(path: Path, catalogue: Mapping[DutyId, Duty]) -> tuple[Problem | Note, ...]:
    """Everything to be said about a source; it can be read if there is no Problem among it."""
    try:
        return read_source(path, catalogue).notes
    except ImportRefused as refused:
        return (*refused.problems, *refused.notes)
