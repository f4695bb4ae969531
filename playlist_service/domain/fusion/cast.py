"""Who is who across the sources: acts behind names, bands of members, the best spelling of an act."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations, pairwise

from playlist_service.domain.fusion.names import Pair, cluster_names, compact_name, is_part, is_slip, split_joint
from playlist_service.domain.fusion.values import SourceMentions
from playlist_service.domain.fusion.weighing import best_spelling, credit_weight, is_listed, track_weight
from playlist_service.domain.mentions import CreditMention, TrackMention
from playlist_service.domain.text import fold_name

_SIDE_BY_SIDE = 12
"""Code points between two names that stand in one enumeration."""


class Cast:
    """The acts that the sources name, worked out from all their spellings together."""

    def __init__(
        self, sources: Sequence[SourceMentions], *, equated: Collection[Pair] = (), same_slot: Collection[Pair] = ()
    ) -> None:
        """Read every name; `equated` pairs are the same, `same_slot` pairs are credited for the same track."""
        self._known = {compact_name(name) for source in sources for name in _names(source)}
        linked = [*equated, *_aliases(sources)]
        spelled = [part for source in sources for name in _names(source) for part in self.split(name)]
        groups = cluster_names(spelled, linked=linked, apart=_apart(sources, self), same_slot=same_slot)
        self._act = {fold_name(name): min(group) for group in groups for name in group}
        self._aliases = {fold_name(name) for pair in linked for name in pair}
        self._votes = _votes(sources, self)
        self.bands = self._bands(sources)

    def split(self, name: str) -> tuple[str, ...]:
        """Return the single names of a credit, joint ones taken apart where every part is known by itself."""
        return split_joint(name, self._known)

    def act(self, name: str) -> str:
        """Return the id of the act behind a single name."""
        return self._act.get(fold_name(name), name)

    def spelling(self, act: str) -> str:
        """Return the best attested spelling of an act."""
        return best_spelling(self._votes[act]) if self._votes.get(act) else act

    def other_names(self, act: str, spellings: Iterable[str], shown: str) -> tuple[str, ...]:
        """Return what else an act is called: what a text equates, and longer or shorter forms; no slips of spelling."""
        names: list[str] = []
        weights = dict.fromkeys(sorted(spellings), 0.0)
        for spelling, weight in self._votes.get(act, ()):
            weights[spelling] = weights.get(spelling, 0.0) + weight
        for spelling in sorted(weights, key=lambda s: (-weights[s], s.isupper(), s)):
            if self._is_alias(spelling, shown) and not any(_is_like(spelling, name) for name in names):
                names.append(spelling)
        return tuple(names)

    def _is_alias(self, name: str, shown: str) -> bool:
        one, other = fold_name(name), fold_name(shown)
        stated = one in self._aliases or is_part(one, other) or is_part(other, one)
        return stated and not _is_like(name, shown)

    def _bands(self, sources: Sequence[SourceMentions]) -> Mapping[str, frozenset[str]]:
        bands: dict[str, set[str]] = defaultdict(set)
        for source in sources:
            for credit in source.extraction.credits:
                if credit.member_of:
                    bands[self.act(credit.name)].add(self.act(credit.member_of))
        return {member: frozenset(names) for member, names in bands.items()}


def _is_like(one: str, other: str) -> bool:
    return fold_name(one) == fold_name(other) or is_slip(fold_name(one), fold_name(other))


def _names(source: SourceMentions) -> list[str]:
    names = [name for track in source.extraction.tracks for name in track.artists]
    for credit in source.extraction.credits:
        names += [credit.name, *credit.aliases]
        if credit.member_of:
            names.append(credit.member_of)
    return [name for name in names if fold_name(name)]


def _aliases(sources: Sequence[SourceMentions]) -> list[Pair]:
    return [
        (credit.name, alias)
        for source in sources
        for credit in source.extraction.credits
        for alias in credit.aliases
        if fold_name(alias)
    ]


def _votes(sources: Sequence[SourceMentions], cast: Cast) -> Mapping[str, list[tuple[str, float]]]:
    votes: dict[str, list[tuple[str, float]]] = defaultdict(list)
    for source in sources:
        for track in source.extraction.tracks:
            for name in (part for joint in track.artists for part in cast.split(joint)):
                votes[cast.act(name)].append((name, track_weight(source, track) * _said(track)))
        for credit in source.extraction.credits:
            for name in cast.split(credit.name):
                votes[cast.act(name)].append((name, credit_weight(source) * _said(credit)))
    return votes


def _said(mention: TrackMention | CreditMention) -> float:
    """A vote counts by its confidence; a mention without any still counts a little."""
    return max(mention.confidence, 0.01)


def _apart(sources: Sequence[SourceMentions], cast: Cast) -> list[Pair]:
    """Names that one source sets side by side: in one credit, in one enumeration, or (short ones) in one list."""
    pairs: set[Pair] = set()
    for source in sources:
        for track in source.extraction.tracks:
            together = [part for name in track.artists for part in cast.split(name)]
            pairs.update(combinations(sorted(set(together)), 2))
        pairs.update(_enumerated(source))
        pairs.update(_in_one_list(source))
    return sorted(pairs)


def _in_one_list(source: SourceMentions) -> list[Pair]:
    """A list that has both "Girls" and "Girls Aloud" means two acts."""
    listed = {fold_name(name): name for track in source.extraction.tracks if is_listed(track) for name in track.artists}
    by_word: dict[str, list[str]] = defaultdict(list)
    for folded in sorted(listed):
        for word in {folded.split()[0], folded.split()[-1]}:
            by_word[word].append(folded)
    return [
        (listed[folded], listed[other])
        for folded in sorted(listed)
        if " " not in folded
        for other in by_word[folded]
        if other != folded
    ]


def _enumerated(source: SourceMentions) -> list[Pair]:
    """Neighbours in the text, by where the evidence of the credits shows each name."""
    places = sorted(
        {
            (evidence.start + at, evidence.start + at + len(credit.name), credit.name)
            for credit in source.extraction.credits
            for evidence in credit.evidence
            if (at := evidence.quote.find(credit.name)) >= 0
        }
    )
    return [(one, other) for (_, end, one), (start, _, other) in pairwise(places) if 0 < start - end <= _SIDE_BY_SIDE]
