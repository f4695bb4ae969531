"""What every part of a run works with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from playlist_service.database import Database
from playlist_service.ports import Clock, PlaylistHost
from playlist_service.services.syncing.values import SyncRules


@dataclass(frozen=True, slots=True)
class Kit:
    """The database, the remote, the time, and how to let some of it pass (`wait`, seconds)."""

    database: Database
    host: PlaylistHost
    clock: Clock
    wait: Callable[[float], None]
    rules: SyncRules = field(default_factory=SyncRules)
