"""Articles as they were read, and what was extracted from each."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field, SQLModel

from playlist_service.models.columns import Json, document, moment


class StoredArticle(SQLModel, table=True):
    """One article. The content hash keeps the same text from being stored twice."""

    __tablename__ = "article"

    id: int | None = Field(default=None, primary_key=True)
    content_hash: str = Field(unique=True, max_length=64)
    source: str
    address: str | None = None
    title: str | None = None
    site: str | None = None
    author: str | None = None
    language: str | None = None
    notice: str | None = None
    text: str
    structure: Json = Field(sa_column=document())
    published_at: datetime | None = Field(default=None, sa_column=moment())
    ingested_at: datetime = Field(sa_column=moment(nullable=False))
    extracted_with: str | None = Field(default=None, index=True)
    """The engine's version; another version makes the extraction due again."""
    subject_title: str | None = None
    subject_type: str | None = None
    extraction: Json | None = Field(default=None, sa_column=document(nullable=True))


class PlaylistArticle(SQLModel, table=True):
    """An article that speaks about a playlist's subject."""

    __tablename__ = "playlist_article"

    playlist_id: int = Field(foreign_key="playlist.id", primary_key=True, ondelete="CASCADE")
    article_id: int = Field(foreign_key="article.id", primary_key=True, ondelete="CASCADE", index=True)
    added_at: datetime = Field(sa_column=moment(nullable=False))
