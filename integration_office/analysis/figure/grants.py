"""What a grant pays in a year: each funded post's part, the caps, and the conditions (METHOD § 2)."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from integration_office.analysis.cost import spells_in
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.basis import Basis, figure_of, pay_basis
from integration_office.analysis.figure.cost import personnel_term
from integration_office.analysis.figure.value import (
    Figure,
    FigureUnit,
    Formula,
    Term,
    product,
    smallest,
    total,
)
from integration_office.analysis.funded_posts import funded_posts
from integration_office.analysis.funding import PaidPost
from integration_office.analysis.grants import GrantResult
from integration_office.analysis.guidelines import named_duties
from integration_office.analysis.pay import PayYear
from integration_office.domain.grant import Grant
from integration_office.domain.identity import GrantId
from integration_office.domain.period import first_month, month_of

_CENTS = FigureUnit.CENTS


def grant(evaluation: Evaluation, id: GrantId) -> Figure:
    """The grant's money in the year; nothing where a condition fails."""
    result, pay = evaluation.grants[id], evaluation.pay
    posts = list(evaluation.funding.posts(id))
    parts = [_post_term(result.grant, paid, pay) for paid in posts]
    amounts = [_paid_before_cap(parts, evaluation.funding.flat(result.grant)[0])]
    if result.grant.cap_total is not None:
        amounts.append(Term("cap_total", result.grant.cap_total, _CENTS))
    terms = (*_conditions(result), *amounts)
    term = Term("grant", result.amount, _CENTS, id, Formula.UNLESS_FAILED, terms)
    guessed = result.grant.illustrative or any(post.illustrative for post, _ in posts)
    beside = (Term("own_share", funded_posts(evaluation, id).own_share, _CENTS),)
    return figure_of(term, _basis(evaluation, result, posts), illustrative=guessed, beside=beside)


def _paid_before_cap(parts: Sequence[Term], flat: int) -> Term:
    """The posts, and the flat sum where there is one."""
    if not flat:
        return total("funded_posts", parts, _CENTS)
    return total("funded", (Term("flat_sum", flat, _CENTS), total("funded_posts", parts, _CENTS)), _CENTS)


def _basis(evaluation: Evaluation, result: GrantResult, posts: Sequence[PaidPost]) -> Basis:
    """What the pay rests on, and the entries of the catalogue that the grant's norm names."""
    pay = pay_basis(evaluation.pay, posts, only_personnel=True)
    duties = named_duties(result.grant, evaluation.frame.duties)
    sources = tuple(f"{duty.id} ({duty.verified}): {duty.sources}" for duty in duties)
    verified = pay.verified and all(duty.is_verified for duty in duties)
    return replace(pay, sources=(*pay.sources, *sources), verified=verified)


def _post_term(grant: Grant, paid: PaidPost, pay: PayYear) -> Term:
    """min(rate × actual personnel, cap × filled FTE × months / 12), months up to the grant's end."""
    position, until = paid
    ends = [first_month(pay.year + 1), *([] if until is None else [until])]
    if grant.end is not None:
        ends.append(month_of(grant.end) + 1)
    spells = spells_in(position, pay.year, min(ends))
    rate = Term("rate", Fraction(grant.share), FigureUnit.RATIO)
    amounts = [product("rate_amount", (rate, personnel_term(pay, spells, filled=True)), _CENTS)]
    if grant.cap_per_fte is not None:
        fte_months = sum(terms.filled * months for terms, months in spells)
        cap = Term("cap_per_fte", grant.cap_per_fte, _CENTS)
        filled = Term("filled_fte_months", fte_months, FigureUnit.FTE_MONTHS)
        amounts.append(product("cap_amount", (cap, filled), _CENTS))
    return smallest("funded_post", amounts, _CENTS, position.id, whole=True)


def _conditions(result: GrantResult) -> list[Term]:
    answers = {**dict.fromkeys(result.failed, 0), **dict.fromkeys(result.unchecked)}
    return [
        Term("condition", answers.get(condition, 1), FigureUnit.CHECK, condition)
        for condition in result.grant.conditions
    ]
