"""Grants in words: their conditions, and what a change wins, loses or puts at risk."""

from integration_office.analysis.effects import GrantChange
from integration_office.analysis.grant_effects import ConditionState, GrantEffect, Outcome
from integration_office.domain.task import Duty
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import euro, signed


def condition_text(condition: str, language: Language) -> str:
    """A condition of a grant in words; one we do not know goes by its key."""
    key, _, value = (part.strip() for part in condition.partition("="))
    words = {
        "own_unit": language.tr("eigene Organisationseinheit"),
        "head_fulltime": language.tr("Leitung in Vollzeit"),
        "deputy_fulltime": language.tr("stellvertretende Leitung in Vollzeit"),
        "concept_date": _concept_text(value, language),
        "needs": language.tr("Förderung {grant} besteht", grant=value),
        "at": language.tr("Stellen liegen in der Einheit der Förderung {grant}", grant=value),
        **_unchecked_conditions(language),
    }
    return words.get(key, condition)


def _concept_text(adopted: str, language: Language) -> str:
    if not adopted:
        return language.tr("Integrationskonzept nicht älter als drei Jahre (Datum des Beschlusses fehlt)")
    return language.tr("Konzept nicht älter als drei Jahre (beschlossen {date})", date=adopted)


def _unchecked_conditions(language: Language) -> dict[str, str]:
    """Conditions of guidelines that show as not checked, and the one that every plan meets."""
    tr = language.tr
    return {
        "no_double_funding": tr("keine Doppelförderung"),
        "council_decision": tr("Beschluss des Rats oder Kreistags"),
        "work_plan": tr("Lagebeschreibung, Anbindung und Arbeitsplan liegen vor"),
        "kim_concept": tr("Umsetzungskonzept liegt vor"),
        "steering_group": tr("Lenkungsgruppe auf Leitungsebene"),
        "joint_concept": tr("nur Kreise: gemeinsames Konzept mit den Gemeinden"),
        "qualified_staff": tr("Fachkräfte mit der verlangten Qualifikation"),
    }


def grant_change_text(change: GrantChange, names: Names) -> str:
    """What a grant pays more or less in a year, and which conditions fail anew."""
    tr, language = names.language.tr, names.language
    grant, amount = names.grant(change.grant), signed(euro(change.after - change.before, language))
    if change.is_lost:
        text = tr("Förderung {grant} entfällt: {amount} im Jahr", grant=grant, amount=amount)
    elif change.before == 0:
        text = tr("Förderung {grant} kommt hinzu: {amount} im Jahr", grant=grant, amount=amount)
    else:
        text = tr("Förderung {grant}: {amount} im Jahr", grant=grant, amount=amount)
    return text + _failed_text(change, names)


def grant_risk_text(change: GrantChange, names: Names) -> str:
    text = names.language.tr("Förderung {grant} gefährdet", grant=names.grant(change.grant))
    return text + _failed_text(change, names)


def no_claim_text(duties: tuple[Duty, ...], language: Language) -> str:
    """Empty where the catalogue says nothing."""
    if not duties:
        return ""
    listed = ", ".join(duty.id for duty in duties)
    return language.tr("kein Rechtsanspruch ({sources})", sources=listed)


def outcome_text(effect: GrantEffect, language: Language) -> str:
    """Won, lost, at risk, more, less or the same, in a word."""
    tr = language.tr
    words = {
        Outcome.WON: tr("kommt hinzu"),
        Outcome.LOST: tr("entfällt"),
        Outcome.AT_RISK: tr("gefährdet"),
        Outcome.MORE: tr("mehr"),
        Outcome.LESS: tr("weniger"),
        Outcome.SAME: tr("unverändert"),
    }
    return words[effect.outcome]


def condition_state_text(state: ConditionState, language: Language) -> str:
    tr = language.tr
    words = {
        ConditionState.MET: tr("erfüllt"),
        ConditionState.FAILED: tr("nicht erfüllt"),
        ConditionState.NEWLY_FAILED: tr("nicht mehr erfüllt"),
        ConditionState.UNCHECKED: tr("nicht geprüft"),
    }
    return words[state]


def is_at_risk(change: GrantChange) -> bool:
    """A condition fails anew though no money is lost in this year."""
    return bool(change.newly_failed) and change.after >= change.before


def _failed_text(change: GrantChange, names: Names) -> str:
    if not change.newly_failed:
        return ""
    quoted = (condition_text(each, names.language) for each in change.newly_failed)
    conditions = tuple(names.language.tr("„{text}“", text=each) for each in quoted)
    return names.language.tr("; nicht mehr erfüllt: {conditions}", conditions=names.listed(conditions))
