"""Revenues with a driver in words: whether their money is counted, and their range."""

from integration_office.analysis.revenues import Counted, RevenueResult, Spread
from integration_office.wording.language import Language
from integration_office.wording.numbers import euro, plain


def counted_text(counted: Counted, language: Language) -> str:
    """A few words for a table."""
    tr = language.tr
    words = {
        Counted.ADDED: tr("zählt mit"),
        Counted.IN_BUDGET: tr("steht schon in einer Haushaltszeile, zählt nicht noch einmal"),
        Counted.LINE_INSTEAD: tr("die Haushaltszeile des Jahres gilt, zählt nicht noch einmal"),
        Counted.NOT_NOW: tr("fließt in diesem Jahr nicht"),
    }
    return words[counted]


def driver_text(result: RevenueResult, language: Language) -> str:
    """120 Personen × 600 € × 4 Quartale."""
    revenue = result.revenue
    return language.tr(
        "{persons} Personen × {rate} € × {quarters} Quartale",
        persons=plain(revenue.persons.value, language),
        rate=plain(revenue.rate.value, language),
        quarters=plain(revenue.quarters, language),
    )


def range_text(result: RevenueResult, drawn: Spread | None, language: Language) -> str:
    """From the lowest to the highest amount, and P10 to P90; empty where it is certain."""
    if drawn is None or result.lowest == result.highest:
        return ""
    return language.tr(
        "{low} bis {high} (P10–P90: {p10} bis {p90})",
        low=euro(result.lowest, language),
        high=euro(result.highest, language),
        p10=euro(drawn.p10, language),
        p90=euro(drawn.p90, language),
    )
