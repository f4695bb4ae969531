"""Queries about curators."""

from __future__ import annotations

from sqlmodel import Session, col, select

from playlist_service.models import Curator


def curator_named(session: Session, name: str) -> Curator | None:
    """Return the curator of exactly this name."""
    return session.exec(select(Curator).where(Curator.name == name)).one_or_none()


def curators(session: Session) -> list[Curator]:
    """Return all curators by name."""
    return list(session.exec(select(Curator).order_by(col(Curator.name))))
