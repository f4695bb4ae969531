"""What an article is about, and whether it is about recorded music at all.

An interview, a film review or tour news names bands and titles in plenty; without words that say "this is the music
of ..." nothing
is taken from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from playlist_service.domain.article import Article
from playlist_service.domain.extraction.claims import Claims
from playlist_service.domain.extraction.lists import Found
from playlist_service.domain.extraction.naming import name_of
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.vocabulary import places_of, small_pattern
from playlist_service.domain.mentions import Subject, SubjectType
from playlist_service.domain.text import fold, fold_name, lowered

_TOP = 4
"""So many lines count as the head of an article."""
_KINDS: tuple[tuple[SubjectType, str], ...] = (("game", "game"), ("series", "series"), ("film", "film"))
_COLLECTION = small_pattern("soundtrack", "album", "song", "music", "score")
_SCREEN = small_pattern("film", "series", "game")
_STOP = re.compile(r"[.!?。] ")
_LIFE = re.compile(r"\(born\b|\bfilmography\b|\bdiscography\b|\bwas born\b|\bné à\b|\bgeboren am\b")
_VIDEO = re.compile(r"\b(?:music )?(?:videos?|clips?|dvds?)\b")
_NEWS = re.compile(
    r"\b(?:tours?|tickets?|singles?|premieres?|cast as|casting|ep|lp|debut album|studio album|label|video)\b"
)


_EVENTS = re.compile(
    r"\b(?:(?:singles?|albums?|official|uk|us|full) charts?|top (?:ten|twenty|forty|\d+)|no\. ?\d|number one|"
    r"festivals?|filmfest\w*|jury|casting|auditions?|awards?|prizes?|winners|nominees|nominations?|festival de|riprese|"
    r"nel cast|premio|premios|prix|palmarès|preisverleihung|publikumspreis|auszeichnung|rodaje|elenco|tournage|"
    r"tournée|tournee|gira|turnê|entradas|tickets|headliners?|line-?up|encores?|screenings?|masterclass|the crowd|"
    r"on stage|box office|pros|cons|firmware|presets?|drum machine|synthesi[sz]er|obituary|died|aged)\b|"
    r"фестивал|премьер|кастинг|чарт|映画祭|受賞|チャート|电影节|榜单|영화제|차트"
)
"""What belongs to charts, festivals, castings, prizes, gear and lives: such texts name works and people without end."""
_QUOTED = re.compile(r"[“\"«„「『《][^“”\"«»„「」『』《》\n]{1,120}[”\"»“」』》]")
_VARIOUS = re.compile(
    r"\b(?:various artists|tribute album|artistes divers|artisti vari|varios artistas|vários artistas|"
    r"verschiedene (?:künstler|interpreten))\b|разные исполнители"
)
_PLAIN_MUSIC = small_pattern("song", "album", "music")
_ESTABLISHED = 0.6
_MOST_NEWS = 2
"""An article without a word such as soundtrack may not have more of such words than this."""
_ENOUGH_ACTS = 3
_ENOUGH_WORDS = 3


@dataclass(frozen=True, slots=True)
class Topic:
    """The subject, and how much speaks for an article about its music."""

    subject: Subject | None
    weight: float
    values: dict[str, float]
    """What speaks for it or against it, by name."""


def topic_of(article: Article, lines: tuple[Line, ...], prose: Claims, found: list[Found]) -> Topic:
    """Return what the article is about and how strongly it tells of that subject's music.

    The words of its head and of its sentences speak for it, and so do lists with acts and sentences that give several
    acts a title;
    videos, tours and life stories speak against it.
    """
    text, small = article.text, lowered(article.text)
    head = small[: lines[min(_TOP, len(lines)) - 1].span.end] if lines else ""
    first = lines[0].span.of(small) if lines else ""
    words, evidence = _words(small[:60_000], head, first, lines), _evidence(text, prose, found)
    marks = words | (evidence if _established(text, small[:60_000], words, prose) else _of_lists(evidence))
    title = name_of(article, lines, _no_names(text, prose, found))
    return Topic(Subject(title, _type(small, head)) if title else None, sum(marks.values()), marks)


def _established(text: str, small: str, words: dict[str, float], prose: Claims) -> bool:
    """Return whether the article says that music is on something, or else is plainly about several acts' recordings.

    Who is named with a title may be a director, an author or somebody in the charts; such pairs alone say nothing.
    """
    said = sum(words[name] for name in _SAY_SO) + bool(_VARIOUS.search(small[:2000]))
    events = len(_EVENTS.findall(small))
    if said - 0.5 * max(0, events - _MOST_NEWS) >= _ESTABLISHED:
        return True
    acts = {fold_name(act.of(text)) for claim in prose.tracks for act in claim.artists[:1]}
    plain = len(_PLAIN_MUSIC.findall(_QUOTED.sub(" ", small)))
    return len(acts) >= _ENOUGH_ACTS and plain >= _ENOUGH_WORDS and events <= _MOST_NEWS


_SAY_SO = (
    "the head names a soundtrack or playlist",
    "names a soundtrack or playlist",
    "speaks of a score",
    "speaks of the screen's music",
)


def _of_lists(evidence: dict[str, float]) -> dict[str, float]:
    return {name: value for name, value in evidence.items() if "list" in name}


def _count(kind: str, small: str) -> int:
    return len(places_of(kind, small))


def _words(text: str, head: str, first: str, lines: tuple[Line, ...]) -> dict[str, float]:
    """Return what the article's words say, all in small letters."""
    both = sum(
        bool(_SCREEN.search(part) and _COLLECTION.search(part))
        for line in lines[:400]
        for part in _STOP.split(_QUOTED.sub(" ", line.span.of(text)[:2000]))
    )
    return {
        "the head names a soundtrack or playlist": 2.0 * min(1, _count("soundtrack", head) + _count("playlist", head)),
        "names a soundtrack or playlist": 0.6 * min(4, _count("soundtrack", text) + _count("playlist", text)),
        "speaks of a score": 0.6 * min(2, _count("score", text)),
        "speaks of the screen's music": 1.0 * min(3, both),
        "the title speaks of music": 0.3 * bool(_COLLECTION.search(first)),
        "speaks of videos": -0.8 * min(3, len(_VIDEO.findall(text))),
        "speaks of releases and tours": -0.4 * min(4, len(_NEWS.findall(text))),
        "tells a life": -2.5 * bool(_LIFE.search(text[:1500])),
    }


def _evidence(text: str, prose: Claims, found: list[Found]) -> dict[str, float]:
    sure = {fold_name(act.of(text)) for claim in prose.tracks if claim.strength == "strong" for act in claim.artists}
    fair = {fold_name(act.of(text)) for claim in prose.tracks for act in claim.artists} - sure
    titles = len({fold(claim.title.of(text)) for claim in prose.tracks if claim.strength == "strong"})
    credited = {
        fold_name(c.name.of(text))
        for c in prose.credits
        if c.strength == "strong" and c.role in ("performer", "composer")
    }
    entries = max(
        (
            sum(bool(e.acts) for e in f.entries)
            for f in found
            if f.told != "elsewhere" and f.kind != "headed" and f.share >= 0.75
        ),
        default=0,
    )
    return {
        "acts with a title": 0.8 * min(4, len(sure), titles) + 0.2 * min(6, len(fair)),
        "acts and composers credited": 0.5 * min(3, len(credited)),
        "a list with acts": 0.35 * min(8, entries) if entries >= 5 else 0.0,
        "a list called a track list": 1.5 * any(f.told == "tracks" for f in found),
    }


def _type(text: str, head: str) -> SubjectType:
    """Return the kind of subject that the article's words, all in small letters, speak of most."""
    if small_pattern("playlist").search(head) and not small_pattern("film").search(head):
        return "playlist"
    sample = text[:8000]
    counts = {kind: _count(words, sample) + 2 * _count(words, head) for kind, words in _KINDS}
    best = max(counts, key=lambda kind: counts[kind])
    if counts[best]:
        return best
    return "playlist" if _count("playlist", sample) else "album" if _count("album", sample) else "other"


def _no_names(text: str, prose: Claims, found: list[Found]) -> frozenset[str]:
    """Return the folded names of tracks and people, which name no subject."""
    names = {fold(claim.title.of(text)) for claim in prose.tracks if claim.strength == "strong"}
    names |= {fold(act.of(text)) for claim in prose.tracks for act in claim.artists}
    names |= {fold(claim.name.of(text)) for claim in prose.credits if claim.strength == "strong"}
    for entry in (entry for f in found if len(f.entries) > 2 for entry in f.entries):
        names.update(fold(span.of(text)) for span in (*entry.titles, *entry.acts))
    return frozenset(names)
