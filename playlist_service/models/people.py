"""Curators: the people who sign in."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from playlist_service.models.columns import moment


class Curator(SQLModel, table=True):
    """Someone who may decide. `password_hash` is argon2id; disabled, never deleted: decisions name them."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=80)
    password_hash: str
    created_at: datetime = Field(sa_column=moment(nullable=False))
    disabled_at: datetime | None = Field(default=None, sa_column=moment())
