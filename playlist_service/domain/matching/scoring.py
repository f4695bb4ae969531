"""One candidate against one query: named comparisons, the log odds they add up to, and the caps no sum can lift."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import exp, log
from typing import Final

from playlist_service.domain.matching import coefficients as weight
from playlist_service.domain.matching import words
from playlist_service.domain.matching.credits import Credit, CreditMatch, compare_credits, credit_names, is_decoy_name
from playlist_service.domain.matching.names import is_rare, text_likeness
from playlist_service.domain.matching.phrases import Phrases
from playlist_service.domain.matching.titles import AGREES, Surroundings, TitleMatch, base_likeness, compare_titles
from playlist_service.domain.matching.values import Candidate, Comparison, Query, Score
from playlist_service.domain.matching.versions import ParsedTitle, parse_title
from playlist_service.domain.text import fold, fold_name

CAP_UNNAMED: Final = "no artist is named, and a title alone proves nothing"
CAP_ARTIST: Final = "the artist is not in the candidate's credit"
CAP_PARTLY: Final = "too little of the credit agrees"
CAP_VERSION: Final = "the version differs"
CAP_LENGTH: Final = "the length differs too much"
CAP_REUSED: Final = "the ISRC is the same but the length is not: the code may have been used twice"
CAP_DECOY: Final = "it looks like a karaoke or tribute recording"
CAP_LIVE_ALBUM: Final = "its album is a live album"
CAP_SLIP: Final = "title and artist are both spelled otherwise"

_CEILINGS: Final[dict[str, float]] = {
    CAP_UNNAMED: weight.CEILINGS["unnamed"],
    CAP_ARTIST: weight.CEILINGS["artist"],
    CAP_PARTLY: weight.CEILINGS["partly"],
    CAP_VERSION: weight.CEILINGS["version"],
    CAP_LENGTH: weight.CEILINGS["length"],
    CAP_REUSED: weight.CEILINGS["reused"],
    CAP_DECOY: weight.CEILINGS["decoy"],
    CAP_LIVE_ALBUM: weight.CEILINGS["live album"],
    CAP_SLIP: weight.CEILINGS["slip"],
}
_SAME_LENGTH_MS: Final = 5_000
_OTHER_LENGTH_MS: Final = 20_000
_PARTLY: Final = 0.6
"""A credit that agrees less than this is never accepted unseen."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A query with its title parsed and its names folded, once for all its candidates."""

    query: Query
    title: ParsedTitle
    credit: Credit
    names: frozenset[str]
    common: float
    """0..1: how little the title says by itself."""
    decoy: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a pair shows, before it is weighed."""

    features: dict[str, float]
    extra: float
    """Log likelihood ratios of identifiers, length, album, year and position, added up."""
    comparisons: tuple[Comparison, ...]
    caps: tuple[str, ...]


@lru_cache(maxsize=4096)
def prepare(query: Query) -> Prepared:
    """Return the query, ready to be compared."""
    title = parse_title(query.title)
    names = credit_names(query.artists)
    aliases = query.aliases if isinstance(query.aliases, tuple) else ()
    credit = Credit(names, title.guests, aliases)
    said = fold(" ".join((query.title, *query.artists, query.album or "")))
    return Prepared(
        query, title, credit, folded_names(names + title.guests), 1.0 - is_rare(title.base), _DECOY_ALBUMS.holds(said)
    )


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
    probability = min((probability_of(odds), *(_CEILINGS[cap] for cap in found.caps)))
    return Score(candidate.id, probability, found.comparisons, found.caps)


def weigh_evidence(prepared: Prepared, candidate: Candidate) -> Evidence | None:
    """Return what the pair shows, or None where the titles have nothing in common."""
    title = parse_title(candidate.title)
    known = candidate.linked or candidate.isrc in prepared.query.isrcs or candidate.id in prepared.query.known_uris
    if not known and base_likeness(prepared.title, title) == 0.0:
        return None
    names = credit_names(candidate.artists)
    around = Surroundings(prepared.names, folded_names(names), _albums(prepared.query.album, candidate.album))
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
    caps += _text_caps(prepared, titles, credit, candidate, caps)
    return Evidence(_features(prepared, titles, credit), extra, tuple(comparisons), tuple(caps))


def explain(score: Score) -> str:
    """Return one sentence: how probable, and why."""
    seen = "; ".join(score.reasons) or "nothing to compare"
    return f"{score.probability:.0%} sure: {seen}."


def _features(prepared: Prepared, titles: TitleMatch, credit: CreditMatch) -> dict[str, float]:
    gap = 1.0 - credit.value if prepared.credit.names and credit.value else 0.0
    return {
        "title_slip": 1.0 - titles.base,
        "credit_slip": gap if credit.slip else 0.0,
        "credit_slip_common": prepared.common if credit.slip else 0.0,
        "credit_partly": 0.0 if credit.slip else gap,
        "credit_other": float(bool(prepared.credit.names) and not credit.value),
        "credit_unnamed": float(not prepared.credit.names),
        "version_gap": 1.0 - titles.version,
    }


def _text_caps(
    prepared: Prepared, titles: TitleMatch, credit: CreditMatch, candidate: Candidate, caps: list[str]
) -> list[str]:
    if prepared.credit.names and credit.value == 0.0:
        return [CAP_ARTIST]
    found: list[str] = []
    if not prepared.credit.names:
        found.append(CAP_UNNAMED)
    elif credit.value < _PARTLY:
        found.append(CAP_PARTLY)
    proven = candidate.isrc is not None and candidate.isrc in prepared.query.isrcs and not caps
    if titles.version < AGREES and not (proven and not titles.hard):
        found.append(CAP_VERSION)
    if titles.base < 1.0 and credit.slip:
        found.append(CAP_SLIP)
    if not prepared.decoy and _is_decoy(candidate, credit):
        found.append(CAP_DECOY)
    if not proven and "live" in _album_kinds(candidate.album) - prepared.title.kinds - _album_kinds(
        prepared.query.album
    ):
        found.append(CAP_LIVE_ALBUM)
    return found


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


def _surrounding_evidence(query: Query, candidate: Candidate, comparisons: list[Comparison]) -> float:
    odds = 0.0
    same_album = False
    if query.album and candidate.album:
        likeness = text_likeness(parse_title(query.album).base, parse_title(candidate.album).base)
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


def _is_decoy(candidate: Candidate, credit: CreditMatch) -> bool:
    if "karaoke" in parse_title(candidate.title).kinds or "karaoke" in _album_kinds(candidate.album):
        return True
    if any(is_decoy_name(name) for name in candidate.artists + candidate.album_artists):
        return not credit.exact
    return bool(candidate.album) and credit.value < 1.0 and _TRIBUTES.holds(fold(candidate.album or ""))


@lru_cache(maxsize=65536)
def _album_kinds(album: str | None) -> frozenset[str]:
    if not album:
        return frozenset()
    kinds = set(parse_title(album).kinds)
    folded = fold(album)
    if _DECOY_ALBUMS.holds(folded):
        kinds.add("karaoke")
    if _LIVE_ALBUMS.holds(folded):
        kinds.add("live")
    return frozenset(kinds)


_TRIBUTES = Phrases(words.TRIBUTE_ALBUM)
_DECOY_ALBUMS = Phrases(words.DECOY_ALBUM)
_LIVE_ALBUMS = Phrases(("live at", "live in", "live from", "live on"))


@lru_cache(maxsize=131072)
def folded_names(names: tuple[str, ...]) -> frozenset[str]:
    """Return the names folded, in no order."""
    return frozenset(fold_name(name) for name in names)


@lru_cache(maxsize=65536)
def _albums(*albums: str | None) -> frozenset[str]:
    return frozenset(fold(album) for album in albums if album)


@lru_cache(maxsize=65536)
def _comparison(name: str, value: float, note: str) -> Comparison:
    return Comparison(name, value, note)


def probability_of(odds: float) -> float:
    """Return the probability that these log odds (nats) stand for."""
    return 1.0 / (1.0 + exp(-max(min(odds, 15.0), -15.0)))


def odds_of(probability: float) -> float:
    """Return the log odds (nats) of a probability that is neither 0 nor 1."""
    return log(probability / (1.0 - probability))


_ANOTHER_TITLE = (Comparison("title", 0.0, "another title"),)
