"""A stage for sync tests: our database, a real adapter over HTTP, the sandbox Spotify, a clock that waits at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from threading import Event
from typing import Any

from sqlmodel import Session, col, select

from playlist_service.adapters.spotify import SpotifyPlaylistHost
from playlist_service.adapters.spotify_auth import FixedToken
from playlist_service.adapters.spotify_wire import SpotifyWire
from playlist_service.database import Database
from playlist_service.models import Playlist, RemotePlaylistLink, Revision, RevisionTrack, SyncCall, SyncRun
from playlist_service.ports import PlaylistHost
from playlist_service.sandbox import Sandbox
from playlist_service.services.remote_budget import RemoteBudget
from playlist_service.services.syncing import Syncing, SyncRules
from tests.conftest import MovedClock

SLUG = "some-soundtrack"


@dataclass
class ListQueue:
    """A job queue that keeps what was queued."""

    jobs: list[dict[str, Any]] = field(default_factory=list)

    def enqueue(
        self,
        session: Session,
        task: str,
        *,
        lock: str,
        queueing_lock: str,
        priority: int = 0,
        run_at: datetime | None = None,
        **arguments: str | int | None,
    ) -> bool:
        if any(job["queueing_lock"] == queueing_lock for job in self.jobs):
            return False
        job = {"task": task, "lock": lock, "queueing_lock": queueing_lock, "priority": priority, "run_at": run_at}
        self.jobs.append({**job, **arguments})
        return True


class Stage:
    """Everything that a sync test needs in hand."""

    def __init__(self, database: Database, sandbox: Sandbox, clock: MovedClock) -> None:
        self.database = database
        self.sandbox = sandbox
        self.clock = clock
        self.queue = ListQueue()
        self.waited = 0.0
        self.slug = SLUG
        self.tracks = [f"spotify:track:{track}" for track in sandbox.world.catalogue.tracks]
        self.token = sandbox.grant()["access_token"]
        self.syncing = self.new_syncing()

    def host(self) -> SpotifyPlaylistHost:
        ledger = RemoteBudget(self.database, self.clock, {})
        wire = SpotifyWire(self.sandbox.spotify_api_url, FixedToken(self.token), ledger=ledger, clock=self.clock)
        return SpotifyPlaylistHost(wire)

    def new_syncing(self, rules: SyncRules | None = None, host: PlaylistHost | None = None) -> Syncing:
        return Syncing(
            self.database, host or self.host(), self.clock, self.queue, wait=self.wait, rules=rules or SyncRules()
        )

    def wait(self, seconds: float) -> None:
        self.waited += seconds
        self.clock.move(seconds=seconds)

    def publish(self, uris: Sequence[str], *, title: str = "A soundtrack", description: str = "Its music.") -> int:
        """Publish a revision of these tracks and return its number."""
        with self.database.write() as session:
            playlist = session.exec(select(Playlist).where(Playlist.slug == self.slug)).one_or_none()
            if playlist is None:
                playlist = Playlist(
                    slug=self.slug, title=title, subject_title=title, subject_type="film", created_at=self.clock.now()
                )
                session.add(playlist)
                session.flush()
            before = session.exec(select(Revision).where(Revision.playlist_id == playlist.id)).all()
            revision = Revision(
                playlist_id=playlist.id or 0,
                number=len(before) + 1,
                title=title,
                description=description,
                fingerprint=str(len(before)),
                published_at=self.clock.now(),
            )
            session.add(revision)
            session.flush()
            for position, uri in enumerate(uris, start=1):
                session.add(
                    RevisionTrack(
                        revision_id=revision.id or 0,
                        position=position,
                        title=f"Track {uri[-3:]}",
                        artists=["Somebody"],
                        track_uri=uri,
                    )
                )
            return revision.number

    def run(self, started_by: str = "the curator", **options: Any) -> Any:
        return self.syncing.run(self.slug, started_by=started_by, **options)

    def run_until_settled(self, syncing: Syncing | None = None) -> list[str]:
        """Run as the queue would, coming back when a run says so, and return the states of all runs."""
        states = []
        for _ in range(8):
            outcome = (syncing or self.syncing).run(self.slug, started_by="the curator")
            while outcome.state == "busy":
                Event().wait(0.01)
                outcome = (syncing or self.syncing).run(self.slug, started_by="the curator")
            states.append(outcome.state)
            if outcome.retry_at is None:
                break
            self.clock.set(max(self.clock.now(), outcome.retry_at))
        return states

    def link(self) -> dict[str, Any]:
        with self.database.read() as session:
            found = select(RemotePlaylistLink).join(Playlist).where(Playlist.slug == self.slug)
            return session.exec(found).one().model_dump()

    def runs(self) -> list[dict[str, Any]]:
        with self.database.read() as session:
            return [run.model_dump() for run in session.exec(select(SyncRun).order_by(col(SyncRun.id)))]

    def calls(self) -> list[dict[str, Any]]:
        with self.database.read() as session:
            rows = session.exec(select(SyncCall).order_by(col(SyncCall.run_id), col(SyncCall.ordinal)))
            return [call.model_dump() for call in rows]

    @property
    def playlist_id(self) -> str:
        return str(self.link()["remote_id"])

    def uris(self) -> list[str]:
        return [row["uri"] for row in self.sandbox.rows(self.playlist_id)]

    def serials(self) -> dict[str, int]:
        return {row["uri"]: row["serial"] for row in self.sandbox.rows(self.playlist_id)}

    def requests(self) -> list[str]:
        return [f"{one.method} {one.path}" for one in self.sandbox.requests("spotify")]

    def own_playlists(self) -> list[dict[str, Any]]:
        return [one for one in self.sandbox.playlists() if one["owner"] == "sandbox-curator" and one["followers"]]


def many_uris(count: int, start: int = 1) -> list[str]:
    """Return tracks that the sandbox makes up when they are named."""
    return [f"spotify:track:SANDBOX9{number:014d}" for number in range(start, start + count)]
