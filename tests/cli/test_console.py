"""What a terminal is told while a job runs; nothing is told where nobody looks."""

import io
import sys
import time

import pytest

from integration_office.analysis.pay_data import PayData
from integration_office.analysis.reference import Reference
from integration_office.cli import console as module
from integration_office.cli.console import Console
from integration_office.wording.language import Language

REFERENCE = Reference(PayData({}, (), {}), {}, {})


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def said_while_busy(monkeypatch: pytest.MonkeyPatch, stream: io.StringIO, *, quiet: bool) -> str:
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(module, "_SHOWN_AFTER_S", 0.01)
    monkeypatch.setattr(module, "_SHOWN_AGAIN_S", 0.01)
    with Console(Language.german(), REFERENCE, quiet).busy("Rechnen"):
        time.sleep(0.1)
    return stream.getvalue()


def test_a_long_job_says_what_runs_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Rechnen … 00:00" in said_while_busy(monkeypatch, Terminal(), quiet=False)


def test_nothing_is_said_into_a_file_or_to_who_wants_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said_while_busy(monkeypatch, io.StringIO(), quiet=False) == ""
    assert said_while_busy(monkeypatch, Terminal(), quiet=True) == ""


def test_a_job_that_fails_ends_its_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", Terminal())
    with pytest.raises(ValueError, match="halt"), Console(Language.german(), REFERENCE, False).busy("Rechnen"):
        raise ValueError("halt")
