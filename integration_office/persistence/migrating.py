"""Older plan files: a copy is migrated and checked, then it takes the place of the file; the old one is kept."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from sqlalchemy import Connection, MetaData, Table, select, update

from integration_office.persistence import migrations, shelves, tables
from integration_office.persistence.connection import (
    check_references_later,
    driver_of,
    engine_on,
    refuse_broken_references,
)
from integration_office.persistence.files import put_in_place, temporary_beside
from integration_office.persistence.reading import check_seal, plan_in
from integration_office.persistence.refusal import refusals_of
from integration_office.persistence.seal import row_sum
from integration_office.persistence.sections import select_text

SCRIPTS = Path(migrations.__file__).parent


def migrate(path: Path) -> None:
    """The file at `path` in the present version; what it was is kept beside it as `.bak`.

    Raises StoreError; then the file is as it was.
    """
    with refusals_of(path), temporary_beside(path) as copy:
        shutil.copyfile(path, copy)
        upgrade(copy)
        shutil.copyfile(path, backup_path(path))
        put_in_place(copy, path)


def backup_path(path: Path) -> Path:
    return path.with_name(f"{path.name}.bak")


def upgrade(file: Path) -> None:
    """Migrates in place; raises ValueError for a broken seal or reference, or what SQLite raises."""
    with engine_on(file, "rw").connect() as connection:
        # While a table is made anew its rows are away for a moment.
        check_references_later(connection)
        with connection.begin():
            _check_old_seal(connection)
            run_revisions(connection)
            _seal_anew(connection)
            refuse_broken_references(connection)
            connection.exec_driver_sql(f"PRAGMA user_version = {shelves.FORMAT_VERSION}")
            plan_in(driver_of(connection))


def _check_old_seal(connection: Connection) -> None:
    schema = MetaData()
    schema.reflect(connection)
    expected = connection.execute(select(schema.tables["seal"].c.row_sum)).scalar_one()
    check_seal(expected, _sum_of_rows(connection, tables.tables_of_the_plan(schema)))


def run_revisions(connection: Connection) -> None:
    # Alembic takes a while to load and most plans are of the present version.
    from alembic import command
    from alembic.config import Config

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    command.upgrade(config, "head")


def _seal_anew(connection: Connection) -> None:
    anew = _sum_of_rows(connection, tables.tables_of_the_plan(tables.metadata))
    connection.execute(update(tables.seal).values(row_sum=anew))


def _sum_of_rows(connection: Connection, plan_tables: Iterable[Table]) -> int:
    """What the seal has to say of the rows as they stand, in tables of any version."""
    driver = driver_of(connection)
    return sum(row_sum(table.name, driver.execute(select_text(table))) for table in plan_tables)
