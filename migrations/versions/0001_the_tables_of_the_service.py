"""The tables of the service"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go up."""
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("site", sa.String(), nullable=True),
        sa.Column("author", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("notice", sa.String(), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("structure", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ingested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("extracted_with", sa.String(), nullable=True),
        sa.Column("subject_title", sa.String(), nullable=True),
        sa.Column("subject_type", sa.String(), nullable=True),
        sa.Column("extraction", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("content_hash"),
    )
    op.create_index(op.f("ix_article_extracted_with"), "article", ["extracted_with"], unique=False)
    op.create_table(
        "breaker",
        sa.Column("remote", sa.String(length=16), nullable=False),
        sa.Column("open_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("remote"),
    )
    op.create_table(
        "curator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("password_hash", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("disabled_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name"),
    )
    op.create_table(
        "remote_answer",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("answer", sa.LargeBinary(), nullable=False),
        sa.Column("stored_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index(op.f("ix_remote_answer_expires_at"), "remote_answer", ["expires_at"], unique=False)
    op.create_table(
        "remote_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("remote", sa.String(length=16), nullable=False),
        sa.Column("endpoint", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_remote_call_made_at"), "remote_call", ["made_at"], unique=False)
    op.create_index("ix_remote_call_remote_made_at", "remote_call", ["remote", "made_at"], unique=False)
    op.create_table(
        "request_slot",
        sa.Column("remote", sa.String(length=32), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("remote"),
    )
    op.create_table(
        "spotify_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("remote_id", sa.String(), nullable=False),
        sa.Column("display_name", sa.String(), nullable=True),
        sa.Column("access_token", sa.LargeBinary(), nullable=True),
        sa.Column("refresh_token", sa.LargeBinary(), nullable=True),
        sa.Column("scopes", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("authorized_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("remote_id"),
    )
    op.create_table(
        "track_check",
        sa.Column("track_uri", sa.String(), nullable=False),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("suspected", sa.Boolean(), nullable=False),
        sa.Column("unavailable_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("track_uri"),
    )
    op.create_table(
        "playlist",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("slug", sa.String(length=120), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("subject_title", sa.String(), nullable=False),
        sa.Column("subject_type", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("fused_from", sa.String(), nullable=True),
        sa.Column("fused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fused", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("enriched_from", sa.String(), nullable=True),
        sa.Column("enriched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("release_outcome", sa.String(), nullable=True),
        sa.Column("release_reason", sa.String(), nullable=True),
        sa.Column("release_mbid", sa.String(), nullable=True),
        sa.Column("release", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("release_alternatives", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("release_pinned_by", sa.Integer(), nullable=True),
        sa.Column("matched_from", sa.String(), nullable=True),
        sa.Column("matched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("match_level", sa.String(length=8), nullable=False),
        sa.Column("wording", sa.String(length=8), nullable=True),
        sa.Column("pressing", sa.String(length=8), nullable=True),
        sa.Column("sync_time", sa.String(length=5), nullable=False),
        sa.Column("time_zone", sa.String(length=64), nullable=False),
        sa.Column("drift_policy", sa.String(length=8), nullable=True),
        sa.Column("next_sync_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["release_pinned_by"],
            ["curator.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("slug"),
    )
    op.create_index(op.f("ix_playlist_next_sync_at"), "playlist", ["next_sync_at"], unique=False)
    op.create_table(
        "drift_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("playlist_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("uri", sa.String(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
        sa.Column("seen", sa.String(), nullable=True),
        sa.Column("ours", sa.String(), nullable=True),
        sa.Column("track", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("settled_by", sa.Integer(), nullable=True),
        sa.Column("taken", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["playlist_id"], ["playlist.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["settled_by"],
            ["curator.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_drift_proposal_playlist_id"), "drift_proposal", ["playlist_id"], unique=False)
    op.create_table(
        "entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("playlist_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("position_pinned", sa.Boolean(), nullable=False),
        sa.Column("position_pinned_by", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("artists", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("spellings", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("origin", sa.String(length=16), nullable=False),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("flags", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("evidence", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("recording_mbid", sa.String(), nullable=True),
        sa.Column("recording", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("matched_from", sa.String(), nullable=True),
        sa.Column("matched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("match_tries", sa.Integer(), nullable=False),
        sa.Column("match_again_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("absent_since", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["playlist_id"], ["playlist.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["position_pinned_by"],
            ["curator.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("playlist_id", "key"),
    )
    op.create_index(op.f("ix_entry_playlist_id"), "entry", ["playlist_id"], unique=False)
    op.create_index(op.f("ix_entry_recording_mbid"), "entry", ["recording_mbid"], unique=False)
    op.create_table(
        "playlist_article",
        sa.Column("playlist_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["playlist_id"], ["playlist.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("playlist_id", "article_id"),
    )
    op.create_index(op.f("ix_playlist_article_article_id"), "playlist_article", ["article_id"], unique=False)
    op.create_table(
        "remote_playlist",
        sa.Column("playlist_id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("remote_id", sa.String(), nullable=True),
        sa.Column("create_marker", sa.String(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("base_uris", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("base_details", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("base_revision", sa.Integer(), nullable=True),
        sa.Column("base_fingerprint", sa.String(length=64), nullable=True),
        sa.Column("base_snapshot", sa.String(), nullable=True),
        sa.Column("base_run_id", sa.Integer(), nullable=True),
        sa.Column("restored_uris", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("restored_revision", sa.Integer(), nullable=True),
        sa.Column("restored_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("aliases", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("state_reason", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["spotify_account.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["playlist_id"], ["playlist.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("playlist_id"),
        sa.UniqueConstraint("remote_id"),
    )
    op.create_table(
        "revision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("playlist_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.Integer(), nullable=True),
        sa.Column("credits", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("release", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.ForeignKeyConstraint(["playlist_id"], ["playlist.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["published_by"],
            ["curator.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("playlist_id", "number"),
    )
    op.create_index(op.f("ix_revision_playlist_id"), "revision", ["playlist_id"], unique=False)
    op.create_table(
        "sync_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("playlist_id", sa.Integer(), nullable=False),
        sa.Column("revision_number", sa.Integer(), nullable=False),
        sa.Column("started_by", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("retry_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("before_uris", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("desired_uris", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("after_uris", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("plan", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("plan_checksum", sa.String(), nullable=True),
        sa.Column("sentences", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("approved_checksum", sa.String(), nullable=True),
        sa.Column("cursor", sa.Integer(), nullable=False),
        sa.Column("read_uris", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("read_cursor", sa.Integer(), nullable=False),
        sa.Column("agreed_uris", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("writes", sa.Integer(), nullable=False),
        sa.Column("reads", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["playlist_id"], ["playlist.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_sync_run_playlist_id"), "sync_run", ["playlist_id"], unique=False)
    op.create_index(
        "uq_sync_run_running", "sync_run", ["playlist_id"], unique=True, postgresql_where=sa.text("state = 'running'")
    )
    op.create_table(
        "candidate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("track_uri", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("found_by", sa.String(), nullable=False),
        sa.Column("linked", sa.Boolean(), nullable=False),
        sa.Column("track", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("probability", sa.Float(), nullable=False),
        sa.Column("comparisons", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("explanation", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("entry_id", "track_uri"),
    )
    op.create_index(op.f("ix_candidate_entry_id"), "candidate", ["entry_id"], unique=False)
    op.create_table(
        "decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.String(length=8), nullable=False),
        sa.Column("track_uri", sa.String(), nullable=True),
        sa.Column("track", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("probability", sa.Float(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["decided_by"],
            ["curator.id"],
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(
            ["undone_by"],
            ["curator.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_decision_entry_id"), "decision", ["entry_id"], unique=False)
    op.create_table(
        "revision_track",
        sa.Column("revision_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("artists", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("track_uri", sa.String(), nullable=True),
        sa.Column("recording_mbid", sa.String(), nullable=True),
        sa.Column("length_ms", sa.Integer(), nullable=True),
        sa.Column("evidence", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["revision_id"], ["revision.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("revision_id", "position"),
    )
    op.create_index(op.f("ix_revision_track_entry_id"), "revision_track", ["entry_id"], unique=False)
    op.create_table(
        "sync_call",
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("call", postgresql.JSONB(none_as_null=True, astext_type=sa.Text()), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("outcome", sa.String(length=16), nullable=True),
        sa.Column("snapshot_id", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["run_id"], ["sync_run.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("run_id", "ordinal"),
    )


def downgrade() -> None:
    """Go back."""
    op.drop_table("sync_call")
    op.drop_index(op.f("ix_revision_track_entry_id"), table_name="revision_track")
    op.drop_table("revision_track")
    op.drop_index(op.f("ix_decision_entry_id"), table_name="decision")
    op.drop_table("decision")
    op.drop_index(op.f("ix_candidate_entry_id"), table_name="candidate")
    op.drop_table("candidate")
    op.drop_index("uq_sync_run_running", table_name="sync_run", postgresql_where=sa.text("state = 'running'"))
    op.drop_index(op.f("ix_sync_run_playlist_id"), table_name="sync_run")
    op.drop_table("sync_run")
    op.drop_index(op.f("ix_revision_playlist_id"), table_name="revision")
    op.drop_table("revision")
    op.drop_table("remote_playlist")
    op.drop_index(op.f("ix_playlist_article_article_id"), table_name="playlist_article")
    op.drop_table("playlist_article")
    op.drop_index(op.f("ix_entry_recording_mbid"), table_name="entry")
    op.drop_index(op.f("ix_entry_playlist_id"), table_name="entry")
    op.drop_table("entry")
    op.drop_index(op.f("ix_drift_proposal_playlist_id"), table_name="drift_proposal")
    op.drop_table("drift_proposal")
    op.drop_index(op.f("ix_playlist_next_sync_at"), table_name="playlist")
    op.drop_table("playlist")
    op.drop_table("track_check")
    op.drop_table("spotify_account")
    op.drop_table("request_slot")
    op.drop_index("ix_remote_call_remote_made_at", table_name="remote_call")
    op.drop_index(op.f("ix_remote_call_made_at"), table_name="remote_call")
    op.drop_table("remote_call")
    op.drop_index(op.f("ix_remote_answer_expires_at"), table_name="remote_answer")
    op.drop_table("remote_answer")
    op.drop_table("curator")
    op.drop_table("breaker")
    op.drop_index(op.f("ix_article_extracted_with"), table_name="article")
    op.drop_table("article")
