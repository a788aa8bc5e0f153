"""Methode und Annahmen: how the figures are made, what they rest on, where the data come from."""

from collections.abc import Iterator

from integration_office import __version__
from integration_office.analysis.fitting import fitted_keys
from integration_office.reports.blocks import Block, BulletList, Heading, Paragraph
from integration_office.reports.paper_assumptions import assumption_table
from integration_office.reports.paper_audience import audience_table, audience_text
from integration_office.reports.paper_calibration import compared_with_budget
from integration_office.reports.paper_facts import Facts
from integration_office.reports.paper_grants import guidelines
from integration_office.reports.paper_pay import pay_tables, rates
from integration_office.wording.numbers import date_text


def method(facts: Facts) -> Iterator[Block]:
    tr = facts.language.tr
    yield Heading(2, tr("Wie gerechnet wird"))
    yield BulletList(tuple(_rules(facts)))
    yield Heading(2, tr("Annahmen"))
    yield Paragraph(
        tr(
            "Jede Annahme lässt sich im Plan ändern. „Verifiziert“ heißt, dass jemand den Wert an der genannten Quelle "
            "geprüft hat; sonst steht dort „nein“."
        )
    )
    yield assumption_table(facts)
    yield pay_tables(facts)
    yield rates(facts)
    yield Heading(2, tr("Herkunft der Daten"))
    yield from _sources(facts)
    yield from guidelines(facts)
    yield from compared_with_budget(facts)
    yield Heading(2, tr("Wer was sieht"))
    yield Paragraph(
        tr("Diese Fassung ist für: {audience}.", audience=audience_text(facts.audience, facts.language)),
        keep_with_next=True,
    )
    yield audience_table(facts.language)


def _rules(facts: Facts) -> Iterator[str]:
    tr = facts.language.tr
    yield tr(
        "Eine Stelle kostet den Vollzeitbetrag ihrer Gruppe und Stufe × VZÄ × Monate / 12 (Personal), dazu "
        "Sachkosten je VZÄ und Gemeinkosten als Zuschlag auf das Personal; jeder Betrag ist kaufmännisch auf den "
        "Cent gerundet."
    )
    yield tr(
        "Der Vollzeitbetrag ist das Tabellenentgelt mit Jahressonderzahlung, Leistungsentgelt und den Anteilen des "
        "Arbeitgebers, bei Beamtinnen und Beamten die Besoldung mit Versorgungszuschlag und Beihilfe."
    )
    yield tr(
        "Überschneidung ist die Arbeit an einer Aufgabe außerhalb des Amts, das die meisten VZÄ dafür einsetzt; "
        "gewollte Doppelung (Vier-Augen-Prinzip, Vertretung) zählt nicht mit."
    )
    yield tr(
        "Abdeckung ist die Kapazität fachlich geeigneter, besetzter Stellen im Verhältnis zum bekannten Bedarf; der "
        "Index einer Gruppe ist der gewichtete Mittelwert ihrer gemessenen Aufgaben."
    )
    yield tr(
        "Eine Förderung zahlt je geförderter Stelle den Satz der tatsächlichen Personalkosten bis zum Höchstbetrag; "
        "eine verletzte Bedingung hält sie an."
    )
    yield tr(
        "Ein Festbetrag fließt, solange die Bedingungen gelten, für die Monate bis zum Ende der Förderung. Ein Ertrag "
        "nach Personen ist Personen × Satz × Quartale; steht sein Geld in einer Haushaltszeile, zählt nur diese."
    )
    if fitted_keys(facts.plan.baseline):
        yield tr(
            "Einzelne Werte sind an den Haushalt angepasst (siehe Annahmen). Ein örtlicher Faktor gilt für die "
            "Stellen, die das Amt bei der Anpassung hatte, und bleibt bei ihnen, wohin sie auch verlegt werden; neue "
            "Stellen rechnen ohne ihn."
        )
    yield tr(
        "Ämter, Doppelarbeit, Abdeckung, Konflikte und Bedingungen von Förderungen beschreiben den Zustand nach allen "
        "Maßnahmen. Kosten folgen dem Kalender; wo sie ausgewiesen werden, folgt der Gliederung nach allen Maßnahmen."
    )
    yield tr(
        "Geldbeträge sind ganze Cent, VZÄ und Anteile ganze Zehntausendstel; in den Tabellen stehen gerundete Euro, "
        "in den Rechenwegen die genauen Beträge. Personen kommen nicht vor."
    )


def _sources(facts: Facts) -> Iterator[Block]:
    tr, info = facts.language.tr, facts.plan.info
    yield Paragraph(info.source_note or tr("Der Plan nennt keine Quelle seiner Daten."))
    if info.illustrative_note:
        yield Paragraph(tr("Beispieldaten: {note}", note=info.illustrative_note), small=True)
    yield Paragraph(
        tr(
            "Gesetzliche Aufgaben: Katalog in der Fassung {edition}, zusammen mit den fassungsunabhängigen "
            "Einträgen und denen der Stadt. Programm: integration-office {version}, Stand {day}.",
            edition=facts.frame.edition,
            version=__version__,
            day=date_text(facts.today, facts.language),
        ),
        small=True,
    )
