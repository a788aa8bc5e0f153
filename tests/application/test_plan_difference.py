"""What differs between a checkpoint and now."""

from dataclasses import replace

from integration_office.application.plan_difference import plan_difference
from integration_office.domain.changes import MoveUnit, RenameUnit
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario, ScenarioStatus
from integration_office.wording.language import Language
from integration_office.wording.plan_difference import plan_difference_lines
from tests.ui.town import town

MOVE, RENAME = Measure(MoveUnit("32.4", "56")), Measure(RenameUnit("56", "Neu"))


def lines(old: Plan, new: Plan) -> tuple[str, ...]:
    return plan_difference_lines(plan_difference(old, new), new.baseline, Language.german())


def test_a_plan_does_not_differ_from_one_with_the_same_values() -> None:
    assert not plan_difference(town(), town())
    assert lines(town(), town()) == ()


def test_scenarios_that_came_went_and_changed() -> None:
    old = town().with_scenario(Scenario("A", (MOVE, MOVE, RENAME))).with_scenario(Scenario("B"))
    new = town().with_scenario(Scenario("A", (RENAME, replace(MOVE, enabled=False), MOVE), ScenarioStatus.COORDINATION))
    new = new.with_scenario(Scenario("C"))
    moved = "Einheit 32.4 „Ausländerangelegenheiten“ nach 56 „Amt für Integration“ verlegen"
    assert lines(old, new) == (
        "Variante „C“ ist seitdem dazugekommen",
        "Variante „B“ gibt es nicht mehr",
        f"Variante „A“: + {moved} (ausgeschaltet)",
        f"Variante „A“: − {moved}",
        "Variante „A“: anderer Bearbeitungsstand",
    )
    turned = plan_difference(old, old.with_scenario(Scenario("A", (RENAME, MOVE, MOVE))))
    assert [(each.reordered, each.added, each.gone) for each in turned.changed] == [(True, (), ())]


def test_the_baseline_and_what_people_wrote() -> None:
    old, changed = town(), MOVE.apply(town().baseline).without_position("0401")
    new = replace(old, baseline=changed, info=replace(old.info, title="Anders"), texts={"reasons": "Weil"})
    assert lines(old, new) == (
        "Ist-Stand, Einheiten: geändert: 32.4",
        "Ist-Stand, Stellen: entfallen: 0401",
        "Angaben zum Plan geändert",
        "Texte der Papiere geändert",
    )
