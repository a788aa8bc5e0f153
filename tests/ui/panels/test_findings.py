"""Findings stand by topic, can be filtered, and lead to what they are about."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import Assign, CutPosition, RegradePosition
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import PositionId, TaskId
from integration_office.domain.plan import Plan
from integration_office.domain.scenario import Measure, Scenario
from integration_office.ui.background import Background
from integration_office.ui.bridge import Bridge
from integration_office.ui.panels.finding_list import WIDE_SPAN, Finding, Severity, findings
from integration_office.ui.panels.findings import FindingsPanel
from tests.ui.panels.conftest import SCENARIO, Show, bridge_to, in_year, moving, planned
from tests.ui.town import town

S10 = read_grade("S10")
ShowOn = Callable[[Bridge], FindingsPanel]


@pytest.fixture
def show_on(show: Show[FindingsPanel], qtbot: QtBot) -> Iterator[ShowOn]:
    """Shows the findings of a bridge's state, found."""
    background = Background()

    def shown(bridge: Bridge) -> FindingsPanel:
        panel = show(FindingsPanel(bridge, background))
        qtbot.waitUntil(lambda: panel.tree.topLevelItemCount() > 0)
        return panel

    yield shown
    background.close()


def with_measures(*measures: Measure) -> Plan:
    return planned().with_scenario(Scenario(SCENARIO, measures))


def found(plan: Plan) -> list[Finding]:
    session = bridge_to(plan).session
    return findings(session.projection, session.figures, bridge_to(plan).language)


def about(plan: Plan, words: str) -> Finding:
    return next(each for each in found(plan) if words in f"{each.topic}: {each.text}")


def topics(panel: FindingsPanel) -> list[str]:
    rows = (panel.tree.topLevelItem(row) for row in range(panel.tree.topLevelItemCount()))
    return [row.text(0) for row in rows if row is not None]


def row(panel: FindingsPanel, words: str) -> QTreeWidgetItem:
    flags = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
    return panel.tree.findItems(words, flags, 0)[-1]


def test_a_broken_measure_is_an_error_with_its_reason() -> None:
    finding = about(with_measures(moving("77")), "greift nicht")
    assert finding.severity is Severity.ERROR
    assert "77" in finding.text


def test_an_orphaned_duty_is_a_warning() -> None:
    plan = with_measures(*(Measure(Assign(PositionId(post), TaskId("T2"), 0)) for post in ("0202", "0102")))
    finding = about(plan, "verwaist")
    assert finding.severity is Severity.WARNING
    assert "StAG" in finding.text


def test_an_understaffed_duty_leads_to_its_owner_and_says_how_far_it_is_covered() -> None:
    finding = about(planned(), "unterbesetzt")
    assert finding.severity is Severity.WARNING
    assert "75,0 %" in finding.text  # T2: 0.5 + 0.25 of 1.0
    assert finding.units == ("33",)


def test_conflicting_tasks_in_one_office_are_a_warning() -> None:
    plan = planned()
    tasks = plan.baseline.tasks
    joined = plan.baseline.with_task(replace(tasks[TaskId("T1")], conflicts=(TaskId("T2"),)))
    finding = about(replace(plan, baseline=joined), "Zielkonflikte")
    assert finding.units == ("56",)


def test_a_failed_condition_of_a_grant_leads_to_who_carries_it() -> None:
    finding = about(with_measures(Measure(CutPosition(PositionId("0302")))), "Leitung in Vollzeit")
    assert (finding.severity, finding.units) == (Severity.WARNING, ("50.2",))


def test_unpriced_posts_are_named_by_grade_and_selected_together() -> None:
    assert S10 is not None
    cut = [Measure(RegradePosition(PositionId(post), S10)) for post in ("0103", "0104")]
    finding = about(with_measures(*cut), "S10")
    assert finding.text == "S10: 2 Stellen mit 1,50 VZÄ ohne Entgelttabelle, nicht in den Kosten"
    assert finding.positions == ("0103", "0104")


def test_assumptions_in_use_that_nobody_verified_are_named() -> None:
    names = [each.text for each in found(planned()) if "Annahmen" in each.topic]
    assert "Leistungsentgelt (LOB): 2 %" in names
    assert not any("Gemeinkosten" in name for name in names)


def test_a_wide_span_is_a_note() -> None:
    plan = planned()
    model = plan.baseline.positions[PositionId("0202")]
    many = [replace(model, id=PositionId(f"X{n}")) for n in range(WIDE_SPAN + 1)]
    finding = about(replace(plan, baseline=plan.baseline.with_positions(many)), "Leitungsspannen")
    assert (finding.severity, finding.units) == (Severity.NOTE, ("33.1",))


def test_example_data_is_a_note() -> None:
    plan = planned(town(illustrative=True))
    assert about(plan, "Beispieldaten").severity is Severity.NOTE
    assert not any("Beispieldaten" in each.topic for each in found(planned()))


def test_a_year_without_pay_tables_is_one_error_and_the_rest_is_found() -> None:
    plan = in_year(planned(), 1990)
    assert about(plan, "1990").severity is Severity.ERROR
    assert about(plan, "unterbesetzt")


def test_the_gravest_come_first_and_say_so(show_on: ShowOn) -> None:
    panel = show_on(bridge_to(with_measures(moving("77"))))
    words = [topic.split()[1].rstrip(":") for topic in topics(panel)]
    order = ["Fehler", "Warnung", "Hinweis"]
    assert words == sorted(words, key=order.index)
    assert words[0] == "Fehler"
    assert "✖ 1" in panel._summary.text()


def test_typed_words_and_the_severity_filter(bridge: Bridge, show_on: ShowOn, qtbot: QtBot) -> None:
    panel = show_on(bridge)
    qtbot.keyClicks(panel._words, "lob leistungs")
    assert topics(panel) == ["ℹ Hinweis: Annahmen, die niemand verifiziert hat"]
    panel._words.clear()
    panel._severity.setFocus()
    qtbot.keyClick(panel._severity, Qt.Key.Key_Down)
    assert panel._nothing.isVisible()
    qtbot.keyClick(panel._severity, Qt.Key.Key_Down)
    assert all("Warnung" in topic for topic in topics(panel))
    assert topics(panel)


def test_a_click_leads_to_the_unit(bridge: Bridge, show_on: ShowOn, qtbot: QtBot) -> None:
    panel = show_on(bridge)
    where = panel.tree.visualItemRect(row(panel, "75,0 %")).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert bridge.units == ("33",)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_leads_there_too(bridge: Bridge, show_on: ShowOn, qtbot: QtBot, key: Qt.Key) -> None:
    panel = show_on(bridge)
    panel.tree.setFocus()
    panel.tree.setCurrentItem(row(panel, "75,0 %"))
    qtbot.keyClick(panel.tree, key)
    assert bridge.units == ("33",)


def test_findings_follow_the_scenario(show_on: ShowOn, qtbot: QtBot) -> None:
    bridge = bridge_to(with_measures(moving("77")))
    panel = show_on(bridge)
    assert "Fehler" in topics(panel)[0]
    bridge.session.switch_scenario(None)
    qtbot.waitUntil(lambda: not any("Fehler" in topic for topic in topics(panel)))
