"""What a grant pays in a year: each funded post's part, the caps, and the conditions (METHOD § 2)."""

from fractions import Fraction

from integration_office.analysis.cost import spells_in
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure.basis import figure_of, pay_basis
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
from integration_office.analysis.funding import PaidPost
from integration_office.analysis.grants import GrantResult
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
    amounts = [total("funded_posts", parts, _CENTS)]
    if result.grant.cap_total is not None:
        amounts.append(Term("cap_total", result.grant.cap_total, _CENTS))
    terms = (*_conditions(result), *amounts)
    term = Term("grant", result.amount, _CENTS, id, Formula.UNLESS_FAILED, terms)
    guessed = result.grant.illustrative or any(post.illustrative for post, _ in posts)
    return figure_of(term, pay_basis(pay, posts, only_personnel=True), illustrative=guessed)


def _post_term(grant: Grant, paid: PaidPost, pay: PayYear) -> Term:
    """min(rate × actual personnel, cap × filled FTE × months / 12), months up to the grant's end."""
    position, until = paid
    ends = [first_month(pay.year + 1), *([] if until is None else [until])]
    if grant.end is not None:
        ends.append(month_of(grant.end) + 1)
    spells = spells_in(position, pay.year, min(ends))
    rate = Term("rate", Fraction(1 if grant.rate is None else grant.rate), FigureUnit.RATIO)
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
