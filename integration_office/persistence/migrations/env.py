"""Run by alembic for every upgrade: the caller hands over an open connection with a transaction."""

from alembic import context
from sqlalchemy import Connection

from integration_office.persistence.tables import metadata


def run(connection: Connection) -> None:
    # SQLite cannot alter a constraint: in batch mode alembic makes the table anew and copies the rows.
    context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
    with context.begin_transaction():
        context.run_migrations()


run(context.config.attributes["connection"])
