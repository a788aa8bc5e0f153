"""Rechenwege in few words, a table row each: formula, parts and basis; of a short paper, and of further variants."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from integration_office.analysis.figure import Figure, Formula, Term
from integration_office.reports.blocks import Align, Block, Heading, Paragraph, Reference, Row, Table
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_reckoning import FEW, may_see_terms, reckoned
from integration_office.reports.paper_traces import Reckon, Traces
from integration_office.wording.assumptions import assumption_name
from integration_office.wording.figures import Known, exact_text, marks, rechenweg
from integration_office.wording.letters import capital

Sides = Sequence[tuple[Variant, Figure]]

MOST_PARTS = 7
"""So many parts of a figure stand in its row of a short paper; of more only how many there are."""

ALL_PARTS = 40
"""So many where nothing else tells them."""

_NOT_USED = ("budget_cost", "filled_fte", "achievable", "npv", "intended_fte", "units", "failed_grants")
_NOT_USED_KINDS = ("index_grant", "index_voluntary", "grant_", "full_cost_sum", "one_off", "touched_posts")


@dataclass(frozen=True)
class Way:
    """A figure with its mark and the states that have it; `is_target`: whether the mark leads here.

    `base`: the figure of the Ist-Stand, whose parts need not be told again.
    """

    key: str
    title: str
    mark: Reference
    sides: Sides
    is_target: bool = True
    base: Figure | None = None


def short_ways(facts: Facts) -> Mapping[str, tuple[str, Reckon]]:
    """The figures that a short paper shows, with their titles, in order."""
    left_out = (*_NOT_USED, *_NOT_USED_KINDS)
    return {key: known for key, known in reckoned(facts).items() if not key.startswith(left_out)}


def short_reckoning(facts: Facts, traces: Traces) -> Iterator[Block]:
    tr = facts.language.tr
    yield Heading(1, tr("Anlage: Rechenwege"))
    yield Paragraph(
        tr(
            "Jede Zahl mit einer Marke [R] ist hier hergeleitet, für den Ist-Stand und die vorgeschlagene Variante; "
            "für die anderen Varianten gelten dieselben Formeln. In allen Einzelheiten stehen sie in der Anlage "
            "„Rechenwege“ der Beschlussvorlage. Werte und Quellen der Annahmen stehen dort im Abschnitt "
            "„Methode und Annahmen“."
        ),
        small=True,
        keep_with_next=True,
    )
    caption = tr("Rechenwege: Ist-Stand und Variante „{name}“", name=facts.proposal.name)
    states = (facts.null, facts.proposal) if facts.proposal.measures else (facts.null,)
    ways = [
        Way(key, title, traces.marks[key], _sides(reckon, states)) for key, (title, reckon) in short_ways(facts).items()
    ]
    yield _table(facts, caption, ways, MOST_PARTS)


def further_reckoning(facts: Facts, traces: Traces) -> Iterator[Block]:
    """What each further variant has other than the proposed one, below the marks that its figures carry, too."""
    tr = facts.language.tr
    for variant in facts.changed:
        if variant is facts.proposal:
            continue
        name = tr("Rechenwege der Variante „{name}“", name=variant.name)
        yield Heading(2, name)
        marks_of = ((key, title, traces.marks[key], reckon) for key, (title, reckon) in reckoned(facts).items())
        ways = [
            Way(key, title, mark, _sides(reckon, (variant,)), is_target=False, base=reckon(facts.null))
            for key, title, mark, reckon in marks_of
        ]
        yield _table(facts, name, [each for each in ways if each.sides], ALL_PARTS)


def _table(facts: Facts, caption: str, ways: Sequence[Way], most: int) -> Table:
    tr = facts.language.tr
    bases = list(dict.fromkeys(_assumed(facts, way.sides) for way in ways if _assumed(facts, way.sides)))
    return Table(
        caption=caption,
        header=((tr("Zahl"), tr("Rechenweg"), tr("Beruht auf")),),
        rows=tuple(_row(facts, way, bases, most) for way in ways),
        alignment=(Align.LEFT,) * 3,
        weights=(3, 8, 3),
        notes=(
            *(tr("Annahmen {n}: {listed}.", n=n, listed=", ".join(each)) for n, each in enumerate(bases, 1)),
            *dict.fromkeys(
                f"{mark.text}: {mark.meaning}"
                for way in ways
                for _, found in way.sides
                for mark in marks(found, facts.language)
            ),
        ),
    )


def _sides(reckon: Reckon, states: Sequence[Variant]) -> Sides:
    """The states that have the figure."""
    return [(each, found) for each in states if (found := reckon(each)) is not None]


def _row(facts: Facts, way: Way, bases: Sequence[tuple[str, ...]], most: int) -> Row:
    text = _text(facts, way.sides, most, way.base, whole=may_see_terms(facts, way.key))
    cells = (f"{way.mark.label} {way.title}", text, _basis(facts, way.sides, bases))
    return Row(cells, bookmark=way.mark.target if way.is_target else "")


def _basis(facts: Facts, sides: Sides, bases: Sequence[tuple[str, ...]]) -> str:
    """The number of the list of its assumptions, and its marks."""
    tr, assumed = facts.language.tr, _assumed(facts, sides)
    first = tr("Annahmen {n}", n=bases.index(assumed) + 1) if assumed else tr("keiner Annahme")
    warned = dict.fromkeys(mark.text for _, found in sides for mark in marks(found, facts.language))
    return "; ".join([first, *warned])


def _assumed(facts: Facts, sides: Sides) -> tuple[str, ...]:
    """The assumptions behind a figure, by name."""
    used = (each.key for _, found in sides for each in found.assumptions)
    return tuple(dict.fromkeys(assumption_name(key, facts.language) for key in used))


def _text(facts: Facts, sides: Sides, most: int, base: Figure | None, *, whole: bool) -> str:
    """The formula, and of each side the parts, where the reader may see them."""
    tr, first = facts.language.tr, sides[0]
    formula = rechenweg(first[1], facts.language, _known(facts, first[0]))[0].note.removeprefix("= ")
    texts = [f"{capital(formula)}."] if formula else []
    if not whole:
        texts.append(tr("Die Bestandteile sind einzelne Stellen oder Einheiten; diese Fassung nennt sie nicht."))
    elif len(sides) == 2 and sides[0][1].terms == sides[1][1].terms:
        texts.append(tr("Unverändert: {parts}.", parts=_parts(facts, *sides[0], most)))
    else:
        texts += [
            tr("{state}: {parts}.", state=tr("Variante") if each.measures else tr("Ist-Stand"), parts=parts)
            for each, parts in ((each, _parts(facts, each, found, most, base)) for each, found in sides)
        ]
    return " ".join(texts)


def _parts(facts: Facts, variant: Variant, found: Figure, most: int, base: Figure | None = None) -> str:
    """The value and what it is made of, largest level only."""
    tr, language = facts.language.tr, facts.language
    value = exact_text(found.value, found.unit, language)
    if not found.terms:
        return value
    if len(found.terms) > most:
        return tr("{value} aus {n} Bestandteilen", value=value, n=len(found.terms))
    lines = [line for line in rechenweg(found, language, _known(facts, variant))[1:] if line.level == 1]
    same = _unchanged(found, base)
    pairs = zip(lines[: len(found.terms)], found.terms, strict=True)
    listed = [f"{line.label} {line.value}" for line, term in pairs if term not in same]
    if same:
        total = exact_text(sum(term.value or 0 for term in same), found.unit, language)
        listed.append(tr("{n} weitere, unverändert, zusammen {total}", n=len(same), total=total))
    return tr("{value} aus {parts}", value=value, parts="; ".join(listed))


def _unchanged(found: Figure, base: Figure | None) -> list[Term]:
    """Many addends that are what they are in the Ist-Stand."""
    if base is None or found.formula is not Formula.SUM or any(term.subtracted for term in found.terms):
        return []
    known = {(term.key, term.id): term.value for term in base.terms}
    same = [term for term in found.terms if known.get((term.key, term.id)) == term.value]
    return same if FEW < len(same) < len(found.terms) else []


def _known(facts: Facts, variant: Variant) -> Known:
    return Known(variant.organisation, facts.frame.duties)
