"""A picture of the window, for where there is no display."""

from pathlib import Path

from integration_office.application.session import Session
from integration_office.wording.language import Language


def window_picture(session: Session, language: Language, size: tuple[int, int], target: Path) -> None:
    """Paint the window to a PNG, whole or not at all; raises OSError where it cannot be written."""
    from integration_office.ui.app import render_window

    part = target.with_name(f".{target.stem}.part.png")
    try:
        render_window(session, language, size, part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
