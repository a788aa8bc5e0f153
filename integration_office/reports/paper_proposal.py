"""Beschlussvorschlag: what is proposed, in sentences by subject; many alike are summed up, none is left out."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from integration_office.domain.changes import (
    AddPosition,
    Assign,
    Change,
    ChangeFte,
    CreateUnit,
    CutPosition,
    DissolveUnit,
    MergeUnits,
    MovePosition,
    MoveUnit,
    RegradePosition,
    RenameUnit,
    SetAssumption,
    SetBudget,
    SetDemand,
    SetGrant,
    SplitUnit,
)
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import Measure
from integration_office.reports.blocks import Align, Block, BulletList, Heading, Paragraph, Row, Table, Text
from integration_office.reports.paper_audience import Sight
from integration_office.reports.paper_facts import Facts, Variant
from integration_office.wording.changes import change_text
from integration_office.wording.findings import broken_measure_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import capacity, date_text

FEW = 6
"""So many measures of a kind are named one by one; more are summed up by unit."""


@dataclass(frozen=True)
class Step:
    """A measure that applies, with its number and the state before it. `public`: single posts and how many there
    are of a kind are not named."""

    number: int
    measure: Measure
    state: Organisation
    public: bool = False


Summary = Callable[[Sequence[Step], Language], list[Text]]


def proposal(facts: Facts) -> Iterator[Block]:
    """The measures of the proposed variant by subject."""
    tr = facts.language.tr
    steps = steps_of(facts)
    if not steps:
        yield Paragraph(tr("Vorgeschlagen wird, den Ist-Stand beizubehalten. Die Variante ändert nichts."))
        return
    yield Paragraph(introduction(facts, steps))
    for title, kinds, summary in _subjects(facts.language):
        chosen = [step for step in steps if isinstance(step.measure.change, kinds)]
        if chosen:
            yield Heading(2, title)
            yield BulletList(tuple(summary(chosen, facts.language)))


def steps_of(facts: Facts) -> list[Step]:
    """The measures that apply, with the reasons and the posts that the reader may see."""
    reasons, public = facts.sees(Sight.MEASURE_REASONS), not facts.sees(Sight.SINGLE_POSTS)
    return [
        Step(number, measure if reasons else replace(measure, reason=""), state, public)
        for number, measure, state in facts.proposal.steps
    ]


def measure_table(facts: Facts, variant: Variant) -> Table:
    """Every measure with its number, date and reason, the broken ones marked; those switched off only inside."""
    tr, language = facts.language.tr, facts.language
    states = {number: state for number, _, state in variant.steps}
    baseline = variant.effects.before.organisation
    rows = [
        Row(_measure_cells(number, measure, states.get(number), baseline, language))
        for number, measure in enumerate(variant.measures, 1)
        if measure.enabled or facts.sees(Sight.INTERNAL_REMARKS)
    ]
    return Table(
        caption=tr("Maßnahmen der Variante „{name}“", name=variant.name),
        header=((tr("Nr."), tr("Maßnahme"), tr("Wirksam ab"), tr("Begründung")),),
        rows=tuple(rows),
        alignment=(Align.RIGHT, Align.LEFT, Align.LEFT, Align.LEFT),
        weights=(0, 3, 0, 2),
    )


def broken_texts(facts: Facts, variant: Variant) -> tuple[str, ...]:
    """The measures that do not apply, each with its reason; in public only how many."""
    if variant.broken and not facts.sees(Sight.SINGLE_POSTS):
        return (facts.language.trn("{n} Maßnahme greift nicht.", "{n} Maßnahmen greifen nicht.", len(variant.broken)),)
    baseline = variant.effects.before.organisation
    return tuple(broken_measure_text(each, facts.language, baseline) for each in variant.broken)


def _measure_cells(
    number: int, measure: Measure, state: Organisation | None, baseline: Organisation, language: Language
) -> tuple[Text, ...]:
    text = change_text(measure.change, language, state or baseline)
    if state is None:
        mark = language.tr("(abgeschaltet)") if not measure.enabled else language.tr("(greift nicht)")
        text = f"{text} {mark}"
    return (str(number), text, _since(measure.effective, language), measure.reason)


def _since(effective: date | None, language: Language) -> str:
    return language.tr("von Beginn an") if effective is None else date_text(effective, language)


def introduction(facts: Facts, steps: Sequence[Step]) -> str:
    trn, variant = facts.language.trn, facts.proposal
    dates = {step.measure.effective for step in steps}
    text = trn(
        "Vorgeschlagen wird, die Variante „{name}“ umzusetzen. Sie besteht aus {n} Maßnahme",
        "Vorgeschlagen wird, die Variante „{name}“ umzusetzen. Sie besteht aus {n} Maßnahmen",
        len(steps),
        name=variant.name,
    )
    effective = dates.pop() if len(dates) == 1 else None
    if effective is not None:
        day = date_text(effective, facts.language)
        return facts.language.tr("{text} und soll zum {day} wirksam werden.", text=text, day=day)
    return f"{text}."


def _subjects(language: Language) -> tuple[tuple[str, tuple[type[Change], ...], Summary], ...]:
    tr = language.tr
    return (
        (tr("Neue Einheiten"), (CreateUnit,), _one_by_one),
        (tr("Verlegungen von Einheiten"), (MoveUnit,), _one_by_one),
        (
            tr("Zusammenlegungen, Teilungen, Auflösungen"),
            (MergeUnits, SplitUnit, DissolveUnit, RenameUnit),
            _one_by_one,
        ),
        (tr("Verlegungen von Stellen"), (MovePosition,), _moves),
        (tr("Stellenplan"), (AddPosition, CutPosition, RegradePosition, ChangeFte), _staffing),
        (tr("Aufgaben"), (Assign, SetDemand), _tasks),
        (tr("Haushalt, Förderungen, Annahmen"), (SetBudget, SetGrant, SetAssumption), _one_by_one),
    )


def _one_by_one(steps: Sequence[Step], language: Language) -> list[Text]:
    several_dates = len({step.measure.effective for step in steps}) > 1
    return [_sentence(step, language, several_dates) for step in steps]


def _sentence(step: Step, language: Language, with_date: bool) -> Text:
    text = change_text(step.measure.change, language, step.state) + _extent(step, language)
    return _with_reason(text, (step.measure.reason,), step.measure.effective if with_date else None, language)


def _with_reason(text: str, reasons: Sequence[str], effective: date | None, language: Language) -> str:
    if effective is not None:
        text = language.tr("{text}, ab {day}", text=text, day=date_text(effective, language))
    given = " ".join(dict.fromkeys(reason for reason in reasons if reason))
    if not given:
        return f"{text}."
    end = "" if given.endswith((".", "!", "?")) else "."
    return language.tr("{text}. Begründung: {reason}", text=text, reason=given + end)


def _extent(step: Step, language: Language) -> str:
    """How many posts a unit brings along: (24 Stellen, 21,5 VZÄ)."""
    change, state = step.measure.change, step.state
    if step.public:
        return ""
    match change:
        case MoveUnit(unit) | DissolveUnit(unit):
            units = [unit]
        case MergeUnits(units=merged):
            units = list(merged)
        case _:
            return ""
    below = {each for unit in units for each in state.subtree(unit)}
    posts = [post for unit in below for post in state.staff.get(unit, ())]
    if not posts:
        return ""
    fte = Names(language).fte(sum(state.positions[post].fte_planned for post in posts))
    return language.trn(" ({n} Stelle, {fte})", " ({n} Stellen, {fte})", len(posts), fte=fte)


def _posts_text(steps: Sequence[Step], language: Language) -> str:
    size = Names(language).fte(sum(_planned(step) for step in steps))
    return language.trn("{n} Stelle ({fte})", "{n} Stellen ({fte})", len(steps), fte=size)


def _moves(steps: Sequence[Step], language: Language) -> list[Text]:
    """Moves of posts by where they come from and go to."""
    ways: defaultdict[tuple[UnitId, UnitId, date | None], list[Step]] = defaultdict(list)
    for step in steps:
        change = step.measure.change
        assert isinstance(change, MovePosition)
        ways[step.state.position(change.position).unit, change.to, step.measure.effective].append(step)
    several_dates = len({way[2] for way in ways}) > 1
    return [_way_text(way, moved, language, several_dates) for way, moved in ways.items()]


def _way_text(
    way: tuple[UnitId, UnitId, date | None], steps: Sequence[Step], language: Language, with_date: bool
) -> Text:
    if len(steps) == 1 and not steps[0].public:
        return _sentence(steps[0], language, with_date)
    origin, target, effective = way
    names = Names(language, steps[-1].state)
    places = {"origin": names.unit(origin), "target": names.unit(target)}
    if steps[0].public:
        text = language.tr("Stellen aus {origin} nach {target} verlegen", **places)
    else:
        posts = _posts_text(steps, language)
        text = language.tr("{posts} aus {origin} nach {target} verlegen", posts=posts, **places)
    reasons = [step.measure.reason for step in steps]
    return _with_reason(text, reasons, effective if with_date else None, language)


def _planned(step: Step) -> int:
    change = step.measure.change
    if isinstance(change, AddPosition):
        return change.position.fte_planned
    assert isinstance(change, MovePosition | CutPosition | RegradePosition | ChangeFte | Assign)
    return step.state.position(change.position).fte_planned


def _staffing(steps: Sequence[Step], language: Language) -> list[Text]:
    """Posts one by one; of a kind that there is much of, by unit."""
    texts: list[Text] = []
    for kind in (AddPosition, CutPosition, RegradePosition, ChangeFte):
        chosen = [step for step in steps if isinstance(step.measure.change, kind)]
        texts += _by_unit(chosen, language) if _is_summed_up(chosen) else _one_by_one(chosen, language)
    return texts


def _is_summed_up(steps: Sequence[Step]) -> bool:
    return len(steps) > FEW or any(step.public for step in steps)


def _by_unit(steps: Sequence[Step], language: Language) -> list[Text]:
    found: defaultdict[UnitId, list[Step]] = defaultdict(list)
    for step in steps:
        found[_unit_of(step)].append(step)
    return [_unit_text(unit, chosen, language) for unit, chosen in found.items()]


def _unit_of(step: Step) -> UnitId:
    change = step.measure.change
    if isinstance(change, AddPosition):
        return change.position.unit
    assert isinstance(change, CutPosition | RegradePosition | ChangeFte)
    return step.state.position(change.position).unit


def _unit_text(unit: UnitId, steps: Sequence[Step], language: Language) -> Text:
    if len(steps) == 1 and not steps[0].public:
        return _sentence(steps[0], language, True)
    where = Names(language, steps[-1].state).unit(unit)
    change = steps[0].measure.change
    if steps[0].public:
        text = _public_text(change, where, language)
    else:
        text = _counted_text(change, where, _posts_text(steps, language), language)
    return _with_reason(text, [step.measure.reason for step in steps], None, language)


def _public_text(change: Change, where: str, language: Language) -> str:
    tr = language.tr
    if isinstance(change, AddPosition):
        return tr("Stellen in {unit} schaffen", unit=where)
    if isinstance(change, CutPosition):
        return tr("Stellen in {unit} streichen", unit=where)
    if isinstance(change, RegradePosition):
        return tr("Stellen in {unit} umwandeln", unit=where)
    return tr("Stellenanteile in {unit} ändern", unit=where)


def _counted_text(change: Change, where: str, posts: str, language: Language) -> str:
    tr = language.tr
    if isinstance(change, AddPosition):
        return tr("{posts} in {unit} schaffen", posts=posts, unit=where)
    if isinstance(change, CutPosition):
        return tr("{posts} in {unit} streichen", posts=posts, unit=where)
    if isinstance(change, RegradePosition):
        return tr("{posts} in {unit} umwandeln", posts=posts, unit=where)
    return tr("Stellenanteil von {posts} in {unit} ändern", posts=posts, unit=where)


def _tasks(steps: Sequence[Step], language: Language) -> list[Text]:
    """Assignments by task; demands one by one."""
    found: defaultdict[str, list[Step]] = defaultdict(list)
    for step in steps:
        change = step.measure.change
        if isinstance(change, Assign):
            found[change.task].append(step)
    texts = [_task_text(task, chosen, language) for task, chosen in found.items()]
    demands = [step for step in steps if isinstance(step.measure.change, SetDemand)]
    return [*texts, *_one_by_one(demands, language)]


def _task_text(task: str, steps: Sequence[Step], language: Language) -> Text:
    if len(steps) == 1 and not steps[0].public:
        return _sentence(steps[0], language, False)
    names = Names(language, steps[0].state)
    changes = [_capacity_change(step) for step in steps]
    parts = tuple(_public_shares(changes, language) if steps[0].public else _shares_texts(changes, language))
    text = language.tr("Aufgabe {task}: {parts}", task=names.task(task), parts=names.listed(parts))
    return _with_reason(text, [step.measure.reason for step in steps], None, language)


def _shares_texts(changes: Sequence[int], language: Language) -> Iterator[str]:
    less = [-each for each in changes if each < 0]
    more = [each for each in changes if each > 0]
    if less:
        size = capacity(sum(less), language)
        yield language.trn("{n} Stelle gibt {fte} ab", "{n} Stellen geben zusammen {fte} ab", len(less), fte=size)
    if more:
        size = capacity(sum(more), language)
        yield language.trn("{n} Stelle übernimmt {fte}", "{n} Stellen übernehmen zusammen {fte}", len(more), fte=size)


def _public_shares(changes: Sequence[int], language: Language) -> Iterator[str]:
    if any(each < 0 for each in changes):
        yield language.tr("Stellen geben Anteile ab")
    if any(each >= 0 for each in changes):
        yield language.tr("Stellen übernehmen Anteile")


def _capacity_change(step: Step) -> int:
    """FTE × share that an assignment adds to its task."""
    change = step.measure.change
    assert isinstance(change, Assign)
    own = step.state.assignments.get(change.position, ())
    before = next((each.share for each in own if each.task == change.task), 0)
    return _planned(step) * (change.share - before)
