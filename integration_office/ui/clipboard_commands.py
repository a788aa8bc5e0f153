"""Cut, copy and paste of units and posts: a move in two steps, with the same checks as a drop."""

from collections.abc import Callable

from integration_office.application.marks import Marks
from integration_office.domain.identity import UnitId
from integration_office.ui.actions import Actions
from integration_office.ui.bridge import Bridge
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.change_commands import ChangeCommands, NotNeeded
from integration_office.ui.clipboard_text import ClipboardText


class ClipboardCommands:
    """What is cut stays where it is, marked, until it is pasted; Escape forgets it."""

    def __init__(self, bridge: Bridge, actions: Actions, change: ChangeCommands, tell: Callable[[str], None]) -> None:
        self._bridge = bridge
        self._tell = tell
        self._change = change
        self._text = ClipboardText(bridge.turns, bridge)
        actions["cut_out"].triggered.connect(self._cut_out)
        actions["copy"].triggered.connect(self._copy)
        actions["paste"].triggered.connect(self._paste)

    def states(self) -> dict[str, bool]:
        """Which commands make sense for what is selected."""
        has_any = bool(len(self._selected))
        return {"cut_out": has_any, "copy": has_any, "paste": self._target is not None}

    @property
    def _selected(self) -> Payload:
        return Payload(self._bridge.units, self._bridge.positions)

    @property
    def _target(self) -> UnitId | None:
        """The one selected unit, or the unit of the one selected post."""
        if len(self._selected) != 1:
            return None
        if self._bridge.units:
            return self._bridge.units[0]
        # What has just been cut from the plan may still be selected.
        post = self._bridge.session.organisation.positions.get(self._bridge.positions[0])
        return None if post is None else post.unit

    def _cut_out(self) -> None:
        self._copy()
        self._bridge.scissors.cut(self._selected)
        told = self._bridge.language.trn(
            "{n} ausgeschnitten · Ziel auswählen und mit Strg+V einfügen, Esc lässt alles, wo es ist",
            "{n} ausgeschnitten · Ziel auswählen und mit Strg+V einfügen, Esc lässt alles, wo es ist",
            len(self._selected),
        )
        self._tell(told)

    def _copy(self) -> None:
        # The window opens without it.
        from integration_office.ui.copying import table_lines

        session = self._bridge.session
        marks = Marks(session.plan.baseline, session.organisation)
        self._text.copy(table_lines(self._selected, session.figures, marks, self._bridge.language))

    def _paste(self) -> None:
        cut, target, tr = self._bridge.scissors.payload, self._target, self._bridge.language.tr
        if not len(cut):
            told = tr("Es ist nichts ausgeschnitten. Bitte zuerst Einheiten oder Stellen auswählen und Strg+X drücken.")
            self._bridge.refused.emit(NotNeeded(told))
        elif target is not None and self._change.drop(cut, target):
            self._bridge.scissors.forget()
