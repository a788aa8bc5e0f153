"""The way to the session backwards: working days, the planner's own lead times, and nothing made up."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.analysis.reference import Reference
from integration_office.analysis.timetable import (
    SESSION,
    Appointment,
    LeadOrigin,
    SessionDoubt,
    session_doubts,
    timetable,
)
from integration_office.analysis.working_days import earlier, holiday_name, is_working_day, later, latest_start
from integration_office.domain.errors import NotADate, NotALeadTime
from integration_office.domain.lead_times import (
    own_lead_times,
    session_day,
    unreadable_lead_times,
    with_lead_time,
    with_session_day,
)
from integration_office.domain.participation import LeadTime, LeadUnit, PreparationStep, read_lead_time

THURSDAY = date(2027, 2, 4)
TWO_WEEKS = LeadTime(2, LeadUnit.WEEKS)


def step(key: str, before: str, lead: LeadTime | None = None, effect: str = "", after: bool = False) -> PreparationStep:
    return PreparationStep(key, before, effect, lead, after, "Quelle", date(2026, 1, 1), "no")


STEPS = (
    step("session", ""),
    step("committees", "session"),
    step("board", "committees"),
    step("discussion", "session", TWO_WEEKS, "structure", after=True),
    step("papers", "discussion", effect="structure"),
)


def by_key(own: dict[str, LeadTime], *triggered: str) -> dict[str, Appointment]:
    return {each.step.key: each for each in timetable(THURSDAY, STEPS, own, triggered).appointments}


class TestTimetable:
    def test_a_period_that_runs_from_a_step_is_over_before_the_session(self) -> None:
        # 20 January + 14 days = 3 February, the day before; from 21 January it would end on the day itself.
        found = by_key({}, "structure")["discussion"]
        assert (found.day, found.origin, found.certain) == (date(2027, 1, 20), LeadOrigin.DATA, True)

    def test_a_step_without_a_lead_time_has_only_a_bound(self) -> None:
        found = by_key({}, "structure")
        assert found["papers"].day == date(2027, 1, 20) and found["papers"].origin is LeadOrigin.MISSING
        assert not found["papers"].certain and found["committees"].day == THURSDAY

    def test_own_lead_times_stand_in_place_of_none_and_of_the_datas(self) -> None:
        own = {"committees": LeadTime(10, LeadUnit.WORKING_DAYS), "discussion": LeadTime(1, LeadUnit.MONTHS)}
        found = by_key(own, "structure")
        assert found["committees"].day == date(2027, 1, 21) and found["committees"].certain
        # 4 January is a Monday.
        assert found["discussion"].day == date(2027, 1, 4) and found["discussion"].origin is LeadOrigin.OWN

    def test_what_rests_on_a_missing_lead_time_can_only_be_earlier(self) -> None:
        found = by_key({"board": LeadTime(1, LeadUnit.WEEKS)})["board"]
        assert found.day == date(2027, 1, 28) and not found.certain

    def test_what_nothing_triggers_is_no_step(self) -> None:
        assert set(by_key({})) == {"session", "committees", "board"}

    def test_the_session_stands_last_and_on_its_day_even_on_a_holiday(self) -> None:
        found = timetable(date(2027, 5, 27), STEPS, {}, ())
        assert found.appointments[-1].step.key == SESSION and found.appointments[-1].day == date(2027, 5, 27)
        assert found.appointments[0].day == date(2027, 5, 26)
        assert session_doubts(date(2027, 5, 27), date(2027, 6, 1)) == (SessionDoubt.PAST, SessionDoubt.HOLIDAY)
        assert session_doubts(date(2027, 5, 29), date(2026, 6, 1)) == (SessionDoubt.WEEKEND,)

    def test_steps_in_a_circle_are_refused(self) -> None:
        with pytest.raises(ValueError, match="does not lead"):
            timetable(THURSDAY, (step("a", "b"), step("b", "a")), {}, ())

    def test_the_shipped_steps_lead_to_the_session_and_no_time_is_without_a_source(self, reference: Reference) -> None:
        found = timetable(THURSDAY, reference.preparation, {}, ("structure", "any", "staff"))
        assert len(found.appointments) == len(reference.preparation)
        assert all(each.source and each.source_date for each in reference.preparation if each.lead)
        assert {each.step.key for each in found.overdue(date(2027, 1, 21))} >= {"staff_council_discussion"}


class TestWorkingDays:
    def test_the_holidays_of_the_state(self) -> None:
        assert holiday_name(date(2027, 5, 27)) == "Fronleichnam" and holiday_name(date(2027, 10, 31)) is None
        assert not is_working_day(date(2027, 2, 6)) and is_working_day(date(2027, 2, 8))

    def test_a_period_that_ends_on_a_holiday_ends_on_the_next_working_day(self) -> None:
        # Maundy Thursday's fortnight before ends on Good Friday's eve; a day later it ends behind Easter Monday.
        assert later(date(2027, 3, 11), TWO_WEEKS) == date(2027, 3, 25)
        assert later(date(2027, 3, 12), TWO_WEEKS) == date(2027, 3, 30)

    def test_a_month_back_from_its_last_day(self) -> None:
        assert earlier(date(2027, 3, 31), LeadTime(1, LeadUnit.MONTHS)) == date(2027, 2, 26)

    @given(
        st.dates(date(2020, 1, 1), date(2040, 12, 31)),
        st.builds(LeadTime, st.integers(0, 60), st.sampled_from(LeadUnit)),
    )
    @settings(max_examples=40)
    def test_the_latest_start_is_the_last_working_day_that_is_early_enough(self, end: date, lead: LeadTime) -> None:
        start = latest_start(lead, end)
        assert is_working_day(start) and later(start, lead) < end
        following = start + timedelta(days=1)
        while not is_working_day(following):
            following += timedelta(days=1)
        assert later(following, lead) >= end


class TestLeadTimes:
    @pytest.mark.parametrize("text", ["10 Arbeitstage", "10 working days", " 10  arbeitstage "])
    def test_as_people_write_it(self, text: str) -> None:
        assert read_lead_time(text) == LeadTime(10, LeadUnit.WORKING_DAYS)

    @pytest.mark.parametrize("lead", [LeadTime(1, unit) for unit in LeadUnit])
    def test_what_is_written_is_read_again(self, lead: LeadTime) -> None:
        assert read_lead_time(str(lead)) == lead

    @pytest.mark.parametrize("text", ["bald", "10", "-3 Tage", "1,5 Wochen", "2 Werktage", "9999 Tage", "200 Monate"])
    def test_anything_else_is_refused(self, text: str) -> None:
        with pytest.raises(NotALeadTime):
            read_lead_time(text)

    def test_they_are_kept_among_the_texts_of_the_plan(self) -> None:
        texts = with_session_day(with_lead_time({"aim": "x"}, "board", TWO_WEEKS), THURSDAY)
        assert own_lead_times(texts) == {"board": TWO_WEEKS} and session_day(texts) == THURSDAY
        assert with_session_day(with_lead_time(texts, "board", None), None) == {"aim": "x"}

    def test_what_a_workbook_brings_and_nobody_can_read_is_named(self) -> None:
        assert unreadable_lead_times({"lead_time:board": "bald"}) == {"board": "bald"}
        assert own_lead_times({"lead_time:board": "bald"}) == {}

    @pytest.mark.parametrize("text", ["im Frühjahr", "2027", "0001-01-01"])
    def test_a_session_is_on_one_day(self, text: str) -> None:
        with pytest.raises(NotADate):
            session_day({"session_date": text})
        assert session_day({"session_date": "4.2.2027"}) == THURSDAY and session_day({}) is None
