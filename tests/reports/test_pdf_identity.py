"""A paper says what it was made from, in a way that the standards allow and a program reads back."""

from pathlib import Path

import pytest
import sample_document as sample

from integration_office.domain.resources import resource_folder
from integration_office.reports.blocks import Document, Paragraph
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.pdf import write_pdf
from integration_office.reports.pdf_identity import read_identity

FONTS = resource_folder() / "fonts"
IDENTITY = (("plan", "Münster <2026> & Umland"), ("checksum", "a1" * 32), ("law_edition", "TIntG-2021"), ("empty", ""))


def written(folder: Path, document: Document) -> Path:
    target = folder / "paper.pdf"
    write_pdf(document, target, FONTS)
    return target


def test_what_a_paper_was_made_from_is_read_back(tmp_path: Path) -> None:
    path = written(tmp_path, sample.small(Paragraph("x"), identity=IDENTITY))
    assert read_identity(path) == dict(IDENTITY)


def test_a_pdf_without_identity_is_no_paper_of_ours(tmp_path: Path) -> None:
    assert read_identity(written(tmp_path, sample.small(Paragraph("x")))) is None


@pytest.mark.parametrize("content", [b"", b"no PDF at all", b"%PDF-1.7\n%%EOF"])
def test_a_damaged_file_is_named(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "paper.pdf"
    path.write_bytes(content)
    for target in (path, tmp_path / "missing.pdf"):
        with pytest.raises(ReportError) as caught:
            read_identity(target)
        assert caught.value == ReportError(ReportErrorKind.PAPER_UNREADABLE, path=target)


@pytest.mark.parametrize("name", ["Plan", "a-b", "", "1", "<x>"])
def test_a_name_that_is_none_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReportError) as caught:
        written(tmp_path, sample.small(Paragraph("x"), identity=((name, "1"),)))
    assert caught.value == ReportError(ReportErrorKind.IDENTITY_NAME, name)
