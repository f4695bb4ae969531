"""What listeners read: the front page and a playlist's page, from published revisions only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence, ready to show: the quoted words with the rest of their sentence around them."""

    kind: str
    """`article` or `release`."""
    before: str
    quote: str
    after: str
    source_title: str
    source_address: str | None
    site: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class TrackLine:
    """One track of a playlist's page."""

    position: int
    title: str
    artists: tuple[str, ...]
    length_ms: int | None
    spotify_url: str | None
    musicbrainz_url: str | None
    proofs: tuple[Proof, ...]
    reason: str
    """Why this Spotify track is taken for the entry, in a sentence."""


@dataclass(frozen=True, slots=True)
class CreditLine:
    """Someone who contributes music to the subject."""

    name: str
    role: str
    aliases: tuple[str, ...]
    member_of: str | None
    proofs: tuple[Proof, ...]


@dataclass(frozen=True, slots=True)
class PlaylistCard:
    """A published playlist on the front page."""

    slug: str
    title: str
    subject_title: str
    subject_type: str
    track_count: int
    artists: tuple[str, ...]
    revision: int
    published_at: datetime
    spotify_url: str | None


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """The MusicBrainz release behind a playlist."""

    title: str
    artists: tuple[str, ...]
    label: str | None
    date: str | None
    musicbrainz_url: str


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """An article that the playlist rests on."""

    title: str
    address: str | None
    site: str | None
    author: str | None


@dataclass(frozen=True, slots=True)
class PlaylistPage:
    """Everything that a playlist's public page shows."""

    card: PlaylistCard
    description: str
    tracks: tuple[TrackLine, ...]
    credits: tuple[CreditLine, ...]
    release: ReleaseLine | None
    articles: tuple[ArticleLine, ...]
    revisions: tuple[tuple[int, datetime], ...]
    """(number, published_at), newest first."""
    synced_at: datetime | None
    """When the remote playlist was last verified to be equal."""
