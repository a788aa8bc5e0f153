"""What the change in full cost is made of: new posts, posts that end, other grades, other hours, the rest."""

from collections.abc import Iterator
from dataclasses import dataclass

from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.people import affected_posts, by_kind
from integration_office.analysis.unit_costs import lapsing_cost
from integration_office.domain.identity import PositionId
from integration_office.domain.quantity import half_away
from integration_office.reports.blocks import Block, BridgeChart, BridgeStep, Row, RowKind, Table
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_disclosure import is_small
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_money import year_head, year_notes
from integration_office.reports.paper_words import euros_change, label_and_figures, unpriced_note
from integration_office.wording.language import Language
from integration_office.wording.numbers import count, euro, signed

KINDS = ("created", "cut", "regraded", "resized", "other")


@dataclass(frozen=True, slots=True)
class Share:
    """How many posts contribute to the change, and by how much (cents)."""

    posts: int = 0
    cents: int = 0


def bridge(facts: Facts) -> Iterator[Block]:
    """The change of the proposed variant in the year in which all is in force; nothing where there is none, or where
    it would tell what a few posts cost."""
    year = facts.settled_year
    shares = shares_of(facts.proposal, facts.null.by_year[year], facts.proposal.by_year[year])
    total = sum(share.cents for share in shares.values())
    if not any(share.cents for share in shares.values()):
        return
    if not facts.sees(Sight.SMALL_GROUPS) and _tells_of_few(facts, shares):
        return
    yield _table(facts, shares, total)
    yield _chart(facts, shares, total)


def _tells_of_few(facts: Facts, shares: dict[str, Share]) -> bool:
    touched = by_kind(affected_posts(facts.proposal.effects)).values()
    return any(map(is_small, (*(share.posts for share in shares.values()), *(each.posts for each in touched))))


def shares_of(variant: Variant, before: Evaluation, after: Evaluation) -> dict[str, Share]:
    """The change in full cost by what has happened to the posts; the sum is the change of the whole."""
    old, new = _by_post(before), _by_post(after)
    found = dict.fromkeys(KINDS, Share())
    for id in dict.fromkeys((*old, *new)):
        change = new.get(id, 0) - old.get(id, 0)
        if change:
            kind = _kind(variant, id)
            found[kind] = Share(found[kind].posts + 1, found[kind].cents + change)
    return {kind: share for kind, share in found.items() if share.posts}


def _table(facts: Facts, shares: dict[str, Share], total: int) -> Table:
    language, year = facts.language, year_head(facts, facts.settled_year)
    # Beside the numbers of the Stellenplan those of the bridge would tell of a few posts.
    counted = facts.sees(Sight.SMALL_GROUPS)

    def row(label: str, posts: str, cents: int, kind: RowKind = RowKind.NORMAL) -> Row:
        return Row((label, *([posts] if counted else []), euros_change(cents, language)), kind)

    return Table(
        caption=language.tr("Woraus sich die Änderung der Vollkosten {year} ergibt, in Euro", year=year),
        header=(("", *([language.tr("Stellen")] if counted else []), language.tr("Änderung")),),
        rows=(
            *(row(_name(kind, language), count(share.posts, language), share.cents) for kind, share in shares.items()),
            row(language.tr("Änderung gegenüber dem Ist-Stand"), "", total, RowKind.TOTAL),
        ),
        alignment=label_and_figures(2 if counted else 1),
        notes=(*year_notes(facts), *unpriced_note(facts, facts.proposal.cost_figure(facts.settled_year))),
    )


def _by_post(figures: Evaluation) -> dict[PositionId, int]:
    """Full cost (cents) of every post, those included that a measure cut and whose cost runs on."""
    costs = dict(zip(figures.positions.ids, figures.posts.full.tolist(), strict=True))
    running = figures.organisation.lapsing.values()
    return costs | {each.position.id: lapsing_cost(each, figures.pay).full for each in running}


def _kind(variant: Variant, id: PositionId) -> str:
    before = variant.effects.before.organisation.positions.get(id)
    after = variant.organisation.positions.get(id)
    if before is None:
        return "created"
    if after is None:
        return "cut"
    if before.grade != after.grade:
        return "regraded"
    return "resized" if before.fte_planned != after.fte_planned else "other"


def _name(kind: str, language: Language) -> str:
    words = {
        "created": language.tr("Neue Stellen"),
        "cut": language.tr("Entfallende Stellen"),
        "regraded": language.tr("Anders bewertete Stellen"),
        "resized": language.tr("Anderer Stellenumfang"),
        "other": language.tr("Andere Annahmen"),
    }
    return words[kind]


def _chart(facts: Facts, shares: dict[str, Share], total: int) -> BridgeChart:
    language = facts.language
    steps = [
        BridgeStep(_name(kind, language), half_away(share.cents, 100), signed(euro(share.cents, language)))
        for kind, share in shares.items()
    ]
    label = language.tr("Änderung gegenüber dem Ist-Stand")
    steps.append(BridgeStep(label, half_away(total, 100), signed(euro(total, language)), total=True))
    described = "; ".join(f"{step.label} {step.text}" for step in steps)
    year = year_head(facts, facts.settled_year)
    return BridgeChart(
        caption=language.tr("Änderung der Vollkosten {year} Schritt für Schritt", year=year),
        description=language.tr("Schritte: {steps}.", steps=described),
        steps=tuple(steps),
    )
