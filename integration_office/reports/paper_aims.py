"""What a variant is about, in the few lines of a short paper."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from integration_office.domain.changes import (
    CreateUnit,
    DissolveUnit,
    MergeUnits,
    MoveUnit,
    RenameUnit,
    SplitUnit,
)
from integration_office.reports.blocks import Block, BulletList, Paragraph, Text
from integration_office.reports.paper_facts import Facts
from integration_office.reports.paper_proposal import FEW, Step, introduction, steps_of
from integration_office.wording.language import Language


def aims(facts: Facts) -> Iterator[Block]:
    """What becomes of the units, and how many further measures there are."""
    steps = steps_of(facts)
    if not steps:
        yield Paragraph(facts.language.tr("Der Ist-Stand bleibt. Die Variante ändert nichts."))
        return
    yield Paragraph(introduction(facts, steps))
    yield BulletList(tuple(_aims(facts, steps)))


def _aims(facts: Facts, steps: Sequence[Step]) -> Iterator[Text]:
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    others = 0
    for step in steps:
        aim = _aim(step, facts.language)
        if aim is None:
            others += 1
        else:
            text, target, name = aim
            found[text, target].append(name)
    for (text, target), names in found.items():
        yield text.format(target=target, units=_some_of(names, facts.language))
    if others:
        yield facts.language.trn(
            "Dazu {n} Maßnahme zu Stellen, Aufgaben und Geld; die Beschlussvorlage nennt sie.",
            "Dazu {n} Maßnahmen zu Stellen, Aufgaben und Geld; die Beschlussvorlage nennt sie.",
            others,
        )


def _some_of(names: Sequence[str], language: Language) -> str:
    """The first of many; their names have commas of their own."""
    more = len(names) - FEW
    rest = [language.trn("{n} weitere", "{n} weitere", more)] if more > 0 else []
    return "; ".join([*names[:FEW], *rest])


def _aim(step: Step, language: Language) -> tuple[str, str, str] | None:
    """What happens to units, a sentence with places for target and names; the two; None: it is not to a unit."""
    tr, state = language.tr, step.state
    match step.measure.change:
        case CreateUnit(name=new):
            return tr("Neu: {units}."), "", new
        case MoveUnit(unit, to):
            return tr("Nach „{target}“ verlegt: {units}."), state.units[to].name, state.units[unit].name
        case MergeUnits(units=merged, name=new):
            names = ", ".join(state.units[unit].name for unit in merged)
            return tr("Zu „{target}“ zusammengelegt: {units}."), new, names
        case SplitUnit(unit):
            return tr("Geteilt: {units}."), "", state.units[unit].name
        case DissolveUnit(unit):
            return tr("Aufgelöst: {units}."), "", state.units[unit].name
        case RenameUnit(unit, name=new):
            return tr("Umbenannt: {units}."), "", f"{state.units[unit].name} → {new}"
    return None
