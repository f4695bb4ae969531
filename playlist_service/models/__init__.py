"""SQLModel tables, and nothing else has tables. Filled from validated values only: `table=True` does not validate."""

from playlist_service.models.articles import PlaylistArticle, StoredArticle
from playlist_service.models.jobs import JobFailure
from playlist_service.models.people import Curator
from playlist_service.models.playlists import (
    Entry,
    Playlist,
    Revision,
    RevisionTrack,
    StoredCandidate,
    StoredDecision,
)
from playlist_service.models.remotes import Breaker, RemoteCall, SpotifyAccount, StoredAnswer
from playlist_service.models.slots import RequestSlot
from playlist_service.models.syncs import DriftProposal, RemotePlaylistLink, SyncCall, SyncRun, TrackCheck

__all__ = [
    "Breaker",
    "Curator",
    "DriftProposal",
    "Entry",
    "JobFailure",
    "Playlist",
    "PlaylistArticle",
    "RemoteCall",
    "RemotePlaylistLink",
    "RequestSlot",
    "Revision",
    "RevisionTrack",
    "SpotifyAccount",
    "StoredAnswer",
    "StoredArticle",
    "StoredCandidate",
    "StoredDecision",
    "SyncCall",
    "SyncRun",
    "TrackCheck",
]
