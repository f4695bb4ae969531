"""The remotes as we keep them: the connected account, stored answers, the ledger of our calls and its breaker."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Column, Index, LargeBinary
from sqlmodel import Field, SQLModel

from playlist_service.models.columns import document, moment


class SpotifyAccount(SQLModel, table=True):
    """The Spotify account that owns the playlists. Tokens are encrypted (Fernet); a disconnected account has none."""

    __tablename__ = "spotify_account"

    id: int | None = Field(default=None, primary_key=True)
    remote_id: str = Field(unique=True)
    display_name: str | None = None
    access_token: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    refresh_token: bytes | None = Field(default=None, sa_column=Column(LargeBinary, nullable=True))
    scopes: list[str] = Field(default_factory=list, sa_column=document())
    expires_at: datetime | None = Field(default=None, sa_column=moment())
    authorized_at: datetime | None = Field(default=None, sa_column=moment())
    """When the curator said yes: the refresh token dies six months later."""
    state: str = Field(default="connected", max_length=16)
    """connected, sign_in_again, disconnected."""


class StoredAnswer(SQLModel, table=True):
    """One answer of a slow remote, kept until it expires."""

    __tablename__ = "remote_answer"

    key: str = Field(primary_key=True)
    answer: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    stored_at: datetime = Field(sa_column=moment(nullable=False))
    expires_at: datetime = Field(sa_column=moment(nullable=False, index=True))


class RemoteCall(SQLModel, table=True):
    """One call that we made: the ledger that keeps us below the daily budget."""

    __tablename__ = "remote_call"
    __table_args__ = (Index("ix_remote_call_remote_made_at", "remote", "made_at"),)

    id: int | None = Field(default=None, primary_key=True)
    remote: str = Field(max_length=16)
    endpoint: str
    status: int | None = None
    made_at: datetime = Field(sa_column=moment(nullable=False, index=True))


class Breaker(SQLModel, table=True):
    """A remote that nobody may call until a moment; shared by all workers, and it survives restarts."""

    remote: str = Field(primary_key=True, max_length=16)
    open_until: datetime = Field(sa_column=moment(nullable=False))
    reason: str
