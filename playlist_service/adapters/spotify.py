"""Spotify as a TrackCatalog and a PlaylistHost, over spotipy and the calls of 2026 that spotipy does not spell."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from playlist_service.adapters import spotify_answers as answers
from playlist_service.adapters.spotify_answers import AlbumHit, Page, SpotifyAccount
from playlist_service.adapters.spotify_queries import album_query, fitting, search_queries
from playlist_service.adapters.spotify_wire import SpotifyWire
from playlist_service.domain.identifiers import AlbumId, Isrc, PlaylistId, TrackUri, parse_playlist_id, track_id
from playlist_service.domain.music import CatalogTrack
from playlist_service.errors import InvalidInput, RemoteUnavailable
from playlist_service.ports import RemoteDetails, RemotePlaylist

MAX_SEARCH = 10
PAGE = 50
MAX_WRITE = 100
MAX_COVER = 256 * 1024
"""Bytes of a cover once base64-encoded."""

MAX_NAME = 100
MAX_DESCRIPTION = 300
_NEWEST_PAGES = 4
"""A create of unknown outcome is among the newest 200 playlists; an account may hold 11,000."""

_DETAIL_FIELDS = "id,name,description,snapshot_id,owner(id),public,items(total),tracks(total)"
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")


class SpotifyTrackCatalog:
    """Spotify's tracks and albums in one market (a TrackCatalog, and a SearchLanguage)."""

    def __init__(self, wire: SpotifyWire, market: str | None = None) -> None:
        self._wire = wire
        self._market = market

    def track(self, track_uri: TrackUri) -> CatalogTrack | None:
        """Return one track; where the market plays another one for it, that one (its uri differs from the asked)."""
        answer = self._wire.find(self._wire.client.track, track_id(track_uri), market=self._market)
        return answers.track(answer)

    def album_tracks(self, album_id: AlbumId) -> list[CatalogTrack]:
        """Return the album's tracks in order, with the album's own facts; one request for each 50. Gone: none."""
        album = self._wire.find(self._wire.client.album, album_id, market=self._market)
        if album is None:
            return []
        listing = _all_pages(answers.page(album.get("tracks") or album.get("items") or {}), self._album_page(album_id))
        found = (answers.track(row, album) for row in listing.rows)
        return [track for track in found if track]

    def search_tracks(self, query: str, *, limit: int = 10) -> list[CatalogTrack]:
        """Return at most 10 tracks for a query in Spotify's search language (see `queries`)."""
        found = (answers.track(row) for row in self._search(query, "track", limit))
        return [track for track in found if track]

    def search_albums(self, query: str, *, limit: int = 10) -> list[AlbumHit]:
        """Return at most 10 albums as (id, name, artists, total tracks)."""
        found = (answers.album_hit(row) for row in self._search(query, "album", limit))
        return [album for album in found if album]

    def queries(
        self, title: str, artists: Sequence[str], *, isrc: Isrc | None = None, album: str | None = None
    ) -> list[str]:
        """Return the queries to try for a track one after the other, the surest first."""
        return search_queries(title, artists, isrc=isrc, album=album)

    def album_query(self, title: str, artists: Sequence[str] = ()) -> str:
        """Return the query for an album."""
        return album_query(title, artists)

    def _search(self, query: str, kind: str, limit: int) -> tuple[Any, ...]:
        asked = fitting(query)
        if not asked:
            return ()
        most = max(1, min(limit, MAX_SEARCH))
        answer = self._wire.find(self._wire.client.search, asked, limit=most, type=kind, market=self._market)
        return answers.page((answer or {}).get(f"{kind}s") or {}).rows

    def _album_page(self, album_id: AlbumId) -> Callable[[int], Page]:
        return lambda offset: answers.page(
            self._wire.read(self._wire.client.album_tracks, album_id, limit=PAGE, offset=offset, market=self._market)
        )


class SpotifyPlaylistHost:
    """The playlists of the connected account (a PlaylistHost)."""

    def __init__(self, wire: SpotifyWire, market: str | None = None) -> None:
        self._wire = wire
        self._market = market
        self._account: SpotifyAccount | None = None

    def account(self) -> SpotifyAccount:
        """Return who is connected; asked once."""
        if self._account is None:
            self._account = answers.account_of(self._wire.read(self._wire.client.me))
        return self._account

    def account_id(self) -> str:
        """Return the immutable id of the connected account."""
        return self.account().account_id

    def owns(self, details: RemoteDetails) -> bool:
        """Return whether the connected account owns the playlist: owners are named by `user_id`."""
        return details.owner_id == self.account().user_id

    def create(self, name: str) -> PlaylistId:
        """Create an empty public playlist and return its id. Only the name is sent."""
        post = self._wire.client._post  # noqa: SLF001 - spotipy's own create always sends a description
        answer = self._wire.write(post, "me/playlists", payload={"name": _one_line(name, MAX_NAME)})
        try:
            return parse_playlist_id(str(answer.get("id")))
        except InvalidInput as error:
            raise RemoteUnavailable("Spotify created a playlist and named no id.", outcome_unknown=True) from error

    def find_created(self, name: str) -> list[PlaylistId]:
        """Return the account's own playlists of exactly this name among its newest 200."""
        wanted, user_id = _one_line(name, MAX_NAME), self.account().user_id
        listing = _all_pages(self._my_playlists(0), self._my_playlists, most_pages=_NEWEST_PAGES)
        found = (answers.own_playlist(row, wanted, user_id) for row in listing.rows)
        return [playlist_id for playlist_id in found if playlist_id]

    def details(self, playlist_id: PlaylistId) -> RemoteDetails | None:
        """Return name, description and snapshot in one cheap request; None where the playlist is gone."""
        answer = self._wire.find(self._wire.client.playlist, playlist_id, fields=_DETAIL_FIELDS, market=self._market)
        return None if answer is None else answers.details(playlist_id, answer)

    def read(self, playlist_id: PlaylistId) -> RemotePlaylist | None:
        """Return details and every row; the first rows come with the details, so a short list costs one request."""
        answer = self._wire.find(
            self._wire.client.playlist, playlist_id, market=self._market, additional_types=("track", "episode")
        )
        if answer is None:
            return None
        embedded = answers.page(answers.contents(answer) or {})
        more = self._rows_from(playlist_id)
        listing = _all_pages(embedded if embedded.rows or embedded.total == 0 else more(0), more)
        rows = tuple(answers.row(line) for line in listing.rows)
        return RemotePlaylist(answers.details(playlist_id, answer), rows, complete=listing.complete)

    def replace(self, playlist_id: PlaylistId, uris: Sequence[str]) -> str:
        """Make the list these (at most 100) rows and return the snapshot id."""
        return self._changed(self._wire.client.playlist_replace_items, playlist_id, _at_most_100(uris))

    def add(self, playlist_id: PlaylistId, uris: Sequence[str], position: int) -> str:
        """Insert at most 100 rows before `position` and return the snapshot id.

        Sent by hand: spotipy posts a bare array, which is not the documented body and was once refused.
        """
        post = self._wire.client._post  # noqa: SLF001 - see above
        body = {"uris": _at_most_100(uris), "position": position}
        return self._changed(post, f"playlists/{playlist_id}/items", payload=body)

    def remove(self, playlist_id: PlaylistId, uris: Sequence[str]) -> str:
        """Remove every copy of at most 100 uris and return the snapshot id."""
        call = self._wire.client.playlist_remove_all_occurrences_of_items
        return self._changed(call, playlist_id, _at_most_100(uris))

    def reorder(self, playlist_id: PlaylistId, range_start: int, range_length: int, insert_before: int) -> str:
        """Move a block of rows (indices before the move) and return the snapshot id."""
        call = self._wire.client.playlist_reorder_items
        return self._changed(call, playlist_id, range_start, insert_before, range_length=range_length)

    def change_details(
        self, playlist_id: PlaylistId, *, name: str | None = None, description: str | None = None
    ) -> None:
        """Change name or description; None leaves it. Both are sent as Spotify takes them (`plain_description`)."""
        body = {}
        if name is not None:
            body["name"] = _one_line(name, MAX_NAME)
        if description is not None:
            body["description"] = plain_description(description)
        if body:
            put = self._wire.client._put  # noqa: SLF001 - spotipy's own call leaves out an empty text
            self._wire.tell(put, f"playlists/{playlist_id}", payload=body)

    def upload_cover(self, playlist_id: PlaylistId, jpeg: bytes) -> None:
        """Set the cover image. Raises InvalidInput where it is no JPEG, or over 256 KB once base64-encoded."""
        if not jpeg.startswith(b"\xff\xd8"):
            raise InvalidInput("The cover is no JPEG image.")
        encoded = base64.b64encode(jpeg).decode()
        if len(encoded) > MAX_COVER:
            raise InvalidInput(f"The cover is too large: {len(encoded)} bytes encoded, {MAX_COVER} are allowed.")
        self._wire.tell(self._wire.client.playlist_upload_cover_image, playlist_id, encoded)

    def unfollow(self, playlist_id: PlaylistId) -> None:
        """Take the playlist out of the library, which is how Spotify deletes one. spotipy's own call was removed."""
        delete = self._wire.client._delete  # noqa: SLF001 - see above
        self._wire.tell(delete, "me/library", uris=f"spotify:playlist:{playlist_id}")

    def _changed(self, call: Callable[..., Any], *args: Any, **options: Any) -> str:
        snapshot_id = self._wire.write(call, *args, **options).get("snapshot_id")
        if not isinstance(snapshot_id, str):
            raise RemoteUnavailable("Spotify's answer names no snapshot.", outcome_unknown=True)
        return snapshot_id

    def _rows_from(self, playlist_id: PlaylistId) -> Callable[[int], Page]:
        return lambda offset: answers.page(
            self._wire.read(
                self._wire.client.playlist_items, playlist_id, limit=PAGE, offset=offset, market=self._market
            )
        )

    def _my_playlists(self, offset: int) -> Page:
        return answers.page(self._wire.read(self._wire.client.current_user_playlists, limit=PAGE, offset=offset))


def plain_description(text: str) -> str:
    """Return `text` as Spotify stores a description: one line, no markup, no address (400), at most 300 characters."""
    return _one_line(_ADDRESS.sub("", _TAG.sub("", text)), MAX_DESCRIPTION)


def _one_line(text: str, most: int) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rpartition(' ')[0] or line[: most - 1]}…"


def _at_most_100(uris: Sequence[str]) -> list[str]:
    if len(uris) > MAX_WRITE:
        raise InvalidInput(f"One write takes at most {MAX_WRITE} rows, not {len(uris)}.")
    return list(uris)


@dataclass(frozen=True, slots=True)
class _Listing:
    """The rows of all pages; `complete` where their number is what every page said it would be."""

    rows: tuple[Any, ...]
    complete: bool


def _all_pages(first: Page, more: Callable[[int], Page], most_pages: int | None = None) -> _Listing:
    rows, totals, offset, pages = list(first.rows), {first.total}, first.next_offset, 1
    while offset is not None and offset > 0 and (most_pages is None or pages < most_pages):
        page = more(offset)
        rows.extend(page.rows)
        totals.add(page.total)
        pages += 1
        # A page that leads back, or nowhere while it is empty, would have us ask for ever.
        offset = page.next_offset if page.rows and (page.next_offset or 0) > offset else None
    return _Listing(tuple(rows), complete=totals <= {None, len(rows)})
