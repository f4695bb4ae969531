"""What curators took over from others: tracks become entries, and are on the list before a revision has them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session

from playlist_service.models import DriftProposal, Entry, RevisionTrack, StoredCandidate, StoredDecision
from playlist_service.queries import playlists as playlist_queries
from playlist_service.queries import syncs
from playlist_service.services.composing import FROM_REMOTE, pin_at, stand_alone
from playlist_service.services.proving import TAKEN_OVER

_REASON = "A curator took it over from the playlist on Spotify."
_FOUND_BY = "the playlist on Spotify"
_EXPLANATION = "Somebody added this very track to the playlist on Spotify."
_SAME = 0.5
"""From this probability on a candidate counts as the entry's recording; less likely ones are offered, no more."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the tracks that curators took over."""

    to_add: tuple[DriftProposal, ...]
    """Those that no revision could have yet."""
    rejected: frozenset[str]
    """Those that a curator rejected later."""


def taken(
    session: Session, changes: Sequence[DriftProposal], lines: Sequence[RevisionTrack], since: Mapping[str, datetime]
) -> Taken:
    """Return what curators took over and the published `lines` do not tell.

    `since` says when the revision was `published`, and when an older list was `restored`, if one was: either knows of
    everything before it. What is no track of the catalogue has no entry, and stays desired.
    """
    changes = [change for change in changes if change.kind == "added" and change.taken and change.settled_at]
    ids = [change.entry_id for change in changes if change.entry_id is not None]
    decisions = playlist_queries.decisions(session, ids) if ids else {}
    standing = {entry_id: playlist_queries.standing(decisions.get(entry_id, [])) for entry_id in ids}
    rejected = {entry_id for entry_id, decision in standing.items() if decision and _rejects(decision)}
    known = rejected | {line.entry_id for line in lines}
    return Taken(
        to_add=tuple(
            change
            for change in changes
            if not ("restored" in since and _settled(change) <= since["restored"])
            and (change.entry_id is None or not (change.entry_id in known or _settled(change) < since["published"]))
        ),
        rejected=frozenset(change.uri for change in changes if change.uri and change.entry_id in rejected),
    )


def place(change: DriftProposal, uris: Sequence[str], changes: Sequence[DriftProposal]) -> int:
    """Return the index among `uris` at which an added track belongs: behind the row that it followed.

    Where that row was added by others as well and is not there, the row before it counts, and so on.
    """
    added = {other.uri: other for other in changes if other.kind == "added"}
    at, passed = change, {change.uri}
    while at.after not in uris and at.after in added and at.after not in passed:
        passed.add(at.after)
        at = added[at.after]
    return uris.index(at.after) + 1 if at.after in uris else min(at.position or 0, len(uris))


def take_over(session: Session, proposal: DriftProposal, curator_id: int, now: datetime) -> None:
    """Make the added track an entry where it stands, decided by the curator; an entry of that recording is used.

    An episode or a local file is no track of the catalogue: it stays on the list and becomes no entry.
    """
    if proposal.track is None:
        return
    rows = playlist_queries.entries(session, proposal.playlist_id, absent=True)
    decisions = playlist_queries.decisions(session, [row.id or 0 for row in rows])
    standing = {row.id: playlist_queries.standing(decisions.get(row.id or 0, [])) for row in rows}
    entry = _known(session, proposal.track, rows, decisions, standing) or _new(session, proposal, now)
    if entry.absent_since is not None:
        entry.absent_since = None
        stand_alone(entry)
    before = standing.get(entry.id)
    _cite(session, entry, proposal, curator_id, now)
    session.add(_decision(entry, proposal.track, curator_id, now))
    proposal.entry_id = entry.id
    if before is None or before.outcome != "accept":
        present = [row for row in rows if row.absent_since is None and row.id != entry.id]
        pin_at(present, entry, _index(session, proposal, present, standing), curator_id)


def entry_of(session: Session, playlist_id: int, uri: str) -> int | None:
    """Return the entry that a track on the list came from: through the newest revision, or as it was taken over."""
    revision = playlist_queries.latest_revision(session, playlist_id)
    published = syncs.entry_of_track(session, revision.id or 0, uri) if revision else None
    if published is not None:
        return published
    found = [change for change in syncs.proposals(session, playlist_id) if change.uri == uri and change.taken]
    return next((change.entry_id for change in reversed(found) if change.entry_id is not None), None)


def _settled(change: DriftProposal) -> datetime:
    if change.settled_at is None:
        raise ValueError("the edit was not answered")
    return change.settled_at


def _rejects(decision: StoredDecision) -> bool:
    return decision.decided_by is not None and decision.outcome == "none"


def _known(
    session: Session,
    track: Mapping[str, Any],
    rows: Sequence[Entry],
    decisions: Mapping[int, list[StoredDecision]],
    standing: Mapping[int | None, StoredDecision | None],
) -> Entry | None:
    """The entry of this very recording: decided for the track once, or likely to be it, and with no other track."""
    uri, isrc = track["track_uri"], track["isrc"]
    free = [row for row in rows if not _has_other(standing[row.id], uri)]
    candidates = playlist_queries.candidates(session, [row.id or 0 for row in free])

    def is_it(row: Entry) -> bool:
        decided = any(decision.track_uri == uri for decision in decisions.get(row.id or 0, []))
        offered = any(c.track_uri == uri and c.probability >= _SAME for c in candidates.get(row.id or 0, []))
        return decided or offered or (isrc is not None and isrc in (row.recording or {}).get("isrcs", ()))

    return next((row for row in free if is_it(row)), None)


def _has_other(standing: StoredDecision | None, uri: str) -> bool:
    return standing is not None and standing.outcome == "accept" and standing.track_uri not in (None, uri)


def _new(session: Session, proposal: DriftProposal, now: datetime) -> Entry:
    """An entry of what Spotify says of the track, which stays on offer where the answer is taken back."""
    track = proposal.track or {}
    entry = Entry(
        playlist_id=proposal.playlist_id,
        key=f"taken:{proposal.id}",
        position=0,
        title=track["title"],
        artists=list(track["artists"]),
        origin=FROM_REMOTE,
        confidence=1.0,
    )
    session.add(entry)
    session.flush()
    session.add(
        StoredCandidate(
            entry_id=entry.id or 0,
            track_uri=track["track_uri"],
            rank=0,
            found_by=_FOUND_BY,
            track=track,
            probability=1.0,
            explanation=_EXPLANATION,
            seen_at=now,
        )
    )
    return entry


def _cite(session: Session, entry: Entry, proposal: DriftProposal, curator_id: int, now: datetime) -> None:
    """Let the entry's evidence say where it was taken over from, by whom and when; the last time counts."""
    link = syncs.link(session, proposal.playlist_id)
    piece = {
        "kind": TAKEN_OVER,
        "playlist_id": link.remote_id if link else None,
        "taken_by": curator_id,
        "taken_at": now.isoformat(),
    }
    entry.evidence = [*(known for known in entry.evidence if known.get("kind") != TAKEN_OVER), piece]


def _decision(entry: Entry, track: dict[str, Any], curator_id: int, now: datetime) -> StoredDecision:
    return StoredDecision(
        entry_id=entry.id or 0,
        outcome="accept",
        track_uri=track["track_uri"],
        track=track,
        reason=_REASON,
        decided_at=now,
        decided_by=curator_id,
    )


def _index(
    session: Session,
    proposal: DriftProposal,
    rows: Sequence[Entry],
    standing: Mapping[int | None, StoredDecision | None],
) -> int:
    """Where the track stands among the entries: behind the accepted one that it follows on the list."""
    on_list = [
        (index, decision.track_uri)
        for index, row in enumerate(rows)
        if (decision := standing[row.id]) and decision.outcome == "accept" and decision.track_uri
    ]
    before = place(proposal, [uri for _, uri in on_list], syncs.proposals(session, proposal.playlist_id))
    return on_list[before - 1][0] + 1 if before else 0
