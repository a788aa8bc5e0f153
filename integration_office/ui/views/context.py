"""What a view in the middle of the window is made of."""

from dataclasses import dataclass

from integration_office.ui.actions import Actions
from integration_office.ui.background import Background
from integration_office.ui.bridge import Bridge
from integration_office.ui.services import Services


@dataclass(frozen=True, slots=True)
class ViewContext:
    """The window's parts that a view may use: what it shows comes from the bridge's session."""

    bridge: Bridge
    background: Background
    actions: Actions
    services: Services
