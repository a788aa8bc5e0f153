"""What is proposed: every measure is named once, many alike in sum, with reason and date."""

import re
from collections.abc import Sequence
from datetime import date

import papers
from hypothesis import given, settings
from hypothesis import strategies as st
from papers import NEW, NEW_YEAR, paper, post, rows, section, table, unit

from integration_office.domain.changes import Assign, ChangeFte, CreateUnit, MovePosition
from integration_office.domain.identity import TaskId
from integration_office.domain.plan import Plan
from integration_office.domain.position import Position, Terms
from integration_office.domain.scenario import Measure
from integration_office.domain.unit import UnitKind
from integration_office.reports.blocks import BulletList, Document, Heading, Paragraph, plain

POSTS = [post(f"0{n}") for n in range(200, 212)]


def bullets(document: Document, title: str) -> list[str]:
    """The list below a heading of the proposal."""
    found = section(document, "1 Beschluss")
    at = next(n for n, each in enumerate(found) if isinstance(each, Heading) and each.text == title)
    block = found[at + 1]
    assert isinstance(block, BulletList)
    return [plain(item).replace("\u00a0", " ") for item in block.items]


def crowded(measures: Sequence[Measure]) -> Plan:
    """The town with twelve more posts in 501."""
    plan = papers.with_measures(measures)
    more = [Position(id, unit("501"), "Fall", Terms(None, None, 5_000, None)) for id in POSTS]
    return Plan(plan.info, plan.baseline.with_positions(more), plan.scenarios, plan.duties)


def moves(count: int, to: str = "32", reason: str = "Ein Ort.") -> list[Measure]:
    return [Measure(MovePosition(id, unit(to)), NEW_YEAR, reason) for id in POSTS[:count]]


def test_the_date_all_measures_share_is_said_once() -> None:
    document = paper(NEW, plan=crowded(moves(3)))
    (introduction,) = (each for each in section(document, "1 Beschluss") if isinstance(each, Paragraph))
    assert "3 Maßnahmen und soll zum 01.01.2027 wirksam werden" in plain(introduction.text).replace("\u00a0", " ")
    assert "01.01.2027" not in " ".join(bullets(document, "Verlegungen von Stellen"))


def test_different_dates_stand_with_their_measures() -> None:
    measures = [*moves(1), Measure(MovePosition(POSTS[1], unit("50")), date(2028, 3, 1))]
    texts = bullets(paper(NEW, plan=crowded(measures)), "Verlegungen von Stellen")
    assert "ab 01.01.2027" in texts[0] and "ab 01.03.2028" in texts[1]


def test_many_moves_are_one_line_for_each_way() -> None:
    measures = [*moves(10), *(Measure(MovePosition(id, unit("50")), NEW_YEAR, "Platz.") for id in POSTS[10:])]
    texts = bullets(paper(NEW, plan=crowded(measures)), "Verlegungen von Stellen")
    assert texts == [
        "10 Stellen (5,00 VZÄ) aus 501 „Einheit 501“ nach 32 „Einheit 32“ verlegen. Begründung: Ein Ort.",
        "2 Stellen (1,00 VZÄ) aus 501 „Einheit 501“ nach 50 „Einheit 50“ verlegen. Begründung: Platz.",
    ]


def test_a_unit_that_moves_says_how_many_posts_it_brings_along() -> None:
    (text,) = bullets(paper(), "Verlegungen von Einheiten")
    assert text == "Einheit 501 „Einheit 501“ nach 56 „Amt für Integration“ verlegen (1 Stelle, 0,50 VZÄ)."


def test_many_changes_of_posts_are_summed_up_by_unit() -> None:
    measures = [Measure(ChangeFte(id, 2_500), NEW_YEAR, "Teilzeit") for id in POSTS]
    (text,) = bullets(paper(NEW, plan=crowded(measures)), "Stellenplan")
    assert text == "Stellenanteil von 12 Stellen (6,00 VZÄ) in 501 „Einheit 501“ ändern. Begründung: Teilzeit."


def test_shares_are_summed_up_by_task() -> None:
    measures = [Measure(Assign(id, TaskId("T1"), 5_000), NEW_YEAR) for id in POSTS[:4]]
    measures.append(Measure(Assign(post("0102"), TaskId("T1"), 0), NEW_YEAR, "Ein Amt genügt."))
    (text,) = bullets(paper(NEW, plan=crowded(measures)), "Aufgaben")
    assert text == (
        "Aufgabe T1 „Aufgabe T1“: 1 Stelle gibt 0,50 VZÄ ab und 4 Stellen übernehmen zusammen 1,00 VZÄ. "
        "Begründung: Ein Amt genügt."
    )


def test_the_annex_lists_every_measure_under_its_number() -> None:
    cells = rows(table(paper(), f"Maßnahmen der Variante „{NEW}“"))
    assert [line[0] for line in cells] == [str(n) for n in range(1, 11)]
    assert "(greift nicht)" in cells[2][1]
    assert cells[0][2:] == ["01.01.2027", "Bündelung"]


def test_a_measure_switched_off_is_marked_and_proposed_nowhere() -> None:
    off = Measure(CreateUnit(unit("99"), "Amt 99", UnitKind.OFFICE, unit("I")), NEW_YEAR, enabled=False)
    document = paper(NEW, plan=crowded([*moves(1), off]))
    assert "(abgeschaltet)" in rows(table(document, "Maßnahmen der Variante"))[1][1]
    assert "Amt 99" not in str(section(document, "1 Beschluss"))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.sampled_from(("32", "50", "I", "II")), min_size=1, max_size=12))
def test_no_move_is_lost_in_a_sum(targets: list[str]) -> None:
    measures = [Measure(MovePosition(id, unit(to)), NEW_YEAR) for id, to in zip(POSTS, targets, strict=False)]
    texts = bullets(paper(NEW, plan=crowded(measures)), "Verlegungen von Stellen")
    counts = [re.match(r"(\d+) Stellen \(", text) for text in texts]
    assert sum(int(count[1]) if count else 1 for count in counts) == len(targets)
    assert len(texts) == len(set(targets))
