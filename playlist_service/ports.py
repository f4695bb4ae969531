"""What the services ask of everything remote. Adapters fulfil these; the sandbox answers them over real HTTP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlmodel import Session

from playlist_service.domain.article import Article
from playlist_service.domain.identifiers import AlbumId, Isrc, Mbid, PlaylistId, TrackUri
from playlist_service.domain.mentions import Subject
from playlist_service.domain.music import CatalogTrack, Recording, Release, ReleaseGroup
from playlist_service.domain.second_opinion import Proposal


class Clock(Protocol):
    """The time, so that a test can move it."""

    def now(self) -> datetime:
        """The present moment, aware, UTC."""
        ...


class ArticleSource(Protocol):
    """Reads an article from an address, a file or standard input."""

    def read(self, source: str) -> Article:
        """Return the article at `source`. Raises InvalidInput (nothing usable there, says why) and Remote errors."""
        ...


class SecondReader(Protocol):
    """Someone else who reads an article; what is proposed counts only where the text bears it out."""

    def propose(self, text: str, subject: Subject) -> list[Proposal]:
        """Return unchecked claims about the subject's music. Raises Remote errors."""
        ...


@dataclass(frozen=True, slots=True)
class ArtistHit:
    """An artist as a search returns it, with the names it is also known by."""

    artist_mbid: Mbid
    name: str
    sort_name: str
    aliases: tuple[str, ...] = ()
    disambiguation: str = ""


class RecordingCatalog(Protocol):
    """MusicBrainz. Every method may raise Remote errors; what does not exist is an empty answer."""

    def search_release_groups(
        self, title: str, *, artists: Sequence[str] = (), prefer_type: str | None = None, limit: int = 25
    ) -> list[ReleaseGroup]:
        """Return release groups whose title is like `title`, any type; candidates in the remote's order.

        Those that name one of `artists`, or are of `prefer_type` ("soundtrack"), come first; none is left out for it.
        """
        ...

    def releases_of(self, release_group_mbid: Mbid) -> list[Release]:
        """Return the releases of a group with track lists, credits, ISRCs and links, in one browse request."""
        ...

    def release(self, release_mbid: Mbid) -> Release | None:
        """Return one release with recordings, credits, ISRCs and links to Spotify, in one request."""
        ...

    def search_artists(self, names: Sequence[str], *, limit: int = 25) -> list[ArtistHit]:
        """Return artists that go by any of `names` (aliases included), in one request."""
        ...

    def search_recordings(
        self, questions: Sequence[tuple[str, str]], *, artist_mbids: Sequence[Mbid] = (), limit: int = 100
    ) -> list[Recording]:
        """Return recordings that answer any (title, artist) question, in one request."""
        ...

    def recordings_by_isrc(self, isrcs: Sequence[Isrc]) -> list[Recording]:
        """Return the recordings that carry any of the codes, in one request."""
        ...

    def recordings_by_track_uri(self, track_uris: Sequence[TrackUri]) -> dict[TrackUri, list[Mbid]]:
        """Return for each known Spotify address the recordings that point at it, 100 addresses a request."""
        ...


class TrackCatalog(Protocol):
    """Spotify's catalogue. Every method may raise Remote errors; what does not exist is None or empty."""

    def track(self, track_uri: TrackUri) -> CatalogTrack | None:
        """Return one track."""
        ...

    def album_tracks(self, album_id: AlbumId) -> list[CatalogTrack]:
        """Return the album's tracks in order (without ISRCs: the remote's short form has none)."""
        ...

    def search_tracks(self, query: str, *, limit: int = 10) -> list[CatalogTrack]:
        """Return at most 10 tracks for a query in the remote's search language."""
        ...

    def search_albums(self, query: str, *, limit: int = 10) -> list[tuple[AlbumId, str, tuple[str, ...], int | None]]:
        """Return at most 10 albums as (id, name, artists, total tracks)."""
        ...


@dataclass(frozen=True, slots=True)
class RemoteRow:
    """One row of a remote playlist. `uri` is None where the item is unavailable and the remote hides it."""

    uri: str | None
    added_at: datetime | None = None
    added_by: str | None = None
    isrc: Isrc | None = None
    title: str | None = None
    artists: tuple[str, ...] = ()
    is_playable: bool | None = None
    track: CatalogTrack | None = None
    """The track as the catalogue describes it, under the row's uri; None for episodes, local files and hidden rows."""


@dataclass(frozen=True, slots=True)
class RemoteDetails:
    """A remote playlist without its rows. `description` is unescaped; `owner_id` is the owning account."""

    playlist_id: PlaylistId
    name: str
    description: str | None
    snapshot_id: str
    owner_id: str
    public: bool | None = None
    total: int | None = None


@dataclass(frozen=True, slots=True)
class RemotePlaylist:
    """A remote playlist as read whole; `complete` is false where pages were missing (never to be planned on)."""

    details: RemoteDetails
    rows: tuple[RemoteRow, ...]
    complete: bool = True


class PlaylistHost(Protocol):
    """The playlists of the connected Spotify account.

    A write that may or may not have been carried out raises RemoteUnavailable(outcome_unknown=True).
    """

    def account_id(self) -> str:
        """Return the stable id of the connected account."""
        ...

    def owns(self, details: RemoteDetails) -> bool:
        """Return whether the connected account owns the playlist (owners go by another id than `account_id`)."""
        ...

    def create(self, name: str) -> PlaylistId:
        """Create an empty public playlist and return its id; the caller stores it before anything else."""
        ...

    def find_created(self, name: str) -> list[PlaylistId]:
        """Return the account's own playlists of exactly this name (to settle a create of unknown outcome)."""
        ...

    def details(self, playlist_id: PlaylistId) -> RemoteDetails | None:
        """Return name, description and snapshot in one cheap request; None where the playlist is gone."""
        ...

    def read(self, playlist_id: PlaylistId) -> RemotePlaylist | None:
        """Return details and every row, page by page; None where the playlist is gone."""
        ...

    def replace(self, playlist_id: PlaylistId, uris: Sequence[str]) -> str:
        """Make the list these (at most 100) rows and return the snapshot id."""
        ...

    def add(self, playlist_id: PlaylistId, uris: Sequence[str], position: int) -> str:
        """Insert at most 100 rows before `position` and return the snapshot id."""
        ...

    def remove(self, playlist_id: PlaylistId, uris: Sequence[str]) -> str:
        """Remove every copy of at most 100 uris and return the snapshot id."""
        ...

    def reorder(self, playlist_id: PlaylistId, range_start: int, range_length: int, insert_before: int) -> str:
        """Move a block of rows (indices before the move) and return the snapshot id."""
        ...

    def change_details(
        self, playlist_id: PlaylistId, *, name: str | None = None, description: str | None = None
    ) -> None:
        """Change name or description; None leaves it."""
        ...

    def upload_cover(self, playlist_id: PlaylistId, jpeg: bytes) -> None:
        """Set the cover image (JPEG, at most 256 KB once base64-encoded)."""
        ...

    def unfollow(self, playlist_id: PlaylistId) -> None:
        """Take the playlist out of the account's library, which is how Spotify deletes one."""
        ...


class RequestLedger(Protocol):
    """Counts our calls and holds the breaker; kept in the database, shared by all workers."""

    def allow(self, remote: str, *, priority: int) -> None:
        """Return when a call may be made now. Raises QuotaExceeded or RemoteUnavailable with `retry_at`."""
        ...

    def record(self, remote: str, endpoint: str, status: int | None) -> None:
        """Write down one call that was made."""
        ...

    def trip(self, remote: str, until: datetime, reason: str) -> None:
        """Stop all calls to `remote` until then."""
        ...


class AnswerCache(Protocol):
    """Answers of a slow remote, kept in the database."""

    def get(self, key: str) -> bytes | None:
        """Return the stored answer, or None where there is none or it is too old."""
        ...

    def put(self, key: str, answer: bytes, *, expires_at: datetime) -> None:
        """Keep an answer until `expires_at`."""
        ...


class TokenSource(Protocol):
    """The access token of one grant; kept in the database, refreshed by one caller at a time across processes."""

    def access_token(self) -> str:
        """Return a token that is good now. Raises RemoteAuthorization where a person has to sign in again."""
        ...

    def refreshed(self, stale: str) -> str:
        """Return a token other than `stale`, which the remote refused. Raises RemoteAuthorization."""
        ...


class RequestGate(Protocol):
    """Spaces the requests to a remote that counts them by address; kept where all who share the address see it."""

    def reserve(self) -> float:
        """Take the next free slot and return how many seconds away it is; the caller waits, then makes one request."""
        ...

    def hold(self, seconds: float) -> None:
        """Give out no slot for that long: the remote asked for quiet."""
        ...


class SearchLanguage(Protocol):
    """Spells a search in the words that the track catalogue understands (a TrackCatalog may also be one)."""

    def queries(
        self, title: str, artists: Sequence[str], *, isrc: Isrc | None = None, album: str | None = None
    ) -> list[str]:
        """Return the queries to try for a track one after the other, the surest first."""
        ...

    def album_query(self, title: str, artists: Sequence[str] = ()) -> str:
        """Return the query for an album."""
        ...


class Grant(Protocol):
    """What an authorization server hands out; after a refresh, `refresh_token` is the new one or the old one."""

    @property
    def access_token(self) -> str:
        """The token that signs calls until `expires_at`."""
        ...

    @property
    def refresh_token(self) -> str:
        """The token that renews it; empty where the grant cannot be renewed."""
        ...

    @property
    def scopes(self) -> tuple[str, ...]:
        """What was granted, which may be less than what was asked."""
        ...

    @property
    def expires_at(self) -> datetime:
        """When the access token ends (aware, UTC)."""
        ...


class AuthorizationServer(Protocol):
    """Spotify's accounts service: the consent page, and the tokens that follow it (authorization code with PKCE)."""

    def begin(self, state: str) -> tuple[str, str]:
        """Return the consent page's address for `state`, and the code verifier to keep until the answer."""
        ...

    def finish(self, code: str, code_verifier: str) -> Grant:
        """Return the grant for the code of the answer. Raises RemoteAuthorization where the code is refused."""
        ...

    def refresh(self, refresh_token: str) -> Grant:
        """Return a fresh grant. Raises RemoteAuthorization where the refresh token is dead (`invalid_grant`)."""
        ...

    def me(self, access_token: str) -> tuple[str, str | None]:
        """Return the account's stable id and its display name."""
        ...


class JobQueue(Protocol):
    """The queue of background work, kept in our database."""

    def enqueue(
        self,
        session: Session,
        task: str,
        *,
        queueing_lock: str,
        lock: str | None = None,
        priority: int = 0,
        run_at: datetime | None = None,
        **arguments: str | int | None,
    ) -> bool:
        """Queue `task` in the session's transaction; False where a job of this `queueing_lock` waits already.

        Jobs of one `lock` run one at a time; a higher `priority` runs first; none runs before `run_at`.
        """
        ...


@dataclass(frozen=True, slots=True)
class FailedJob:
    """A job that failed and stays on the queue; `slug` is the playlist that it was for."""

    job_id: int
    task: str
    slug: str | None
    failed_at: datetime | None


class FailedJobs(Protocol):
    """The jobs on the queue that failed; none is tried again by itself."""

    def failed(self, session: Session) -> list[FailedJob]:
        """Return them, the newest first."""
        ...

    def retry(self, session: Session, job_id: int) -> None:
        """Put a failed job on the queue again; where the same one waits there already, it does the work of both."""
        ...

    def dismiss(self, session: Session, job_id: int) -> None:
        """Delete a failed job."""
        ...
