"""The plan file: SQLite through SQLAlchemy Core, migrations, lock file, journal."""
