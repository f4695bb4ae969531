"""What syncing tells: the outcome of a run, a preview, a run's page, and other people's edits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal

from playlist_service.domain.syncing import SyncPolicy
from playlist_service.services.reviewing import RunLine

RunState = Literal[
    "running", "verified", "nothing", "sent", "held", "unsafe", "deferred", "failed", "interrupted", "busy"
]
"""`sent` is a cover: Spotify does not say which image it shows, so that nothing can be verified."""
BY_CLOCK = "clock"
"""`started_by` of what nobody waits for."""


@dataclass(frozen=True, slots=True)
class SyncRules:
    """What an operator may set."""

    policy: SyncPolicy = field(default_factory=SyncPolicy)
    fresh_for: timedelta = timedelta(hours=20)
    """The clock makes no request for a playlist that was verified or looked at more recently than this."""
    settle_waits: tuple[float, ...] = (1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
    """Seconds between reads while the remote may still show an old list: a minute in all."""
    unknown_waits: tuple[float, ...] = (1.0, 2.0, 4.0)
    """Seconds between reads until a write of unknown outcome counts as not carried out."""
    read_waits: tuple[float, ...] = (1.0, 3.0)
    """Seconds before a failed read is tried again."""
    come_back_after: timedelta = timedelta(minutes=10)
    """When to come back where the remote named no time."""
    most_rounds: int = 6
    """How often one run reads and plans anew before it leaves the rest to the next."""


@dataclass(frozen=True, slots=True)
class SyncOutcome:
    """How a run ended. `run_id` is None where no call was needed, or another run has the playlist."""

    run_id: int | None
    state: RunState
    reason: str | None = None
    writes: int = 0
    reads: int = 0
    sentences: tuple[str, ...] = ()
    checksum: str | None = None
    """What a curator's yes has to name, where the run is held or unsafe."""
    retry_at: datetime | None = None
    """When to run again, where the run was put off (aware, UTC)."""


@dataclass(frozen=True, slots=True)
class SyncPreview:
    """What a run would do now."""

    sentences: tuple[str, ...]
    writes: int
    reads: int
    state: Literal["ready", "nothing", "held", "unsafe"]
    reason: str | None
    checksum: str | None


@dataclass(frozen=True, slots=True)
class RunPage:
    """One run with the lists before and after it, as texts, and its calls as sentences."""

    run: RunLine
    before: tuple[str, ...]
    after: tuple[str, ...]
    calls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """An edit that somebody else made to the remote playlist, waiting for a curator."""

    proposal_id: int
    sentence: str
    found_at: datetime
    kind: str = "added"
    """added, removed, title, description; unavailable: another track is offered for one that cannot be played."""
