"""The plan file: SQLite, written through SQLAlchemy Core and read without it; migrations, lock file, journal."""
