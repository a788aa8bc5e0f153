"""The assumptions in words: what each key is called and how its value is written."""

from dataclasses import replace
from fractions import Fraction

from integration_office.domain.parameters import AMOUNTS, RATES, STEPS, Assumption, driver_of, office_of_factor
from integration_office.domain.quantity import cents
from integration_office.wording.language import Language
from integration_office.wording.numbers import euro_exact, percent, plain
from integration_office.wording.shipped import shipped_text


def assumption_name(key: str, language: Language) -> str:
    """The German (or English) name of an assumption; a key we do not know stays as it is."""
    office = office_of_factor(key)
    if office is not None:
        return language.tr("Örtlicher Faktor {office}", office=office)
    driver = driver_of(key)
    if driver is not None:
        return _driver_name(*driver, language)
    return {**_pay(language), **_places(language), **_change(language)}.get(key, key)


def assumption_value(assumption: Assumption, language: Language) -> str:
    """The value with its unit: 2,5 %, 9.700,00 € je VZÄ und Jahr, Stufe 4. Unset amounts say so."""
    key, value = assumption.key, assumption.value
    driver = driver_of(key)
    if driver is not None:
        money = driver[1] == "rate"
        return euro_exact(cents(value), language) if money else language.tr("{n} Personen", n=plain(value, language))
    if key in _UNSET_AT_ZERO and value == 0:
        return language.tr("nicht gesetzt")
    if office_of_factor(key) is not None:
        return language.tr("× {factor}", factor=plain(value, language))
    if key in RATES:
        return percent_text(Fraction(value), language)
    if key in STEPS:
        return language.tr("Stufe {step}", step=int(value))
    if key in AMOUNTS:
        return _amount_text(key, euro_exact(cents(value), language), language)
    if key == "annual_minutes":
        return language.tr("{n} Minuten im Jahr", n=plain(value, language))
    return language.tr("{n} Monate", n=plain(value, language))


def _driver_name(revenue: str, driver: str, language: Language) -> str:
    if driver == "persons":
        return language.tr("Ertrag {revenue}: Personen", revenue=revenue)
    return language.tr("Ertrag {revenue}: Satz je Quartal", revenue=revenue)


def assumption_source(assumption: Assumption, language: Language) -> str:
    """The source as it was given; those that come with the program also in the other language."""
    return shipped_text(assumption.source, _shipped_sources, language)


def percent_text(value: Fraction, language: Language) -> str:
    """A fraction as a percentage with the decimals it has, at most two: 20 %, 7,75 %."""
    places = next((n for n in (0, 1) if (value * 100 * 10**n).denominator == 1), 2)
    return percent(value, language, places)


_UNSET_AT_ZERO = ("move_per_workplace", "project_cost", "double_running_months")


def _pay(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "pay_growth": tr("Lohnentwicklung nach der letzten bekannten Tabelle"),
        "lob_rate": tr("Leistungsentgelt (LOB)"),
        "zv_rate": tr("Zusatzversorgung, Anteil des Arbeitgebers"),
        "u2_rate": tr("Umlage U2"),
        "versorgung_rate": tr("Versorgungszuschlag für Beamte"),
        "beihilfe": tr("Beihilfe je Beamtin und Beamten"),
        "standard_step_e": tr("Stufe ohne Angabe, Entgeltgruppen E"),
        "standard_step_s": tr("Stufe ohne Angabe, Entgeltgruppen S"),
        "standard_step_a": tr("Stufe ohne Angabe, Besoldungsgruppen A"),
    }


def _places(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "workplace": tr("Sachkosten eines Arbeitsplatzes"),
        "overhead_rate": tr("Gemeinkostenzuschlag"),
        "annual_minutes": tr("Jahresarbeitszeit"),
        "vacancy_rate": tr("Erwartete Vakanzen"),
    }


def _change(language: Language) -> dict[str, str]:
    tr = language.tr
    return {
        "realisable_share": tr("Hebbarer Anteil der Überschneidung"),
        "discount": tr("Abzinsung"),
        "setup_workplace": tr("Einrichtung eines Arbeitsplatzes"),
        "move_per_workplace": tr("Umzug je Arbeitsplatz"),
        "project_cost": tr("Projektkosten"),
        "double_running_months": tr("Doppelbetrieb"),
    }


def _amount_text(key: str, amount: str, language: Language) -> str:
    tr = language.tr
    match key:
        case "workplace":
            return tr("{amount} je VZÄ und Jahr", amount=amount)
        case "beihilfe":
            return tr("{amount} im Jahr", amount=amount)
        case "setup_workplace" | "move_per_workplace":
            return tr("{amount} je Stelle", amount=amount)
    return amount


def assumption_range(assumption: Assumption, language: Language) -> str:
    """The range an uncertain value lies in; empty where none is given."""
    if assumption.low is None or assumption.high is None:
        return ""
    low, high = (
        assumption_value(replace(assumption, value=each), language) for each in (assumption.low, assumption.high)
    )
    return language.tr("Spanne {low} bis {high}", low=low, high=high)


def assumption_use(key: str, language: Language) -> str:
    """Which figures rest on an assumption (METHOD § 2 to § 4)."""
    if driver_of(key) is not None:
        return language.tr("Betrag des Ertrags und die Haushaltssicht; nicht brutto, netto und kassenwirksam")
    return {**_use_in_pay(language), **_use_elsewhere(language)}.get(key, "")


def _use_in_pay(language: Language) -> dict[str, str]:
    tr = language.tr
    step = tr("Personalkosten der Stellen ohne angegebene Stufe")
    return {
        "pay_growth": tr("Personalkosten in Jahren nach der letzten bekannten Tabelle"),
        "lob_rate": tr("Personalkosten der Beschäftigten (Gruppen E und S)"),
        "zv_rate": tr("Personalkosten der Beschäftigten (Gruppen E und S)"),
        "u2_rate": tr("Personalkosten der Beschäftigten (Gruppen E und S)"),
        "versorgung_rate": tr("Personalkosten der Beamtinnen und Beamten"),
        "beihilfe": tr("Personalkosten der Beamtinnen und Beamten"),
        "standard_step_e": step,
        "standard_step_s": step,
        "standard_step_a": step,
    }


def _use_elsewhere(language: Language) -> dict[str, str]:
    tr = language.tr
    one_off = tr("einmalige Kosten und Verlauf über die Jahre")
    return {
        "workplace": tr("Sachkosten und damit Vollkosten jeder Stelle"),
        "overhead_rate": tr("Gemeinkosten und damit Vollkosten jeder Stelle"),
        "annual_minutes": tr("Bedarf aus Fällen und Minuten, Abdeckung"),
        "vacancy_rate": tr("Vergleich von Stellenbesetzungen"),
        "realisable_share": tr("mögliche Einsparung aus Überschneidung"),
        "discount": tr("Kapitalwert über die Jahre"),
        "setup_workplace": one_off,
        "move_per_workplace": one_off,
        "project_cost": one_off,
        "double_running_months": one_off,
    }


def _shipped_sources(language: Language) -> tuple[str, ...]:
    """Of the values that come with the program."""
    tr = language.tr
    return (
        tr("Annahme des Programms (Lohnentwicklung nach der letzten bekannten Tabelle); vor Verwendung prüfen"),
        tr("§ 18 Abs. 3 TVöD (VKA), leistungsorientierte Bezahlung; Höhe aus dem Gedächtnis, nicht nachgeschlagen"),
        tr(
            "RZVK Köln: 4,25 % Umlage + 3,50 % Sanierungsgeld (versorgungskassen.de); "
            "Aktualität für 2026 und eigene Kasse prüfen"
        ),
        tr("AAG: Pflicht zur U2 belegt, Satz der Krankenkasse aus dem Gedächtnis (Spanne etwa 0,24–0,60 %)"),
        tr("Praxis NRW bei Abordnung und Beurlaubung; nicht nachgeschlagen"),
        tr("Platzhalter je aktiver Beamtin und Beamten; durch Wert der eigenen Beihilfekasse ersetzen"),
        tr(
            "KGSt, Kosten eines Büroarbeitsplatzes (6.250 EUR + 3.450 EUR IT); aus dem "
            "Gedächtnis, spätere Ausgaben nicht eingesehen"
        ),
        tr("KGSt, Kosten eines Arbeitsplatzes: 20 % Gemeinkosten bei Büroarbeitsplätzen (kgst.de, kdz.eu)"),
        tr("Annahme des Programms, wo der Stellenplan keine Stufe nennt"),
        tr("1.560 Stunden Jahresarbeitszeit bei 39 Wochenstunden (olev.de, Bund, BMF-Daten 2014)"),
        tr("Voreinstellung: nichts wird als Ersparnis behauptet, was niemand geprüft hat"),
        tr("Annahme des Programms; der Zinssatz des BMF wurde nicht gefunden (Spanne 1–5 %)"),
        tr("Annahme des Programms; nur in den Besetzungsvarianten verwendet"),
        tr("Annahme des Programms; vor Verwendung prüfen"),
        tr("nicht gesetzt"),
    )
