"""What the site asks of the services, by shape; the real ones stand in `playlist_service.services`."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from playlist_service.services.curators import CuratorIdentity
from playlist_service.services.pages import PlaylistCard, PlaylistPage
from playlist_service.services.reviewing import DeskLine, ReviewPage, RunLine


class Pages(Protocol):
    """What listeners read."""

    def front(self) -> tuple[PlaylistCard, ...]:
        """Return the published playlists."""
        ...

    def playlist(self, slug: str, revision: int | None = None) -> PlaylistPage:
        """Return a playlist's page, of its latest revision unless one is named. Raises NotFound."""
        ...


class Reviewing(Protocol):
    """What curators see and decide."""

    def desk(self) -> tuple[DeskLine, ...]:
        """Return all playlists with what waits."""
        ...

    def page(self, slug: str) -> ReviewPage:
        """Return a playlist's review page. Raises NotFound."""
        ...

    def accept(self, slug: str, entry_id: int, track: str, curator_id: int) -> None:
        """Take a track, by URI or link. Raises NotFound, InvalidInput and Remote errors."""
        ...

    def keep(self, slug: str, entry_id: int, curator_id: int) -> None:
        """Keep the entry although Spotify has no track for it. Raises NotFound."""
        ...

    def reject(self, slug: str, entry_id: int, curator_id: int) -> None:
        """Take the entry off the list. Raises NotFound."""
        ...

    def undo(self, slug: str, entry_id: int, curator_id: int) -> None:
        """Take the standing decision back. Raises NotFound and Conflict."""
        ...

    def move(self, slug: str, entry_id: int, position: int, curator_id: int) -> None:
        """Pin the entry to a position. Raises NotFound and InvalidInput."""
        ...


class Publishing(Protocol):
    """Makes revisions."""

    def publish(self, slug: str, curator_id: int) -> int:
        """Return the new revision's number. Raises Conflict where nothing is publishable."""
        ...


class SyncPreview(Protocol):
    """The dry run: what a sync would call, and whether it may."""

    @property
    def sentences(self) -> tuple[str, ...]:
        """The plan, a sentence a call."""
        ...

    @property
    def writes(self) -> int:
        """How many calls change something."""
        ...

    @property
    def reads(self) -> int:
        """How many calls only look."""
        ...

    @property
    def state(self) -> str:
        """Return ready, nothing, held or unsafe."""
        ...

    @property
    def reason(self) -> str | None:
        """Why it is held or unsafe."""
        ...

    @property
    def checksum(self) -> str | None:
        """Names exactly this plan, for an approval."""
        ...


class RunPage(Protocol):
    """One sync run with the lists before and after it."""

    @property
    def run(self) -> RunLine:
        """The run as a line."""
        ...

    @property
    def before(self) -> tuple[str, ...]:
        """The remote list as it was."""
        ...

    @property
    def after(self) -> tuple[str, ...]:
        """The remote list as read back."""
        ...

    @property
    def calls(self) -> tuple[str, ...]:
        """What was called, in order."""
        ...


class ProposalLine(Protocol):
    """A foreign edit that waits for a curator."""

    @property
    def proposal_id(self) -> int:
        """The proposal's number."""
        ...

    @property
    def sentence(self) -> str:
        """What somebody changed."""
        ...

    @property
    def found_at(self) -> datetime:
        """When it was seen (UTC)."""
        ...


class Syncing(Protocol):
    """Keeps the remote equal."""

    def preview(self, slug: str) -> SyncPreview:
        """Return the dry run; asks the remote. Raises NotFound, Conflict and Remote errors."""
        ...

    def request(self, slug: str, started_by: str, approved_checksum: str | None = None) -> bool:
        """Put a sync on the queue; False where it waits there already. Raises NotFound and Conflict."""
        ...

    def run_page(self, slug: str, run_id: int) -> RunPage:
        """Return one run. Raises NotFound."""
        ...

    def proposals(self, slug: str) -> tuple[ProposalLine, ...]:
        """Return the foreign edits that wait."""
        ...

    def settle(self, slug: str, proposal_id: int, take: bool, curator_id: int) -> None:
        """Take or leave a foreign edit. Raises NotFound and Conflict."""
        ...


class IngestReport(Protocol):
    """What came of an article."""

    @property
    def article_title(self) -> str:
        """The article's title."""
        ...

    @property
    def slug(self) -> str | None:
        """The playlist that it went to; None where it holds nothing."""
        ...

    @property
    def sentences(self) -> tuple[str, ...]:
        """What was found, for a person."""
        ...


class Ingesting(Protocol):
    """Takes articles in."""

    def ingest(self, source: str, slug: str | None = None) -> IngestReport:
        """Read the article at an address. Raises InvalidInput, NotFound and Remote errors."""
        ...

    def ingest_text(self, text: str, title: str, slug: str | None = None) -> IngestReport:
        """Take a pasted article. Raises InvalidInput and NotFound."""
        ...


class CuratorAccounts(Protocol):
    """Who may sign in."""

    def sign_in(self, name: str, password: str) -> CuratorIdentity:
        """Return whose password this is. Raises InvalidInput."""
        ...

    def get(self, curator_id: int) -> CuratorIdentity | None:
        """Return the curator who may still sign in, or None."""
        ...


class AccountState(Protocol):
    """Where the Spotify account stands."""

    @property
    def state(self) -> str:
        """Return none, connected, sign_in_again or disconnected."""
        ...

    @property
    def display_name(self) -> str | None:
        """The account's name."""
        ...

    @property
    def sign_in_before(self) -> datetime | None:
        """When the grant ends (UTC)."""
        ...

    @property
    def warning(self) -> str | None:
        """What a curator should know, in a sentence."""
        ...


class Accounts(Protocol):
    """The Spotify account that holds the playlists."""

    def state(self) -> AccountState:
        """Return where it stands."""
        ...

    def begin(self, redirect_state: str) -> tuple[str, str]:
        """Return the consent page's address and the code verifier to keep."""
        ...

    def finish(self, code: str, code_verifier: str) -> object:
        """Turn the code into a grant. Raises Remote errors."""
        ...

    def disconnect(self) -> None:
        """Forget the grant and what we hold of the person."""
        ...


class Services(Protocol):
    """All services of the site."""

    @property
    def pages(self) -> Pages:
        """What listeners read."""
        ...

    @property
    def reviewing(self) -> Reviewing:
        """What curators see and decide."""
        ...

    @property
    def publishing(self) -> Publishing:
        """Makes revisions."""
        ...

    @property
    def syncing(self) -> Syncing:
        """Keeps the remote equal."""
        ...

    @property
    def ingesting(self) -> Ingesting:
        """Takes articles in."""
        ...

    @property
    def curators(self) -> CuratorAccounts:
        """Who may sign in."""
        ...

    @property
    def accounts(self) -> Accounts:
        """The Spotify account."""
        ...
