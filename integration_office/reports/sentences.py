"""Why a paper was not made or written, and what a self-check finds, in one sentence: what, where, what to do."""

from integration_office.domain.paper_texts import TEMPLATES
from integration_office.reports.errors import NothingProposed, ReportError, ReportErrorKind, UnknownTemplate
from integration_office.reports.pdf_findings import Finding, FindingKind
from integration_office.wording.language import Language


def report_error_text(error: ReportError, language: Language) -> str:
    """The sentence for the user; a fault of structure, which is ours, says so and names its place."""
    text = _from_outside(error, language) or _about_target(error, language) or _about_template(error, language)
    if text is not None:
        return text
    return language.tr(
        "Das Papier ist in sich nicht stimmig ({kind}: {place} {detail}) und wurde nicht geschrieben. "
        "Das ist ein Fehler des Programms; bitte melden.",
        kind=error.kind.value,
        place=error.place,
        detail=error.detail,
    )


def finding_text(finding: Finding, language: Language) -> str:
    """The sentence for one finding of the self-check, with its page where it has one."""
    text = _finding(finding.kind, finding.place, language)
    return language.tr("Seite {page}: {text}", page=finding.page, text=text) if finding.page else text


def self_check_text(findings: list[Finding], language: Language) -> str:
    """What came out of the self-check, in one sentence."""
    if not findings:
        return language.tr(
            "Selbstprüfung bestanden: Jeder Text des Papiers ist für Vorleseprogramme lesbar, in der richtigen "
            "Reihenfolge und einmal; Tabellen, Überschriften, Abbildungen und Verweise sind ausgezeichnet."
        )
    return language.trn(
        "Die Selbstprüfung hat {n} Fehler gefunden.", "Die Selbstprüfung hat {n} Fehler gefunden.", len(findings)
    )


def _from_outside(error: ReportError, language: Language) -> str | None:
    tr, path = language.tr, str(error.path or "")
    match error.kind:
        case ReportErrorKind.FOLDER_NOT_WRITABLE:
            return tr("{path} lässt sich nicht schreiben. Bitte einen anderen Ordner wählen.", path=path)
        case ReportErrorKind.FONT_MISSING:
            return tr("Die Schrift {path} fehlt oder ist beschädigt. Bitte das Programm neu installieren.", path=path)
        case ReportErrorKind.GLYPH_MISSING:
            return tr(
                "Für ein Zeichen ({glyph}) in „{place}“ hat das Papier keine Schrift. Bitte das Zeichen ersetzen.",
                glyph=error.detail,
                place=error.place[:60],
            )
        case ReportErrorKind.CONTROL_CHARACTER:
            return tr(
                "In „{place}“ steht ein unsichtbares Steuerzeichen ({code}). Bitte den Text dort neu eintippen.",
                place=error.place[:60],
                code=error.detail,
            )
        case ReportErrorKind.RIGHT_TO_LEFT:
            return tr(
                "„{place}“ enthält Schrift, die von rechts nach links läuft; das Papier kann sie nicht setzen. "
                "Bitte in lateinischen Buchstaben schreiben.",
                place=error.place[:60],
            )
        case ReportErrorKind.TEXT_UNTAGGED:
            return tr(
                "Auf Seite {page} stünde ein Text, den kein Vorleseprogramm findet; das Papier wurde nicht "
                "geschrieben. Das ist ein Fehler des Programms; bitte melden.",
                page=error.place,
            )
        case ReportErrorKind.SELF_CHECK:
            return tr(
                "Das Papier hat seine Selbstprüfung nicht bestanden und wurde nicht geschrieben: {finding} Das ist "
                "ein Fehler des Programms; bitte melden.",
                finding=_finding(FindingKind(error.detail), error.place, language),
            )
        case ReportErrorKind.PAPER_UNREADABLE:
            return tr("{path} ist keine lesbare PDF-Datei. Bitte eine andere Datei wählen.", path=path)
        case ReportErrorKind.CANCELLED:
            return tr("Abgebrochen; es wurde nichts geschrieben.")
        case _:
            return None


def _about_target(error: ReportError, language: Language) -> str | None:
    """Why the file could not be put in its place."""
    tr, path = language.tr, str(error.path or "")
    match error.kind:
        case ReportErrorKind.TARGET_IN_USE:
            return tr("{path} ist in einem anderen Programm offen. Bitte dort schließen.", path=path)
        case ReportErrorKind.TARGET_IS_FOLDER:
            return tr("{path} ist ein Ordner. Bitte einen anderen Namen wählen.", path=path)
        case ReportErrorKind.NAME_TOO_LONG:
            return tr("Der Name ist zu lang: {path}. Bitte einen kürzeren wählen.", path=path)
        case ReportErrorKind.DISK_FULL:
            return tr("Für {path} ist kein Platz mehr. Bitte Platz schaffen.", path=path)
        case _:
            return None


def _about_template(error: ReportError, language: Language) -> str | None:
    """Of what a city brings itself: its template, its pictures."""
    tr, name = language.tr, error.path.name if error.path else ""
    match error.kind:
        case ReportErrorKind.TEMPLATE_UNREADABLE:
            return tr(
                "Die Vorlage {path} fehlt, ist beschädigt oder keine DOCX-Datei. Bitte in Word öffnen und als "
                "„Word-Dokument (*.docx)“ speichern.",
                path=error.path or "",
            )
        case ReportErrorKind.TEMPLATE_FIELD:
            return tr(
                "Die Vorlage {name} verlangt das Feld „{field}“, das es nicht gibt. Bitte das Feld in der Vorlage "
                "berichtigen oder löschen.",
                name=name,
                field=error.place,
            )
        case ReportErrorKind.TEMPLATE_EMPTY:
            return tr(
                "In der Vorlage {name} steht kein Feld, so dass vom Papier nichts hineinkäme. Bitte zum Beispiel "
                "{{{{ inhalt }}}} in einen eigenen Absatz setzen.",
                name=name,
            )
        case ReportErrorKind.TEMPLATE_PLACE:
            return tr(
                "In der Vorlage {name} steht das Feld „{field}“ in einer Tabelle, in der Kopfzeile oder neben anderem "
                "Text. Bitte in einen eigenen Absatz im Text setzen.",
                name=name,
                field=error.place,
            )
        case ReportErrorKind.TEMPLATE_FAULT:
            return tr(
                "In der Vorlage {name} ist ein Befehl fehlerhaft ({detail}). Bitte die geschweiften Klammern prüfen.",
                name=name,
                detail=error.detail,
            )
        case ReportErrorKind.PICTURE_TOO_LARGE:
            return tr(
                "Das Bild „{place}“ hätte {size} Bildpunkte, das ist zu groß. Bitte eine geringere Auflösung oder SVG "
                "wählen.",
                place=error.place,
                size=error.detail,
            )
        case ReportErrorKind.PICTURE_DAMAGED:
            return tr(
                "Das Bild „{place}“ ist beschädigt oder weder PNG noch JPEG. Bitte ein anderes wählen.",
                place=error.place,
            )
        case _:
            return None


def _finding(kind: FindingKind, place: str, language: Language) -> str:
    return _finding_in_file(kind, place, language) or _finding_in_text(kind, place, language)


def _finding_in_file(kind: FindingKind, place: str, language: Language) -> str | None:
    """Of what concerns the file as a whole."""
    tr = language.tr
    match kind:
        case FindingKind.DAMAGED:
            return tr("Die Datei lässt sich nicht lesen ({detail}).", detail=place)
        case FindingKind.NOT_TAGGED:
            return tr("Der Datei fehlt der Lesebaum für Vorleseprogramme.")
        case FindingKind.LANGUAGE_MISSING:
            return tr("Die Sprache des Papiers ist nicht angegeben.")
        case FindingKind.TITLE_MISSING:
            return tr("Der Titel des Papiers fehlt oder wird nicht angezeigt.")
        case FindingKind.STANDARD_MISSING:
            return tr("Die Angabe der Normen PDF/UA-1 und PDF/A-2a fehlt.")
        case FindingKind.COLOURS_UNDEFINED:
            return tr("Für die Farben fehlt das Farbprofil.")
        case FindingKind.FONT_NOT_EMBEDDED:
            return tr("Die Schrift {font} ist nicht eingebettet.", font=place)
        case FindingKind.FONT_UNREADABLE:
            return tr("Die Schrift {font} sagt nicht, welche Buchstaben sie zeigt.", font=place)
        case FindingKind.TAB_ORDER_MISSING:
            return tr("Die Reihenfolge für die Tabulatortaste fehlt.")
        case _:
            return None


def _finding_in_text(kind: FindingKind, place: str, language: Language) -> str:
    """Of what concerns a place in the paper."""
    tr = language.tr
    sentences = {
        FindingKind.GLYPH_MISSING: tr("Für einen Buchstaben fehlt das Bild in der Schrift."),
        FindingKind.UNTAGGED: tr("Etwas auf der Seite steht nicht im Lesebaum."),
        FindingKind.TREE_BROKEN: tr("Lesebaum und Seite stimmen nicht überein ({place}).", place=place),
        FindingKind.HEADING_SKIPS: tr("Die Überschrift „{place}“ überspringt eine Ebene.", place=place),
        FindingKind.TABLE_IRREGULAR: tr("Die Zeilen der Tabelle „{place}“ sind verschieden breit.", place=place),
        FindingKind.SCOPE_MISSING: tr("Die Kopfzelle „{place}“ sagt nicht, wofür sie gilt.", place=place),
        FindingKind.DESCRIPTION_MISSING: tr("Eine Abbildung hat keine Beschreibung."),
        FindingKind.FIGURE_WITHOUT_PLACE: tr("Die Abbildung „{place}“ hat keinen Ort auf der Seite.", place=place),
        FindingKind.LINK_BROKEN: tr("Ein Verweis ist unvollständig („{place}“).", place=place),
        FindingKind.TEXT_MISSING: tr("Im Lesebaum fehlt: „{place}“.", place=place),
        FindingKind.TEXT_ADDED: tr("Im Lesebaum steht zu viel: „{place}“.", place=place),
        FindingKind.ORDER_DIFFERS: tr("Die Lesereihenfolge stimmt nicht ab „{place}“.", place=place),
        FindingKind.CHART_DIFFERS: tr("Das Organigramm „{place}“ wird anders vorgelesen als gezeichnet.", place=place),
    }
    return sentences[kind]


def refusal_text(error: UnknownTemplate | NothingProposed, language: Language) -> str:
    """Why there is nothing to make a paper of."""
    tr = language.tr
    if isinstance(error, UnknownTemplate):
        known = ", ".join(TEMPLATES)
        return tr("Eine Vorlage „{name}“ gibt es nicht. Bekannt sind: {known}.", name=error.template, known=known)
    return tr("Für ein Papier fehlt die vorgeschlagene Variante. Bitte mindestens eine Variante nennen.")
