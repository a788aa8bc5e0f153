"""Papers from the command line: every format, for every reader; and whether a paper still says what its plan says."""

import errno
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdfium2 as pdfium
import pytest
from PIL import Image

from tests.cli.small_city import CHANGES, Run, changes_file

NAME = "Amt & Co"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"


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
    signed = ("--signature", "In Vertretung", "--signature", "A. Amt")
    code, out, err = run("paper", proposed, "--scenario", NAME, "--audience", audience, *signed, "--out", target)
    assert (code, out.strip()) == (0, f"Geschrieben: {target}")
    assert "Begründung" in err
    text = text_of(target)
    assert shown in text and "In Vertretung" in text and "A. Amt" in text
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


def own_template(path: Path, *paragraphs: str) -> Path:
    file = docx.Document()
    for text in paragraphs:
        file.add_paragraph(text)
    file.add_paragraph("{{ wappen }}")
    file.add_table(1, 1).cell(0, 0).text = "{{ stadt }}"
    file.save(str(path))
    return path


def test_a_city_s_own_template_with_its_coat_of_arms_and_signature(proposed: Path, tmp_path: Path, run: Run) -> None:
    loop = "{% for n in range(2) %}{{ variante }} {% endfor %}"
    template, coat = own_template(tmp_path / "eigene.docx", loop, "{{ inhalt }}"), tmp_path / "wappen.png"
    Image.new("RGB", (4, 5)).save(coat)
    target = tmp_path / "v.docx"
    common = ("--scenario", NAME, "--coat-of-arms", coat, "--signature", "In Vertretung", "--signature", "A. Amt")
    assert run("paper", proposed, *common, "--docx-template", template, "--out", target)[0] == 0
    file = docx.Document(str(target))
    texts = [each.text for each in file.paragraphs]
    assert {f"{NAME} {NAME} ", "In Vertretung", "A. Amt"} <= set(texts) and "{{" not in "".join(texts)
    assert ["Wappen" in each.get("descr", "") for each in file.element.iter(f"{{{WP}}}docPr")].count(True) == 2
    code, _, err = run("paper", proposed, *common, "--docx-template", template, "--out", tmp_path / "v.pdf")
    assert (code, "nur für --out mit der Endung .docx" in err) == (2, True)


@pytest.mark.parametrize(
    ("option", "name", "said"),
    [
        ("--docx-template", "fremd.docx", "verlangt das Feld „gibtsnicht“, das es nicht gibt"),
        ("--docx-template", "kaputt.docx", "ist beschädigt oder keine DOCX-Datei"),
        ("--coat-of-arms", "fehlt.png", "fehlt.png: gibt es nicht"),
        ("--coat-of-arms", "kaputt.docx", "beschädigt oder weder PNG noch JPEG"),
    ],
)
def test_what_a_city_brings_and_cannot_be_used_is_told_and_nothing_written(
    proposed: Path, tmp_path: Path, run: Run, option: str, name: str, said: str
) -> None:
    own_template(tmp_path / "fremd.docx", "{{ gibtsnicht }}")
    (tmp_path / "kaputt.docx").write_bytes(b"PK kaputt")
    before = sorted(tmp_path.iterdir())
    arguments = ("--scenario", NAME, "--template", "gedankenpapier", "--out", tmp_path / "v.docx")
    code, _, err = run("paper", proposed, *arguments, option, tmp_path / name)
    assert (code, err.count("\n")) == (1, 1) and said in err
    assert sorted(tmp_path.iterdir()) == before


def in_use(*_: object) -> None:
    raise PermissionError(errno.EACCES, "sharing violation")


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "no space")


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize(
    ("where", "fails", "said"),
    [
        ("pathlib.Path.replace", in_use, "in einem anderen Programm offen. Bitte dort schließen."),
        ("os.fsync", full, "ist kein Platz mehr. Bitte Platz schaffen."),
        ("os.fsync", interrupted, "Abgebrochen; nichts ist geschrieben."),
    ],
)
@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_file_that_cannot_be_written_leaves_the_old_one_and_nothing_else(
    proposed: Path,
    tmp_path: Path,
    run: Run,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
    fails: Callable[..., None],
    said: str,
    kind: str,
) -> None:
    target = tmp_path / f"v.{kind}"
    target.write_bytes(b"alt")
    before = sorted(tmp_path.iterdir())
    monkeypatch.setattr(where, fails)
    arguments = ("--scenario", NAME, "--template", "gedankenpapier", "--out", target)
    code, _, err = run("paper", proposed, *arguments)
    assert code != 0 and said in err
    assert target.read_bytes() == b"alt" and sorted(tmp_path.iterdir()) == before
