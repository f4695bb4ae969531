"""A playlist host in memory, for tests that need thousands of calls; it loses answers, lies and dies on demand."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field

from playlist_service.domain.identifiers import PlaylistId
from playlist_service.domain.syncing import Add, Call, Remove, Reorder, Replace, simulate
from playlist_service.errors import RemoteUnavailable
from playlist_service.ports import RemoteDetails, RemotePlaylist, RemoteRow


class Crash(BaseException):
    """The process dies here."""


@dataclass
class MemoryPlaylist:
    """A playlist with its versions, the newest last."""

    name: str
    description: str | None = None
    versions: list[tuple[str | None, ...]] = field(default_factory=lambda: [()])
    changes: int = 0

    @property
    def rows(self) -> tuple[str | None, ...]:
        return self.versions[-1]


class MemoryHost:
    """Fulfils the PlaylistHost port. `trouble` is the share of calls that go wrong, drawn from `chance`.

    `number` sets its playlists' ids apart from those of other hosts.
    """

    def __init__(self, chance: random.Random | None = None, number: int = 0) -> None:
        self.playlists: dict[str, MemoryPlaylist] = {}
        self.calls = 0
        self.trouble = 0.0
        self._number = number
        self.troubles: dict[str, int] = {}
        self._chance = chance or random.Random(0)
        self._late: list[tuple[str, Call]] = []

    def account_id(self) -> str:
        return "account"

    def create(self, name: str) -> PlaylistId:
        kind = self._kind()
        self._stop_before(kind)
        playlist_id = PlaylistId(f"{self._number:011d}{len(self.playlists) + 1:011d}")
        self.playlists[playlist_id] = MemoryPlaylist(name)
        self._stop_after(kind)
        return playlist_id

    def find_created(self, name: str) -> list[PlaylistId]:
        self._stop_before(self._kind())
        return [PlaylistId(key) for key, playlist in self.playlists.items() if playlist.name == name]

    def details(self, playlist_id: PlaylistId) -> RemoteDetails | None:
        self._stop_before(self._kind())
        return self._details(playlist_id)

    def read(self, playlist_id: PlaylistId) -> RemotePlaylist | None:
        kind = self._kind()
        self._stop_before(kind)
        details = self._details(playlist_id)
        if details is None:
            return None
        versions = self.playlists[playlist_id].versions
        rows = versions[-2] if kind == "stale" and len(versions) > 1 else versions[-1]
        return RemotePlaylist(details, tuple(RemoteRow(uri) for uri in rows))

    def replace(self, playlist_id: PlaylistId, uris: Sequence[str]) -> str:
        return self._write(playlist_id, Replace(tuple(uris)))

    def add(self, playlist_id: PlaylistId, uris: Sequence[str], position: int) -> str:
        return self._write(playlist_id, Add(tuple(uris), position))

    def remove(self, playlist_id: PlaylistId, uris: Sequence[str]) -> str:
        return self._write(playlist_id, Remove(tuple(uris)))

    def reorder(self, playlist_id: PlaylistId, range_start: int, range_length: int, insert_before: int) -> str:
        return self._write(playlist_id, Reorder(range_start, range_length, insert_before))

    def change_details(
        self, playlist_id: PlaylistId, *, name: str | None = None, description: str | None = None
    ) -> None:
        kind = self._kind()
        self._stop_before(kind)
        playlist = self.playlists[playlist_id]
        playlist.name = playlist.name if name is None else name
        playlist.description = playlist.description if description is None else description
        playlist.changes += 1
        self._stop_after(kind)

    def upload_cover(self, playlist_id: PlaylistId, jpeg: bytes) -> None:
        raise AssertionError("no sync uploads a cover")

    def unfollow(self, playlist_id: PlaylistId) -> None:
        del self.playlists[playlist_id]

    def edit(self, playlist_id: str, rows: Sequence[str | None]) -> None:
        """Change the rows as somebody else would."""
        playlist = self.playlists[playlist_id]
        playlist.versions.append(tuple(rows))
        playlist.changes += 1

    def catch_up(self) -> None:
        """Carry out the writes that were given up for lost."""
        for playlist_id, call in self._late:
            self.edit(playlist_id, simulate(self.playlists[playlist_id].rows, [call]))
        self._late.clear()

    def _write(self, playlist_id: PlaylistId, call: Call) -> str:
        kind = self._kind()
        if kind == "late":
            self._late.append((playlist_id, call))
            raise RemoteUnavailable("lost", outcome_unknown=True)
        self._stop_before(kind)
        self.edit(playlist_id, simulate(self.playlists[playlist_id].rows, [call]))
        self._stop_after(kind)
        return str(self.playlists[playlist_id].changes)

    def _details(self, playlist_id: PlaylistId) -> RemoteDetails | None:
        playlist = self.playlists.get(playlist_id)
        if playlist is None:
            return None
        return RemoteDetails(playlist_id, playlist.name, playlist.description, str(playlist.changes), "owner")

    def _kind(self) -> str:
        """What happens to this call; writes whose answers were lost before may be carried out now."""
        self.calls += 1
        self.catch_up()
        if self._chance.random() >= self.trouble:
            return ""
        kind = self._chance.choice(
            ["lost before", "lost after", "refused", "crash before", "crash after", "stale", "late"]
        )
        self.troubles[kind] = self.troubles.get(kind, 0) + 1
        return kind

    def _stop_before(self, kind: str) -> None:
        if kind == "crash before":
            raise Crash
        if kind in ("lost before", "late"):
            raise RemoteUnavailable("lost", outcome_unknown=True)
        if kind == "refused":
            raise RemoteUnavailable("busy", outcome_unknown=False)

    def _stop_after(self, kind: str) -> None:
        if kind == "crash after":
            raise Crash
        if kind == "lost after":
            raise RemoteUnavailable("lost", outcome_unknown=True)
