"""Making the remote playlist once: the intent is recorded first, and a lost answer is settled by looking."""

from __future__ import annotations

import secrets

from playlist_service.domain.identifiers import PlaylistId
from playlist_service.errors import (
    QuotaExceeded,
    Remote,
    RemoteAuthorization,
    RemoteRejected,
    RemoteUnavailable,
)
from playlist_service.models import RemotePlaylistLink
from playlist_service.queries import remotes, syncs
from playlist_service.services.syncing.ground import Ground
from playlist_service.services.syncing.kit import Kit
from playlist_service.services.syncing.recording import RunRecord

_LONGEST_NAME = 100
"""Characters of a playlist's name that Spotify keeps."""


def remote_playlist(kit: Kit, record: RunRecord, ground: Ground) -> PlaylistId:
    """Return the id of the remote playlist, which is created where there is none yet. Raises Remote errors."""
    known = ground.known
    if known and known.remote_id:
        return known.remote_id
    marker = known.create_marker if known else None
    if marker is not None:
        found = _found(kit, record, marker)
        return _kept(kit, ground, found[0]) if found else _created(kit, record, ground, marker, again=True)
    return _created(kit, record, ground, _marker(ground.title), again=False)


def _marker(title: str) -> str:
    """A name that no other playlist bears, so that ours is found again whatever happens; the title replaces it soon."""
    mark = f" [{secrets.token_hex(6)}]"
    return " ".join(title.split())[: _LONGEST_NAME - len(mark)].rstrip() + mark


def _created(kit: Kit, record: RunRecord, ground: Ground, marker: str, *, again: bool) -> PlaylistId:
    _intend(kit, record, ground, marker)
    ordinal = record.began({"op": "create", "name": marker})
    try:
        created = kit.host.create(marker)
    except RemoteUnavailable as error:
        record.ended(ordinal, "unknown" if error.outcome_unknown else "refused")
        if not error.outcome_unknown:
            _intend(kit, record, ground, None)
        elif error.retry_at is None and (found := _found(kit, record, marker)):
            return _kept(kit, ground, found[0])
        raise
    except (QuotaExceeded, RemoteAuthorization, RemoteRejected):
        record.ended(ordinal, "refused")
        _intend(kit, record, ground, None)
        raise
    kept = _kept(kit, ground, created)
    record.ended(ordinal, "ok")
    if again:
        _unfollow_twins(kit, record, marker, kept)
    return kept


def _found(kit: Kit, record: RunRecord, marker: str) -> list[PlaylistId]:
    """The playlists of this marker, looked for until the remote has had a minute to show a new one."""
    for seconds in (0.0, *kit.rules.settle_waits):
        if seconds:
            kit.wait(seconds)
        record.reads += 1
        found = kit.host.find_created(marker)
        if found:
            return found
    return []


def _unfollow_twins(kit: Kit, record: RunRecord, marker: str, kept: PlaylistId) -> None:
    """A first create may have been carried out after all: its empty twin bears the same marker and nobody knows it."""
    try:
        record.reads += 1
        for twin in kit.host.find_created(marker):
            if twin != kept and (seen := kit.host.read(twin)) is not None and not seen.rows:
                ordinal = record.began({"op": "unfollow", "name": marker})
                kit.host.unfollow(twin)
                record.ended(ordinal, "ok")
    except Remote:
        return  # an empty playlist too many hurts nobody; the list itself goes first


def _intend(kit: Kit, record: RunRecord, ground: Ground, marker: str | None) -> None:
    with kit.database.write() as session:
        link = syncs.link(session, ground.playlist_id, for_update=True)
        if link is None:
            # What earlier runs wrote was another remote playlist.
            link = RemotePlaylistLink(
                playlist_id=ground.playlist_id,
                created_at=kit.clock.now(),
                base_uris=[],
                base_run_id=record.run_id - 1,
            )
        account = remotes.account(session)
        link.account_id = account.id if account else None
        link.create_marker = marker
        link.created_at = kit.clock.now()
        session.add(link)


def _kept(kit: Kit, ground: Ground, remote_id: PlaylistId) -> PlaylistId:
    with kit.database.write() as session:
        link = session.get_one(RemotePlaylistLink, ground.playlist_id)
        link.remote_id = remote_id
    return remote_id
