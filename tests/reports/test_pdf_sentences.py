"""Every finding and every refusal has its sentence, in both languages."""

import pytest

from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.reports.pdf_findings import Finding, FindingKind
from integration_office.reports.sentences import finding_text, report_error_text, self_check_text
from integration_office.wording.language import Language

GERMAN, ENGLISH = Language.german(), Language.english()


@pytest.mark.parametrize("kind", FindingKind)
def test_each_finding_has_a_sentence_with_its_page(kind: FindingKind) -> None:
    german, english = (finding_text(Finding(kind, "Ort", 3), language) for language in (GERMAN, ENGLISH))
    assert german.startswith("Seite 3: ") and english.startswith("Page 3: ")
    assert german.endswith(".") and english.endswith(".") and german[9:] != english[8:]
    assert not finding_text(Finding(kind), GERMAN).startswith("Seite")


def test_the_self_check_says_how_it_ended() -> None:
    assert self_check_text([], GERMAN).startswith("Selbstprüfung bestanden")
    one = [Finding(FindingKind.NOT_TAGGED)]
    assert self_check_text(one, ENGLISH) == "The self-check found 1 fault."
    assert self_check_text(one * 2, GERMAN) == "Die Selbstprüfung hat 2 Fehler gefunden."


def test_refusals_say_what_and_where() -> None:
    failed = ReportError(ReportErrorKind.SELF_CHECK, "Kosten", FindingKind.TEXT_MISSING.value)
    assert "Im Lesebaum fehlt: „Kosten“." in report_error_text(failed, GERMAN)
    untagged = ReportError(ReportErrorKind.TEXT_UNTAGGED, "7")
    assert "Seite 7" in report_error_text(untagged, GERMAN)
    control = ReportError(ReportErrorKind.CONTROL_CHARACTER, "Amt", "U+0007")
    assert "„Amt“" in report_error_text(control, GERMAN) and "U+0007" in report_error_text(control, GERMAN)
    assert "von rechts nach links" in report_error_text(ReportError(ReportErrorKind.RIGHT_TO_LEFT, "שלום"), GERMAN)
