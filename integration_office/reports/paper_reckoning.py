"""Rechenwege: how each key figure comes about, Ist-Stand beside the proposed variant, exact to the cent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from integration_office.analysis import figure
from integration_office.analysis.coverage import GROUPS
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import Figure, FigureUnit, Formula, Term, Value
from integration_office.analysis.figure.part_saving import Saving, saving_of_years
from integration_office.analysis.figure.saving import cash_saving, gross_saving, net_saving, present_value
from integration_office.analysis.pay import FullCost
from integration_office.domain.identity import GrantId, TaskId
from integration_office.domain.quantity import rounded
from integration_office.reports.blocks import Block, Heading, Landscape, Paragraph, Row, RowKind, Table
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_counts import counted
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.reports.paper_grants import fundings
from integration_office.reports.paper_money import year_head, year_notes
from integration_office.reports.paper_overlap import MOST_TASKS, largest_first, shared_tasks
from integration_office.reports.paper_pay import full_costs
from integration_office.reports.paper_saving import saves_or_costs, saving_key, saving_titles
from integration_office.reports.paper_traces import Reckon, Traces
from integration_office.reports.paper_words import NOTHING, label_and_figures, unpriced
from integration_office.wording.assumptions import assumption_name
from integration_office.wording.figures import (
    Known,
    Line,
    exact_text,
    figure_name,
    marks,
    rechenweg,
)
from integration_office.wording.language import Language
from integration_office.wording.numbers import amount, signed, without_percent

_INDENT = "\u00a0\u00a0\u00a0"
FEW, MANY = 4, 12
"""So many addends stand one by one even where they stay the same; so many parts of one that stays the same."""

_REST = "rest"
_ALL_LEVELS = 99
_MADE_OF = {
    "moved_posts": Sight.SINGLE_POSTS,
    "planned_fte": Sight.UNIT_SIZES,
    "filled_fte": Sight.UNIT_SIZES,
    "posts": Sight.UNIT_SIZES,
    "moved_fte": Sight.SINGLE_POSTS,
    "touched_posts": Sight.SMALL_GROUPS,
}
_OF_THE_CITY = ("full_cost_sum", "duty_status")  # whose parts of parts are no units
_ADDING = (Formula.SUM, Formula.SUM_LESS_LARGEST)


def reckoned(facts: Facts) -> dict[str, tuple[str, Reckon]]:
    """The figures whose Rechenweg is printed: by key the title and how a variant gives it, in order."""
    tr, settled = facts.language.tr, facts.settled_year
    found: dict[str, tuple[str, Reckon]] = {
        "full_cost": (
            tr("Vollkosten {year}", year=year_head(facts, settled)),
            lambda each: each.cost_figure(settled),
        )
    }
    if facts.year in facts.budget_years:
        title = tr("Haushaltssicht {year}", year=year_head(facts, facts.year))
        found["budget_cost"] = (title, lambda each: figure.budget_cost(each.figures))
    found |= _savings(facts)
    found["planned_fte"] = (tr("VZÄ Soll"), lambda each: figure.planned_fte(each.figures))
    found["filled_fte"] = (tr("VZÄ Ist"), lambda each: figure.filled_fte(each.figures))
    found["moved_posts"] = (tr("Stellen, die das Amt wechseln"), lambda each: figure.moved_posts(each.effects))
    shared = [each for each in shared_tasks(facts.proposal) if not each.intended]
    tasks = [each.task for each in largest_first(shared)[:MOST_TASKS]]
    found["overlap_fte"] = (tr("Überschneidung in VZÄ"), lambda each: _overlap_fte(each.figures, tasks))
    title = tr("Kosten der Überschneidung {year}", year=facts.year)
    found["overlap_cost"] = (title, lambda each: _overlap_cost(each.figures, tasks))
    found |= _coverage(facts)
    found["achievable"] = (
        tr("Erreichbare Abdeckung"),
        lambda each: figure.achievable(each.figures, each.figures.achievable),
    )
    return found | _grants(facts) | counted(facts)


def reckoning(facts: Facts, traces: Traces) -> Iterator[Block]:
    tr = facts.language.tr
    yield Paragraph(
        tr(
            "Jede Zahl mit einer Marke [R] ist hier hergeleitet, für den Ist-Stand und die vorgeschlagene Variante; "
            "jede weitere Variante hat am Ende eine Tabelle unter denselben Marken. Zeilen, die sich nicht ändern, "
            "sind zusammengefasst, wo sie addiert werden. Die Annahmen mit Wert und Quelle stehen im Abschnitt "
            "„Methode und Annahmen“."
        )
    )
    for key, (title, reckon) in reckoned(facts).items():
        mark = traces.marks[key]
        yield Heading(2, f"{mark.label} {title}", mark.target)
        yield from _explained(facts, reckon, whole=may_see_terms(facts, key))
    yield Landscape((_full_cost_table(facts),))


def may_see_terms(facts: Facts, key: str) -> bool:
    """Whether the reader may see what the figure is made of; a grant is made of the posts it pays for."""
    made_of = Sight.SINGLE_POSTS if key.startswith("grant_") else _MADE_OF.get(key)
    return made_of is None or facts.sees(made_of)


def _savings(facts: Facts) -> dict[str, tuple[str, Reckon]]:
    """What the proposed variant saves over the years; the Ist-Stand saves nothing."""
    if not facts.proposal.measures or not saves_or_costs(facts, facts.proposal):
        return {}
    found: dict[str, tuple[str, Reckon]] = {
        saving_key(kind): (title, _saving_of(facts, kind)) for kind, title in saving_titles(facts).items()
    }
    found["npv"] = (
        facts.language.tr("Barwert"),
        lambda each: present_value(facts.horizon(each)) if each.measures else None,
    )
    return found


def _saving_of(facts: Facts, kind: Saving) -> Reckon:
    in_year = {Saving.GROSS: gross_saving, Saving.NET: net_saving, Saving.CASH: cash_saving}[kind]

    def reckon(variant: Variant) -> Figure | None:
        if not variant.measures:
            return None
        horizon = facts.horizon(variant)
        whole = saving_of_years(horizon, kind, facts.years)
        terms = (
            replace(each, formula=Formula.SUM, terms=in_year(horizon, year).terms)
            for each, year in zip(whole.terms, facts.years, strict=True)
        )
        return replace(whole, terms=tuple(terms))

    return reckon


def _overlap_fte(figures: Evaluation, tasks: Sequence[TaskId]) -> Figure:
    """With these tasks whether they have double work on this side or not, so that the sides can be compared."""
    known = [figure.task_overlap(figures, task) for task in tasks if task in figures.organisation.tasks]
    return _with_rest(figure.overlap_fte(figures), known)


def _overlap_cost(figures: Evaluation, tasks: Sequence[TaskId]) -> Figure:
    whole, wanted = figure.overlap_cost(figures), set(tasks)
    return _with_rest(whole, [term for term in whole.terms if term.id in wanted])


def _with_rest(whole: Figure, shown: Sequence[Term]) -> Figure:
    """The figure made of these terms and the sum of its others."""
    left = Fraction(whole.value or 0) - sum(Fraction(term.value or 0) for term in shown)
    rest = (Term(_REST, int(left), whole.unit),) if left else ()
    return replace(whole, terms=(*shown, *rest))


def _coverage(facts: Facts) -> dict[str, tuple[str, Reckon]]:
    tr = facts.language.tr
    names = (
        ("binding", tr("Abdeckung der Pflichtaufgaben")),
        ("grant", tr("Abdeckung der Auflagen aus Förderung")),
        ("voluntary", tr("Abdeckung der freiwilligen Aufgaben")),
    )
    return {f"index_{group}": (title, _index_of(group)) for group, title in names if group in GROUPS}


def _index_of(group: str) -> Reckon:
    return lambda each: figure.group_index(each.figures, group)


def _grants(facts: Facts) -> dict[str, tuple[str, Reckon]]:
    tr, year = facts.language.tr, facts.year
    return {
        f"grant_{each.id}": (tr("Förderung {grant} {year}", grant=each.id, year=year), _grant_of(each.id))
        for each in fundings(facts, facts.proposal)
    }


def _grant_of(id: GrantId) -> Reckon:
    return lambda each: figure.grant(each.figures, id) if id in each.figures.grants else None


@dataclass
class _Node:
    """A term with its words, before and after, and what it is made of."""

    line: Line
    before: Term | None = None
    after: Term | None = None
    below: dict[tuple[str, str], "_Node"] = field(default_factory=dict)

    @property
    def differs(self) -> bool:
        before, after = self.values
        return before != after

    @property
    def values(self) -> tuple[Value, Value]:
        """Before and after; None where there is none."""
        return (_value(self.before), _value(self.after))

    @property
    def term(self) -> Term:
        found = self.after or self.before
        assert found is not None
        return found


def _value(term: Term | None) -> Value:
    return None if term is None else term.value


def _explained(facts: Facts, reckon: Reckon, *, whole: bool) -> Iterator[Block]:
    """Formula, terms side by side, and what the figure rests on; not `whole`: without the terms."""
    before, after = reckon(facts.null), reckon(facts.proposal)
    root = _paired(facts, before, after)
    formula = root.line.note.removeprefix("= ")
    if formula:
        yield Paragraph(facts.language.tr("Formel: {formula}.", formula=formula), keep_with_next=True)
    if whole:
        yield _table(facts, root)
    else:
        yield Paragraph(
            facts.language.tr("Die Bestandteile sind einzelne Stellen oder Einheiten; diese Fassung nennt sie nicht."),
            keep_with_next=True,
        )
    yield Paragraph(_basis(facts, [each for each in (before, after) if each is not None]), small=True)


def _paired(facts: Facts, before: Figure | None, after: Figure | None) -> _Node:
    root: _Node | None = None
    for side, variant, found in (("before", facts.null, before), ("after", facts.proposal, after)):
        if found is not None:
            lines = iter(rechenweg(found, facts.language, Known(variant.organisation, facts.frame.duties)))
            head = next(lines)
            root = root or _Node(head)
            _place(root, found, side, lines)
    assert root is not None
    return root


def _place(node: _Node, term: Term, side: str, lines: Iterator[Line]) -> None:
    """A term and all below it into the tree; the lines of its Rechenweg stand in the same order."""
    setattr(node, side, term)
    for below in term.terms:
        child = node.below.setdefault((below.key, below.id), _Node(next(lines)))
        _place(child, below, side, lines)


def _table(facts: Facts, root: _Node) -> Table:
    tr = facts.language.tr
    if root.before is None:
        return _one_sided_table(facts, root)
    few = 2 if root.term.key in _OF_THE_CITY else 1
    deepest = _ALL_LEVELS if facts.sees(Sight.UNIT_SIZES) else few
    return Table(
        caption=tr("{figure}: Ist-Stand und Variante „{name}“", figure=root.line.label, name=facts.proposal.name),
        header=((tr("Bestandteil"), tr("Ist-Stand"), tr("Variante"), tr("Änderung")),),
        rows=(_row(root, 0, facts.language, RowKind.SUBTOTAL), *_rows(root, 1, facts.language, deepest)),
        alignment=label_and_figures(3),
    )


def _one_sided_table(facts: Facts, root: _Node) -> Table:
    """Of a figure that only the variant has, as a saving; what a year is made of are sums of the whole city."""
    tr = facts.language.tr
    rows = (_row(root, 0, facts.language, RowKind.SUBTOTAL), *_rows(root, 1, facts.language, 2))
    return Table(
        caption=tr("{figure}: Variante „{name}“", figure=root.line.label, name=facts.proposal.name),
        header=((tr("Bestandteil"), tr("Variante")),),
        rows=tuple(replace(row, cells=(row.cells[0], row.cells[2])) for row in rows),
        alignment=label_and_figures(1),
    )


def _rows(node: _Node, level: int, language: Language, deepest: int) -> Iterator[Row]:
    """What a figure is made of, down to a level; of many addends that stay the same only the sum."""
    children = list(node.below.values())
    same = [child for child in children if not child.differs]
    summed_up = same if len(same) > FEW and _can_be_summed_up(node, same) else []
    for child in children:
        if child in summed_up:
            continue
        yield _row(child, level, language, is_addend=node.term.formula in _ADDING)
        if level < deepest and _is_opened(child, level):
            yield from _rows(child, level + 1, language, deepest)
    if summed_up:
        yield _rest_row(summed_up, level, language)


def _is_opened(node: _Node, level: int) -> bool:
    """Whether the parts of a part are worth their rows."""
    return not _says_nothing_more(node) and (node.differs or (level == 1 and len(node.below) <= MANY))


def _says_nothing_more(node: _Node) -> bool:
    """A product in which one factor is the whole of it, as a score with the weight 1, or a sum of one addend."""
    is_alone = node.term.formula is Formula.PRODUCT or len(node.below) == 1
    return is_alone and any(child.values == node.values for child in node.below.values())


def _can_be_summed_up(node: _Node, same: Sequence[_Node]) -> bool:
    """Addends beside others that change; where nothing changes they stand one by one."""
    is_sum = node.term.formula is Formula.SUM and not any(each.term.subtracted for each in same)
    return is_sum and len(same) < len(node.below)


def _row(
    node: _Node, level: int, language: Language, kind: RowKind = RowKind.NORMAL, *, is_addend: bool = False
) -> Row:
    """What is missing on one side counts as zero where it is added up."""
    nothing = exact_text(0, node.term.unit, language) if is_addend else NOTHING
    cells = (
        nothing if each is None else exact_text(each.value, each.unit, language) for each in (node.before, node.after)
    )
    label = language.tr("weitere Aufgaben, zusammen") if node.term.key == _REST else node.line.label
    label = label if level else language.tr("Ergebnis")
    return Row((_INDENT * max(0, level - 1) + label, *cells, _change(node, language)), kind)


def _change(node: _Node, language: Language) -> str:
    before, after = (0 if each is None else each.value for each in (node.before, node.after))
    if before is None or after is None or node.term.unit is FigureUnit.CHECK or before == after:
        return NOTHING
    if node.term.unit is FigureUnit.RATIO:
        points = signed(without_percent(exact_text(after - before, FigureUnit.RATIO, language)))
        return language.tr("{n} Punkte", n=points)
    return signed(exact_text(after - before, node.term.unit, language))


def _rest_row(nodes: Sequence[_Node], level: int, language: Language) -> Row:
    values = [node.term.value for node in nodes]
    total = sum(value for value in values if value is not None)
    text = exact_text(total, nodes[0].term.unit, language)
    label = language.tr("{n} weitere, unverändert, zusammen", n=len(nodes))
    return Row((_INDENT * (level - 1) + label, text, text, NOTHING))


def _basis(facts: Facts, figures: Sequence[Figure]) -> str:
    """Assumptions by name and the marks; pay sources stand with the tables in the method."""
    tr, language = facts.language.tr, facts.language
    assumed = dict.fromkeys(assumption_name(each.key, language) for found in figures for each in found.assumptions)
    warned = dict.fromkeys(f"{mark.text} – {mark.meaning}" for found in figures for mark in marks(found, language))
    parts = [tr("Annahmen: {listed}.", listed=", ".join(assumed))] if assumed else [tr("Beruht auf keiner Annahme.")]
    if warned:
        parts.append(tr("Zu beachten: {listed}", listed=" ".join(warned)))
    text = unpriced(facts, figures[-1])
    return " ".join([*parts, f"{text}."] if text else parts)


def _full_cost_table(facts: Facts) -> Table:
    """Full-time amounts of the grades in use, part by part: what anybody can work out from the pay tables."""
    tr, language = facts.language.tr, facts.language
    found = full_costs(facts.proposal, facts.settled_year)
    keys = list(dict.fromkeys(part.key for each in found for part in each.parts))
    return Table(
        caption=tr("Vollzeitbetrag je Gruppe und Stufe {year}", year=year_head(facts, facts.settled_year)),
        header=((tr("Gruppe/Stufe"), *[figure_name(key, language) for key in keys], tr("Vollzeitbetrag")),),
        rows=tuple(_full_cost_row(each, keys, language) for each in found),
        alignment=label_and_figures(len(keys) + 1),
        notes=(
            tr("In Euro. Die Bestandteile sind zur Anzeige gerundet; gerundet wird nur die Summe."),
            *year_notes(facts),
        ),
    )


def _full_cost_row(full: FullCost, keys: Sequence[str], language: Language) -> Row:
    parts = {part.key: part.euros for part in full.parts}
    cells = (amount(rounded(parts[key] * 100), language) if key in parts else NOTHING for key in keys)
    name = f"{full.group}/{full.step}" if full.step else full.group
    return Row((name, *cells, amount(full.cents, language)))
