"""What a year lacks: measures that take effect later, and a budget that says nothing about it."""

from collections.abc import Mapping, Sequence
from datetime import date

from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import Measure
from integration_office.wording.language import Language
from integration_office.wording.numbers import date_text


def later_days(measures: Sequence[Measure], year: int) -> list[date]:
    """When the measures take effect that do not in this year yet."""
    return [each.effective for each in measures if each.enabled and each.effective and each.effective.year > year]


def later_text(measures: Sequence[Measure], year: int, language: Language) -> str:
    """Costs of a year that are still those of the Ist-Stand, as far as they are; else empty."""
    days = later_days(measures, year)
    if not days:
        return ""
    return language.trn(
        "Kosten folgen dem Kalender: In {year} wirkt {n} Maßnahme noch nicht, sie gilt ab {date}. Alles "
        "andere beschreibt den Stand nach allen Maßnahmen.",
        "Kosten folgen dem Kalender: In {year} wirken {n} Maßnahmen noch nicht, die erste ab {date}. Alles "
        "andere beschreibt den Stand nach allen Maßnahmen.",
        len(days),
        year=year,
        date=date_text(min(days), language),
    )


def later_in_any_text(scenarios: Mapping[str, Sequence[Measure]], year: int, language: Language) -> str:
    """The same of several scenarios, each by its name; and what to do about it."""
    found = {name: later_days(measures, year) for name, measures in scenarios.items()}
    parts = [_later_part(name, days, language) for name, days in found.items() if days]
    if not parts:
        return ""
    return language.tr(
        "Kosten folgen dem Kalender: In {year} wirken noch nicht: {list}. Was sie kosten, zeigt ein späteres Jahr "
        "(oben in der Leiste).",
        year=year,
        list="; ".join(parts),
    )


def _later_part(name: str, days: Sequence[date], language: Language) -> str:
    return language.trn(
        "„{name}“ {n} Maßnahme (ab {date})",
        "„{name}“ {n} Maßnahmen (ab {date})",
        len(days),
        name=name,
        date=date_text(min(days), language),
    )


def no_budget_text(organisation: Organisation, year: int, language: Language) -> str:
    """Why the Haushaltssicht of a year is little more than personnel cost; empty where the plan has its lines."""
    years = {line.year for line in organisation.budget}
    if year in years:
        return ""
    tr = language.tr
    meant = tr("Die Haushaltssicht besteht ohne sie aus Personalkosten, Erträgen nach Personen und Förderungen.")
    if not years:
        return tr("Der Plan hat keine Haushaltszeilen.") + " " + meant
    listed = ", ".join(map(str, sorted(years)))
    return tr("Für {year} hat der Plan keine Haushaltszeilen (nur für {years}).", year=year, years=listed) + " " + meant
