"""The shipped city in the window: real names, real sizes, the gesture the program is for."""

import pytest
from pytestqt.qtbot import QtBot

from integration_office.domain.changes import MoveUnit
from integration_office.domain.plan import Plan
from integration_office.domain.resources import resource_folder
from integration_office.exchange.source import read_source
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.drop_advisor import SessionAdvisor
from tests.ui.acting import drag, status
from tests.ui.conftest import Opener
from tests.ui.town import REFERENCE


@pytest.fixture(scope="module")
def muenster() -> Plan:
    return read_source(resource_folder() / "samples" / "muenster-2026", REFERENCE.catalogue).plan


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_a_drag_in_the_sample_city_is_one_measure_and_undone(
    qtbot: QtBot, open_window: Opener, muenster: Plan, size: tuple[int, int]
) -> None:
    window = open_window(muenster, size=size)
    session, chart = window.bridge.session, window.area.chart
    before = session.figures.overlap.fte
    drag(qtbot, chart, "0206", "Sozialamt")
    assert [measure.change for measure in session.scenario.measures] == [MoveUnit("0206", "Sozialamt")]
    assert session.figures.overlap.fte != before
    assert status(window).startswith("Variante „Variante 1“ begonnen: 0206 „Ausländerangelegenheiten“ nach")
    window.commands["undo"].trigger()
    assert session.organisation is session.plan.baseline


def test_the_answer_names_duties_overlap_people_and_that_data_are_examples(open_window: Opener, muenster: Plan) -> None:
    window = open_window(muenster)
    answer = SessionAdvisor(window.bridge).answer(Payload(("0206",)), "Sozialamt")
    texts = [text for _, text in answer.lines]
    assert any(text.startswith("Künftig zuständig Sozialamt, bisher Amt für Migration") for text in texts)
    assert any("Stellen wechseln das Amt" in text for text in texts)
    assert any(text.startswith("Überschneidung") for text in texts)
    assert any(text.startswith("Beispieldaten") for text in texts)
    assert texts[-1].startswith("Beträge: nicht verifizierte Annahmen")


def test_the_answer_names_the_grants_that_go_with_the_head_of_the_integration_centre(
    open_window: Opener, muenster: Plan
) -> None:
    """Amount, broken condition, and that nobody can claim the grant: before anything is dropped."""
    answer = SessionAdvisor(open_window(muenster).bridge).answer(Payload((), ("0116-E14-01",)), "0206")
    assert (answer.allowed, answer.headline) == (True, "3 Förderungen entfallen")
    lost = [text for _, text in answer.lines if "entfällt" in text]
    for text, amount, condition in zip(
        lost,
        ("−285.000 €", "−22.500 €", "−185.250 €"),
        ("„Leitung in Vollzeit“", "„Förderung KI besteht“", "„Förderung KI besteht“"),
        strict=True,
    ):
        assert f"entfällt: {amount} im Jahr; nicht mehr erfüllt: {condition}; kein Rechtsanspruch (" in text


def test_every_scenario_of_the_sample_can_be_shown(open_window: Opener, muenster: Plan) -> None:
    window = open_window(muenster)
    bar = window.area.strip.tabs
    for at in range(1, bar.count()):
        bar.setCurrentIndex(at)
        organisation = window.bridge.session.organisation
        assert set(window.area.chart.chart.columns.ids) == set(organisation.units)
        assert not window.bridge.session.projection.broken
