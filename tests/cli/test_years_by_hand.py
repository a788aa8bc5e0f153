"""Six years of a small town by an arithmetic of its own, from the files alone (METHOD § 2), beside `analyse --years`.

One post of each kind: it ends when it falls vacant (P1), is ku when vacant and ends at its kw date (P2), is limited
anyway (P3), moves (P4), is halved in mid-year (P5), ends before the effective month (P6), and a new one that is funded
until the middle of 2029 (N1).
"""

import csv
import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest

from integration_office.domain.resources import resource_folder
from tests.cli.small_city import Run

SHEETS = {
    "Plan": "Schlüssel;Wert\ncity;Handstadt\nbase_year;2026\n",
    "Einheiten": "Kennung;Bezeichnung;Art;Übergeordnet\n"
    "S;Stadt;verwaltung;\nI;Dezernat I;dezernat;S\nII;Dezernat II;dezernat;S\nA;Amt A;amt;I\nB;Amt B;amt;II\n",
    "Stellen": "Stellennummer;Einheit;Gruppe;Stufe;VZÄ Soll;kw;ku;Frei ab\n"
    "P1;A;E11;4;1;;;2028\nP2;A;A11;8;1;;A10;2028\nP3;A;E10;3;0,75;2028-12-31;;\n"
    "P4;A;E9b;4;0,5;;;\nP5;A;E13;5;1;;;\nP6;B;E8;6;1;;;\n",
    "Annahmen": "Schlüssel;Wert;Quelle\nmove_per_workplace;1000;Probe\nproject_cost;50000;Probe\n"
    "double_running_months;2;Probe\n",
    "Förderungen": "Kennung;Norm;Satz;Höchstbetrag je VZÄ;Ende;Im Haushalt\nG;Probe;0,5;40000;2029-06-30;nein\n",
}
NEW = {"id": "N1", "unit": "B", "title": "neu", "grade": "E12", "fte_planned": 1, "fte_filled": 1, "grant": "G"}
MEASURES: tuple[tuple[dict[str, object], str], ...] = (
    ({"change": "cut_position", "position": "P1"}, "2027-01-01"),
    ({"change": "cut_position", "position": "P2", "kw": "2030-06-30"}, "2027-01-01"),
    ({"change": "cut_position", "position": "P3", "kw": "2030-12-31"}, "2027-01-01"),
    ({"change": "move_position", "position": "P4", "to": "B"}, "2027-07-01"),
    ({"change": "change_fte", "position": "P5", "fte_planned": 0.5}, "2027-07-01"),
    ({"change": "cut_position", "position": "P6"}, "2028-04-01"),
    ({"change": "add_position", "position": NEW}, "2027-04-01"),
)
GROWTH, BONUS = Fraction("1.025"), Fraction("0.85")
Months = list[Fraction]


def cent(amount: Fraction) -> Fraction:
    """Half away from zero; every amount here is positive until sums are taken."""
    return Fraction((amount * 200 + 1) // 2, 100)


@pytest.fixture(scope="module")
def paid() -> Callable[[str, str, str, int], Months]:
    """The twelve monthly amounts of a table, grade, step and year; the tables end with 2026."""
    rows: dict[tuple[str, str, str], list[tuple[str, Fraction]]] = {}
    with (resource_folder() / "pay" / "pay_tables.csv").open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            key = (row["table_id"].removesuffix("_ABSCHLAG"), row["grade"], row["step"])
            rows.setdefault(key, []).append((row["valid_from"], Fraction(row["monthly_eur"])))

    def months(table: str, grade: str, step: str, year: int) -> Months:
        known = sorted(rows[table, grade, step])
        of_2026 = [[pay for since, pay in known if since <= f"2026-{month:02}-01"][-1] for month in range(1, 13)]
        return of_2026 if year == 2026 else [of_2026[-1] * GROWTH ** (year - 2026)] * 12

    return months


def employee(months: Months, year: int) -> Fraction:
    """Employer's rates of 2026; ceilings of 2026 and 2027, which grow from then on."""
    base = sum(months, Fraction())
    gross = base + BONUS * sum(months[6:9], Fraction()) / 3 + Fraction("0.02") * base
    grown = GROWTH ** max(year - 2027, 0)
    health = 12 * (Fraction("5812.5") if year == 2026 else 6375 * grown)
    pension = 12 * (Fraction(8450) if year == 2026 else 8850 * grown)
    social = Fraction("0.1055") * min(gross, health) + Fraction("0.106") * min(gross, pension)
    return cent(gross + social + Fraction("0.0775") * gross + Fraction("0.0045") * min(base, pension))


def civil_servant(months: Months) -> Fraction:
    return cent(Fraction("1.3") * sum(months, Fraction()) + 3500)


def personnel(*spells: tuple[Fraction, float, int]) -> Fraction:
    """Full-time cost, FTE and months of each spell of a post, rounded once."""
    return cent(sum((full * Fraction(fte) * months / 12 for full, fte, months in spells), Fraction()))


def cost(*spells: tuple[Fraction, float, int]) -> Fraction:
    """With workplace (9,700) and overhead (a fifth)."""
    workplace = cent(sum((9700 * Fraction(fte) * months / 12 for _, fte, months in spells), Fraction()))
    return personnel(*spells) + workplace + cent(personnel(*spells) / 5)


def saved(paid: Callable[[str, str, str, int], Months], year: int) -> tuple[Fraction, Fraction, Fraction, Fraction]:
    """Gross, net, cash and what comes once."""
    grades = (("E11", "4"), ("E10", "3"), ("E9b", "4"), ("E13", "5"), ("E8", "6"), ("E12", "4"))
    p1, p3, p4, p5, p6, n1 = (employee(paid("TVOED_VKA_E", *each, year), year) for each in grades)
    a11, a10 = (civil_servant(paid("NRW_LBESO_A", grade, "8", year)) for grade in ("A11", "A10"))
    limited = 12 if year <= 2028 else 0
    ku = a11 if year <= 2028 else a10

    def granted(months: int) -> Fraction:
        return min(personnel((n1, 1, months)) / 2, Fraction(40_000) * months / 12)

    funded = {2029: 6}.get(year, 12 if year <= 2028 else 0)
    always = cost((p1, 1, 12)) + cost((p3, 0.75, limited)) + cost((p5, 1, 12)) + cost((p6, 1, 12))
    gross = always + cost((a11, 1, 12)) - cost((p5, 0.5, 12)) - cost((n1, 1, 12))
    net = gross + cent(granted(funded))
    halved = {2026: [(p5, 1.0, 12)], 2027: [(p5, 1.0, 6), (p5, 0.5, 6)]}.get(year, [(p5, 0.5, 12)])
    here = {2026: 0, 2027: 9}.get(year, 12)
    runs = (
        cost((p1, 1, 12 if year <= 2028 else 0)),
        cost((ku, 1, {2030: 6, 2031: 0}.get(year, 12))),
        cost((p3, 0.75, limited)),
        cost(*halved),
        cost((p6, 1, {2026: 12, 2027: 12, 2028: 3}.get(year, 0))),
        cost((n1, 1, here)),
    )
    once = 1000 + 5700 + 50_000 + cent(personnel((p4, 0.5, 12)) / 6) if year == 2027 else Fraction()
    cash = always + cost((ku, 1, 12)) - sum(runs, Fraction()) + cent(granted(min(here, funded))) - once
    return gross, net, cash, once


def test_every_amount_of_six_years(tmp_path: Path, run: Run, paid: Callable[[str, str, str, int], Months]) -> None:
    for name, text in SHEETS.items():
        (tmp_path / f"{name}.csv").write_text(text, "utf-8")
    with (tmp_path / "Varianten.csv").open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, delimiter=";")
        rows.writerow(["Variante", "Nr", "Maßnahme", "Wirksam ab"])
        rows.writerows(["V", n, json.dumps(change), day] for n, (change, day) in enumerate(MEASURES, 1))
    code, printed, _ = run("analyse", str(tmp_path), "--scenario", "V", "--years", "2026-2031", "--json", "--quiet")
    assert code == 0
    found, so_far, worth, once = json.loads(printed), Fraction(), Fraction(), Fraction()
    assert [each["year"] for each in found["over_time"]] == [*range(2026, 2032)]
    for each in found["over_time"]:
        assert each.keys() == {"year", "gross", "net", "cash", "cumulative"}
        gross, net, cash, first = saved(paid, each["year"])
        so_far, once = so_far + cash, once + first
        worth += cash / Fraction("1.03") ** (each["year"] - 2026)
        expected = (gross, net, cash, so_far)
        assert tuple(each[key] for key in ("gross", "net", "cash", "cumulative")) == tuple(map(float, expected)), each
    assert (found["npv"], found["break_even"], found["one_off"]) == (float(cent(worth)), 2029, float(once))
