"""The first tables of a plan file."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "assumption",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("verified", sa.Integer(), nullable=False),
        sa.Column("low", sa.Text(), nullable=True),
        sa.Column("high", sa.Text(), nullable=True),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("earlier", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_assumption")),
        sa.UniqueConstraint("key", name=op.f("uq_assumption_key")),
    )
    op.create_table(
        "checkpoint",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "duty",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("edition", sa.Text(), nullable=False),
        sa.Column("norm", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("addressee", sa.Text(), nullable=False),
        sa.Column("nature", sa.Text(), nullable=False),
        sa.Column("binding", sa.Text(), nullable=False),
        sa.Column("group", sa.Text(), nullable=False),
        sa.Column("applies_to", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Text(), nullable=False),
        sa.Column("valid_to", sa.Text(), nullable=False),
        sa.Column("competences", sa.Text(), nullable=True),
        sa.Column("verified", sa.Text(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_duty")),
        sa.UniqueConstraint("id", name=op.f("uq_duty_id")),
    )
    op.create_table(
        "grant_terms",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("norm", sa.Text(), nullable=False),
        sa.Column("rate", sa.Text(), nullable=True),
        sa.Column("cap_per_fte", sa.Integer(), nullable=True),
        sa.Column("cap_total", sa.Integer(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("conditions", sa.Text(), nullable=True),
        sa.Column("in_budget", sa.Integer(), nullable=False),
        sa.Column("illustrative", sa.Integer(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("earlier", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_grant_terms")),
        sa.UniqueConstraint("id", name=op.f("uq_grant_terms_id")),
    )
    op.create_table(
        "journal",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("time", sa.Text(), nullable=False),
        sa.Column("intent", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_journal")),
    )
    op.create_table(
        "scenario",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_scenario")),
        sa.UniqueConstraint("name", name=op.f("uq_scenario_name")),
    )
    op.create_table(
        "seal",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("row_sum", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_seal")),
    )
    op.create_table(
        "task",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("duties", sa.Text(), nullable=True),
        sa.Column("demand_fte", sa.Integer(), nullable=True),
        sa.Column("cases", sa.Text(), nullable=True),
        sa.Column("minutes", sa.Text(), nullable=True),
        sa.Column("competences", sa.Text(), nullable=True),
        sa.Column("intended", sa.Integer(), nullable=False),
        sa.Column("intended_reason", sa.Text(), nullable=False),
        sa.Column("conflicts", sa.Text(), nullable=True),
        sa.Column("illustrative", sa.Integer(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_task")),
        sa.UniqueConstraint("id", name=op.f("uq_task_id")),
    )
    op.create_table(
        "weight",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("duty", sa.Text(), nullable=False),
        sa.Column("weight", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_weight")),
        sa.UniqueConstraint("duty", name=op.f("uq_weight_duty")),
    )
    op.create_table(
        "measure",
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scenario"],
            ["scenario.name"],
            name=op.f("fk_measure_scenario_scenario"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("scenario", "place", name=op.f("pk_measure")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "plan_info",
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("city", sa.Text(), nullable=False),
        sa.Column("base_year", sa.Integer(), nullable=True),
        sa.Column("edition", sa.Text(), nullable=True),
        sa.Column("source_note", sa.Text(), nullable=False),
        sa.Column("illustrative_note", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("active", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["active"],
            ["scenario.name"],
            name=op.f("fk_plan_info_active_scenario"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_plan_info")),
    )
    op.create_table(
        "unit",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("grant_id", sa.Text(), nullable=True),
        sa.Column("grant_earlier", sa.Text(), nullable=True),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["grant_id"],
            ["grant_terms.id"],
            name=op.f("fk_unit_grant_id_grant_terms"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["parent"], ["unit.id"], name=op.f("fk_unit_parent_unit"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_unit")),
        sa.UniqueConstraint("id", name=op.f("uq_unit_id")),
    )
    op.create_table(
        "budget_line",
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["unit"],
            ["unit.id"],
            name=op.f("fk_budget_line_unit_unit"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("place", name=op.f("pk_budget_line")),
    )
    op.create_table(
        "lapsing",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("grade_scheme", sa.Text(), nullable=True),
        sa.Column("grade_group", sa.Text(), nullable=True),
        sa.Column("grade_text", sa.Text(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("fte_planned", sa.Integer(), nullable=False),
        sa.Column("fte_filled", sa.Integer(), nullable=True),
        sa.Column("competences", sa.Text(), nullable=True),
        sa.Column("is_head", sa.Integer(), nullable=False),
        sa.Column("kw", sa.Text(), nullable=True),
        sa.Column("ku", sa.Text(), nullable=True),
        sa.Column("vacant_from", sa.Integer(), nullable=True),
        sa.Column("grant_id", sa.Text(), nullable=True),
        sa.Column("grant_earlier", sa.Text(), nullable=True),
        sa.Column("begins", sa.Integer(), nullable=True),
        sa.Column("earlier", sa.Text(), nullable=True),
        sa.Column("illustrative", sa.Integer(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.Column("until", sa.Integer(), nullable=True),
        sa.Column("until_dated", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["grant_id"],
            ["grant_terms.id"],
            name=op.f("fk_lapsing_grant_id_grant_terms"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit"], ["unit.id"], name=op.f("fk_lapsing_unit_unit"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_lapsing")),
        sa.UniqueConstraint("id", name=op.f("uq_lapsing_id")),
    )
    op.create_table(
        "position",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("grade_scheme", sa.Text(), nullable=True),
        sa.Column("grade_group", sa.Text(), nullable=True),
        sa.Column("grade_text", sa.Text(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=True),
        sa.Column("fte_planned", sa.Integer(), nullable=False),
        sa.Column("fte_filled", sa.Integer(), nullable=True),
        sa.Column("competences", sa.Text(), nullable=True),
        sa.Column("is_head", sa.Integer(), nullable=False),
        sa.Column("kw", sa.Text(), nullable=True),
        sa.Column("ku", sa.Text(), nullable=True),
        sa.Column("vacant_from", sa.Integer(), nullable=True),
        sa.Column("grant_id", sa.Text(), nullable=True),
        sa.Column("grant_earlier", sa.Text(), nullable=True),
        sa.Column("begins", sa.Integer(), nullable=True),
        sa.Column("earlier", sa.Text(), nullable=True),
        sa.Column("illustrative", sa.Integer(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["grant_id"],
            ["grant_terms.id"],
            name=op.f("fk_position_grant_id_grant_terms"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["unit"], ["unit.id"], name=op.f("fk_position_unit_unit"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_position")),
        sa.UniqueConstraint("id", name=op.f("uq_position_id")),
    )
    op.create_table(
        "workload",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["position"],
            ["position.id"],
            name=op.f("fk_workload_position_position"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_workload")),
        sa.UniqueConstraint("position", name=op.f("uq_workload_position")),
    )
    op.create_table(
        "assignment",
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("task", sa.Text(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("illustrative", sa.Integer(), nullable=False),
        sa.Column("extra", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["position"],
            ["workload.position"],
            name=op.f("fk_assignment_position_workload"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["task"], ["task.id"], name=op.f("fk_assignment_task_task"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("position", "place", name=op.f("pk_assignment")),
        sqlite_with_rowid=False,
    )
