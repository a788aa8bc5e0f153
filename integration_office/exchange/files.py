"""Bytes of a source file, or the reason why there are none."""

from pathlib import Path

from integration_office.exchange.faults import Fault
from integration_office.exchange.findings import Defect, Findings, Place


def read_bytes(path: Path, place: Place, findings: Findings) -> bytes | None:
    """The whole file; None if it is missing, unreadable or empty, which is refused."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        findings.refuse(place, Fault.SOURCE_MISSING)
    except OSError as error:
        findings.refuse(place, Defect(Fault.UNREADABLE, error.strerror or ""))
    else:
        if data:
            return data
        findings.refuse(place, Fault.EMPTY_FILE)
    return None
