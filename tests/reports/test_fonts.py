"""The bundled fonts cover what a German paper needs; what no font has is refused by name."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from integration_office.domain.resources import resource_folder
from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.fonts import (
    BOLD,
    FALLBACKS,
    REGULAR,
    SYMBOLS,
    SYMBOLS_BOLD,
    Fonts,
    clean,
    register_fonts,
)
from integration_office.reports.word_breaks import break_points, pieces, softened, words

FOLDER = resource_folder() / "fonts"


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    return register_fonts(FOLDER)


def test_german_letters_stand_in_carlito(fonts: Fonts) -> None:
    text = "Größe, Maßstab, ẞ, Überschneidung, Ärzte, Öl: 1.234,56 € – „so“ › ‚so‘ … ≥ ≤ → − § ½"
    for bold in (False, True):
        assert list(fonts.segments(text, bold)) == [(BOLD if bold else REGULAR, text)]


def test_symbols_come_from_the_second_font(fonts: Fonts) -> None:
    assert list(fonts.segments("a ☐ b")) == [(REGULAR, "a "), (SYMBOLS, "☐"), (REGULAR, " b")]
    assert list(fonts.segments("✓", bold=True)) == [(SYMBOLS_BOLD, "✓")]
    for symbol in "☐☑☒✓ℹ⚠▲▼‑":
        assert next(fonts.segments(symbol))[0] in FALLBACKS


def test_segments_lose_nothing(fonts: Fonts) -> None:
    text = "☒ ja ☐ nein → „größer“ ✓✓"
    assert "".join(piece for _, piece in fonts.segments(text)) == text


@pytest.mark.parametrize("letter", ["漢", "🦄", "😀"])
def test_a_glyph_that_no_font_has_is_named(fonts: Fonts, letter: str) -> None:
    with pytest.raises(ReportError) as caught:
        list(fonts.segments(f"Amt {letter}"))
    code = f"U+{ord(letter):04X}"
    assert caught.value == ReportError(ReportErrorKind.GLYPH_MISSING, f"Amt {letter}", code)


@pytest.mark.parametrize("letter", ["\x07", "\x00", "\u0085", "\u200e", "\u202a"])
def test_control_characters_are_named(fonts: Fonts, letter: str) -> None:
    with pytest.raises(ReportError) as caught:
        list(fonts.segments(f"Amt {letter}"))
    assert caught.value == ReportError(ReportErrorKind.CONTROL_CHARACTER, f"Amt {letter}", f"U+{ord(letter):04X}")


@pytest.mark.parametrize("name", ["שלום", "سعيد", "Amt سعيد"])
def test_names_from_right_to_left_are_refused_though_a_font_has_their_letters(fonts: Fonts, name: str) -> None:
    for bold in (False, True):
        with pytest.raises(ReportError) as caught:
            list(fonts.segments(name, bold))
        assert caught.value.kind is ReportErrorKind.RIGHT_TO_LEFT and caught.value.place == name


def test_marks_without_width_are_dropped(fonts: Fonts) -> None:
    assert clean("Haus\u200bhalt\ufeff und\u2060") == "Haushalt und"


def test_soft_hyphens_stay_inside_words_only() -> None:
    assert clean("Haus\u00adhalt\u00ad \u00ad\u00adund, \u00ad") == "Haus\u00adhalt und, "


def test_letters_are_composed_and_spaces_evened() -> None:
    assert clean("Bu\u0308rger\tamt\r\nMu\u0308nster\r") == "Bürger amt\nMünster\n"


def test_soft_hyphens_have_no_width(fonts: Fonts) -> None:
    assert fonts.width("Haus\u00adhalt", 10) == fonts.width("Haushalt", 10)
    assert fonts.width("Haushalt", 10, bold=True) > fonts.width("Haushalt", 10) > 30


def test_missing_and_damaged_font_files_are_named(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as caught:
        register_fonts(tmp_path)
    assert caught.value.kind is ReportErrorKind.FONT_MISSING
    assert caught.value.path == tmp_path / "Carlito-Regular.ttf"
    (tmp_path / "Carlito-Regular.ttf").write_bytes(b"no font")
    with pytest.raises(ReportError):
        register_fonts(tmp_path)


def test_licences_lie_beside_the_fonts() -> None:
    assert "SIL OPEN FONT LICENSE" in (FOLDER / "OFL-Carlito.txt").read_text("utf-8")
    assert "Bitstream Vera" in (FOLDER / "LICENSE-DejaVu.txt").read_text("utf-8")


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("Versorgungsaufwendungen", "Ver|sor|gungs|auf|wen|dun|gen"),
        ("Haushaltsplan", "Haus|halts|plan"),
        ("Ausländerbehörde", "Aus|län|der|be|hörde"),
        ("Dienststelle", "Dienst|stelle"),
        ("Wirtschaftlichkeit", "Wirt|schaft|lich|keit"),
        ("Amt", "Amt"),
    ],
)
def test_long_words_break_where_they_are_spoken(word: str, broken: str) -> None:
    assert softened(word).replace("\u00ad", "|") == broken


def test_own_hyphens_and_slashes_are_places_to_break() -> None:
    assert pieces("Ist-/Soll-Vergleich")[:2] == ("Ist-/", "Soll-")


def test_a_no_break_space_joins_words() -> None:
    assert words(" § 16\u00a0Abs. 3\n") == ["§", "16\u00a0Abs.", "3"]
    assert words("  ") == []


@given(st.text(alphabet="abcdeghiklmnoprstuäöüßAEIVW", max_size=40))
def test_breaking_a_word_loses_no_letter(word: str) -> None:
    assert "".join(pieces(word)) == word
    points = (0, *break_points(word), len(word))
    assert not word or all(start < end for start, end in pairwise(points))
    if len(points) > 2:
        assert points[1] >= 3 and len(word) - points[-2] >= 3
