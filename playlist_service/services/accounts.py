"""The connected Spotify account: signing in, tokens that stay encrypted, and one refresh at a time everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlmodel import Session

from playlist_service.database import Database
from playlist_service.errors import InvalidInput, RemoteAuthorization
from playlist_service.models import SpotifyAccount
from playlist_service.ports import AuthorizationServer, Clock, Grant
from playlist_service.queries import remotes

_EXPIRES_SOON = timedelta(seconds=60)
_GRANT_LIVES_DAYS = 180
"""Refresh tokens die six months after the curator's yes, however often they are used (Spotify, June 2026)."""
_WARN_FROM_DAYS = 150
_SIGN_IN_AGAIN = "Spotify no longer accepts this sign-in: a curator has to connect the account again."
_NOT_CONNECTED = "No Spotify account is connected: a curator has to connect one."

State = Literal["none", "connected", "sign_in_again", "disconnected"]


@dataclass(frozen=True, slots=True)
class AccountState:
    """How the connection stands. `warning` says, from month five, until when somebody has to sign in again."""

    state: State
    display_name: str | None = None
    sign_in_before: datetime | None = None
    warning: str | None = None


def cipher_of(keys: Sequence[str]) -> MultiFernet:
    """Return the cipher for Fernet `keys`: the first encrypts, all decrypt. Raises InvalidInput."""
    if not keys:
        raise InvalidInput("PLAYLIST_SERVICE_TOKEN_KEYS must hold at least one Fernet key.")
    try:
        return MultiFernet([Fernet(key) for key in keys])
    except ValueError:
        raise InvalidInput(
            "PLAYLIST_SERVICE_TOKEN_KEYS must hold Fernet keys: 32 url-safe base64-encoded bytes each."
        ) from None


class Accounts:
    """The one account whose playlists are kept in sync; fulfils the TokenSource port."""

    def __init__(
        self, database: Database, authorization: AuthorizationServer, clock: Clock, cipher: MultiFernet
    ) -> None:
        """`cipher` encrypts tokens at rest; see `cipher_of`."""
        self._database = database
        self._authorization = authorization
        self._clock = clock
        self._cipher = cipher

    def begin(self, redirect_state: str) -> tuple[str, str]:
        """Return the consent page's address, and the code verifier to keep (signed) until the answer comes."""
        return self._authorization.begin(redirect_state)

    def finish(self, code: str, code_verifier: str) -> AccountState:
        """Connect the account whose consent answered with `code`. Raises Remote errors; nothing is kept then."""
        return self.connect_with(self._authorization.finish(code, code_verifier))

    def connect_with(self, grant: Grant) -> AccountState:
        """Connect the account that a grant belongs to. Raises RemoteAuthorization where it cannot be refreshed."""
        if not grant.refresh_token:
            raise RemoteAuthorization("Spotify gave no refresh token: connect the account again.")
        remote_id, display_name = self._authorization.me(grant.access_token)
        with self._database.write() as session:
            account = remotes.account_of(session, remote_id) or SpotifyAccount(remote_id=remote_id)
            account.display_name = display_name
            account.authorized_at = self._clock.now()
            account.state = "connected"
            self._keep(account, grant)
            session.add(account)
        return self.state()

    def access_token(self) -> str:
        """Return a token that is good for a minute at least. Raises RemoteAuthorization and RemoteUnavailable."""
        with self._database.read() as session:
            account = _connected(remotes.account(session))
            if account.access_token and not self._expires_soon(account):
                return self._decrypted(account.access_token)
        return self._refreshed(None)

    def refreshed(self, stale: str) -> str:
        """Return a token other than `stale`, which Spotify refused. Raises as `access_token` does."""
        return self._refreshed(stale)

    def state(self) -> AccountState:
        """Return how the connection stands now."""
        with self._database.read() as session:
            account = remotes.account(session)
            return AccountState("none") if account is None else self._described(account)

    def disconnect(self) -> None:
        """Delete the tokens and the account's name; every sync stops until an account is connected again."""
        with self._database.write() as session:
            for account in remotes.accounts(session):
                _forget_tokens(account, "disconnected")

    def rotate_keys(self) -> int:
        """Encrypt every stored token with the first key; return how many accounts hold tokens.

        Raises RemoteAuthorization where no key decrypts one; nothing is changed then.
        """
        rotated = 0
        with self._database.write() as session:
            for account in remotes.accounts(session):
                rotated += account.refresh_token is not None
                account.access_token = account.access_token and self._encrypted_anew(account.access_token)
                account.refresh_token = account.refresh_token and self._encrypted_anew(account.refresh_token)
        return rotated

    def _refreshed(self, stale: str | None) -> str:
        """One caller refreshes while the others wait on the row, and then find its token.

        This transaction alone stays open across a remote call: the row's lock is what makes the others wait.
        """
        with self._database.write() as session:
            account = _connected(remotes.account(session, for_update=True))
            current = self._decrypted(account.access_token) if account.access_token else None
            if current and current != stale and not self._expires_soon(account):
                return current
            token = self._renew(session, account)
        if token is None:
            raise RemoteAuthorization(_SIGN_IN_AGAIN)
        return token

    def _renew(self, session: Session, account: SpotifyAccount) -> str | None:
        """Fetch and keep a new grant; None, with the account marked, where the refresh token is dead."""
        refresh_token = self._decrypted(account.refresh_token) if account.refresh_token else ""
        try:
            grant = self._authorization.refresh(refresh_token)
        except RemoteAuthorization:
            _forget_tokens(account, "sign_in_again")
            return None
        self._keep(account, grant)
        session.flush()
        return grant.access_token

    def _keep(self, account: SpotifyAccount, grant: Grant) -> None:
        account.access_token = self._cipher.encrypt(grant.access_token.encode())
        account.expires_at = grant.expires_at
        if grant.refresh_token:
            account.refresh_token = self._cipher.encrypt(grant.refresh_token.encode())
        if grant.scopes:
            account.scopes = list(grant.scopes)

    def _encrypted_anew(self, token: bytes) -> bytes:
        return self._cipher.encrypt(self._decrypted(token).encode())

    def _decrypted(self, token: bytes) -> str:
        try:
            return self._cipher.decrypt(token).decode()
        except InvalidToken:
            raise RemoteAuthorization(
                "The stored tokens were encrypted with a key that PLAYLIST_SERVICE_TOKEN_KEYS no longer names: "
                "add the key again, or connect the account again."
            ) from None

    def _expires_soon(self, account: SpotifyAccount) -> bool:
        return account.expires_at is None or account.expires_at <= self._clock.now() + _EXPIRES_SOON

    def _described(self, account: SpotifyAccount) -> AccountState:
        if account.state == "disconnected":
            return AccountState("disconnected")
        if account.state == "sign_in_again":
            return AccountState("sign_in_again", account.display_name, warning=_SIGN_IN_AGAIN)
        if account.authorized_at is None:
            return AccountState("connected", account.display_name)
        before = account.authorized_at + timedelta(days=_GRANT_LIVES_DAYS)
        due = self._clock.now() >= account.authorized_at + timedelta(days=_WARN_FROM_DAYS)
        warning = f"Spotify ends this sign-in on {before:%d %B %Y}: connect the account again before then."
        return AccountState("connected", account.display_name, before, warning if due else None)


def _connected(account: SpotifyAccount | None) -> SpotifyAccount:
    if account is None or account.state == "disconnected":
        raise RemoteAuthorization(_NOT_CONNECTED)
    if account.state == "sign_in_again" or account.refresh_token is None:
        raise RemoteAuthorization(_SIGN_IN_AGAIN)
    return account


def _forget_tokens(account: SpotifyAccount, state: State) -> None:
    account.access_token = account.refresh_token = account.expires_at = None
    account.scopes = []
    account.state = state
    if state == "disconnected":
        account.display_name = None
