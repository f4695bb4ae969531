"""What a run stands on: the revision, the link to the remote playlist, and what earlier runs left open."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from playlist_service.domain.identifiers import PlaylistId
from playlist_service.domain.syncing import Call, DriftPolicy, DriftRules, call_from_json
from playlist_service.errors import Conflict, NotFound
from playlist_service.models import DriftProposal, Playlist, RemotePlaylistLink, SyncCall, SyncRun
from playlist_service.queries import playlists as playlist_queries
from playlist_service.queries import syncs
from playlist_service.services.syncing.taking import Taken, place, taken
from playlist_service.services.syncing.trajectory import MadeCall, Rows

LIST_CALLS = ("replace", "add", "remove", "reorder")
_POLICIES: Mapping[str | None, DriftPolicy] = {"ours": "ours", "adopt": "adopt", "hold": "hold"}
_LATE = timedelta(minutes=10)
"""A write without an answer that was not carried out by then never will be."""


@dataclass(frozen=True, slots=True)
class Known:
    """The remote playlist as we know it."""

    remote_id: PlaylistId | None
    create_marker: str | None
    created_at: datetime
    base: tuple[str, ...] | None
    base_details: Mapping[str, Any]
    base_snapshot: str | None
    base_fingerprint: str | None
    aliases: Mapping[str, str]
    state: str


@dataclass(frozen=True, slots=True)
class OpenWrites:
    """What the last run that wrote did since the base was verified, and what it wanted."""

    read: Rows
    agreed: tuple[str, ...]
    goal: tuple[str, ...]
    made: tuple[MadeCall, ...]
    late: tuple[Call, ...]
    last_at: datetime
    approved: bool
    """A person had said yes to that run's plan."""


@dataclass(frozen=True, slots=True)
class Ground:
    """All that a run needs to know before it asks the remote."""

    playlist_id: int
    slug: str
    revision: int
    title: str
    description: str
    desired: tuple[str, ...]
    """What is to be there: the revision's tracks, with what curators took over from others."""
    tombstones: frozenset[str]
    """What a person removed, on either side: it does not come back by itself."""
    wanted_back: frozenset[str]
    """What others removed and a curator wants back."""
    texts_taken: frozenset[tuple[str, str]]
    """(kind, text) that a curator lets stand, though it is not ours."""
    texts_refused: frozenset[tuple[str, str]]
    titles: Mapping[str, str]
    isrcs: Mapping[str, str]
    policy: DriftPolicy | DriftRules
    known: Known | None
    open_writes: OpenWrites | None

    @property
    def fingerprint(self) -> str:
        """Return what names everything on our side that the remote list depends on."""
        spelled = [self.desired, sorted(self.tombstones), sorted(self.wanted_back), self.title, self.description]
        texts = [sorted(self.texts_taken), sorted(self.texts_refused)]
        return hashlib.sha256(json.dumps([*spelled, *texts]).encode()).hexdigest()


def playlist_id_of(session: Session, slug: str, *, lock: bool = False) -> int:
    """Return the id of the playlist of this slug; `lock` keeps other writers out. Raises NotFound."""
    playlist = playlist_queries.playlist_with_slug(session, slug, lock=lock)
    if playlist is None or playlist.id is None:
        raise NotFound(f"There is no playlist {slug!r}.")
    return playlist.id


def load(session: Session, slug: str, now: datetime) -> Ground:
    """Return what a run of the playlist stands on. Raises NotFound, and Conflict where nothing is published."""
    playlist = playlist_queries.playlist_with_slug(session, slug)
    if playlist is None or playlist.id is None:
        raise NotFound(f"There is no playlist {slug!r}.")
    revision = playlist_queries.latest_revision(session, playlist.id)
    if revision is None or revision.id is None:
        raise Conflict(f"Nothing of {slug!r} is published yet: publish it, then sync.")
    link = syncs.link(session, playlist.id)
    tracks = playlist_queries.revision_tracks(session, [revision.id])[revision.id]
    changes = syncs.proposals(session, playlist.id)
    restored = link if link and link.restored_uris is not None and link.restored_revision == revision.number else None
    ours = [track.track_uri for track in tracks if track.track_uri]
    ours = list(restored.restored_uris or []) if restored else ours
    since = _base_since(session, link)
    decided_at = restored.restored_at if restored and restored.restored_at else revision.published_at
    known_at = {"published": revision.published_at} | ({"restored": decided_at} if restored else {})
    over = taken(session, changes, tracks, known_at)
    return Ground(
        playlist_id=playlist.id,
        slug=slug,
        revision=revision.number,
        title=revision.title,
        description=revision.description,
        desired=_with_taken(ours, over, changes),
        tombstones=_tombstones(ours, changes, decided_at) | over.rejected.difference(ours),
        wanted_back=_wanted_back(changes, since),
        texts_taken=_texts(changes, taken=True),
        texts_refused=_texts(changes, taken=False),
        titles={**_seen_titles(changes), **{t.track_uri: _title(t.title, t.artists) for t in tracks if t.track_uri}},
        isrcs=syncs.isrcs(session, playlist.id),
        policy=_policy(playlist, restored, since),
        known=_known(link) if link else None,
        open_writes=_open_writes(session, playlist.id, link, now),
    )


def _base_since(session: Session, link: RemotePlaylistLink | None) -> datetime | None:
    """When the run began that verified the base: what curators decided later is not in the base."""
    run = syncs.run(session, link.base_run_id) if link and link.base_run_id and link.base_fingerprint else None
    return run.started_at if run else None


def _policy(
    playlist: Playlist, restored: RemotePlaylistLink | None, since: datetime | None
) -> DriftPolicy | DriftRules:
    """A list that a curator restored is meant as it is, until it was verified once."""
    if restored and restored.restored_at and (since is None or restored.restored_at > since):
        return "ours"
    return _POLICIES.get(playlist.drift_policy, DriftRules())


def _with_taken(ours: list[str], over: Taken, changes: list[DriftProposal]) -> tuple[str, ...]:
    """Our tracks, and behind the row that each followed, those of others that a curator took over since."""
    desired = list(ours)
    for change in over.to_add:
        if change.uri and change.uri not in desired:
            desired.insert(place(change, desired, changes), change.uri)
    return tuple(desired)


def _tombstones(ours: list[str], changes: list[DriftProposal], decided_at: datetime) -> frozenset[str]:
    """Removals that a curator took and adds that a curator refused, unless a later revision or restore has them."""
    latest = {change.uri: change for change in changes if change.uri and change.taken is not None}
    return frozenset(
        uri
        for uri, change in latest.items()
        if uri and (change.kind == "removed") is change.taken and not (uri in ours and _is_before(change, decided_at))
    )


def _wanted_back(changes: list[DriftProposal], since: datetime | None) -> frozenset[str]:
    refused = [change for change in changes if change.kind == "removed" and change.taken is False and change.settled_at]
    return frozenset(
        change.uri or "" for change in refused if since is None or (change.settled_at and change.settled_at > since)
    )


def _is_before(change: DriftProposal, moment: datetime) -> bool:
    return change.settled_at is not None and change.settled_at < moment


def _texts(changes: list[DriftProposal], *, taken: bool) -> frozenset[tuple[str, str]]:
    latest = {(c.kind, c.seen or ""): c.taken for c in changes if c.kind in ("title", "description")}
    return frozenset(text for text, answer in latest.items() if answer is taken)


def _seen_titles(changes: list[DriftProposal]) -> dict[str, str]:
    return {change.uri: change.seen for change in changes if change.uri and change.seen}


def _title(title: str, artists: list[str]) -> str:
    return f"{title} by {', '.join(artists)}" if artists else title


def _known(link: RemotePlaylistLink) -> Known:
    return Known(
        remote_id=PlaylistId(link.remote_id) if link.remote_id else None,
        create_marker=link.create_marker,
        created_at=link.created_at,
        base=None if link.base_uris is None else tuple(link.base_uris),
        base_details=link.base_details or {},
        base_snapshot=link.base_snapshot,
        base_fingerprint=link.base_fingerprint,
        aliases=link.aliases,
        state=link.state,
    )


def _open_writes(
    session: Session, playlist_id: int, link: RemotePlaylistLink | None, now: datetime
) -> OpenWrites | None:
    if link is None:
        return None
    run = syncs.last_run_that_wrote(session, playlist_id, link.base_run_id or 0)
    if run is None or run.read_uris is None:
        return _late_writes(session, link)
    calls = _list_calls(session, run)
    return OpenWrites(
        read=tuple(run.read_uris),
        agreed=tuple(run.agreed_uris or ()),
        goal=tuple(run.desired_uris),
        made=tuple(_made(call) for call in calls if call.ordinal >= run.read_cursor and call.outcome != "refused"),
        late=tuple(_made(call).call for call in calls if call.ordinal < run.read_cursor and _may_come(call, now)),
        last_at=max((call.started_at for call in calls), default=run.started_at),
        approved=run.approved_checksum is not None,
    )


def _late_writes(session: Session, link: RemotePlaylistLink) -> OpenWrites | None:
    """A write whose answer was lost may be carried out even after the list was verified without it."""
    run = syncs.run(session, link.base_run_id) if link.base_run_id else None
    if run is None or run.after_uris is None or not run.writes:
        return None
    open_calls = [call for call in _list_calls(session, run) if call.outcome in (None, "unknown")]
    if not open_calls:
        return None
    late = tuple(_made(call).call for call in open_calls)
    agreed, goal = tuple(run.agreed_uris or ()), tuple(run.desired_uris)
    return OpenWrites(tuple(run.after_uris), agreed, goal, (), late, open_calls[-1].started_at, approved=False)


def _list_calls(session: Session, run: SyncRun) -> list[SyncCall]:
    return [call for call in syncs.calls(session, run.id or 0) if call.call.get("op") in LIST_CALLS]


def _made(call: SyncCall) -> MadeCall:
    return MadeCall(call_from_json(call.call), certain=call.outcome == "ok")


def _may_come(call: SyncCall, now: datetime) -> bool:
    return call.outcome in (None, "unknown") and call.started_at > now - _LATE
