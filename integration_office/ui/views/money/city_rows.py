"""What „Städtevergleich“ shows, as values: other cities with source and date, the plan's own rows in their place."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from integration_office.analysis.reference import Reference
from integration_office.domain.cities import City, compared_cities
from integration_office.domain.plan import Plan
from integration_office.ui.views.table import Column
from integration_office.wording.cities import mark_text, office_text, posts_per_text, posts_text
from integration_office.wording.city_notes import city_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import count, date_text


@dataclass(frozen=True, slots=True)
class CityRow:
    """A city. `is_own`: the plan says so; `is_shipped`: without the plan's row the shipped one would stand here."""

    city: City
    is_own: bool
    is_shipped: bool

    @property
    def shown(self) -> City:
        """What may be shown of it: without source and date nothing but where it stands."""
        city = self.city
        return city if city.has_provenance else City(city.name, source=city.source, source_date=city.source_date)


def city_rows(plan: Plan, reference: Reference) -> list[CityRow]:
    found = compared_cities(reference.cities, plan.cities)
    return [CityRow(each, each.name in plan.cities, each.name in reference.cities) for each in found]


def city_columns(language: Language) -> Sequence[Column[CityRow]]:
    tr = language.tr
    return (
        Column(tr("Stadt"), lambda row: row.shown.name, lambda row: row.shown.name.casefold(), "Frankfurt am Main"),
        Column(
            tr("Eigenes Amt"),
            lambda row: office_text(row.shown, language),
            lambda row: office_text(row.shown, language),
            tr("ja: Amt für Migration"),
            stretch=True,
        ),
        Column(tr("seit"), lambda row: row.shown.since or "–", lambda row: row.shown.since, "01.01.2018"),
        Column(tr("Stellen"), *_number(posts_text, lambda city: city.posts, language), "509 (2017)", is_number=True),
        Column(
            tr("Einwohner"),
            *_number(_only_inhabitants, lambda city: city.inhabitants, language),
            "1.024.621",
            is_number=True,
        ),
        Column(
            tr("je 100.000"),
            *_number(posts_per_text, lambda city: city.posts_per_100000, language),
            "82,3",
            is_number=True,
            hint=tr("Stellen je 100.000 Einwohner, aus Stellen und Einwohnern berechnet"),
        ),
        Column(
            tr("Quelle"),
            lambda row: source_mark(row.shown, language),
            lambda row: source_mark(row.shown, language),
            tr("⚠ ohne Quelle und Datum"),
            tip=lambda row: row.shown.source,
        ),
        Column(
            tr("gelesen"),
            lambda row: _read(row.shown, language),
            lambda row: str(row.shown.source_date or ""),
            "29.11.2026",
        ),
        Column(tr("Herkunft"), lambda row: origin_text(row, language), lambda row: row.is_own, tr("mitgeliefert")),
    )


def source_mark(city: City, language: Language) -> str:
    """How its facts are known; what has no source and date says so, for no paper shows it."""
    return mark_text(city, language) if city.has_provenance else language.tr("⚠ ohne Quelle und Datum")


def origin_text(row: CityRow, language: Language) -> str:
    tr = language.tr
    if not row.is_own:
        return tr("mitgeliefert")
    return tr("eigene, statt der mitgelieferten") if row.is_shipped else tr("eigene")


def city_details(row: CityRow, language: Language) -> list[str]:
    """All that is known of a city, a line for each; what is not known is said to be so."""
    tr, city = language.tr, row.shown
    known = (
        (tr("Eigenes Amt"), office_text(city, language)),
        (tr("seit"), city_text(city.since, language)),
        (tr("Stellen"), posts_text(city, language)),
        (tr("Einwohner"), _inhabitants(city, language)),
        (tr("Stellen je 100.000 Einwohner"), posts_per_text(city, language)),
        (tr("Konzept"), city_text(city.concept, language)),
        (tr("Monitoring"), city_text(city.monitoring, language)),
        (tr("Hinweis"), city_text(city.note, language)),
        (tr("Quelle"), city_text(city.source, language)),
        (tr("gelesen"), _read(city, language)),
        (tr("geprüft"), source_mark(city, language)),
        (tr("Herkunft"), origin_text(row, language)),
    )
    unknown = tr("nicht bekannt")
    lines = [city.name, *(f"{label}: {text if text not in ('', '–') else unknown}" for label, text in known)]
    if city.has_provenance:
        return lines
    return [
        city.name,
        tr("Ihre Angaben zeigt das Programm erst mit Quelle und Lesedatum: „Bearbeiten …“ trägt sie nach."),
    ]


def _only_inhabitants(city: City, language: Language) -> str:
    return "" if city.inhabitants is None else count(city.inhabitants, language)


def _inhabitants(city: City, language: Language) -> str:
    if city.inhabitants is None:
        return ""
    text = count(city.inhabitants, language)
    return f"{text} ({city_text(city.inhabitants_date, language)})" if city.inhabitants_date else text


def _read(city: City, language: Language) -> str:
    return "–" if city.source_date is None else date_text(city.source_date, language)


def _number(
    text: Callable[[City, Language], str], value: Callable[[City], object], language: Language
) -> tuple[Callable[[CityRow], str], Callable[[CityRow], object]]:
    """How a cell shows a number and what it is sorted by; unknown ones come first."""
    return (
        lambda row: text(row.shown, language) or "–",
        lambda row: (value(row.shown) is not None, value(row.shown) or 0),
    )
