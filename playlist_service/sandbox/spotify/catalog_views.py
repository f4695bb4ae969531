"""The catalogue's addresses: search, tracks, albums and artists."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, request

from playlist_service.sandbox.spotify.paging import market, window
from playlist_service.sandbox.spotify.refusal import Refusal
from playlist_service.sandbox.spotify.render import Json, Renderer
from playlist_service.sandbox.spotify.search import SpotifySearch
from playlist_service.sandbox.spotify.session import current_session
from playlist_service.sandbox.world import World

_SEARCH_MOST = 10
_OFFSET_MOST = 1000
_QUERY_MOST = 100
_ID = re.compile(r"[0-9A-Za-z]{22}")
_OTHER_TYPES = {"playlist", "show", "episode", "audiobook"}


def catalog_views(world: World) -> Blueprint:
    """Return the catalogue's addresses over a world."""
    views = Blueprint("catalog", __name__)
    search = SpotifySearch(world.catalogue)

    def renderer() -> Renderer:
        current_session(world)
        return Renderer(world, request.host_url.rstrip("/"), market())

    @views.get("/search")
    def searched() -> Json:
        render = renderer()
        query, kinds = _query(), _kinds()
        limit, offset = window(5, _SEARCH_MOST)
        if offset > _OFFSET_MOST:
            raise Refusal(400, "Invalid offset")
        answer: Json = {}
        for kind in kinds:
            hits = search.search(kind, query) if kind not in _OTHER_TYPES else []
            hits = [hit for hit in hits if kind != "track" or render.find_track(hit.id)]
            show: Any = {"track": render.track, "album": render.album, "artist": render.artist}.get(kind)
            page = [show(hit) for hit in hits[offset : offset + limit]]
            answer[f"{kind}s"] = render.page("search", page, len(hits), (limit, offset), query=query, type=kind)
        return answer

    @views.get("/tracks/<track_id>")
    def track(track_id: str) -> Json:
        render = renderer()
        found = render.find_track(_checked(track_id))
        if found is None:
            raise Refusal(404, "Resource not found")
        return render.track(found)

    @views.get("/albums/<album_id>")
    def album(album_id: str) -> Json:
        render = renderer()
        found = world.catalogue.albums.get(_checked(album_id))
        if found is None:
            raise Refusal(404, "Resource not found")
        return render.full_album(found)

    @views.get("/albums/<album_id>/tracks")
    def album_tracks(album_id: str) -> Json:
        render = renderer()
        if _checked(album_id) not in world.catalogue.albums:
            raise Refusal(404, "Resource not found")
        limit, offset = window(20, 50)
        listed = [t for t in world.catalogue.tracks_of_album.get(album_id, []) if render.find_track(t.id)]
        page = [render.short_track(t) for t in listed[offset : offset + limit]]
        return render.page(f"albums/{album_id}/tracks", page, len(listed), (limit, offset))

    @views.get("/artists/<artist_id>")
    def artist(artist_id: str) -> Json:
        render = renderer()
        found = world.catalogue.spotify_artists.get(_checked(artist_id))
        if found is None:
            raise Refusal(404, "Resource not found")
        return {**render.artist(found), "genres": [], "images": []}

    @views.get("/artists/<artist_id>/albums")
    def artist_albums(artist_id: str) -> Json:
        render = renderer()
        if _checked(artist_id) not in world.catalogue.spotify_artists:
            raise Refusal(404, "Resource not found")
        limit, offset = window(5, 10)
        listed = [a for a in world.catalogue.albums.values() if artist_id in {one.id for one in a.artists}]
        page = [render.album(a) for a in listed[offset : offset + limit]]
        return render.page(f"artists/{artist_id}/albums", page, len(listed), (limit, offset))

    return views


def _query() -> str:
    query = request.args.get("q", "").strip()
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
        if kind not in {"track", "album", "artist"} | _OTHER_TYPES:
            raise Refusal(400, f"Bad search type field {kind}")
    return kinds


def _checked(identifier: str) -> str:
    if not _ID.fullmatch(identifier):
        raise Refusal(400, "Invalid base62 id")
    return identifier
