"""Between the session and Qt: one signal for what happened, one selection that all views share."""

from collections.abc import Callable
from itertools import compress

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from integration_office.application.events import Event
from integration_office.application.ports import StoreError, StoreProblem
from integration_office.application.session import Session
from integration_office.domain.errors import DomainError, ScenarioReleased
from integration_office.domain.identity import PositionId, UnitId
from integration_office.domain.layered import frozen
from integration_office.ui.background import Background
from integration_office.ui.long_work import long_work_of
from integration_office.ui.scissors import Scissors
from integration_office.ui.spotlight import Spotlight
from integration_office.ui.turns import Turns
from integration_office.wording.language import Language


class _GivenUp(Exception):
    """The user was asked and would rather leave it."""


class Bridge(QObject):
    """The session for the views of one window; `turns` is when they refresh."""

    happened = Signal(object)
    """Emitted after the plan or the year changed, with the event."""

    refused = Signal(Exception)
    """Emitted when an intent was refused; nothing has changed."""

    told = Signal(str)
    """Emitted with a sentence for the status bar, when nothing happened but something is to be said."""

    figure_chosen = Signal(object)
    """Emitted with the Figure whose Rechenweg somebody wants to see."""

    selection_changed = Signal()
    """Emitted when other units or positions are selected."""

    def __init__(self, session: Session, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.language = language
        self.turns = Turns(self)
        self.long_work = long_work_of(session)
        self.long_work.held.connect(self.turns.hold)
        self.reopen: Callable[[str], bool] | None = None
        """Asks what is to become of a released scenario that is about to be changed; None: nobody can be asked."""
        self.background = Background(self)
        self.long_work.held.connect(self.background.hold)
        self.scissors = Scissors(self)
        self.spotlight = Spotlight(self)
        self.units: tuple[UnitId, ...] = ()
        self.positions: tuple[PositionId, ...] = ()
        self._unheard: list[Event] = []
        self._unsubscribe = session.subscribe(self._on_event)

    def attempt(self, intent: Callable[[], None]) -> bool:
        """Carry out an intent of the user; a refusal is emitted instead of raised."""
        try:
            self._carry_out(intent)
        except _GivenUp:
            return False
        except (DomainError, StoreError) as error:
            self.refused.emit(error)
            return False
        return True

    def _carry_out(self, intent: Callable[[], None]) -> None:
        """What a released scenario keeps from being done may be done once the user has decided about it."""
        try:
            intent()
        except ScenarioReleased as error:
            if self.reopen is None:
                raise
            if self.session.looked_at is not None:
                raise StoreError(StoreProblem.ONLY_LOOK, self.session.looked_at.name) from error
            if not self.reopen(error.scenario):
                raise _GivenUp from error
            intent()

    def select(self, units: tuple[UnitId, ...] = (), positions: tuple[PositionId, ...] = ()) -> None:
        if (units, positions) != (self.units, self.positions):
            self.units, self.positions = units, positions
            self.selection_changed.emit()

    def detach(self) -> None:
        """The window closes: nothing is computed any more, and the session tells nobody."""
        self.background.close()
        self._unsubscribe()

    def _on_event(self, event: Event) -> None:
        """A window that stands behind another of the same plan hears of it in a turn of its own."""
        self._unheard.append(event)
        if self._stands_behind():
            self.turns.add(self, self._hear)
        else:
            self._hear()

    def _stands_behind(self) -> bool:
        active, window = QApplication.activeWindow(), self.parent()
        return active is not None and active is not window and active.parent() is None

    def _hear(self) -> None:
        while self._unheard:
            self._tell(self._unheard.pop(0))

    def _tell(self, event: Event) -> None:
        organisation = self.session.organisation
        kept_units = tuple(compress(self.units, frozen(organisation.units).looked_up(self.units)))
        kept_positions = tuple(compress(self.positions, frozen(organisation.positions).looked_up(self.positions)))
        self.scissors.keep_in(organisation)
        self.happened.emit(event)
        self.select(kept_units, kept_positions)
