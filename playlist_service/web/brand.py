"""The Spotify brand beside Spotify's metadata.

Its design guidelines (https://developer.spotify.com/documentation/design) ask for the full, unaltered logo. The logo is
theirs to hand out, so it does not ship here: the operator puts the official file under the instance folder, and until
then the name stands in its place.
"""

from __future__ import annotations

from pathlib import Path

from playlist_service.config import Settings


def logo_file(settings: Settings) -> Path | None:
    """Return `brand/spotify-logo.svg` under the instance folder, or None where it is not there."""
    logo = (settings.instance / "brand" / "spotify-logo.svg").resolve()
    return logo if logo.is_file() else None
