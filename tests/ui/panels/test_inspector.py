"""The inspector says what is selected and unfolds how any figure came about, by mouse and by keyboard."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from integration_office.analysis import figure
from integration_office.analysis.figure import FigureUnit
from integration_office.domain.budget import BudgetLine, NkfLine
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.plan import Plan
from integration_office.domain.position import Lapse, Regrade
from integration_office.ui.bridge import Bridge
from integration_office.ui.panels.inspector import InspectorPanel
from integration_office.wording.figures import exact_text
from tests.ui.panels.conftest import Show, bridge_to, in_year, planned, settle
from tests.ui.town import town


def select(bridge: Bridge, units: tuple[str, ...] = (), positions: tuple[str, ...] = ()) -> None:
    bridge.select(tuple(map(UnitId, units)), tuple(map(PositionId, positions)))
    settle()


def shown(panel: InspectorPanel) -> str:
    return f"{panel._title.text()}\n{panel._subtitle.text()}\n{panel.tree.text()}"


def item(panel: InspectorPanel, label: str) -> QTreeWidgetItem:
    flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
    return panel.tree.findItems(label, flags, 0)[0]


def with_post(plan: Plan, id: str, **changes: object) -> Plan:
    post = replace(plan.baseline.positions[PositionId(id)], **changes)
    return replace(plan, baseline=plan.baseline.with_positions([post]))


def test_without_a_selection_there_is_a_hint(bridge: Bridge, show: Show[InspectorPanel]) -> None:
    panel = show(InspectorPanel(bridge))
    assert "Nichts ausgewählt" in shown(panel)
    assert not panel._copy.isVisible() and not panel.tree.isVisible()


def test_a_unit_says_where_it_is_what_it_holds_and_what_it_costs(bridge: Bridge, show: Show[InspectorPanel]) -> None:
    panel = show(InspectorPanel(bridge))
    select(bridge, units=("32",))
    text = shown(panel)
    assert "Ordnungsamt\nAmt 32 · Stadt Musterstadt › Dezernat Ordnung" in text
    assert "0101 „Leitung“" in text
    assert "VZÄ Soll\t1,00 VZÄ" in text  # 32.4 has gone to 56
    assert "Leitungsspanne\t0" in text
    cost = figure.unit_cost(bridge.session.figures, UnitId("32")).value
    assert f"Vollkosten der Einheit\t{exact_text(cost, FigureUnit.CENTS, bridge.language)}" in text
    assert "nicht verifiziert · vorläufig (Abschlag)" in text


def test_a_unit_lists_tasks_and_duties(bridge: Bridge, show: Show[InspectorPanel]) -> None:
    panel = show(InspectorPanel(bridge))
    select(bridge, units=("56",))
    panel.tree.expandAll()
    text = shown(panel)
    assert "T1 „Aufenthaltsrecht“\t1,50 VZÄ" in text
    assert "Zuständig für gesetzliche Aufgaben (2)" in text
    assert "gedeckt" in text


def test_a_unit_shows_the_double_work_it_has_a_part_in(bridge: Bridge, show: Show[InspectorPanel]) -> None:
    panel = show(InspectorPanel(bridge))
    select(bridge, units=("33",))
    # T2: 0202 in 33 has 0.5, 0102 (now in 56) a quarter
    panel.tree.expandAll()
    text = shown(panel)
    assert "Überschneidungen (1)" in text
    assert "T2 „Einbürgerung“\t0,25 VZÄ" in text
    assert "56 „Amt für Integration“\t0,25 VZÄ" in text
    assert "Kosten: T2 „Einbürgerung“" in text
    assert "Federführend\t33 „Bürgeramt“" in text


def test_budget_lines_stand_beside_the_computed_personnel(show: Show[InspectorPanel]) -> None:
    plan = planned()
    line = BudgetLine(UnitId("33.1"), "P", NkfLine.STAFF, 2026, 50_000_00)
    plan = replace(plan, baseline=replace(plan.baseline, budget=(line,)))
    bridge = bridge_to(plan)
    panel = show(InspectorPanel(bridge))
    select(bridge, units=("33",))
    text = shown(panel)
    assert "Personal und Versorgung im Haushalt\t50.000,00 €" in text
    assert "Personal berechnet" in text
    assert "Unterschied\t+" in text


def test_a_post_shows_grade_notes_tasks_and_cost(show: Show[InspectorPanel]) -> None:
    grade = read_grade("E9a")
    assert grade is not None
    plan = with_post(
        planned(),
        "0103",
        lapse=Lapse(date(2028, 12, 31)),
        regrade_on_vacancy=Regrade(grade),
        vacant_from=2027,
        competences=("K01", "K02"),
        illustrative=True,
    )
    bridge = bridge_to(plan)
    panel = show(InspectorPanel(bridge))
    select(bridge, positions=("0103",))
    text = shown(panel)
    assert "Sachbearbeitung\nStelle 0103 · Stadt Musterstadt" in text
    for line in (
        "Gruppe\tE9c",
        "Stufe\t4 (Annahme)",
        "kw (künftig wegfallend)\t31.12.2028",
        "ku (künftig umzuwandeln)\tE9a, sobald sie frei wird",
        "Wird frei\t2027",
        "Kompetenzen\tK01, K02\tBeispieldaten",
        "T1 „Aufenthaltsrecht“\t100 % = 1,00 VZÄ",
    ):
        assert line in text


def test_a_cost_unfolds_to_the_last_term_by_keyboard(bridge: Bridge, show: Show[InspectorPanel], qtbot: QtBot) -> None:
    panel = show(InspectorPanel(bridge))
    select(bridge, positions=("0103",))
    panel.tree.setFocus()
    panel.tree.setCurrentItem(item(panel, "Vollkosten der Stelle"))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Right)
    assert "= Personalkosten + Sachkosten + Gemeinkosten" in shown(panel)
    personnel = item(panel, "Personalkosten")
    panel.tree.setCurrentItem(personnel)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Right)
    assert "Vollzeitbetrag E9c/4" in shown(panel)
    qtbot.keyClick(panel.tree, Qt.Key.Key_Left)
    assert "Vollzeitbetrag E9c/4" not in shown(panel)


def test_what_is_unfolded_can_be_copied(bridge: Bridge, show: Show[InspectorPanel], qtbot: QtBot) -> None:
    panel = show(InspectorPanel(bridge))
    select(bridge, positions=("0103",))
    qtbot.mouseClick(panel._copy, Qt.MouseButton.LeftButton)
    by_button = QApplication.clipboard().text()
    assert "VZÄ Soll\t1,00 VZÄ" in by_button
    QApplication.clipboard().clear()
    panel.tree.setFocus()
    qtbot.keyClick(panel.tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == by_button


def test_a_chosen_figure_stays_until_something_else_is_selected(bridge: Bridge, show: Show[InspectorPanel]) -> None:
    panel = show(InspectorPanel(bridge))
    select(bridge, units=("32",))
    panel.show_figure(figure.overlap_fte(bridge.session.figures))
    settle()
    assert shown(panel).startswith("Überschneidung\n= Summe der Aufgaben, ohne gewollte")
    assert "Ergebnis\t" in shown(panel)
    select(bridge, units=("33",))
    assert shown(panel).startswith("Bürgeramt")


def test_the_way_back_to_the_selection(bridge: Bridge, show: Show[InspectorPanel], qtbot: QtBot) -> None:
    panel = show(InspectorPanel(bridge))
    select(bridge, units=("32",))
    back = next(each for each in panel.findChildren(QPushButton) if each.text() == "Zur Auswahl")
    assert not back.isVisible()
    panel.show_figure(figure.overlap_fte(bridge.session.figures))
    settle()
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    settle()
    assert shown(panel).startswith("Ordnungsamt")


def test_a_rechenweg_of_yesterday_is_not_left_standing(bridge: Bridge, show: Show[InspectorPanel]) -> None:
    panel = show(InspectorPanel(bridge))
    panel.show_figure(figure.overlap_fte(bridge.session.figures))
    settle()
    bridge.session.switch_scenario(None)
    settle()
    assert "Überschneidung" not in shown(panel)


def test_what_was_unfolded_stays_so_after_a_change(bridge: Bridge, show: Show[InspectorPanel]) -> None:
    panel = show(InspectorPanel(bridge))
    select(bridge, units=("33",))
    item(panel, "Vollkosten der Einheit").setExpanded(True)
    bridge.session.switch_scenario(None)
    settle()
    assert item(panel, "Vollkosten der Einheit").isExpanded()
    assert "= Summe der eigenen Stellen und der Untereinheiten" in shown(panel)


def test_several_are_added_up_without_counting_a_post_twice(bridge: Bridge, show: Show[InspectorPanel]) -> None:
    panel = show(InspectorPanel(bridge))
    select(bridge, units=("33", "33.1"), positions=("0202",))
    text = shown(panel)
    assert "Einheiten ausgewählt\t2" in text
    assert "Stellen darin\t2" in text
    assert "33 „Bürgeramt“" in text


def test_a_year_without_pay_tables_says_why_there_is_no_cost(show: Show[InspectorPanel]) -> None:
    bridge = bridge_to(in_year(planned(), 1990))
    panel = show(InspectorPanel(bridge))
    select(bridge, units=("32",))
    assert "1990" in shown(panel)
    select(bridge, positions=("0101",))
    assert "1990" in shown(panel)
    select(bridge, units=("32",), positions=("0101",))
    assert "Stellen darin\t1" in shown(panel)


def test_example_data_is_marked(show: Show[InspectorPanel]) -> None:
    bridge = bridge_to(planned(town(illustrative=True)))
    panel = show(InspectorPanel(bridge))
    select(bridge, positions=("0103",))
    assert "T1 „Aufenthaltsrecht“\t100 % = 1,00 VZÄ\tBeispieldaten" in shown(panel)


def test_weights_and_all_figures_fit_the_panel(show: Show[InspectorPanel]) -> None:
    """Any figure can be shown, with every row inside the panel."""
    plan = planned()
    duty = next(iter(plan.baseline.tasks.values())).duties[0]
    bridge = bridge_to(replace(plan, weights={duty: Decimal(2)}))
    panel = show(InspectorPanel(bridge))
    state = bridge.session.figures
    for each in (
        figure.full_cost(state),
        figure.budget_cost(state),
        figure.overlap_cost(state),
        figure.group_index(state, "binding"),
        figure.duty(state, duty),
        figure.posts(state),
    ):
        panel.show_figure(each)
        settle()
        assert panel.tree.topLevelItemCount() > 1
        last = panel.tree.topLevelItem(panel.tree.topLevelItemCount() - 1)
        assert panel.tree.visualItemRect(last).right() <= panel.width()
