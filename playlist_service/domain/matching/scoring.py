"""One candidate against one query: named comparisons, the log odds they add up to, and the caps no sum can lift."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from typing import Final

from playlist_service.domain.matching import coefficients as weight
from playlist_service.domain.matching.caps import CAP_LENGTH, CAP_REUSED, CEILINGS, is_excused, is_known, text_caps
from playlist_service.domain.matching.credits import Credit, CreditMatch, compare_credits, credit_names
from playlist_service.domain.matching.editions import work_title
from playlist_service.domain.matching.names import text_likeness
from playlist_service.domain.matching.prepared import Prepared, folded_names, prepare
from playlist_service.domain.matching.titles import Surroundings, TitleMatch, base_likeness, compare_titles
from playlist_service.domain.matching.values import Candidate, Comparison, Query, Score
from playlist_service.domain.matching.versions import parse_title
from playlist_service.domain.text import fold

_SAME_LENGTH_MS: Final = 5_000
_OTHER_LENGTH_MS: Final = 20_000
_ANOTHER_TITLE: Final = (Comparison("title", 0.0, "another title"),)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a pair shows, before it is weighed."""

    features: dict[str, float]
    extra: float
    """Log likelihood ratios of identifiers, length, album, year and position, added up."""
    comparisons: tuple[Comparison, ...]
    caps: tuple[str, ...]


def score(query: Query, candidate: Candidate) -> Score:
    """Return how probable it is that the candidate is the recording looked for, with reasons and caps."""
    return score_prepared(prepare(query), candidate)


def score_prepared(prepared: Prepared, candidate: Candidate) -> Score:
    """The same for a query that is prepared already."""
    found = weigh_evidence(prepared, candidate)
    if found is None:
        return Score(candidate.id, probability_of(weight.OTHER_TITLE), _ANOTHER_TITLE)
    odds = weight.INTERCEPT + found.extra
    for name, value in found.features.items():
        odds += weight.WEIGHTS[name] * value
    probability = min((probability_of(odds), *(CEILINGS[cap] for cap in found.caps)))
    return Score(candidate.id, probability, found.comparisons, found.caps)


def weigh_evidence(prepared: Prepared, candidate: Candidate) -> Evidence | None:
    """Return what the pair shows, or None where the titles have nothing in common."""
    title = parse_title(candidate.title)
    if base_likeness(prepared.title, title) == 0.0 and not is_known(prepared.query, candidate):
        return None
    names = credit_names(candidate.artists)
    around = Surroundings(prepared.names, folded_names(names), fold(prepared.query.album or ""))
    titles = compare_titles(prepared.title, title, around)
    credit = compare_credits(prepared.credit, Credit(names, title.guests))
    comparisons = [
        _comparison("title", titles.base, titles.base_note),
        _comparison("artist", credit.value, credit.note),
    ]
    if titles.version_note:
        comparisons.append(_comparison("version", titles.version, titles.version_note))
    caps: list[str] = []
    extra = _identifiers(prepared.query, candidate, comparisons, caps)
    extra += _surrounding_evidence(prepared.query, candidate, comparisons)
    excused = weight.EXCUSED if is_excused(prepared.query, titles, candidate, caps) else 1.0
    caps += text_caps(prepared, titles, credit, candidate, caps)
    return Evidence(_features(prepared, titles, credit, excused), extra, tuple(comparisons), tuple(caps))


def explain(score: Score) -> str:
    """Return one sentence: how probable, and why."""
    seen = "; ".join(score.reasons) or "nothing to compare"
    return f"{score.probability:.0%} sure: {seen}."


def _features(prepared: Prepared, titles: TitleMatch, credit: CreditMatch, excused: float) -> dict[str, float]:
    gap = 1.0 - credit.value if prepared.credit.names and credit.value else 0.0
    return {
        "title_slip": 1.0 - titles.base,
        "credit_slip": gap if credit.slip else 0.0,
        "credit_slip_common": prepared.common if credit.slip else 0.0,
        "credit_partly": 0.0 if credit.slip else gap,
        "credit_other": float(bool(prepared.credit.names) and not credit.value),
        "credit_unnamed": float(not prepared.credit.names),
        "version_gap": excused * (1.0 - titles.version),
    }


def _identifiers(query: Query, candidate: Candidate, comparisons: list[Comparison], caps: list[str]) -> float:
    odds, apart = 0.0, None
    if query.duration_ms and candidate.duration_ms:
        apart = abs(query.duration_ms - candidate.duration_ms)
        _, ratio, note = next(step for step in weight.DURATION if apart <= step[0])
        odds += ratio
        comparisons.append(_comparison("duration", max(0.0, 1.0 - apart / 30_000), note))
        if apart > _OTHER_LENGTH_MS:
            caps.append(CAP_LENGTH)
    if query.isrcs and candidate.isrc:
        odds += _isrc_evidence(query, candidate, apart, comparisons, caps)
    if candidate.linked or candidate.id in query.known_uris:
        odds += weight.LINKED
        comparisons.append(_comparison("link", 1.0, "MusicBrainz links to it"))
    return odds


def _isrc_evidence(
    query: Query, candidate: Candidate, apart: int | None, comparisons: list[Comparison], caps: list[str]
) -> float:
    if candidate.isrc not in query.isrcs:
        comparisons.append(_comparison("isrc", 0.5, "another ISRC, which proves nothing"))
        return weight.ISRC_OTHER
    if apart is not None and apart > 2 * _SAME_LENGTH_MS:
        comparisons.append(_comparison("isrc", 0.5, "the same ISRC, but another length"))
        caps.append(CAP_REUSED)
        return 0.0
    comparisons.append(_comparison("isrc", 1.0, "the same ISRC"))
    return weight.ISRC_EQUAL


def _album_likeness(one: str, other: str) -> float:
    """Compare albums by their titles, and by the works they name: soundtracks are dressed in words in many ways."""
    likeness = text_likeness(parse_title(one).base, parse_title(other).base)
    return likeness if likeness == 1.0 else max(likeness, text_likeness(work_title(one), work_title(other)))


def _surrounding_evidence(query: Query, candidate: Candidate, comparisons: list[Comparison]) -> float:
    odds = 0.0
    same_album = False
    if query.album and candidate.album:
        likeness = _album_likeness(query.album, candidate.album)
        same_album = likeness > 0.8
        odds += weight.ALBUM_EQUAL * likeness if same_album else weight.ALBUM_OTHER
        comparisons.append(_comparison("album", likeness, "the same album" if same_album else "another album"))
    if query.release_year and candidate.release_year:
        apart = abs(query.release_year - candidate.release_year)
        odds += weight.YEAR_EQUAL if apart <= 1 else 0.0
        comparisons.append(
            _comparison("year", 1.0 / (1 + apart), "the same year" if not apart else f"{apart} years apart")
        )
    if same_album and query.position and candidate.position:
        here = query.position == candidate.position
        odds += weight.POSITION_EQUAL if here else -weight.POSITION_EQUAL
        comparisons.append(_comparison("position", float(here), "the same place" if here else "another place"))
    return odds


@lru_cache(maxsize=65536)
def _comparison(name: str, value: float, note: str) -> Comparison:
    return Comparison(name, value, note)


def probability_of(odds: float) -> float:
    """Return the probability that these log odds (nats) stand for."""
    return 1.0 / (1.0 + exp(-max(min(odds, 15.0), -15.0)))


def odds_of(probability: float) -> float:
    """Return the log odds (nats) of a probability that is neither 0 nor 1."""
    return log(probability / (1.0 - probability))
