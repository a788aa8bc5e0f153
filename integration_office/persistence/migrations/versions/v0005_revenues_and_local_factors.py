"""Revenues with a driver, flat sums of grants, and the local factor a post's cost was fitted by."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "revenue",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("line", sa.Text(), nullable=False),
        sa.Column("product", sa.Text(), nullable=False),
        sa.Column("persons", sa.Text(), nullable=False),
        sa.Column("rate", sa.Text(), nullable=False),
        sa.Column("quarters", sa.Text(), nullable=False),
        sa.Column("since", sa.Integer()),
        sa.Column("until", sa.Integer()),
        sa.Column("in_budget", sa.Integer()),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("verified", sa.Integer(), nullable=False),
        sa.Column("extra", sa.Text()),
        sa.ForeignKeyConstraint(
            ["unit"], ["unit.id"], name=op.f("fk_revenue_unit_unit"), deferrable=True, initially="DEFERRED"
        ),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_revenue")),
        sa.UniqueConstraint("id", name=op.f("uq_revenue_id")),
    )
    for table in ("position", "lapsing"):
        with op.batch_alter_table(table, recreate="always") as batch:
            batch.add_column(sa.Column("fit", sa.Text()))
    with op.batch_alter_table("grant_terms", recreate="always") as batch:
        batch.add_column(sa.Column("flat", sa.Integer()))
