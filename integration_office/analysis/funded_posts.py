"""What a grant pays for each post it funds, and what is left to the city (METHOD § 2). Whole cents."""

from collections.abc import Iterator
from dataclasses import dataclass

from integration_office.analysis.cost import actual_personnel
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.funding import post_amount
from integration_office.domain.grant import Grant
from integration_office.domain.identity import GrantId, UnitId
from integration_office.domain.period import first_month
from integration_office.domain.position import Position


@dataclass(frozen=True, slots=True)
class FundedPost:
    """A post: its personnel with filled FTE in the year, what the grant pays for it before its total cap."""

    position: Position
    personnel: int
    amount: int

    @property
    def own_share(self) -> int:
        """What the city pays itself."""
        return self.personnel - self.amount


@dataclass(frozen=True, slots=True)
class FundedPosts:
    """All posts of a grant. `reduction`: what the total cap takes away; `amount` is what the grant pays in all."""

    posts: tuple[FundedPost, ...]
    flat: int
    reduction: int
    amount: int

    @property
    def personnel(self) -> int:
        return sum(post.personnel for post in self.posts)

    @property
    def own_share(self) -> int:
        """What the posts cost the city after the grant; a flat sum is for other things than posts."""
        return sum(post.own_share for post in self.posts) + self.reduction


def funded_posts(evaluation: Evaluation, grant: GrantId) -> FundedPosts:
    """The posts in order of their rows, the cut ones last. Where a condition fails every amount is 0."""
    result = evaluation.grants[grant]
    pays = not result.failed
    posts = tuple(_funded(evaluation, result.grant, pays))
    flat = result.flat if pays else 0
    reduction = sum(post.amount for post in posts) + flat - result.amount
    return FundedPosts(posts, flat, reduction, result.amount)


def claimed_elsewhere(evaluation: Evaluation, grant: GrantId) -> tuple[Position, ...]:
    """Posts in the grant's units that another grant of their own funds: each post is funded once."""
    carriers: list[UnitId] = [evaluation.units.ids[row] for row in evaluation.funding.carriers.get(grant, ())]
    year, org = evaluation.frame.year, evaluation.organisation
    posts = (org.positions[post] for unit in carriers for post in org.staff.get(unit, ()))
    return tuple(post for post in posts if post.grant_in(year) not in (None, grant))


def _funded(evaluation: Evaluation, grant: Grant, pays: bool) -> Iterator[FundedPost]:
    pay = evaluation.pay
    december = first_month(pay.year + 1) - 1
    for post, until in evaluation.funding.posts(grant.id):
        personnel = actual_personnel(post, pay, december, until)
        yield FundedPost(post, personnel, post_amount(grant, post, until, pay) if pays else 0)
