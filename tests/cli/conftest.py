"""Commands as they are run, on a small city."""

from pathlib import Path

import pytest

from integration_office.bootstrap import main
from tests.cli.small_city import POSITIONS, SHARES, TASKS, UNITS, Run


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def command(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = int(str(stop.code))
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    source = tmp_path / "mappe"
    source.mkdir()
    for name, text in (
        ("Einheiten", UNITS),
        ("Stellen", POSITIONS),
        ("Aufgaben", TASKS),
        ("Zuordnungen", SHARES),
        ("Plan", "Schlüssel;Wert\ntitle;Klein\nbase_year;2026\n"),
    ):
        (source / f"{name}.csv").write_text(text, encoding="utf-8")
    return source


@pytest.fixture
def plan(folder: Path, tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "klein.orgplan"
    assert run("import", folder, "--to", path)[0] == 0
    return path
