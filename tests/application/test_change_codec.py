"""Changes and measures as JSON and back: nothing is lost, nothing misspelt passes."""

from datetime import date
from decimal import Decimal
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.application.change_reading import BadMeasure, decoded_measure, decoded_measures
from integration_office.application.change_writing import encoded_measure
from integration_office.application.record import BadRecord, parsed_json, written_json
from integration_office.domain.budget import NkfLine
from integration_office.domain.changes import (
    AddPosition,
    Assign,
    Change,
    ChangeFte,
    CreateUnit,
    CutPosition,
    MergeUnits,
    MoveUnit,
    SetBudget,
    SetGrant,
)
from integration_office.domain.errors import DomainError, NotADate, NotAGrade, NotAKind, NotALine
from integration_office.domain.grant import Grant
from integration_office.domain.position import Lapse, Position, Terms
from integration_office.domain.scenario import Measure
from integration_office.domain.unit import UnitKind
from tests.strategies import changes_by_kind, days, grade, new_positions, optional, words


def through_json(measure: Measure) -> Measure:
    return decoded_measure(parsed_json(written_json(encoded_measure(measure))))


@pytest.mark.parametrize("kind", get_args(Change))
@given(data=st.data())
@settings(max_examples=25)
def test_a_measure_comes_back_from_its_json_as_it_was(kind: type[Change], data: st.DataObject) -> None:
    change = data.draw(changes_by_kind()[kind])
    measure = data.draw(st.builds(Measure, st.just(change), optional(days), words, st.booleans()))
    assert through_json(measure) == measure


@given(new_positions)
def test_a_grade_comes_back_in_the_words_it_was_written_in(post: Position) -> None:
    change = through_json(Measure(AddPosition(post))).change
    assert isinstance(change, AddPosition)
    assert repr(change.position.grade) == repr(post.grade)


@pytest.mark.parametrize(
    ("data", "measure"),
    [
        (
            '{"change": "create_unit", "id": "56", "name": "Amt für Integration", "kind": "amt", "parent": "V"}',
            Measure(CreateUnit("56", "Amt für Integration", UnitKind.OFFICE, "V")),
        ),
        (
            '{"change": "move_unit", "unit": "501", "to": "56", "effective": "2027-01-01", "reason": "…", '
            '"enabled": false}',
            Measure(MoveUnit("501", "56"), date(2027, 1, 1), "…", False),
        ),
        (
            '{"change": "merge_units", "units": ["501", "161"], "into": {"id": "561", "name": "Beratung"}}',
            Measure(MergeUnits(("501", "161"), "561", "Beratung")),
        ),
        (
            '{"change": "add_position", "position": {"id": "0101", "unit": "56", "grade": "E11", "fte_planned": 1.0}}',
            Measure(AddPosition(Position("0101", "56", "", Terms(grade("E11"), None, 10_000, None)))),
        ),
        (
            '{"change": "cut_position", "position": "0101", "kw": 2028}',
            Measure(CutPosition("0101", Lapse(date(2028, 12, 31)))),
        ),
        ('{"change": "cut_position", "position": "0101", "kw": "kw"}', Measure(CutPosition("0101", Lapse()))),
        ('{"change": "cut_position", "position": "0101"}', Measure(CutPosition("0101"))),
        ('{"change": "change_fte", "position": "0101", "fte_planned": 0.33335}', Measure(ChangeFte("0101", 3_334))),
        ('{"change": "assign", "position": "0101", "task": "T1", "share": 0}', Measure(Assign("0101", "T1", 0))),
        (
            '{"change": "set_budget", "unit": "56", "line": "10 Personalaufwendungen", "year": 2027, "amount": 0.005}',
            Measure(SetBudget("56", "", NkfLine.STAFF, 2027, 1)),
        ),
        (
            '{"change": "set_grant", "grant": {"id": "KI", "cap_per_fte": 57000, "rate": 0.8, "end": 2027}, '
            '"units": ["56"]}',
            Measure(SetGrant(Grant("KI", rate=Decimal("0.8"), cap_per_fte=5_700_000, end=date(2027, 12, 31)), ("56",))),
        ),
    ],
)
def test_changes_as_the_interface_writes_them(data: str, measure: Measure) -> None:
    assert decoded_measure(parsed_json(data)) == measure


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"unit": "1"}, BadRecord("change", "missing")),
        ({"change": "fly_unit"}, BadRecord("change", "change", "fly_unit")),
        ({"change": "move_unit", "unit": "1"}, BadRecord("to", "missing")),
        ({"change": "move_unit", "unit": 501, "to": "2"}, BadRecord("unit", "text", "501")),
        ({"change": "move_unit", "unit": "1", "to": "2", "too": "3"}, BadRecord("too", "unknown")),
        ({"change": "move_unit", "unit": "1", "to": "2", "enabled": "ja"}, BadRecord("enabled", "switch", "ja")),
        ({"change": "move_unit", "unit": "1", "to": "2", "effective": "31.2.2027"}, NotADate("31.2.2027")),
        ({"change": "create_unit", "id": "1", "name": "x", "kind": "team", "parent": "0"}, NotAKind("team")),
        ({"change": "regrade_position", "position": "1", "grade": "E99x"}, NotAGrade("E99x")),
        ({"change": "regrade_position", "position": "1", "grade": ""}, BadRecord("grade", "missing")),
        (
            {"change": "regrade_position", "position": "1", "grade": "E9b", "step": Decimal("2.5")},
            BadRecord("step", "whole", "2.5"),
        ),
        ({"change": "change_fte", "position": "1"}, BadRecord("fte_planned", "missing")),
        ({"change": "change_fte", "position": "1", "fte_planned": "halb"}, BadRecord("fte_planned", "number", "halb")),
        ({"change": "change_fte", "position": "1", "fte_planned": True}, BadRecord("fte_planned", "number", "True")),
        (
            {"change": "set_budget", "unit": "1", "line": "Portokasse", "year": 2027, "amount": 1},
            NotALine("Portokasse"),
        ),
        (
            {"change": "set_budget", "unit": "1", "line": "Personalaufwendungen", "amount": 1},
            BadRecord("year", "missing"),
        ),
        ({"change": "merge_units", "units": "501", "into": {}}, BadRecord("units", "list", "501")),
        ({"change": "merge_units", "units": ["1"], "into": []}, BadRecord("into", "record", "[]")),
        ({"change": "split_unit", "unit": "1", "into": {"id": "2"}}, BadRecord("into", "list")),
        (
            {"change": "add_position", "position": {"id": "1", "unit": "2", "fte_planned": 1, "gade": "E9b"}},
            BadRecord("gade", "unknown"),
        ),
        ([], BadRecord("", "record", "[]")),
    ],
)
def test_what_is_wrong_is_refused_by_key(data: Any, error: DomainError) -> None:
    with pytest.raises(type(error)) as refusal:
        decoded_measure(data)
    assert refusal.value == error


def test_a_list_names_the_measure_that_is_wrong() -> None:
    good = {"change": "move_unit", "unit": "1", "to": "2"}
    with pytest.raises(BadMeasure) as refusal:
        decoded_measures([good, {"change": "move_unit", "unit": "1"}])
    assert refusal.value == BadMeasure(2, "move_unit", BadRecord("to", "missing"))
    assert len(decoded_measures([good, good])) == 2
    with pytest.raises(BadRecord):
        decoded_measures(good)


@pytest.mark.parametrize(
    ("text", "where"),
    [("{", "1:2"), ('[{"change":\n "x",,}]', "2:6"), ("", "1:1"), ("[" * 100_000, "")],
)
def test_text_that_is_no_json_is_refused_with_its_place(text: str, where: str) -> None:
    with pytest.raises(BadRecord) as refusal:
        parsed_json(text)
    assert refusal.value == BadRecord("", "json", where)


@pytest.mark.parametrize("text", ["NaN", "[Infinity]", '{"a": -Infinity}'])
def test_numbers_that_are_none_are_refused(text: str) -> None:
    with pytest.raises(BadRecord):
        parsed_json(text)
