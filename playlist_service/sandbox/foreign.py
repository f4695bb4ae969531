"""Edits that somebody else makes to a playlist in the app, where more is allowed than through the Web API."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from playlist_service.errors import InvalidInput
from playlist_service.sandbox import playlists
from playlist_service.sandbox.clock import stamp
from playlist_service.sandbox.grants import FOREIGN_USER_ID
from playlist_service.sandbox.playlists import Playlist
from playlist_service.sandbox.world import World

Options = Mapping[str, Any]


def edit(world: World, playlist_id: str, op: str, options: Options) -> str:
    """Carry out one foreign edit and return the new snapshot id. Raises InvalidInput and NotFound."""
    playlist = world.playlist(playlist_id)
    if op == "delete":
        del world.playlists.playlists[playlist_id]
        return playlist.snapshot_id
    change = _OPS.get(op)
    if change is None:
        raise InvalidInput(f"There is no foreign edit {op!r}; there are {', '.join([*_OPS, 'delete'])}.")
    try:
        with world.playlists.changing(playlist):
            change(world, playlist, options)
    except (KeyError, TypeError, IndexError) as error:
        raise InvalidInput(f"The foreign edit {op} lacks or cannot use something: {error!r}.") from None
    return playlist.snapshot_id


def _add(world: World, playlist: Playlist, options: Options) -> None:
    rows = world.playlists.new_rows(list(options["uris"]), options.get("by", FOREIGN_USER_ID), stamp(world.clock.now()))
    playlists.insert(playlist, rows, options.get("position"))


def _remove(_world: World, playlist: Playlist, options: Options) -> None:
    if "positions" in options:
        for position in sorted(set(options["positions"]), reverse=True):
            del playlist.rows[position]
        return
    playlists.remove(playlist, list(options["uris"]))


def _move(_world: World, playlist: Playlist, options: Options) -> None:
    playlists.reorder(playlist, options["range_start"], options.get("range_length", 1), options["insert_before"])


def _rename(_world: World, playlist: Playlist, options: Options) -> None:
    playlist.name = str(options["name"])


def _describe(_world: World, playlist: Playlist, options: Options) -> None:
    playlist.description = str(options["description"])


def _hide(_world: World, playlist: Playlist, options: Options) -> None:
    playlist.public = bool(options.get("public", False))


_OPS: dict[str, Callable[[World, Playlist, Options], None]] = {
    "add": _add,
    "remove": _remove,
    "move": _move,
    "rename": _rename,
    "describe": _describe,
    "publicity": _hide,
}
