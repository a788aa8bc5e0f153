"""Lines of a sheet that are about no post there is: each becomes a new one, or is told why it cannot."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from integration_office.application.post_edits import PostField, edited_post
from integration_office.domain.errors import DomainError
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.position import Position
from integration_office.ui.dialogs.form import Incomplete
from integration_office.ui.dialogs.position_ids import ids_after, proposed_position_id
from integration_office.ui.dialogs.reading import id_in
from integration_office.ui.views.staff.board import PostBoard
from integration_office.ui.views.staff.columns import CHANGED, PostColumn
from integration_office.ui.views.staff.entries import Reading
from integration_office.wording.language import Language

NOWHERE = PostColumn("", "", lambda board, row: "", lambda board: board.id_rank, "")
"""A column of the sheet that the table does not have."""

Wrong = tuple[str, str]
"""The head of a column and what is wrong with it."""

_NOBODY = Position(PositionId(""), UnitId(""))


@dataclass
class NewPosts:
    """Gives numbers away one after another; `unit`: where a post comes whose line names none."""

    board: PostBoard
    reading: Reading
    unit: UnitId | None
    language: Language
    _given: set[str] = field(default_factory=set)
    _last: dict[UnitId, str] = field(default_factory=dict)

    def read(self, line: Sequence[str], columns: Sequence[PostColumn]) -> tuple[Position | None, list[Wrong]]:
        """What is computed for posts that are there is passed over, so that a copied line makes a new post."""
        wrong: list[Wrong] = []
        post, id = _NOBODY, ""
        for cell, column in zip(line, columns, strict=False):
            plain = cell.removeprefix(CHANGED).strip()
            if column.key == "id":
                id = plain
            elif column.field is not None and plain:
                try:
                    post = edited_post(post, column.field, self.reading.value(post, column.field, plain))
                except (Incomplete, DomainError) as error:
                    wrong.append((column.header, self.reading.told(error)))
        wrong += self._missing(post, {column.field for column, cell in zip(columns, line, strict=False) if cell})
        return self._numbered(post, id, wrong)

    def _missing(self, post: Position, given: set[PostField | None]) -> Iterator[Wrong]:
        """Nothing is made up: a post has a unit and its planned FTE."""
        tr = self.language.tr
        if not post.unit and self.unit is None and PostField.UNIT not in given:
            told = tr("Bitte die Einheit der neuen Stelle angeben oder vorher eine Einheit auswählen.")
            yield tr("Einheit"), told
        if PostField.PLANNED not in given:
            yield tr("VZÄ Soll"), tr("Bitte die VZÄ der neuen Stelle angeben.")

    def _numbered(self, post: Position, id: str, wrong: list[Wrong]) -> tuple[Position | None, list[Wrong]]:
        tr, unit = self.language.tr, post.unit or self.unit
        try:
            wanted = id_in(id, self.language)
        except Incomplete as error:
            return None, [*wrong, (tr("Nr."), error.text)]
        if wanted and self._is_taken(wanted):
            told = tr("Die Stellennummer „{id}“ ist schon vergeben. Bitte eine andere nehmen.", id=wanted)
            return None, [*wrong, (tr("Nr."), told)]
        if wrong or unit is None:
            return None, wrong
        number = wanted or self._free(unit)
        self._given.add(number)
        return replace(post, id=PositionId(number), unit=unit), []

    def _is_taken(self, id: str) -> bool:
        state, known = self.board.state.organisation, PositionId(id)
        return id in self._given or any(known in posts for posts in (state.positions, state.lapsing, self._baseline))

    @property
    def _baseline(self) -> Any:
        return self.board.baseline.positions

    def _free(self, unit: UnitId) -> str:
        """The next number of the unit that nobody has."""
        state = self.board.state.organisation
        last = self._last.get(unit)
        number = proposed_position_id(unit, state) if last is None else ids_after(last, 1, state)[0]
        while self._is_taken(number):
            (number,) = ids_after(number, 1, state)
        self._last[unit] = number
        return number
