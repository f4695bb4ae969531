"""What one article says: its subject, the tracks and the credits on it, and what it names without putting it there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from playlist_service.domain.article import Evidence

SubjectType = Literal["film", "series", "game", "album", "playlist", "mix", "other"]
Role = Literal["performer", "composer", "member", "other"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What the music belongs to."""

    title: str
    type: SubjectType


@dataclass(frozen=True, slots=True)
class TrackMention:
    """A recording that the article puts on its subject's list, spelled as the article spells it."""

    title: str
    artists: tuple[str, ...]
    position: int | None
    confidence: float
    evidence: tuple[Evidence, ...]
    signals: tuple[str, ...] = ()
    """The named signals behind the confidence, for `extract --explain`."""
    listed: bool = False
    """It stands in a track list of the article, not only in its prose."""


@dataclass(frozen=True, slots=True)
class CreditMention:
    """Someone who contributes music, as the article names them."""

    name: str
    role: Role
    aliases: tuple[str, ...]
    confidence: float
    evidence: tuple[Evidence, ...]
    signals: tuple[str, ...] = ()
    member_of: str | None = None
    also: tuple[Role, ...] = ()
    """Further roles of the same person, e.g. a composer who performs a track as well."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A name that was seen and left out, and why (comparison, other work, cover's original ...)."""

    name: str
    why: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one article says about its subject's music."""

    subject: Subject | None
    tracks: tuple[TrackMention, ...] = ()
    credits: tuple[CreditMention, ...] = ()
    mentioned: tuple[LeftOut, ...] = ()
    language: str | None = None
    title: str | None = None

    def relocated(self, place: Callable[[Evidence], Evidence]) -> Extraction:
        """Return the same with all its evidence put elsewhere: from a text's plain reading into the text itself."""

        def placed(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
            return tuple(map(place, evidence))

        return replace(
            self,
            tracks=tuple(replace(track, evidence=placed(track.evidence)) for track in self.tracks),
            credits=tuple(replace(credit, evidence=placed(credit.evidence)) for credit in self.credits),
            mentioned=tuple(replace(left, evidence=placed(left.evidence)) for left in self.mentioned),
        )
