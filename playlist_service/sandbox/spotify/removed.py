"""Addresses that Development Mode apps lost in February 2026; they answer 403."""

from __future__ import annotations

import re

_REMOVED = tuple(
    re.compile(pattern)
    for pattern in (
        r"/v1/(tracks|albums|artists|shows|episodes|audiobooks|chapters)",
        r"/v1/users/[^/]+(/playlists(/.*)?)?",
        r"/v1/playlists/[^/]+/(tracks|followers(/.*)?)",
        r"/v1/artists/[^/]+/(top-tracks|related-artists)",
        r"/v1/(browse|recommendations|audio-features|audio-analysis|markets)(/.*)?",
        r"/v1/me/(tracks|albums|shows|episodes|audiobooks|following)(/.*)?",
    )
)


def is_removed(path: str) -> bool:
    """Return true where the address exists for Extended Quota apps only."""
    return any(pattern.fullmatch(path) for pattern in _REMOVED)
