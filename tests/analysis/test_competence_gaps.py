"""What an office's tasks ask its posts to know, worked out by hand."""

from dataclasses import replace
from fractions import Fraction

from integration_office.analysis.competence_gaps import competence_gaps, offices_with_posts
from integration_office.analysis.evaluation import Evaluation
from integration_office.domain.identity import PositionId, TaskId, UnitId
from integration_office.domain.organisation import Organisation
from tests.ui.town import organisation, session, town

FTE = 10**8


def skilled() -> Organisation:
    """T1 asks for K1 or K2; 0103 knows K2. T2 asks for K9, which nobody in office 32 knows."""
    base = organisation()
    base = base.with_task(replace(base.tasks[TaskId("T1")], competences=("K2", "K1")))
    base = base.with_task(replace(base.tasks[TaskId("T2")], competences=("K9",)))
    base = base.with_task(replace(base.tasks[TaskId("T3")], competences=("K3",), demand_fte=None))
    return base.with_positions([replace(base.positions[PositionId("0103")], competences=("K2",))])


def evaluated(state: Organisation) -> Evaluation:
    return Evaluation.of(state, session(replace(town(), baseline=state)).frame)


def test_demand_held_and_missing_of_an_office() -> None:
    absent, unknown, short = competence_gaps(evaluated(skilled()), UnitId("32"))
    # T2: demand 1.0, 0102 gives 0.25 of the 0.75 FTE planned on it: a third of the demand is this office's.
    assert (absent.asked, absent.tasks, absent.demand) == (("K9",), ("T2",), Fraction(FTE, 3))
    assert absent.is_absent and absent.missing == Fraction(FTE, 3) and absent.unfit == FTE // 4
    # T3: 0104 with half a post; nobody says how much is needed.
    assert (unknown.asked, unknown.unmeasured, unknown.demand) == (("K3",), 1, 0)
    assert unknown.unfit == FTE // 2
    # T1: demand 1.5, all of it here; only 0103 knows one of both.
    assert (short.asked, short.posts, short.held) == (("K1", "K2"), 1, FTE)
    assert (short.demand, short.missing) == (Fraction(3 * FTE, 2), Fraction(FTE, 2))
    assert (short.at_work, short.unfit) == (FTE, FTE // 2)


def test_offices_that_ask_nothing_and_those_without_posts() -> None:
    state = evaluated(organisation())
    assert competence_gaps(state, UnitId("32")) == ()
    assert offices_with_posts(state) == ("32", "33", "50", "56")
