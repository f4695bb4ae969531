"""The addresses of playlists: create, read, change, items, cover, library."""

from __future__ import annotations

import base64
import binascii
from typing import Any

from flask import Blueprint, Response, request

from playlist_service.sandbox import playlists
from playlist_service.sandbox.clock import stamp
from playlist_service.sandbox.gate import STALE
from playlist_service.sandbox.playlists import Playlist, Version
from playlist_service.sandbox.spotify.bodies import (
    body_of,
    checked_details,
    checked_place,
    checked_snapshot,
    checked_uris,
)
from playlist_service.sandbox.spotify.field_filter import filtered
from playlist_service.sandbox.spotify.paging import market, window
from playlist_service.sandbox.spotify.refusal import Refusal
from playlist_service.sandbox.spotify.render import Json, Renderer
from playlist_service.sandbox.spotify.session import Session, current_renderer, current_session
from playlist_service.sandbox.world import World

_PAGE = 50
_COVER_MOST = 256 * 1024
_LIBRARY_MOST = 40


def playlist_views(world: World) -> Blueprint:
    """Return the playlists' addresses over a world."""
    desk = PlaylistDesk(world)
    views = Blueprint("playlists", __name__)
    rules = (
        ("/me", "GET", desk.me),
        ("/me/playlists", "GET", desk.mine),
        ("/me/playlists", "POST", desk.create),
        ("/me/library", "PUT", desk.follow),
        ("/me/library", "DELETE", desk.unfollow),
        ("/me/library/contains", "GET", desk.followed),
        ("/playlists/<playlist_id>", "GET", desk.read),
        ("/playlists/<playlist_id>", "PUT", desk.change),
        ("/playlists/<playlist_id>/items", "GET", desk.items),
        ("/playlists/<playlist_id>/items", "POST", desk.add),
        ("/playlists/<playlist_id>/items", "PUT", desk.replace_or_reorder),
        ("/playlists/<playlist_id>/items", "DELETE", desk.remove),
        ("/playlists/<playlist_id>/images", "GET", desk.images),
        ("/playlists/<playlist_id>/images", "PUT", desk.upload),
    )
    for rule, method, view in rules:
        views.add_url_rule(rule, f"{method} {rule}".replace(".", ""), view, methods=[method])
    return views


class PlaylistDesk:
    """Answers for playlists; each method is one address."""

    def __init__(self, world: World) -> None:
        self.world = world

    def me(self) -> Json:
        """Answer GET /me: the immutable account id is what links accounts."""
        user = current_session(self.world).require_user()
        return {**self._renderer().user(user), "account_id": account_id(user), "images": []}

    def mine(self) -> Json:
        """Answer GET /me/playlists: own and followed ones, newest first."""
        session = current_session(self.world)
        session.require_scope("playlist-read-private")
        user = session.require_user()
        limit, offset = window(20, _PAGE)
        mine = [p for p in reversed(self.world.playlists.playlists.values()) if user in p.followers]
        render = self._renderer()
        page = [self._short(render, playlist) for playlist in mine[offset : offset + limit]]
        return render.page("me/playlists", page, len(mine), (limit, offset))

    def create(self) -> tuple[Json, int]:
        """Answer POST /me/playlists."""
        session = current_session(self.world)
        body = body_of()
        session.require_scope(_modify_scope(public=bool(body.get("public", True))))
        details = checked_details(body, creating=True)
        playlist = self.world.playlists.create(session.require_user(), details["name"])
        _take_details(playlist, details)
        return self._whole(self._renderer(), playlist, session), 201

    def read(self, playlist_id: str) -> Json:
        """Answer GET /playlists/{id}: rows only for the owner and collaborators."""
        session = current_session(self.world)
        answer: Json = filtered(
            self._whole(self._renderer(), self._found(playlist_id), session), request.args.get("fields")
        )
        return answer

    def change(self, playlist_id: str) -> tuple[str, int]:
        """Answer PUT /playlists/{id}: name, description, public, collaborative; the snapshot changes too."""
        playlist = self._writable(playlist_id)
        details = checked_details(body_of(), creating=False)
        with self.world.playlists.changing(playlist):
            _take_details(playlist, details)
        return "", 200

    def items(self, playlist_id: str) -> Json:
        """Answer GET /playlists/{id}/items, at most 50 rows a page."""
        session = current_session(self.world)
        playlist = self._found(playlist_id)
        if not _may_read_rows(playlist, session):
            raise Refusal(403, "Forbidden")
        limit, offset = window(20, _PAGE)
        rows = self._seen(playlist, "items").rows
        render = self._renderer()
        page = [render.row(row) for row in rows[offset : offset + limit]]
        named = market()
        asked = {"market": named} if named else {}
        answer: Json = filtered(
            render.page(f"playlists/{playlist_id}/items", page, len(rows), (limit, offset), **asked),
            request.args.get("fields"),
        )
        return answer

    def add(self, playlist_id: str) -> tuple[Json, int]:
        """Answer POST /playlists/{id}/items: a body of {"uris", "position"}, a bare array, or the query."""
        playlist = self._writable(playlist_id)
        body = body_of(bare_key="uris")
        in_query = request.args.get("uris")
        uris = checked_uris(in_query.split(",") if in_query else body.get("uris"), self._renderer())
        position = checked_place(request.args.get("position", body.get("position")), len(playlist.rows))
        with self.world.playlists.changing(playlist):
            playlists.insert(playlist, self._rows(uris), position)
        return {"snapshot_id": playlist.snapshot_id}, 201

    def replace_or_reorder(self, playlist_id: str) -> Json:
        """Answer PUT /playlists/{id}/items: all rows at once, or one block moved; never both."""
        playlist = self._writable(playlist_id)
        body = body_of(bare_key="uris")
        in_query = request.args.get("uris")
        if in_query is not None:
            body["uris"] = [uri for uri in in_query.split(",") if uri]
        if "uris" in body and {"range_start", "insert_before"} & set(body):
            raise Refusal(400, "Items cannot be replaced and reordered in one request")
        if "uris" in body:
            return self._replace(playlist, body)
        return self._reorder(playlist, body)

    def remove(self, playlist_id: str) -> Json:
        """Answer DELETE /playlists/{id}/items: every copy of each uri goes; `positions` is ignored."""
        playlist = self._writable(playlist_id)
        body = body_of(bare_key="items")
        listed = body.get("items")
        if not isinstance(listed, list) or not all(isinstance(one, dict) and one.get("uri") for one in listed):
            raise Refusal(400, "No uris provided")
        uris = checked_uris([one["uri"] for one in listed], self._renderer(), known_only=False)
        checked_snapshot(body)
        with self.world.playlists.changing(playlist):
            playlists.remove(playlist, uris)
        return {"snapshot_id": playlist.snapshot_id}

    def images(self, playlist_id: str) -> Any:
        """Answer GET /playlists/{id}/images."""
        current_session(self.world)
        return self._renderer().images(self._found(playlist_id))

    def upload(self, playlist_id: str) -> tuple[str, int]:
        """Answer PUT /playlists/{id}/images: a base64 JPEG of at most 256 KB."""
        playlist = self._writable(playlist_id)
        current_session(self.world).require_scope("ugc-image-upload")
        given = request.get_data()
        if len(given) > _COVER_MOST:
            raise Refusal(413, "Image too large")
        if request.mimetype != "image/jpeg" or not _is_jpeg(given):
            raise Refusal(400, "Invalid image")
        with self.world.playlists.changing(playlist):
            playlist.cover = given.decode("ascii")
        return "", 202

    def follow(self) -> Response:
        """Answer PUT /me/library?uris=."""
        user = self._library_user()
        for playlist in self._library():
            if user not in playlist.followers:
                playlist.followers.append(user)
        return Response(status=200)

    def unfollow(self) -> Response:
        """Answer DELETE /me/library?uris=: for an owner this is how a playlist is deleted; it stays readable by id."""
        user = self._library_user()
        for playlist in self._library():
            if user in playlist.followers:
                playlist.followers.remove(user)
        return Response(status=200)

    def followed(self) -> Any:
        """Answer GET /me/library/contains?uris=."""
        user = current_session(self.world).require_user()
        return [user in playlist.followers for playlist in self._library()]

    def _library_user(self) -> str:
        session = current_session(self.world)
        session.require_scope(_modify_scope(public=True), _modify_scope(public=False))
        return session.require_user()

    def _library(self) -> list[Playlist]:
        uris = [uri for uri in request.args.get("uris", "").split(",") if uri]
        if not uris:
            raise Refusal(400, "No uris provided")
        if len(uris) > _LIBRARY_MOST:
            raise Refusal(400, "Too many uris requested")
        if not all(uri.startswith("spotify:playlist:") for uri in uris):
            raise Refusal(400, "The sandbox's library holds playlists only")
        return [self._found(uri.rpartition(":")[2]) for uri in uris]

    def _replace(self, playlist: Playlist, body: Json) -> Json:
        uris = checked_uris(body["uris"], self._renderer(), may_be_empty=True)
        with self.world.playlists.changing(playlist):
            playlist.rows = self._rows(uris)
        return {"snapshot_id": playlist.snapshot_id}

    def _reorder(self, playlist: Playlist, body: Json) -> Json:
        if not isinstance(body.get("range_start"), int) or not isinstance(body.get("insert_before"), int):
            raise Refusal(400, "No uris provided")
        checked_snapshot(body)
        start, before = body["range_start"], body["insert_before"]
        length = body.get("range_length", 1)
        total = len(playlist.rows)
        if not isinstance(length, int) or length < 1 or start < 0 or start + length > total or not 0 <= before <= total:
            raise Refusal(403, "Index out of bounds")
        with self.world.playlists.changing(playlist):
            playlists.reorder(playlist, start, length, before)
        return {"snapshot_id": playlist.snapshot_id}

    def _found(self, playlist_id: str) -> Playlist:
        playlist = self.world.playlists.playlists.get(playlist_id)
        if playlist is None:
            raise Refusal(404, "Resource not found")
        return playlist

    def _writable(self, playlist_id: str) -> Playlist:
        session = current_session(self.world)
        playlist = self._found(playlist_id)
        session.require_scope(_modify_scope(public=playlist.public))
        if not _may_read_rows(playlist, session):
            raise Refusal(403, "You cannot add tracks to a playlist you don't own.")
        return playlist

    def _rows(self, uris: list[str]) -> list[playlists.Row]:
        user = current_session(self.world).require_user()
        return self.world.playlists.new_rows(uris, user, stamp(self.world.clock.now()))

    def _seen(self, playlist: Playlist, what: str) -> Version:
        fault = request.environ.get(STALE)
        return playlist.version(fault.versions if fault and fault.what in (what, "both") else 0)

    def _renderer(self) -> Renderer:
        return current_renderer(self.world)

    def _short(self, render: Renderer, playlist: Playlist) -> Json:
        href = f"{render.base}/v1/playlists/{playlist.id}/items"
        snapshot_id = self._seen(playlist, "snapshot").snapshot_id
        total = len(self._seen(playlist, "items").rows)
        return {**render.playlist(playlist, snapshot_id=snapshot_id), "items": {"href": href, "total": total}}

    def _whole(self, render: Renderer, playlist: Playlist, session: Session) -> Json:
        whole = render.playlist(playlist, snapshot_id=self._seen(playlist, "snapshot").snapshot_id)
        if _may_read_rows(playlist, session):
            rows = self._seen(playlist, "items").rows
            page = [render.row(row) for row in rows[:_PAGE]]
            whole["items"] = render.page(f"playlists/{playlist.id}/items", page, len(rows), (_PAGE, 0))
        return whole


def account_id(user: str) -> str:
    """Return the immutable id that stands for a user's account."""
    return f"sandbox-account-{user}"


def _may_read_rows(playlist: Playlist, session: Session) -> bool:
    return session.user == playlist.owner or (playlist.collaborative and session.user in playlist.followers)


def _modify_scope(*, public: bool) -> str:
    return "playlist-modify-public" if public else "playlist-modify-private"


def _take_details(playlist: Playlist, details: Json) -> None:
    for name, value in details.items():
        setattr(playlist, name, value)


def _is_jpeg(given: bytes) -> bool:
    try:
        return base64.b64decode(given, validate=True).startswith(b"\xff\xd8\xff")
    except binascii.Error:
        return False
