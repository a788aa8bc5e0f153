"""Words for other cities: whether they have an office of their own, how many posts for how many people."""

from integration_office.domain.cities import City
from integration_office.domain.quantity import FTE_SCALE, rounded
from integration_office.wording.city_notes import city_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import fte_number


def office_text(city: City, language: Language) -> str:
    """ja: Amt für …, nein: Stabsstelle …; a dash where it is not known."""
    tr = language.tr
    if city.own_office is None:
        return city.office or "–"
    answer = tr("ja") if city.own_office else tr("nein")
    return f"{answer}: {city.office}" if city.office else answer


def mark_text(city: City, language: Language) -> str:
    """Where its facts were read."""
    tr = language.tr
    marks = {"primary": tr("bei der Stadt selbst"), "secondary": tr("ganz oder teils aus zweiter Hand")}
    return marks.get(city.verified, tr("nicht verifiziert"))


def posts_text(city: City, language: Language) -> str:
    """Posts with the day they are of; empty where they are not known."""
    if city.posts is None:
        return ""
    places = 0 if city.posts % FTE_SCALE == 0 else 2
    text = fte_number(city.posts, language, places)
    return f"{text} ({city_text(city.posts_date, language)})" if city.posts_date else text


def posts_per_text(city: City, language: Language) -> str:
    """Posts per 100,000 inhabitants with one decimal; empty where it cannot be computed."""
    ratio = city.posts_per_100000
    return "" if ratio is None else fte_number(rounded(ratio * FTE_SCALE), language, 1)
