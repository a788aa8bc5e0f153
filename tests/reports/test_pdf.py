"""The PDF as a reader sees it: text, pages, outline, links; nothing cut, too small or half written."""

import ctypes
import errno
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
import sample_document as sample
from hypothesis import given, settings
from hypothesis import strategies as st

from integration_office.domain.resources import resource_folder
from integration_office.reports.blocks import (
    Align,
    BarChart,
    Block,
    BulletList,
    Callout,
    CalloutKind,
    Document,
    GroupRow,
    Heading,
    KeyFigure,
    KeyFigures,
    Landscape,
    PageBreak,
    PaperSize,
    Paragraph,
    Reference,
    Row,
    RowKind,
    Run,
    Table,
    TableOfContents,
)
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.pdf import render_pdf, write_pdf
from integration_office.reports.pdf_file import write_atomically
from integration_office.reports.pdf_styles import (
    BOTTOM_MARGIN,
    LEFT_MARGIN,
    RIGHT_MARGIN,
    SMALLEST_TYPE,
    TOP_MARGIN,
)
from integration_office.reports.pdf_tables import kept_rows

FONTS = resource_folder() / "fonts"
L, R = Align.LEFT, Align.RIGHT


def render(*blocks: Block, **changes: object) -> pdfium.PdfDocument:
    return pdfium.PdfDocument(render_pdf(sample.small(*blocks, **changes), FONTS))


def texts(pdf: pdfium.PdfDocument) -> list[str]:
    return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in pdf]


def all_text(pdf: pdfium.PdfDocument) -> str:
    return " ".join("\n".join(texts(pdf)).split())


def characters(page: pdfium.PdfPage) -> Iterator[tuple[str, float, tuple[float, float, float, float]]]:
    """Each visible character with its size and its box: left, bottom, right, top."""
    text = page.get_textpage()
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, index))
        if letter.strip() and not raw.FPDFText_IsGenerated(text, index):
            yield letter, raw.FPDFText_GetFontSize(text, index), text.get_charbox(index)


@pytest.fixture(scope="module")
def large() -> pdfium.PdfDocument:
    return pdfium.PdfDocument(render_pdf(sample.large(), FONTS))


def test_german_text_and_symbols_can_be_read_out(large: pdfium.PdfDocument) -> None:
    text = all_text(large)
    for piece in ("Größe, Maßstab, Überschneidung", "äöüß und €", "≥ 95 %", "→ siehe", "✓", "☐", "☒ ja"):
        assert piece in text


def test_every_page_is_numbered_and_bears_date_and_source(large: pdfium.PdfDocument) -> None:
    pages = texts(large)
    for number, text in enumerate(pages, 1):
        assert f"Seite {number} von {len(pages)}" in text
        assert "Stand 22.11.2026" in text and "Quelle: Stadt Münster" in text
    assert all("Errichtung eines Amtes für Integration" in text for text in pages)


def test_nothing_leaves_the_margins_and_no_type_is_too_small(large: pdfium.PdfDocument) -> None:
    for page in large:
        width, height = page.get_size()
        for letter, size, (left, bottom, right, top) in characters(page):
            assert size >= SMALLEST_TYPE - 0.01, letter
            assert left >= LEFT_MARGIN - 1.5 and right <= width - RIGHT_MARGIN + 1.5, letter
            assert bottom >= BOTTOM_MARGIN - 45 and top <= height - TOP_MARGIN + 30, letter


def test_no_letter_lies_on_the_one_before(large: pdfium.PdfDocument) -> None:
    for page in large:
        boxes = [box for _, _, box in characters(page)]
        for before, (left, bottom, right, top) in pairwise(boxes):
            across = min(before[2], right) - max(before[0], left)
            upright = min(before[3], top) - max(before[1], bottom)
            assert across <= 1.5 or upright <= 1.5


def test_a_long_table_repeats_header_and_caption_and_loses_no_row(large: pdfium.PdfDocument) -> None:
    pages = [text for text in texts(large) if "Tabelle 20" in text and "Norm" in text]
    assert len(pages) > 5
    assert all("Deckung" in text for text in pages)
    assert all("(Fortsetzung)" in text for text in pages[1:]) and "(Fortsetzung)" not in pages[0]
    norms = re.findall(r"§[\s\u00a0](\d+) Abs", " ".join(pages))
    assert [int(norm) for norm in norms] == list(range(1, 201))


def test_outline_and_contents_lead_to_the_headings(large: pdfium.PdfDocument) -> None:
    entries = [(item.level, item.get_title(), item.get_dest().get_index()) for item in large.get_toc()]
    pages = texts(large)
    assert len(entries) == 27
    assert {level for level, _, _ in entries} == {0, 1}
    for _, title, page in entries:
        assert title in pages[page].replace("\n", " ")
    contents = " ".join(pages[0].split())
    for level, title, page in entries:
        if level < 2:
            assert re.search(re.escape(title) + r"[ .]+" + str(page + 1) + r"\b", contents), title


def test_contents_are_links_and_so_are_marks() -> None:
    pdf = render(
        TableOfContents("Inhalt"),
        Heading(1, "Kosten"),
        Paragraph((Run("12 €"), Reference("R1", "R 1"))),
        PageBreak(),
        Heading(1, "Rechenweg", bookmark="R1"),
    )
    page = pdf[0]
    targets = []
    position, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, position, link):
        targets.append(raw.FPDFDest_GetDestPageIndex(pdf, raw.FPDFLink_GetDest(pdf, link)))
    assert targets.count(1) >= 2 and targets.count(0) >= 1
    assert "[R 1]" in texts(pdf)[0]


def test_no_heading_is_left_alone_at_the_foot(large: pdfium.PdfDocument) -> None:
    for item in large.get_toc():
        page = large[item.get_dest().get_index()]
        lowest = item.get_dest().get_view()[1][1] - 20
        below = [box for _, _, box in characters(page) if BOTTOM_MARGIN <= box[1] < lowest]
        assert below, item.get_title()


def test_metadata_names_the_paper_and_its_language_but_no_author() -> None:
    data = render_pdf(sample.small(Paragraph("x")), FONTS)
    pdf = pdfium.PdfDocument(data)
    meta = pdf.get_metadata_dict()
    assert meta["Title"] == "Errichtung eines Amtes für Integration"
    assert meta["Author"] == "" and meta["CreationDate"].startswith("D:20261122")
    with pikepdf.open(io.BytesIO(data)) as file:
        assert str(file.Root.Lang) == "de-DE" and file.Root.ViewerPreferences.DisplayDocTitle
    with pikepdf.open(io.BytesIO(render_pdf(sample.small(Paragraph("x"), language="en"), FONTS))) as file:
        assert str(file.Root.Lang) == "en-GB"


def test_all_fonts_are_embedded() -> None:
    pdf = render(Paragraph((Run("Amt ☐"), Run(" fett", bold=True), Run(" kursiv", italic=True))))
    text = pdf[0].get_textpage()
    for index in range(text.count_chars()):
        flags = ctypes.c_int()
        name = ctypes.create_string_buffer(99)
        raw.FPDFText_GetFontInfo(text, index, name, 99, flags)
        if name.value:
            assert re.match(rb"[A-Z]{6}\+|.*(Carlito|DejaVu)", name.value), name.value


def test_the_same_paper_is_the_same_file(tmp_path: Path) -> None:
    """In this process after all that was made before, and in a fresh one with another seed of its hashes."""
    here = render_pdf(sample.large(), FONTS)
    script = (
        "import sys; sys.path.insert(0, sys.argv[1]); import pathlib, sample_document as s\n"
        "from integration_office.reports.pdf import write_pdf\n"
        "write_pdf(s.large(), pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[2]))"
    )
    target = tmp_path / "other.pdf"
    folder = Path(__file__).parent
    subprocess.run([sys.executable, "-c", script, str(folder), str(FONTS), str(target)], check=True)
    assert target.read_bytes() == here
    again = sample.some_of_everything()
    assert render_pdf(again, FONTS) == render_pdf(again, FONTS)


def test_progress_is_told_page_by_page_with_the_total_once_known() -> None:
    seen: list[tuple[int, int]] = []
    render_pdf(
        sample.small(*(Paragraph(sample.TEXT) for _ in range(40))),
        FONTS,
        lambda page, pages: seen.append((page, pages)),
    )
    pages = seen[-1][1]
    assert seen == [(page, 0) for page in range(1, pages + 1)] + [(page, pages) for page in range(1, pages + 1)]


def test_a_cancelled_paper_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "paper.pdf"
    with pytest.raises(ReportError) as caught:
        write_pdf(sample.large(), target, FONTS, cancelled=lambda: True)
    assert caught.value.kind is ReportErrorKind.CANCELLED
    assert list(tmp_path.iterdir()) == []


def test_landscape_parts_have_their_size_and_leave_no_empty_page() -> None:
    pdf = render(
        Landscape((Heading(1, "Erstes"), Paragraph("a"))),
        Landscape((Paragraph("b"),), PaperSize.A3),
        Landscape(()),
        PageBreak(),
        Paragraph("c"),
        PageBreak(),
        PageBreak(),
        title="T",
    )
    sizes = [tuple(round(length) for length in page.get_size()) for page in pdf]
    assert sizes == [(595, 842), (842, 595), (1191, 842), (595, 842)]


def test_an_org_chart_too_large_for_the_page_is_cut_by_branch() -> None:
    pages = texts(render(sample.org_chart()))
    text = " ".join(" ".join(pages).split())
    count = int(re.search(r"\(1/(\d+)\)", text)[1])  # type: ignore[index]
    assert count > 1 and f"({count}/{count})" in text
    assert "Stadt Münster › Dezernat I" in text
    for office in range(10):
        for division in range(5):
            assert f"{office}.{division}" in text
    assert "neu errichtet" in text and "verlegt" in text


def test_an_org_chart_fits_one_sheet_of_a3() -> None:
    pdf = render(Landscape((sample.org_chart(),), PaperSize.A3))
    assert len(pdf) == 2 and "(1/" not in texts(pdf)[1]


def test_key_figures_callouts_and_lists_say_all() -> None:
    figures = tuple(KeyFigure(f"Kennzahl {n}", f"{n},5 Mio. €", "+1 %", "Hinweis") for n in range(7))
    text = all_text(
        render(
            KeyFigures(figures),
            *(Callout(kind, f"Titel {kind.value}", ("Erstens", "Zweitens")) for kind in CalloutKind),
            BulletList(("Punkt A", "Punkt B"), numbered=True),
        )
    )
    for n in range(7):
        assert f"Kennzahl {n}" in text and f"{n},5" in text
    for kind in CalloutKind:
        assert f"Titel {kind.value} Erstens Zweitens" in text
    assert "1. Punkt A 2. Punkt B" in text


def test_markup_in_texts_is_text() -> None:
    blocks = (
        Heading(1, "§ 5 <b>Abs.</b> & Co"),
        Paragraph("a < b & c > d <i>x</i>\nneue Zeile"),
        Table("<T>", (("<h>",),), (Row(("<para>&amp;</para>",)),), (L,)),
        Callout(CalloutKind.WARNING, "<x/>"),
        TableOfContents("<Inhalt>"),
    )
    text = all_text(render(*blocks, title="A & <B>", footer="<f>", source_note="&q;"))
    for piece in (
        "<b>Abs.</b> & Co",
        "a < b & c > d <i>x</i> neue Zeile",
        "<para>&amp;</para>",
        "<x/>",
        "&q;",
    ):
        assert piece in text


def test_a_missing_glyph_is_refused_wherever_it_stands() -> None:
    table = Table("T", (("a",),), (Row(("漢",)),), (L,))
    for block in (Paragraph("漢"), Heading(1, "漢"), table, replace(sample.bars(), caption="漢")):
        with pytest.raises(ReportError) as caught:
            render(block)
        assert caught.value.kind is ReportErrorKind.GLYPH_MISSING
        assert caught.value.detail == "U+6F22"
    with pytest.raises(ReportError):
        render(Paragraph("x"), title="漢")


def test_unsound_papers_are_not_rendered() -> None:
    with pytest.raises(ReportError) as caught:
        render(Heading(2, "Zwei"))
    assert caught.value.kind is ReportErrorKind.HEADING_SKIPS


def test_contents_without_headings_are_left_out() -> None:
    assert "Inhalt" not in all_text(render(TableOfContents("Inhalt"), Paragraph("x")))


def rows_of(pdf: pdfium.PdfDocument, pattern: str) -> list[list[str]]:
    return [re.findall(pattern, text) for text in texts(pdf)]


def long_table(rows: int, words: int = 3, kind: RowKind = RowKind.NORMAL) -> Table:
    body = [Row((f"Z{n}.", "Wort " * words, f"{n},50 €")) for n in range(rows)]
    last = Row(("Summe", "", "99,00 €"), kind)
    return Table("Lang", (("Nr.", "Text", "Betrag"),), (*body, last), (L, L, R), notes=("Anmerkung",))


@pytest.mark.parametrize("rows", range(38, 52))
def test_a_sum_never_stands_alone_on_a_page(rows: int) -> None:
    pdf = render(long_table(rows, kind=RowKind.TOTAL))
    assert [n for page in rows_of(pdf, r"Z(\d+)\.") for n in page] == [str(n) for n in range(rows)]
    (with_sum,) = [text for text in texts(pdf) if "Summe" in text]
    assert re.search(r"Z\d+\.", with_sum) and "Anmerkung" in with_sum


@pytest.mark.parametrize("lead", range(20, 34))
def test_a_table_begins_with_heading_caption_and_two_rows_or_on_the_next_page(lead: int) -> None:
    fill = BulletList(tuple(f"Punkt {n}" for n in range(lead)))
    pdf = render(fill, Heading(1, "Tabellenkapitel"), long_table(60))
    for text in texts(pdf):
        if "Tabellenkapitel" in text.split("\n", 1)[1]:
            assert len(re.findall(r"Z\d+\.", text)) >= 2 and "Lang" in text


def test_a_low_table_is_not_cut() -> None:
    for lead in range(24, 36):
        pdf = render(BulletList(tuple("x" for _ in range(lead))), sample.people_table())
        assert sum("Gruppe" in text for text in texts(pdf)) == 1
        assert "Fortsetzung" not in all_text(pdf)


def test_a_low_table_is_cut_where_much_of_the_page_would_stay_empty() -> None:
    """With its heading it would leave a third of the page empty; no part of it is but a row or two."""
    fill = BulletList(tuple("x" for _ in range(23)))
    first, second, *_ = rows_of(render(fill, Heading(1, "Kapitel"), long_table(10)), r"Z(\d+)\.")
    assert (len(first), len(second)) == (8, 2), "two and the sum go on"


def test_a_row_higher_than_a_page_goes_on_and_loses_nothing() -> None:
    words = [f"wort{n}" for n in range(1500)]
    rows = (Row(("kurz", "davor")), Row(("lang", " ".join(words))), Row(("kurz", "danach")))
    for lead in (0, 12, 25):
        pdf = render(BulletList(tuple("x" for _ in range(lead))), Table("Hoch", (("a", "b"),), rows, (L, L)))
        text = all_text(pdf)
        assert re.findall(r"wort\d+", text) == words
        assert "davor" in text and "danach" in text


def test_group_heads_stay_with_their_rows() -> None:
    rows: list[Row | GroupRow] = []
    for group in range(30):
        rows += [GroupRow(f"Gruppe {group}"), Row((f"Z{group}a", "1")), Row((f"Z{group}b", "2"))]
    pdf = render(Table("T", (("A", "B"),), tuple(rows), (L, R)))
    assert len(pdf) > 2
    for text in texts(pdf):
        for group in re.findall(r"Gruppe (\d+)", text):
            assert f"Z{group}a" in text


def test_rows_that_must_not_begin_a_page() -> None:
    rows = (GroupRow("g"), Row(("1",)), Row(("2",)), Row(("s",), RowKind.SUBTOTAL), Row(("3",)), Row(("4",)))
    assert kept_rows(rows) == [False, True, False, True, False, True]
    assert kept_rows(()) == []


def test_figures_are_never_broken_and_long_words_only_with_a_hyphen() -> None:
    head = ("Personal- und Versorgungsaufwendungen", *(f"Haushaltsjahr {year}" for year in range(2026, 2032)))
    row = Row(("Wirtschaftlichkeitsbetrachtungsergebnis", *("−1.204.311,50 €" for _ in range(6))))
    pdf = render(Table("Breit", (head,), (row,), (L, *[R] * 6)))
    text = texts(pdf)[0]
    assert text.replace("\u00a0", " ").count("−1.204.311,50 €") == 6
    together = text.replace("\n", "").replace("\ufffe", "").replace("-", "").replace("\u00ad", "")
    assert "Wirtschaftlichkeitsbetrachtungsergebnis" in together
    sizes = {size for letter, size, _ in characters(pdf[0]) if letter == "€"}
    assert min(sizes) >= 7.5


def test_a_table_that_cannot_fit_is_named() -> None:
    row = Row(tuple("1.204.311,50 €" for _ in range(20)))
    with pytest.raises(ReportError) as caught:
        render(Table("Zu breit", (), (row,), (R,) * 20))
    assert caught.value == ReportError(ReportErrorKind.TABLE_TOO_WIDE, "Zu breit")


def test_further_lines_of_a_label_that_is_set_in_begin_below_it() -> None:
    label = "\u00a0" * 6 + "Wort " * 60
    (page,) = render(Table("T", (("A", "B"),), (Row((label, "1")), Row(("Wort", "2"))), (L, R)))
    text = page.get_textpage()
    left = [round(text.get_charbox(at)[0], 1) for at in found_at(text, "Wort")]
    flush, *_, last = sorted(set(left))
    lines = [each for each in left if each - flush < 20]
    assert last > flush and len(set(lines)) == 2 and lines.count(flush) == 1


def found_at(text: pdfium.PdfTextPage, word: str) -> list[int]:
    return [match.start() for match in re.finditer(word, text.get_text_range())]


def test_weights_widen_a_column() -> None:
    def left_of_b(weights: tuple[int, ...]) -> float:
        pdf = render(Table("T", (("A", "B"),), (Row(("a", "§")),), (L, L), weights))
        return next(box[0] for letter, _, box in characters(pdf[0]) if letter == "§")

    assert left_of_b((1, 5)) < left_of_b((1, 1)) < left_of_b((5, 1))


cell_text = st.text(alphabet="aäeinorsßtuABG-/ \u00a0€", max_size=60)


@given(
    st.lists(st.lists(cell_text, min_size=3, max_size=3), min_size=1, max_size=40),
    st.integers(0, 30),
    st.sampled_from(Align),
)
@settings(max_examples=40, deadline=None)
def test_any_table_keeps_all_rows_inside_the_page(cells: list[list[str]], lead: int, align: Align) -> None:
    rows = tuple(Row((f"<{n}>", *row)) for n, row in enumerate(cells))
    pdf = render(
        BulletList(tuple("x" for _ in range(lead))),
        Table("Beliebig", (("Nr.", "Eins", "Zwei", "Drei"),), rows, (L, align, L, align)),
    )
    found = [int(n) for text in texts(pdf) for n in re.findall(r"<(\d+)>", text)]
    assert found == list(range(len(rows)))
    for page in pdf:
        for _, _, (left, bottom, right, _) in characters(page):
            assert left >= LEFT_MARGIN - 1.5 and right <= page.get_width() - RIGHT_MARGIN + 1.5
            assert bottom >= BOTTOM_MARGIN - 45


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    target = tmp_path / "Beschlussvorlage für den Rat.pdf"
    target.write_bytes(b"old")
    write_pdf(sample.small(Paragraph("neu")), target, FONTS)
    assert "neu" in all_text(pdfium.PdfDocument(target))
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_none_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for target in (tmp_path / "missing" / "a.pdf", tmp_path / "file" / "a.pdf"):
        with pytest.raises(ReportError) as caught:
            write_pdf(sample.small(Paragraph("x")), target, FONTS)
        assert caught.value == ReportError(ReportErrorKind.FOLDER_NOT_WRITABLE, path=target)


def test_a_target_open_elsewhere_stays_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "open in another program")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(ReportError) as caught:
        write_pdf(sample.small(Paragraph("x")), target, FONTS)
    assert caught.value == ReportError(ReportErrorKind.TARGET_IN_USE, path=target)
    assert target.read_bytes() == b"old" and list(tmp_path.iterdir()) == [target]


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("os.fsync", full)
    target = tmp_path / "a.pdf"
    with pytest.raises(ReportError) as caught:
        write_pdf(sample.small(Paragraph("x")), target, FONTS)
    assert caught.value == ReportError(ReportErrorKind.DISK_FULL, path=target)
    assert list(tmp_path.iterdir()) == []


def test_many_bars_go_on_over_pages() -> None:
    chart: BarChart = replace(sample.bars(), bars=sample.bars().bars * 12)
    pdf = render(Heading(1, "Stellen"), chart)
    assert len(pdf) == 6 and all_text(pdf).count("212,5") == 12


def test_long_titles_and_sources_keep_to_their_lines() -> None:
    long = "Errichtung eines Amtes für Integration und Neuordnung der Zuständigkeiten " * 4
    pdf = render(Paragraph("x"), PageBreak(), Paragraph("y"), title=long, footer=long, source_note=long * 3)
    assert len(pdf) == 2
    text = texts(pdf)[1]
    assert text.count("…") == 3 and "Seite 2 von 2" in text


def test_document_without_blocks_is_its_title_page() -> None:
    pdf = pdfium.PdfDocument(render_pdf(replace(sample.small(), subtitle=""), FONTS))
    assert len(pdf) == 1 and isinstance(sample.small(), Document)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("x" * 251 + ".pdf", None),
        ("x" * 300 + ".pdf", ReportErrorKind.NAME_TOO_LONG),
        ("o.pdf", ReportErrorKind.TARGET_IS_FOLDER),
    ],
)
def test_names_that_the_system_does_not_take(tmp_path: Path, name: str, kind: ReportErrorKind | None) -> None:
    (tmp_path / "o.pdf").mkdir()
    try:
        write_atomically(b"%PDF", tmp_path / name)
        found = None
    except ReportError as error:
        found = error.kind
    assert found is kind
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted({"o.pdf", *([name] if kind is None else [])})
