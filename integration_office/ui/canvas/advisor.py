"""What the chart asks while something is dragged over it: one object that knows the plan answers for
every target."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, IntEnum
from typing import Protocol

import numpy as np
import numpy.typing as npt

from integration_office.ui.canvas.payload import Payload


class Outlook(IntEnum):
    """What a drop on a unit would do, in one word. LESS and MORE: double work; WORSE: a legal task stands worse."""

    UNKNOWN = 0
    ALLOWED = 1
    LESS = 2
    SAME = 3
    MORE = 4
    WORSE = 5
    FORBIDDEN = 6


Tint = npt.NDArray[np.int8]
"""The Outlook of each row of a chart."""


class Tone(Enum):
    """Whether a line of an answer is good news."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class DropAnswer:
    """What a drop on a target would do, in the user's words: allowed with its effects, or refused with
    the reason."""

    allowed: bool
    headline: str
    lines: tuple[tuple[Tone, str], ...] = ()


class DropAdvisor(Protocol):
    """Answers for the chart. Answers hold for one revision of the plan and are kept until the gesture
    ends."""

    @property
    def revision(self) -> int:
        """Grows with every change of the plan."""

    def answer(self, payload: Payload, target: str) -> DropAnswer:
        """What dropping the payload on the unit would do. Asked once for every unit the mouse enters."""

    def overview(self, payload: Payload) -> Mapping[str, Outlook]:
        """What a drop would do, for as many units as is cheap. Asked once, when the drag begins."""


class RememberedAnswers:
    """The answers of one gesture: each target is asked for once per revision."""

    def __init__(self, advisor: DropAdvisor, payload: Payload) -> None:
        self._advisor = advisor
        self._payload = payload
        self._answers: dict[tuple[str, int], DropAnswer] = {}

    def __call__(self, target: str) -> DropAnswer:
        """The answer for a unit."""
        key = (target, self._advisor.revision)
        if key not in self._answers:
            self._answers[key] = self._advisor.answer(self._payload, target)
        return self._answers[key]
