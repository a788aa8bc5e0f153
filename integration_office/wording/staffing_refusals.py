"""One sentence for every law of posts and of the options to staff them that a request breaks."""

from integration_office.domain import errors
from integration_office.wording.names import Names


def staffing_refusal(error: Exception, known: Names) -> str | None:
    """None for anything else."""
    tr = known.language.tr
    match error:
        case errors.NothingSelected():
            return tr("Es ist keine Stelle gewählt, die ersetzt werden soll. Bitte Stellen oder eine Einheit wählen.")
        case errors.FteNotPositive(option, fte):
            return tr(
                "Option {option}: {fte} sind zu wenig. Bitte je Gruppe einen Wert über 0 angeben oder die Gruppe "
                "weglassen.",
                option=known.quoted(option),
                fte=known.fte(fte),
            )
        case errors.NoMeasure(position, field):
            return tr("Stelle {position}: {why}", position=known.position(position), why=_no_measure(field, known))
        case errors.MonthsOutOfRange(position, months):
            return tr(
                "Stelle {position}: {months} Monate Vakanz sind nicht vorgesehen. Bitte 0 bis 120 angeben.",
                position=known.position(position),
                months=months,
            )
    return None


def _no_measure(field: str, known: Names) -> str:
    tr = known.language.tr
    reasons = {
        "grade": tr("Eine Maßnahme braucht eine neue Gruppe. Bitte eine angeben oder den Ist-Stand berichtigen."),
        "step": tr("Eine Maßnahme braucht eine neue Stufe. Bitte eine angeben oder den Ist-Stand berichtigen."),
        "planned": tr("Eine Maßnahme braucht VZÄ Soll. Bitte welche angeben oder die Stelle streichen."),
        "kw": tr("Einen kw-Vermerk hebt keine Maßnahme auf. Bitte den Ist-Stand berichtigen."),
        "only_there": tr(
            "Sie entsteht erst in der Variante, der Ist-Stand kennt sie nicht. Bitte die Maßnahme ändern, die sie "
            "anlegt."
        ),
    }
    default = tr("Das ändert keine Maßnahme; bitte den Ist-Stand berichtigen.")
    return reasons.get(field, default)
