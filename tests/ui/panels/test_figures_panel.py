"""The figures beside the Ist-Stand: said in words, clickable, never computed where nobody looks."""

from dataclasses import replace
from fractions import Fraction

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from integration_office.analysis.figure import Figure
from integration_office.application.ports import Cancelled
from integration_office.domain.changes import CutPosition, RegradePosition
from integration_office.domain.grade import read_grade
from integration_office.domain.identity import PositionId
from integration_office.domain.scenario import Measure
from integration_office.ui.appearance import DARK, palette
from integration_office.ui.bridge import Bridge
from integration_office.ui.panels.figure_notes import figure_notes
from integration_office.ui.panels.figure_sections import StatusCounts
from integration_office.ui.panels.figures import FiguresPanel
from integration_office.ui.panels.rows import ClickableRow
from tests.ui.panels.conftest import Show, bridge_to, in_year, planned, settle
from tests.ui.town import town


def spoken(panel: FiguresPanel) -> list[str]:
    """What a screen reader says of the visible rows, from the top down."""
    rows = [row for row in panel.findChildren(ClickableRow) if row.isVisible()]
    return [row.accessibleName() for row in rows]


def row(panel: FiguresPanel, beginning: str) -> ClickableRow:
    rows = [each for each in panel.findChildren(ClickableRow) if each.isVisible()]
    return next(each for each in rows if each.accessibleName().startswith(beginning))


def texts(panel: FiguresPanel) -> str:
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def noted(panel: FiguresPanel) -> FiguresPanel:
    """With what the window finds out beside the thread of its events."""
    session = panel.bridge.session
    panel.set_notes(figure_notes(session.effects, panel.language, compared=session.scenario is not None))
    settle()
    return panel


def test_a_difference_is_said_with_sign_and_word(bridge: Bridge, show: Show[FiguresPanel]) -> None:
    panel = show(FiguresPanel(bridge))
    assert "„Amt für Integration“ 2026 gegenüber dem Ist-Stand" in texts(panel)
    # T1: 0102 and 0103 stay together; T2: 0102 leaves office 32 for 56; T3: 0104 and 0302 come together
    before, after = bridge.session.baseline_figures.overlap.fte, bridge.session.figures.overlap.fte
    assert after < before
    overlap = row(panel, "Überschneidung:").accessibleName()
    assert "VZÄ · weniger" in overlap
    assert "−" in overlap
    assert "▼" in texts(panel)


def test_the_ist_stand_is_compared_with_nothing(show: Show[FiguresPanel]) -> None:
    panel = show(FiguresPanel(bridge_to(planned(), None)))
    assert "Ist-Stand 2026" in texts(panel)
    assert not any(word in texts(panel) for word in ("▲", "▼", "unverändert", "Geänderte"))


def test_unchanged_costs_say_so(bridge: Bridge, show: Show[FiguresPanel]) -> None:
    panel = show(FiguresPanel(bridge))
    assert "unverändert" in row(panel, "Vollkosten:").accessibleName()


def test_marks_stand_beside_the_figures_with_their_meaning(show: Show[FiguresPanel]) -> None:
    panel = noted(show(FiguresPanel(bridge_to(planned(town(illustrative=True))))))
    cost, overlap = row(panel, "Vollkosten:"), row(panel, "Überschneidung:")
    assert "nicht verifiziert" in cost.accessibleName()
    assert "vorläufig (Abschlag)" in cost.accessibleName()
    assert "Beispieldaten" in overlap.accessibleName()
    assert "Annahmen oder Quellen" in cost.toolTip()


def test_a_click_on_a_figure_brings_its_rechenweg(bridge: Bridge, show: Show[FiguresPanel], qtbot: QtBot) -> None:
    panel = show(FiguresPanel(bridge))
    with qtbot.waitSignal(panel.figure_chosen) as chosen:
        qtbot.mouseClick(row(panel, "Vollkosten:"), Qt.MouseButton.LeftButton)
    figure = chosen.args[0]
    assert isinstance(figure, Figure)
    assert (figure.key, figure.value) == ("full_cost", bridge.session.figures.cost.full_cost)


@pytest.mark.parametrize("beginning", ["Personalkosten", "Haushaltssicht", "Pflichtaufgaben", "Verlegte Stellen"])
def test_every_kind_of_row_answers_to_the_keyboard(
    bridge: Bridge, show: Show[FiguresPanel], qtbot: QtBot, beginning: str
) -> None:
    panel = show(FiguresPanel(bridge))
    chosen_row = row(panel, beginning)
    assert chosen_row.focusPolicy() & Qt.FocusPolicy.TabFocus
    with qtbot.waitSignal(panel.figure_chosen):
        qtbot.keyClick(chosen_row, Qt.Key.Key_Space)


def test_statuses_are_counted_and_lead_to_their_duties(bridge: Bridge, show: Show[FiguresPanel], qtbot: QtBot) -> None:
    panel = show(FiguresPanel(bridge))
    counts = next(each for each in panel.findChildren(StatusCounts) if "nicht" in each.text())
    with qtbot.waitSignal(panel.figure_chosen) as chosen:
        counts.linkActivated.emit("not_recorded")
    assert chosen.args[0].key == "not_recorded"
    assert str(chosen.args[0].value) in counts.text()


def test_changed_duties_lead_to_the_office_in_charge(bridge: Bridge, show: Show[FiguresPanel], qtbot: QtBot) -> None:
    panel = show(FiguresPanel(bridge))
    changed = row(panel, "§ 8 Abs. 1")
    assert "zuständig" in changed.accessibleName()
    with qtbot.waitSignal(panel.figure_chosen) as chosen:
        qtbot.mouseClick(changed, Qt.MouseButton.LeftButton)
    assert chosen.args[0].key == "duty"
    assert bridge.units == ("56",)


def test_a_grant_whose_condition_fails_says_which(show: Show[FiguresPanel], qtbot: QtBot) -> None:
    cut = Measure(CutPosition(PositionId("0302")))
    plan = planned()
    scenario = replace(plan.scenario("Amt für Integration"), measures=(cut,))
    panel = show(FiguresPanel(bridge_to(plan.with_scenario(scenario))))
    grant = row(panel, "KI")
    assert "Bedingung nicht erfüllt: Leitung in Vollzeit" in grant.accessibleName()
    assert "schlechter" in grant.accessibleName()
    with qtbot.waitSignal(panel.figure_chosen) as chosen:
        qtbot.mouseClick(grant, Qt.MouseButton.LeftButton)
    assert chosen.args[0].value == 0


def test_what_has_no_price_is_named_beside_the_costs(show: Show[FiguresPanel]) -> None:
    grade = read_grade("S10")
    assert grade is not None
    plan = planned()
    regraded = Measure(RegradePosition(PositionId("0104"), grade))
    scenario = replace(plan.scenario("Amt für Integration"), measures=(regraded,))
    panel = noted(show(FiguresPanel(bridge_to(plan.with_scenario(scenario)))))
    assert "Ohne Entgelttabelle, nicht in den Kosten: S10 0,50 VZÄ" in texts(panel).replace("\u00a0", " ")


def test_costs_that_leave_out_other_posts_are_not_called_cheaper(show: Show[FiguresPanel]) -> None:
    grade = read_grade("E99")
    assert grade is not None
    plan = planned()
    regraded = Measure(RegradePosition(PositionId("0103"), grade))
    scenario = replace(plan.scenario("Amt für Integration"), measures=(regraded,))
    panel = show(FiguresPanel(bridge_to(plan.with_scenario(scenario))))
    for name in ("Vollkosten:", "Personalkosten:", "Haushaltssicht:"):
        spoken_row = row(panel, name).accessibleName()
        assert "nicht vergleichbar: VZÄ ohne Preis ändern sich" in spoken_row
        assert "−" in spoken_row
    assert not any("günstiger" in each for each in spoken(panel))


def test_a_year_without_pay_tables_is_said_and_the_rest_still_shown(show: Show[FiguresPanel]) -> None:
    panel = show(FiguresPanel(bridge_to(in_year(planned(), 1990))))
    assert "1990" in texts(panel)
    names = spoken(panel)
    assert any(name.startswith("Pflichtaufgaben:") for name in names)
    assert "VZÄ" in next(name for name in names if name.startswith("Überschneidung:"))
    unknown = [name for name in names if name.startswith(("Vollkosten", "Kosten der Überschneidung"))]
    assert len(unknown) == 2 and all("nicht bestimmbar" in name for name in unknown)
    assert not any(name.startswith("KI") for name in names) and not row(panel, "Vollkosten").isEnabled()


def test_nothing_is_computed_while_nobody_looks(bridge: Bridge, show: Show[FiguresPanel]) -> None:
    panel = show(FiguresPanel(bridge))
    panel.hide()
    bridge.session.switch_scenario(None)
    settle()
    assert "gegenüber dem Ist-Stand" in panel._title.text()
    panel.show()
    settle()
    assert panel._title.text() == "Ist-Stand 2026"


def test_achievable_coverage_is_awaited_after_every_change(bridge: Bridge, show: Show[FiguresPanel]) -> None:
    panel = show(FiguresPanel(bridge))
    assert "wird berechnet" in row(panel, "Erreichbare").accessibleName()
    panel.set_achievable(Fraction(9, 10), Fraction(8, 10))
    assert "90,0 %, +10,0 Punkte · besser" in row(panel, "Erreichbare").accessibleName()
    bridge.session.undo()
    bridge.session.switch_scenario(None)
    settle()
    assert "wird berechnet" in row(panel, "Erreichbare").accessibleName()
    panel.set_achievable(None)
    assert "nicht bestimmbar" in row(panel, "Erreichbare").accessibleName()


def test_the_colours_follow_the_palette(bridge: Bridge, show: Show[FiguresPanel], qapp: QApplication) -> None:
    panel = show(FiguresPanel(bridge))
    qapp.setPalette(palette(DARK))
    settle()
    counts = next(each for each in panel.findChildren(StatusCounts) if each.isVisible())
    assert DARK.accent.name() in counts.text()
    assert panel.palette().color(QPalette.ColorRole.Window) == DARK.ground


def test_how_many_posts_move_comes_after_the_figures(bridge: Bridge, show: Show[FiguresPanel]) -> None:
    panel = show(FiguresPanel(bridge))
    assert row(panel, "Verlegte Stellen").accessibleName() == "Verlegte Stellen: wird berechnet …"
    noted(panel)
    affected = bridge.session.effects.affected()
    assert row(panel, "Verlegte Stellen").accessibleName() == f"Verlegte Stellen: {len(affected.moved)}"


def test_notes_nobody_wants_any_more_are_given_up(bridge: Bridge) -> None:
    asked: list[None] = []

    def stopped() -> bool:
        asked.append(None)
        return len(asked) > 2

    with pytest.raises(Cancelled):
        figure_notes(bridge.session.effects, bridge.language, stopped, compared=True)
    assert len(asked) == 3


def test_a_term_is_explained_beside_the_mouse(bridge: Bridge, show: Show[FiguresPanel]) -> None:
    panel = show(FiguresPanel(bridge))
    assert "gleich wer sie bezahlt" in row(panel, "Vollkosten:").toolTip()
    assert "außerhalb des federführenden Amtes" in row(panel, "Überschneidung:").toolTip()
