"""The table in the README: in German, one line for a figure, in its place and nowhere else."""

from pathlib import Path

import pytest

from tests.benchmarks.goals import GOALS
from tests.benchmarks.measuring import Row
from tests.benchmarks.readme_table import _GERMAN, BEGIN, END, README, write_table

LAYOUT, MEMORY = "layout after a move", "peak memory, plan open with figures"


def written(folder: Path, rows: list[Row]) -> str:
    readme = folder / "README.md"
    readme.write_text(f"Davor\n{BEGIN}\nalt\n{END}\nDanach\n", encoding="utf-8")
    write_table([row.as_json() for row in rows], "eine Maschine", readme)
    return readme.read_text(encoding="utf-8")


def test_several_peers_share_a_line(tmp_path: Path) -> None:
    rows = [
        Row(LAYOUT, "S", 1.5, 1234.5, 2, "pandas, from scratch", 15.0),
        Row(LAYOUT, "S", 1.5, 1234.5, 2, "polars", 3.0),
        Row(MEMORY, "M", 1500.0, 1500.0, 1200, unit="mb"),
    ]
    text = written(tmp_path, rows)
    line = "| 1,50 ms | 1.234 ms | 2 ms | ✓ | pandas, von Grund auf: 15 ms (× 10,0) · polars: 3 ms (× 2,0) |"
    assert line in text
    assert "| 1.500 MB | 1.500 MB | 1.200 MB | verfehlt |  |" in text
    assert text.startswith("Davor\n") and text.endswith(f"eine Maschine\n{END}\nDanach\n") and "alt" not in text


def test_a_frame_is_judged_by_its_p95(tmp_path: Path) -> None:
    frame = next(name for name in GOALS if name.startswith("frame"))
    assert "verfehlt" in written(tmp_path, [Row(frame, "S", 5.0, 20.0, 16, goal_is_p95=True)])


def test_a_readme_without_a_place_for_it_is_left_alone(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("Nichts", encoding="utf-8")
    with pytest.raises(ValueError, match="no place"):
        write_table([], "", readme)
    assert readme.read_text(encoding="utf-8") == "Nichts"


def test_the_readme_has_the_place_and_every_figure_a_german_name() -> None:
    text = README.read_text(encoding="utf-8")
    assert BEGIN in text and END in text
    assert _GERMAN.keys() >= GOALS.keys()
