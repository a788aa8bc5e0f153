"""What a view in the middle of the window is made of."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

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
    open_files: Callable[[list[Path]], None]
    """Opens a plan file, or imports what else is named."""
