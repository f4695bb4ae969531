"""Synchronisation: the playlist on the remote, what was verified last, every run and every call of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, text
from sqlmodel import Field, SQLModel

from playlist_service.models.columns import Json, document, moment


class RemotePlaylistLink(SQLModel, table=True):
    """The remote playlist that one of ours is kept equal to. Only what stands here is ever written."""

    __tablename__ = "remote_playlist"

    playlist_id: int = Field(foreign_key="playlist.id", primary_key=True, ondelete="CASCADE")
    account_id: int | None = Field(default=None, foreign_key="spotify_account.id", ondelete="SET NULL")
    remote_id: str | None = Field(default=None, unique=True)
    """None while the create call is under way: its intent is recorded first."""
    create_marker: str | None = None
    """The name under which it was created, to find it again where the answer was lost."""
    created_at: datetime = Field(sa_column=moment(nullable=False))
    base_uris: list[str] | None = Field(default=None, sa_column=document(nullable=True))
    """What was agreed when it was verified last: our rows, without what others added and nobody has decided about."""
    base_details: Json | None = Field(default=None, sa_column=document(nullable=True))
    """What is known of `name` and `description`; see services/syncing/describing.py."""
    base_revision: int | None = None
    base_fingerprint: str | None = Field(default=None, max_length=64)
    """Of everything on our side that the verified list came from."""
    base_snapshot: str | None = None
    base_run_id: int | None = None
    """The run that verified the base: what runs after it wrote is not in the base yet."""
    restored_uris: list[str] | None = Field(default=None, sa_column=document(nullable=True))
    """A list that a curator restored; desired instead of the revision's until a newer one is published."""
    restored_revision: int | None = None
    """The revision that was the newest when it was restored."""
    restored_at: datetime | None = Field(default=None, sa_column=moment())
    verified_at: datetime | None = Field(default=None, sa_column=moment())
    checked_at: datetime | None = Field(default=None, sa_column=moment())
    aliases: Json = Field(default_factory=dict, sa_column=document())
    """A uri that the remote shows -> the uri that we wrote (relinking)."""
    state: str = Field(default="new", max_length=16)
    """new, synced, held (drift waits for a person), unsafe, gone, unverified, failed."""
    state_reason: str | None = None


class SyncRun(SQLModel, table=True):
    """One run: recorded before its first call, so that a crash is resumed by reading and planning again."""

    __tablename__ = "sync_run"
    __table_args__ = (
        Index("uq_sync_run_running", "playlist_id", unique=True, postgresql_where=text("state = 'running'")),
    )

    id: int | None = Field(default=None, primary_key=True)
    playlist_id: int = Field(foreign_key="playlist.id", index=True, ondelete="CASCADE")
    revision_number: int
    started_by: str
    started_at: datetime = Field(sa_column=moment(nullable=False))
    finished_at: datetime | None = Field(default=None, sa_column=moment())
    state: str = Field(max_length=16)
    """running, verified, nothing, sent (a cover), held, unsafe, deferred, failed, interrupted."""
    reason: str | None = None
    retry_at: datetime | None = Field(default=None, sa_column=moment())
    before_uris: list[str | None] = Field(default_factory=list, sa_column=document())
    desired_uris: list[str] = Field(default_factory=list, sa_column=document())
    after_uris: list[str | None] | None = Field(default=None, sa_column=document(nullable=True))
    plan: list[dict[str, Any]] = Field(default_factory=list, sa_column=document())
    plan_checksum: str | None = None
    sentences: list[str] = Field(default_factory=list, sa_column=document())
    approved_checksum: str | None = None
    cursor: int = 0
    read_uris: list[str | None] | None = Field(default=None, sa_column=document(nullable=True))
    """The rows from which the calls from `read_cursor` on start; None where no call was made.

    An unavailable row whose uri is known stands as `hidden:<uri>`.
    """
    read_cursor: int = 0
    agreed_uris: list[str] | None = Field(default=None, sa_column=document(nullable=True))
    """`desired_uris` without the edits of others that it leaves in place."""
    writes: int = 0
    reads: int = 0


class SyncCall(SQLModel, table=True):
    """One write call of a run: written down before it is made, and its outcome after."""

    __tablename__ = "sync_call"

    run_id: int = Field(foreign_key="sync_run.id", primary_key=True, ondelete="CASCADE")
    ordinal: int = Field(primary_key=True)
    call: Json = Field(sa_column=document())
    started_at: datetime = Field(sa_column=moment(nullable=False))
    finished_at: datetime | None = Field(default=None, sa_column=moment())
    outcome: str | None = Field(default=None, max_length=16)
    """ok, unknown, refused."""
    snapshot_id: str | None = None


class DriftProposal(SQLModel, table=True):
    """An edit that somebody else made to the remote playlist, or a track to take another's place; and the answer."""

    __tablename__ = "drift_proposal"

    id: int | None = Field(default=None, primary_key=True)
    playlist_id: int = Field(foreign_key="playlist.id", index=True, ondelete="CASCADE")
    kind: str = Field(max_length=16)
    """added, removed, title, description; unavailable: `uri` is ours and cannot be played, `track` may replace it."""
    uri: str | None = None
    position: int | None = None
    after: str | None = None
    """The uri of the row before it; None at the front."""
    seen: str | None = None
    """What stands there: the track's title and artists, or the text."""
    ours: str | None = None
    track: Json | None = Field(default=None, sa_column=document(nullable=True))
    """What the catalogue says of the track that was added, or is offered instead (kind `unavailable`)."""
    found_at: datetime = Field(sa_column=moment(nullable=False))
    settled_at: datetime | None = Field(default=None, sa_column=moment())
    settled_by: int | None = Field(default=None, foreign_key="curator.id")
    taken: bool | None = None
    entry_id: int | None = Field(default=None, foreign_key="entry.id", index=True, ondelete="SET NULL")
    """The entry that an added track became when a curator took it over."""


class TrackCheck(SQLModel, table=True):
    """Whether a published track can still be played, as it was seen last."""

    __tablename__ = "track_check"

    track_uri: str = Field(primary_key=True)
    checked_at: datetime = Field(sa_column=moment(nullable=False))
    suspected: bool = False
    """A row of it was read that cannot be played: look at it first."""
    unavailable_since: datetime | None = Field(default=None, sa_column=moment())
    reason: str | None = None
