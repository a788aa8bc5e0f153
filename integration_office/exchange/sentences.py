"""The sentence for every fault and remark: what is wrong and what to do; the place is put before it."""

from collections.abc import Callable, Mapping

from integration_office.exchange.faults import ExportFault, Fault, Remark
from integration_office.wording.language import Language

Tr = Callable[..., str]


def fault_text(fault: Fault, found: str, other: str, language: Language) -> str:
    """`found` is what stood there; `other` what it is to be seen against (a row, a list of values)."""
    return _FAULTS[fault](language.tr, found, other)


def remark_text(remark: Remark, found: str, count: int, language: Language) -> str:
    """`found` names what the remark is about, `count` how often it happened."""
    return _REMARKS[remark](language.tr, found, count)


def export_text(fault: ExportFault, path: str, detail: str, language: Language) -> str:
    return _EXPORTS[fault](language.tr, path, detail)


Sentence = Callable[[Tr, str, str], str]

_FILES: Mapping[Fault, Sentence] = {
    Fault.SOURCE_MISSING: lambda tr, f, o: tr("Diese Datei gibt es nicht. Bitte den Pfad prüfen."),
    Fault.UNREADABLE: lambda tr, f, o: tr(
        "Die Datei lässt sich nicht lesen ({why}). Bitte Leserechte und Laufwerk prüfen.", why=f
    ),
    Fault.EMPTY_FILE: lambda tr, f, o: tr("Die Datei ist leer (0 Byte). Bitte die Datei neu speichern oder weglassen."),
    Fault.UNKNOWN_FORMAT: lambda tr, f, o: tr(
        "Dieses Format wird nicht gelesen. Bitte XLSX, ODS, einen Ordner mit CSV-Dateien oder ein "
        "Organigramm als JSON angeben."
    ),
    Fault.DAMAGED: lambda tr, f, o: tr(
        "Die Datei ist beschädigt oder keine Arbeitsmappe. Bitte in Excel oder LibreOffice öffnen und neu "
        "als XLSX oder ODS speichern."
    ),
    Fault.OLD_FORMAT: lambda tr, f, o: tr(
        "Die Datei ist eine alte Excel-Mappe (XLS). Bitte in Excel oder LibreOffice öffnen und als XLSX speichern."
    ),
    Fault.PASSWORD: lambda tr, f, o: tr("Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort speichern."),
    Fault.NOT_A_SHEET_NAME: lambda tr, f, o: tr(
        "Der Dateiname ist nicht der Name eines Blattes. Bitte zum Beispiel Einheiten.csv nennen oder den "
        "Ordner angeben, in dem alle liegen."
    ),
    Fault.JSON_NOT_ALONE: lambda tr, f, o: tr(
        "Ein Organigramm lässt sich nur allein einlesen. Bitte ohne die anderen Dateien angeben."
    ),
    Fault.NO_SHEETS: lambda tr, f, o: tr(
        "Im Ordner liegt keine CSV-Datei mit dem Namen eines Blattes. Bitte zum Beispiel Einheiten.csv und "
        "Stellen.csv hineinlegen."
    ),
    Fault.NOT_A_CSV: lambda tr, f, o: tr(
        "Die Datei heißt CSV, ist aber keine Textdatei ({what}). Bitte als „CSV UTF-8“ speichern oder die "
        "Arbeitsmappe selbst angeben.",
        what=f,
    ),
    Fault.ENCODING: lambda tr, f, o: tr(
        "Die Zeichen sind weder UTF-8 noch Windows-1252. Bitte als „CSV UTF-8“ speichern."
    ),
    Fault.BAD_QUOTES: lambda tr, f, o: tr(
        "Anführungszeichen sind hier nicht richtig gesetzt oder nicht geschlossen. Bitte diese Zeile prüfen."
    ),
    Fault.NOT_JSON: lambda tr, f, o: tr(
        "Der Text ist kein gültiges JSON. Bitte das Organigramm neu als JSON speichern."
    ),
    Fault.NOT_AN_ORGANIGRAMM: lambda tr, f, o: tr(
        "Das JSON ist kein Organigramm: „organisations“ fehlt. Bitte die Datei des Organigramm-Werkzeugs angeben."
    ),
    Fault.NOT_A_TEXT: lambda tr, f, o: tr("Hier gehört ein Text hin. Bitte die Datei im Organigramm-Werkzeug prüfen."),
    Fault.NOT_A_LIST: lambda tr, f, o: tr(
        "Hier gehört eine Liste hin. Bitte die Datei im Organigramm-Werkzeug prüfen."
    ),
    Fault.NOT_AN_OBJECT: lambda tr, f, o: tr(
        "Hier gehört ein Objekt hin. Bitte die Datei im Organigramm-Werkzeug prüfen."
    ),
}

_SHEETS: Mapping[Fault, Sentence] = {
    Fault.SHEET_MISSING: lambda tr, f, o: tr(
        "Das Blatt „{sheet}“ fehlt. Bitte eines mit den Spalten {columns} anlegen.", sheet=f, columns=o
    ),
    Fault.SHEET_TWICE: lambda tr, f, o: tr(
        "Dieses Blatt gibt es schon als „{other}“. Bitte beide zu einem zusammenführen.", other=o
    ),
    Fault.NO_HEADER: lambda tr, f, o: tr(
        "Das Blatt hat keine Kopfzeile. Bitte in die erste Zeile die Spalten {columns} schreiben.", columns=o
    ),
    Fault.COLUMN_MISSING: lambda tr, f, o: tr("Diese Spalte fehlt. Bitte in der Kopfzeile ergänzen."),
    Fault.COLUMN_TWICE: lambda tr, f, o: tr(
        "Diese Spalte steht zweimal in der Kopfzeile. Bitte eine von beiden umbenennen oder löschen."
    ),
    Fault.TOO_MANY_FIELDS: lambda tr, f, o: tr(
        "Die Zeile hat mehr Felder als die Kopfzeile. Bitte Texte und Zahlen, die das Trennzeichen "
        "enthalten, in Anführungszeichen setzen."
    ),
}

_CELLS: Mapping[Fault, Sentence] = {
    Fault.FORMULA_ERROR: lambda tr, f, o: tr(
        "Die Formel ergibt einen Fehler. Bitte die Formel berichtigen oder den Wert eintragen."
    ),
    Fault.FORMULA_NOT_COMPUTED: lambda tr, f, o: tr(
        "Die Formel ist noch nicht berechnet. Bitte die Datei in Excel oder LibreOffice öffnen und speichern."
    ),
    Fault.MISSING: lambda tr, f, o: tr("Diese Angabe fehlt. Bitte ergänzen."),
    Fault.DATE_FOR_ID: lambda tr, f, o: tr(
        "Statt einer Kennung steht hier ein Datum ({found}). Bitte die Spalte als Text formatieren und die "
        "Kennung neu eintragen.",
        found=f,
    ),
    Fault.NUMBER_FOR_ID: lambda tr, f, o: tr(
        "Die Kennung {found} ist als Zahl gespeichert und kann Stellen verloren haben. Bitte die Spalte als "
        "Text formatieren und die Kennung neu eintragen.",
        found=f,
    ),
    Fault.NOT_A_STATUS: lambda tr, f, o: tr(
        "„{found}“ ist kein Stand einer Variante. Bitte einen von diesen eintragen: {known}.", found=f, known=o
    ),
    Fault.NOT_A_SWITCH: lambda tr, f, o: tr("„{found}“ ist weder ja noch nein. Bitte ja oder nein eintragen.", found=f),
}

_NUMBERS: Mapping[Fault, Sentence] = {
    Fault.NOT_A_NUMBER: lambda tr, f, o: tr("„{found}“ ist keine Zahl. Bitte zum Beispiel 0,5 eintragen.", found=f),
    Fault.AMBIGUOUS_NUMBER: lambda tr, f, o: tr(
        "„{found}“ ist mehrdeutig: Tausender oder Nachkommastellen? Bitte zum Beispiel 1234 oder 1,23 eintragen.",
        found=f,
    ),
    Fault.CURRENCY: lambda tr, f, o: tr(
        "„{found}“ enthält ein Währungszeichen. Bitte nur die Zahl eintragen.", found=f
    ),
    Fault.TOO_LARGE: lambda tr, f, o: tr(
        "{found} ist zu groß. Bitte einen Wert unter einer Billion eintragen.", found=f
    ),
    Fault.NEGATIVE: lambda tr, f, o: tr("{found} ist negativ. Bitte einen Wert ab 0 eintragen.", found=f),
    Fault.ABOVE_ONE: lambda tr, f, o: tr(
        "{found} ist mehr als das Ganze. Bitte höchstens 1 oder 100 % eintragen; Prozente mit dem Zeichen %.",
        found=f,
    ),
    Fault.NOT_WHOLE: lambda tr, f, o: tr(
        "„{found}“ ist keine ganze Zahl ab 1. Bitte zum Beispiel 4 eintragen.", found=f
    ),
    Fault.NOT_A_YEAR: lambda tr, f, o: tr("„{found}“ ist kein Jahr. Bitte zum Beispiel 2028 eintragen.", found=f),
    Fault.RANGE_ORDER: lambda tr, f, o: tr(
        "Min, Wert und Max sind nicht aufsteigend ({found}). Bitte die Reihenfolge prüfen.", found=f
    ),
}

_LAWS: Mapping[Fault, Sentence] = {
    Fault.ID_TWICE: lambda tr, f, o: tr(
        "{found} steht schon in Zeile {row}. Bitte eine der beiden Zeilen ändern oder löschen.",
        found=f,
        row=o,
    ),
    Fault.PAIR_TWICE: lambda tr, f, o: tr(
        "{found} sind einander schon in Zeile {row} zugeordnet. Bitte zu einer Zeile zusammenfassen.",
        found=f,
        row=o,
    ),
    Fault.KU_MISSING: lambda tr, f, o: tr(
        "Hier steht ein Datum, aber in „ku“ keine Gruppe. Bitte dort die künftige Gruppe eintragen."
    ),
    Fault.FUNDED_TWICE: lambda tr, f, o: tr(
        "„{found}“ nennt mehrere Förderungen; doppelt gefördert werden darf nichts. Bitte nur eine eintragen.",
        found=f,
    ),
    Fault.UNKNOWN_EDITION: lambda tr, f, o: tr(
        "„{found}“ ist keine Fassung des Gesetzes. Bitte eine von diesen eintragen: {known}.",
        found=f,
        known=o,
    ),
    Fault.UNKNOWN_GROUP: lambda tr, f, o: tr(
        "„{found}“ ist keine Gruppe. Bitte eine von diesen eintragen: {known}.", found=f, known=o
    ),
    Fault.UNKNOWN_MARK: lambda tr, f, o: tr(
        "„{found}“ sagt nicht, wo das gelesen wurde. Bitte eines von diesen eintragen: {known}.", found=f, known=o
    ),
}

_FAULTS: Mapping[Fault, Sentence] = {**_FILES, **_SHEETS, **_CELLS, **_NUMBERS, **_LAWS}

_REMARKS: Mapping[Remark, Callable[[Tr, str, int], str]] = {
    Remark.ROUNDED: lambda tr, f, n: tr("Auf {places} Nachkommastellen gerundet ({n}).", n=n, places=f),
    Remark.UNSEEN: lambda tr, f, n: tr(
        "Unsichtbare Zeichen ({codes}) stehen in Zellen ({n}), wie sie aus Webseiten und PDF mitkommen; gleich "
        "Aussehendes gilt damit als verschieden, und eine Vorlage lässt sich womöglich nicht ausgeben. Bitte diese "
        "Angaben in der Quelle neu eintippen.",
        n=n,
        codes=f,
    ),
    Remark.UNKNOWN_SHEET: lambda tr, f, n: tr(
        "Dieses Blatt gehört nicht zur Arbeitsmappe und wurde nicht übernommen. Falls doch, bitte den Namen prüfen."
    ),
    Remark.UNKNOWN_COLUMN: lambda tr, f, n: tr(
        "Diese Spalte wird nicht ausgewertet, bleibt aber erhalten. Falls doch gemeint, bitte den Namen prüfen."
    ),
    Remark.COLUMN_DROPPED: lambda tr, f, n: tr(
        "Diese Spalte ist unbekannt und wurde nicht übernommen. Falls nötig, bitte den Namen prüfen."
    ),
    Remark.COLUMN_WITHOUT_NAME: lambda tr, f, n: tr(
        "Zellen ohne Spaltenüberschrift wurden nicht übernommen ({n}). Falls nötig, bitte eine Überschrift ergänzen.",
        n=n,
    ),
    Remark.ROW_WITHOUT_VALUE: lambda tr, f, n: tr(
        "Ohne Angabe in dieser Spalte nicht übernommen ({n}). Falls nötig, bitte ergänzen.", n=n
    ),
    Remark.SHARE_ZERO: lambda tr, f, n: tr(
        "Anteil 0 ordnet nichts zu und wurde nicht übernommen ({n}). Falls nötig, bitte einen Anteil eintragen.",
        n=n,
    ),
    Remark.SEVERAL_ROOTS: lambda tr, f, n: tr(
        "Mehrere Einheiten haben keine übergeordnete: {ids}. Falls es nur eine Spitze gibt, bitte ergänzen.",
        ids=f,
    ),
    Remark.FILE_IGNORED: lambda tr, f, n: tr(
        "Diese Datei ist kein Blatt der Arbeitsmappe und wurde nicht gelesen. Falls doch, bitte den Namen prüfen."
    ),
    Remark.PERSONS_DROPPED: lambda tr, f, n: tr(
        "Personenangaben wurden nicht übernommen ({n}); der Plan kennt nur Stellen.", n=n
    ),
    Remark.FTE_ASSUMED: lambda tr, f, n: tr(
        "Das Organigramm nennt keine VZÄ: Jede Stelle ({n}) ist mit 1,0 angesetzt und als Beispiel "
        "gekennzeichnet. Bitte nach dem Stellenplan berichtigen.",
        n=n,
    ),
    Remark.CONNECTORS_DROPPED: lambda tr, f, n: tr(
        "Unsichtbare Verbindungskästen wurden aufgelöst ({n}); was daran hing, hängt an der Einheit darüber.",
        n=n,
    ),
    Remark.ID_MADE_UNIQUE: lambda tr, f, n: tr(
        "Eine schon vergebene Kennung stand noch einmal da; es gilt jetzt {ids}. Bitte prüfen, ob dasselbe "
        "gemeint ist.",
        ids=f,
    ),
    Remark.MEASURE_BROKEN: lambda tr, f, n: tr(
        "{reason} Die Maßnahme greift deshalb nicht und bleibt unverändert in ihrer Variante.", reason=f
    ),
    Remark.FACTOR_MISSING: lambda tr, f, n: tr(
        "Den örtlichen Faktor von {office} gibt es nicht; die Kosten dieser Stellen ({n}) bleiben ohne ihn. Bitte im "
        "Blatt „Annahmen“ die Zeile „factor:{office}“ ergänzen oder die Angabe hier löschen.",
        office=f,
        n=n,
    ),
    Remark.KU_AFTER_KW: lambda tr, f, n: tr(
        "Diese Stellen ({n}) enden mit ihrem kw-Datum, bevor die Umwandlung gilt; sie bewirkt nichts. Bitte eines der "
        "beiden Daten prüfen.",
        n=n,
    ),
    Remark.KW_BEFORE_BASE: lambda tr, f, n: tr(
        "Diese Stellen ({n}) enden mit ihrem kw-Datum vor dem Basisjahr {year}; sie kosten nichts mehr. Bitte das "
        "Datum prüfen oder die Zeilen löschen.",
        n=n,
        year=f,
    ),
    Remark.VACANT_AFTER_KW: lambda tr, f, n: tr(
        "Diese Stellen ({n}) werden erst frei, wenn sie nach ihrem kw-Datum schon weg sind; das Jahr bewirkt nichts. "
        "Bitte eines von beiden prüfen.",
        n=n,
    ),
    Remark.CITY_UNPROVEN: lambda tr, f, n: tr(
        "Diesen Städten ({n}) fehlt „Quelle“ oder „Gelesen am“; gezeigt wird eine Stadt erst mit beidem.", n=n
    ),
    Remark.DETAILS_DROPPED: lambda tr, f, n: tr(
        "Anschriften, Kontaktdaten und Gestaltung des Organigramms wurden nicht übernommen."
    ),
}

_EXPORTS: Mapping[ExportFault, Sentence] = {
    ExportFault.UNKNOWN_FORMAT: lambda tr, p, d: tr(
        "{path}: Dieses Format wird nicht geschrieben. Bitte .xlsx, .ods oder einen Ordner für CSV-Dateien angeben.",
        path=p,
    ),
    ExportFault.NO_FOLDER: lambda tr, p, d: tr(
        "{path}: Den Ordner, in dem die Datei liegen soll, gibt es nicht. Bitte zuerst anlegen.", path=p
    ),
    ExportFault.IS_FOLDER: lambda tr, p, d: tr("{path} ist ein Ordner. Bitte einen Dateinamen angeben.", path=p),
    ExportFault.IS_FILE: lambda tr, p, d: tr(
        "{path} ist eine Datei. Bitte für CSV-Dateien einen Ordner angeben.", path=p
    ),
    ExportFault.READ_ONLY: lambda tr, p, d: tr(
        "{path}: Hier darf nicht geschrieben werden. Bitte die Schreibrechte prüfen oder einen anderen Ort wählen.",
        path=p,
    ),
    ExportFault.OPEN_ELSEWHERE: lambda tr, p, d: tr(
        "{path} ist schreibgeschützt oder in einem anderen Programm geöffnet. Bitte dort schließen und noch "
        "einmal ausgeben.",
        path=p,
    ),
    ExportFault.DISK_FULL: lambda tr, p, d: tr(
        "{path}: Der Datenträger ist voll; nichts wurde geschrieben. Bitte Platz schaffen.", path=p
    ),
    ExportFault.TEXT_TOO_LONG: lambda tr, p, d: tr(
        "{path}: Ein Text ist länger, als eine Zelle in Excel fasst ({place}). Bitte als ODS oder CSV ausgeben.",
        path=p,
        place=d,
    ),
    ExportFault.TOO_MANY_ROWS: lambda tr, p, d: tr(
        "{path}: Das Blatt {sheet} hat mehr Zeilen, als eine Tabelle fasst. Bitte als CSV ausgeben.",
        path=p,
        sheet=d,
    ),
    ExportFault.OTHER_SHEETS: lambda tr, p, d: tr(
        "{path}: Im Ordner liegt {file} aus einer anderen Ausgabe; beides zusammen wäre nicht lesbar. Bitte "
        "einen leeren Ordner angeben.",
        path=p,
        file=d,
    ),
    ExportFault.FAILED: lambda tr, p, d: tr(
        "{path}: Das Schreiben ist misslungen ({why}); nichts wurde geändert. Bitte Laufwerk und Netz prüfen.",
        path=p,
        why=d,
    ),
}
