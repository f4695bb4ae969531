"""Spotify's objects as JSON, with the fields that a Development Mode app of 2026 gets, addresses on the own base."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote_plus, urlencode

from playlist_service.sandbox.entities import SpotifyAlbum, SpotifyArtist, SpotifyTrack
from playlist_service.sandbox.placeholders import placeholder
from playlist_service.sandbox.playlists import Playlist, Row
from playlist_service.sandbox.world import TrackState, World

Json = dict[str, Any]
_AVAILABLE = TrackState("available")


@dataclass(frozen=True, slots=True)
class Renderer:
    """Renders against one base address; with a `market` (named, or the user's own) tracks say whether they play."""

    world: World
    base: str
    market: str | None = None

    def artist(self, artist: SpotifyArtist) -> Json:
        """Return a short artist."""
        return {"name": artist.name, **self._identity("artist", artist.id)}

    def album(self, album: SpotifyAlbum) -> Json:
        """Return a short album."""
        tracks = self.world.catalogue.tracks_of_album.get(album.id, [])
        return {
            "album_type": album.album_type,
            "total_tracks": album.total_tracks or len(tracks),
            "images": [{"url": f"{self.base}/image/{album.id}", "height": 640, "width": 640}],
            "name": album.name,
            "release_date": album.release_date,
            "release_date_precision": {4: "year", 7: "month"}.get(len(album.release_date), "day"),
            "artists": [self.artist(artist) for artist in album.artists],
            **self._identity("album", album.id),
        }

    def full_album(self, album: SpotifyAlbum) -> Json:
        """Return an album with its first page of tracks."""
        tracks = self.world.catalogue.tracks_of_album.get(album.id, [])
        page = self.page(f"albums/{album.id}/tracks", [self.short_track(t) for t in tracks[:50]], len(tracks), (50, 0))
        return {
            **self.album(album),
            "tracks": page,
            "copyrights": [],
            "external_ids": {"upc": album.upc} if album.upc else {},
            "genres": [],
        }

    def short_track(self, track: SpotifyTrack) -> Json:
        """Return a track as albums list it: without album and without external ids."""
        state = self.state(track)
        short: Json = {
            "artists": [self.artist(artist) for artist in track.artists],
            "disc_number": track.disc,
            "duration_ms": track.duration_ms,
            "explicit": track.explicit,
            "name": track.name,
            "track_number": track.position,
            "is_local": False,
            **self._identity("track", track.id),
        }
        if self.market:
            short["is_playable"] = state.state != "unplayable"
            if state.state == "unplayable":
                short["restrictions"] = {"reason": "market"}
        return short

    def track(self, track: SpotifyTrack) -> Json:
        """Return a full track, shown as another one where it is relinked (and nothing tells, in Development Mode)."""
        state = self.state(track)
        shown = self.find_track(state.relinked_to) if state.relinked_to else None
        shown = shown or track
        album = self.album_of(shown)
        return {
            **self.short_track(shown),
            "album": self.album(album) if album else None,
            "external_ids": {"isrc": shown.isrc} if shown.isrc else {},
        }

    def state(self, track: SpotifyTrack) -> TrackState:
        """Return what became of a track, by order or by the catalogue."""
        return self.world.track_states.get(track.id) or (_AVAILABLE if track.playable else TrackState("unplayable"))

    def find_track(self, track_id: str) -> SpotifyTrack | None:
        """Return the track of an id, or None where there is none (any more)."""
        track = self.world.catalogue.tracks.get(track_id) or placeholder(track_id)
        return None if track is None or self.state(track).state == "gone" else track

    def album_of(self, track: SpotifyTrack) -> SpotifyAlbum | None:
        """Return a track's album; placeholder tracks stand on none of the catalogue's."""
        return self.world.catalogue.albums.get(track.album) or SpotifyAlbum(
            track.album, "Placeholder Album", track.artists, "single", "2026-01-01", total_tracks=1
        )

    def user(self, user_id: str) -> Json:
        """Return a short user."""
        return {"display_name": user_id, **self._identity("user", user_id)}

    def playlist(self, playlist: Playlist, *, snapshot_id: str | None = None) -> Json:
        """Return a playlist without its rows; the description is escaped as the real one does it."""
        return {
            "collaborative": playlist.collaborative,
            "description": html.escape(playlist.description, quote=True),
            "images": self.images(playlist),
            "name": playlist.name,
            "owner": self.user(playlist.owner),
            "primary_color": None,
            "public": playlist.public,
            "snapshot_id": snapshot_id or playlist.snapshot_id,
            **self._identity("playlist", playlist.id),
        }

    def images(self, playlist: Playlist) -> list[Json]:
        """Return the cover as the API lists images."""
        if not playlist.cover:
            return []
        address = f"{self.base}/image/{playlist.id}?revision={playlist.revision}"
        return [{"url": address, "height": None, "width": None}]

    def row(self, row: Row) -> Json:
        """Return one row; `item` is None where the track is gone, and says little where the file is local."""
        is_local = row.uri.startswith("spotify:local:")
        return {
            "added_at": row.added_at,
            "added_by": self._identity("user", row.added_by),
            "is_local": is_local,
            "item": self._local(row.uri) if is_local else self._item(row.uri),
            "primary_color": None,
            "video_thumbnail": {"url": None},
        }

    def page(self, path: str, items: Sequence[Json], total: int, window: tuple[int, int], **asked: str) -> Json:
        """Return a page of a list with absolute addresses; `window` is limit and offset."""
        limit, offset = window
        return {
            "href": self._page_address(path, limit, offset, asked),
            "items": list(items),
            "limit": limit,
            "next": self._page_address(path, limit, offset + limit, asked) if offset + limit < total else None,
            "offset": offset,
            "previous": self._page_address(path, limit, max(0, offset - limit), asked) if offset else None,
            "total": total,
        }

    def _page_address(self, path: str, limit: int, offset: int, asked: dict[str, str]) -> str:
        return f"{self.base}/v1/{path}?{urlencode({**asked, 'offset': offset, 'limit': limit})}"

    def _item(self, uri: str) -> Json | None:
        track = self.find_track(uri.rpartition(":")[2])
        # The inner `track` is a flag of the real one, not the old name of the row's content.
        return None if track is None else {**self.track(track), "track": True, "episode": False}

    def _local(self, uri: str) -> Json:
        parts = [unquote_plus(part) for part in [*uri.split(":")[2:], "", "", "", "0"][:4]]
        return {
            "album": {"name": parts[1], "id": None, "images": [], "artists": []},
            "artists": [{"name": parts[0], "id": None}],
            "duration_ms": int(parts[3] or 0) * 1000,
            "external_ids": {},
            "href": None,
            "id": None,
            "is_local": True,
            "name": parts[2],
            "type": "track",
            "uri": uri,
        }

    def _identity(self, kind: str, identifier: str) -> Json:
        return {
            "external_urls": {"spotify": f"https://open.spotify.com/{kind}/{identifier}"},
            "href": f"{self.base}/v1/{kind}s/{identifier}",
            "id": identifier,
            "type": kind,
            "uri": f"spotify:{kind}:{identifier}",
        }
