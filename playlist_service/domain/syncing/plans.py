"""What a plan is, and under which policy it was made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from playlist_service.domain.syncing.calls import Call, call_to_json

Strategy = Literal["nothing", "replace", "diff", "gradual", "rewrite", "refused"]
BeyondLimit = Literal["gradual", "keep_dates", "cheapest"]


@dataclass(frozen=True, slots=True)
class SyncPolicy:
    """How much a plan may take away, and how much it may cost.

    A diff within max(`least_limit`, `limit_factor` times a rewrite) calls is always taken. Beyond that: `gradual`
    keeps what the limit pays for and renews the rest a hundred rows at a time, `keep_dates` pays any price,
    `cheapest` writes the list anew.
    """

    max_removed_share: float = 0.30
    max_removed_rows: int = 5
    """Removing this many rows or fewer is never refused for its share."""
    least_limit: int = 25
    limit_factor: int = 3
    beyond_limit: BeyondLimit = "gradual"


@dataclass(frozen=True, slots=True)
class Plan:
    """The calls that turn what the remote holds into what is desired, their price, and what they do to the rows."""

    calls: tuple[Call, ...]
    writes: int
    reads: int
    """Requests that reading the result back takes."""
    kept: int
    """Remote rows that stay rows: their date added survives."""
    added: int
    removed: int
    moved: int
    """Rows that the moves carry."""
    unsafe: str | None
    """Why a person has to say yes first, in one sentence."""
    strategy: Strategy
    note: str | None
    """What else a person should know, in a sentence or two."""
    renewed: int = 0
    """Rows that are removed and added again: they stay in the list and lose their date added."""


def checksum(plan: Plan, remote: Sequence[str | None], desired: Sequence[str]) -> str:
    """Return the SHA-256 (hex) that names exactly this plan on exactly this remote, for a person's yes to refer to."""
    spelled = [list(remote), list(desired), [call_to_json(call) for call in plan.calls], plan.unsafe]
    return hashlib.sha256(json.dumps(spelled, separators=(",", ":"), sort_keys=True).encode()).hexdigest()
