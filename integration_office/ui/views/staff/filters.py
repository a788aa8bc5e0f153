"""Which posts the table shows: words, an office, a kind of post, what is selected elsewhere."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np

from integration_office.analysis.index.numbers import Flags, Ints, ints
from integration_office.domain.identity import PositionId, UnitId
from integration_office.ui.views.staff.board import UNKNOWN, PostBoard
from integration_office.wording.language import Language

Test = Callable[[PostBoard], Flags]


@dataclass(frozen=True)
class Selected:
    """What was selected on the chart or in the outline: units stand for all below them."""

    units: tuple[UnitId, ...] = ()
    positions: tuple[PositionId, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.units or self.positions)


@dataclass(frozen=True)
class Wanted:
    """What the fields above the table say; `office` by its number among the groups (None: all)."""

    text: str = ""
    office: str | None = None
    test: Test | None = None
    selected: Selected = field(default_factory=Selected)

    def keep(self, board: PostBoard, offices: tuple[Ints, Sequence[str]] | None) -> Flags:
        """By row of the post."""
        keep = np.ones(len(board.posts), dtype=np.bool_)
        if self.test is not None:
            keep &= self.test(board)
        if self.office is not None and offices is not None and self.office in offices[1]:
            keep &= offices[0] == offices[1].index(self.office)
        if self.selected:
            keep &= _selected(board, self.selected)
        return _with_words(board, keep, self.text)


def kinds_of_posts(language: Language) -> Sequence[tuple[str, Test | None]]:
    """What can be chosen, in the order it is offered."""
    tr = language.tr

    def flagged(flag: Callable[[PostBoard, int], bool]) -> Test:
        return lambda board: np.fromiter((flag(board, row) for row in range(len(board.posts))), np.bool_)

    return (
        (tr("alle Stellen"), None),
        (tr("nur unbesetzte"), lambda board: board.filled < board.planned),
        (
            tr("nur mit kw oder ku"),
            flagged(lambda board, row: bool(board.posts[row].lapse or board.posts[row].regrade_on_vacancy)),
        ),
        (tr("nur geänderte"), lambda board: board.changed),
        (tr("nur Leitungen"), lambda board: board.state.positions.head),
        (tr("nur Beispieldaten"), lambda board: board.state.positions.guessed),
        (tr("nur ohne Preis"), lambda board: board.full == UNKNOWN),
        (tr("nur ohne Aufgaben"), lambda board: board.tasks == 0),
    )


def _with_words(board: PostBoard, keep: Flags, text: str) -> Flags:
    words = text.casefold().split()
    if not words:
        return keep
    rows = np.flatnonzero(keep)
    hay = board.hay
    found = [row for row in rows.tolist() if all(word in hay[row] for word in words)]
    kept = np.zeros(len(board.posts), dtype=np.bool_)
    kept[found] = True
    return kept


def _selected(board: PostBoard, selected: Selected) -> Flags:
    state = board.state
    kept = np.zeros(len(board.posts), dtype=np.bool_)
    below = {each for unit in selected.units if unit in state.units.row for each in state.organisation.subtree(unit)}
    if below:
        kept |= np.isin(state.positions.unit, ints([state.units.row[each] for each in below]))
    rows = [state.positions.row[each] for each in selected.positions if each in state.positions.row]
    kept[rows] = True
    return kept
