"""The playlist's list: what the articles say, completed from the release, with disagreements kept visible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import JaroWinkler

from playlist_service.domain.fusion import Fused, FusedCredit, FusedEntry, SourcedEvidence
from playlist_service.domain.music import Recording, Release, ReleaseTrack
from playlist_service.domain.text import fold, fold_name

_SAME_NAME = 0.92
"""Jaro-Winkler from which a credited name and an article's are one act, given that they share a soundtrack.

"Burrato" and "Boratto" are at .93 (facts of eight pages on one soundtrack); shorter names must be equal.
"""
_SHORTEST_SLIP = 6


@dataclass(frozen=True, slots=True)
class ComposedEntry:
    """One line of a playlist; `keys` are all the keys it was or may be known by, `keys[0]` is its own."""

    keys: tuple[str, ...]
    title: str
    artists: tuple[str, ...]
    origin: str
    """`article`, `release` or `both`."""
    confidence: float
    flags: tuple[str, ...]
    spellings: tuple[str, ...]
    evidence: tuple[SourcedEvidence, ...]
    on_release: int | None
    """The position on the release, from 1."""
    recording: Recording | None


def compose(fused: Fused, release: Release | None, pairs: Mapping[int, int]) -> tuple[ComposedEntry, ...]:
    """Return the list in order. `pairs` maps an index of `fused.entries` to one of `release.tracks`.

    With a release, its track list gives the order and the spelling; what only an article says follows, flagged.
    """
    if release is None:
        return tuple(_from_articles(entry, fused) for entry in fused.entries)
    by_track = {track: entry for entry, track in pairs.items()}
    listed = [
        _from_release(track, fused.entries[by_track[index]] if index in by_track else None, fused)
        for index, track in enumerate(release.tracks)
    ]
    extra = [
        replace(_from_articles(entry, fused), flags=("Only articles name it: the release does not have it.",))
        for index, entry in enumerate(fused.entries)
        if index not in pairs
    ]
    return (*listed, *extra)


def names_agree(credited: str, written: str) -> bool:
    """Whether two spellings on one soundtrack name one act: equal, one within the other by words, or a slip apart."""
    one, other = fold_name(credited), fold_name(written)
    if one == other:
        return True
    shorter, longer = sorted((one.split(), other.split()), key=len)
    if shorter and len(shorter) < len(longer) and shorter[0] == longer[0] and set(shorter) < set(longer):
        return len(shorter) > 1 or len(shorter[0]) > 3
    return (
        len(shorter) == len(longer)
        and min(len(one), len(other)) >= _SHORTEST_SLIP
        and JaroWinkler.similarity(one, other) >= _SAME_NAME
    )


def _from_articles(entry: FusedEntry, fused: Fused) -> ComposedEntry:
    credits = _credits_of(entry.artists, (), fused.credits)
    return ComposedEntry(
        keys=(entry.key, *entry.also_keys),
        title=entry.title,
        artists=entry.artists,
        origin="article",
        confidence=entry.confidence,
        flags=(),
        spellings=entry.spellings,
        evidence=_merged(entry.evidence, credits, fused),
        on_release=None,
        recording=None,
    )


def _from_release(track: ReleaseTrack, entry: FusedEntry | None, fused: Fused) -> ComposedEntry:
    recording = track.recording
    own_key = f"recording:{recording.recording_mbid}"
    aliases = tuple(name for artist in recording.credit for name in (*artist.aliases, artist.artist_name or ""))
    credits = _credits_of(recording.artists, aliases, fused.credits)
    return ComposedEntry(
        keys=(entry.key, *entry.also_keys, own_key) if entry else (own_key,),
        title=recording.title,
        artists=recording.artists,
        origin="both" if entry else "release",
        confidence=max(entry.confidence, 0.95) if entry else 0.9,
        flags=_differences(recording, entry) if entry else (),
        spellings=entry.spellings if entry else (),
        evidence=_merged(entry.evidence if entry else (), credits, fused),
        on_release=track.position,
        recording=recording,
    )


def _differences(recording: Recording, entry: FusedEntry) -> tuple[str, ...]:
    flags = []
    if fold(entry.title) != fold(recording.title):
        flags.append(f"Articles spell the title “{entry.title}”, the release “{recording.title}”.")
    if entry.artists and not any(names_agree(c, w) for c in recording.artists for w in entry.artists):
        flags.append(f"Articles credit {', '.join(entry.artists)}; the release credits {', '.join(recording.artists)}.")
    return tuple(flags)


def _credits_of(artists: Sequence[str], aliases: Sequence[str], credits: Sequence[FusedCredit]) -> list[FusedCredit]:
    """The credits that speak of one of the artists, in the artists' order."""
    known = [name for name in (*artists, *aliases) if name]
    return [
        credit
        for credit in credits
        if any(names_agree(name, written) for name in known for written in (credit.name, *credit.aliases))
    ]


def _merged(
    own: Sequence[SourcedEvidence], credits: Sequence[FusedCredit], fused: Fused
) -> tuple[SourcedEvidence, ...]:
    """The entry's own evidence, then the credits', each stretch of text once; what proves another entry is left out."""
    seen = dict.fromkeys(own)
    others = {evidence for entry in fused.entries for evidence in entry.evidence} - set(own)
    seen.update(dict.fromkeys(e for credit in credits for e in credit.evidence if e not in others))
    return tuple(seen)
