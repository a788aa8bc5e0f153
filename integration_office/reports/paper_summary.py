"""In Kürze: decision, money and posts of the proposed variant in three sentences, on the first page."""

from collections.abc import Iterator

from integration_office.analysis.figure.part_saving import Saving
from integration_office.analysis.people import affected_posts
from integration_office.reports.blocks import Callout, CalloutKind, Inline, Run, Text
from integration_office.reports.paper_facts import Facts
from integration_office.reports.paper_posts import sum_up
from integration_office.reports.paper_proposal import introduction, steps_of
from integration_office.reports.paper_saving import saves_or_costs, saving_key
from integration_office.reports.paper_traces import Traces
from integration_office.wording.numbers import euro, signed


def in_brief(facts: Facts, traces: Traces) -> Iterator[Callout]:
    """Nothing for a variant that changes nothing: the resolution says so itself."""
    steps = steps_of(facts)
    if not steps:
        return
    tr, touched = facts.language.tr, affected_posts(facts.proposal.effects)
    texts: list[Text] = [_led(tr("Beschluss:"), Run(introduction(facts, steps))), _money(facts, traces)]
    if touched:
        head, _, said = sum_up(facts, facts.proposal, touched).partition(": ")
        texts.append(_led(f"{head}:", *traces.parts(said, "touched_posts", "planned_fte")))
    yield Callout(CalloutKind.INFORMATION, tr("In Kürze"), tuple(texts))


def _money(facts: Facts, traces: Traces) -> Text:
    """What a year costs once all is in force, and what the years shown cost in cash."""
    tr, language, year = facts.language.tr, facts.language, facts.settled_year
    head = tr("Geld:")
    if not saves_or_costs(facts, facts.proposal):
        return _led(head, Run(tr("In keinem Jahr eine Ersparnis oder Mehrbelastung.")))
    change = facts.proposal.cost(year).full_cost - facts.null.cost(year).full_cost
    amount = signed(euro(change, language)) if change else euro(0, language)
    whole = tr("Die Vollkosten ändern sich im Jahr {year} um {change}", year=year, change=amount)
    one_off = facts.money_over_time(facts.proposal).one_off
    once = tr(", darin {amount} einmalig", amount=euro(one_off, language)) if one_off else ""
    verified = facts.proposal.cost_figure(year).verified
    return _led(
        head,
        *traces.parts(whole, "full_cost"),
        *traces.parts(f". {_cash_text(facts)}", saving_key(Saving.CASH)),
        *(traces.parts(once, "one_off") if once else ()),
        Run("." if verified else f". {tr('Die Beträge sind nicht verifiziert.')}"),
    )


def _cash_text(facts: Facts) -> str:
    tr, first, last = facts.language.tr, facts.years[0], facts.years[-1]
    cash = sum(each.cash for each in facts.money_over_time(facts.proposal).years)
    amount = euro(abs(cash), facts.language)
    if cash < 0:
        text = tr("Kassenwirksam ist von {first} bis {last} zusammen eine Mehrbelastung von {amount}")
    else:
        text = tr("Kassenwirksam ist von {first} bis {last} zusammen eine Ersparnis von {amount}")
    return text.format(first=first, last=last, amount=amount)


def _led(head: str, *parts: Inline) -> Text:
    return (Run(f"{head} ", bold=True), *parts)
