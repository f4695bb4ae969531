"""Reading the remote list with patience: stale answers, lost writes and missing pages are waited out, not believed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Literal, Protocol, TypeVar

from playlist_service.domain.identifiers import PlaylistId
from playlist_service.domain.music import CatalogTrack
from playlist_service.errors import RemoteUnavailable
from playlist_service.ports import RemoteDetails, RemotePlaylist
from playlist_service.services.syncing.endings import Ending
from playlist_service.services.syncing.ground import Ground
from playlist_service.services.syncing.identity import Identity, Seen, filled, new_aliases, same_recordings
from playlist_service.services.syncing.kit import Kit
from playlist_service.services.syncing.trajectory import Rows, Trajectory

_GONE = "Spotify no longer has the playlist: bind another one to it, or let a new one be made."
_STALE = "The playlist still shows an older list; what was written is verified later."
_INCOMPLETE = "The playlist could not be read completely, and missing pages are not missing rows."
_NEW = timedelta(minutes=2)
_PAGE = 50

_Place = Literal["settled", "unsure", "stale", "surprising", "incomplete", "gone"]
_Answer = TypeVar("_Answer")


@dataclass(frozen=True, slots=True)
class Belief:
    """What we believe the remote holds, from the calls that were made since it was read."""

    path: Trajectory
    done: Trajectory | None = None
    """Where the path leads if its last call, whose answer was lost, was carried out; None where no answer is open."""
    fresh: bool = True
    """The last call is so recent that an older list may still be shown."""
    added: frozenset[str] = field(default_factory=frozenset)
    before: frozenset[str] = field(default_factory=frozenset)

    def left(self, seen: Rows, identity: Identity) -> Rows:
        """Return the list as our calls left it, as far as what is seen tells."""
        for rows in (*self.path.endings, *self.path.passages):
            if identity.alike(seen, rows):
                return rows
        return self.path.nearest(seen)

    def place(self, seen: Rows, identity: Identity) -> _Place:
        """Return whether `seen` can be believed."""
        if self.done and self.fresh and any(identity.alike(seen, rows) for rows in self.path.endings):
            return "settled" if any(identity.alike(seen, rows) for rows in self.done.endings) else "unsure"
        if any(identity.alike(seen, rows) for rows in self.path.endings):
            return "settled"
        if not self.fresh:
            return "settled"
        stale = any(identity.alike(seen, rows) for rows in self.path.passages)
        return "stale" if stale else "surprising"


@dataclass(frozen=True, slots=True)
class Looked:
    """The remote playlist as it was read and understood."""

    remote: RemotePlaylist
    seen: Seen

    @property
    def titles(self) -> dict[str, str]:
        """What each row is called, by the uri that it shows."""
        return {row.uri: _title(row.title, row.artists) for row in self.remote.rows if row.uri and row.title}

    @property
    def tracks(self) -> dict[str, CatalogTrack]:
        """What the remote says of each row's track, by the uri that the row stands for."""
        told = zip(self.seen.canonical, self.remote.rows, strict=True)
        return {uri: row.track for uri, row in told if uri and row.track}

    def ours(self, *, playable: bool) -> set[str]:
        """Return our tracks whose rows say that they can be played, or that they cannot."""
        said = {at: row.is_playable if row.uri else False for at, row in enumerate(self.remote.rows)}
        return {uri for at, uri in enumerate(self.seen.canonical) if uri and said[at] is playable}


class Tally(Protocol):
    """Counts requests that read."""

    reads: int


class Looking:
    """Reads one remote playlist."""

    def __init__(self, kit: Kit, tally: Tally, ground: Ground) -> None:
        """Count the requests on `tally`."""
        self._kit = kit
        self._tally = tally
        self._ground = ground

    def details(self, playlist_id: PlaylistId) -> RemoteDetails | Ending:
        """Return name, description and snapshot in one cheap request; an ending where the playlist is gone."""
        for seconds in (*self._patience_with_new(), None):
            self._tally.reads += 1
            details = self._asked(lambda: self._kit.host.details(playlist_id))
            if details is not None:
                return details
            if seconds is not None:
                self._kit.wait(seconds)
        return self._given_up("gone")

    def look(self, playlist_id: PlaylistId, belief: Belief | None) -> Looked | Ending:
        """Return what the playlist holds, once that can be believed; an ending where it cannot."""
        patience, doubt = iter(self._kit.rules.settle_waits), iter(self._kit.rules.unknown_waits)
        new = iter(self._patience_with_new())
        before: Rows | None = None
        while True:
            place, looked = self._once(playlist_id, belief)
            # Pages of one reading may come from before and after a write: an edit is believed when it is seen twice.
            confirmed = place == "surprising" and looked is not None and looked.seen.rows == before
            if looked and (place == "settled" or confirmed):
                return looked
            before = looked.seen.rows if looked else None
            seconds = next({"unsure": doubt, "gone": new}.get(place, patience), None)
            if seconds is None:
                impatient = place == "surprising" and not self._kit.rules.settle_waits
                return looked if looked and (place == "unsure" or impatient) else self._given_up(place)
            self._kit.wait(seconds)

    def _once(self, playlist_id: PlaylistId, belief: Belief | None) -> tuple[_Place, Looked | None]:
        remote = self._asked(lambda: self._kit.host.read(playlist_id))
        self._tally.reads += max(1, -(-len(remote.rows) // _PAGE)) if remote else 1
        if remote is None:
            return "gone", None
        if not remote.complete:
            return "incomplete", None
        rows = tuple(row.uri for row in remote.rows)
        identity = self._identity(remote, belief)
        reference = belief.left(rows, identity) if belief else (self._ground.known and self._ground.known.base) or ()
        seen = Seen(filled(rows, reference, identity), identity)
        return belief.place(rows, identity) if belief else "settled", Looked(remote, seen)

    def _identity(self, remote: RemotePlaylist, belief: Belief | None) -> Identity:
        ground = self._ground
        wanted = tuple(dict.fromkeys((*ground.desired, *((ground.known and ground.known.base) or ()))))
        same = same_recordings(remote.rows, wanted, ground.known.aliases if ground.known else {}, ground.isrcs)
        if belief:
            for expected in belief.path.endings:
                same |= new_aliases(remote.rows, expected, belief.added, belief.before, ground.isrcs)
        return Identity(same)

    def _asked(self, question: Callable[[], _Answer]) -> _Answer:
        """The answer to a question that can be repeated; where the remote names a time, that is left to the queue."""
        for seconds in self._kit.rules.read_waits:
            try:
                return question()
            except RemoteUnavailable as error:
                if error.retry_at is not None:
                    raise
                self._tally.reads += 1
                self._kit.wait(seconds)
        return question()

    def _patience_with_new(self) -> Iterator[float]:
        """A playlist that was created just now may not be shown yet."""
        known = self._ground.known
        new = known is None or known.remote_id is None or self._kit.clock.now() - known.created_at < _NEW
        return iter(self._kit.rules.settle_waits if new else ())

    def _given_up(self, place: _Place) -> Ending:
        if place == "gone":
            return Ending("held", _GONE, link_state="gone")
        later = self._kit.clock.now() + self._kit.rules.come_back_after
        if place == "stale":
            return Ending("deferred", _STALE, retry_at=later, link_state="unverified")
        return Ending("deferred", _INCOMPLETE, retry_at=later)


def _title(title: str, artists: tuple[str, ...]) -> str:
    return f"{title} by {', '.join(artists)}" if artists else title
