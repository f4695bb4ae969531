"""What listeners read: the front page and a playlist's page, from published revisions only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from playlist_service.database import Database
from playlist_service.domain.identifiers import TrackUri, track_id
from playlist_service.errors import NotFound
from playlist_service.models import Playlist, RemotePlaylistLink, Revision, RevisionTrack, StoredArticle
from playlist_service.queries import articles as article_queries
from playlist_service.queries import playlists as playlist_queries
from playlist_service.services.proving import PLAYLIST_PAGE, RECORDING_PAGE, RELEASE_PAGE


@dataclass(frozen=True, slots=True)
class Proof:
    """One piece of evidence, ready to show: the quoted words with the rest of their sentence around them."""

    kind: str
    """`article`, `release`, or `playlist` (a curator took the track over from the playlist on Spotify)."""
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


class Pages:
    """Reads published revisions; nothing here writes, and nothing unpublished is shown."""

    def __init__(self, database: Database) -> None:
        """Read from `database`."""
        self._database = database

    def front(self) -> tuple[PlaylistCard, ...]:
        """Return the published playlists, the newest revision first."""
        with self._database.read() as session:
            latest = playlist_queries.latest_revisions(session)
            artists = playlist_queries.revision_artists(session, [r.id for r in latest.values() if r.id is not None])
            links = playlist_queries.remote_links(session)
            cards = [
                _card(playlist, revision, artists[revision.id or 0], links.get(playlist.id or 0))
                for playlist in playlist_queries.playlists(session)
                if (revision := latest.get(playlist.id or 0))
            ]
        return tuple(sorted(cards, key=lambda card: card.published_at, reverse=True))

    def playlist(self, slug: str, revision: int | None = None) -> PlaylistPage:
        """Return a playlist's page: the newest revision, or the one of this number. Raises NotFound."""
        with self._database.read() as session:
            playlist = playlist_queries.playlist_with_slug(session, slug)
            if playlist is None or playlist.id is None:
                raise NotFound(f"There is no playlist {slug!r}.")
            everything = playlist_queries.revisions(session, playlist.id)
            shown = next((r for r in everything if revision is None or r.number == revision), None)
            if shown is None or shown.id is None:
                raise NotFound(
                    f"The playlist {slug!r} has no {'published revision' if revision is None else revision}."
                )
            tracks = playlist_queries.revision_tracks(session, [shown.id])[shown.id]
            articles = article_queries.articles_of(session, playlist.id)
            link = session.get(RemotePlaylistLink, playlist.id)
        return PlaylistPage(
            card=_card(playlist, shown, [track.artists for track in tracks], link),
            description=shown.description,
            tracks=tuple(_track_line(track) for track in tracks),
            credits=tuple(_credit_line(credit) for credit in shown.credits),
            release=release_line(shown.release) if shown.release else None,
            articles=tuple(_article_line(article) for article in articles),
            revisions=tuple((r.number, r.published_at) for r in everything),
            synced_at=link.verified_at if link else None,
        )


def spotify_track_url(track_uri: str | None) -> str | None:
    """Return the page of a track on Spotify."""
    return f"https://open.spotify.com/track/{track_id(TrackUri(track_uri))}" if track_uri else None


def recording_url(recording_mbid: str | None) -> str | None:
    """Return the page of a recording in MusicBrainz."""
    return RECORDING_PAGE.format(recording_mbid) if recording_mbid else None


def spotify_playlist_url(link: RemotePlaylistLink | None) -> str | None:
    """Return the page of the remote playlist, where there is one."""
    return PLAYLIST_PAGE.format(link.remote_id) if link and link.remote_id else None


def proof_lines(documents: Sequence[Mapping[str, Any]]) -> tuple[Proof, ...]:
    """Return stored proofs as values."""
    return tuple(Proof(**document) for document in documents)


def _card(
    playlist: Playlist, revision: Revision, artists: Sequence[Sequence[str]], link: RemotePlaylistLink | None
) -> PlaylistCard:
    return PlaylistCard(
        slug=playlist.slug,
        title=revision.title,
        subject_title=playlist.subject_title,
        subject_type=playlist.subject_type,
        track_count=len(artists),
        artists=tuple(dict.fromkeys(artist for credit in artists for artist in credit)),
        revision=revision.number,
        published_at=revision.published_at,
        spotify_url=spotify_playlist_url(link),
    )


def _track_line(track: RevisionTrack) -> TrackLine:
    return TrackLine(
        position=track.position,
        title=track.title,
        artists=tuple(track.artists),
        length_ms=track.length_ms,
        spotify_url=spotify_track_url(track.track_uri),
        musicbrainz_url=recording_url(track.recording_mbid),
        proofs=proof_lines(track.evidence),
        reason=track.reason,
    )


def _credit_line(credit: Mapping[str, Any]) -> CreditLine:
    return CreditLine(
        name=credit["name"],
        role=credit["role"],
        aliases=tuple(credit["aliases"] or ()),
        member_of=credit["member_of"],
        proofs=proof_lines(credit["proofs"]),
    )


def release_line(release: Mapping[str, Any]) -> ReleaseLine:
    """Return a stored release as a line."""
    return ReleaseLine(
        title=release["title"],
        artists=tuple(artist["name"] for artist in release["credit"]),
        label=release["label"],
        date=release["date"],
        musicbrainz_url=RELEASE_PAGE.format(release["release_mbid"]),
    )


def _article_line(article: StoredArticle) -> ArticleLine:
    return ArticleLine(
        title=article.title or article.source, address=article.address, site=article.site, author=article.author
    )
