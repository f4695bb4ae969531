"""Sample articles for the demonstration: a listing, a review, and an interview that yields nothing."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

_NAMES = ("im-here-listing.md", "im-here-review.txt", "director-interview.txt")


def sample_articles() -> list[Path]:
    """Return the paths of the sample articles, the listing first."""
    folder = Path(str(files(__name__)))
    return [folder / name for name in _NAMES]
