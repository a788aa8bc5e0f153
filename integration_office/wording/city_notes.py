"""What the shipped comparison says of other cities, in the reader's language; what somebody else wrote stays."""

import re
from datetime import date

from integration_office.wording.language import Language
from integration_office.wording.numbers import date_text
from integration_office.wording.shipped import shipped_text

_DAY = re.compile(r"\b(\d{2})\.(\d{2})\.(\d{4})\b")


def city_text(text: str, language: Language) -> str:
    """A shipped note or source in English, and days as English writes them; names of things stay German."""
    if language.code == "de":
        return text
    english = shipped_text(shipped_text(text, shipped_notes, language), shipped_sources, language)
    return _DAY.sub(lambda day: _day_text(day, language), english)


def _day_text(found: re.Match[str], language: Language) -> str:
    day, month, year = map(int, found.groups())
    try:
        return date_text(date(year, month, day), language)
    except ValueError:
        return found[0]


def shipped_notes(language: Language) -> tuple[str, ...]:
    """Concepts, monitoring and notes of resources/cities."""
    tr = language.tr
    return (
        tr("Konzept zur Stärkung der integrativen Stadtgesellschaft"),
        tr("Integrationskonzept, Mai 2018"),
        tr("Integrations- und Diversitätskonzept, Beschluss vom 30.09.2010"),
        tr("Leitbild Migration und Integration, 2020"),
        tr("Stuttgarter Bündnis für Integration, 2001"),
        tr("Integrationsmonitoring 2025"),
        tr("Integrations- und Diversitätsmonitoring"),
        tr("Ohne Ausländerbehörde; Presse 2018: rund 80 bis 84 Mitarbeitende (keine Stellenzahl)"),
        tr(
            "Stellen nach der Planung; mit Ausländerbehörde, Unterbringung und Fachstelle für "
            "Wohnungsnotfälle; eine Anfrage im Rat nannte 2021 525 Stellen"
        ),
        tr("Mit Ausländerbehörde und Kommunalem Integrationszentrum, seit 2005 an einem Ort"),
        tr("Stand der Organisation: 2019"),
        tr("Mit Ausländerbehörde, Unterbringung und Leistungen"),
    )


def shipped_sources(language: Language) -> tuple[str, ...]:
    """Sources of resources/cities, with what was read in each."""
    tr = language.tr
    return (
        tr(
            "http://www.forumgegenrassismus.koeln (Amt für Integration und Vielfalt; seit); "
            "https://www.stadt-koeln.de/artikel/01323/index.html (Konzept); Kölnische Rundschau und "
            "Kölner Stadt-Anzeiger 2018 (Mitarbeitende); https://www.it.nrw (Einwohnerzahl erstmals "
            "auf Basis des Zensus 2022 fortgeschrieben; Einwohner)"
        ),
        tr(
            "https://www.duesseldorf.de/amt-fuer-migration-und-integration (seit); "
            "https://ddorf-aktuell.de, 19.10.2017, „Das neue Amt für Migration und Integration nimmt "
            "Form an“ (Stellen); https://www.myheimat.de, Juni 2021 (Anfrage); https://www.it.nrw "
            "(Einwohnerzahl erstmals auf Basis des Zensus 2022 fortgeschrieben; Einwohner)"
        ),
        tr(
            "https://integration.wuppertal.de (Ressort, Aufgaben); "
            "https://www.engels-kultur.de/integration-aus-einer-hand (seit); Wuppertaler Rundschau "
            "2025, „Wuppertaler Integrationsmonitoring 2025 vorgestellt“ (Monitoring)"
        ),
        tr(
            "https://extradienst.net, 18.02.2019, „11 Jahre Stabsstelle Integration der Stadt Bonn“ "
            "(Pressemitteilung der Stadt); "
            "https://bonn.de/vv/produkte/integrationskonzept-der-bundesstadt-bonn.php (Konzept)"
        ),
        tr(
            "https://frankfurt.de (Amt für multikulturelle Angelegenheiten, Über uns); "
            "https://arcinsys.hessen.de, Bestand ISG FFM A.15.01 (Tag der Errichtung); Bericht des "
            "Magistrats B 216 vom 22.05.2015 (Konzept, Monitoring)"
        ),
        tr(
            "https://greencity.freiburg.de/pb/1628125.html (seit, Leitbild); "
            "http://www.freiburg.de/pb/,Lde/1075675.html"
        ),
        tr("https://www.stuttgart.de/item/show/645786 (Konzept, Referat); Beschlussvorlage GRDrs 984/2000 (seit)"),
    )
