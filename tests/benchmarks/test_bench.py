"""Everything in the issue's table can be measured, and its rows have the keys the issue names. No time is asserted."""

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.benchmarks import __main__ as bench
from tests.benchmarks import files, frames, papers, preview, processes, recalculation
from tests.benchmarks.cities import City, changes_offices, moves
from tests.benchmarks.figures import FIGURES, chosen
from tests.benchmarks.goals import GOALS
from tests.benchmarks.measuring import Row, p95, rows, times
from tests.benchmarks.results import line, machine
from tests.reports.sample_document import some_of_everything

MS = {"figure", "size", "median_ms", "p95_ms", "goal_ms", "peer", "peer_ms", "ratio"}
MB = {"figure", "size", "median_mb", "p95_mb", "goal_mb", "peer", "peer_mb", "ratio"}


@pytest.fixture(autouse=True)
def few_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(frames, "_FRAMES", 4)
    monkeypatch.setattr(processes, "_STARTS", 2)
    monkeypatch.setattr(processes, "_RUNS", 1)
    monkeypatch.setattr(preview, "_PAIRS", 6)
    monkeypatch.setattr(recalculation, "_RUNS", 3)
    monkeypatch.setattr(files, "_CHANGES", 4)
    monkeypatch.setattr(papers, "paper", some_of_everything)
    for runs in ("_RUNS", "_PEER_RUNS", "_MEMORY_RUNS"):
        monkeypatch.setattr(papers, runs, 1)


@pytest.mark.parametrize("figure", FIGURES)
def test_each_figure_is_measured_with_the_keys_of_the_issue(figure: str, city: City, qtbot: QtBot) -> None:
    measured = list(FIGURES[figure](city))
    found = [each.as_json() for each in measured if isinstance(each, Row)]
    for row in found:
        assert set(row) == (MB if figure in (processes.MEMORY, papers.MEMORY) else MS)
        assert row["size"] == "S"
    assert figure in {row["figure"] for row in found}


def test_every_row_of_the_issue_has_a_goal_and_a_measurement() -> None:
    assert FIGURES.keys() == GOALS.keys()
    assert len(GOALS) == 15


def test_moves_lead_into_other_offices_and_differ(city: City) -> None:
    organisation = city.plan.baseline
    found = [move for move, _ in zip(moves(organisation), range(60), strict=False)]
    assert all(changes_offices(organisation, move.unit, move.to) for move in found)
    assert len({(move.unit, move.to) for move in found}) > 20


def test_only_what_is_asked_for_is_measured() -> None:
    assert chosen("PREVIEW of") == [preview.preview]
    assert len(chosen("")) == len(FIGURES)
    assert chosen("nothing like that") == []


def test_the_ratio_says_how_often_ours_fits_into_the_peers() -> None:
    (row,) = rows("x", "S", [1.0, 2.0, 9.0], 2, {"peer": [10.0]})
    assert row.as_json() == {
        "figure": "x",
        "size": "S",
        "median_ms": 2.0,
        "p95_ms": 9.0,
        "goal_ms": 2,
        "peer": "peer",
        "peer_ms": 10.0,
        "ratio": 5.0,
    }
    assert row.meets_goal and "ok" in line(row) and "5.0×" in line(row)


def test_a_frame_is_judged_by_its_p95() -> None:
    frame = Row("frame", "S", 1.0, 17.0, 16, "items", 34.0, goal_is_p95=True)
    assert frame.meets_goal is False and frame.ratio == 2.0
    assert Row("other", "S", 1.0, 17.0, 16).meets_goal is True
    assert Row("other", "S", 1.0, 17.0).meets_goal is None


def test_a_peer_that_is_nearly_as_fast_misses_the_goal() -> None:
    assert Row("sums", "S", 1.0, 1.0, 16, "peer", 4.0, least_ratio=5).meets_goal is False
    assert Row("sums", "S", 1.0, 1.0, 16, "peer", 6.0, least_ratio=5).meets_goal is True


def test_the_p95_is_exceeded_by_one_in_twenty_at_most() -> None:
    assert p95([float(n) for n in range(1, 21)]) == 19.0
    assert p95([3.0]) == 3.0


def test_a_slow_run_ends_early_but_not_before_the_least() -> None:
    assert len(times(lambda _: None, range(1000), seconds=0, least=4)) == 4
    assert len(times(lambda _: None, range(2), seconds=0, least=4)) == 2


def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("tests.benchmarks.cities.SIZES", {"S": (300, 50, 40, 500)})
    return bench.main([*arguments, "--data", str(tmp_path / "data")])


def test_a_run_prints_the_machine_and_writes_its_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "rows.json"
    monkeypatch.setitem(GOALS, "layout after a move", {"S": 0})
    # A missed goal matters to the strict alone.
    assert run(tmp_path, monkeypatch, "--only", "layout", "--json", str(target)) == 0
    (row,) = json.loads(target.read_text(encoding="utf-8"))
    assert set(row) == MS and row["peer_ms"] > 0
    said = capsys.readouterr().out
    assert machine() in said and "layout after a move" in said


def test_a_missed_goal_matters_to_the_strict(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(GOALS, "layout after a move", {"S": 0})
    assert run(tmp_path, monkeypatch, "--only", "layout", "--strict") == 1


@pytest.mark.parametrize("arguments", [["--only", "nothing"], ["--only", "layout", "--readme"], ["--size", "XL"]])
def test_wrong_usage_is_said(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        bench.main(arguments)
    assert ended.value.code == 2
