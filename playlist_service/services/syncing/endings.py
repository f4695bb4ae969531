"""How a run ends, and what is remembered of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from playlist_service.services.syncing.trajectory import Rows
from playlist_service.services.syncing.values import RunState

Kept = dict[str, Any]
"""What we know of one text: what was `seen` last, what it `was` before we wrote, what was `given_up`, after `tries`."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What was read back and found right: the new base."""

    shown: Rows
    agreed: tuple[str, ...]
    snapshot_id: str | None
    aliases: dict[str, str]
    details: dict[str, Kept]


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ends. `link_state` None leaves the playlist's state as it is."""

    state: RunState
    reason: str | None = None
    retry_at: datetime | None = None
    checksum: str | None = None
    link_state: str | None = None
    verified: Verified | None = None
