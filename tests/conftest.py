"""What every test gets: no socket beyond loopback, a fresh database in milliseconds, and a clock that it can move."""

from __future__ import annotations

import ipaddress
import itertools
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest
from cryptography.fernet import Fernet
from sqlalchemy.engine import make_url

from playlist_service.adapters.spotify_auth import Grant
from playlist_service.bootstrap import build_services
from playlist_service.config import Settings
from playlist_service.database import Database, schema
from playlist_service.database.embedded import EmbeddedPostgres
from playlist_service.sandbox import Sandbox
from playlist_service.services.directory import Services
from playlist_service.services.syncing import SyncRules

_real_connect = socket.socket.connect
_numbers = itertools.count(1)


def _loopback_only(self: socket.socket, address: Any) -> None:
    if self.family != socket.AF_UNIX and not _is_loopback(address):
        raise AssertionError(f"A test tried to reach {address!r}; only loopback is open.")
    _real_connect(self, address)


def _is_loopback(address: Any) -> bool:
    host = address[0]
    return host == "localhost" or ipaddress.ip_address(host).is_loopback


@pytest.fixture(autouse=True, scope="session")
def _sockets_stay_on_loopback() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", _loopback_only)
        yield


class MovedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        return self._moment

    def move(self, **by: float) -> None:
        self._moment += timedelta(**by)

    def set(self, moment: datetime) -> None:
        self._moment = moment


@pytest.fixture
def moved_clock() -> MovedClock:
    return MovedClock(datetime(2026, 11, 21, 12, 0, tzinfo=UTC))


def _instance() -> Path:
    """A folder that PostgreSQL may enter: under root it runs as another user, whom pytest keeps out of its folders."""
    folder = Path(tempfile.mkdtemp(prefix="playlist-service-"))
    folder.chmod(0o755)
    return folder


@pytest.fixture
def instance() -> Iterator[Path]:
    """An instance folder of the test's own."""
    folder = _instance()
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def postgres() -> Iterator[EmbeddedPostgres]:
    """One embedded server a test process, without fsync: its data does not outlive the tests."""
    folder = _instance()
    with EmbeddedPostgres(folder) as server:
        with psycopg.connect(server.address, autocommit=True) as connection:
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("ALTER SYSTEM SET synchronous_commit = off")
            connection.execute("ALTER SYSTEM SET full_page_writes = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def template_database(postgres: EmbeddedPostgres) -> str:
    """The name of a migrated, empty database that every test's own is copied from."""
    name = "template_for_tests"
    with psycopg.connect(postgres.address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    database = Database.connect(_address(postgres, name))
    schema.upgrade(database.engine)
    database.close()
    return name


@pytest.fixture
def database_url(postgres: EmbeddedPostgres, template_database: str) -> Iterator[str]:
    """The address of a fresh, migrated database."""
    name = f"test_{os.getpid()}_{next(_numbers)}"
    with psycopg.connect(postgres.address, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template_database} STRATEGY FILE_COPY")
    yield _address(postgres, name)
    with psycopg.connect(postgres.address, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A fresh, migrated database."""
    database = Database.connect(database_url)
    yield database
    database.close()


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    """MusicBrainz and Spotify on loopback, with the sample catalogue and nothing else."""
    with Sandbox.start() as sandbox:
        yield sandbox


@pytest.fixture
def settings(tmp_path: Path, database_url: str, sandbox: Sandbox) -> Settings:
    """Settings of a service on the test's own database and the sandbox."""
    return Settings.from_environment(
        {
            "PLAYLIST_SERVICE_INSTANCE": str(tmp_path),
            "DATABASE_URL": database_url,
            "PLAYLIST_SERVICE_SECRET_KEY": "only-for-tests",
            "PLAYLIST_SERVICE_TOKEN_KEYS": Fernet.generate_key().decode(),
            "MUSICBRAINZ_URL": sandbox.musicbrainz_url,
            "MUSICBRAINZ_SECONDS_PER_REQUEST": "0",
            "SPOTIFY_API_URL": sandbox.spotify_api_url,
            "SPOTIFY_ACCOUNTS_URL": sandbox.spotify_accounts_url,
            "SPOTIFY_CLIENT_ID": "sandbox-client",
            "SPOTIFY_CLIENT_SECRET": "sandbox-secret",
        }
    )


@pytest.fixture
def services(settings: Settings, database: Database, moved_clock: MovedClock, sandbox: Sandbox) -> Services:
    """Every service on a fresh database and the sandbox, the sandbox's account connected."""
    rules = SyncRules(settle_waits=(), unknown_waits=(), read_waits=())
    services = build_services(settings, database, clock=moved_clock, sync_rules=rules)
    token = sandbox.grant()
    services.accounts.connect_with(
        Grant(
            access_token=token["access_token"],
            refresh_token=token["refresh_token"],
            scopes=tuple(token["scope"].split()),
            expires_at=moved_clock.now() + timedelta(seconds=token["expires_in"]),
            authorized_at=moved_clock.now(),
        )
    )
    return services


@pytest.fixture(scope="session")
def shared() -> Path | None:
    """The folder with the benchmarks and the source articles, where it stands beside the project."""
    folder = Path(__file__).resolve().parents[2] / "shared"
    return folder if folder.is_dir() else None


def _address(postgres: EmbeddedPostgres, name: str) -> str:
    return make_url(postgres.address).set(database=name).render_as_string(hide_password=False)
