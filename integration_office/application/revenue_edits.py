"""Edits of revenues with a driver in the baseline itself: new, corrected, taken away. Each gives the next baseline."""

from collections.abc import Collection

from integration_office.domain.errors import IdTaken
from integration_office.domain.identity import RevenueId
from integration_office.domain.organisation import Organisation
from integration_office.domain.revenue import Revenue, refuse_revenue


def added_revenue(organisation: Organisation, revenue: Revenue) -> Organisation:
    """With a new one. Raises IdTaken, UnknownUnit and what refuse_revenue raises."""
    if revenue.id in organisation.revenues:
        raise IdTaken("revenue", revenue.id)
    return corrected_revenue(organisation, revenue)


def corrected_revenue(organisation: Organisation, revenue: Revenue) -> Organisation:
    """With one as it should be. Raises UnknownUnit and what refuse_revenue raises."""
    refuse_revenue(revenue)
    organisation.unit(revenue.unit)
    if organisation.revenues.get(revenue.id) == revenue:
        return organisation
    return organisation.with_revenues((revenue,))


def without_revenues(organisation: Organisation, gone: Collection[RevenueId]) -> Organisation:
    """Without some; the same where none of them is there."""
    known = [each for each in gone if each in organisation.revenues]
    return organisation.with_revenues((), known) if known else organisation
