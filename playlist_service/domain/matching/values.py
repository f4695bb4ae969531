"""The values of a decision: what is looked for, what is on offer, how they compare, and what follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from playlist_service.domain.identifiers import Isrc
from playlist_service.domain.music import CatalogTrack

Outcome = Literal["accept", "review", "none"]
Level = Literal["strict", "normal", "generous"]
Wording = Literal["explicit", "clean"]
Pressing = Literal["original", "remaster"]
Aliases = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Query:
    """A recording that is looked for; what is not known is None or (), and never counts against a candidate."""

    title: str
    artists: tuple[str, ...]
    album: str | None = None
    duration_ms: int | None = None
    isrcs: tuple[Isrc, ...] = ()
    release_year: int | None = None
    aliases: Mapping[str, tuple[str, ...]] | Aliases = ()
    """Other names of the artists, by the name that `artists` spells; kept as a tuple of pairs."""
    position: int | None = None
    album_artists: tuple[str, ...] = ()
    known_uris: tuple[str, ...] = ()
    """Track URIs that MusicBrainz says are this recording."""

    def __post_init__(self) -> None:
        if isinstance(self.aliases, Mapping):
            pairs = tuple(sorted((name, tuple(also)) for name, also in self.aliases.items()))
            object.__setattr__(self, "aliases", pairs)

    def names_of(self, artist: str) -> tuple[str, ...]:
        """Return the other names of one of the artists."""
        pairs = self.aliases.items() if isinstance(self.aliases, Mapping) else self.aliases
        return tuple(also for name, names in pairs if name == artist for also in names)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A track on offer; `linked` says that a MusicBrainz streaming relationship points at it."""

    id: str
    title: str
    artists: tuple[str, ...]
    album: str | None = None
    album_artists: tuple[str, ...] = ()
    album_type: str | None = None
    duration_ms: int | None = None
    isrc: Isrc | None = None
    release_year: int | None = None
    explicit: bool | None = None
    popularity: int | None = None
    position: int | None = None
    linked: bool = False

    @classmethod
    def of(cls, track: CatalogTrack, *, linked: bool = False) -> Candidate:
        """Return the candidate that a catalogue's track is; its id is the track's URI."""
        return cls(
            id=track.track_uri,
            title=track.title,
            artists=track.artists,
            album=track.album,
            album_artists=track.album_artists,
            album_type=track.album_type,
            duration_ms=track.duration_ms,
            isrc=track.isrc,
            release_year=track.release_year,
            explicit=track.explicit,
            popularity=track.popularity,
            position=track.position,
            linked=linked,
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """One named comparison: 0 is against, 1 is for, and `note` says what was seen."""

    name: str
    value: float
    note: str


@dataclass(frozen=True, slots=True)
class Score:
    """How well one candidate answers a query.

    `probability` is calibrated (docs/matching.md); `caps` are the reasons why it may never be accepted unseen.
    """

    candidate_id: str
    probability: float
    comparisons: tuple[Comparison, ...]
    caps: tuple[str, ...] = ()

    @property
    def reasons(self) -> tuple[str, ...]:
        """What was seen, in words: every comparison's note, then every cap."""
        return tuple(comparison.note for comparison in self.comparisons) + self.caps


@dataclass(frozen=True, slots=True)
class Decision:
    """What follows for a query: `best` leads `ranking`, and `reason` is one sentence for the curator."""

    outcome: Outcome
    best: Score | None
    ranking: tuple[Score, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Policy:
    """How sure a playlist wants to be, and which of several equal pressings it prefers."""

    level: Level = "normal"
    wording: Wording | None = None
    pressing: Pressing | None = None

    STRICT: ClassVar[Policy]
    NORMAL: ClassVar[Policy]
    GENEROUS: ClassVar[Policy]


Policy.STRICT = Policy("strict")
Policy.NORMAL = Policy("normal")
Policy.GENEROUS = Policy("generous")
