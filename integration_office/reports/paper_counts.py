"""Rechenwege of what is counted or added up over a whole state: what is counted, by kind, and where it is listed."""

from integration_office.analysis import figure
from integration_office.analysis.figure import counts
from integration_office.analysis.figure.saving import one_off_cost
from integration_office.reports.paper_facts import Facts
from integration_office.reports.paper_saving import saves_or_costs
from integration_office.reports.paper_traces import Reckon


def counted(facts: Facts) -> dict[str, tuple[str, Reckon]]:
    """By key the title and how a variant gives the figure, in order."""
    return {**_money(facts), **_sizes(facts), **_work(facts), **_grants(facts)}


def _money(facts: Facts) -> dict[str, tuple[str, Reckon]]:
    tr = facts.language.tr
    title = tr("Vollkosten, Summe {first}–{last}", first=facts.years[0], last=facts.years[-1])
    found: dict[str, tuple[str, Reckon]] = {
        "full_cost_sum": (title, lambda each: counts.full_cost_of_years(each.by_year))
    }
    if facts.proposal.measures and saves_or_costs(facts, facts.proposal):
        found["one_off"] = (
            tr("Einmalkosten"),
            lambda each: one_off_cost(facts.horizon(each)) if each.measures else None,
        )
    return found


def _sizes(facts: Facts) -> dict[str, tuple[str, Reckon]]:
    tr = facts.language.tr
    return {
        "units": (tr("Einheiten"), lambda each: counts.units(each.figures)),
        "posts": (tr("Stellen"), lambda each: figure.posts(each.figures)),
        "moved_fte": (tr("Stellen, die das Amt wechseln, in VZÄ"), lambda each: figure.moved_fte(each.effects)),
        "touched_posts": (tr("Berührte Stellen"), lambda each: counts.touched_posts(each.effects)),
    }


def _work(facts: Facts) -> dict[str, tuple[str, Reckon]]:
    tr = facts.language.tr
    return {
        "shared_tasks": (tr("Aufgaben mit Doppelarbeit"), lambda each: counts.shared_tasks(each.effects)),
        "intended_fte": (tr("Gewollte Doppelung in VZÄ"), lambda each: figure.intended_fte(each.figures)),
        "duty_status": (tr("Gesetzliche Aufgaben nach Stand"), lambda each: counts.duty_status(each.figures)),
        "duty_changes": (
            tr("Gesetzliche Aufgaben, besser oder schlechter gestellt"),
            lambda each: counts.duty_changes(each.effects),
        ),
        "duty_owners": (
            tr("Gesetzliche Aufgaben nach Zuständigkeit"),
            lambda each: counts.duty_owners(each.effects),
        ),
        "conflicts": (tr("Zielkonflikte in einem Amt"), lambda each: counts.conflicts(each.effects)),
    }


def _grants(facts: Facts) -> dict[str, tuple[str, Reckon]]:
    tr = facts.language.tr
    return {
        "all_grants": (tr("Förderungen {year}, alle", year=facts.year), lambda each: counts.all_grants(each.figures)),
        "failed_grants": (
            tr("Förderungen mit verletzter Bedingung"),
            lambda each: counts.failed_grants(each.figures),
        ),
    }
