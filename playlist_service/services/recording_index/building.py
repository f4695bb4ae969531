"""Builds the recording index from MusicBrainz' canonical dump: aside, a stretch at a time, and swapped in whole."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Final

import psycopg
from sqlalchemy.exc import DBAPIError

from playlist_service.database import Database
from playlist_service.errors import Conflict, InvalidInput, PlaylistServiceError
from playlist_service.ports import Clock
from playlist_service.queries import recording_index as queries
from playlist_service.services.recording_index.canonical import BadRow, CanonicalDump, CanonicalRow, opened_dump
from playlist_service.services.recording_index.keys import exact_key, near_keys

STRETCH: Final = 100_000
"""Rows a transaction: what a killed build reads again at most."""
_BAD_SHARE: Final = 0.1
"""A dump with more bad rows than this is no dump."""
_SHOWN_BAD_ROWS: Final = 5


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step ("rows", "indexes") is; `total` is None where it cannot be known. Rows count in bytes."""

    step: str
    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build came to; `resumed_from` is the byte it went on from, `unchanged` says that it was there already."""

    recordings: int
    bad_rows: int
    complaints: tuple[str, ...] = ()
    resumed_from: int = 0
    unchanged: bool = False


@dataclass(frozen=True, slots=True)
class IndexState:
    """A built or unfinished index: its dump, its recordings, the rows left out, and the disk it takes."""

    source: str
    recordings: int
    bad_rows: int
    size_bytes: int
    started_at: datetime
    finished_at: datetime | None


@dataclass(slots=True)
class _Stretch:
    """The rows of one transaction, counted as they pass; `end` is the byte read to."""

    end: int
    good: int = 0
    bad: list[BadRow] = field(default_factory=list)

    def copied(self, rows: Iterable[CanonicalRow | BadRow]) -> Iterator[queries.CopiedRow]:
        """Yield the good rows as they are stored."""
        for row in rows:
            self.end = row.end
            if isinstance(row, BadRow):
                self.bad.append(row)
            else:
                self.good += 1
                yield _copied(row)


class IndexBuilding:
    """Makes, describes and removes the recording index of a database."""

    def __init__(self, database: Database, clock: Clock, *, stretch: int = STRETCH) -> None:
        """`clock` dates a finished build, `stretch` is how many rows a transaction takes."""
        self._database = database
        self._clock = clock
        self._stretch = stretch

    def build(self, source: str, *, afresh: bool = False, report: Callable[[Progress], None]) -> BuildReport:
        """Build from a dump (a file or "-"), going on where a killed build of the same dump ended, unless `afresh`.

        The index that was there answers until the new one is whole. Raises InvalidInput for a dump that is none,
        Conflict where another build runs, and PlaylistServiceError where the database refuses (a full disk, no right
        to create).
        """
        with opened_dump(source) as dump, self._alone(), _refusals_told():
            live = self._build_row(queries.LIVE)
            # A stream tells its beginning only, which is too little to say that it holds nothing new.
            if live and live.identity == dump.identity and dump.size is not None and not afresh:
                return BuildReport(live.recordings, live.bad_rows, unchanged=True)
            start = self._begin(source, dump, afresh)
            complaints = self._load(dump, start, report)
            self._check()
            self._index(report)
            return self._finish(start, complaints)

    def states(self) -> tuple[IndexState | None, IndexState | None]:
        """Return the index that answers, and the one whose build is not finished."""
        return self._state(queries.LIVE), self._state(queries.ASIDE)

    def drop(self) -> bool:
        """Remove the index and what an unfinished build left; return whether there was any. Raises Conflict."""
        with self._alone():
            there = any(self.states())
            with self._database.write() as session:
                queries.remove(session, queries.LIVE)
                queries.remove(session, queries.ASIDE)
            return there

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the builds' lock, on a connection of its own: PostgreSQL takes it back from a killed process."""
        with self._database.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            if not queries.take_lock(connection):
                raise Conflict("Another build of the recording index is running.")
            try:
                yield
            finally:
                queries.release_lock(connection)

    def _begin(self, source: str, dump: CanonicalDump, afresh: bool) -> int:
        """Return the byte to go on from; empty tables are made where no build of this dump was begun."""
        begun = self._build_row(queries.ASIDE)
        if begun and begun.identity == dump.identity and not afresh:
            return begun.position
        with self._database.write() as session:
            queries.begin_build(session, source, dump.identity)
        return 0

    def _load(self, dump: CanonicalDump, start: int, report: Callable[[Progress], None]) -> tuple[str, ...]:
        rows = dump.rows(start)
        complaints: list[str] = []
        while True:
            stretch = _Stretch(start)
            with self._database.write() as session:
                queries.copy_rows(session, stretch.copied(islice(rows, self._stretch)))
                queries.advance(session, stretch.end, stretch.good, len(stretch.bad))
            if not stretch.good and not stretch.bad:
                return tuple(complaints[:_SHOWN_BAD_ROWS])
            start = stretch.end
            complaints += [f"before byte {bad.end}: {bad.reason}" for bad in stretch.bad[:_SHOWN_BAD_ROWS]]
            report(Progress("rows", dump.bytes_read(), dump.size))

    def _check(self) -> None:
        """Raise InvalidInput, and forget what was loaded, where too little of it could be used."""
        loaded = self._build_row(queries.ASIDE)
        if loaded and loaded.recordings and loaded.bad_rows <= _BAD_SHARE * (loaded.bad_rows + loaded.recordings):
            return
        with self._database.write() as session:
            queries.remove(session, queries.ASIDE)
        counted = f"{loaded.bad_rows} of {loaded.bad_rows + loaded.recordings}" if loaded else "0"
        raise InvalidInput(f"The dump cannot be used: {counted} rows are bad. The index is as it was.")

    def _index(self, report: Callable[[Progress], None]) -> None:
        for done, name in enumerate(queries.INDEXES, start=1):
            with self._database.write() as session:
                if not queries.index_is_there(session, name):
                    queries.make_index(session, name)
            report(Progress("indexes", done, len(queries.INDEXES)))

    def _finish(self, start: int, complaints: tuple[str, ...]) -> BuildReport:
        with self._database.write() as session:
            queries.go_live(session, self._clock.now())
            live = queries.build_row(session, queries.LIVE)
        return BuildReport(
            recordings=live.recordings if live else 0,
            bad_rows=live.bad_rows if live else 0,
            complaints=complaints,
            resumed_from=start,
        )

    def _build_row(self, area: str) -> queries.BuildRow | None:
        with self._database.read() as session:
            return queries.build_row(session, area)

    def _state(self, area: str) -> IndexState | None:
        with self._database.read() as session:
            row = queries.build_row(session, area)
            if row is None:
                return None
            size = queries.size_bytes(session, area)
            return IndexState(row.source, row.recordings, row.bad_rows, size, row.started_at, row.finished_at)


@contextmanager
def _refusals_told() -> Iterator[None]:
    try:
        yield
    except (DBAPIError, psycopg.Error) as error:
        told = str(error.orig if isinstance(error, DBAPIError) else error).partition("\n")[0]
        raise PlaylistServiceError(
            f"The database refused: {told}. What was read is kept: build again to go on."
        ) from error


def _copied(row: CanonicalRow) -> queries.CopiedRow:
    artists = bytes.fromhex("".join(row.artist_mbids).replace("-", ""))
    exact = exact_key(row.title, row.credit)
    return row.recording_mbid, artists, row.credit, row.title, row.score, exact, *near_keys(row.title, row.credit)
