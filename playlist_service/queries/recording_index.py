"""The tables of the optional recording index, and the questions asked of it.

They are derived from a public file, gigabytes large and swapped as a whole, so they live in a PostgreSQL schema of
their own that a build makes (beside the live one, under another name) and a drop removes: no migration ever has to
carry them, and a backup can leave them out by one name (docs/mbindex.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from psycopg import Connection as Driver
from sqlalchemy import Connection, CursorResult, text
from sqlmodel import Session

LIVE: Final = "recording_index"
ASIDE: Final = "recording_index_new"
CopiedRow = tuple[str, bytes, str, str, int, int, int, int, int, int]
"""recording_mbid, artist MBIDs of 16 bytes each, credit, title, score, exact key, four near keys."""

_LOCK: Final = 7142605
"""One build at a time: the advisory lock beside the migrations' own."""
_TABLES: Final = (
    f"CREATE SCHEMA {ASIDE}",
    f"""
    CREATE TABLE {ASIDE}.recording (
        exact bigint NOT NULL,
        recording_mbid uuid NOT NULL,
        score integer NOT NULL,
        near0 integer NOT NULL, near1 integer NOT NULL, near2 integer NOT NULL, near3 integer NOT NULL,
        artists bytea NOT NULL, credit text NOT NULL, title text NOT NULL
    ) WITH (autovacuum_enabled = false)
    """,
    f"""
    CREATE TABLE {ASIDE}.build (
        source text NOT NULL, identity text NOT NULL,
        position bigint NOT NULL DEFAULT 0, recordings bigint NOT NULL DEFAULT 0, bad_rows bigint NOT NULL DEFAULT 0,
        started_at timestamptz NOT NULL DEFAULT now(), finished_at timestamptz
    )
    """,
)
_COPY: Final = f"""
COPY {ASIDE}.recording (recording_mbid, artists, credit, title, score, exact, near0, near1, near2, near3) FROM STDIN
"""
INDEXES: Final = {
    "recording_exact": "(exact)",
    **{f"recording_near{kind}": f"(near{kind}, score)" for kind in range(4)},
}
"""Name -> columns. The score comes free: it fills what alignment would waste, and hands rows out in canonical order."""

_FOUND: Final = "asked.number, found.recording_mbid, found.artists, found.credit, found.title, found.score"
_EXACT: Final = text(
    f"""
    SELECT {_FOUND}
    FROM unnest(CAST(:numbers AS integer[]), CAST(:keys AS bigint[])) AS asked(number, key),
    LATERAL (SELECT * FROM {LIVE}.recording WHERE exact = asked.key ORDER BY score LIMIT :limit) AS found
    """  # noqa: S608 - the names are this module's own constants
)
_NEAR: Final = tuple(
    text(
        f"""
        SELECT {_FOUND}
        FROM unnest(CAST(:numbers AS integer[]), CAST(:keys AS integer[])) AS asked(number, key),
        LATERAL (SELECT * FROM {LIVE}.recording WHERE near{kind} = asked.key ORDER BY score LIMIT :limit) AS found
        """  # noqa: S608 - the names are this module's own constants
    )
    for kind in range(4)
)


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row of the index that answers question `number`."""

    number: int
    recording_mbid: UUID
    artists: bytes
    credit: str
    title: str
    score: int


@dataclass(frozen=True, slots=True)
class BuildRow:
    """A build: of which dump, how far it read (`position`, a byte), and when it was begun and done."""

    source: str
    identity: str
    position: int
    recordings: int
    bad_rows: int
    started_at: datetime
    finished_at: datetime | None


def take_lock(connection: Connection) -> bool:
    """Take the builds' lock for as long as the connection is open; return whether it was free."""
    return bool(connection.execute(text("SELECT pg_try_advisory_lock(:lock)"), {"lock": _LOCK}).scalar_one())


def release_lock(connection: Connection) -> None:
    """Give the builds' lock back."""
    connection.execute(text("SELECT pg_advisory_unlock(:lock)"), {"lock": _LOCK})


def build_row(session: Session, area: str) -> BuildRow | None:
    """Return the build in LIVE or ASIDE, or None where there is none."""
    if not _is_there(session, f"{area}.build"):
        return None
    columns = "source, identity, position, recordings, bad_rows, started_at, finished_at"
    row = session.connection().execute(text(f"SELECT {columns} FROM {area}.build")).one()  # noqa: S608 - a constant
    return BuildRow(*row)


def size_bytes(session: Session, area: str) -> int:
    """Return what the recordings of LIVE or ASIDE take on disk, indexes included."""
    found = session.connection().execute(
        text("SELECT pg_total_relation_size(to_regclass(:table))"), {"table": f"{area}.recording"}
    )
    return int(found.scalar_one() or 0)


def begin_build(session: Session, source: str, identity: str) -> None:
    """Make empty tables aside for the dump of that identity, in place of those that were there."""
    remove(session, ASIDE)
    for statement in _TABLES:
        session.connection().execute(text(statement))
    session.connection().execute(
        text(f"INSERT INTO {ASIDE}.build (source, identity) VALUES (:source, :identity)"),  # noqa: S608 - a constant
        {"source": source, "identity": identity},
    )


def copy_rows(session: Session, rows: Iterable[CopiedRow]) -> None:
    """Append recordings aside."""
    driver = session.connection().connection.driver_connection
    if not isinstance(driver, Driver):
        raise TypeError("COPY needs psycopg.")
    with driver.cursor() as cursor, cursor.copy(_COPY) as copy:
        for row in rows:
            copy.write_row(row)


def advance(session: Session, position: int, recordings: int, bad_rows: int) -> None:
    """Note how far the build aside is: the byte read to, and what came in with this step."""
    session.connection().execute(
        text(
            f"UPDATE {ASIDE}.build SET position = :position, "  # noqa: S608 - a constant
            "recordings = recordings + :recordings, bad_rows = bad_rows + :bad_rows"
        ),
        {"position": position, "recordings": recordings, "bad_rows": bad_rows},
    )


def index_is_there(session: Session, name: str) -> bool:
    """Say whether an index of INDEXES was made aside."""
    return _is_there(session, f"{ASIDE}.{name}")


def make_index(session: Session, name: str) -> None:
    """Make an index of INDEXES aside."""
    session.connection().execute(text("SET LOCAL maintenance_work_mem = '256MB'"))
    session.connection().execute(text(f"CREATE INDEX {name} ON {ASIDE}.recording {INDEXES[name]}"))


def go_live(session: Session, now: datetime) -> None:
    """Put the tables aside in the place of the live ones; who asks meanwhile sees either, whole."""
    connection = session.connection()
    connection.execute(text(f"ANALYZE {ASIDE}.recording"))
    connection.execute(text(f"ALTER TABLE {ASIDE}.recording RESET (autovacuum_enabled)"))
    connection.execute(text(f"UPDATE {ASIDE}.build SET finished_at = :now"), {"now": now})  # noqa: S608 - a constant
    remove(session, LIVE)
    connection.execute(text(f"ALTER SCHEMA {ASIDE} RENAME TO {LIVE}"))


def remove(session: Session, area: str) -> None:
    """Drop LIVE or ASIDE with all that it holds, where it is there."""
    session.connection().execute(text(f"DROP SCHEMA IF EXISTS {area} CASCADE"))


def is_live(session: Session) -> bool:
    """Say whether there is an index to ask."""
    return _is_there(session, f"{LIVE}.recording")


def exact_rows(session: Session, numbers: Sequence[int], keys: Sequence[int], limit: int) -> list[FoundRow]:
    """Return for each (question number, exact key) its rows, at most `limit` of them."""
    return _asked(session.connection().execute(_EXACT, {"numbers": numbers, "keys": keys, "limit": limit}))


def near_rows(session: Session, kind: int, numbers: Sequence[int], keys: Sequence[int], limit: int) -> list[FoundRow]:
    """Return for each (question number, near key of `kind`) its rows in canonical order, at most `limit` of them."""
    return _asked(session.connection().execute(_NEAR[kind], {"numbers": numbers, "keys": keys, "limit": limit}))


def _asked(rows: CursorResult[Any]) -> list[FoundRow]:
    return [FoundRow(*tuple(row)) for row in rows]


def _is_there(session: Session, relation: str) -> bool:
    found = session.connection().execute(text("SELECT to_regclass(:relation)"), {"relation": relation})
    return found.scalar_one() is not None
