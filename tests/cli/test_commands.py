"""The command line as others use it: files in, JSON and files out, one sentence for what goes wrong."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from integration_office.domain.changes import MoveUnit
from integration_office.domain.identity import UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.scenario import Measure, Scenario
from integration_office.persistence.document import create, read_plan
from tests.cli.small_city import CHANGES, POSITIONS, SHARES, UNITS, Run, changes_file


def test_analyse_gives_the_shape_of_the_interface(plan: Path, run: Run) -> None:
    code, out, err = run("analyse", plan, "--json")
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert set(data) == {
        *("format", "version", "plan", "scenario", "year", "edition", "size", "cost", "overlap"),
        *("coverage", "structure", "changes", "assumptions"),
    }
    assert (data["format"], data["version"], data["plan"]) == ("integration-office/analysis", 1, "Klein")
    assert data["size"] == {
        **{"units": 5, "positions": 2, "tasks": 1, "assignments": 2},
        **{"fte_planned": 2.0, "fte_filled": 1.5},
    }
    assert data["overlap"]["tasks"][0]["fte"] == {"16": 0.25, "50": 0.5}
    assert data["overlap"]["fte"] == 0.25
    # filled 0.5 × 0.5 + 1.0 × 0.25 = 0.5 of 1.5
    duty = next(each for each in data["coverage"]["duties"] if each["duty"] == "ST-18")
    assert (duty["status"], duty["ratio"], duty["owner"]) == ("understaffed", 1 / 3, "50")
    assert list(data) == sorted(data)


def test_a_workbook_folder_and_its_plan_give_the_same_figures(folder: Path, plan: Path, run: Run) -> None:
    assert run("analyse", folder, "--json")[1] == run("analyse", plan, "--json")[1]


def test_apply_analyse_and_compare_a_scenario(plan: Path, tmp_path: Path, run: Run) -> None:
    changes = changes_file(tmp_path, CHANGES)
    assert run("apply", plan, changes, "--scenario", "Neu")[0] == 0
    data = json.loads(run("analyse", plan, "--scenario", "Neu", "--json")[1])
    assert data["scenario"] == "Neu"
    assert data["overlap"]["fte"] == 0
    assert data["changes"]["moved_positions"] == 2
    assert data["changes"]["new_owner"] == ["ST-18"]
    both = json.loads(run("compare", plan, "--scenario", "Neu", "--json")[1])
    assert both["baseline"]["overlap"]["fte"] == 0.25
    assert both["scenarios"]["Neu"] == data


def test_a_bad_list_of_changes_adds_nothing(plan: Path, tmp_path: Path, run: Run) -> None:
    before = plan.read_bytes()
    bad = [*CHANGES, {"change": "move_unit", "unit": "V", "to": "501"}]
    code, out, err = run("apply", plan, changes_file(tmp_path, bad), "--scenario", "Neu")
    assert (code, out) == (1, "")
    assert err.count("\n") == 1
    assert "4" in err
    assert "V" in err
    assert plan.read_bytes() == before


@pytest.mark.parametrize(
    ("broken", "place"),
    [
        ({"Einheiten": UNITS + "60;X;amt;nirgends\n"}, "nirgends"),
        ({"Einheiten": UNITS + "501;Y;amt;V\n"}, "501"),
        ({"Einheiten": UNITS.replace("16;Amt 16;amt;V", "16;Amt 16;amt;16")}, "16"),
        ({"Stellen": POSITIONS.replace("E 9b", "Quatsch")}, "Quatsch"),
        ({"Stellen": POSITIONS.replace("1,0;0,5", "-1,0;0,5")}, "VZÄ Soll"),
        ({"Zuordnungen": SHARES.replace("50 %", "1,5")}, "Anteil"),
        ({"Zuordnungen": ""}, "Zuordnungen"),
    ],
)
def test_a_bad_source_is_refused_with_its_place(
    broken: dict[str, str], place: str, folder: Path, tmp_path: Path, run: Run
) -> None:
    for name, text in broken.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    target = tmp_path / "neu.orgplan"
    code, out, err = run("import", folder, "--to", target)
    assert (code, out) == (1, "")
    assert place in err
    assert not target.exists()
    assert run("check", folder)[0] == 1


def test_an_existing_plan_is_not_overwritten(folder: Path, plan: Path, run: Run) -> None:
    before = plan.read_bytes()
    assert run("import", folder, "--to", plan)[0] == 1
    assert plan.read_bytes() == before


def test_a_damaged_plan_is_refused_and_left(plan: Path, run: Run) -> None:
    plan.write_bytes(plan.read_bytes()[:5000])
    damaged = plan.read_bytes()
    for command in (("analyse", plan, "--json"), ("check", plan)):
        code, _, err = run(*command)
        assert (code, err.count("\n")) == (1, 1)
    assert plan.read_bytes() == damaged


def test_english_and_german(plan: Path, run: Run) -> None:
    german = run("analyse", plan, "--scenario", "fehlt")[2]
    english = run("--lang", "en", "analyse", plan, "--scenario", "fehlt")[2]
    assert "fehlt" in german
    assert "fehlt" in english
    assert german != english


@pytest.mark.parametrize("arguments", [("analyse",), ("paper", "x", "--scenario", "A"), ("analyse", "x", "--what")])
def test_wrong_usage_is_one_line_and_two(arguments: tuple[str, ...], run: Run) -> None:
    code, out, err = run(*arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)


def test_what_comes_later_says_so(plan: Path, run: Run) -> None:
    code, _, err = run("propose", plan, "--target", "50", "--candidates", "501", "--json")
    assert (code, err.count("\n")) == (2, 1)


@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ""])
def test_export_and_import_give_the_same_figures(suffix: str, plan: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / f"export{suffix}"
    assert run("export", plan, "--out", target)[0] == 0
    assert run("analyse", target, "--json")[1] == run("analyse", plan, "--json")[1]


def test_export_draws_the_chart(plan: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "chart.svg"
    assert run("export", plan, "--out", target)[0] == 0
    text = target.read_text(encoding="utf-8")
    assert text.startswith("<?xml")
    assert "Sachgebiet 501" in text


def test_a_workbook_is_never_of_one_scenario(plan: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "x.xlsx"
    code, _, err = run("export", plan, "--scenario", "A", "--out", target)
    assert (code, err.count("\n"), target.exists()) == (2, 1, False)


def test_generate_is_the_same_for_the_same_seed(tmp_path: Path, run: Run) -> None:
    one, two = tmp_path / "a.orgplan", tmp_path / "b.orgplan"
    for path in (one, two):
        assert run("generate", "--positions", 300, "--units", 40, "--seed", 7, "--to", path)[0] == 0
    first, second = (json.loads(run("analyse", path, "--json")[1]) for path in (one, two))
    assert first["size"]["positions"] == 300
    assert first["size"]["units"] == 40
    assert {**first, "plan": ""} == {**second, "plan": ""}
    assert run("check", one)[0] == 0


def test_calibrate_gives_the_shape_of_the_interface(folder: Path, run: Run) -> None:
    budget = "Einheit;Produkt;Zeile;Jahr;Betrag\n50;P;11 Personalaufwendungen;2026;100000\n"
    (folder / "Haushalt.csv").write_text(budget, encoding="utf-8")
    data = json.loads(run("calibrate", folder, "--json")[1])
    assert [row["unit"] for row in data["units"]] == ["50"]
    assert data["units"][0].keys() >= {"unit", "computed", "budget", "ratio", "unpriced_fte"}
    assert data["units"][0]["budget"] == 100000
    assert data["total_ratio"] == data["units"][0]["ratio"] == data["units"][0]["computed"] / 100000


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("--year", "99999"), "--year: '99999' ist kein Jahr von 1900 bis 2100"),
        (("--year", "-5"), "--year"),
        (("--years", "2031-2026"), "--years: '2031-2026' ist kein Zeitraum wie 2026-2031"),
        (("--years", "bald"), "--years: 'bald' ist kein Zeitraum"),
        (("--years", "2026-2031", "--lang", "en", "--year", "0"), "--year: '0' is no year from 1900 to 2100"),
    ],
)
def test_years_nobody_can_reckon_with_are_wrong_usage(asked: tuple[str, ...], told: str, plan: Path, run: Run) -> None:
    code, out, err = run("analyse", plan, *asked)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert told in err


@pytest.mark.parametrize("asked", [("--year", "2015"), ("--years", "2015-2027")])
def test_years_before_the_first_pay_table_are_refused_with_the_first_that_has_one(
    asked: tuple[str, ...], plan: Path, run: Run
) -> None:
    code, out, err = run("analyse", plan, *asked, "--json")
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert "Für 01/2015 liegt keine Entgelttabelle" in err and "2025 oder später" in err
    assert run("analyse", plan, *asked)[1] == ""


def test_a_base_year_before_the_pay_tables_is_named_where_it_stands(folder: Path, run: Run) -> None:
    (folder / "Plan.csv").write_text("Schlüssel;Wert\nbase_year;2019\n", encoding="utf-8")
    code, _, err = run("check", folder)
    assert code == 0 and "Blatt „Plan“, „base_year“: Vor 2025 gibt es keine Entgelttabellen" in err


def test_a_paper_that_is_not_there_is_no_broken_one(plan: Path, run: Run) -> None:
    code, _, err = run("check", plan, "--paper", "nirgends.pdf")
    assert (code, err) == (1, "nirgends.pdf gibt es nicht. Bitte den Pfad prüfen.\n")


def test_what_is_wrong_with_a_plan_names_its_file(plan: Path, tmp_path: Path, run: Run) -> None:
    own = plan.with_name("eigen.orgplan")
    odd = replace(
        read_plan(plan), scenarios=frozen({"A": Scenario("A", (Measure(MoveUnit(UnitId("x"), UnitId("V"))),))})
    )
    create(own, odd).close()
    code, _, err = run("check", own)
    assert code == 0 and err.startswith("eigen.orgplan: Variante „A“: Maßnahme 1")
    run("export", own, "--out", tmp_path / "eigen")
    code, _, err = run("check", tmp_path / "eigen")
    assert code == 0 and "Zeile 2" in err, "a workbook with the same measure is judged alike"


def test_quiet_still_answers(folder: Path, run: Run) -> None:
    for asked in (("analyse", folder), ("calibrate", folder)):
        assert run("--quiet", *asked)[1] == run(*asked)[1] != ""


def test_few_posts_get_fewer_tasks(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "klein.orgplan"
    assert run("generate", "--positions", 5, "--units", 9, "--seed", 1, "--to", target)[0] == 0
