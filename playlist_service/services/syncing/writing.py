"""Making the calls of a plan, each written down before and after, until one is refused or lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from playlist_service.domain.identifiers import PlaylistId
from playlist_service.domain.syncing import Add, Call, Remove, Reorder, Replace, call_to_json
from playlist_service.errors import QuotaExceeded, Remote, RemoteAuthorization, RemoteRejected, RemoteUnavailable
from playlist_service.ports import PlaylistHost
from playlist_service.services.syncing.recording import RunRecord
from playlist_service.services.syncing.trajectory import MadeCall


@dataclass(frozen=True, slots=True)
class Written:
    """Which calls were made; `stopped_by` is the error of the last one, which is uncertain or was refused."""

    made: tuple[MadeCall, ...]
    snapshot_id: str | None = None
    stopped_by: Remote | None = None


def write_calls(host: PlaylistHost, record: RunRecord, playlist_id: PlaylistId, calls: Sequence[Call]) -> Written:
    """Make the calls one after the other; after a lost or refused one the rest is left undone."""
    made: list[MadeCall] = []
    snapshot_id = None
    for call in calls:
        ordinal = record.began(call_to_json(call))
        try:
            snapshot_id = make(host, playlist_id, call)
        except RemoteUnavailable as error:
            record.ended(ordinal, "unknown" if error.outcome_unknown else "refused")
            if error.outcome_unknown:
                made.append(MadeCall(call, certain=False))
            return Written(tuple(made), None, error)
        except (QuotaExceeded, RemoteAuthorization, RemoteRejected) as error:
            record.ended(ordinal, "refused")
            return Written(tuple(made), snapshot_id, error)
        record.ended(ordinal, "ok", snapshot_id)
        made.append(MadeCall(call, certain=True))
    return Written(tuple(made), snapshot_id)


def make(host: PlaylistHost, playlist_id: PlaylistId, call: Call) -> str:
    """Make one call and return the snapshot id."""
    match call:
        case Replace(uris):
            return host.replace(playlist_id, uris)
        case Add(uris, position):
            return host.add(playlist_id, uris, position)
        case Remove(uris):
            return host.remove(playlist_id, uris)
        case Reorder(start, length, before):
            return host.reorder(playlist_id, start, length, before)
