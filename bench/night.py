"""Take many published playlists through nights on the embedded database: time, memory, calls.

Run from the repository: `python bench/night.py [--playlists 10000] [--workers 1] [--concurrency 4]`. The playlists are
due at three in the morning in six time zones; their remote lists stand in the sandbox, which answers over HTTP. Only
the clock is moved: the queue, its workers and the database are the real ones. Exit 1 where a promise is broken: nothing
is written where nothing changed, every changed list ends equal, no sync is lost where the budget is used up.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from multiprocessing.connection import Connection
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import text
from sqlmodel import Session, col, func, select

from jobs import worker
from playlist_service.adapters.spotify_auth import Grant
from playlist_service.bootstrap import Running, opened
from playlist_service.config import Settings
from playlist_service.domain.scheduling import next_daily
from playlist_service.domain.syncing import DriftRules
from playlist_service.models import Playlist, RemotePlaylistLink, Revision, RevisionTrack, SyncCall, SyncRun
from playlist_service.sandbox import Sandbox
from playlist_service.sandbox.clock import MovableClock, stamp
from playlist_service.sandbox.grants import USER_ID
from playlist_service.services.syncing.ground import Ground

ZONES = ("Pacific/Auckland", "Asia/Tokyo", "Europe/Berlin", "UTC", "America/New_York", "America/Los_Angeles")
AT = time_of_day(3, 0)
DAY = timedelta(days=1)
SPARE = 100_000
"""Placeholder tracks from this number times the playlist's on are in no list at first."""
_BATCH = 250
_DESCRIPTION = "The music of a film, gathered from 2 articles, every track with the sentence that proves it."
_PROOF = {
    "site": "example.org",
    "address": "https://example.org/reviews/the-music-of-a-film",
    "quote": "Over the closing titles we hear the one that everybody hums on the way home.",
}


class BrokenPromise(SystemExit):
    """A night did what it must never do."""


@dataclass(frozen=True, slots=True)
class House:
    """A running service over a sandbox, how to move its time, and how to have its queue worked off."""

    running: Running
    sandbox: Sandbox
    set_clock: Callable[[datetime], None]
    drain: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Night:
    """What one night took; `runs` counts recorded runs by their end, `asked` the requests by method."""

    queued: int
    tick_seconds: float
    seconds: float
    runs: Counter[str]
    asked: Counter[str]
    waiting: int
    failed: int

    @property
    def reads(self) -> int:
        """Requests that change nothing."""
        return self.asked["GET"]

    @property
    def writes(self) -> int:
        """Requests that change a playlist."""
        return self.asked.total() - self.asked["GET"]


def seed(house: House, count: int, begins: datetime, zones: Sequence[str] = ZONES) -> None:
    """Add `count` published playlists as a verified sync leaves them, each looked at 12 hours before its night."""
    draw = random.Random(11)
    for start in range(0, count, _BATCH):
        numbers = range(start, min(start + _BATCH, count))
        with house.running.database.write() as session:
            _add(session, house.sandbox, [_Made.at(number, draw, begins, zones) for number in numbers], begins)
    with house.running.database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))


@dataclass(frozen=True, slots=True)
class _Made:
    number: int
    uris: tuple[str, ...]
    zone: str
    due_at: datetime

    @classmethod
    def at(cls, number: int, draw: random.Random, begins: datetime, zones: Sequence[str]) -> _Made:
        zone = zones[number % len(zones)]
        first = number * 100
        uris = tuple(track(first + row) for row in range(draw.randint(20, 30)))
        return cls(number, uris, zone, next_daily(begins, AT, ZoneInfo(zone)))

    @property
    def title(self) -> str:
        return f"A soundtrack, number {self.number}"


def track(number: int) -> str:
    """Return the uri of a track that the sandbox makes up when it is named."""
    return f"spotify:track:SANDBOX9{number:014d}"


def _add(session: Session, sandbox: Sandbox, made: Sequence[_Made], begins: datetime) -> None:
    then = begins - timedelta(days=30)
    playlists = [
        Playlist(
            slug=f"soundtrack-{one.number}",
            title=one.title,
            description=_DESCRIPTION,
            subject_title=one.title,
            subject_type="film",
            created_at=then,
            time_zone=one.zone,
            next_sync_at=one.due_at,
        )
        for one in made
    ]
    session.add_all(playlists)
    session.flush()
    ids = [playlist.id or 0 for playlist in playlists]
    revisions = [_revision(of, 1, one.title, then) for one, of in zip(made, ids, strict=True)]
    runs = [_first_run(of, one, then) for one, of in zip(made, ids, strict=True)]
    session.add_all([*revisions, *runs])
    session.flush()
    for one, revision, run in zip(made, revisions, runs, strict=True):
        call = {"op": "replace", "uris": list(one.uris)}
        session.add_all(_tracks(revision, one.uris))
        session.add(SyncCall(run_id=run.id or 0, ordinal=0, call=call, started_at=then, finished_at=then, outcome="ok"))
        session.add(_link(sandbox, one, run))


def _revision(playlist_id: int, number: int, title: str, at: datetime) -> Revision:
    fingerprint = f"{playlist_id}-{number}"
    return Revision(
        playlist_id=playlist_id,
        number=number,
        title=title,
        description=_DESCRIPTION,
        fingerprint=fingerprint,
        published_at=at,
    )


def _tracks(revision: Revision, uris: Sequence[str]) -> list[RevisionTrack]:
    return [
        RevisionTrack(
            revision_id=revision.id or 0,
            position=position,
            title=f"Placeholder {uri[-7:]}",
            artists=["Placeholder Artist"],
            track_uri=uri,
            length_ms=180_000,
            evidence=[_PROOF],
            reason="The title and the artist are the same.",
        )
        for position, uri in enumerate(uris, start=1)
    ]


def _first_run(playlist_id: int, made: _Made, at: datetime) -> SyncRun:
    return SyncRun(
        playlist_id=playlist_id,
        revision_number=1,
        started_by="revision 1",
        started_at=at,
        finished_at=at,
        state="verified",
        desired_uris=list(made.uris),
        after_uris=list(made.uris),
        plan=[{"op": "replace", "uris": list(made.uris)}],
        read_uris=[],
        agreed_uris=list(made.uris),
        cursor=1,
        writes=1,
        reads=2,
    )


def _link(sandbox: Sandbox, made: _Made, run: SyncRun) -> RemotePlaylistLink:
    remote = sandbox.world.playlists.create(USER_ID, made.title)
    remote.description = _DESCRIPTION
    remote.rows = sandbox.world.playlists.new_rows(made.uris, USER_ID, stamp(run.started_at))
    texts = {"title": made.title, "description": _DESCRIPTION}
    return RemotePlaylistLink(
        playlist_id=run.playlist_id,
        remote_id=remote.id,
        created_at=run.started_at,
        base_uris=list(made.uris),
        base_details={k: {"seen": v, "was": v, "given_up": None, "tries": 0} for k, v in texts.items()},
        base_revision=1,
        base_fingerprint=_fingerprint(run.playlist_id, made),
        base_snapshot=remote.snapshot_id,
        base_run_id=run.id,
        verified_at=run.started_at,
        checked_at=made.due_at - timedelta(hours=12),
        state="synced",
    )


def _fingerprint(playlist_id: int, made: _Made) -> str:
    """Return what a run recognises our side by, where no curator took or refused anything."""
    nothing: frozenset[str] = frozenset()
    return Ground(
        playlist_id=playlist_id,
        slug=f"soundtrack-{made.number}",
        revision=1,
        title=made.title,
        description=_DESCRIPTION,
        desired=made.uris,
        tombstones=nothing,
        wanted_back=nothing,
        texts_taken=frozenset(),
        texts_refused=frozenset(),
        titles={},
        isrcs={},
        policy=DriftRules(),
        known=None,
        open_writes=None,
    ).fingerprint


def revise(house: House, every: int, at: datetime) -> set[str]:
    """Publish a second revision with small edits for each `every`th playlist; return the remote ids of these."""
    changed: set[str] = set()
    with house.running.database.write() as session:
        rows = session.execute(
            select(Playlist.id, Playlist.title, RemotePlaylistLink.remote_id, RemotePlaylistLink.base_uris)
            .join(RemotePlaylistLink, col(RemotePlaylistLink.playlist_id) == col(Playlist.id))
            .where(col(Playlist.id) % every == 0)
        ).all()
        for playlist_id, title, remote_id, uris in rows:
            revision = _revision(playlist_id, 2, title, at)
            session.add(revision)
            session.flush()
            session.add_all(_tracks(revision, _edited(uris, playlist_id)))
            changed.add(remote_id)
    return changed


def _edited(uris: Sequence[str], playlist_id: int) -> list[str]:
    """Return the list with one track gone, one new, and two that changed places."""
    draw = random.Random(playlist_id)
    rows = list(uris)
    rows.pop(draw.randrange(len(rows)))
    rows.insert(draw.randrange(len(rows)), track(SPARE * (playlist_id + 100)))
    at = draw.randrange(len(rows) - 1)
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return rows


def pass_night(house: House, begins: datetime) -> Night:
    """Tick at every moment of the day from `begins` at which a playlist is due, and work its queue off each time."""
    house.sandbox.clear_requests()
    last_run, started = _last_run(house), time.perf_counter()
    queued, ticking = 0, 0.0
    while (due := _next_due(house)) < begins + DAY:
        house.set_clock(max(due, begins))
        ticked = time.perf_counter()
        queued += house.running.services.syncing.tick()
        ticking += time.perf_counter() - ticked
        house.drain()
    return _told(house, last_run, queued, ticking, time.perf_counter() - started)


def come_back(house: House, at: datetime) -> Night:
    """Let the runs that were put off until `at` come back, and work the queue off."""
    house.sandbox.clear_requests()
    last_run, started = _last_run(house), time.perf_counter()
    house.set_clock(at)
    with house.running.database.write() as session:
        # The queue goes by the database's clock, which nobody can move.
        due = text("UPDATE procrastinate_jobs SET scheduled_at = NULL WHERE status = 'todo' AND scheduled_at <= :at")
        queued = session.connection().execute(due, {"at": at}).rowcount
    house.drain()
    return _told(house, last_run, queued, 0.0, time.perf_counter() - started)


def unequal(house: House) -> list[str]:
    """Return the remote ids of the playlists whose rows are not those of the newest revision."""
    newest = text(
        "SELECT r.remote_id, array_agg(t.track_uri ORDER BY t.position) FROM remote_playlist r"
        " JOIN LATERAL (SELECT id FROM revision v WHERE v.playlist_id = r.playlist_id ORDER BY number DESC LIMIT 1) v"
        " ON true JOIN revision_track t ON t.revision_id = v.id GROUP BY 1"
    )
    with house.running.database.read() as session:
        desired: dict[str, list[str]] = dict(session.connection().execute(newest).all())
    return [one for one, uris in desired.items() if [row["uri"] for row in house.sandbox.rows(one)] != uris]


def snapshots(house: House) -> dict[str, str]:
    """Return the present snapshot of every remote playlist."""
    return {one["id"]: one["snapshot_id"] for one in house.sandbox.playlists()}


def neither_looked_at_nor_waiting(house: House, since: datetime) -> int:
    """Return how many playlists were not looked at since then and have no job on the queue: lost ones."""
    lost = text(
        "SELECT count(*) FROM playlist p JOIN remote_playlist r ON r.playlist_id = p.id WHERE r.checked_at < :since"
        " AND NOT EXISTS (SELECT 1 FROM procrastinate_jobs j WHERE j.status = 'todo' AND j.args->>'slug' = p.slug)"
    )
    with house.running.database.read() as session:
        return int(session.connection().execute(lost, {"since": since}).scalar_one())


def looked_at(house: House, since: datetime) -> int:
    """Return how many playlists were looked at since then."""
    with house.running.database.read() as session:
        return session.exec(select(func.count()).where(col(RemotePlaylistLink.checked_at) >= since)).one()


def _next_due(house: House) -> datetime:
    with house.running.database.read() as session:
        due = session.exec(select(func.min(Playlist.next_sync_at))).one()
        return due or datetime.max.replace(tzinfo=UTC)


def _last_run(house: House) -> int:
    with house.running.database.read() as session:
        return session.exec(select(func.max(SyncRun.id))).one() or 0


def _told(house: House, last_run: int, queued: int, ticking: float, seconds: float) -> Night:
    with house.running.database.read() as session:
        ends = select(SyncRun.state, func.count()).where(col(SyncRun.id) > last_run).group_by(col(SyncRun.state))
        jobs = text("SELECT status::text, count(*) FROM procrastinate_jobs GROUP BY 1")
        runs = Counter(dict(session.execute(ends).all()))
        by_status: dict[str, int] = dict(session.connection().execute(jobs).all())
    asked = Counter(one.method for one in house.sandbox.requests("spotify") if one.path.startswith("/v1"))
    waiting, failed = by_status.get("todo", 0), by_status.get("failed", 0)
    return Night(queued, ticking, seconds, runs, asked, waiting, failed)


# --- the bench: a sandbox in this process, workers in processes of their own ---


@dataclass(frozen=True, slots=True)
class Spent:
    """What a worker process took: CPU seconds so far, and the most memory that it held while it worked (bytes)."""

    cpu_seconds: float
    peak_bytes: int


class Workers:
    """Worker processes that work the queue off when told to, at the time they are told."""

    def __init__(self, environment: Mapping[str, str], clock: MovableClock, count: int, concurrency: int) -> None:
        spawn = multiprocessing.get_context("spawn")  # a fork would count this process' memory as the worker's
        self._clock = clock
        self._pipes: list[Connection] = []
        self._processes = []
        self.spent: list[Spent] = []
        for _ in range(count):
            ours, theirs = spawn.Pipe()
            process = spawn.Process(target=_work, args=(dict(environment), theirs, concurrency), daemon=True)
            process.start()
            theirs.close()  # so that a worker that dies is an EOFError here
            ours.recv()
            self._pipes.append(ours)
            self._processes.append(process)

    def drain(self) -> None:
        """Return when every worker finds the queue empty."""
        for pipe in self._pipes:
            pipe.send(self._clock.offset_seconds)
        self.spent = [pipe.recv() for pipe in self._pipes]

    def stop(self) -> None:
        """Let the processes end."""
        for pipe in self._pipes:
            pipe.send(None)
        for process in self._processes:
            process.join()


def _work(environment: Mapping[str, str], pipe: Connection, concurrency: int) -> None:
    clock = MovableClock()
    with opened(Settings.from_environment(environment), clock=clock) as running:
        pipe.send("ready")
        while (offset := pipe.recv()) is not None:
            clock.offset_seconds = offset
            Path("/proc/self/clear_refs").write_text("5")  # the peak of starting is another one (Linux)
            worker.work(running, until_empty=True, concurrency=concurrency)
            pipe.send(Spent(time.process_time(), _status_bytes("self", "VmHWM")))


def _status_bytes(pid: str, name: str) -> int:
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    return 0


def _postgres_bytes(instance: Path) -> int:
    """Return the memory of the embedded server's processes, each shared page counted once (Linux)."""
    postmaster = (instance / "postgres" / "postmaster.pid").read_text().split()[0]
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            belongs = status.parent.name == postmaster or f"PPid:\t{postmaster}\n" in status.read_text()
            rollup = (status.parent / "smaps_rollup").read_text() if belongs else ""
        except OSError:
            continue  # it ended while we looked
        total += sum(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:"))
    return total


def _database_bytes(house: House) -> int:
    with house.running.database.read() as session:
        return int(session.connection().execute(text("SELECT pg_database_size(current_database())")).scalar_one())


class Bench:
    """Passes nights and prints a line for each."""

    def __init__(self, house: House, workers: Workers, playlists: int, instance: Path) -> None:
        self.house = house
        self.workers = workers
        self._playlists = playlists
        self._instance = instance
        names = (
            "night queued tick_s wall_s jobs/s cpu_s peak_MB pg_MB db_MB reads writes calls/list waiting failed runs"
        )
        print(("{:34}" + "{:>8}" * 12 + "{:>8}  {}").format(*names.split()), flush=True)

    def line(self, label: str, passed: Callable[[], Night]) -> Night:
        """Return what `passed` tells, and print it."""
        cpu = sum(one.cpu_seconds for one in self.workers.spent)
        night = passed()
        cpu = sum(one.cpu_seconds for one in self.workers.spent) - cpu
        peak = max(one.peak_bytes for one in self.workers.spent)
        print(
            f"{label:34}{night.queued:8}{night.tick_seconds:8.1f}{night.seconds:8.1f}"
            f"{night.queued / night.seconds:8.1f}{cpu:8.1f}{peak / 1e6:8.0f}"
            f"{_postgres_bytes(self._instance) / 1e6:8.0f}"
            f"{_database_bytes(self.house) / 1e6:8.0f}{night.reads:8}{night.writes:8}"
            f"{night.asked.total() / self._playlists:8.3f}{night.waiting:8}{night.failed:8}  {dict(night.runs)}",
            flush=True,
        )
        return night


def require(held: bool, promise: str) -> None:
    """Raise BrokenPromise with the promise where it was not held."""
    if not held:
        raise BrokenPromise(f"Broken: {promise}")


def three_nights(bench: Bench, begins: datetime, every: int) -> None:
    """Pass a night without need, a night of looking, and a night after edits. Raises BrokenPromise."""
    house, count = bench.house, len(snapshots(bench.house))
    before = snapshots(house)
    first = bench.line("1 nothing changed, checked lately", lambda: pass_night(house, begins))
    require(first.asked.total() == 0, "what was looked at a short while ago costs no call")
    second = bench.line("2 nothing changed, check is old", lambda: pass_night(house, begins + DAY))
    require(second.writes == 0 and second.reads <= count, "at most one request where nothing changed, and no write")
    require(snapshots(house) == before, "a list that did not change is left alone")
    changed = revise(house, every, begins + 2 * DAY)
    bench.line(f"3 {len(changed)} lists changed", lambda: pass_night(house, begins + 2 * DAY))
    after = snapshots(house)
    require(all(after[one] == snapshot for one, snapshot in before.items() if one not in changed), "only those change")
    require(not unequal(house), "every changed list ends equal")


def spent_budget(bench: Bench, begins: datetime, budget: int) -> None:
    """Have all due at once after an outage with a small budget, and come back a day later. Raises BrokenPromise."""
    house = bench.house
    for label, passed, days in (
        (f"4 all due at once, budget {budget}", lambda: pass_night(house, begins), 1),
        ("5 put off, a day later", lambda: come_back(house, begins + DAY + timedelta(hours=1)), 2),
    ):
        night = bench.line(label, passed)
        require(night.asked.total() <= budget, "the budget holds")
        require(night.failed == 0 and neither_looked_at_nor_waiting(house, begins) == 0, "no sync is lost")
        print(f"  looked at so far: {looked_at(house, begins)} in {days} day(s)", flush=True)


@contextmanager
def furnished(
    environment: Mapping[str, str], sandbox: Sandbox, options: argparse.Namespace, begins: datetime
) -> Iterator[Bench]:
    """A service on the embedded database over the sandbox, its account connected at `begins`, with workers."""
    clock = sandbox.world.clock

    def set_clock(moment: datetime) -> None:
        clock.offset_seconds = (moment - datetime.now(UTC)).total_seconds()

    set_clock(begins)
    with ExitStack() as stack:
        settings = Settings.from_environment(environment)
        running = stack.enter_context(opened(settings, upgrade=True, clock=clock))
        token = sandbox.grant()
        expires_at = clock.now() + timedelta(seconds=token["expires_in"])
        scopes = tuple(token["scope"].split())
        running.services.accounts.connect_with(
            Grant(token["access_token"], token["refresh_token"], scopes, expires_at, clock.now())
        )
        workers = Workers(environment, clock, options.workers, options.concurrency)
        stack.callback(workers.stop)
        yield Bench(House(running, sandbox, set_clock, workers.drain), workers, options.playlists, settings.instance)


def main() -> None:
    """Print a line for each night."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="not needed here; every bench takes it")
    parser.add_argument("--playlists", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=1, help="worker processes")
    parser.add_argument("--concurrency", type=int, default=worker.CONCURRENCY, help="jobs at a time in each")
    parser.add_argument(
        "--every", type=int, default=20, help="each n-th list changes before the third night (0: no such nights)"
    )
    parser.add_argument(
        "--budget", type=int, default=900, help="daily calls in the last two nights (0: leave them out)"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, Sandbox.start() as sandbox:
        Path(folder).chmod(0o755)  # under root PostgreSQL runs as another user
        environment = {
            "PLAYLIST_SERVICE_INSTANCE": folder,
            "MUSICBRAINZ_URL": sandbox.musicbrainz_url,
            "SPOTIFY_API_URL": sandbox.spotify_api_url,
            "SPOTIFY_ACCOUNTS_URL": sandbox.spotify_accounts_url,
            "SPOTIFY_CLIENT_ID": "sandbox-client",
            "SPOTIFY_CLIENT_SECRET": "sandbox-secret",
        }
        begins = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
        plenty = {**environment, "SPOTIFY_DAILY_BUDGET": str(20 * options.playlists)}
        with furnished(plenty, sandbox, options, begins) as bench:
            started = time.perf_counter()
            seed(bench.house, options.playlists, begins)
            print(f"seeded in {time.perf_counter() - started:.0f} s, {_database_bytes(bench.house) / 1e6:.0f} MB")
            if options.every:
                three_nights(bench, begins, options.every)
        if not options.budget:
            return
        scarce = {**environment, "SPOTIFY_DAILY_BUDGET": str(options.budget)}
        with furnished(scarce, sandbox, options, begins + 5 * DAY) as bench:
            spent_budget(bench, begins + 5 * DAY, options.budget)


if __name__ == "__main__":
    main()
