"""Which sums of posts may stand side by side: no difference between two states may give a few posts away."""

from dataclasses import dataclass

from integration_office.analysis.people import NO_POSTS, EffectKind, affected_posts, by_kind
from integration_office.domain.quantity import FTE_SCALE
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_disclosure import Difference, all_apart, shown_fte, shown_posts
from integration_office.reports.paper_facts import Facts, Variant


@dataclass(frozen=True, slots=True)
class ShownSums:
    """The names of the variants whose sums the reader may see beside those of the Ist-Stand: posts, planned and filled
    FTE, posts that change office."""

    posts: frozenset[str]
    planned: frozenset[str]
    filled: frozenset[str]
    moved: frozenset[str]


def shown_sums(facts: Facts) -> ShownSums:
    """All for those who may see small groups; else the proposed variant comes first, as a paper explains that one."""
    variants, size = facts.variants, facts.null.figures.size
    names = [each.name for each in variants]
    if facts.sees(Sight.SMALL_GROUPS):
        return ShownSums(*[frozenset(names)] * 4)
    planned = [_difference(each, each.figures.size.fte_planned - size.fte_planned) for each in variants]
    filled = [_difference(each, each.figures.size.fte_filled - size.fte_filled) for each in variants]
    moved = all_apart([len(each.effects.affected().moved) for each in variants])
    flags = (shown_posts(size.positions, planned), shown_fte(planned, FTE_SCALE), shown_fte(filled, FTE_SCALE), moved)
    return ShownSums(
        *(frozenset(name for name, is_shown in zip(names, each, strict=True) if is_shown) for each in flags)
    )


def _difference(variant: Variant, fte: int) -> Difference:
    amounts = by_kind(affected_posts(variant.effects))
    added, cut, lapsing, resized = (
        amounts.get(kind, NO_POSTS).posts
        for kind in (EffectKind.CREATED, EffectKind.CUT, EffectKind.LAPSING, EffectKind.RESIZED)
    )
    return Difference((added,), (cut, lapsing), resized, fte)
