"""Keeping remote playlists equal to published revisions: planned, guarded, recorded, verified."""

from playlist_service.services.syncing.history import run_lines
from playlist_service.services.syncing.service import Syncing
from playlist_service.services.syncing.timetable import enqueue_sync
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
    "Syncing",
    "enqueue_sync",
    "run_lines",
]
