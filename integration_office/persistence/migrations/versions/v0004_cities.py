"""Cities that a plan compares itself with."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "city",
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("own_office", sa.Integer()),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("posts", sa.Integer()),
        sa.Column("posts_date", sa.Text(), nullable=False),
        sa.Column("inhabitants", sa.Integer()),
        sa.Column("inhabitants_date", sa.Text(), nullable=False),
        sa.Column("concept", sa.Text(), nullable=False),
        sa.Column("monitoring", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("source_date", sa.Text()),
        sa.Column("verified", sa.Text(), nullable=False),
        sa.Column("extra", sa.Text()),
        sa.PrimaryKeyConstraint("ordinal", name=op.f("pk_city")),
        sa.UniqueConstraint("name", name=op.f("uq_city_name")),
    )
