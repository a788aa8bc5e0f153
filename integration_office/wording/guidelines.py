"""Rules of grants in words: how much for what, on which condition, by which source, and how the plan stands to it."""

from decimal import Decimal

from integration_office.analysis.guidelines import RuleLine, RuleState
from integration_office.domain.grant_rule import GrantRule, RuleKind
from integration_office.domain.task import Duty
from integration_office.wording.effects import duty_text
from integration_office.wording.grants import condition_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import date_text, euro, plain


def rule_text(rule: GrantRule, language: Language) -> str:
    """What the guideline gives or asks for, in a few words."""
    match rule.kind:
        case RuleKind.CAP | RuleKind.WORKPLACE:
            return _amount(rule, language) + _most(rule, language) + _of_year(rule, language)
        case RuleKind.FLAT:
            what = role_text(rule.role, language)
            return language.tr("bis {amount} im Jahr ({what})", amount=euro(rule.amount or 0, language), what=what)
        case RuleKind.NO_CLAIM:
            return language.tr("kein Rechtsanspruch")
        case RuleKind.FUNDS:
            return funds_text(rule, language)
        case RuleKind.NO_RULE:
            return language.tr("nicht als Regel: {why}", why=no_rule_text(rule, language))
    return condition_text(rule.condition, language)


def role_text(role: str, language: Language) -> str:
    tr = language.tr
    words = {
        "specialist": tr("Fachkraft"),
        "assistant": tr("Verwaltungsassistenz"),
        "coordination": tr("Koordination"),
        "case_management": tr("Case Management"),
        "interpreters": tr("Laiensprachmittlung"),
        "extension": tr("Ausbau"),
        "interpreting": tr("Dolmetscherdienste und Integrationsangebote"),
        "authorities": tr("zusätzliche Stellen in Ausländer- und Einbürgerungsbehörden, Baustein 3"),
    }
    return words.get(role, role)


def state_text(state: RuleState, language: Language) -> str:
    tr = language.tr
    words = {
        RuleState.MET: tr("erfüllt"),
        RuleState.FAILED: tr("nicht erfüllt"),
        RuleState.UNCHECKED: tr("nicht geprüft"),
        RuleState.NOT_IN_PLAN: tr("im Plan nicht hinterlegt, nicht geprüft"),
        RuleState.ABOVE: tr("Plan rechnet mit mehr"),
        RuleState.MIXED: tr("im Plan nicht getrennt: ein Höchstbetrag für alle Stellen"),
        RuleState.INFORMATION: "–",
        RuleState.ENDED: tr("gilt nicht mehr"),
        RuleState.UNPROVEN: tr("nicht gerechnet"),
    }
    return words[state]


def source_text(line: RuleLine, language: Language, *, with_ids: bool = True) -> str:
    """The entries of the catalogue behind a rule, each with its norm and how well it is known; its id for those who
    know the catalogue."""
    return "; ".join(
        f"{duty.id}: {_norm(duty, language)}" if with_ids else _norm(duty, language) for duty in line.duties
    )


def validity_text(rule: GrantRule, language: Language) -> str:
    """From when to when, as far as the catalogue says; empty where it says nothing."""
    tr = language.tr
    if rule.since and rule.until:
        return f"{date_text(rule.since, language)}–{date_text(rule.until, language)}"
    if rule.since:
        return tr("seit {day}", day=date_text(rule.since, language))
    return tr("bis {day}", day=date_text(rule.until, language)) if rule.until else ""


def funds_text(rule: GrantRule, language: Language) -> str:
    """What is funded where the catalogue does not say how much, or not for how long."""
    tr, what = language.tr, role_text(rule.role, language)
    if rule.amount is None:
        if rule.most_city is not None:
            what = tr("{size} VZÄ ({what})", size=plain(rule.most_city, language), what=what)
        return tr("fördert {what}; Höhe im Katalog nicht belegt", what=what)
    if rule.per_fte:
        text = _amount(rule, language) + _most(rule, language)
    else:
        text = tr("bis {amount} ({what})", amount=euro(rule.amount, language), what=what)
    return tr("förderte {text}; Programm {years}, Geltung im Katalog nicht belegt", text=text, years=rule.note)


def no_rule_text(rule: GrantRule, language: Language) -> str:
    """Why an entry of the catalogue is no rule of a grant."""
    tr = language.tr
    words = {
        "task": tr("eine Aufgabe, kein Betrag und keine Bedingung, die der Plan prüft; sie steht in der Abdeckung"),
        "state_staff": tr("das Land stellt Lehrkräfte; in die Kasse der Kommune fließt nichts"),
        "state_duty": tr("eine Pflicht des Landes"),
        "state_discretion": tr("das Land kann Projekte über das Zentrum leiten; kein Betrag genannt"),
        "basis": tr("Grundlage der Förderung; Beträge und Bedingungen stehen bei den Bausteinen"),
    }
    return words[rule.role]


def _amount(rule: GrantRule, language: Language) -> str:
    tr, amount, what = language.tr, euro(rule.amount or 0, language), role_text(rule.role, language)
    if rule.kind is RuleKind.WORKPLACE:
        return tr("Arbeitsplatz bis {amount} (einmalig, nicht gerechnet)", amount=amount)
    if rule.per_fte == Decimal(1):
        return tr("bis {amount} je Stelle ({what})", amount=amount, what=what)
    share = plain(rule.per_fte or Decimal(1), language)
    return tr("bis {amount} für {share} Stelle ({what})", amount=amount, share=share, what=what)


def _most(rule: GrantRule, language: Language) -> str:
    if rule.most_city is None or rule.most_county is None or rule.most_city == rule.most_county == rule.per_fte:
        return ""
    city, county = plain(rule.most_city, language), plain(rule.most_county, language)
    return language.tr(", höchstens {city} je Stadt, {county} je Kreis", city=city, county=county)


def _of_year(rule: GrantRule, language: Language) -> str:
    return language.tr(", Betrag von {year}", year=rule.note) if rule.note else ""


def _norm(duty: Duty, language: Language) -> str:
    tr = language.tr
    known = {"primary": tr("an der Quelle gelesen"), "secondary": tr("aus zweiter Quelle")}
    mark = known.get(duty.verified, tr("nicht verifiziert"))
    return f"{duty_text(duty, language)} ({mark})"
