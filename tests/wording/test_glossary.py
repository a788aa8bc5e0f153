"""The glossary: every term once, with a sentence."""

from integration_office.wording.glossary import glossary, meaning
from integration_office.wording.language import Language


def test_every_entry_has_a_term_and_a_sentence() -> None:
    for entry in glossary(Language.german()):
        assert 1 < len(entry.term) < 25
        assert entry.meaning.endswith(".")
        assert entry.meaning[0].isupper() or entry.meaning[0].isdigit()


def test_terms_are_unique_and_sorted_as_in_a_dictionary() -> None:
    terms = [entry.term for entry in glossary(Language.german())]
    assert len(set(terms)) == len(terms)
    assert terms.index("Stufe") < terms.index("Überschneidung") < terms.index("Unterbesetzt")
    assert terms[0] == "Abdeckung"


def test_a_tip_asks_for_one_term() -> None:
    assert "Vollzeitäquivalent" in (meaning("VZÄ", Language.german()) or "")
    assert meaning("Kantine", Language.german()) is None
