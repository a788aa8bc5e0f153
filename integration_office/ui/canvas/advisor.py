"""What the chart asks while something is dragged over it: one object that knows the plan answers for
every target."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from integration_office.ui.canvas.payload import Payload


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

    def overview(self, payload: Payload) -> Mapping[str, bool | None]:
        """For as many units as is cheap: whether the payload may be dropped there; None or absent is not
        known."""


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
