"""The decision paper: a plan's scenarios beside the Ist-Stand, as blocks; and as a file."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

from integration_office.analysis.coverage import GROUPS
from integration_office.analysis.figure.part_saving import Saving
from integration_office.analysis.reference import Reference
from integration_office.domain.paper_texts import OPTIONAL, TEMPLATES, Template, TextField
from integration_office.domain.plan import Plan
from integration_office.domain.resources import resource_folder
from integration_office.reports.blocks import Block, Document, Heading, Landscape, PaperWords
from integration_office.reports.errors import NothingProposed, UnknownTemplate
from integration_office.reports.paper_alternatives import alternatives
from integration_office.reports.paper_audience import Audience, Section, audience_text, section_text, sections_for
from integration_office.reports.paper_bridge import bridge
from integration_office.reports.paper_charts import charts, whole_charts
from integration_office.reports.paper_cities import cities
from integration_office.reports.paper_duties import duties, norm_table
from integration_office.reports.paper_establishment import establishment
from integration_office.reports.paper_facts import Facts, facts_of
from integration_office.reports.paper_front import Letterhead, front, letterhead_blocks, made_from, signature
from integration_office.reports.paper_grants import fundings, grants, own_shares
from integration_office.reports.paper_method import method
from integration_office.reports.paper_money import COST_KEYS, baseline_table, budget_lines, money
from integration_office.reports.paper_over_time import over_time
from integration_office.reports.paper_overlap import overlap, overlap_annex
from integration_office.reports.paper_overview import overview
from integration_office.reports.paper_partial_plans import partial_plans
from integration_office.reports.paper_participation import participation
from integration_office.reports.paper_posts import affected, posts
from integration_office.reports.paper_proposal import measure_table, proposal
from integration_office.reports.paper_reckoning import reckoned, reckoning
from integration_office.reports.paper_revenues import revenues
from integration_office.reports.paper_saving import saving_key, saving_parts
from integration_office.reports.paper_short_ways import further_reckoning
from integration_office.reports.paper_thought import thought_paper
from integration_office.reports.paper_traces import Traces, noted
from integration_office.reports.paper_typography import capitalised, filled, kept_together
from integration_office.reports.paper_written import attachments, field_text, written
from integration_office.reports.pdf import Progress, write_pdf
from integration_office.wording.language import Language
from integration_office.wording.numbers import date_text


def decision_paper(
    plan: Plan,
    reference: Reference,
    scenarios: Sequence[str],
    language: Language,
    today: date,
    template: str = "beschlussvorlage",
    audience: Audience = Audience.COUNCIL,
    sections: frozenset[Section] | None = None,
    letterhead: Letterhead | None = None,
) -> Document:
    """The paper on the first scenario, the others as alternatives, always beside the Ist-Stand.

    `audience` decides what is withheld (`audience_table`); `sections` are the parts wanted (None: all that the
    audience may see; what it may not see stays out in any case). Figures are those of METHOD in the plan's base year
    (without one, the year of `today`) and the five years after it. A measure that does not apply is named with its
    reason and stands in no figure. Raises UnknownTemplate, NothingProposed, UnknownScenario, and MissingTable where
    the base year has no pay table.
    """
    if template not in TEMPLATES:
        raise UnknownTemplate(template)
    if not scenarios:
        raise NothingProposed
    facts = facts_of(plan, reference, scenarios, language, today, audience)
    wanted = frozenset(sections_for(audience)) & (frozenset(Section) if sections is None else sections)
    write = {"beschlussvorlage": _council_paper, "gedankenpapier": _thought_paper}[template]
    return write(facts, wanted, letterhead)


def write_paper(document: Document, path: Path, progress: Progress | None = None) -> None:
    """The paper as PDF, whole or not at all; raises ReportError as `reports.pdf.write_pdf` does."""
    write_pdf(document, path, resource_folder() / "fonts", progress)


__all__ = ["NothingProposed", "UnknownTemplate", "decision_paper", "write_paper"]

_OVERLAP = ("overlap_fte", "overlap_cost", "shared_tasks")
_POSTS = ("posts", "planned_fte", "touched_posts")
_DUTIES = ("duty_status", "duty_changes", *(f"index_{group}" for group in GROUPS))

Part = Callable[[Facts, Traces], Iterator[Block]]


def _council_paper(facts: Facts, wanted: frozenset[Section], letterhead: Letterhead | None) -> Document:
    """In the order of a Beschlussvorlage: Beschluss, Alternativen, Haushalt, Stellen, Begründung, Anlagen."""
    tr = facts.language.tr
    traces = Traces.of(tuple(reckoned(facts)) if Section.RECKONING in wanted else ())
    annexes = [(section, part) for section, part in _annexes() if section in wanted]
    titles = tuple(section_text(section, facts.language) for section, _ in annexes)
    parts: list[tuple[str, list[Block]]] = [(tr("Beschluss"), list(_resolution(facts)))]
    parts += [
        (section_text(section, facts.language), list(part(facts, traces)))
        for section, part in _sections()
        if section in wanted
    ]
    blocks = list(front(facts, traces, "beschlussvorlage", letterhead))
    for number, (title, found) in enumerate(parts, 1):
        blocks += _headed(f"{number} {title}", found)
    blocks += _closing(facts, titles, letterhead, len(parts) + 1)
    for number, (title, (_, part)) in enumerate(zip(titles, annexes, strict=True), 1):
        blocks += _headed(tr("Anlage {n}: {title}", n=number, title=title), list(part(facts, traces)))
    title = tr("Beschlussvorlage: {name}", name=facts.proposal.name)
    return _document(facts, title, (*letterhead_blocks(facts, letterhead), *blocks), "beschlussvorlage")


def _thought_paper(facts: Facts, wanted: frozenset[Section], letterhead: Letterhead | None) -> Document:
    title = facts.language.tr("Gedankenpapier: {name}", name=facts.proposal.name)
    blocks = (*letterhead_blocks(facts, letterhead), *thought_paper(facts, wanted))
    return _document(facts, title, blocks, "gedankenpapier")


def _sections() -> tuple[tuple[Section, Part], ...]:
    return (
        (Section.ALTERNATIVES, alternatives),
        (Section.BUDGET, _money),
        (Section.POSTS, _posts),
        (Section.REASONS, _reasons),
    )


def _annexes() -> tuple[tuple[Section, Part], ...]:
    return (
        (Section.OVERVIEW, overview),
        (Section.BUDGET_DETAIL, _money_in_detail),
        (Section.DUTIES, _norms),
        (Section.OVERLAP, lambda facts, traces: noted(overlap_annex(facts), facts, traces, *_OVERLAP)),
        (Section.AFFECTED, lambda facts, traces: noted(affected(facts), facts, traces, "touched_posts")),
        (Section.ESTABLISHMENT, lambda facts, traces: noted(establishment(facts), facts, traces, *_POSTS)),
        (Section.CHARTS, lambda facts, _: charts(facts)),
        (Section.WHOLE_CHART, lambda facts, _: whole_charts(facts)),
        (Section.PARTICIPATION, lambda facts, _: iter((Landscape(tuple(participation(facts))),))),
        (Section.CITIES, lambda facts, _: cities(facts)),
        (Section.MEASURES, lambda facts, _: _measures(facts)),
        (Section.METHOD, lambda facts, _: method(facts)),
        (Section.RECKONING, lambda facts, traces: chain(reckoning(facts, traces), further_reckoning(facts, traces))),
    )


def _resolution(facts: Facts) -> Iterator[Block]:
    yield from proposal(facts)
    if facts.text(TextField.RESOLUTION):
        yield from written(facts, TextField.RESOLUTION)


def _reasons(facts: Facts, traces: Traces) -> Iterator[Block]:
    """What people write first, then what the figures say."""
    tr, language = facts.language.tr, facts.language
    yield from written(facts, TextField.REASONS)
    for field in (TextField.POLITICAL_CONTEXT, TextField.PARTICIPATION, TextField.URGENCY):
        if field not in OPTIONAL or facts.text(field):
            yield Heading(2, field_text(field, language))
            yield from written(facts, field)
    for title, part in (
        (tr("Förderungen"), grants(facts, traces)),
        (tr("Beendete Doppelarbeit"), noted(overlap(facts, traces), facts, traces, *_OVERLAP)),
        (tr("Gesetzliche Aufgaben"), duties(facts, traces)),
    ):
        yield Heading(2, title)
        yield from part


def _closing(facts: Facts, titles: tuple[str, ...], letterhead: Letterhead | None, number: int) -> Iterator[Block]:
    """The signature, which never stands alone on a page, and the list of annexes."""
    tr = facts.language.tr
    yield Heading(1, tr("{n} Unterschrift und Anlagen", n=number))
    yield from signature(facts, letterhead)
    if titles:
        yield attachments(titles, facts.language)


def _money(facts: Facts, traces: Traces) -> Iterator[Block]:
    """What a council decides on; long tables are in the annex."""
    yield from noted(partial_plans(facts), facts, traces, "full_cost_sum")
    yield from money(facts, traces)
    yield from over_time(facts, traces)


def _posts(facts: Facts, traces: Traces) -> Iterator[Block]:
    return noted(posts(facts, traces), facts, traces, "planned_fte", "full_cost")


def _norms(facts: Facts, traces: Traces) -> Iterator[Block]:
    return noted([Landscape((norm_table(facts),))], facts, traces, *_DUTIES)


def _money_in_detail(facts: Facts, traces: Traces) -> Iterator[Block]:
    yield from noted([baseline_table(facts)], facts, traces, *COST_KEYS)
    yield from noted(bridge(facts), facts, traces, "full_cost")
    for variant in facts.changed:
        yield from noted(saving_parts(facts, variant), facts, traces, *map(saving_key, Saving))
    yield from noted(
        own_shares(facts), facts, traces, *(f"grant_{each.id}" for each in fundings(facts, facts.proposal))
    )
    yield from revenues(facts)
    yield from budget_lines(facts)


def _measures(facts: Facts) -> Iterator[Block]:
    yield from (measure_table(facts, variant) for variant in facts.changed)


def _headed(title: str, blocks: list[Block]) -> list[Block]:
    """The heading with its blocks; it stands on the first of them where that has pages of its own."""
    heading = Heading(1, title)
    match blocks:
        case [Landscape(blocks=inside, size=size), *rest]:
            return [Landscape((heading, *inside), size), *rest]
    return [heading, *blocks]


def _document(facts: Facts, title: str, blocks: tuple[Block, ...], template: Template) -> Document:
    tr, info = facts.language.tr, facts.plan.info
    footer = (info.title, audience_text(facts.audience, facts.language), date_text(facts.today, facts.language))
    return Document(
        title=title,
        subtitle=info.title,
        language=facts.language.code,
        date=facts.today,
        words=PaperWords(page=tr("Seite {page} von {pages}"), continued=tr("Fortsetzung")),
        footer=" · ".join(part for part in footer if part),
        source_note=info.source_note,
        blocks=tuple(_as_printed(block, facts) for block in blocks),
        identity=made_from(facts, template),
    )


def _as_printed(block: Block, facts: Facts) -> Block:
    """With the last touch that its language wants."""
    done = kept_together(filled(block, facts.language))
    if facts.language.code == "de":
        return done
    return capitalised(done, frozenset(each.name for each in facts.variants))
