"""What stands first: what the paper rests on, what is not verified or only an example, the few figures that matter."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from integration_office import __version__
from integration_office.analysis.coverage import Status
from integration_office.domain.paper_texts import Template, TextField, text_fields
from integration_office.reports.blocks import (
    Align,
    Block,
    Callout,
    CalloutKind,
    KeyFigure,
    KeyFigures,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    TableOfContents,
    Text,
)
from integration_office.reports.paper_alternatives import moved_fte
from integration_office.reports.paper_assumptions import unverified_assumptions, used_name
from integration_office.reports.paper_audience import Sight, audience_text
from integration_office.reports.paper_disclosure import is_small
from integration_office.reports.paper_facts import Facts
from integration_office.reports.paper_grants import fundings
from integration_office.reports.paper_pay import scheme_name, tables_in_use, unverified_pay
from integration_office.reports.paper_posts import small_text
from integration_office.reports.paper_proposal import broken_texts
from integration_office.reports.paper_summary import in_brief
from integration_office.reports.paper_traces import Traces
from integration_office.reports.paper_words import fte_cell, points_change, ratio_cell, unpriced
from integration_office.reports.paper_written import field_text, gap, line_of, missing_texts
from integration_office.wording.assumptions import assumption_value
from integration_office.wording.grants import outcome_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import capacity, count, date_text, euro, signed

LONGEST_NOTE = 600
_MOST_LISTED: Mapping[Template, tuple[int, int]] = {"beschlussvorlage": (30, 30), "gedankenpapier": (8, 4)}
LOGO_WIDTH = 30.0  # millimetres

_HEAD = (TextField.FILE_NUMBER, TextField.DEPARTMENT, TextField.BODY, TextField.SESSION_DATE)


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The city's own: its name, its coat of arms as PNG or JPEG bytes, the lines of the signature."""

    city: str = ""
    logo: bytes | None = None
    signature: tuple[str, ...] = ()

    @staticmethod
    def of(city: str, coat_of_arms: Path | None, signature: tuple[str, ...]) -> "Letterhead":
        """With the bytes of the picture; raises OSError where it cannot be read."""
        return Letterhead(city, None if coat_of_arms is None else coat_of_arms.read_bytes(), signature)


def letterhead_blocks(facts: Facts, letterhead: Letterhead | None) -> Iterator[Block]:
    """The coat of arms and the city's name, before everything else."""
    if letterhead is None:
        return
    if letterhead.logo is not None:
        city = letterhead.city or facts.plan.info.city
        yield Picture(
            letterhead.logo, facts.language.tr("Wappen oder Logo: {city}", city=city).rstrip(": "), LOGO_WIDTH
        )
    if letterhead.city:
        yield Paragraph((Run(letterhead.city, bold=True),))


def signature(facts: Facts, letterhead: Letterhead | None) -> Iterator[Block]:
    """Who signs: the text of the plan and the lines of the letterhead."""
    text = facts.text(TextField.SIGNATURE)
    lines = [*text.splitlines(), *(letterhead.signature if letterhead else ())]
    if not lines:
        yield gap(facts, TextField.SIGNATURE)
    for line in lines:
        yield Paragraph(line)


def made_from(facts: Facts, template: Template) -> tuple[tuple[str, str], ...]:
    """What the paper was made from, as keys and values that no language changes."""
    return (
        ("plan", facts.plan.info.title),
        ("scenario", facts.proposal.name),
        ("alternatives", "; ".join(each.name for each in facts.variants[1:])),
        ("base_year", str(facts.year)),
        ("edition", facts.frame.edition),
        ("pay_tables", "; ".join(_tables(facts))),
        ("program", f"integration-office {__version__}"),
        ("date", facts.today.isoformat()),
        ("template", template),
        ("audience", facts.audience.value),
        ("language", facts.language.code),
        ("checksum", facts.checksum),
    )


def identity(facts: Facts, template: Template) -> Table:
    """Who decides what when; which plan, variant, law, tables and program the paper was made from."""
    tr, info = facts.language.tr, facts.plan.info
    others = [each.name for each in facts.variants[1:]]
    rows = (
        *((field_text(field, facts.language), line_of(facts, field)) for field in _HEAD if _is_of(template, field)),
        (tr("Fassung für"), audience_text(facts.audience, facts.language)),
        (tr("Plan"), info.title or tr("ohne Titel")),
        (tr("Vorgeschlagene Variante"), facts.proposal.name),
        (tr("Verglichen mit"), ", ".join([facts.null.name, *others])),
        (tr("Basisjahr und Gesetz"), tr("{year}, Fassung {edition}", year=facts.year, edition=facts.frame.edition)),
        (tr("Entgelttabellen"), _tables_in_words(facts) or tr("keine")),
        (tr("Datum"), f"{date_text(facts.today, facts.language)}, integration-office {__version__}"),
        (tr("Prüfsumme des Plans"), _in_groups(facts.checksum)),
        *_quoted(facts.language),
    )
    return Table(
        caption=tr("Angaben zur Vorlage"),
        header=((tr("Angabe"), tr("Inhalt")),),
        rows=tuple(Row(row) for row in rows),
        alignment=(Align.LEFT, Align.LEFT),
    )


def _quoted(language: Language) -> tuple[tuple[str, str], ...]:
    """Whoever reads the paper in another language is told why some texts are German."""
    if language.code == "de":
        return ()
    return (
        (language.tr("Sprache"), language.tr("Namen, Gesetze, Gründe und Anmerkungen stehen im Wortlaut des Plans.")),
    )


def _is_of(template: Template, field: TextField) -> bool:
    return field in text_fields(template)


def _tables(facts: Facts) -> list[str]:
    """The pay tables in use, with the day from which each holds."""
    return [f"{table.id} ({table.valid_from.isoformat()})" for _, table in tables_in_use(facts)]


def _tables_in_words(facts: Facts) -> str:
    """Each table by its name once, with all the days from which it holds; a provisional one says so."""
    tr = facts.language.tr
    days: dict[str, list[str]] = {}
    for scheme, table in tables_in_use(facts):
        day = date_text(table.valid_from, facts.language)
        found = days.setdefault(scheme_name(scheme, facts), [])
        found.append(tr("{day} vorläufig", day=day) if table.provisional else day)
    return "; ".join(f"{name} ({', '.join(found)})" for name, found in days.items())


def _in_groups(checksum: str) -> str:
    """Eight letters at a time, so that somebody can compare them and a line can break."""
    return " ".join(checksum[start : start + 8] for start in range(0, len(checksum), 8))


def warnings(facts: Facts, template: Template = "beschlussvorlage") -> Iterator[Callout]:
    """What a reader must know of the figures; of a long note on examples the beginning, and where the whole is."""
    yield from _broken(facts)
    yield from _examples(facts, template)
    yield from _unverified(facts, *_MOST_LISTED[template])
    yield from _unpriced(facts)


def key_figures(facts: Facts, traces: Traces) -> KeyFigures:
    return KeyFigures(
        (
            _cost_figure(facts, traces),
            _overlap_figure(facts, traces),
            _coverage_figure(facts, traces),
            _moved_figure(facts, traces),
            *_duty_figure(facts, traces),
            *_grant_figure(facts, traces),
        )
    )


def _broken(facts: Facts) -> Iterator[Callout]:
    tr = facts.language.tr
    for variant in facts.variants:
        texts: tuple[Text, ...] = broken_texts(facts, variant)
        if texts:
            title = tr("Variante „{name}“: Maßnahmen, die nicht greifen und in keiner Zahl stecken", name=variant.name)
            yield Callout(CalloutKind.WARNING, title, texts)


def _examples(facts: Facts, template: Template) -> Iterator[Callout]:
    tr, note = facts.language.tr, facts.plan.info.illustrative_note
    counts = tuple(_example_counts(facts))
    if not counts and not note:
        return
    paragraphs: list[Text] = []
    if counts:
        listed = facts.names.listed(counts)
        paragraphs.append(
            tr(
                "Von einer Regel ergänzt und keine Angabe der Stadt: {listed}. Was darauf beruht, ist ein Beispiel.",
                listed=listed,
            )
        )
    if note and template == "gedankenpapier":
        paragraphs.append(tr("Nach welchen Regeln ergänzt wurde, steht in der Beschlussvorlage."))
    elif note:
        paragraphs.append(_shortened(note, facts))
    yield Callout(CalloutKind.ILLUSTRATIVE, tr("Beispieldaten"), tuple(paragraphs))


def _example_counts(facts: Facts) -> Iterator[str]:
    trn, state, language = facts.language.trn, facts.plan.baseline, facts.language
    posts = sum(each.illustrative for each in state.positions.values())
    tasks = sum(each.illustrative for each in state.tasks.values())
    assignments = sum(each.illustrative for own in state.assignments.values() for each in own)
    grants = sum(each.current.illustrative for each in state.grants.values())
    if posts:
        yield trn("{size} Stelle", "{size} Stellen", posts, size=count(posts, language))
    if tasks:
        yield trn("{size} Aufgabe", "{size} Aufgaben", tasks, size=count(tasks, language))
    if assignments:
        yield trn("{size} Zuordnung", "{size} Zuordnungen", assignments, size=count(assignments, language))
    if grants:
        yield trn("{size} Förderung", "{size} Förderungen", grants, size=count(grants, language))


def _shortened(note: str, facts: Facts) -> str:
    """The beginning of a long note up to the end of a sentence; the method has the whole."""
    if len(note) <= LONGEST_NOTE:
        return note
    end = note.rfind(". ", 0, LONGEST_NOTE)
    beginning = note[: end + 1] if end > 0 else note[:LONGEST_NOTE]
    return facts.language.tr("{beginning} … Vollständig im Abschnitt „Methode und Annahmen“.", beginning=beginning)


def _unverified(facts: Facts, most_assumed: int, most_pay: int) -> Iterator[Callout]:
    tr, language = facts.language.tr, facts.language
    assumed = unverified_assumptions(facts)
    paragraphs: list[Text] = []
    if assumed:
        listed = tuple(f"{used_name(facts, each.key)}: {assumption_value(each, language)}" for each in assumed)
        paragraphs.append(tr("Annahmen: {listed}.", listed=facts.names.listed(listed, limit=most_assumed)))
    pay = unverified_pay(facts)
    if pay:
        paragraphs.append(tr("Entgelt- und Besoldungsdaten: {listed}.", listed=facts.names.listed(pay, limit=most_pay)))
    drivers = _unverified_revenues(facts)
    if drivers:
        paragraphs.append(tr("Erträge nach Personen: {listed}.", listed=facts.names.listed(drivers, limit=most_pay)))
    if paragraphs:
        title = tr("Nicht verifiziert: Zahlen, die darauf beruhen, sind vor dem Beschluss zu prüfen")
        yield Callout(CalloutKind.UNVERIFIED, title, tuple(paragraphs))


def _unverified_revenues(facts: Facts) -> tuple[str, ...]:
    known = facts.plan.baseline.revenues
    used = facts.null.figures.revenues.results
    return tuple(known[key].name or key for key in used if not known[key].verified)


def _unpriced(facts: Facts) -> Iterator[Callout]:
    text = unpriced(facts, facts.proposal.cost_figure(facts.settled_year))
    if text:
        title = facts.language.tr("Stellen, die in keinem Kostenbetrag stecken")
        yield Callout(CalloutKind.INFORMATION, title, (f"{text}.",))


def _cost_figure(facts: Facts, traces: Traces) -> KeyFigure:
    tr, language, year = facts.language.tr, facts.language, facts.settled_year
    before, after = facts.null.cost(year).full_cost, facts.proposal.cost(year).full_cost
    return KeyFigure(
        tr("Vollkosten {year} gegenüber dem Ist-Stand", year=year),
        signed(euro(after - before, language)),
        note=tr("von {before} auf {after}", before=euro(before, language), after=euro(after, language))
        + _reservations(facts, year),
        reference=traces.marks.get("full_cost"),
    )


def _reservations(facts: Facts, year: int) -> str:
    """Why the cost of a year is not certain, in words: here nobody knows yet what v and f mean."""
    tr, (provisional, grown) = facts.language.tr, facts.pay_marks[year]
    words = (
        (provisional, tr("Tabelle vorläufig")),
        (grown, tr("fortgeschrieben")),
        (not facts.proposal.cost_figure(year).verified, tr("nicht verifiziert")),
    )
    return "".join(f"; {word}" for holds, word in words if holds)


def _overlap_figure(facts: Facts, traces: Traces) -> KeyFigure:
    tr, language = facts.language.tr, facts.language
    before, after = facts.null.figures.overlap.fte, facts.proposal.figures.overlap.fte
    return KeyFigure(
        tr("Überschneidung"),
        capacity(after, language),
        _capacity_change(after - before, language),
        tr("bisher {before}", before=capacity(before, language)),
        traces.marks.get("overlap_fte"),
    )


def _capacity_change(change: int, language: Language) -> str:
    return signed(capacity(change, language)) if change else ""


def _coverage_figure(facts: Facts, traces: Traces) -> KeyFigure:
    tr, language = facts.language.tr, facts.language
    before, after = (each.figures.coverage.groups["binding"].index for each in (facts.null, facts.proposal))
    return KeyFigure(
        tr("Abdeckung der Pflichtaufgaben"),
        ratio_cell(after, language),
        "" if None in (before, after) else points_change(after, before, language),
        tr("bisher {before}", before=ratio_cell(before, language)),
        traces.marks.get("index_binding"),
    )


def _moved_figure(facts: Facts, traces: Traces) -> KeyFigure:
    tr, language = facts.language.tr, facts.language
    moved = len(facts.proposal.effects.affected().moved)
    hidden = is_small(moved) and not facts.sees(Sight.SMALL_GROUPS)
    fte = tr("{fte} VZÄ", fte=fte_cell(moved_fte(facts.proposal), language))
    note = "" if hidden else traces.named(fte, "moved_fte")
    return KeyFigure(
        tr("Stellen, die das Amt wechseln"),
        small_text(language) if hidden else count(moved, language),
        note=note,
        reference=traces.marks.get("moved_posts"),
    )


def _duty_figure(facts: Facts, traces: Traces) -> Iterator[KeyFigure]:
    tr, language = facts.language.tr, facts.language
    changes = facts.proposal.effects.duties()
    worse, better = sum(each.is_worse for each in changes), sum(each.is_better for each in changes)
    orphaned = sum(each.status is Status.ORPHANED for each in facts.proposal.figures.coverage.duties)
    yield KeyFigure(
        tr("Gesetzliche Aufgaben schlechter / besser gestellt"),
        f"{count(worse, language)} / {count(better, language)}",
        note=traces.named(tr("verwaist: {n}", n=count(orphaned, language)), "duty_status"),
        reference=traces.marks.get("duty_changes"),
    )


def _grant_figure(facts: Facts, traces: Traces) -> Iterator[KeyFigure]:
    tr, language = facts.language.tr, facts.language
    found = fundings(facts, facts.proposal)
    if not found:
        return
    before, after = (sum(each.amounts[at] for each in found) for at in (0, 1))
    states = tuple(f"{each.id}: {outcome_text(each, facts.language)}" for each in found)
    yield KeyFigure(
        tr("Förderungen {year}", year=facts.year),
        euro(after, language),
        signed(euro(after - before, language)) if after != before else "",
        "; ".join(states[:4]),
        traces.marks.get("all_grants"),
    )


def front(facts: Facts, traces: Traces, template: Template, letterhead: Letterhead | None) -> Iterator[Block]:
    """What the first page has to tell: decision, money and posts; then contents and what the figures rest on."""
    yield identity(facts, template)
    yield from in_brief(facts, traces)
    yield key_figures(facts, traces)
    if facts.sees(Sight.INTERNAL_REMARKS):
        yield from missing_texts(facts, template, is_signed=bool(letterhead and letterhead.signature))
    yield TableOfContents(facts.language.tr("Inhalt"), 1)
    yield from warnings(facts)
