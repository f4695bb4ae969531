"""What one place of an article says, before all places are weighed together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from playlist_service.domain.article import Span
from playlist_service.domain.mentions import Role

Strength = Literal["strong", "fair", "weak"]

ORIGINAL, COMPARISON = "the original of a cover", "comparison"
"""Why a name is left out that stands beside a track, or among acts."""


@dataclass(frozen=True, slots=True)
class TrackClaim:
    """A recording said to be on the subject's list; the spans point into the article."""

    title: Span
    artists: tuple[Span, ...]
    signal: str
    strength: Strength = "fair"
    position: int | None = None
    listed: bool = False
    group: int = 0
    """Which list of the article it stands in; the same title twice in one list is two tracks."""
    doubtful: bool = False
    """Cut off, or only perhaps on it."""


@dataclass(frozen=True, slots=True)
class CreditClaim:
    """Someone said to contribute music."""

    name: Span
    role: Role
    signal: str
    strength: Strength = "fair"
    alias: Span | None = None
    member_of: Span | None = None


@dataclass(frozen=True, slots=True)
class LeftClaim:
    """A name that stands in the text without being on the list, and why."""

    name: Span
    why: str


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims of an article, or of a part of it."""

    tracks: tuple[TrackClaim, ...] = ()
    credits: tuple[CreditClaim, ...] = ()
    left: tuple[LeftClaim, ...] = ()
    no_acts: frozenset[str] = frozenset()
    """Folded names of people who make no music here: directors, actors, authors."""

    def plus(self, other: Claims) -> Claims:
        """Return both, these first."""
        return Claims(self.tracks + other.tracks, self.credits + other.credits, self.left + other.left)
