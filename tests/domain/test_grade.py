"""Grades as people write them, and what is none."""

import pytest

from integration_office.domain.errors import NotAGrade
from integration_office.domain.grade import PayScheme, read_grade


@pytest.mark.parametrize(
    ("text", "scheme", "group"),
    [
        *((text, "E", "E9b") for text in ("E9b", "E 9b", "EG09B", "EG 9b", "e 9 b", "E-9b", "Entgeltgruppe 9b")),
        *((text, "E", "E9b") for text in ("Entgeltgruppe E 9b", "EG_9B", " E9b ", "EGr. 9b")),
        *((text, "E", "E15Ü") for text in ("E15Ü", "E 15 Ü", "E15UE")),
        *((text, "S", "S11b") for text in ("S11b", "S 11b", "SuE 11b", "SuE S 11b", "Entgeltgruppe S 11b")),
        *((text, "A", "A13") for text in ("A13", "A 13", "A13_LG2E1", "A 13 LG 2 E 1", "A13 gD", "A 13 Z", "A13+Z")),
        *(
            (text, "A", "A13")
            for text in ("Besoldungsgruppe A 13", "BesGr. A 13", "A13 LG 2.1", "A 13 LG 2", "A13 LG 2 EA 1")
        ),
        *((text, "A", "A9") for text in ("A9Z", "A 9 mD", "A09", "A9MZ")),
        *((text, "B", "B2") for text in ("B2", "B 2", "b02")),
        ("S10", "S", "S10"),
        ("P8", "other", "P8"),
        ("R 1", "other", "R1"),
        ("W2", "other", "W2"),
        ("C3", "other", "C3"),
        ("AT", "other", "AT"),
        ("TVöD fest", "other", "TVÖDFEST"),
        ("TV-V 7", "other", "TVV7"),
        ("Fest", "other", "FEST"),
    ],
)
def test_what_a_cell_names(text: str, scheme: str, group: str) -> None:
    found = read_grade(text)
    assert found is not None
    assert (found.scheme, found.group, str(found)) == (PayScheme(scheme), group, group)
    assert found.text == text.strip()


@pytest.mark.parametrize("text", ["", "  ", "\t"])
def test_an_empty_cell_names_none(text: str) -> None:
    assert read_grade(text) is None


@pytest.mark.parametrize(
    "text", ["E", "9b", "E0", "E99x", "E9d", "F7", "A", "13", "A6/7", "A 6 / 7", "E5-6", "E 5 – 6", "E 9.2", "B", "Amt"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(NotAGrade) as refusal:
        read_grade(text)
    assert refusal.value == NotAGrade(text)


def test_the_words_it_was_read_from_make_no_difference() -> None:
    assert read_grade("EG 9b") == read_grade("E09B")
    assert PayScheme.A.is_civil_servant and PayScheme.B.is_civil_servant
    assert not PayScheme.E.is_civil_servant and not PayScheme.OTHER.is_civil_servant
