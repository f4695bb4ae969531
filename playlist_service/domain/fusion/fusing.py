"""Mentions of several articles about one subject become one list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import replace

from playlist_service.domain.fusion.alignment import Aligner, Group, Placed
from playlist_service.domain.fusion.billing import fused_credits
from playlist_service.domain.fusion.cast import Cast
from playlist_service.domain.fusion.entries import build_entry, credit_conflicts
from playlist_service.domain.fusion.lists import absences, order_conflicts, positions, rankings
from playlist_service.domain.fusion.names import Pair
from playlist_service.domain.fusion.ordering import agreed_order
from playlist_service.domain.fusion.titles import without_featuring
from playlist_service.domain.fusion.values import Conflict, Fused, FusedEntry, Side, SourceMentions
from playlist_service.domain.fusion.weighing import directness, is_listed, track_weight
from playlist_service.domain.mentions import Subject
from playlist_service.domain.text import fold, fold_name

_ABSENCE = 0.85
"""What is left of the confidence in a track that the complete list of another source lacks."""
_ALONE = 0.6
"""The same, where a single source in prose stands against the list."""


def fuse(sources: Sequence[SourceMentions], *, equated: Collection[Pair] = ()) -> Fused:
    """Return the one list that articles about one subject make together.

    The sequence of the sources does not matter; of two with one id the last counts. `equated` are pairs of titles
    or names that a curator equates (a title with version words is otherwise another track than the one without).
    """
    ordered = _in_order_of_directness(sources)
    cast = Cast(ordered, equated=equated)
    groups = _aligned(ordered, cast, equated)
    slots = _same_slots(groups)
    if slots:
        cast = Cast(ordered, equated=equated, same_slot=slots)
        groups = _aligned(ordered, cast, equated)
    groups = [groups[number] for number in agreed_order(len(groups), rankings(groups))]
    places = positions(groups)
    entries = _distinct([build_entry(group, place, cast) for group, place in zip(groups, places, strict=True)])
    conflicts = [
        c for group, entry in zip(groups, entries, strict=True) for c in credit_conflicts(group, entry.key, cast)
    ]
    conflicts += order_conflicts(groups, entries)
    missing = absences(groups, entries)
    missed = {conflict.key for conflict in missing}
    subject, disagreement = _subject(ordered)
    return Fused(
        subject=subject,
        entries=tuple(_doubted(entry) if entry.key in missed else entry for entry in entries),
        credits=fused_credits(ordered, cast),
        conflicts=(*disagreement, *conflicts, *missing),
    )


def _in_order_of_directness(sources: Sequence[SourceMentions]) -> list[SourceMentions]:
    unique = {source.source_id: _with_guests(source) for source in sources}
    return sorted(unique.values(), key=lambda s: (-directness(s), -len(s.extraction.tracks), s.source_id))


def _with_guests(source: SourceMentions) -> SourceMentions:
    """Guests that a title names ("Salt (feat. Tam)") become artists of the track, wherever they are written."""
    tracks = []
    for track in source.extraction.tracks:
        title, guests = without_featuring(track.title)
        tracks.append(replace(track, title=title, artists=(*track.artists, *guests)) if guests else track)
    return replace(source, extraction=replace(source.extraction, tracks=tuple(tracks)))


def _aligned(sources: Sequence[SourceMentions], cast: Cast, equated: Collection[Pair]) -> list[Group]:
    aligner = Aligner(equated=[frozenset((fold(one), fold(two))) for one, two in equated], related=cast.bands)
    for source in sources:
        aligner.take([_placed(source, index, cast) for index in range(len(source.extraction.tracks))])
    return aligner.groups


def _placed(source: SourceMentions, index: int, cast: Cast) -> Placed:
    track = source.extraction.tracks[index]
    named = [part for name in track.artists if fold_name(name) for part in cast.split(name)]
    artists = {cast.act(name): name for name in reversed(named)}
    acts = tuple(dict.fromkeys(cast.act(name) for name in named))
    names = tuple(artists[act] for act in acts)
    return Placed(source.source_id, index, track, names, acts, track_weight(source, track), is_listed(track))


def _same_slots(groups: Sequence[Group]) -> list[Pair]:
    """Names that two sources give for the same track where all their other names agree."""
    pairs: set[Pair] = set()
    for group in groups:
        ways = {frozenset(zip(m.acts, m.artists, strict=True)): m.source_id for m in group.members if m.acts}
        for ours in ways:
            for theirs in ways:
                mine = [name for act, name in ours if act not in {a for a, _ in theirs}]
                yours = [name for act, name in theirs if act not in {a for a, _ in ours}]
                if len(mine) == len(yours) == 1 and mine < yours:
                    pairs.add((mine[0], yours[0]))
    return sorted(pairs)


def _distinct(entries: Sequence[FusedEntry]) -> list[FusedEntry]:
    """Number the keys of tracks that a list has twice."""
    seen: Counter[str] = Counter()
    numbered = []
    for entry in entries:
        seen[entry.key] += 1
        count = seen[entry.key]
        numbered.append(entry if count == 1 else replace(entry, key=f"{entry.key}#{count}"))
    return numbered


def _doubted(entry: FusedEntry) -> FusedEntry:
    alone = len({evidence.source_id for evidence in entry.evidence}) < 2 and entry.position is None
    return replace(entry, confidence=round(entry.confidence * (_ALONE if alone else _ABSENCE), 4))


def _subject(sources: Sequence[SourceMentions]) -> tuple[Subject | None, list[Conflict]]:
    """The subject most weight speaks for, in its best spelling; other subjects are a conflict, kept visible."""
    weights: dict[str, float] = defaultdict(float)
    said: dict[str, list[tuple[SourceMentions, Subject]]] = defaultdict(list)
    for source in sources:
        if subject := source.extraction.subject:
            folded = fold(subject.title)
            weights[folded] += directness(source)
            said[folded].append((source, subject))
    if not said:
        return None, []
    ranked = sorted(said, key=lambda folded: (-round(weights[folded], 6), folded))
    spoken: Counter[Subject] = Counter()
    for source, subject in said[ranked[0]]:
        spoken[subject] += round(directness(source) * 1000)
    best = min(spoken, key=lambda subject: (-spoken[subject], subject.title, subject.type))
    if len(ranked) == 1:
        return best, []
    sides = tuple(Side(said[f][0][1].title, tuple(sorted(s.source_id for s, _ in said[f]))) for f in ranked)
    return best, [Conflict("subject", None, sides)]
