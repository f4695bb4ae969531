"""Queries about playlists, entries, candidates, decisions and revisions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from playlist_service.models import (
    Curator,
    Entry,
    Playlist,
    RemotePlaylistLink,
    Revision,
    RevisionTrack,
    StoredCandidate,
    StoredDecision,
)


def playlists(session: Session) -> list[Playlist]:
    """Return all playlists by title."""
    return list(session.exec(select(Playlist).order_by(col(Playlist.title), col(Playlist.id))))


def playlist_with_slug(session: Session, slug: str, *, lock: bool = False) -> Playlist | None:
    """Return the playlist of this slug; `lock` keeps other writers out until the transaction ends."""
    statement = select(Playlist).where(Playlist.slug == slug)
    # Not the key: rows that name the playlist may be written meanwhile, in whatever order they are locked.
    return session.exec(statement.with_for_update(key_share=True) if lock else statement).one_or_none()


def playlist_about(session: Session, folded_titles: Iterable[str]) -> list[Playlist]:
    """Return the playlists whose slug is one of these."""
    return list(session.exec(select(Playlist).where(col(Playlist.slug).in_(list(folded_titles)))))


def entries(session: Session, playlist_id: int, *, absent: bool = False) -> list[Entry]:
    """Return the entries in order; with `absent` also those of which no source speaks any more."""
    statement = select(Entry).where(Entry.playlist_id == playlist_id)
    if not absent:
        statement = statement.where(col(Entry.absent_since).is_(None))
    return list(session.exec(statement.order_by(col(Entry.position), col(Entry.id))))


def entry(session: Session, playlist_id: int, entry_id: int) -> Entry | None:
    """Return one entry of a playlist, locked for the transaction."""
    return session.exec(
        select(Entry).where(Entry.id == entry_id, Entry.playlist_id == playlist_id).with_for_update()
    ).one_or_none()


def candidates(session: Session, entry_ids: Sequence[int]) -> dict[int, list[StoredCandidate]]:
    """Return the candidates of each entry, best first."""
    found: dict[int, list[StoredCandidate]] = defaultdict(list)
    rows = session.exec(
        select(StoredCandidate).where(col(StoredCandidate.entry_id).in_(entry_ids)).order_by(col(StoredCandidate.rank))
    )
    for candidate in rows:
        found[candidate.entry_id].append(candidate)
    return found


def forget_candidates(session: Session, entry_id: int) -> None:
    """Delete an entry's candidates, to write its new ones."""
    session.exec(delete(StoredCandidate).where(col(StoredCandidate.entry_id) == entry_id))


def decisions(session: Session, entry_ids: Sequence[int]) -> dict[int, list[StoredDecision]]:
    """Return the decisions of each entry that stand (were not undone), newest first."""
    found: dict[int, list[StoredDecision]] = defaultdict(list)
    rows = session.exec(
        select(StoredDecision)
        .where(col(StoredDecision.entry_id).in_(entry_ids), col(StoredDecision.undone_at).is_(None))
        .order_by(col(StoredDecision.id).desc())
    )
    for decision in rows:
        found[decision.entry_id].append(decision)
    return found


def standing(decisions: Sequence[StoredDecision]) -> StoredDecision | None:
    """Return the one that counts: the newest of a person, else the newest of the program."""
    by_people = (decision for decision in decisions if decision.decided_by is not None)
    return next(by_people, decisions[0] if decisions else None)


def curator_names(session: Session) -> dict[int, str]:
    """Return all curators' names by id."""
    return {curator.id: curator.name for curator in session.exec(select(Curator)) if curator.id is not None}


def latest_revision(session: Session, playlist_id: int) -> Revision | None:
    """Return the newest revision of a playlist."""
    return session.exec(
        select(Revision).where(Revision.playlist_id == playlist_id).order_by(col(Revision.number).desc()).limit(1)
    ).one_or_none()


def latest_revisions(session: Session) -> dict[int, Revision]:
    """Return the newest revision of every published playlist, by playlist."""
    newest = (
        select(Revision.playlist_id, func.max(Revision.number).label("number")).group_by(col(Revision.playlist_id))
    ).subquery()
    rows = session.exec(
        select(Revision).join(
            newest,
            (col(Revision.playlist_id) == newest.c.playlist_id) & (col(Revision.number) == newest.c.number),
        )
    )
    return {revision.playlist_id: revision for revision in rows}


def revision_numbered(session: Session, playlist_id: int, number: int) -> Revision | None:
    """Return one revision of a playlist."""
    return session.exec(
        select(Revision).where(Revision.playlist_id == playlist_id, Revision.number == number)
    ).one_or_none()


def revisions(session: Session, playlist_id: int) -> list[Revision]:
    """Return all revisions of a playlist, newest first."""
    return list(
        session.exec(select(Revision).where(Revision.playlist_id == playlist_id).order_by(col(Revision.number).desc()))
    )


def revision_artists(session: Session, revision_ids: Sequence[int]) -> dict[int, list[list[str]]]:
    """Return the artists of each track of each revision, in order, without all that the tracks' pages say."""
    found: dict[int, list[list[str]]] = defaultdict(list)
    rows = session.exec(
        select(RevisionTrack.revision_id, RevisionTrack.artists)
        .where(col(RevisionTrack.revision_id).in_(revision_ids))
        .order_by(col(RevisionTrack.revision_id), col(RevisionTrack.position))
    )
    for revision_id, artists in rows:
        found[revision_id].append(list(artists))
    return found


def remote_links(session: Session) -> dict[int, RemotePlaylistLink]:
    """Return the remote playlist of each playlist that has one."""
    return {link.playlist_id: link for link in session.exec(select(RemotePlaylistLink))}


def revision_tracks(session: Session, revision_ids: Sequence[int]) -> dict[int, list[RevisionTrack]]:
    """Return the tracks of each revision in order."""
    found: dict[int, list[RevisionTrack]] = defaultdict(list)
    rows = session.exec(
        select(RevisionTrack)
        .where(col(RevisionTrack.revision_id).in_(revision_ids))
        .order_by(col(RevisionTrack.revision_id), col(RevisionTrack.position))
    )
    for track in rows:
        found[track.revision_id].append(track)
    return found
