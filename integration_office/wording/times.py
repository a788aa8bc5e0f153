"""Times of the day as people read them."""

from datetime import datetime

from integration_office.wording.language import Language


def time_text(time: str, language: Language) -> str:
    """A time in UTC as the clock on the wall says it: 01.12.2026, 14:05."""
    local = datetime.fromisoformat(time).astimezone()
    return f"{local:%d.%m.%Y, %H:%M}" if language.code == "de" else f"{local:%Y-%m-%d, %H:%M}"
