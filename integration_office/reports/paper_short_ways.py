"""Rechenwege of a short paper: one table with formula, parts and basis of each figure that has a mark."""

from collections.abc import Iterator, Mapping, Sequence

from integration_office.analysis.figure import Figure
from integration_office.reports.blocks import Align, Block, Heading, Paragraph, Reference, Row, Table
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_reckoning import may_see_terms, reckoned
from integration_office.reports.paper_traces import Reckon, Traces
from integration_office.wording.assumptions import assumption_name
from integration_office.wording.figures import Known, exact_text, marks, rechenweg

Sides = Sequence[tuple[Variant, Figure]]

MOST_PARTS = 7
"""So many parts of a figure stand in its row; of more only how many there are."""

_NOT_USED = ("budget_cost", "filled_fte", "achievable", "npv", "intended_fte", "units", "failed_grants")
_NOT_USED_KINDS = ("index_grant", "index_voluntary", "grant_", "full_cost_sum", "one_off", "touched_posts")


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
    )
    ways = [(key, title, _sides(facts, reckon)) for key, (title, reckon) in short_ways(facts).items()]
    bases = list(dict.fromkeys(_assumed(facts, sides) for *_, sides in ways if _assumed(facts, sides)))
    yield Table(
        caption=tr("Rechenwege: Ist-Stand und Variante „{name}“", name=facts.proposal.name),
        header=((tr("Zahl"), tr("Rechenweg"), tr("Beruht auf")),),
        rows=tuple(_row(facts, traces.marks[key], title, sides, key, bases) for key, title, sides in ways),
        alignment=(Align.LEFT,) * 3,
        weights=(3, 8, 3),
        notes=(
            *(tr("Annahmen {n}: {listed}.", n=n, listed=", ".join(each)) for n, each in enumerate(bases, 1)),
            *dict.fromkeys(
                f"{mark.text}: {mark.meaning}"
                for *_, sides in ways
                for _, found in sides
                for mark in marks(found, facts.language)
            ),
        ),
    )


def _sides(facts: Facts, reckon: Reckon) -> Sides:
    """Before and after, as far as they have the figure; a proposal that changes nothing only once."""
    states = (facts.null, facts.proposal) if facts.proposal.measures else (facts.null,)
    return [(each, found) for each in states if (found := reckon(each)) is not None]


def _row(facts: Facts, mark: Reference, title: str, sides: Sides, key: str, bases: Sequence[tuple[str, ...]]) -> Row:
    way = _way(facts, sides, whole=may_see_terms(facts, key))
    return Row((f"{mark.label} {title}", way, _basis(facts, sides, bases)), bookmark=mark.target)


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


def _way(facts: Facts, sides: Sides, *, whole: bool) -> str:
    """The formula, and of each side the parts, where the reader may see them."""
    tr, first = facts.language.tr, sides[0]
    formula = rechenweg(first[1], facts.language, _known(facts, first[0]))[0].note.removeprefix("= ")
    texts = [f"{formula}."] if formula else []
    if not whole:
        texts.append(tr("Die Bestandteile sind einzelne Stellen oder Einheiten; diese Fassung nennt sie nicht."))
    elif len(sides) == 2 and sides[0][1].terms == sides[1][1].terms:
        texts.append(tr("Unverändert: {parts}.", parts=_parts(facts, *sides[0])))
    else:
        texts += [
            tr("{state}: {parts}.", state=tr("Variante") if each.measures else tr("Ist-Stand"), parts=parts)
            for each, parts in ((each, _parts(facts, each, found)) for each, found in sides)
        ]
    return " ".join(texts)


def _parts(facts: Facts, variant: Variant, found: Figure) -> str:
    """The value and what it is made of, largest level only."""
    tr, language = facts.language.tr, facts.language
    value = exact_text(found.value, found.unit, language)
    if not found.terms:
        return value
    if len(found.terms) > MOST_PARTS:
        return tr("{value} aus {n} Bestandteilen", value=value, n=len(found.terms))
    lines = [line for line in rechenweg(found, language, _known(facts, variant))[1:] if line.level == 1]
    listed = "; ".join(f"{line.label} {line.value}" for line in lines[: len(found.terms)])
    return tr("{value} aus {parts}", value=value, parts=listed)


def _known(facts: Facts, variant: Variant) -> Known:
    return Known(variant.organisation, facts.frame.duties)
