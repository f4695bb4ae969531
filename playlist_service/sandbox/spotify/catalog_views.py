"""The catalogue's addresses: search, tracks, albums and artists."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from flask import Blueprint, request

from playlist_service.sandbox.entities import SpotifyAlbum, SpotifyArtist
from playlist_service.sandbox.spotify.paging import window
from playlist_service.sandbox.spotify.refusal import Refusal
from playlist_service.sandbox.spotify.render import Json, Renderer
from playlist_service.sandbox.spotify.search import SpotifySearch
from playlist_service.sandbox.spotify.session import current_renderer
from playlist_service.sandbox.world import World

_SEARCH_MOST = 10
_OFFSET_MOST = 1000
_QUERY_MOST = 100
_ID = re.compile(r"[0-9A-Za-z]{22}")
_TYPES = {"track", "album", "artist"}
_EMPTY_TYPES = {"playlist", "show", "episode", "audiobook"}
"""Types that may be asked for and of which the sandbox has none to find."""


def catalog_views(world: World) -> Blueprint:
    """Return the catalogue's addresses over a world."""
    desk = CatalogDesk(world)
    views = Blueprint("catalog", __name__)
    rules: dict[str, Callable[..., Json]] = {
        "/search": desk.search,
        "/tracks/<identifier>": desk.track,
        "/albums/<identifier>": desk.album,
        "/albums/<identifier>/tracks": desk.album_tracks,
        "/artists/<identifier>": desk.artist,
        "/artists/<identifier>/albums": desk.artist_albums,
    }
    for rule, view in rules.items():
        views.add_url_rule(rule, rule, view)
    return views


class CatalogDesk:
    """Answers for the catalogue; each method is one address."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.searcher = SpotifySearch(world.catalogue)

    def search(self) -> Json:
        """Answer GET /search: 5 hits of each type unless more are asked for, 10 at most."""
        render = current_renderer(self.world)
        query, kinds = _query(), _kinds()
        limit, offset = window(5, _SEARCH_MOST)
        if offset > _OFFSET_MOST:
            raise Refusal(400, "Invalid offset")
        return {f"{kind}s": self._found(render, kind, query, (limit, offset)) for kind in kinds}

    def track(self, identifier: str) -> Json:
        """Answer GET /tracks/{id}."""
        render = current_renderer(self.world)
        return render.track(_present(render.find_track(_checked(identifier))))

    def album(self, identifier: str) -> Json:
        """Answer GET /albums/{id}, with the first fifty tracks."""
        render = current_renderer(self.world)
        return render.full_album(self._album(identifier))

    def album_tracks(self, identifier: str) -> Json:
        """Answer GET /albums/{id}/tracks: short tracks, without ISRCs."""
        render = current_renderer(self.world)
        self._album(identifier)
        limit, offset = window(20, 50)
        listed = [t for t in self.world.catalogue.tracks_of_album.get(identifier, []) if render.find_track(t.id)]
        page = [render.short_track(t) for t in listed[offset : offset + limit]]
        return render.page(f"albums/{identifier}/tracks", page, len(listed), (limit, offset))

    def artist(self, identifier: str) -> Json:
        """Answer GET /artists/{id}."""
        render = current_renderer(self.world)
        return {**render.artist(self._artist(identifier)), "genres": [], "images": []}

    def artist_albums(self, identifier: str) -> Json:
        """Answer GET /artists/{id}/albums, ten at most."""
        render = current_renderer(self.world)
        self._artist(identifier)
        limit, offset = window(5, 10)
        listed = [a for a in self.world.catalogue.albums.values() if identifier in {one.id for one in a.artists}]
        page = [render.album(a) for a in listed[offset : offset + limit]]
        return render.page(f"artists/{identifier}/albums", page, len(listed), (limit, offset))

    def _found(self, render: Renderer, kind: str, query: str, asked: tuple[int, int]) -> Json:
        hits = self.searcher.search(kind, query) if kind in _TYPES else []
        if kind == "track":
            hits = [hit for hit in hits if render.find_track(hit.id)]
        limit, offset = asked
        show: dict[str, Callable[[Any], Json]] = {
            "track": render.track,
            "album": render.album,
            "artist": render.artist,
        }
        page = [show[kind](hit) for hit in hits[offset : offset + limit]]
        return render.page("search", page, len(hits), asked, query=query, type=kind)

    def _album(self, identifier: str) -> SpotifyAlbum:
        album: SpotifyAlbum = _present(self.world.catalogue.albums.get(_checked(identifier)))
        return album

    def _artist(self, identifier: str) -> SpotifyArtist:
        artist: SpotifyArtist = _present(self.world.catalogue.spotify_artists.get(_checked(identifier)))
        return artist


def _present(entity: Any) -> Any:
    if entity is None:
        raise Refusal(404, "Resource not found")
    return entity


def _query() -> str:
    # The addresses of further pages spell it `query`, as the real ones do.
    query = (request.args.get("q") or request.args.get("query", "")).strip()
    if not query:
        raise Refusal(400, "No search query")
    # Users report 400 and 404 above a hundred characters; the sandbox is as strict as the strictest report.
    if len(query) > _QUERY_MOST:
        raise Refusal(400, f"Query exceeds maximum length of {_QUERY_MOST} characters")
    return query


def _kinds() -> list[str]:
    kinds = [kind for kind in request.args.get("type", "").split(",") if kind]
    if not kinds:
        raise Refusal(400, "Missing parameter type")
    for kind in kinds:
        if kind not in _TYPES | _EMPTY_TYPES:
            raise Refusal(400, f"Bad search type field {kind}")
    return kinds


def _checked(identifier: str) -> str:
    if not _ID.fullmatch(identifier):
        raise Refusal(400, "Invalid base62 id")
    return identifier
