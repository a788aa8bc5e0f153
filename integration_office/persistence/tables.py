"""The tables of a plan file.

`ordinal` keeps the order of things that have an id: never written, it grows with each insert. `place` is the
index of a thing in a list. After the ordinal, a table begins with the key its rows are found by.
"""

from typing import Any

from sqlalchemy import (
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from integration_office.persistence import shelves

REVISION = f"{shelves.FORMAT_VERSION:04}"

NAMING = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

metadata = MetaData(naming_convention=NAMING)


def _ordinal() -> Column[int]:
    return Column("ordinal", Integer, primary_key=True)


def _place() -> Column[int]:
    """The index in a list, from 0."""
    return Column("place", Integer, primary_key=True)


def _key(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, unique=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _maybe(name: str) -> Column[str | None]:
    """Text that may be missing; also numbers with decimals and small lists as JSON."""
    return Column(name, Text)


def _whole(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False)


def _maybe_whole(name: str) -> Column[int | None]:
    return Column(name, Integer)


def _reference(name: str, target: str, *, required: bool = True, part_of_key: bool = False) -> Column[str]:
    """Checked at the end of a transaction, so that rows may be written in any order."""
    key = ForeignKey(target, deferrable=True, initially="DEFERRED")
    return Column(name, Text, key, nullable=not required, primary_key=part_of_key)


def _position_columns() -> tuple[Column[Any], ...]:
    return (
        _key("id"),
        _reference("unit", "unit.id"),
        _text("title"),
        *(_maybe("grade_scheme"), _maybe("grade_group"), _maybe("grade_text"), _maybe_whole("step")),
        *(_whole("fte_planned"), _maybe_whole("fte_filled"), _maybe("competences"), _whole("is_head")),
        *(_maybe("kw"), _maybe("ku"), _maybe_whole("vacant_from")),
        *(_reference("grant_id", "grant_terms.id", required=False), _maybe("grant_earlier")),
        *(_maybe_whole("begins"), _maybe("earlier"), _whole("illustrative"), _maybe("extra")),
    )


def _fit() -> Column[str | None]:
    """The local factor of a post: the last column, because it came after the others."""
    return _maybe("fit")


plan_info = Table(
    "plan_info",
    metadata,
    _place(),
    *(_text("title"), _text("city"), _maybe_whole("base_year"), _maybe("edition")),
    *(_text("source_note"), _text("illustrative_note"), _maybe("extra")),
    _reference("active", "scenario.name", required=False),
)

unit = Table(
    "unit",
    metadata,
    _ordinal(),
    *(_key("id"), _text("name"), _text("kind"), _reference("parent", "unit.id", required=False)),
    *(_reference("grant_id", "grant_terms.id", required=False), _maybe("grant_earlier"), _maybe("extra")),
)

position = Table("position", metadata, _ordinal(), *_position_columns(), _fit())

lapsing = Table(
    "lapsing", metadata, _ordinal(), *_position_columns(), _maybe_whole("until"), _maybe_whole("until_dated"), _fit()
)

task = Table(
    "task",
    metadata,
    _ordinal(),
    *(_key("id"), _text("name"), _maybe("duties"), _maybe_whole("demand_fte")),
    *(_maybe("cases"), _maybe("minutes"), _maybe("competences"), _whole("intended")),
    *(_text("intended_reason"), _maybe("conflicts"), _whole("illustrative"), _maybe("extra")),
)

workload = Table(
    "workload",
    metadata,
    _ordinal(),
    Column(
        "position",
        Text,
        ForeignKey("position.id", deferrable=True, initially="DEFERRED"),
        nullable=False,
        unique=True,
    ),
)
"""The positions that have assignments, in their order."""

assignment = Table(
    "assignment",
    metadata,
    _reference("position", "workload.position", part_of_key=True),
    _place(),
    _reference("task", "task.id"),
    *(_whole("share"), _whole("illustrative"), _maybe("extra")),
    sqlite_with_rowid=False,
)

budget_line = Table(
    "budget_line",
    metadata,
    _place(),
    *(_reference("unit", "unit.id"), _text("product"), _text("line"), _whole("year")),
    *(_whole("amount"), _maybe("extra")),
)

grant_terms = Table(
    "grant_terms",
    metadata,
    _ordinal(),
    *(_key("id"), _text("norm"), _maybe("rate"), _maybe_whole("cap_per_fte"), _maybe_whole("cap_total")),
    *(_maybe("end"), _maybe("conditions"), _whole("in_budget"), _whole("illustrative")),
    *(_maybe("extra"), _maybe("earlier"), _maybe_whole("flat")),
)

revenue = Table(
    "revenue",
    metadata,
    _ordinal(),
    *(_key("id"), _text("name"), _reference("unit", "unit.id"), _text("line"), _text("product")),
    *(_text("persons"), _text("rate"), _text("quarters"), _maybe_whole("since"), _maybe_whole("until")),
    *(_maybe_whole("in_budget"), _text("source"), _whole("verified"), _maybe("extra")),
)

assumption = Table(
    "assumption",
    metadata,
    _ordinal(),
    *(_key("key"), _maybe("value"), _text("unit"), _text("source"), _whole("verified")),
    *(_maybe("low"), _maybe("high"), _maybe("extra"), _maybe("earlier")),
)

scenario = Table("scenario", metadata, _ordinal(), _key("name"))

scenario_state = Table(
    "scenario_state",
    metadata,
    _ordinal(),
    Column(
        "scenario",
        Text,
        ForeignKey("scenario.name", deferrable=True, initially="DEFERRED"),
        nullable=False,
        unique=True,
    ),
    *(_text("status"), _whole("is_archived"), _text("origin")),
)
"""What is said of a scenario beside its measures; none for one that is as it began."""

measure = Table(
    "measure",
    metadata,
    _reference("scenario", "scenario.name", part_of_key=True),
    _place(),
    _text("content"),
    sqlite_with_rowid=False,
)

duty = Table(
    "duty",
    metadata,
    _ordinal(),
    *(_key("id"), _text("act"), _text("edition"), _text("norm"), _text("title"), _text("description")),
    *(_text("addressee"), _text("nature"), _text("binding"), _text("group"), _text("applies_to")),
    *(_text("valid_from"), _text("valid_to"), _maybe("competences"), _text("verified"), _text("sources")),
)

weight = Table("weight", metadata, _ordinal(), _key("duty"), _text("weight"))

paper_text = Table("paper_text", metadata, _ordinal(), _key("key"), _text("text"))

city = Table(
    "city",
    metadata,
    _ordinal(),
    *(_key("name"), _maybe_whole("own_office"), _text("office"), _text("since")),
    *(_maybe_whole("posts"), _text("posts_date"), _maybe_whole("inhabitants"), _text("inhabitants_date")),
    *(_text("concept"), _text("monitoring"), _text("note"), _text("source"), _maybe("source_date")),
    *(_text("verified"), _maybe("extra")),
)
"""Cities the plan compares itself with, beside the shipped ones or in their place."""

seal = Table("seal", metadata, _ordinal(), _whole("row_sum"))
"""One row: the sum over all rows of the plan, by which damage and foreign writers are noticed."""

journal = Table("journal", metadata, _ordinal(), _text("time"), _text("intent"))

checkpoint = Table(
    "checkpoint", metadata, _ordinal(), _text("time"), _text("name"), Column("content", LargeBinary, nullable=False)
)
"""Named states: each a plan file of its own, compressed, so that it migrates like one."""

alembic_version = Table(
    "alembic_version",
    metadata,
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""As alembic itself would make it, so that a new plan file does not have to load alembic."""

NOT_THE_PLAN = frozenset({"seal", "journal", "checkpoint", "alembic_version"})


def tables_of_the_plan(schema: MetaData) -> list[Table]:
    """The tables under the seal, in this or in an older schema; parents first."""
    return [table for table in schema.sorted_tables if table.name not in NOT_THE_PLAN]
