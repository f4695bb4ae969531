"""Accept, review or none: by floor, by margin to the best rival, and by caps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from playlist_service.domain.matching.caps import CAP_ARTIST_KNOWN, CAP_TITLE, CAP_UNNAMED
from playlist_service.domain.matching.credits import credit_names
from playlist_service.domain.matching.prepared import Prepared, folded_names, prepare
from playlist_service.domain.matching.scoring import score_prepared
from playlist_service.domain.matching.values import Candidate, Decision, Level, Outcome, Policy, Query, Score
from playlist_service.domain.matching.versions import ParsedTitle, parse_title
from playlist_service.domain.text import fold


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a level of policy asks for."""

    accept: float
    review: float
    margin: float
    """How much more probable than its best rival an accepted candidate is."""
    apart_ms: int
    """Two tracks of one text whose lengths differ by more are two recordings."""


THRESHOLDS: Final[dict[Level, Thresholds]] = {
    "strict": Thresholds(accept=0.99, review=0.02, margin=0.10, apart_ms=5_000),
    "normal": Thresholds(accept=0.95, review=0.02, margin=0.04, apart_ms=12_000),
    "generous": Thresholds(accept=0.85, review=0.02, margin=0.02, apart_ms=10**9),
}
_SAME_LENGTH_MS: Final = 2_000
_ALBUM_TYPES: Final = {"album": 2, "single": 1, "ep": 1}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A candidate with its score, and how literally it answers: the tie-break that no probability shows."""

    score: Score
    candidate: Candidate
    literal: int


def decide(query: Query, candidates: Sequence[Candidate], policy: Policy = Policy.NORMAL) -> Decision:
    """Return which candidate is the recording, whether a person has to look, and why, in one sentence."""
    if not candidates:
        return Decision("none", None, (), "There is no candidate.")
    prepared = prepare(query)
    ranked = [
        Ranked(score_prepared(prepared, candidate), candidate, literalness(prepared, candidate))
        for candidate in candidates
    ]
    ranked.sort(key=lambda one: _rank(one, policy), reverse=True)
    return _conclude(ranked, THRESHOLDS[policy.level])


def conclude(best: Score, policy: Policy = Policy.NORMAL) -> Outcome:
    """Return what follows for one score alone, as for a track that a whole list was aligned with: no rival is asked."""
    asked = THRESHOLDS[policy.level]
    if _hopeless(best, asked):
        return "none"
    return "review" if best.caps or best.probability < asked.accept else "accept"


def same_recording(one: Candidate, other: Candidate, apart_ms: int) -> bool:
    """Say whether two candidates are one recording: one ISRC, or the same title, credit and length."""
    apart = abs(one.duration_ms - other.duration_ms) if one.duration_ms and other.duration_ms else None
    near = apart is None or apart <= apart_ms
    if one.isrc is not None and one.isrc == other.isrc:
        return near
    if not near or not _same_text(parse_title(one.title), parse_title(other.title)):
        return False
    acts, others = _acts(one), _acts(other)
    # Catalogues add and drop guests: a credit within the other is the same one where the length agrees.
    return acts == others or (apart is not None and apart <= _SAME_LENGTH_MS and (acts <= others or others <= acts))


def literalness(prepared: Prepared, candidate: Candidate) -> int:
    """Return how literally a candidate answers: its title, its silent words and its credit, each to the letter."""
    title = parse_title(candidate.title)
    exact = title.flat == prepared.title.flat
    guests = title.guests or prepared.title.guests
    acts = folded_names(credit_names(candidate.artists)) | folded_names(guests)
    same_acts = acts == prepared.names | folded_names(guests)
    letter = fold(candidate.title) == fold(prepared.query.title)
    same_silent = title.silent == prepared.title.silent
    return 2 * exact + 2 * letter + same_silent + same_acts


def _conclude(ranked: list[Ranked], asked: Thresholds) -> Decision:
    ranking = tuple(one.score for one in ranked)
    best = ranking[0]
    if _hopeless(best, asked):
        return Decision("none", best, ranking, "No candidate has this title by this artist.")
    if best.caps:
        return Decision("review", best, ranking, f"A person has to look: {best.caps[0]}.")
    if best.probability < asked.accept:
        return Decision("review", best, ranking, f"A person has to look: {_doubt(best)}.")
    if (rival := _rival(ranked, asked)) is not None:
        reason = f"A person has to look: “{rival.candidate.title}” answers equally well and is another recording."
        return Decision("review", best, ranking, reason)
    return Decision("accept", best, ranking, f"Accepted: {'; '.join(best.reasons)}.")


def _hopeless(best: Score, asked: Thresholds) -> bool:
    """Say whether a look is no use; another version by the right artist, or a bare title, is worth one."""
    seen = {comparison.name: comparison.value for comparison in best.comparisons}
    named = seen.get("artist", 0.0) > 0.0 or CAP_UNNAMED in best.caps
    related = (seen["title"] > 0.0 and named) or CAP_ARTIST_KNOWN in best.caps or CAP_TITLE in best.caps
    return best.probability < asked.review and not related


def _doubt(best: Score) -> str:
    return min(best.comparisons, key=lambda comparison: comparison.value).note


def _rival(ranked: list[Ranked], asked: Thresholds) -> Ranked | None:
    """Return the best other recording that is as probable and answers as literally."""
    best = ranked[0]
    for other in ranked[1:]:
        if best.score.probability - other.score.probability >= asked.margin:
            return None
        if other.literal >= best.literal and not same_recording(best.candidate, other.candidate, asked.apart_ms):
            return other
    return None


def _same_text(one: ParsedTitle, other: ParsedTitle) -> bool:
    same_words = one.kinds == other.kinds and one.details == other.details and one.extras == other.extras
    return one.flat == other.flat or (one.base == other.base and same_words)


def _acts(candidate: Candidate) -> frozenset[str]:
    names = folded_names(credit_names(candidate.artists) + parse_title(candidate.title).guests)
    return frozenset(name.replace(" ", "") for name in names)


def _rank(one: Ranked, policy: Policy) -> tuple[float, int, int, int, int, int, str]:
    """Order by probability; among equals the literal answer, the preferred pressing, album before single, the first."""
    candidate = one.candidate
    return (
        round(one.score.probability, 3),
        _preference(candidate, policy),
        one.literal,
        _ALBUM_TYPES.get((candidate.album_type or "album").lower(), 0),
        -(candidate.release_year or 9999),
        candidate.popularity or 0,
        candidate.id,
    )


def _preference(candidate: Candidate, policy: Policy) -> int:
    points = 2 * candidate.linked
    if policy.wording is not None and candidate.explicit is not None:
        points += candidate.explicit == (policy.wording == "explicit")
    if policy.pressing is not None:
        remastered = "remaster" in parse_title(candidate.title).silent
        points += remastered == (policy.pressing == "remaster")
    return int(points)
