"""How far a scenario has come, whether it is put away and what it was branched from."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "scenario_state",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("scenario", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("is_archived", sa.Integer(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scenario"],
            ["scenario.name"],
            name=op.f("fk_scenario_state_scenario_scenario"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_scenario_state")),
        sa.UniqueConstraint("scenario", name=op.f("uq_scenario_state_scenario")),
    )
