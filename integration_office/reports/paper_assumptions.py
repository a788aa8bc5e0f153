"""The assumptions that figures of the paper rest on, with value, source and whether anybody verified them."""

from collections.abc import Iterator
from dataclasses import replace

from integration_office.analysis import figure
from integration_office.domain.identity import RevenueId, UnitId
from integration_office.domain.parameters import Assumption, driver_of, office_of_factor
from integration_office.reports.blocks import Align, Row, Run, Table, Text
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_facts import Facts
from integration_office.wording.assumptions import assumption_name, assumption_source, assumption_value

_OVER_TIME = ("discount", "move_per_workplace", "project_cost", "double_running_months", "setup_workplace")


def used_assumptions(facts: Facts) -> list[Assumption]:
    """Every assumption a figure of the paper rests on, by key, with its value in the base year."""
    keys = {"realisable_share"}
    for variant in (facts.null, *facts.changed):
        for year in {facts.year, facts.settled_year, facts.years[-1]}:
            keys |= {each.key for each in variant.cost_figure(year).assumptions}
        keys |= {each.key for each in figure.achievable(variant.figures, None).assumptions}
    if facts.changed:
        keys.update(_OVER_TIME)
    known = {**_drivers(facts), **facts.null.figures.assumptions}
    return [each for key, each in known.items() if key in keys or driver_of(key)]


def _drivers(facts: Facts) -> dict[str, Assumption]:
    """Persons and rates of revenues that a variant takes otherwise, with the value of the Ist-Stand."""
    found = {}
    for variant in facts.changed:
        for key, each in variant.by_year[facts.years[-1]].assumptions.items():
            revenue, driver = driver_of(key) or ("", "")
            known = facts.null.figures.revenues.results.get(RevenueId(revenue))
            if known is not None:
                value = known.revenue.persons.value if driver == "persons" else known.revenue.rate.value
                found[key] = replace(each, value=value)
    return found


def unverified_assumptions(facts: Facts) -> list[Assumption]:
    """Those nobody has verified; one that is 0 or not set adds nothing and is left out."""
    return [each for each in used_assumptions(facts) if not each.verified and each.value]


def assumption_table(facts: Facts) -> Table:
    tr = facts.language.tr
    return Table(
        caption=tr("Annahmen"),
        header=((_head(facts), tr("Wert"), tr("Quelle"), tr("verifiziert")),),
        rows=tuple(_row(facts, each) for each in used_assumptions(facts)),
        alignment=(Align.LEFT, Align.LEFT, Align.LEFT, Align.LEFT),
        weights=(2, 1, 3, 0),
    )


def _row(facts: Facts, assumption: Assumption) -> Row:
    tr = facts.language.tr
    return Row(
        (
            _named(facts, assumption.key),
            "; ".join(_values(facts, assumption)),
            assumption_source(assumption, facts.language) or tr("keine Angabe"),
            tr("ja") if assumption.verified else tr("nein"),
        )
    )


def _head(facts: Facts) -> str:
    tr = facts.language.tr
    return tr("Annahme und Schlüssel") if facts.sees(Sight.INTERNAL_REMARKS) else tr("Annahme")


def _named(facts: Facts, key: str) -> Text:
    """The name, and below it the key for those who work with the plan."""
    name = used_name(facts, key)
    return (Run(f"{name}\n"), Run(key, italic=True)) if facts.sees(Sight.INTERNAL_REMARKS) else name


def used_name(facts: Facts, key: str) -> str:
    """The name of an assumption; of a local factor the office by its name."""
    office = office_of_factor(key)
    if office is None:
        return assumption_name(key, facts.language)
    return facts.language.tr("Örtlicher Faktor {office}", office=facts.unit_name(UnitId(office)))


def _values(facts: Facts, assumption: Assumption) -> Iterator[str]:
    """The value in the Ist-Stand, and that of a variant that sets another one."""
    yield assumption_value(assumption, facts.language)
    for variant in facts.changed:
        own = variant.by_year[facts.years[-1]].assumptions.get(assumption.key, assumption)
        if own.value != assumption.value:
            yield f"{variant.name}: {assumption_value(own, facts.language)}"
