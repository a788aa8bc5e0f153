"""What moving one unit would do below every other one, all at once: for the chart, and for lists of targets."""

from collections.abc import Callable, Container, Mapping
from typing import Protocol

from integration_office.application.session import Session
from integration_office.domain.identity import UnitId
from integration_office.ui.canvas.advisor import Outlook
from integration_office.ui.canvas.payload import Payload
from integration_office.wording.language import Language
from integration_office.wording.numbers import capacity, euro, signed


class TargetEffect(Protocol):
    """One target. Overlap as FTE × 10⁸ and in cents, negative is less; legal tasks that stand worse or better."""

    @property
    def allowed(self) -> bool: ...

    @property
    def overlap_fte(self) -> int: ...

    @property
    def overlap_cost(self) -> int: ...

    @property
    def worse(self) -> int: ...

    @property
    def better(self) -> int: ...


Effects = Mapping[UnitId, TargetEffect]


class Overview(Protocol):
    """The effect of every target."""

    @property
    def by_unit(self) -> Effects: ...


def target_effects(session: Session, payload: Payload) -> Effects | None:
    """For one unit alone; None for anything else that is dragged."""
    if len(payload.units) != 1 or payload.positions:
        return None
    foresee: Callable[[UnitId], Overview | None] | None = getattr(session, "overview", None)
    overview = foresee(UnitId(payload.units[0])) if foresee else None
    return None if overview is None else overview.by_unit


def outlook(effect: TargetEffect) -> Outlook:
    """The gravest that can be said: forbidden, legal tasks worse, more or less double work."""
    if not effect.allowed:
        return Outlook.FORBIDDEN
    if effect.worse:
        return Outlook.WORSE
    change = effect.overlap_fte or effect.overlap_cost
    if not change:
        return Outlook.SAME
    return Outlook.MORE if change > 0 else Outlook.LESS


def rank(effect: TargetEffect) -> tuple[bool, int, int, int, int]:
    """To sort by, the best target first."""
    return (not effect.allowed, effect.worse, effect.overlap_fte, effect.overlap_cost, -effect.better)


def legend(shown: Container[Outlook], language: Language) -> str:
    """What the signs on the chart mean; empty where none is shown."""
    tr = language.tr
    signs = (
        (Outlook.LESS, tr("▼ weniger Doppelarbeit")),
        (Outlook.SAME, tr("ohne Zeichen: unverändert")),
        (Outlook.MORE, tr("▲ mehr Doppelarbeit")),
        (Outlook.WORSE, tr("! eine gesetzliche Aufgabe steht schlechter da")),
        (Outlook.FORBIDDEN, tr("schraffiert: nicht möglich")),
    )
    return " · ".join(text for outlook, text in signs if outlook in shown)


def effect_text(effect: TargetEffect, language: Language) -> str:
    """The difference a target would make: ▼ −1,50 VZÄ (−112.400 €); empty where it may not be chosen."""
    if not effect.allowed:
        return ""
    worse = language.trn("! {n} Aufgabe schlechter", "! {n} Aufgaben schlechter", effect.worse) if effect.worse else ""
    return " · ".join(filter(None, (worse, _overlap_text(effect, language))))


def _overlap_text(effect: TargetEffect, language: Language) -> str:
    change = effect.overlap_fte or effect.overlap_cost
    if not change:
        return language.tr("= unverändert")
    fte, cost = signed(capacity(effect.overlap_fte, language)), signed(euro(effect.overlap_cost, language))
    return f"{'▲' if change > 0 else '▼'} {fte} ({cost})"
