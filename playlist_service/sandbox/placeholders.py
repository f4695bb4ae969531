"""Tracks that exist as soon as somebody names them, for tests that need thousands of addresses and no catalogue."""

from __future__ import annotations

import re

from playlist_service.sandbox.entities import SpotifyArtist, SpotifyTrack

_PLACEHOLDER = re.compile(r"SANDBOX9([0-9]{14})")
_ARTIST = SpotifyArtist("SANDBOXARTIST900000000", "Placeholder Artist")


def placeholder(track_id: str) -> SpotifyTrack | None:
    """Return the track of an id like SANDBOX900000000000007 (its number makes title and code), or None for others."""
    found = _PLACEHOLDER.fullmatch(track_id)
    if not found:
        return None
    number = int(found[1])
    return SpotifyTrack(
        track_id, f"Placeholder {number}", (_ARTIST,), "SANDBOXALBUM9000000000", 180_000, f"QZSBX{number % 10**7:07d}"
    )
