"""A made-up decision paper with everything in it, for the tests of the formats."""

from datetime import date

from integration_office.diagram.columns import Kind
from integration_office.reports.blocks import (
    Align,
    Bar,
    BarChart,
    Block,
    BridgeChart,
    BridgeStep,
    BulletList,
    Callout,
    CalloutKind,
    Document,
    GroupRow,
    HeaderCell,
    Heading,
    KeyFigure,
    KeyFigures,
    Landscape,
    OrgChart,
    PaperSize,
    PaperWords,
    Paragraph,
    Reference,
    Row,
    RowKind,
    Run,
    Table,
    TableOfContents,
)
from integration_office.reports.charts import (
    ChartScene,
    ChartUnit,
    Emphasis,
    LegendEntry,
    arranged,
)

WORDS = PaperWords("Seite {page} von {pages}", "Fortsetzung")
LEGEND = (
    LegendEntry(Emphasis.NEW, "N", "neu errichtet"),
    LegendEntry(Emphasis.MOVED, "V", "verlegt"),
    LegendEntry(Emphasis.DISSOLVED, "A", "aufgelöst"),
    LegendEntry(Emphasis.TOUCHED, "B", "berührt: Stellen oder Aufgaben geändert"),
)
OFFICES = (
    "Amt für Kinder, Jugendliche und Familien",
    "Sozialamt",
    "Ausländerbehörde und Staatsangehörigkeitswesen",
    "Amt für Schule und Weiterbildung",
    "Gesundheits- und Veterinäramt",
    "Amt für Wohnungswesen und Quartiersentwicklung",
    "Volkshochschule",
    "Jobcenter",
    "Kämmerei",
    "Personal- und Organisationsamt",
)
TEXT = (
    "Die Verwaltung schlägt vor, die Aufgaben der Integration, der Ausländerbehörde und der Einbürgerung in "
    "einem Amt zusammenzuführen. Bisher sind sie auf sechs Ämter in drei Dezernaten verteilt; "
    "Zuständigkeiten überschneiden sich, und für die Ratsuchenden ist nicht erkennbar, wer wofür zuständig "
    "ist. Die Kosten sind nach den Tarifverträgen und der Besoldungsordnung gerechnet (≥ 95 % der Stellen, "
    "Rest nicht bewertet → siehe Anlage). Größe, Maßstab, Überschneidung: geprüft ✓, ungeprüft ☐."
)
L, R, C = Align.LEFT, Align.RIGHT, Align.CENTRE


def small(*blocks: Block, **changes: object) -> Document:
    """A paper of the given blocks."""
    values: dict[str, object] = {
        "title": "Errichtung eines Amtes für Integration",
        "subtitle": "Beschlussvorlage V/0123/2026",
        "language": "de",
        "date": date(2026, 11, 22),
        "words": WORDS,
        "footer": "Stand 22.11.2026 · Plan „Münster 2026“",
        "source_note": "Quelle: Stadt Münster, Haushaltsplan 2026, Stellenübersicht (dl-de/by-2-0)",
        "blocks": blocks,
    }
    return Document(**{**values, **changes})  # type: ignore[arg-type]


def chart(offices: int = 10, divisions: int = 5) -> ChartScene:
    """A city with two Dezernate; a few units bear an emphasis."""
    units = [ChartUnit("0", None, ("Stadt Münster", "5.412,5 VZÄ"), Kind.AUTHORITY)]
    for half in range(2):
        units.append(ChartUnit(f"D{half}", "0", (f"Dezernat {'IV'[half]}", "812,0 VZÄ"), Kind.DIRECTORATE))
        for number in range(offices // 2):
            office = half * (offices // 2) + number
            emphasis = (Emphasis.NEW, Emphasis.NONE, Emphasis.TOUCHED, Emphasis.NONE)[office % 4]
            name = OFFICES[office % len(OFFICES)]
            units.append(ChartUnit(f"A{office}", f"D{half}", (name, "112,5 VZÄ · 98,0 besetzt"), Kind.OFFICE, emphasis))
            for division in range(divisions):
                mark = (Emphasis.NONE, Emphasis.MOVED, Emphasis.NONE, Emphasis.DISSOLVED, Emphasis.NONE)
                units.append(
                    ChartUnit(
                        f"S{office}.{division}",
                        f"A{office}",
                        (f"Sachgebiet {office}.{division} Integrationsmanagement und Beratung", "12,5 VZÄ"),
                        Kind.SECTION,
                        mark[division % 5],
                    )
                )
    return arranged(units, LEGEND)


def org_chart(offices: int = 10, divisions: int = 5) -> OrgChart:
    return OrgChart(
        chart(offices, divisions),
        "Organigramm nach der Umsetzung",
        "Stadt Münster mit zwei Dezernaten und zehn Ämtern; neu ist das Amt für Integration.",
    )


def cost_table(number: int = 1) -> Table:
    years = tuple(str(2027 + year) for year in range(4))
    names = ("Personalaufwendungen", "Sachkosten der Arbeitsplätze", "Gemeinkosten (20 %)", "Einmalkosten")
    rows = [
        Row((name, *(f"{(12 * number + 7 * year) % 97 + 3}.{431 + year},{50 + year} €" for year in range(4))))
        for name in names
    ]
    total = Row(("Summe", "1.204.311,50 €", "1.219.882,51 €", "1.231.004,52 €", "1.250.110,53 €"), RowKind.TOTAL)
    return Table(
        f"Tabelle {number}: Kosten der Variante „Amt für Integration (groß)“",
        (("Kostenart", HeaderCell("Kosten im Jahr", 4)), ("", *years)),
        (*rows, total),
        (L, R, R, R, R),
        notes=("Beträge gerundet auf Cent; P-Stellen ohne Tabelle sind nicht enthalten.",),
    )


def coverage_table(rows: int = 200) -> Table:
    body: list[Row | GroupRow] = []
    for number in range(rows):
        if number % 50 == 0:
            body.append(
                GroupRow(("Weisungsaufgaben", "Pflichtaufgaben", "Bundesrecht", "Freiwillig")[number // 50 % 4])
            )
        body.append(
            Row(
                (
                    f"§\u00a0{number + 1} Abs.\u00a0{number % 4 + 1} TIntG",
                    "Erteilung und Verlängerung von Aufenthaltstiteln, Niederlassungserlaubnissen und "
                    "Bescheinigungen nach dem Freizügigkeitsgesetz"
                    if number % 3
                    else "Kommunales Integrationsmanagement",
                    OFFICES[number % len(OFFICES)],
                    "Amt für Integration",
                    ("gedeckt", "unterbesetzt", "nicht zugeordnet")[number % 3],
                    f"{number % 101},5 %",
                ),
                bookmark=f"duty-{number}" if number < 3 else "",
            )
        )
    return Table(
        "Tabelle 20: Abdeckung der gesetzlichen Aufgaben nach Norm",
        (("Norm", "Aufgabe", "bisher zuständig", "künftig zuständig", "Status", "Deckung"),),
        tuple(body),
        (L, L, L, L, L, R),
    )


def people_table() -> Table:
    return Table(
        "Betroffene Stellen nach Gruppe",
        (("Gruppe", "verlegt", "gehoben", "entfallen"),),
        tuple(Row((group, "12", "3", "0")) for group in ("E 9b", "E 11", "S 12", "A 13")),
        (L, R, R, R),
        row_header=0,
    )


def bars() -> BarChart:
    return BarChart(
        "Abbildung: Stellen je Amt vor und nach der Umsetzung",
        "Balken je Amt: das Sozialamt sinkt von 212,5 auf 198,0, das neue Amt wächst auf 64,5 VZÄ.",
        ("Ist-Stand", "Variante groß", "Variante klein"),
        tuple(
            Bar(
                name,
                (2125 - 200 * n, 1980 - 190 * n, 900),
                (f"{212 - 20 * n},5", f"{198 - 19 * n},0", "90,0"),
            )
            for n, name in enumerate(OFFICES[:6])
        ),
    )


def bridge() -> BridgeChart:
    return BridgeChart(
        "Abbildung: Vom Ist-Stand zur Variante (2027)",
        "Ausgehend von 12,4 Mio. € sinken die Kosten, weil Überschneidungen entfallen.",
        (
            BridgeStep("Ist-Stand", 12_400, "12,40 Mio. €", total=True),
            BridgeStep("Neue Amtsleitung und Stellvertretung", 310, "+0,31 Mio. €"),
            BridgeStep("Entfallende Überschneidungen", -840, "−0,84 Mio. €"),
            BridgeStep("Wegfall der KI-Förderung", 120, "+0,12 Mio. €"),
            BridgeStep("Variante groß", 11_990, "11,99 Mio. €", total=True),
        ),
    )


def losses() -> BarChart:
    return BarChart(
        "Kumulierte Wirkung nach Jahren",
        "Die Wirkung ist 2027 und 2028 negativ und ab 2029 positiv.",
        ("Wirkung",),
        tuple(
            Bar(str(year), (amount,), (text,))
            for year, amount, text in (
                (2027, -320, "−320 T€"),
                (2028, -90, "−90 T€"),
                (2029, 150, "150 T€"),
                (2030, 410, "410 T€"),
            )
        ),
    )


def some_of_everything() -> Document:
    """Four pages with a block of nearly every kind."""
    return small(
        TableOfContents("Inhalt"),
        Heading(1, "Beschlussvorschlag"),
        Paragraph("Der Rat beschließt:", keep_with_next=True),
        BulletList(("Erstens wird das Amt errichtet.", (Run("Zweitens "), Reference("R1", "R1"))), numbered=True),
        Heading(2, "Kosten"),
        cost_table(),
        bars(),
        Table("Enge Spalten", (("Wort", "b"),), (Row(("Wirtschaftlichkeitsbetrachtung " * 3, "x" * 90)),), (L, L)),
        Heading(1, "Organigramm"),
        org_chart(4, 2),
        KeyFigures((KeyFigure("Kosten", "12 €", "+1", "ohne P"), KeyFigure("Stellen", "4"))),
        Callout(CalloutKind.WARNING, "Achtung", ("Eins", "Zwei")),
        Heading(2, "R1", bookmark="R1"),
    )


def large() -> Document:
    """About twenty pages with fifteen tables, two organisation charts and a long coverage table."""
    blocks: list[Block] = [
        Callout(
            CalloutKind.ILLUSTRATIVE,
            "Beispielwerte",
            ("Zuordnungen von Stellen zu Aufgaben sind nach einer Regel gesetzt und nicht erhoben.",),
        ),
        KeyFigures(
            (
                KeyFigure(
                    "Kosten 2027",
                    "12,40 Mio. €",
                    "−1,2 % gegenüber Ist",
                    "ohne P-Stellen",
                    Reference("R1", "R1"),
                ),
                KeyFigure("Überschneidung", "14,5 VZÄ", "−6,0 VZÄ"),
                KeyFigure("Pflichtaufgaben gedeckt", "87,5 %", "+4,0 Punkte", "unterbesetzt: 12"),
                KeyFigure("Verlegte Stellen", "96", note="in 4 Dezernaten"),
            )
        ),
        TableOfContents("Inhalt"),
        Heading(1, "Beschlussvorschlag"),
        Paragraph("Der Rat beschließt:", keep_with_next=True),
        BulletList(
            (
                "Das Amt für Integration wird zum 1. Januar 2027 errichtet.",
                (
                    Run("Der Stellenplan"),
                    Run(" wird um 3,5 VZÄ erweitert", bold=True),
                    Reference("R1", "R1"),
                    Run("."),
                ),
                "Die Verwaltung berichtet dem Hauptausschuss halbjährlich.",
            ),
            numbered=True,
        ),
        Paragraph(
            (
                Run("Haushalt: ☒ ja ☐ nein. "),
                Run("Kursiv mit → Pfeil", italic=True),
                Reference("duty-1", "R2"),
            )
        ),
    ]
    for chapter in range(1, 6):
        blocks += [Heading(1, f"Kapitel {chapter}: Ausgangslage und Bewertung"), Paragraph(TEXT)]
        for section in range(1, 3):
            blocks += [
                Heading(2, f"Haushaltsmäßige Auswirkungen {chapter}.{section}"),
                Paragraph(TEXT),
                cost_table(2 * chapter + section),
                BulletList(("Erster Punkt mit äöüß und €", "Zweiter Punkt: " + TEXT)),
            ]
        blocks += [Heading(2, f"Betroffene {chapter}"), people_table()]
        blocks.append((bars(), bridge(), losses(), bars(), bridge())[chapter - 1])
    blocks += [
        Callout(CalloutKind.UNVERIFIED, "Nicht geprüfte Annahmen", (TEXT, "Die Gemeinkosten betragen 20 %.")),
        Callout(CalloutKind.WARNING, "Förderung gefährdet", ("Die KI-Förderung verlangt eine eigene Einheit.",)),
        Callout(CalloutKind.INFORMATION, "Hinweis"),
        Heading(1, "Organigramme"),
        org_chart(),
        Landscape((Heading(2, "Organigramm im Querformat"), org_chart()), PaperSize.A4),
        Landscape((Heading(2, "Organigramm auf A3"), org_chart()), PaperSize.A3),
        Heading(1, "Anlage: Abdeckung"),
        coverage_table(),
        Heading(1, "Anlage: Rechenwege"),
        Heading(2, "R1 Vollkosten", bookmark="R1"),
        Paragraph("Vollkosten = Personal + Sachkosten + Gemeinkosten.", small=True),
    ]
    return small(*blocks)
