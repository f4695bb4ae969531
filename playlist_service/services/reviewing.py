"""What curators see and decide: candidates with their reasons, and decisions that no program undoes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from playlist_service.services.pages import Proof, ReleaseLine


@dataclass(frozen=True, slots=True)
class ComparisonLine:
    """One named comparison behind a score; `value` from 0 (conflict) to 1 (agreement)."""

    name: str
    value: float
    note: str


@dataclass(frozen=True, slots=True)
class CandidateLine:
    """A Spotify track that may be the entry's recording."""

    track_uri: str
    spotify_url: str
    title: str
    artists: tuple[str, ...]
    album: str | None
    duration_ms: int | None
    isrc: str | None
    found_by: str
    probability: float
    comparisons: tuple[ComparisonLine, ...]
    explanation: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry on the review page, with where its decision stands."""

    entry_id: int
    position: int
    title: str
    artists: tuple[str, ...]
    origin: str
    outcome: str
    """accept, review, none, or `new` where nothing was decided yet."""
    decided_by: str | None
    """The curator's name; None where the program decided."""
    reason: str
    flags: tuple[str, ...]
    proofs: tuple[Proof, ...]
    candidates: tuple[CandidateLine, ...]
    musicbrainz_url: str | None
    length_ms: int | None
    undoable: bool
    """A curator's decision stands here and can be taken back."""


@dataclass(frozen=True, slots=True)
class DeskLine:
    """A playlist on the curators' desk."""

    slug: str
    title: str
    subject_title: str
    subject_type: str
    entries: int
    waiting: int
    revision: int | None
    unpublished_changes: bool
    remote_state: str
    remote_reason: str | None


@dataclass(frozen=True, slots=True)
class RunLine:
    """One sync run, as a line."""

    run_id: int
    revision: int
    started_by: str
    started_at: datetime
    finished_at: datetime | None
    state: str
    reason: str | None
    writes: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReleaseOption:
    """A MusicBrainz release that may be the one; `agreement` from 0 to 1, with its reason in a sentence."""

    release_mbid: str
    musicbrainz_url: str
    title: str
    artists: tuple[str, ...]
    date: str | None
    tracks: int
    agreement: float
    reason: str


@dataclass(frozen=True, slots=True)
class PlaylistSettings:
    """What a curator may set for a playlist: its words, how sure matches must be, when it is synced, and drift."""

    title: str = ""
    description: str = ""
    """Empty: it is written from what the playlist rests on."""
    level: str = "normal"
    """strict, normal or generous."""
    wording: str | None = None
    """explicit or clean, where both are there."""
    pressing: str | None = None
    """original or remaster, where both are there."""
    sync_time: str = "03:00"
    time_zone: str = "UTC"
    drift_policy: str | None = None
    """ours, adopt or hold; None leaves it to the size of the edits."""


@dataclass(frozen=True, slots=True)
class ReviewPage:
    """Everything that a playlist's review page shows."""

    desk: DeskLine
    release_outcome: str | None
    release_reason: str | None
    entries: tuple[EntryLine, ...]
    runs: tuple[RunLine, ...]
    spotify_url: str | None
    publishable: bool
    release: ReleaseLine | None = None
    """The release that completes the list."""
    alternatives: tuple[ReleaseOption, ...] = ()
    settings: PlaylistSettings = PlaylistSettings()
