"""What goes into fusion and what comes out of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from playlist_service.domain.mentions import Extraction, Role, Subject

ConflictKind = Literal["artists", "position", "presence", "subject"]


@dataclass(frozen=True, slots=True)
class SourceMentions:
    """What one article says; `weight` (0 to 1) is how directly it speaks, worked out from its mentions where None."""

    source_id: str
    extraction: Extraction
    weight: float | None = None


@dataclass(frozen=True, slots=True, order=True)
class SourcedEvidence:
    """A stretch of one article's text; `start` and `end` count code points, `quote` is what stands there."""

    source_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Side:
    """One claim of a conflict, with those who make it."""

    claim: str
    sources: tuple[str, ...]
    evidence: tuple[SourcedEvidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A contradiction between articles, heaviest side first; `key` is the entry's, None where it is about the whole."""

    kind: ConflictKind
    key: str | None
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class FusedEntry:
    """One track of the fused list, with everything that was said for it."""

    key: str
    """Stable identity: folded title and first artist."""
    title: str
    """The best attested spelling."""
    artists: tuple[str, ...]
    position: int | None
    """The number that most ordered sources give it; the order of `Fused.entries` is the agreed order."""
    confidence: float
    spellings: tuple[str, ...]
    evidence: tuple[SourcedEvidence, ...]
    also_keys: tuple[str, ...] = ()
    """The keys that other spellings of title and first artist would give: to find the entry again after re-fusion."""


@dataclass(frozen=True, slots=True)
class FusedCredit:
    """Someone in one role; who has two roles has two credits."""

    name: str
    role: Role
    aliases: tuple[str, ...]
    """Other names, not slips of spelling."""
    member_of: str | None
    confidence: float
    evidence: tuple[SourcedEvidence, ...]
    spellings: tuple[str, ...] = ()
    """Every spelling that was read, slips included."""


@dataclass(frozen=True, slots=True)
class Fused:
    """The one list that several articles make together, in the agreed order."""

    subject: Subject | None
    entries: tuple[FusedEntry, ...] = ()
    credits: tuple[FusedCredit, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
