"""Whose posts a page counts: those of the whole city, of the offices that receive posts, of the selected offices."""

from dataclasses import dataclass
from enum import Enum

from integration_office.analysis.effects import Effects
from integration_office.analysis.establishment import receiving_offices
from integration_office.domain.identity import UnitId
from integration_office.ui.bridge import Bridge
from integration_office.wording.language import Language


class Whose(Enum):
    CITY = "city"
    RECEIVING = "receiving"
    SELECTED = "selected"


@dataclass(frozen=True)
class Scope:
    """`selected`: the offices of what was selected when the page asked."""

    whose: Whose
    selected: tuple[UnitId, ...] = ()

    @staticmethod
    def of(whose: Whose, bridge: Bridge) -> "Scope":
        return Scope(whose, selected_offices(bridge) if whose is Whose.SELECTED else ())

    def offices(self, effects: Effects) -> tuple[UnitId, ...] | None:
        """None: all posts."""
        if self.whose is Whose.RECEIVING:
            return receiving_offices(effects)
        return self.selected if self.whose is Whose.SELECTED else None


def selected_offices(bridge: Bridge) -> tuple[UnitId, ...]:
    """The offices of the selected units and posts; those below a selected Dezernat too."""
    state = bridge.session.figures
    organisation = state.organisation
    units = [each for unit in bridge.units if unit in organisation.units for each in organisation.subtree(unit)]
    units += [organisation.positions[each].unit for each in bridge.positions if each in organisation.positions]
    return tuple(dict.fromkeys(state.offices[unit] for unit in units))


def scope_texts(language: Language) -> tuple[tuple[str, Whose], ...]:
    tr = language.tr
    return (
        (tr("ganze Stadt"), Whose.CITY),
        (tr("aufnehmende Ämter"), Whose.RECEIVING),
        (tr("ausgewählte Ämter"), Whose.SELECTED),
    )
