"""Plans larger than memory and files that cannot be opened: one sentence, exit 1, nothing written."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from integration_office.application import memory, synthetic_city
from integration_office.bootstrap import main
from integration_office.domain.identity import UnitId
from integration_office.persistence.document import create, read_plan

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes]) -> Run:
    def command(*arguments: object) -> tuple[int, str, str]:
        code = main([str(argument) for argument in arguments])
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return command


def generate(run: Run, path: Path, *options: object) -> tuple[int, str, str]:
    return run("generate", "--positions", 300, "--units", 40, "--seed", 7, "--to", path, *options)


@pytest.fixture
def plan(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "stadt.orgplan"
    assert generate(run, path)[0] == 0
    return path


@pytest.fixture
def little_memory(monkeypatch: pytest.MonkeyPatch, plan: Path) -> None:
    """After the plan has been made."""
    monkeypatch.setattr(memory, "WORTH_ASKING", 0)
    monkeypatch.setattr(memory, "free_memory", lambda: 50_000)


@pytest.mark.usefixtures("little_memory")
def test_a_plan_file_larger_than_memory_is_one_sentence(plan: Path, run: Run) -> None:
    for command in (("analyse", plan, "--json"), ("export", plan, "--out", plan.with_name("x.xlsx"))):
        code, out, err = run(*command)
        assert (code, out) == (1, "")
        assert err.count("\n") == 1
        assert err.startswith(f"{plan} braucht geöffnet etwa 0,1 GB Arbeitsspeicher; frei sind 0 GB. Bitte ")
    assert list(plan.parent.iterdir()) == [plan]


@pytest.mark.usefixtures("little_memory")
def test_a_source_larger_than_memory_is_one_sentence(tmp_path: Path, run: Run) -> None:
    source = tmp_path / "Einheiten.csv"
    source.write_text("Kennung;Art\n" + "".join(f"{number};amt\n" for number in range(2_000)), encoding="utf-8")
    code, _, err = run("import", source, "--to", tmp_path / "neu.orgplan")
    assert code == 1
    assert err.startswith("Einheiten.csv braucht geöffnet etwa 0,1 GB") and err.count("\n") == 1
    assert not (tmp_path / "neu.orgplan").exists()


@pytest.mark.usefixtures("little_memory")
def test_a_city_larger_than_memory_is_one_sentence(tmp_path: Path, run: Run) -> None:
    code, _, err = generate(run, tmp_path / "zwei.orgplan")
    assert code == 1
    assert err.startswith("Eine Stadt dieser Größe braucht etwa 0,1 GB Arbeitsspeicher") and err.count("\n") == 1
    assert not (tmp_path / "zwei.orgplan").exists()


def test_memory_that_runs_out_all_the_same_is_a_sentence_too(
    tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def runs_out(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(synthetic_city, "synthetic_city", runs_out)
    code, _, err = generate(run, tmp_path / "stadt.orgplan", "--lang", "en")
    assert code == 1
    assert err.startswith("There is not enough memory (free: ") and err.count("\n") == 1


def test_a_circle_in_a_plan_file_names_file_and_units(plan: Path, run: Run) -> None:
    state = read_plan(plan).baseline
    root, child = state.roots[0], state.children[state.roots[0]][0]
    turned = state.with_units([replace(state.unit(root), parent=UnitId(child))])
    path = plan.with_name("kreis.orgplan")
    create(path, replace(read_plan(plan), baseline=turned)).close()
    changes = plan.with_name("changes.json")
    changes.write_text("[]", encoding="utf-8")
    for command in (("analyse", path), ("apply", path, changes, "--scenario", "A")):
        code, _, err = run(*command)
        assert code == 1
        assert err.startswith("kreis.orgplan: Einheiten hängen im Kreis untereinander: ")
        assert root in err and child in err and err.count("\n") == 1


def test_a_city_may_also_be_a_workbook(tmp_path: Path, run: Run, plan: Path) -> None:
    for name in ("mappe.xlsx", "mappe.csv"):
        assert generate(run, tmp_path / name)[0] == 0
        again = tmp_path / f"{name}.orgplan"
        assert run("import", tmp_path / name, "--to", again)[0] == 0
        assert read_plan(again).baseline == read_plan(plan).baseline
