"""Request slots: when a remote that counts requests by address may be asked next, by any process here."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from playlist_service.models.columns import moment


class RequestSlot(SQLModel, table=True):
    """The next free slot of one remote, in the database's own time."""

    __tablename__ = "request_slot"

    remote: str = Field(primary_key=True, max_length=32)
    next_at: datetime = Field(sa_column=moment(nullable=False))
