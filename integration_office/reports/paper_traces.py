"""The marks that lead from a figure to its Rechenweg in the annex."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from integration_office.reports.blocks import Inline, Reference, Run, Text


@dataclass(frozen=True)
class Traces:
    """A mark R1, R2, … for each figure whose Rechenweg the paper prints; none in a paper without them."""

    marks: Mapping[str, Reference] = field(default_factory=dict)

    @staticmethod
    def of(keys: Sequence[str]) -> "Traces":
        return Traces({key: Reference(f"rechenweg-{n}", f"R{n}") for n, key in enumerate(keys, 1)})

    def marked(self, text: str, key: str) -> Text:
        """The text with the mark of a figure behind it, if it has one."""
        return self.parts(text, key) if key in self.marks else text

    def parts(self, text: str, key: str) -> tuple[Inline, ...]:
        """The same as pieces of a longer text."""
        mark = self.marks.get(key)
        return (Run(text),) if mark is None else (Run(text), mark)


NO_TRACES = Traces()
