"""What a plan is, and under which policy it was made."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from playlist_service.domain.syncing.calls import Call, call_to_json
from playlist_service.errors import InvalidInput

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

    def __post_init__(self) -> None:
        """Raise InvalidInput for a value that makes no sense."""
        if not 0 <= _number("max_removed_share", self.max_removed_share) <= 1:
            raise InvalidInput(f"`max_removed_share` is a share from 0 to 1, not {self.max_removed_share}.")
        for name in ("max_removed_rows", "least_limit", "limit_factor"):
            count = getattr(self, name)
            if not isinstance(count, int) or isinstance(count, bool) or count < 0:
                raise InvalidInput(f"`{name}` is a whole number from 0, not {count!r}.")
        if self.beyond_limit not in get_args(BeyondLimit):
            raise InvalidInput(f"`beyond_limit` is {', '.join(get_args(BeyondLimit))}; not {self.beyond_limit!r}.")


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
    gone_uris: tuple[str, ...] = ()
    """What is in the list no more, a uri for each row, in remote order."""
    new_uris: tuple[str, ...] = ()
    """What comes into the list, a uri for each row, in the desired order."""


def _number(name: str, number: object) -> float:
    if not isinstance(number, int | float) or isinstance(number, bool):
        raise InvalidInput(f"`{name}` is a number, not {number!r}.")
    return number


def checksum(plan: Plan, remote: Sequence[str | None], desired: Sequence[str | None]) -> str:
    """Return the SHA-256 (hex) that names exactly this plan on exactly this remote, for a person's yes to refer to."""
    spelled = [list(remote), list(desired), [call_to_json(call) for call in plan.calls], plan.unsafe]
    return hashlib.sha256(json.dumps(spelled, separators=(",", ":"), sort_keys=True).encode()).hexdigest()
