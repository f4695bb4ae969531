"""How directly an article speaks, and which of several spellings is attested best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from playlist_service.domain.fusion.values import SourceMentions
from playlist_service.domain.mentions import TrackMention
from playlist_service.domain.text import fold

LISTED = 1.0
"""A track list."""
REVIEWED = 0.6
"""Prose that names the tracks."""
MENTIONED = 0.3
"""Prose that names acts only."""
_SURE = 0.99


def directness(source: SourceMentions) -> float:
    """Return the weight of a source: as given, or by the most direct thing it has to say."""
    if source.weight is not None:
        return source.weight
    tracks = source.extraction.tracks
    if any(is_listed(track) for track in tracks):
        return LISTED
    return REVIEWED if tracks else MENTIONED


def track_weight(source: SourceMentions, track: TrackMention) -> float:
    """Return the weight of one track mention: prose beside a list is still prose."""
    if source.weight is not None:
        return source.weight
    return LISTED if is_listed(track) else REVIEWED


def credit_weight(source: SourceMentions) -> float:
    """Return the weight of a credit, which always comes from prose; of an article with tracks it weighs more."""
    return min(directness(source), REVIEWED)


def is_listed(track: TrackMention) -> bool:
    """Whether the mention stands in a track list."""
    return track.listed or track.position is not None


def combined(claims: Iterable[tuple[float, float]]) -> float:
    """Return the confidence that several sources give together, from (confidence, weight) of each."""
    doubt = 1.0
    for confidence, weight in claims:
        doubt *= (1.0 - min(max(confidence, 0.0), _SURE)) ** weight
    return round(min(1.0 - doubt, _SURE), 4)


def best_spelling(votes: Iterable[tuple[str, float]]) -> str:
    """Return the spelling with most weight behind it: first the letters, then their case and punctuation.

    Never the longest for its length; of equals, the one that comes first (of the most direct source). Raises
    ValueError where there is no vote.
    """
    by_fold: dict[str, float] = defaultdict(float)
    by_spelling: dict[str, float] = defaultdict(float)
    for spelling, weight in votes:
        by_fold[fold(spelling)] += weight
        by_spelling[spelling] += weight
    if not by_spelling:
        raise ValueError("No spelling to choose from.")
    letters = max(by_fold, key=lambda folded: round(by_fold[folded], 6))
    same = [spelling for spelling in by_spelling if fold(spelling) == letters]
    return max(same, key=lambda spelling: (round(by_spelling[spelling], 6), not spelling.isupper()))
