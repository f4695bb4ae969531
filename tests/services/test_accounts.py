"""Tokens stay encrypted, are refreshed by one caller at a time, and a dead grant asks for a person."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Barrier, Lock

import pytest
from cryptography.fernet import Fernet
from sqlmodel import select

from playlist_service.database import Database
from playlist_service.errors import InvalidInput, RemoteAuthorization, RemoteUnavailable
from playlist_service.models import SpotifyAccount
from playlist_service.services.accounts import Accounts, cipher_of
from tests.conftest import MovedClock


@dataclass(frozen=True, slots=True)
class OneGrant:
    access_token: str
    refresh_token: str
    scopes: tuple[str, ...]
    expires_at: datetime


@dataclass
class RotatingServer:
    """An authorization server whose refresh tokens work once, as Spotify's may."""

    clock: MovedClock
    alive: str = "refresh-0"
    refreshes: int = 0
    silent: bool = False
    lock: Lock = field(default_factory=Lock)

    def begin(self, state: str) -> tuple[str, str]:
        return f"https://accounts.example/authorize?state={state}", "verifier"

    def finish(self, code: str, code_verifier: str) -> OneGrant:
        if (code, code_verifier) != ("code", "verifier"):
            raise RemoteAuthorization("The code is refused.")
        return self._grant()

    def refresh(self, refresh_token: str) -> OneGrant:
        with self.lock:
            if self.silent:
                raise RemoteUnavailable("No answer.")
            if refresh_token != self.alive:
                raise RemoteAuthorization("invalid_grant")
            self.refreshes += 1
            self.alive = f"refresh-{self.refreshes}"
            return self._grant()

    def me(self, access_token: str) -> tuple[str, str | None]:
        assert access_token.startswith("access-")
        return "account-1", "The curator"

    def _grant(self) -> OneGrant:
        expires_at = self.clock.now() + timedelta(hours=1)
        return OneGrant(f"access-{self.refreshes}", self.alive, ("playlist-modify-public",), expires_at)


KEY, NEXT_KEY = Fernet.generate_key().decode(), Fernet.generate_key().decode()


@pytest.fixture
def server(moved_clock: MovedClock) -> RotatingServer:
    return RotatingServer(moved_clock)


@pytest.fixture
def accounts(database: Database, server: RotatingServer, moved_clock: MovedClock) -> Accounts:
    return Accounts(database, server, moved_clock, cipher_of([KEY]))


def _stored(database: Database) -> tuple[bytes | None, bytes | None]:
    with database.read() as session:
        account = session.exec(select(SpotifyAccount)).one()
        return account.access_token, account.refresh_token


def test_signing_in_keeps_the_tokens_encrypted(accounts: Accounts, database: Database) -> None:
    address, verifier = accounts.begin("state-1")
    assert address.endswith("state=state-1")
    state = accounts.finish("code", verifier)
    assert (state.state, state.display_name, state.warning) == ("connected", "The curator", None)
    assert accounts.access_token() == "access-0"
    assert all(token and b"access" not in token and b"refresh" not in token for token in _stored(database))


def test_a_refused_code_connects_nothing(accounts: Accounts) -> None:
    with pytest.raises(RemoteAuthorization):
        accounts.finish("wrong", "verifier")
    assert accounts.state().state == "none"
    with pytest.raises(RemoteAuthorization, match="No Spotify account is connected"):
        accounts.access_token()


def test_an_expired_token_is_refreshed_once_and_the_rotation_is_kept(
    accounts: Accounts, server: RotatingServer, moved_clock: MovedClock
) -> None:
    accounts.finish("code", "verifier")
    for hour in range(1, 4):
        moved_clock.move(hours=1)
        assert accounts.access_token() == f"access-{hour}"
        assert accounts.access_token() == f"access-{hour}"
    assert server.refreshes == 3


def test_many_callers_with_one_refused_token_refresh_once(accounts: Accounts, server: RotatingServer) -> None:
    accounts.finish("code", "verifier")
    together = Barrier(8)

    def renew(_: int) -> str:
        together.wait()
        return accounts.refreshed("access-0")

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(renew, range(8))) == {"access-1"}
    assert server.refreshes == 1


def test_a_dead_grant_is_marked_and_asks_no_more(
    accounts: Accounts, server: RotatingServer, database: Database, moved_clock: MovedClock
) -> None:
    accounts.finish("code", "verifier")
    server.alive = "revoked"
    moved_clock.move(hours=2)
    for _ in range(2):
        with pytest.raises(RemoteAuthorization, match="connect the account again"):
            accounts.access_token()
    assert accounts.state().state == "sign_in_again"
    assert accounts.state().warning
    assert _stored(database) == (None, None)
    assert accounts.finish("code", "verifier").state == "connected"


def test_a_silent_server_leaves_the_grant_as_it_was(
    accounts: Accounts, server: RotatingServer, moved_clock: MovedClock
) -> None:
    accounts.finish("code", "verifier")
    moved_clock.move(hours=2)
    server.silent = True
    with pytest.raises(RemoteUnavailable):
        accounts.access_token()
    assert accounts.state().state == "connected"
    server.silent = False
    assert accounts.access_token() == "access-1"


def test_month_five_warns_and_names_the_day(accounts: Accounts, moved_clock: MovedClock) -> None:
    moved_clock.set(datetime(2026, 1, 1, tzinfo=UTC))
    before = accounts.finish("code", "verifier").sign_in_before
    assert before == datetime(2026, 6, 30, tzinfo=UTC)
    moved_clock.move(days=149)
    assert accounts.state().warning is None
    moved_clock.move(days=1)
    assert (
        accounts.state().warning == "Spotify ends this sign-in on 30 June 2026: connect the account again before then."
    )
    accounts.access_token()
    assert accounts.state().sign_in_before == before, "refreshing does not extend it"


def test_disconnecting_deletes_what_was_kept_of_the_person(accounts: Accounts, database: Database) -> None:
    accounts.finish("code", "verifier")
    accounts.disconnect()
    assert (accounts.state().state, accounts.state().display_name) == ("disconnected", None)
    assert _stored(database) == (None, None)
    with pytest.raises(RemoteAuthorization, match="No Spotify account"):
        accounts.refreshed("access-0")


def test_keys_rotate_without_signing_in_again(
    accounts: Accounts, database: Database, server: RotatingServer, moved_clock: MovedClock
) -> None:
    accounts.finish("code", "verifier")
    both = Accounts(database, server, moved_clock, cipher_of([NEXT_KEY, KEY]))
    assert both.access_token() == "access-0"
    assert both.rotate_keys() == 1
    assert Accounts(database, server, moved_clock, cipher_of([NEXT_KEY])).access_token() == "access-0"
    with pytest.raises(RemoteAuthorization, match="PLAYLIST_SERVICE_TOKEN_KEYS"):
        accounts.access_token()


@pytest.mark.parametrize("keys", [[], ["too short"], [KEY, "???"]])
def test_what_is_no_key_is_refused(keys: list[str]) -> None:
    with pytest.raises(InvalidInput, match="PLAYLIST_SERVICE_TOKEN_KEYS"):
        cipher_of(keys)
