"""One fused entry out of the mentions of one track, and the conflicts among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from playlist_service.domain.fusion.alignment import Group, Placed
from playlist_service.domain.fusion.cast import Cast
from playlist_service.domain.fusion.titles import compare_titles, read_title
from playlist_service.domain.fusion.values import Conflict, FusedEntry, Side, SourcedEvidence
from playlist_service.domain.fusion.weighing import best_spelling, combined
from playlist_service.domain.text import fold, fold_name

_LEAST_SUPPORT = 0.2
"""Share of the weight behind a track's credit that a name needs to be shown in it."""


@dataclass(frozen=True, slots=True)
class Credit:
    """One way of crediting a track, with those who credit it so."""

    acts: frozenset[str]
    members: tuple[Placed, ...]

    @property
    def weight(self) -> float:
        """All that stands behind this way."""
        return sum(member.weight * max(member.mention.confidence, 0.01) for member in self.members)


def entry_key(title: str, artists: Sequence[str]) -> str:
    """Return the identity of a track: its folded title and its first artist."""
    return f"{fold(title)}|{fold_name(artists[0]) if artists else ''}"


def build_entry(group: Group, position: int | None, cast: Cast) -> FusedEntry:
    """Return the entry that the mentions of one track make together."""
    members = group.members
    title = best_spelling(_title_votes(members))
    artists = tuple(cast.spelling(act) for act in shown_acts(group, cast))
    key = entry_key(title, artists)
    other_keys = {entry_key(m.mention.title, m.artists[at : at + 1]) for m in members for at in range(len(m.artists))}
    other_keys |= {entry_key(m.mention.title, artists) for m in members}
    return FusedEntry(
        key=key,
        title=title,
        artists=artists,
        position=position,
        confidence=combined(_strongest_by_source(members)),
        spellings=tuple(sorted({m.mention.title for m in members})),
        evidence=evidence_of(members),
        also_keys=tuple(sorted(other_keys - {key})),
    )


def evidence_of(members: Sequence[Placed]) -> tuple[SourcedEvidence, ...]:
    """Return every piece of evidence of the mentions, each once, by source and place."""
    found = {
        SourcedEvidence(member.source_id, evidence.start, evidence.end, evidence.quote)
        for member in members
        for evidence in member.mention.evidence
    }
    return tuple(sorted(found))


def shown_acts(group: Group, cast: Cast) -> list[str]:
    """Return the acts to credit: those of the weightiest side, first billed first; guests follow the main acts."""
    sides = _sides(group, cast)
    if not sides:
        return []
    total = sum(way.weight for way in sides[0])
    support: dict[str, float] = defaultdict(float)
    billed: dict[str, float] = defaultdict(float)
    places: dict[str, list[int]] = defaultdict(list)
    for way in sides[0]:
        for member in way.members:
            weight = member.weight * max(member.mention.confidence, 0.01)
            for place, act in enumerate(dict.fromkeys(member.acts)):
                support[act] += weight
                places[act].append(place)
                billed[act] += weight if place == 0 else 0.0
    kept = [act for act in support if support[act] >= total * _LEAST_SUPPORT]
    return sorted(kept, key=lambda a: (-round(billed[a], 6), sum(places[a]) / len(places[a]), -support[a], a))


def credit_conflicts(group: Group, key: str, cast: Cast) -> list[Conflict]:
    """Return in what the mentions of one track contradict each other about who performs it."""
    ways = _maximal(_ways(group))
    return [Conflict("artists", key, tuple(_credit_side(way, cast) for way in ways))] if len(ways) > 1 else []


def _title_votes(members: Sequence[Placed]) -> list[tuple[str, float]]:
    """Titles that break off have no vote where a whole one is known."""
    titles = {member.mention.title for member in members}
    cut = {
        short
        for short in titles
        for whole in titles
        if len(short) < len(whole) and fold(short) != fold(whole) and _breaks_off(short, whole)
    }
    return [
        (m.mention.title, m.weight * max(m.mention.confidence, 0.01)) for m in members if m.mention.title not in cut
    ]


def _breaks_off(short: str, whole: str) -> bool:
    return compare_titles(short, whole) == "cut" and read_title(whole).base.startswith(read_title(short).base)


def _strongest_by_source(members: Sequence[Placed]) -> list[tuple[float, float]]:
    best: dict[str, tuple[float, float]] = {}
    for member in members:
        claim = (member.mention.confidence, member.weight)
        best[member.source_id] = max(claim, best.get(member.source_id, claim))
    return [best[source] for source in sorted(best)]


def _ways(group: Group) -> list[Credit]:
    by_acts: dict[frozenset[str], list[Placed]] = defaultdict(list)
    for member in group.members:
        if member.acts:
            by_acts[frozenset(member.acts)].append(member)
    ways = [Credit(acts, tuple(members)) for acts, members in by_acts.items()]
    return sorted(ways, key=lambda way: (-round(way.weight, 6), sorted(way.acts)))


def _maximal(ways: Sequence[Credit]) -> list[Credit]:
    """Leave out the ways that another way says as well, and more: those are incomplete, no contradiction."""
    return [way for way in ways if not any(way.acts < other.acts for other in ways)]


def _sides(group: Group, cast: Cast) -> list[list[Credit]]:
    """The ways of crediting, gathered into sides that share an act (a member stands for the band)."""
    sides: list[tuple[set[str], list[Credit]]] = []
    for way in _ways(group):
        wide = {*way.acts, *(band for act in way.acts for band in cast.bands.get(act, ()))}
        touching = [side for side in sides if not wide.isdisjoint(side[0])]
        merged = [credit for side in touching for credit in side[1]]
        sides = [side for side in sides if side not in touching]
        sides.append((wide.union(*(side[0] for side in touching)), [*merged, way]))
    ranked = sorted(sides, key=lambda side: (-round(sum(c.weight for c in side[1]), 6), sorted(side[0])))
    return [ways for _, ways in ranked]


def _credit_side(way: Credit, cast: Cast) -> Side:
    first = way.members[0]
    return side(", ".join(cast.spelling(act) for act in dict.fromkeys(first.acts)), way.members)


def side(claim: str, members: Sequence[Placed]) -> Side:
    """Return one side of a conflict: the claim, and all who make it."""
    return Side(claim, tuple(sorted({member.source_id for member in members})), evidence_of(members))
