"""The Organigramm JSON of the Berlin tool: units and positions, and nobody's name."""

import json
from pathlib import Path
from typing import Any

import pytest

from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.plan import Plan
from integration_office.domain.position import Position, Terms
from integration_office.domain.unit import Unit, UnitKind
from integration_office.exchange.faults import Fault, Remark
from integration_office.exchange.source import Imported, read_source
from integration_office.wording.language import Language
from tests.exchange.sources import CATALOGUE, places_of, problems_of

DATA = Path(__file__).parent.parent / "data"


def chart(path: Path, *organisations: dict[str, Any]) -> Imported:
    path = path / "chart.json"
    path.write_text(json.dumps({"organisations": organisations}), encoding="utf-8")
    return read_source(path, CATALOGUE)


def kinds_by_name(plan: Plan) -> dict[str, UnitKind]:
    return {unit.name: unit.kind for unit in plan.baseline.units.values()}


def test_a_senate_department() -> None:
    imported = read_source(DATA / "senfin_2026.json", CATALOGUE)
    plan, baseline = imported.plan, imported.plan.baseline
    assert (len(baseline.units), len(baseline.positions)) == (69, 67)
    assert plan.info.title == "Senatsverwaltung für Finanzen"
    assert "2024-05-14" in plan.info.source_note
    assert baseline.roots == ("organisation-b185e3f70f",)
    section = baseline.units[UnitId("organisation-705fe411e5")]
    assert section.name == "Referat ZS A" and section.kind is UnitKind.SECTION
    assert baseline.office(section.id) == "organisation-aabace653a", "the Abteilung is the office"
    assert dict(section.extra)["Typ"] == "Referat"


def test_what_the_file_does_not_hold_is_said() -> None:
    notes = {note.remark: note for note in read_source(DATA / "senfin_2026.json", CATALOGUE).notes}
    assert Remark.PERSONS_DROPPED not in notes, "it names none"
    assert notes[Remark.FTE_ASSUMED].count == 67
    assert notes[Remark.CONNECTORS_DROPPED].count == 8
    assert notes[Remark.ID_MADE_UNIQUE].found == "position-01069d7888-2"


def test_a_district_office_has_directorates_that_hold_offices() -> None:
    plan = read_source(DATA / "bezirksamt_template.json", CATALOGUE).plan
    kinds = kinds_by_name(plan)
    assert kinds["Bezirksamt"] is UnitKind.AUTHORITY
    assert kinds["Abteilung/Geschäftsbereich 1"] is UnitKind.DIRECTORATE
    assert kinds["Amt für (z.B. Jugend)"] is UnitKind.OFFICE
    assert kinds["Rechtsamt"] is UnitKind.OFFICE
    assert kinds["Pressestelle"] is UnitKind.STAFF_UNIT
    assert kinds["Personalrat"] is UnitKind.COMMITTEE
    assert len(plan.baseline.roots) == 1


def test_persons_are_counted_and_dropped(tmp_path: Path) -> None:
    person = {"firstName": "Erika", "lastName": "Mustermann", "contact": {"email": "e.mustermann@example.org"}}
    imported = chart(
        tmp_path,
        {
            "id": "n1",
            "name": "Amt",
            "contact": {"telephone": "0251"},
            "positions": [{"positionType": "Leitung", "person": person}, {"person": {"gender": "1"}}],
        },
    )
    assert "Mustermann" not in repr(imported.plan) and "0251" not in repr(imported.plan)
    note = next(note for note in imported.notes if note.remark is Remark.PERSONS_DROPPED)
    assert note.count == 1
    assert "(1)" in note.text(Language.german())


def test_positions_are_one_fte_marked_as_illustrative(tmp_path: Path) -> None:
    posts = [
        {"positionType": "Staatssekretär:in", "uri": {"uri": "https://example.org/post-1/"}},
        {"positionType": "Leitung", "positionStatus": "stellvertretend"},
        {"positionType": "Referent:in", "positionStatus": "N.N."},
    ]
    baseline = chart(tmp_path, {"id": "n1", "name": "Amt", "positions": posts}).plan.baseline
    unit = UnitId("n1")
    assert list(baseline.positions.values()) == [
        Position(
            PositionId("post-1"),
            unit,
            "Staatssekretär:in",
            Terms(None, None, 10_000, None),
            is_head=True,
            illustrative=True,
        ),
        Position(
            PositionId("n1-2"), unit, "Leitung (stellvertretend)", Terms(None, None, 10_000, None), illustrative=True
        ),
        Position(PositionId("n1-3"), unit, "Referent:in", Terms(None, None, 10_000, 0), illustrative=True),
    ]


def test_ids_come_from_the_uri_then_the_id_then_the_path(tmp_path: Path) -> None:
    plan = chart(
        tmp_path,
        {
            "id": "n1",
            "name": "Stadt",
            "uri": {"uri": "https://example.org/units#top"},
            "departments": [{"name": "A"}, {"name": "B", "uri": {"uri": "https://example.org/b"}}],
            "organisations": [{"id": "n2", "name": "C"}],
        },
    ).plan
    assert list(plan.baseline.units) == ["top", "organisations[0].departments[0]", "b", "n2"]


def test_connectors_are_dissolved_and_other_tops_hang_on_the_main_one(tmp_path: Path) -> None:
    hidden = {"id": "h", "name": "Organisation", "layout": {"style": "hide"}}
    plan = chart(
        tmp_path,
        hidden | {"organisations": [{"id": "rat", "name": "Personalrat"}]},
        {
            "id": "main",
            "name": "Stadt",
            "isMainOrganisation": True,
            "organisations": [hidden | {"id": "h2", "organisations": [{"id": "amt", "name": "Jugendamt"}]}],
        },
    ).plan
    units = plan.baseline.units
    assert units[UnitId("main")] == Unit(UnitId("main"), "Stadt", UnitKind.AUTHORITY)
    assert units[UnitId("rat")].parent == units[UnitId("amt")].parent == "main"
    assert len(units) == 3


@pytest.mark.parametrize(
    ("content", "place", "fault"),
    [
        ("[]", "", Fault.NOT_AN_ORGANIGRAMM),
        ('{"organisations": {}}', "", Fault.NOT_AN_ORGANIGRAMM),
        ('{"organisations": [{"id": "1"}]}', "organisations[0].name", Fault.MISSING),
        ('{"organisations": [{"name": 5}]}', "organisations[0].name", Fault.NOT_A_TEXT),
        ('{"organisations": ["Amt"]}', "organisations[0]", Fault.NOT_AN_OBJECT),
        ('{"organisations": [{"name": "", "departments": 1}]}', "organisations[0].departments", Fault.NOT_A_LIST),
        (
            '{"organisations": [{"name": "", "positions": [{}, null]}]}',
            "organisations[0].positions[1]",
            Fault.NOT_AN_OBJECT,
        ),
        (
            '{"organisations": [{"name": "", "positions": [{"positionType": []}]}]}',
            "organisations[0].positions[0].positionType",
            Fault.NOT_A_TEXT,
        ),
        ("[" * 100_000, "", Fault.NOT_JSON),
    ],
)
def test_what_is_wrong_is_named_by_its_path(tmp_path: Path, content: str, place: str, fault: Fault) -> None:
    path = tmp_path / "chart.json"
    path.write_text(content, encoding="utf-8")
    assert [(column, cause) for _, _, column, cause in places_of(path)] == [(place, fault)]
    assert "itte" in problems_of(path)[0].text(Language.german())


def test_broken_json_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "chart.json"
    path.write_text('{\n"organisations": [\n}', encoding="utf-8")
    assert places_of(path) == [("", 3, "", Fault.NOT_JSON)]
