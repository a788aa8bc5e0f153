"""Answers the chart and the outline while something is dragged: what this drop would do, or why it cannot be."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from integration_office.application.events import Perform
from integration_office.application.long_steps import MANY, takes_long
from integration_office.domain.errors import DomainError
from integration_office.domain.identity import UnitId
from integration_office.domain.organisation import Organisation
from integration_office.ui.bridge import Bridge
from integration_office.ui.canvas.advisor import DropAnswer, Outlook, Tone
from integration_office.ui.canvas.payload import Payload
from integration_office.ui.moving import some_moves, telling
from integration_office.ui.outlooks import foreseen, outlooks
from integration_office.wording.effects import drop_answer_lines
from integration_office.wording.errors import sentence
from integration_office.wording.language import Language
from integration_office.wording.names import Names
from integration_office.wording.numbers import count

MOST_CHECKED = 1_000
"""So many units are checked one by one; in a larger plan only what is refused for certain is told beforehand."""


class SessionAdvisor(QObject):
    """Asks the session. Answers hold until the plan changes."""

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._revision = 0
        bridge.happened.connect(self._grow_older)

    @property
    def revision(self) -> int:
        return self._revision

    def answer(self, payload: Payload, target: str) -> DropAnswer:
        """What the drop would do, in lines; or the refusal."""
        session, language = self._bridge.session, self._bridge.language
        try:
            changes = some_moves(payload, target, session.organisation, MANY + 1)
            if not changes:
                return DropAnswer(False, already_there(payload, session.organisation, language))
            if takes_long(Perform(changes, "")):
                return self._without_figures(payload, target)
            headline, lines = drop_answer_lines(session.preview(changes), language)
        except DomainError as error:
            return DropAnswer(False, sentence(error, language, session.organisation))
        return DropAnswer(True, headline, tuple((Tone(tone), text) for tone, text in lines))

    def may_drop(self, payload: Payload, target: str) -> bool:
        """Whether the drop would be done."""
        session = self._bridge.session
        try:
            changes = telling(payload, target, session.organisation)
        except DomainError:
            return False
        return bool(changes) and session.check(changes) is None

    def _without_figures(self, payload: Payload, target: str) -> DropAnswer:
        """So much that nobody could wait for its figures while hovering."""
        language = self._bridge.language
        told = language.tr(
            "{n} ausgewählt: Was das bewirkt, steht danach in den Kennzahlen.", n=count(len(payload), language)
        )
        return DropAnswer(self.may_drop(payload, target), told)

    def overview(self, payload: Payload) -> Mapping[str, Outlook]:
        """With its effects for one unit or some posts of one office; else only where it may go."""
        overview = foreseen(self._bridge.session, payload)
        if overview is not None:
            return outlooks(overview)
        organisation = self._bridge.session.organisation
        if len(organisation.units) <= MOST_CHECKED:
            return {unit: self._permission(payload, unit) for unit in organisation.units}
        inside = {below for unit in payload.units for below in organisation.subtree(UnitId(unit))}
        return dict.fromkeys(inside, Outlook.FORBIDDEN)

    def _permission(self, payload: Payload, target: str) -> Outlook:
        return Outlook.ALLOWED if self.may_drop(payload, target) else Outlook.FORBIDDEN

    def _grow_older(self) -> None:
        self._revision += 1


def already_there(payload: Payload, organisation: Organisation, language: Language) -> str:
    """Why a drop on the present parent is no change."""
    names = Names(language, organisation)
    if len(payload) > 1:
        return language.tr("Alles Gezogene hängt schon hier.")
    called = names.unit(payload.units[0]) if payload.units else names.position(payload.positions[0])
    return language.tr("{name} hängt schon hier.", name=called)
