"""„Verlegen nach …“ and „Auflösen“: the forms whose answer is one unit out of a searchable list."""

from integration_office.domain.changes import Change, DissolveUnit
from integration_office.domain.errors import DomainError
from integration_office.domain.identity import PositionId, UnitId
from integration_office.ui.bridge import Bridge
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.dialogs.form import ChangeForm, Incomplete
from integration_office.ui.dialogs.target_list import TargetList
from integration_office.ui.drop_advisor import already_there
from integration_office.ui.moving import moves, telling, topmost
from integration_office.ui.outlooks import Effects, foreseen
from integration_office.ui.plain_label import SubjectLabel
from integration_office.wording.errors import sentence
from integration_office.wording.names import Names


class TargetForm(ChangeForm):
    """What is concerned, and the unit it goes to."""

    stretch = 2

    def __init__(self, bridge: Bridge, payload: Payload) -> None:
        super().__init__(bridge)
        self.payload = payload
        concerned = SubjectLabel(_called(payload, bridge))
        self.targets = TargetList(bridge.session.organisation, self.refusal, bridge.language, self.effects())
        self.rows.addRow(bridge.language.tr("Betrifft"), concerned)
        self.rows.addRow(bridge.language.tr("&Nach"), self.targets)
        self.begins_at(self.targets)
        self.targets.chosen_changed.connect(self.edited)

    def changes(self) -> tuple[Change, ...]:
        if self.targets.chosen is None:
            raise Incomplete(self.bridge.language.tr("Bitte ein Ziel aus der Liste wählen."))
        return self.changes_to(self.targets.chosen)

    def changes_to(self, target: UnitId) -> tuple[Change, ...]:
        """What choosing this target would mean; raises Incomplete or DomainError."""
        raise NotImplementedError

    def check(self, target: UnitId) -> None:
        """Raises why a target cannot be chosen, Incomplete or DomainError: asked for every one that is seen."""
        raise NotImplementedError

    def effects(self) -> Effects | None:
        """What each target would do; None where that is not known for all of them at once."""
        return None

    def refusal(self, target: UnitId) -> str:
        """Why a unit cannot be the target; empty: it can."""
        language, organisation = self.bridge.language, self.bridge.session.organisation
        try:
            self.check(target)
        except Incomplete as incomplete:
            return incomplete.text
        except DomainError as error:
            return sentence(error, language, organisation)
        return ""


class MoveForm(TargetForm):
    """Units and posts go below another unit."""

    def changes_to(self, target: UnitId) -> tuple[Change, ...]:
        return self._or_refused(moves(self.payload, target, self.bridge.session.organisation))

    def check(self, target: UnitId) -> None:
        session = self.bridge.session
        error = session.check(self._or_refused(telling(self.payload, target, session.organisation)))
        if error is not None:
            raise error

    def _or_refused(self, found: tuple[Change, ...]) -> tuple[Change, ...]:
        if not found:
            why = already_there(self.payload, self.bridge.session.organisation, self.bridge.language)
            raise Incomplete(why, is_refused=True)
        return found

    def effects(self) -> Effects | None:
        overview = foreseen(self.bridge.session, self.payload)
        return None if overview is None else overview.by_unit


class DissolveForm(TargetForm):
    """Units end; all they hold goes to one unit."""

    def changes_to(self, target: UnitId) -> tuple[DissolveUnit, ...]:
        ending = topmost(map(UnitId, self.payload.units), self.bridge.session.organisation)
        return tuple(DissolveUnit(unit, target) for unit in ending)

    def check(self, target: UnitId) -> None:
        for each in self.changes_to(target):
            each.refuse(self.bridge.session.organisation)


def _called(payload: Payload, bridge: Bridge) -> str:
    names = Names(bridge.language, bridge.session.organisation)
    units = tuple(names.unit(UnitId(unit)) for unit in payload.units)
    posts = tuple(
        bridge.language.tr("Stelle {post}", post=names.position(PositionId(each))) for each in payload.positions
    )
    return names.listed((*units, *posts))
