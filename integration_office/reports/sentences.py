"""Why a paper was not made or written, in one sentence: what, where, what to do."""

from integration_office.reports.errors import ReportError, ReportErrorKind
from integration_office.wording.language import Language


def report_error_text(error: ReportError, language: Language) -> str:
    """The sentence for the user; a fault of structure, which is ours, says so and names its place."""
    text = _from_outside(error, language)
    if text is not None:
        return text
    return language.tr(
        "Das Papier ist in sich nicht stimmig ({kind}: {place} {detail}) und wurde nicht geschrieben. "
        "Das ist ein Fehler des Programms; bitte melden.",
        kind=error.kind.value,
        place=error.place,
        detail=error.detail,
    )


def _from_outside(error: ReportError, language: Language) -> str | None:
    tr, path = language.tr, str(error.path or "")
    match error.kind:
        case ReportErrorKind.FOLDER_NOT_WRITABLE:
            return tr("{path} lässt sich nicht schreiben. Bitte einen anderen Ordner wählen.", path=path)
        case ReportErrorKind.TARGET_IN_USE:
            return tr("{path} ist in einem anderen Programm offen. Bitte dort schließen.", path=path)
        case ReportErrorKind.DISK_FULL:
            return tr("Für {path} ist kein Platz mehr. Bitte Platz schaffen.", path=path)
        case ReportErrorKind.FONT_MISSING:
            return tr("Die Schrift {path} fehlt oder ist beschädigt. Bitte das Programm neu installieren.", path=path)
        case ReportErrorKind.GLYPH_MISSING:
            return tr(
                "Für ein Zeichen ({glyph}) in „{place}“ hat das Papier keine Schrift. Bitte das Zeichen ersetzen.",
                glyph=error.detail,
                place=error.place[:60],
            )
        case ReportErrorKind.CANCELLED:
            return tr("Abgebrochen; es wurde nichts geschrieben.")
        case _:
            return None
