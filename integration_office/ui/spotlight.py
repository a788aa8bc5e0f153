"""Units that a view asks the chart to bring out: told by pattern, sign and text as well as by colour."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, Signal

from integration_office.domain.identity import UnitId


class Side(Enum):
    """On which side of what is wanted a unit lies."""

    ABOVE = "above"
    BELOW = "below"


@dataclass(frozen=True, slots=True)
class Lit:
    """`text` stands on the box: the span of control."""

    side: Side
    text: str


class Spotlight(QObject):
    """One for each window; nothing is lit unless a view wants it."""

    changed = Signal()
    """Emitted when other units are lit, or none any more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lit: Mapping[UnitId, Lit] = {}

    def show(self, lit: Mapping[UnitId, Lit]) -> None:
        """These units instead of those before."""
        if lit != self.lit:
            self.lit = dict(lit)
            self.changed.emit()
