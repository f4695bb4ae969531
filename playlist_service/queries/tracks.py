"""Queries about whether published tracks can still be played, and what may replace those that cannot."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, delete, func, select
from sqlmodel.sql.expression import SelectOfScalar

from playlist_service.models import DriftProposal, Revision, RevisionTrack, TrackCheck
from playlist_service.queries.syncs import UNAVAILABLE


def to_check(session: Session, before: datetime, limit: int) -> list[str]:
    """Return published tracks that were not checked since `before`: first the suspected, then the longest unchecked."""
    waiting = (
        select(col(RevisionTrack.track_uri))
        .outerjoin(TrackCheck, col(TrackCheck.track_uri) == col(RevisionTrack.track_uri))
        .where(
            col(RevisionTrack.revision_id).in_(_newest()),
            col(RevisionTrack.track_uri).like("spotify:track:%"),
            col(TrackCheck.suspected).is_(True)
            | col(TrackCheck.checked_at).is_(None)
            | (col(TrackCheck.checked_at) < before),
        )
        .group_by(col(RevisionTrack.track_uri), col(TrackCheck.suspected), col(TrackCheck.checked_at))
        .order_by(
            col(TrackCheck.suspected).desc().nulls_last(),
            col(TrackCheck.checked_at).nulls_first(),
            col(RevisionTrack.track_uri),
        )
    )
    return [uri for uri in session.exec(waiting.limit(limit)) if uri is not None]


def published_lines(session: Session, track_uri: str) -> list[tuple[Revision, RevisionTrack]]:
    """Return each line of a newest revision that has the track, with its revision."""
    lines = (
        select(Revision, RevisionTrack)
        .join(RevisionTrack, col(RevisionTrack.revision_id) == col(Revision.id))
        .where(col(Revision.id).in_(_newest()), RevisionTrack.track_uri == track_uri)
        .order_by(col(Revision.playlist_id), col(RevisionTrack.position))
    )
    return list(session.exec(lines))


def saw(session: Session, playable: Collection[str], suspected: Collection[str], now: datetime) -> None:
    """Write down what a playlist's rows showed; a row that cannot be played makes its track suspected, no more."""
    fine: dict[str, Any] = {"suspected": False, "unavailable_since": None, "reason": None, "checked_at": now}
    doubtful = set(suspected)
    for uris, change in ((set(playable) - doubtful, fine), (doubtful, {"suspected": True})):
        rows = [{"track_uri": uri, "checked_at": now, "suspected": uri in doubtful} for uri in sorted(uris)]
        if rows:
            seen = insert(TrackCheck).values(rows)
            session.execute(seen.on_conflict_do_update(index_elements=["track_uri"], set_=change))


def checked(session: Session, track_uri: str, reason: str | None, now: datetime) -> None:
    """Write down that a track was looked up, and why it cannot be played (None: it can)."""
    first = insert(TrackCheck).values(
        track_uri=track_uri, checked_at=now, suspected=False, reason=reason, unavailable_since=now if reason else None
    )
    since = func.coalesce(col(TrackCheck.unavailable_since), now) if reason else None
    session.execute(
        first.on_conflict_do_update(
            index_elements=["track_uri"],
            set_={"checked_at": now, "suspected": False, "reason": reason, "unavailable_since": since},
        )
    )


def replacements(session: Session, track_uri: str, playlist_id: int) -> list[DriftProposal]:
    """Return what was ever offered to a playlist instead of the track."""
    offered = select(DriftProposal).where(
        DriftProposal.playlist_id == playlist_id,
        DriftProposal.kind == UNAVAILABLE,
        DriftProposal.uri == track_uri,
    )
    return list(session.exec(offered))


def withdraw(session: Session, track_uri: str | None = None) -> None:
    """Forget open offers for a track; without one, those for all that can be played again or are published no more."""
    published = (
        select(RevisionTrack.track_uri)
        .join(Revision, col(Revision.id) == col(RevisionTrack.revision_id))
        .where(
            col(Revision.id).in_(_newest()),
            col(Revision.playlist_id) == col(DriftProposal.playlist_id),
            col(RevisionTrack.track_uri) == col(DriftProposal.uri),
        )
        .exists()
    )
    playable = (
        select(TrackCheck.track_uri)
        .where(
            col(TrackCheck.track_uri) == col(DriftProposal.uri),
            col(TrackCheck.unavailable_since).is_(None),
            col(TrackCheck.suspected).is_(False),
        )
        .exists()
    )
    over = col(DriftProposal.uri) == track_uri if track_uri else ~published | playable
    session.execute(
        delete(DriftProposal).where(
            col(DriftProposal.kind) == UNAVAILABLE, col(DriftProposal.settled_at).is_(None), over
        )
    )


def _newest() -> SelectOfScalar[int | None]:
    one, newer = aliased(Revision), aliased(Revision)
    later = select(newer.id).where(col(newer.playlist_id) == col(one.playlist_id), col(newer.number) > col(one.number))
    return select(col(one.id)).where(~later.exists())
