"""A plan read from somewhere shares with the one on the desk what both say."""

from dataclasses import replace

from integration_office.application.sharing import sharing
from integration_office.domain.changes import CutPosition, RenameUnit
from integration_office.domain.layered import frozen
from tests.ui.town import town


def test_an_equal_plan_is_the_same_one() -> None:
    known = town()
    assert sharing(town(), known) is known


def test_only_what_differs_is_another_object() -> None:
    known, state = town(), town().baseline
    changed = RenameUnit("56", "Amt für Vielfalt").apply(CutPosition("0401").apply(state))
    plan = replace(town(), baseline=changed)
    found = sharing(plan, known)
    assert found == plan
    assert found.baseline.tasks is known.baseline.tasks
    assert found.baseline.units["32"] is known.baseline.units["32"]
    assert list(found.baseline.positions) == list(changed.positions)


def test_another_order_stays_as_it_is() -> None:
    state = town().baseline
    turned = replace(state, units=frozen(dict(reversed(list(state.units.items())))))
    assert list(sharing(replace(town(), baseline=turned), town()).baseline.units) == list(turned.units)
