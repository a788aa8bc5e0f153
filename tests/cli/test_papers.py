"""Papers from the command line: every format, for every reader; and whether a paper still says what its plan says."""

import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from tests.cli.small_city import CHANGES, Run, changes_file

NAME = "Amt & Co"


@pytest.fixture
def proposed(plan: Path, tmp_path: Path, run: Run) -> Path:
    assert run("apply", plan, changes_file(tmp_path, CHANGES), "--scenario", NAME)[0] == 0
    return plan


def text_of(pdf: Path) -> str:
    document = pdfium.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize(("audience", "shown"), [("rat", "Rat (öffentlich)"), ("intern", "intern")])
def test_a_pdf_for_its_readers_names_what_is_still_to_be_written(
    proposed: Path, tmp_path: Path, run: Run, audience: str, shown: str
) -> None:
    target = tmp_path / "vorlage.pdf"
    code, out, err = run("paper", proposed, "--scenario", NAME, "--audience", audience, "--out", target)
    assert (code, out.strip()) == (0, f"Geschrieben: {target}")
    assert "Begründung" in err
    assert shown in text_of(target)
    assert run("check", proposed, "--paper", target)[:2] == (0, "vorlage.pdf stimmt mit klein.orgplan überein.\n")


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_the_same_for_a_word_processor_in_another_language_with_all_tables(
    proposed: Path, tmp_path: Path, run: Run, kind: str
) -> None:
    target, annex = tmp_path / f"v.{kind}", tmp_path / "tabellen.xlsx"
    arguments = ("--scenario", NAME, "--paper-lang", "en", "--out", target, "--annex", annex)
    assert run("paper", proposed, *arguments)[0] == 0
    content = {"docx": "word/document.xml", "odt": "content.xml"}[kind]
    text = zipfile.ZipFile(target).read(content).decode("utf-8")
    assert "Amt &amp; Co" in text
    assert "Alternatives" in text
    assert zipfile.is_zipfile(annex)


def test_a_plan_that_says_something_else_by_now_is_told(proposed: Path, tmp_path: Path, run: Run) -> None:
    target = tmp_path / "vorlage.pdf"
    assert run("paper", proposed, "--scenario", NAME, "--out", target)[0] == 0
    more = changes_file(tmp_path, [{"change": "rename_unit", "unit": "16", "name": "Anders"}])
    assert run("apply", proposed, more, "--scenario", "Später")[0] == 0
    code, _, err = run("check", proposed, "--paper", target)
    assert code == 1
    assert "klein.orgplan sagt inzwischen etwas anderes als vorlage.pdf" in err


def test_a_paper_of_another_plan_and_a_pdf_that_is_none(proposed: Path, folder: Path, tmp_path: Path, run: Run) -> None:
    target, other, foreign = tmp_path / "vorlage.pdf", tmp_path / "fremd.orgplan", tmp_path / "leer.pdf"
    assert run("paper", proposed, "--scenario", NAME, "--out", target)[0] == 0
    assert run("import", folder, "--to", other)[0] == 0
    code, _, err = run("check", other, "--paper", target)
    assert (code, f"Die Variante „{NAME}“ gibt es dort nicht" in err) == (1, True)
    empty = pdfium.PdfDocument.new()
    empty.new_page(200, 200)
    empty.save(foreign)
    code, _, err = run("check", proposed, "--paper", foreign)
    assert (code, "kein Papier dieses Programms" in err) == (1, True)
    code, _, err = run("check", proposed, "--paper", proposed)
    assert (code, "keine lesbare PDF-Datei" in err) == (1, True)


@pytest.mark.parametrize(("option", "name"), [("--out", "v.txt"), ("--annex", "v.csv")])
def test_an_unknown_format_is_refused_before_anything_is_written(
    proposed: Path, tmp_path: Path, run: Run, option: str, name: str
) -> None:
    targets = {"--out": tmp_path / "v.pdf", option: tmp_path / name}
    code, _, err = run("paper", proposed, "--scenario", NAME, *(each for pair in targets.items() for each in pair))
    assert code == 2
    assert name.rpartition(".")[2] in err
    assert not any(target.exists() for target in targets.values())
