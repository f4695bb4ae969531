"""Which entry a track became that others added on the remote playlist and a curator took over."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_CONSTRAINT = "drift_proposal_entry_id_fkey"


def upgrade() -> None:
    """Add the column; edits that were taken over before stay without an entry."""
    op.add_column("drift_proposal", sa.Column("entry_id", sa.Integer(), nullable=True))
    op.create_foreign_key(_CONSTRAINT, "drift_proposal", "entry", ["entry_id"], ["id"], ondelete="SET NULL")
    op.create_index(op.f("ix_drift_proposal_entry_id"), "drift_proposal", ["entry_id"], unique=False)


def downgrade() -> None:
    """Drop the column; the entries and the decisions about them stay."""
    op.drop_index(op.f("ix_drift_proposal_entry_id"), table_name="drift_proposal")
    op.drop_constraint(_CONSTRAINT, "drift_proposal", type_="foreignkey")
    op.drop_column("drift_proposal", "entry_id")
