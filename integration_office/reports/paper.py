"""The decision paper: a plan's scenarios beside the Ist-Stand, as blocks; and as a file."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from integration_office.analysis.reference import Reference
from integration_office.domain.plan import Plan
from integration_office.domain.resources import resource_folder
from integration_office.reports.blocks import Block, Document, Heading, Landscape, PaperWords, TableOfContents
from integration_office.reports.paper_alternatives import alternatives
from integration_office.reports.paper_bridge import bridge
from integration_office.reports.paper_charts import charts, whole_charts
from integration_office.reports.paper_duties import duties, norm_table
from integration_office.reports.paper_establishment import establishment
from integration_office.reports.paper_facts import Facts, facts_of
from integration_office.reports.paper_front import front
from integration_office.reports.paper_grants import grants
from integration_office.reports.paper_method import method
from integration_office.reports.paper_money import budget_lines, money
from integration_office.reports.paper_over_time import over_time
from integration_office.reports.paper_overlap import overlap, overlap_annex
from integration_office.reports.paper_posts import posts
from integration_office.reports.paper_proposal import measure_table, proposal
from integration_office.reports.paper_reckoning import reckoned, reckoning
from integration_office.reports.paper_thought import thought_paper
from integration_office.reports.paper_traces import Traces
from integration_office.reports.paper_typography import kept_together
from integration_office.reports.pdf import Progress, write_pdf
from integration_office.wording.language import Language
from integration_office.wording.numbers import date_text

Template = Literal["beschlussvorlage", "gedankenpapier"]
TEMPLATES: tuple[Template, ...] = get_args(Template)


@dataclass(eq=True)
class UnknownTemplate(Exception):
    """There is no paper of this name."""

    template: str


class NothingProposed(Exception):
    """A paper needs at least one scenario: the first is what is proposed."""


def decision_paper(
    plan: Plan,
    reference: Reference,
    scenarios: Sequence[str],
    language: Language,
    today: date,
    template: str = "beschlussvorlage",
) -> Document:
    """The paper on the first scenario, the others as alternatives, always beside the Ist-Stand.

    Figures are those of METHOD in the plan's base year (without one, the year of `today`) and the five years
    after it. A measure that does not apply is named with its reason and stands in no figure. Raises
    UnknownTemplate, NothingProposed, UnknownScenario, and MissingTable where the base year has no pay table.
    """
    if template not in TEMPLATES:
        raise UnknownTemplate(template)
    if not scenarios:
        raise NothingProposed
    facts = facts_of(plan, reference, scenarios, language, today)
    write = {"beschlussvorlage": _council_paper, "gedankenpapier": _thought_paper}[template]
    return write(facts)


def write_paper(document: Document, path: Path, progress: Progress | None = None) -> None:
    """The paper as PDF, whole or not at all; raises ReportError as `reports.pdf.write_pdf` does."""
    write_pdf(document, path, resource_folder() / "fonts", progress)


Part = Callable[[Facts, Traces], Iterator[Block]]


def _council_paper(facts: Facts) -> Document:
    """In the order of a Beschlussvorlage: proposal, alternatives, money, posts, reasons, method, annexes."""
    tr = facts.language.tr
    traces = Traces.of(tuple(reckoned(facts)))
    blocks: list[Block] = [*front(facts, traces), TableOfContents(tr("Inhalt"), 1)]
    for number, (title, part) in enumerate(_sections(tr), 1):
        blocks += _headed(f"{number} {title}", list(part(facts, traces)))
    for number, (title, part) in enumerate(_annexes(tr), 1):
        blocks += _headed(tr("Anlage {n}: {title}", n=number, title=title), list(part(facts, traces)))
    return _document(facts, tr("Beschlussvorlage: {name}", name=facts.proposal.name), tuple(blocks))


def _thought_paper(facts: Facts) -> Document:
    title = facts.language.tr("Gedankenpapier: {name}", name=facts.proposal.name)
    return _document(facts, title, tuple(thought_paper(facts)))


def _sections(tr: Callable[[str], str]) -> tuple[tuple[str, Part], ...]:
    return (
        (tr("Beschlussvorschlag"), lambda facts, _: proposal(facts)),
        (tr("Alternativen"), alternatives),
        (tr("Haushaltsmäßige Auswirkungen"), lambda facts, _: _money(facts)),
        (tr("Förderungen"), grants),
        (tr("Betroffene Stellen"), lambda facts, _: posts(facts)),
        (tr("Beendete Doppelarbeit"), lambda facts, _: overlap(facts)),
        (tr("Gesetzliche Aufgaben"), duties),
        (tr("Organigramm vorher und nachher"), lambda facts, _: charts(facts)),
        (tr("Methode und Annahmen"), lambda facts, _: method(facts)),
    )


def _annexes(tr: Callable[[str], str]) -> tuple[tuple[str, Part], ...]:
    return (
        (tr("Gesetzliche Aufgaben nach Normen"), lambda facts, _: iter((Landscape((norm_table(facts),)),))),
        (tr("Aufgaben, an denen mehrere Ämter arbeiten"), lambda facts, _: iter((overlap_annex(facts),))),
        (tr("Stellenplanänderungen"), lambda facts, _: establishment(facts)),
        (tr("Maßnahmen im Einzelnen"), lambda facts, _: _measures(facts)),
        (tr("Organigramm der ganzen Verwaltung"), lambda facts, _: whole_charts(facts)),
        (tr("Rechenwege"), reckoning),
    )


def _money(facts: Facts) -> Iterator[Block]:
    yield from money(facts)
    yield from bridge(facts)
    yield from over_time(facts)
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


def _document(facts: Facts, title: str, blocks: tuple[Block, ...]) -> Document:
    tr, info = facts.language.tr, facts.plan.info
    name = tr("Variante „{name}“", name=facts.proposal.name)
    footer = (info.title, name, date_text(facts.today, facts.language))
    return Document(
        title=title,
        subtitle=info.title,
        language=facts.language.code,
        date=facts.today,
        words=PaperWords(page=tr("Seite {page} von {pages}"), continued=tr("Fortsetzung")),
        footer=" · ".join(part for part in footer if part),
        source_note=info.source_note,
        blocks=tuple(map(kept_together, blocks)),
    )
