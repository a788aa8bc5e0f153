"""The marks that lead from a figure to its Rechenweg in the annex."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from integration_office.analysis.figure import Figure
from integration_office.reports.blocks import Block, Inline, Landscape, Reference, Run, Table, Text
from integration_office.reports.paper_facts import Facts, Variant

Reckon = Callable[[Variant], Figure | None]
"""How a variant gives a figure; None: it has none."""


@dataclass(frozen=True)
class Traces:
    """A mark R1, R2, … for each figure whose Rechenweg the paper prints; none in a paper without them."""

    marks: Mapping[str, Reference] = field(default_factory=dict)

    @staticmethod
    def of(keys: Sequence[str]) -> "Traces":
        return Traces({key: Reference(f"rechenweg-{n}", f"R{n}") for n, key in enumerate(keys, 1)})

    def marked(self, text: str, *keys: str) -> Text:
        """The text with the marks of its figures behind it, as far as they have one."""
        found = self.marks_of(*keys)
        return (Run(text), *found) if found else text

    def named(self, text: str, key: str) -> str:
        """The same where only plain text may stand: the mark is named."""
        mark = self.marks.get(key)
        return text if mark is None else f"{text} [{mark.label}]"

    def marks_of(self, *keys: str) -> tuple[Reference, ...]:
        """The marks of these figures that have one."""
        return tuple(self.marks[key] for key in keys if key in self.marks)

    def parts(self, text: str, *keys: str) -> tuple[Inline, ...]:
        """The same as pieces of a longer text."""
        return (Run(text), *self.marks_of(*keys))


def noted(blocks: Iterable[Block], facts: Facts, traces: Traces, *keys: str) -> Iterator[Block]:
    """The blocks with the marks of these figures below each table that is made of their parts."""
    marks = traces.marks_of(*keys)
    note: Text = (Run(facts.language.tr("Rechenwege dazu:")), *marks)
    for block in blocks:
        match block:
            case Table() if marks:
                yield replace(block, notes=(*block.notes, note))
            case Landscape():
                yield replace(block, blocks=tuple(noted(block.blocks, facts, traces, *keys)))
            case _:
                yield block
