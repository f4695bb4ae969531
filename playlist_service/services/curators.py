"""Curators: making one, and telling whether a password is theirs."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import argon2
from sqlmodel import Session

from playlist_service.database import Database
from playlist_service.errors import Conflict, InvalidInput, NotFound
from playlist_service.models import Curator
from playlist_service.ports import Clock
from playlist_service.queries import people

_MINIMUM_PASSWORD = 10
_STAMP_CHARACTERS = 16
"""Of a hash of the salted hash: enough to tell two apart, and nothing to guess a password by."""


@dataclass(frozen=True, slots=True)
class CuratorIdentity:
    """Who is signed in."""

    id: int
    name: str
    session_stamp: str
    """What a session is good for: another password is another stamp."""


class Curators:
    """The curators' accounts; passwords are kept as argon2id hashes."""

    def __init__(self, database: Database, clock: Clock) -> None:
        """Use `database`; `clock` dates what is written."""
        self._database = database
        self._clock = clock
        self._hasher = argon2.PasswordHasher()
        self._nobody = self._hasher.hash("nobody has this password")

    def add(self, name: str, password: str) -> CuratorIdentity:
        """Make a curator. Raises InvalidInput (name or password unfit) and Conflict (the name is taken)."""
        name = name.strip()
        if not 1 <= len(name) <= 80:
            raise InvalidInput("A curator's name has 1 to 80 characters.")
        hashed = self._hash(password)
        with self._database.write() as session:
            if people.curator_named(session, name):
                raise Conflict(f"There is a curator named {name} already.")
            curator = Curator(name=name, password_hash=hashed, created_at=self._clock.now())
            session.add(curator)
            session.flush()
            return _identity(curator)

    def set_password(self, name: str, password: str) -> None:
        """Give a curator a new password, which ends the open sessions. Raises NotFound and InvalidInput."""
        hashed = self._hash(password)
        with self._database.write() as session:
            self._named(session, name).password_hash = hashed

    def disable(self, name: str) -> None:
        """Let a curator sign in no more; decisions keep the name. Raises NotFound."""
        with self._database.write() as session:
            self._named(session, name).disabled_at = self._clock.now()

    def sign_in(self, name: str, password: str) -> CuratorIdentity:
        """Return whose password this is. Raises InvalidInput, the same for a wrong name and a wrong password."""
        with self._database.read() as session:
            curator = people.curator_named(session, name.strip())
        # A name that nobody has costs as long as a wrong password: the answer's delay tells nothing.
        stored = curator.password_hash if curator and curator.disabled_at is None else self._nobody
        try:
            self._hasher.verify(stored, password)
        except argon2.exceptions.VerifyMismatchError:
            curator = None
        if curator is None or curator.disabled_at is not None:
            raise InvalidInput("The name or the password is wrong.")
        return _identity(curator)

    def get(self, curator_id: int) -> CuratorIdentity | None:
        """Return the curator who may still sign in under this id, or None."""
        with self._database.read() as session:
            curator = session.get(Curator, curator_id)
        return None if curator is None or curator.disabled_at is not None else _identity(curator)

    def named(self, name: str) -> CuratorIdentity:
        """Return the curator of this name. Raises NotFound."""
        with self._database.read() as session:
            return _identity(self._named(session, name))

    def names(self) -> tuple[str, ...]:
        """Return the names of all curators who may sign in."""
        with self._database.read() as session:
            return tuple(c.name for c in people.curators(session) if c.disabled_at is None)

    def _hash(self, password: str) -> str:
        if len(password) < _MINIMUM_PASSWORD:
            raise InvalidInput(f"A password has at least {_MINIMUM_PASSWORD} characters.")
        return self._hasher.hash(password)

    def _named(self, session: Session, name: str) -> Curator:
        curator = people.curator_named(session, name.strip())
        if curator is None:
            raise NotFound(f"There is no curator named {name}.")
        return curator


def _identity(curator: Curator) -> CuratorIdentity:
    if curator.id is None:
        raise ValueError("the curator was not stored")
    stamp = hashlib.sha256(curator.password_hash.encode()).hexdigest()[:_STAMP_CHARACTERS]
    return CuratorIdentity(curator.id, curator.name, stamp)
