"""What moving one unit, or some posts, would do in all the others at once: for the chart, and for lists of targets."""

from collections.abc import Container, Mapping

import numpy as np

from integration_office.analysis.overview import Overview, TargetEffect
from integration_office.application.session import Session
from integration_office.domain.identity import PositionId, UnitId
from integration_office.ui.canvas.advisor import Outlook
from integration_office.ui.canvas.payload import Payload
from integration_office.wording.language import Language
from integration_office.wording.numbers import capacity, euro, signed

Effects = Mapping[UnitId, TargetEffect]


def foreseen(session: Session, payload: Payload) -> Overview | None:
    """For one unit alone, or some posts of one office; None for anything else that is dragged."""
    if payload.positions and not payload.units:
        from integration_office.analysis.post_overview import overview_of_posts

        return overview_of_posts(session.figures, tuple(map(PositionId, payload.positions)))
    if len(payload.units) != 1 or payload.positions:
        return None
    return session.overview(UnitId(payload.units[0]))


def outlooks(overview: Overview) -> Mapping[str, Outlook]:
    """The Outlook of every unit; the same as `outlook` of each, at the speed of a large plan."""
    change = np.where(overview.overlap_fte, overview.overlap_fte, overview.overlap_cost)
    conditions = [~overview.allowed, (overview.worse > 0) | overview.risks_grant, change < 0, change > 0]
    found = np.select(conditions, [Outlook.FORBIDDEN, Outlook.WORSE, Outlook.LESS, Outlook.MORE], Outlook.SAME)
    members = tuple(Outlook)
    codes = [members[code] for code in found.tolist()]
    return {unit: codes[row] for unit, row in overview.ids.items()}


def outlook(effect: TargetEffect) -> Outlook:
    """The gravest that can be said: forbidden, a legal task worse or a grant at risk, more or less double work."""
    if not effect.allowed:
        return Outlook.FORBIDDEN
    if effect.worse or effect.risks_grant:
        return Outlook.WORSE
    change = effect.overlap_fte or effect.overlap_cost
    if not change:
        return Outlook.SAME
    return Outlook.MORE if change > 0 else Outlook.LESS


def rank(effect: TargetEffect) -> tuple[bool, bool, int, int, int, int]:
    """To sort by, the best target first."""
    return (
        not effect.allowed,
        effect.risks_grant,
        effect.worse,
        effect.overlap_fte,
        effect.overlap_cost or 0,
        -effect.better,
    )


def legend(shown: Container[Outlook], language: Language) -> str:
    """What the signs on the chart mean; empty where none is shown."""
    tr = language.tr
    signs = (
        (Outlook.LESS, tr("▼ weniger Doppelarbeit")),
        (Outlook.SAME, tr("ohne Zeichen: unverändert")),
        (Outlook.MORE, tr("▲ mehr Doppelarbeit")),
        (Outlook.WORSE, tr("! gesetzliche Aufgabe schlechter oder Förderung gefährdet")),
        (Outlook.FORBIDDEN, tr("schraffiert: nicht möglich")),
    )
    return " · ".join(text for outlook, text in signs if outlook in shown)


def effect_text(effect: TargetEffect, language: Language) -> str:
    """The difference a target would make: ▼ −1,50 VZÄ (−112.400 €); empty where it may not be chosen."""
    if not effect.allowed:
        return ""
    worse = language.trn("! {n} Aufgabe schlechter", "! {n} Aufgaben schlechter", effect.worse) if effect.worse else ""
    risk = language.tr("! Förderung gefährdet") if effect.risks_grant else ""
    return " · ".join(filter(None, (risk, worse, _overlap_text(effect, language))))


def _overlap_text(effect: TargetEffect, language: Language) -> str:
    change = effect.overlap_fte or effect.overlap_cost
    if not change:
        return language.tr("= unverändert")
    fte = signed(capacity(effect.overlap_fte, language))
    cost = "" if effect.overlap_cost is None else f" ({signed(euro(effect.overlap_cost, language))})"
    return f"{'▲' if change > 0 else '▼'} {fte}{cost}"
