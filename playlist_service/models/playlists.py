"""A curated playlist: its subject, its entries, their candidates, every decision, and the published revisions."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from playlist_service.models.columns import Json, document, moment


class Playlist(SQLModel, table=True):
    """One curated list. Each step notes when it last ran on what it found (`..._at`, `..._from` fingerprints)."""

    id: int | None = Field(default=None, primary_key=True)
    slug: str = Field(unique=True, max_length=120)
    title: str
    description: str = ""
    subject_title: str
    subject_type: str
    created_at: datetime = Field(sa_column=moment(nullable=False))
    fused_from: str | None = None
    fused_at: datetime | None = Field(default=None, sa_column=moment())
    fused: Json | None = Field(default=None, sa_column=document(nullable=True))
    enriched_from: str | None = None
    enriched_at: datetime | None = Field(default=None, sa_column=moment())
    release_outcome: str | None = None
    release_reason: str | None = None
    release_mbid: str | None = None
    release: Json | None = Field(default=None, sa_column=document(nullable=True))
    release_alternatives: list[dict[str, Any]] = Field(default_factory=list, sa_column=document())
    release_pinned_by: int | None = Field(default=None, foreign_key="curator.id")
    matched_from: str | None = None
    matched_at: datetime | None = Field(default=None, sa_column=moment())
    match_level: str = Field(default="normal", max_length=8)
    """strict, normal or generous."""
    wording: str | None = Field(default=None, max_length=8)
    """explicit or clean, where a curator prefers one."""
    pressing: str | None = Field(default=None, max_length=8)
    """original or remaster, where a curator prefers one."""
    sync_time: str = Field(default="03:00", max_length=5)
    time_zone: str = Field(default="UTC", max_length=64)
    drift_policy: str | None = Field(default=None, max_length=8)
    next_sync_at: datetime | None = Field(default=None, sa_column=moment(index=True))


class Entry(SQLModel, table=True):
    """One line of a playlist. `key` is its identity through re-fusion; what a person set is marked, and stays."""

    __table_args__ = (UniqueConstraint("playlist_id", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    playlist_id: int = Field(foreign_key="playlist.id", index=True, ondelete="CASCADE")
    key: str
    position: int
    position_pinned: bool = False
    position_pinned_by: int | None = Field(default=None, foreign_key="curator.id")
    title: str
    artists: list[str] = Field(sa_column=document())
    spellings: list[str] = Field(default_factory=list, sa_column=document())
    origin: str = Field(max_length=16)
    """`article`, `release` (only the release knows it), `both`, or `curator` (taken over from the remote playlist)."""
    confidence: float
    flags: list[str] = Field(default_factory=list, sa_column=document())
    evidence: list[dict[str, Any]] = Field(default_factory=list, sa_column=document())
    recording_mbid: str | None = Field(default=None, index=True)
    recording: Json | None = Field(default=None, sa_column=document(nullable=True))
    matched_from: str | None = None
    matched_at: datetime | None = Field(default=None, sa_column=moment())
    match_tries: int = 0
    match_again_at: datetime | None = Field(default=None, sa_column=moment())
    absent_since: datetime | None = Field(default=None, sa_column=moment())
    """No source speaks of it any more; kept for its decisions, left out of the list."""


class StoredCandidate(SQLModel, table=True):
    """A Spotify track that may be the entry's recording, with its score as last computed."""

    __tablename__ = "candidate"
    __table_args__ = (UniqueConstraint("entry_id", "track_uri"),)

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="entry.id", index=True, ondelete="CASCADE")
    track_uri: str
    rank: int
    found_by: str
    linked: bool = False
    track: Json = Field(sa_column=document())
    probability: float
    comparisons: list[dict[str, Any]] = Field(default_factory=list, sa_column=document())
    explanation: str
    seen_at: datetime = Field(sa_column=moment(nullable=False))


class StoredDecision(SQLModel, table=True):
    """One decision about an entry; appended, never overwritten. A curator's outranks every program's."""

    __tablename__ = "decision"

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="entry.id", index=True, ondelete="CASCADE")
    outcome: str = Field(max_length=8)
    """accept, review, none; a curator's `none` is a rejection of the entry."""
    track_uri: str | None = None
    track: Json | None = Field(default=None, sa_column=document(nullable=True))
    reason: str
    probability: float | None = None
    decided_at: datetime = Field(sa_column=moment(nullable=False))
    decided_by: int | None = Field(default=None, foreign_key="curator.id")
    undone_at: datetime | None = Field(default=None, sa_column=moment())
    undone_by: int | None = Field(default=None, foreign_key="curator.id")


class Revision(SQLModel, table=True):
    """A published, immutable, numbered list."""

    __table_args__ = (UniqueConstraint("playlist_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    playlist_id: int = Field(foreign_key="playlist.id", index=True, ondelete="CASCADE")
    number: int
    title: str
    description: str
    fingerprint: str = Field(max_length=64)
    published_at: datetime = Field(sa_column=moment(nullable=False))
    published_by: int | None = Field(default=None, foreign_key="curator.id")
    credits: list[dict[str, Any]] = Field(default_factory=list, sa_column=document())
    release: Json | None = Field(default=None, sa_column=document(nullable=True))


class RevisionTrack(SQLModel, table=True):
    """One line of a revision, with everything that its page says about it."""

    __tablename__ = "revision_track"

    revision_id: int = Field(foreign_key="revision.id", primary_key=True, ondelete="CASCADE")
    position: int = Field(primary_key=True)
    entry_id: int | None = Field(default=None, foreign_key="entry.id", index=True, ondelete="SET NULL")
    title: str
    artists: list[str] = Field(sa_column=document())
    track_uri: str | None = None
    recording_mbid: str | None = None
    length_ms: int | None = None
    evidence: list[dict[str, Any]] = Field(default_factory=list, sa_column=document())
    reason: str = ""
