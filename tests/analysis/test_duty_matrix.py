"""The matrix of duties by office: order, shares, what differs; editions and their pairs."""

from dataclasses import replace

from integration_office.analysis.duty_matrix import duty_matrix, norm_key
from integration_office.analysis.editions import EditionPair, Found, edition_pairs, known_editions
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.reference import Frame, Origin, Reference
from integration_office.domain.changes import Assign, MovePosition
from integration_office.domain.identity import DutyId, PositionId, TaskId, UnitId
from integration_office.domain.layered import frozen
from integration_office.domain.scenario import Measure, applied
from integration_office.domain.task import Duty
from integration_office.exchange.parameters import load_reference
from tests.analysis.town import five_posts, frame

REFERENCE: Reference = load_reference()


def duty(id: str, title: str = "", edition: str = "both", **more: str) -> Duty:
    return Duty(DutyId(id), edition=edition, title=title, **more)


def test_norms_are_sorted_as_people_count() -> None:
    norms = ["§ 10 Abs. 1", "§ 2 Abs. 10", "§ 2 Abs. 9", "Präambel"]
    assert sorted(norms, key=norm_key) == ["Präambel", "§ 2 Abs. 9", "§ 2 Abs. 10", "§ 10 Abs. 1"]


def test_the_matrix_agrees_with_the_coverage_and_shows_what_is_not_scored() -> None:
    plan = five_posts()
    shipped = frozen({**plan.duties, DutyId("L"): duty("L", group="none"), DutyId("K"): duty("K", applies_to="Köln")})
    plan = replace(plan, duties=shipped)
    asked = frame(plan, REFERENCE)
    figures = Evaluation.of(plan.baseline, asked)
    matrix = duty_matrix(Effects(figures, figures))
    scored = [row for row in matrix.rows if row.after is not None]
    assert {row.duty.id for row in scored} == {each.duty for each in figures.coverage.duties}
    for row in scored:
        assert row.fte == figures.coverage.fte_of(row.duty.id)
        assert row.before == row.after and not row.differs
    unscored = {row.duty.id for row in matrix.rows if row.after is None}
    assert "L" in unscored and not unscored & {"K", "T12-01"}
    groups = [row.duty.group for row in matrix.rows]
    assert groups == sorted(groups, key=("binding", "grant", "voluntary", "none").index)
    assert set(matrix.offices) == {office for row in matrix.rows for office in row.fte}


def test_orphaned_duties_come_first_and_differ_from_the_baseline() -> None:
    plan = five_posts()
    asked = frame(plan, REFERENCE)
    before = Evaluation.of(plan.baseline, asked)
    shares = [(own.position, own.task) for each in plan.baseline.assignments.values() for own in each]
    tasks = {task for _, task in shares}
    ended = [Measure(Assign(PositionId(post), TaskId(task), 0)) for post, task in shares if task in tasks]
    matrix = duty_matrix(Effects(before, Evaluation.of(applied(plan.baseline, ended), asked)))
    binding = [row for row in matrix.rows if row.duty.group == "binding"]
    orphaned = [row.is_orphaned for row in binding]
    assert any(orphaned) and orphaned == sorted(orphaned, reverse=True)
    assert all(row.differs for row in binding if row.is_orphaned)
    assert matrix.offices == ()


def test_a_move_changes_the_office_that_is_shown() -> None:
    plan = five_posts()
    asked = frame(plan, REFERENCE)
    before = Evaluation.of(plan.baseline, asked)
    post = next(iter(plan.baseline.assignments))
    other = next(unit for unit in plan.baseline.units if before.offices[unit] != before.offices[_unit(plan, post)])
    moved = applied(plan.baseline, [Measure(MovePosition(post, other))])
    matrix = duty_matrix(Effects(before, Evaluation.of(moved, asked)))
    shares = {office for row in matrix.rows for office in row.fte}
    assert before.offices[other] in shares


def _unit(plan: object, post: PositionId) -> UnitId:
    return plan.baseline.positions[post].unit  # type: ignore[attr-defined]


def test_where_a_duty_comes_from() -> None:
    plan = five_posts()
    shipped = REFERENCE.catalogue[DutyId("ST-16")]
    corrected = replace(shipped, title="Anderer Titel", sources="Rundschreiben")
    plan = replace(plan, duties=frozen({shipped.id: corrected, DutyId("X"): duty("X")}))
    asked = Frame.of(plan, REFERENCE, 2026)
    origins = {id: asked.origin(DutyId(id)) for id in ("ST-16", "ST-17", "X")}
    assert origins == {"ST-16": Origin.CORRECTED, "ST-17": Origin.SHIPPED, "X": Origin.OWN}


def test_pairs_of_editions_come_from_the_catalogues_words_only() -> None:
    old = {"edition": "A-2012", "act": "TIntG 2012"}
    found = edition_pairs(
        {
            each.id: each
            for each in (
                duty("o1", "Aufnahme", norm="§ 12 Abs. 1", **old),
                duty("o2", "Ganz anders", norm="§ 12 Abs. 2", **old),
                duty("o3", "KI fördern", norm="§ 7", **old),
                duty("o4", "Bericht", norm="§ 9", **old),
                duty("o5", "Bericht", norm="§ 10", **old),
                duty("n1", "Aufnahme", "B-2021"),
                duty("n2", "Neu gefasst", "B-2021", description="Wie § 12 Abs. 2 TIntG 2012."),
                duty("n3", "KI dauerhaft fördern", "B-2021"),
                duty("n4", "Bericht", "B-2021"),
                duty("n5", "Etwas Neues", "B-2021"),
                duty("b1", "Bleibt"),
                duty("k1", "Nur Köln", "B-2021", applies_to="Köln"),
            )
        },
        "Münster",
        "A-2012",
        "B-2021",
    )
    told = [(each.older and each.older.id, each.newer and each.newer.id, each.found) for each in found]
    assert told == [
        ("o1", "n1", Found.SAME_TITLE),
        ("o2", "n2", Found.CITED),
        ("o3", "n3", Found.WORDS),
        (None, "n4", None),
        (None, "n5", None),
        ("o4", None, None),
        ("o5", None, None),
        ("b1", "b1", Found.IN_BOTH),
    ]


def test_every_duty_of_the_shipped_editions_stands_in_exactly_one_pair() -> None:
    catalogue = REFERENCE.catalogue
    older, newer = known_editions(catalogue.values())
    pairs = edition_pairs(catalogue, "Münster", older, newer)
    for side, edition in (("older", older), ("newer", newer)):
        listed = [getattr(pair, side).id for pair in pairs if getattr(pair, side) is not None]
        wanted = {each.id for each in catalogue.values() if each.belongs_to(edition, "Münster")}
        assert len(listed) == len(set(listed)) and set(listed) == wanted
    by_newer = {pair.newer.id: pair for pair in pairs if pair.newer is not None}
    assert by_newer[DutyId("T21-15-1")].older == catalogue[DutyId("T12-12-1")]
    assert by_newer[DutyId("T21-08-1-3")] == EditionPair(None, catalogue[DutyId("T21-08-1-3")])
    assert by_newer[DutyId("T21-08-4")].changes_group
