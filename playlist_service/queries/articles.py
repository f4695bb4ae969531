"""Queries about articles and what was extracted from them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import text
from sqlmodel import Session, col, or_, select

from playlist_service.models import PlaylistArticle, StoredArticle


def one_at_a_time(session: Session) -> None:
    """Keep other ingests out until the transaction ends: the same text must not be stored twice, nor a slug be made."""
    session.connection().execute(text("SELECT pg_advisory_xact_lock(hashtext('ingest'))"))


def article_with_hash(session: Session, content_hash: str) -> StoredArticle | None:
    """Return the article with this text."""
    return session.exec(select(StoredArticle).where(StoredArticle.content_hash == content_hash)).one_or_none()


def articles_due_for_extraction(session: Session, engine: str) -> list[int]:
    """Return the ids of the articles that this version of the engine has not read, oldest first."""
    unread = or_(col(StoredArticle.extracted_with).is_(None), StoredArticle.extracted_with != engine)
    return [
        article_id
        for article_id in session.exec(select(StoredArticle.id).where(unread).order_by(col(StoredArticle.id)))
        if article_id is not None
    ]


def articles_of(session: Session, playlist_id: int) -> list[StoredArticle]:
    """Return the articles of a playlist in the order of their ids."""
    return list(
        session.exec(
            select(StoredArticle)
            .join(PlaylistArticle, col(PlaylistArticle.article_id) == col(StoredArticle.id))
            .where(PlaylistArticle.playlist_id == playlist_id)
            .order_by(col(StoredArticle.id))
        )
    )


def articles_by_id(session: Session, article_ids: Sequence[int]) -> dict[int, StoredArticle]:
    """Return the articles of these ids."""
    found = session.exec(select(StoredArticle).where(col(StoredArticle.id).in_(article_ids)))
    return {article.id: article for article in found if article.id is not None}


def is_linked(session: Session, playlist_id: int, article_id: int) -> bool:
    """Whether the article counts for the playlist already."""
    return session.get(PlaylistArticle, (playlist_id, article_id)) is not None


def playlists_of(session: Session, article_id: int) -> list[int]:
    """Return the ids of the playlists that rest on an article."""
    return list(session.exec(select(PlaylistArticle.playlist_id).where(PlaylistArticle.article_id == article_id)))
