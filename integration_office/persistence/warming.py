"""Loads what writes before it is wanted: the first change must not wait for SQLAlchemy."""

import threading

_LOOKING_AROUND = 1.5  # seconds


def load_writer_soon() -> None:
    """In the background, while the user looks around."""
    timer = threading.Timer(_LOOKING_AROUND, _load)
    timer.daemon = True
    timer.start()


def _load() -> None:
    import integration_office.persistence.writer  # noqa: F401
