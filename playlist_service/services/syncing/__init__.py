"""Keeping remote playlists equal to published revisions: planned, guarded, recorded, verified."""

from playlist_service.services.syncing.history import run_lines
from playlist_service.services.syncing.timetable import Timetable, enqueue_sync
from playlist_service.services.syncing.values import (
    ProposalLine,
    RunPage,
    SyncOutcome,
    SyncPreview,
    SyncRules,
)

__all__ = [
    "ProposalLine",
    "RunPage",
    "SyncOutcome",
    "SyncPreview",
    "SyncRules",
    "Timetable",
    "enqueue_sync",
    "run_lines",
]
