"""Any word in a column of any width: nothing of it is lost, nothing added, and it stays inside its column."""

from itertools import accumulate

from hypothesis import example, given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfmetrics import stringWidth
from sample_document import small

from integration_office.domain.resources import resource_folder
from integration_office.reports.blocks import Align, Row, Run, Table, Text
from integration_office.reports.fonts import register_fonts
from integration_office.reports.pdf import render_pdf
from integration_office.reports.pdf_check import check_pdf
from integration_office.reports.pdf_styles import cell_style
from integration_office.reports.pdf_text import markup, narrowed
from integration_office.reports.tagging_text import TaggedParagraph, _text, _walk
from integration_office.reports.word_breaks import SOFT_HYPHEN, set_apart

SIZE, WIDEST, ROUNDING = 8.0, 200.0, 1e-6
PARTS = st.sampled_from(
    ("Amt", "x", "Migration", "Staatsangehörigkeit", "factor", "Jugendliche", "A13", "2026", "ÖPNV")
)
JOINTS = st.sampled_from(("-", "--", "/", "_", ":", ".", "–", ""))
SYMBOLS = st.one_of(PARTS, st.sampled_from(("★", "Be★ratung", "★Jugendliche", "Staatsangehörigkeit★")))
WORDS = st.lists(st.tuples(PARTS, JOINTS), min_size=1, max_size=6).map(
    lambda parts: "".join(part + joint for part, joint in parts)
)
TEXTS: st.SearchStrategy[Text] = st.one_of(
    WORDS,
    st.lists(WORDS, min_size=2, max_size=3).map(" ".join),
    st.tuples(WORDS, st.sampled_from(("\n", " ")), WORDS, st.booleans()).map(
        lambda given: (Run(given[0] + given[1], bold=given[3]), Run(given[2], italic=True))
    ),
)
FONTS = register_fonts(resource_folder() / "fonts")
LOCAL_FACTOR = (Run("Örtlicher Faktor\n"), Run("factor:Kinder-Jugendliche-Familien", italic=True))


@given(text=TEXTS, width=st.floats(12, WIDEST))
@example(text=LOCAL_FACTOR, width=52.0)
@example(text=(Run("x-Migration-Familien\n"), Run("a--Integration", bold=True)), width=40.0)
def test_its_letters_are_those_of_the_text_however_often_it_is_measured(text: Text, width: float) -> None:
    paragraph = paragraph_of(text, width)
    for room in (width, WIDEST, width):
        paragraph.wrap(room, 1e6)
    assert spoken(paragraph) == without_gaps(plain(text))


def measured_again(text: Text, width: float, height: float) -> list[TaggedParagraph]:
    """The parts of a paragraph that is measured twice and then cut for pages, as a table does it."""
    paragraph = paragraph_of(text, width)
    for _ in range(2):
        paragraph.wrap(width, 1e6)
    pages: list[TaggedParagraph] = paragraph.split(width, height) or [paragraph]
    for page in pages:
        page.wrap(width, 1e6)
    return pages


@given(text=TEXTS, more=st.floats(0, 60), height=st.floats(9, 80))
@example(text=LOCAL_FACTOR, more=0.0, height=30.0)
@example(text=(Run("Migration.Jugendliche. "), Run("Migration.Jugendliche.", italic=True)), more=0.0, height=9.0)
@example(text="Jugendliche:Amt–Staatsangehörigkeit. Jugendliche:Amt–Staatsangehörigkeit. factor-", more=0.0, height=9.0)
def test_it_stays_in_a_column_as_wide_as_its_longest_part(text: Text, more: float, height: float) -> None:
    parts = [part for word in plain(text).split() for part in set_apart(word)]
    width = max(FONTS.width(part + "-", SIZE, bold=True) for part in parts) + 0.5 + more
    pages = measured_again(text, width, height)
    assert max(width_of(line) for page in pages for line in lines_of(page)) <= width + ROUNDING
    assert "".join(map(spoken, pages)) == without_gaps(plain(text))


@given(text=st.lists(SYMBOLS, min_size=2, max_size=6).map(" ".join), width=st.floats(30, 120), height=st.floats(9, 60))
@example(text="Staatsangehörigkeit ★ Amt ★Migration", width=40.0, height=30.0)
def test_no_word_is_glued_to_the_next_though_it_is_in_another_font(text: str, width: float, height: float) -> None:
    pages = measured_again(text, width, height)
    assert gaps(text) <= gaps("\n".join(map(heard, pages)))


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=3), st.sampled_from(((1, 9, 1), (9, 1, 0))))
@example([(LOCAL_FACTOR, "x", "y" * 30 + " " + "Wort " * 60)], (1, 9, 1))
def test_a_table_of_such_words_passes_the_self_check(rows: list[tuple[Text, ...]], weights: tuple[int, ...]) -> None:
    columns = (Align.LEFT, Align.RIGHT, Align.LEFT)
    document = small(
        Table("Wörter", (("Erstes", "Zweites", "Drittes"),), tuple(map(Row, rows)), columns, weights=weights)
    )
    assert check_pdf(render_pdf(document, resource_folder() / "fonts"), document) == []


def paragraph_of(text: Text, width: float) -> TaggedParagraph:
    fitted = narrowed(text, width, SIZE, FONTS)
    return TaggedParagraph(markup(fitted, FONTS), cell_style(SIZE, Align.LEFT, False))


def spoken(paragraph: TaggedParagraph) -> str:
    """What is heard of it, without gaps."""
    _walk(paragraph.blPara.lines, paragraph._source, rewrite=True)
    return without_gaps("".join(_text(word) for line in lines_of(paragraph) for word in line))


def heard(paragraph: TaggedParagraph) -> str:
    """Its lines as they are heard; a soft hyphen joins."""
    _walk(paragraph.blPara.lines, paragraph._source, rewrite=True)
    lines = ((" " if isinstance(line[0], str) else "").join(map(_text, line)) for line in lines_of(paragraph))
    return "\n".join(lines).replace(SOFT_HYPHEN + "\n", "")


def gaps(text: str) -> set[int]:
    """Behind how many letters a word ends."""
    return set(accumulate(len(word) for word in text.replace(SOFT_HYPHEN, "").split()))


def lines_of(paragraph: TaggedParagraph) -> list[list[object]]:
    lines = paragraph.blPara.lines
    return [list(line[1] if isinstance(line, tuple) else line.words) for line in lines]


def width_of(line: list[object]) -> float:
    """Of a line without the spaces at its end, each piece in its own font."""
    if all(isinstance(word, str) for word in line):
        return FONTS.width(" ".join(map(_text, line)).strip(), SIZE)
    last = max((number for number, word in enumerate(line) if _text(word).strip()), default=0)
    texts = [_text(word) for word in line[: last + 1]]
    shown = [*texts[:-1], texts[-1].rstrip()]
    return float(sum(stringWidth(text, word.fontName, SIZE) for text, word in zip(shown, line, strict=False)))  # type: ignore[attr-defined]


def plain(text: Text) -> str:
    return text if isinstance(text, str) else "".join(part.text for part in text if isinstance(part, Run))


def without_gaps(text: str) -> str:
    return "".join(text.replace(SOFT_HYPHEN, "").split())
