"""The job queue's own tables, in the version that the lock file pins."""

from alembic import op
from procrastinate.schema import SchemaManager

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Everything that Procrastinate makes is named procrastinate_*.
DROP = """
DO $$
DECLARE made record;
BEGIN
    FOR made IN SELECT format('DROP TABLE IF EXISTS %I CASCADE', tablename) AS drop FROM pg_tables
        WHERE schemaname = current_schema() AND tablename LIKE 'procrastinate\\_%' LOOP
        EXECUTE made.drop;
    END LOOP;
    FOR made IN SELECT format('DROP FUNCTION IF EXISTS %s CASCADE', oid::regprocedure) AS drop FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'procrastinate\\_%' LOOP
        EXECUTE made.drop;
    END LOOP;
    FOR made IN SELECT format('DROP TYPE IF EXISTS %I CASCADE', typname) AS drop FROM pg_type
        WHERE typnamespace = current_schema()::regnamespace AND typname LIKE 'procrastinate\\_%' LOOP
        EXECUTE made.drop;
    END LOOP;
END $$
"""


def upgrade() -> None:
    """Apply the queue's schema; the driver's cursor is used because the script is many statements with % signs."""
    with op.get_bind().connection.cursor() as cursor:
        cursor.execute(SchemaManager.get_schema())


def downgrade() -> None:
    """Drop everything that the queue made; its jobs are gone with it."""
    with op.get_bind().connection.cursor() as cursor:
        cursor.execute(DROP)
