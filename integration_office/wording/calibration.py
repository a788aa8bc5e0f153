"""Computed personnel beside the budget in words: why the two differ."""

from integration_office.analysis.calibration import Reason, UnitCalibration
from integration_office.analysis.fitting import ParameterFit
from integration_office.domain.parameters import Assumption
from integration_office.wording.assumptions import assumption_name, assumption_value, percent_text
from integration_office.wording.language import Language
from integration_office.wording.numbers import euro, fte, percent


def reason_text(reason: Reason, language: Language) -> str:
    """A word or two, as a table shows it."""
    tr = language.tr
    words = {
        Reason.NO_POSTS: tr("keine Stellen im Plan"),
        Reason.PEOPLE_WITHOUT_POST: tr("Personal ohne Stelle"),
        Reason.PENSIONS: tr("Versorgung"),
        Reason.CIVIL_SERVANTS: tr("Beamte"),
        Reason.UNPRICED: tr("ohne Preis"),
        Reason.VACANCIES: tr("unbesetzt"),
        Reason.COMPUTED_ABOVE: tr("Rechnung höher"),
    }
    return words[reason]


def reason_meaning(reason: Reason, language: Language) -> str:
    """What is behind it, in a sentence."""
    tr = language.tr
    words = {
        Reason.NO_POSTS: tr("Der Haushalt bezahlt Personal, der Plan enthält hier keine Stellen mit Preis."),
        Reason.PEOPLE_WITHOUT_POST: tr(
            "Schon die Personalaufwendungen allein liegen mindestens ein Viertel über der Rechnung: Die Zeile bezahlt "
            "wohl auch Menschen ohne Stelle im Plan (Auszubildende, Freigestellte, Aushilfen) und Zulagen."
        ),
        Reason.PENSIONS: tr(
            "Versorgungsaufwendungen sind mindestens ein Zehntel des Haushalts: Sie gelten denen, die schon im "
            "Ruhestand sind, und stehen in keiner Stelle."
        ),
        Reason.CIVIL_SERVANTS: tr(
            "Mindestens die Hälfte der VZÄ sind Beamtinnen und Beamte: Versorgungszuschlag und Beihilfe sind "
            "Pauschalen."
        ),
        Reason.UNPRICED: tr("Mindestens ein Zwanzigstel der VZÄ hat keine Entgelttabelle und fehlt in der Rechnung."),
        Reason.VACANCIES: tr(
            "Mindestens ein Zwanzigstel der VZÄ ist unbesetzt: Die Rechnung nimmt sie als besetzt, der Haushalt oft "
            "nicht."
        ),
        Reason.COMPUTED_ABOVE: tr(
            "Die Rechnung liegt über dem Haushalt: etwa weil Stellen unbesetzt geplant sind oder ihr Personal bei "
            "einem anderen Produkt steht."
        ),
    }
    return words[reason]


def difference_sentences(row: UnitCalibration, language: Language) -> tuple[str, ...]:
    """The figures behind the difference of a row, each in a sentence; what is nothing is left out."""
    tr = language.tr
    known = (
        (
            row.pension_budget,
            tr("Versorgungsaufwendungen im Haushalt: {amount}.", amount=euro(row.pension_budget, language)),
        ),
        (
            row.civil_servants,
            tr("Anteil der Beamtinnen und Beamten: {share}.", share=percent(row.civil_servant_share or 0, language, 1)),
        ),
        (row.unpriced, _unpriced(row, language)),
        (row.vacant, _vacant(row, language)),
    )
    return tuple(text for value, text in known if value)


def fit_text(fit: ParameterFit, language: Language) -> str:
    """What a parameter would have to be to meet the budget, or that no value does."""
    tr, name = language.tr, assumption_name(fit.key, language)
    if fit.value is not None:
        value, before = (assumption_value(Assumption(fit.key, each), language) for each in (fit.value, fit.before))
        text = tr("{name}: {value} statt {before} träfe den Haushalt.", name=name, value=value, before=before)
        return text if is_plausible(fit) else f"{text} {_far_off(language)}"
    if fit.exact is None:
        return tr("{name}: ändert hier nichts und lässt sich nicht anpassen.", name=name)
    needed = percent_text(fit.exact, language) if fit.key.endswith("_rate") else euro(round(fit.exact * 100), language)
    return tr("{name}: müsste {value} sein; das ist kein möglicher Wert.", name=name, value=needed)


def is_plausible(fit: ParameterFit) -> bool:
    """Whether the fitted value is at most double and at least half of the one it takes the place of."""
    return fit.value is not None and fit.before <= 2 * fit.value and fit.value <= 2 * fit.before


def _far_off(language: Language) -> str:
    return language.tr(
        "So weit vom bisherigen Wert entfernt erklärt das nicht der Satz, sondern Personal, das in keiner Stelle steht."
    )


def _unpriced(row: UnitCalibration, language: Language) -> str:
    amount, estimate = fte(row.unpriced // 12, language), row.unpriced_estimate
    if estimate is None:
        return language.tr("Ohne Entgelttabelle: {fte}.", fte=amount)
    return language.tr(
        "Ohne Entgelttabelle: {fte}; zum Mittel der übrigen wären das {amount}.",
        fte=amount,
        amount=euro(estimate, language),
    )


def _vacant(row: UnitCalibration, language: Language) -> str:
    return language.tr(
        "Unbesetzt: {fte}, in der Rechnung {amount}.",
        fte=fte(row.vacant // 12, language),
        amount=euro(row.vacant_cost, language),
    )
