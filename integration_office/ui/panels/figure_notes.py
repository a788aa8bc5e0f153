"""What stands beside the figures and takes a while to find out: marks, what is left out, how many posts move."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from integration_office.analysis import figure
from integration_office.analysis.effects import Effects
from integration_office.analysis.evaluation import Evaluation
from integration_office.analysis.figure import Figure, Value
from integration_office.application.ports import Cancelled
from integration_office.domain.identity import GrantId
from integration_office.ui.background import Stopped, never
from integration_office.ui.panels.key_figures import MOVED, KeyFigure, key_figures
from integration_office.wording.calendar import no_budget_text
from integration_office.wording.figures import Mark, marks, unpriced_text
from integration_office.wording.language import Language

ACHIEVABLE = ("achievable", "")
Marks = tuple[Mark, ...]
Build = Callable[[], Figure]
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class FigureNotes:
    """Marks by key and group of a figure, and by grant; what moves; what costs leave out."""

    marks: Mapping[tuple[str, str], Marks]
    grants: Mapping[GrantId, Marks]
    moved: Mapping[str, Value]
    left_out: str


NO_NOTES = FigureNotes({}, {}, {}, "")


def note_key(line: KeyFigure) -> tuple[str, str]:
    return line.key, line.id


def figure_notes(effects: Effects, language: Language, stopped: Stopped = never, *, compared: bool) -> FigureNotes:
    """The notes on `effects.after`; what moves only if that is `compared`.

    Looks at every post and assignment: not for the thread of the window. Raises Cancelled soon after it is `stopped`.
    """
    state, priced = effects.after, effects.no_costs is None

    def unless_stopped(figures: Iterable[tuple[K, Build]]) -> Iterator[tuple[K, Figure]]:
        for key, build in figures:
            if stopped():
                raise Cancelled
            yield key, build()

    grants = [(id, partial(figure.grant, state, id)) for id in (state.grants if priced else ())]
    moved = [(each.key, partial(each.figure, effects)) for each in (MOVED if compared else ())]
    cost = [("", partial(figure.full_cost, state))] if priced else []
    told = [unpriced_text(each, language) for _, each in unless_stopped(cost)]
    return FigureNotes(
        marks={key: marks(each, language) for key, each in unless_stopped(_marked_figures(state, priced))},
        grants={id: marks(each, language) for id, each in unless_stopped(grants)},
        moved={key: each.value for key, each in unless_stopped(moved)},
        left_out="\n".join(filter(None, (*told, no_budget_text(state.organisation, state.frame.year, language)))),
    )


def _marked_figures(state: Evaluation, priced: bool) -> Iterator[tuple[tuple[str, str], Build]]:
    """A part carries the marks of the line above it."""
    for line in key_figures():
        if not line.part and (priced or not line.needs_pay):
            yield note_key(line), partial(line.figure, state)
    yield ACHIEVABLE, partial(figure.achievable, state, None)
