"""Every named error has a sentence that says what, where and what to do."""

import errno
from collections.abc import Iterator
from datetime import date

import pytest

from integration_office.application.change_reading import BadMeasure
from integration_office.application.ports import StoreError, StoreProblem
from integration_office.application.record import BadRecord
from integration_office.domain import errors
from integration_office.domain.errors import DomainError, ImpossibleCity
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.organisation import Organisation
from integration_office.domain.position import Position, Terms
from integration_office.domain.unit import Unit, UnitKind
from integration_office.wording.errors import sentence
from integration_office.wording.language import Language

GERMAN = Language.german()

REFUSALS: tuple[DomainError, ...] = (
    errors.UnknownUnit("32.4"),
    errors.UnknownPosition("0101"),
    errors.UnknownTask("T1"),
    errors.UnknownGrant("KI"),
    errors.UnknownDuty("T21-16"),
    errors.UnknownAssumption("zins"),
    errors.UnknownRevenue("IP"),
    errors.UnknownScenario("groß"),
    errors.ScenarioExists("groß"),
    errors.ScenarioReleased("groß"),
    errors.NameTooLong(1000, 120),
    errors.IdTaken("unit", "56"),
    errors.EmptyId("position"),
    errors.EmptyName("56"),
    errors.EmptyName(""),
    errors.UnitIntoItself("56", "561"),
    errors.UnitIntoItself("56", "56"),
    errors.CyclicUnits(("1", "2")),
    errors.RootNeedsParent("57"),
    errors.TargetInsideUnit("56", "561"),
    errors.TargetInsideUnit("56", "56"),
    errors.NothingToMerge(("56",)),
    errors.NothingToMerge(()),
    errors.NothingToSplitInto("56"),
    errors.SplitIncomplete("56", ("0101",), ("561",)),
    errors.SplitForeign("56", "0102"),
    errors.NotAGrade("E99x"),
    errors.NotAKind("team"),
    errors.NotALine("Portokasse"),
    errors.NegativeFte("0101", -5000),
    errors.NegativeDemand("T1"),
    errors.ShareOutOfRange("0101", "T1", 12_500),
    errors.SharesAboveOne("0101", 11_250),
    errors.RangeWithoutShare("0101", "T1", 5_000, 6_000, 7_000),
    errors.ReasonMissing("T1"),
    errors.NothingToJoin("T1"),
    errors.NoMoneyOut("KI"),
    errors.RevenueWithoutSource("IP"),
    *(errors.RevenueOutOfRange("IP", what) for what in ("persons", "rate", "quarters", "years", "line")),
    errors.FundedTwice("KI", "0101"),
    errors.FundedTwice("KI", "0101", "50"),
    errors.EndsBeforeStart("position", "0101", date(2026, 12, 31), date(2027, 1, 1)),
    errors.EndsBeforeStart("grant", "KI", date(2026, 12, 31), date(2027, 1, 1)),
    errors.AssumptionOutOfRange("discount", "7"),
    errors.NotADate("31.02.2028"),
    errors.NotALeadTime("bald"),
    errors.NothingSelected(),
    errors.FteNotPositive("weniger", 0),
    errors.MonthsOutOfRange("0101", 121),
    *(errors.NoMeasure("0101", field) for field in ("grade", "step", "planned", "kw", "title", "only_there")),
    errors.PositionExistedBefore("0101"),
    errors.MissingTable("TVOED_VKA_E", 2019, 3),
    ImpossibleCity("units", 0, 1, None),
    ImpossibleCity("assignments", 70, 0, 60),
    BadRecord("name", "missing"),
    BadRecord("nmae", "unknown"),
    BadRecord("name", "text", "5"),
    BadRecord("", "record", "5"),
    BadRecord("", "json", "3:7"),
    BadRecord("", "json"),
    BadRecord("change", "change", "fly_unit"),
    BadRecord("into", "list"),
    BadMeasure(3, "move_unit", errors.UnknownUnit("32.4")),
    BadMeasure(3, "", BadRecord("change", "missing")),
)


@pytest.mark.parametrize("error", REFUSALS, ids=repr)
def test_each_refusal_names_its_ids_and_what_to_do(error: DomainError) -> None:
    text = sentence(error, GERMAN)
    assert "Unerwarteter Fehler" not in text
    assert "{" not in text and "\n" not in text
    assert text.endswith(".")
    assert "bitte" in text.lower()
    for id in _ids(error):
        assert id in text


def test_every_subclass_of_domain_error_stands_in_the_table_above() -> None:
    named = {type(error) for error in REFUSALS}
    ours = {each for each in _subclasses(DomainError) if each.__module__.startswith("integration_office.")}
    assert ours <= named


@pytest.mark.parametrize("problem", StoreProblem)
def test_each_store_problem_names_the_file_and_what_to_do(problem: StoreProblem) -> None:
    text = sentence(StoreError(problem, "Köln.orgplan", "Anna auf PC7"), GERMAN)
    assert text.startswith("Köln.orgplan")
    assert "bitte" in text.lower() and text.endswith(".")


def test_a_locked_file_says_who_holds_it() -> None:
    text = sentence(StoreError(StoreProblem.LOCKED, "Köln.orgplan", "Anna auf PC7"), GERMAN)
    assert "Anna auf PC7" in text


@pytest.mark.parametrize("expected", ["text", "number", "whole", "switch", "list", "record"])
def test_what_a_record_expects_is_said_in_words(expected: str) -> None:
    text = sentence(BadRecord("name", expected, "x"), GERMAN)
    assert f" {expected} " not in text
    assert "„name“" in text and "„x“" in text


def test_names_stand_behind_ids_where_they_are_known() -> None:
    unit = Unit(UnitId("56"), "Amt für Integration", UnitKind.OFFICE)
    post = Position(PositionId("0101"), unit.id, "Leitung", Terms(None, None, 10_000, None))
    known = Organisation(units=frozen({unit.id: unit}), positions=frozen({post.id: post}))
    text = sentence(errors.SplitIncomplete("56", ("0101",), ()), GERMAN, known)
    assert "56 „Amt für Integration“" in text
    assert "0101 „Leitung“" in text


def test_a_measure_passes_the_names_on_to_its_cause() -> None:
    unit = Unit(UnitId("56"), "Amt für Integration", UnitKind.OFFICE)
    known = Organisation(units=frozen({unit.id: unit}))
    text = sentence(BadMeasure(2, "rename_unit", errors.EmptyName("56")), GERMAN, known)
    assert text.startswith("Maßnahme 2 (rename_unit): ")
    assert "56 „Amt für Integration“" in text


def test_long_lists_are_cut_with_the_number_left_out() -> None:
    text = sentence(errors.SplitIncomplete("56", tuple(f"{n:04}" for n in range(40)), ()), GERMAN)
    assert "0004 und 35 weitere" in text
    assert "0005" not in text


def test_amounts_are_written_as_officials_write_them() -> None:
    assert "−0,50 VZÄ" in sentence(errors.NegativeFte("0101", -5000), GERMAN)
    assert "0,0001 VZÄ" in sentence(errors.NegativeFte("0101", 1), GERMAN)
    assert "112,5 %" in sentence(errors.SharesAboveOne("0101", 11_250), GERMAN)


def test_an_error_without_a_sentence_is_called_a_fault_of_the_program() -> None:
    text = sentence(OSError(errno.EIO, "kaputt"), GERMAN)
    assert text.startswith("Unerwarteter Fehler im Programm: OSError")
    assert "kaputt" in text


def _subclasses(error: type[DomainError]) -> Iterator[type[DomainError]]:
    for below in error.__subclasses__():
        yield below
        yield from _subclasses(below)


def _ids(error: DomainError) -> Iterator[str]:
    if isinstance(error, BadRecord):
        yield error.key if error.expected != "change" else error.found
    elif isinstance(error, errors.NoMeasure):
        yield error.position
    elif not isinstance(error, BadMeasure | ImpossibleCity):
        yield from (text for value in vars(error).values() for text in _texts(value) if text not in _KINDS)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from value


_KINDS = {"unit", "position", "grant", "persons", "rate", "quarters", "years", "line"}
