"""Loads what writes before it is wanted: the first change must not wait for SQLAlchemy."""


def load_writer() -> None:
    """To be called beside the window, as soon as that is shown."""
    import integration_office.persistence.writer  # noqa: F401
