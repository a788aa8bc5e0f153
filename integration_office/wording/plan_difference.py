"""What happened to a plan since a checkpoint, line by line."""

from collections.abc import Iterator, Sequence

from integration_office.application.baseline_difference import BaselineDifference, Parts
from integration_office.application.plan_difference import PlanDifference, ScenarioDifference
from integration_office.domain.organisation import Organisation
from integration_office.domain.scenario import Measure
from integration_office.wording.changes import change_text
from integration_office.wording.language import Language
from integration_office.wording.names import Names

_MOST_MEASURES = 8


def plan_difference_lines(difference: PlanDifference, baseline: Organisation, language: Language) -> tuple[str, ...]:
    """Scenarios first, then the baseline; `baseline` gives the ids in measures their names. Empty: nothing differs."""
    return (
        *_scenario_lines(difference, baseline, language),
        *_baseline_lines(difference.baseline, language),
        *_other_lines(difference, language),
    )


def _scenario_lines(difference: PlanDifference, baseline: Organisation, language: Language) -> Iterator[str]:
    for name in difference.added:
        yield language.tr("Variante „{name}“ ist seitdem dazugekommen", name=name)
    for name in difference.gone:
        yield language.tr("Variante „{name}“ gibt es nicht mehr", name=name)
    for changed in difference.changed:
        yield from _changed_lines(changed, baseline, language)


def _changed_lines(changed: ScenarioDifference, baseline: Organisation, language: Language) -> Iterator[str]:
    tr, name = language.tr, changed.name
    for sign, measures in (("+", changed.added), ("−", changed.gone)):
        for text in _measure_texts(measures, baseline, language):
            yield tr("Variante „{name}“: {sign} {measure}", name=name, sign=sign, measure=text)
    if changed.reordered:
        yield tr("Variante „{name}“: Maßnahmen in anderer Reihenfolge", name=name)
    if changed.other_state:
        yield tr("Variante „{name}“: anderer Bearbeitungsstand", name=name)


def _measure_texts(measures: Sequence[Measure], baseline: Organisation, language: Language) -> Iterator[str]:
    for measure in measures[:_MOST_MEASURES]:
        text = change_text(measure.change, language, baseline)
        yield text if measure.enabled else f"{text} ({language.tr('ausgeschaltet')})"
    more = len(measures) - _MOST_MEASURES
    if more > 0:
        yield language.trn("{n} weitere Maßnahme", "{n} weitere Maßnahmen", more)


def _baseline_lines(difference: BaselineDifference, language: Language) -> Iterator[str]:
    tr = language.tr
    kinds = (
        (tr("Einheiten"), difference.units),
        (tr("Stellen"), difference.positions),
        (tr("Aufgaben"), difference.tasks),
        (tr("Förderungen"), difference.grants),
        (tr("Annahmen"), difference.assumptions),
        (tr("Aufgabenanteile"), Parts(changed=difference.shares)),
    )
    for kind, parts in kinds:
        if parts:
            yield tr("Ist-Stand, {kind}: {what}", kind=kind, what=_parts_text(parts, language))
    if difference.budget_lines:
        n = difference.budget_lines
        yield language.trn("Ist-Stand: {n} Haushaltszeile anders", "Ist-Stand: {n} Haushaltszeilen anders", n)


def _parts_text(parts: Parts, language: Language) -> str:
    tr, names = language.tr, Names(language)
    texts = (
        (parts.new, tr("neu: {list}", list=names.listed(parts.new, 4))),
        (parts.gone, tr("entfallen: {list}", list=names.listed(parts.gone, 4))),
        (parts.changed, tr("geändert: {list}", list=names.listed(parts.changed, 4))),
    )
    return "; ".join(text for ids, text in texts if ids)


def _other_lines(difference: PlanDifference, language: Language) -> Iterator[str]:
    tr = language.tr
    if difference.details:
        yield tr("Angaben zum Plan geändert")
    if difference.catalogue:
        yield tr("Gesetzliche Aufgaben der Stadt oder Gewichte geändert")
    if difference.texts:
        yield tr("Texte der Papiere geändert")
