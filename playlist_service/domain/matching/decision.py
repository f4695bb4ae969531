"""Accept, review or none: by floor, by margin to the best rival, and by caps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from playlist_service.domain.matching.credits import credit_names
from playlist_service.domain.matching.scoring import prepare, score_prepared
from playlist_service.domain.matching.values import Candidate, Decision, Level, Outcome, Policy, Query, Score
from playlist_service.domain.matching.versions import parse_title
from playlist_service.domain.text import fold_name


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
    "strict": Thresholds(accept=0.985, review=0.02, margin=0.10, apart_ms=5_000),
    "normal": Thresholds(accept=0.95, review=0.02, margin=0.04, apart_ms=12_000),
    "generous": Thresholds(accept=0.85, review=0.02, margin=0.02, apart_ms=10**9),
}


def decide(query: Query, candidates: Sequence[Candidate], policy: Policy = Policy.NORMAL) -> Decision:
    """Return which candidate is the recording, whether a person has to look, and why, in one sentence."""
    prepared = prepare(query)
    scored = [(score_prepared(prepared, candidate), candidate) for candidate in candidates]
    scored.sort(key=lambda pair: _rank(pair[0], pair[1], policy), reverse=True)
    ranking = tuple(one for one, _ in scored)
    if not ranking:
        return Decision("none", None, (), "There is no candidate.")
    return _conclude(scored, ranking, THRESHOLDS[policy.level])


def conclude(best: Score, policy: Policy = Policy.NORMAL) -> Outcome:
    """Return what follows for one score alone, as for a track that a whole list was aligned with: no rival is asked."""
    asked = THRESHOLDS[policy.level]
    if best.probability < asked.review:
        return "none"
    return "review" if best.caps or best.probability < asked.accept else "accept"


def _conclude(scored: list[tuple[Score, Candidate]], ranking: tuple[Score, ...], asked: Thresholds) -> Decision:
    best, leader = scored[0]
    if best.probability < asked.review:
        return Decision("none", best, ranking, "No candidate has this title by this artist.")
    if best.caps:
        return Decision("review", best, ranking, f"A person has to look: {best.caps[0]}.")
    if best.probability < asked.accept:
        return Decision("review", best, ranking, f"A person has to look: {best.reasons[-1]}.")
    rival = next((one for one in scored[1:] if not same_recording(leader, one[1], asked.apart_ms)), None)
    if rival and best.probability - rival[0].probability < asked.margin and not rival[0].caps:
        return Decision("review", best, ranking, "A person has to look: two different recordings answer equally well.")
    return Decision("accept", best, ranking, f"Accepted: {'; '.join(best.reasons)}.")


def same_recording(one: Candidate, other: Candidate, apart_ms: int) -> bool:
    """Say whether two candidates are one recording: one ISRC, or the same title, credit and length."""
    near = not (one.duration_ms and other.duration_ms) or abs(one.duration_ms - other.duration_ms) <= apart_ms
    if one.isrc is not None and one.isrc == other.isrc:
        return near
    left, right = parse_title(one.title), parse_title(other.title)
    if left.base != right.base or left.kinds != right.kinds or left.details != right.details:
        return False
    return near and left.extras == right.extras and _acts(one) == _acts(other)


def _acts(candidate: Candidate) -> frozenset[str]:
    names = credit_names(candidate.artists) + parse_title(candidate.title).guests
    return frozenset(fold_name(name) for name in names)


def _rank(one: Score, candidate: Candidate, policy: Policy) -> tuple[bool, float, int, int, int, int, str]:
    """Order by probability; among equals the preferred pressing, album before single before compilation, the first."""
    kinds = {"album": 2, "single": 1, "ep": 1}
    return (
        not one.caps,
        round(one.probability, 3),
        _preference(candidate, policy),
        kinds.get((candidate.album_type or "album").lower(), 0),
        -(candidate.release_year or 9999),
        candidate.popularity or 0,
        candidate.id,
    )


def _preference(candidate: Candidate, policy: Policy) -> int:
    silent = parse_title(candidate.title).silent
    points = 2 * candidate.linked
    if policy.wording is not None and candidate.explicit is not None:
        points += candidate.explicit == (policy.wording == "explicit")
    if policy.pressing is not None:
        points += ("remaster" in silent) == (policy.pressing == "remaster")
    return int(points)
