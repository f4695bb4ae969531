"""The operator's view: what is there, what was synced last, what waits for a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func
from sqlmodel import select

from playlist_service.database import Database
from playlist_service.models import Playlist, Revision, StoredArticle
from playlist_service.queries import syncs as sync_queries
from playlist_service.services.accounts import Accounts, AccountState
from playlist_service.services.deciding import Reviewing
from playlist_service.services.failures import FailureLine, Failures
from playlist_service.services.remote_budget import RemoteBudget, UsageLine
from playlist_service.services.reviewing import DeskLine


@dataclass(frozen=True, slots=True)
class Status:
    """Counts and states, as `playlist-service status` prints them; moments are aware and UTC."""

    articles: int
    revisions: int
    playlists: tuple[DeskLine, ...]
    last_synced_at: Mapping[str, datetime]
    account: AccountState
    usage: tuple[UsageLine, ...]
    failures: tuple[FailureLine, ...]

    @property
    def waiting(self) -> int:
        """Entries that wait for a person, in all playlists."""
        return sum(line.waiting for line in self.playlists)


def holds_playlists(database: Database) -> bool:
    """Whether there is any playlist in the database."""
    with database.read() as session:
        return session.exec(select(func.count()).select_from(Playlist)).one() > 0


class Overview:
    """Tells how the service is."""

    def __init__(
        self,
        database: Database,
        reviewing: Reviewing,
        accounts: Accounts,
        budget: RemoteBudget,
        failures: Failures,
    ) -> None:
        """Gather from the database and the services named."""
        self._database = database
        self._reviewing = reviewing
        self._accounts = accounts
        self._budget = budget
        self._failures = failures

    def status(self) -> Status:
        """Return how the service is now."""
        with self._database.read() as session:
            articles = session.exec(select(func.count()).select_from(StoredArticle)).one()
            revisions = session.exec(select(func.count()).select_from(Revision)).one()
            synced = sync_queries.verified_at_by_slug(session)
        return Status(
            articles=articles,
            revisions=revisions,
            playlists=self._reviewing.desk(),
            last_synced_at=synced,
            account=self._accounts.state(),
            usage=self._budget.usage(),
            failures=self._failures.jobs(),
        )
