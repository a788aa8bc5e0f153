"""What the window asks of the program's own papers: pages, every format, and sentences where one cannot be made."""

import errno
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from integration_office.application.ports import Cancelled
from integration_office.bootstrap.papers import Papers
from integration_office.cli.problems import problem_lines
from integration_office.domain.paper_texts import TextField
from integration_office.domain.plan import Plan
from integration_office.domain.resources import resource_folder
from integration_office.reports.errors import ReportError
from integration_office.ui.paper.order import Letterhead, PaperOrder
from integration_office.ui.paper.pages import page_sizes
from integration_office.wording.language import Language
from tests.ui.town import REFERENCE

GERMAN = Language.german()
PAPERS = Papers(REFERENCE).services()
ALL = frozenset(part.key for part in PAPERS.terms(GERMAN).sections)
SHORT = PaperOrder(("Klein",), "de", audience="rat", left_out=ALL)
SIGNS = {".pdf": b"%PDF", ".docx": b"PK", ".odt": b"PK", ".xlsx": b"PK", ".ods": b"PK"}


def never(done: int, of: int) -> None:
    """Nobody gives up."""


def test_the_terms_name_every_reader_part_and_field() -> None:
    terms = PAPERS.terms(GERMAN)
    assert [text for _, text in terms.audiences] == ["Rat (öffentlich)", "Personalrat", "intern"]
    assert set(terms.fields) == set(TextField)
    for part in (*terms.sections, *terms.details):
        assert part.text
        assert part.seen_by <= {key for key, _ in terms.audiences}


def test_pages_and_drafts_are_made_of_the_plan(two: Plan) -> None:
    paper = PAPERS.render(two, SHORT, never)
    assert page_sizes(paper.pdf)
    assert paper.drafts[TextField.FILE_NUMBER] == ""


def test_making_a_paper_can_be_given_up(two: Plan) -> None:
    def give_up(done: int, of: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        PAPERS.render(two, SHORT, give_up)


@pytest.mark.parametrize("ending", PAPERS.paper_endings)
def test_every_format_is_written(two: Plan, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"Klein{ending}"
    written = PAPERS.write(two, SHORT, target, GERMAN, never)
    assert written.files == (target,)
    assert target.read_bytes().startswith(SIGNS[ending])
    assert written.checked.startswith("Selbstprüfung bestanden") is (ending == ".pdf")
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("ending", PAPERS.annex_endings)
def test_tables_are_written(two: Plan, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"Klein{ending}"
    assert PAPERS.write_annex(two, SHORT, target, GERMAN, never).files == (target,)
    assert target.read_bytes().startswith(SIGNS[ending])


@pytest.mark.parametrize("ending", PAPERS.chart_endings)
def test_every_chart_is_a_picture_of_its_own(qapp: object, two: Plan, tmp_path: Path, ending: str) -> None:
    order = PaperOrder(("Klein",), "de", audience="rat")
    written = PAPERS.write_charts(two, order, tmp_path, ending, GERMAN, never)
    assert len(written.files) > 1
    assert sorted(tmp_path.iterdir()) == sorted(written.files)
    for file in written.files:
        assert file.suffix == ending
        assert not QImage(str(file)).isNull()


def test_a_paper_without_charts_has_no_pictures(two: Plan, tmp_path: Path) -> None:
    assert PAPERS.write_charts(two, SHORT, tmp_path, ".svg", GERMAN, never).files == ()


def test_a_citys_own_template_is_filled(two: Plan, tmp_path: Path) -> None:
    own = resource_folder() / "templates" / "beschlussvorlage.docx"
    order = PaperOrder(("Klein",), "de", audience="rat", letterhead=Letterhead(own_template=own))
    target = tmp_path / "Klein.docx"
    PAPERS.write(two, order, target, GERMAN, never)
    assert target.stat().st_size > 5_000


@pytest.mark.parametrize("ending", PAPERS.paper_endings)
def test_a_folder_that_is_not_there_is_a_sentence(two: Plan, tmp_path: Path, ending: str) -> None:
    with pytest.raises(ReportError) as refused:
        PAPERS.write(two, SHORT, tmp_path / "fehlt" / f"x{ending}", GERMAN, never)
    lines = problem_lines(refused.value, GERMAN)
    assert lines is not None
    assert "lässt sich nicht schreiben. Bitte einen anderen Ordner wählen." in lines[0]
    assert list(tmp_path.iterdir()) == []


def test_a_coat_of_arms_that_is_gone_is_a_sentence(two: Plan, tmp_path: Path) -> None:
    order = PaperOrder(("Klein",), "de", audience="rat", letterhead=Letterhead(tmp_path / "wappen.png"))
    with pytest.raises(OSError) as refused:
        PAPERS.render(two, order, never)
    assert refused.value.errno == errno.ENOENT
    lines = problem_lines(refused.value, GERMAN)
    assert lines is not None
    assert "wappen.png" in lines[0]


def test_a_coat_of_arms_that_is_no_picture_is_a_sentence(two: Plan, tmp_path: Path) -> None:
    (tmp_path / "wappen.png").write_bytes(b"kein Bild")
    order = PaperOrder(("Klein",), "de", audience="rat", letterhead=Letterhead(tmp_path / "wappen.png"))
    with pytest.raises(ReportError) as refused:
        PAPERS.render(two, order, never)
    assert problem_lines(refused.value, GERMAN)


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "no space")


def in_use(*_: object) -> None:
    raise PermissionError(errno.EACCES, "sharing violation")


def given_up(*_: object) -> None:
    raise Cancelled


@pytest.mark.parametrize(
    ("where", "fails", "said"),
    [
        ("os.fsync", full, "ist kein Platz mehr"),
        ("pathlib.Path.replace", in_use, "ist in einem anderen Programm offen"),
        ("os.fsync", given_up, "nichts ist geschrieben"),
    ],
)
@pytest.mark.parametrize("ending", [".pdf", ".docx", ".odt", ".xlsx", ".ods", ".svg"])
def test_what_cannot_be_written_is_a_sentence_and_leaves_no_file(
    two: Plan,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    fails: Callable[..., None],
    said: str,
    ending: str,
) -> None:
    thought = replace(SHORT, template="gedankenpapier")
    with_chart = replace(SHORT, left_out=ALL - {"organigramme"})
    monkeypatch.setattr(where, fails)
    with pytest.raises((ReportError, Cancelled)) as refused:
        if ending in PAPERS.paper_endings:
            PAPERS.write(two, thought, tmp_path / f"x{ending}", GERMAN, never)
        elif ending in PAPERS.annex_endings:
            PAPERS.write_annex(two, thought, tmp_path / f"x{ending}", GERMAN, never)
        else:
            PAPERS.write_charts(two, with_chart, tmp_path, ending, GERMAN, never)
    lines = problem_lines(refused.value, GERMAN)
    assert lines is not None and len(lines) == 1 and said in lines[0]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [("Amt 漢", "hat das Papier keine Schrift"), ("אבג", "von rechts nach links"), ("a\u200fb", "Steuerzeichen")],
)
def test_what_the_pages_cannot_show_is_a_sentence(two: Plan, name: str, said: str) -> None:
    plan = two.with_scenario(replace(two.scenario("Klein"), name=name))
    with pytest.raises(ReportError) as refused:
        PAPERS.render(plan, replace(SHORT, scenarios=(name,), template="gedankenpapier"), never)
    lines = problem_lines(refused.value, GERMAN)
    assert lines is not None and len(lines) == 1 and said in lines[0]
