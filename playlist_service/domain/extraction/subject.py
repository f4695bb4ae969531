"""What an article is about, and whether it is about recorded music at all.

An interview, a film review or tour news names bands and titles in plenty; without words that say "this is the music of ..." nothing
is taken from it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from playlist_service.domain.article import Article
from playlist_service.domain.extraction.claims import Claims
from playlist_service.domain.extraction.lists import Found
from playlist_service.domain.extraction.quotes import quoted_in
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.vocabulary import common_words, pattern
from playlist_service.domain.mentions import Subject, SubjectType
from playlist_service.domain.text import fold, fold_name

_TOP = 4
"""So many lines count as the head of an article."""
_CAPITALS = r"(?:[^\W\d_a-zà-öø-ÿ][\w'’.&:!-]*|\d[\w'’]*)"
_TITLE_CASE = re.compile(
    rf"{_CAPITALS}(?:\s+(?:(?:of|the|and|in|to|for|a|at|on|with|from|vs\.?|&|de|la|di|il|der|die|das|le|des|du|von|no)\s+){{0,2}}{_CAPITALS}){{0,8}}"
)
_AFTER = re.compile(
    r"\s*(?:[:–—-]|of|to|for|from|de|du|des|del|della|di|zu|zum|zur|von|der|da|do|к|from the film)?\s*(?:the (?:film|movie|series|game) )?"
)
_DECORATION = " \t:–—-|.,;“”\"'‘’«»„()[]#*_"
_KINDS: tuple[tuple[SubjectType, str], ...] = (("game", "game"), ("series", "series"), ("film", "film"))
_COLLECTION = pattern("soundtrack", "album", "song", "music", "score")
_SCREEN = pattern("film", "series", "game")
_STOP = re.compile(r"[.!?。] ")
_LIFE = re.compile(r"\(born\b|\bfilmography\b|\bdiscography\b|\bwas born\b|\bné à\b|\bgeboren am\b", re.IGNORECASE)
_VIDEO = re.compile(r"\b(?:music )?(?:videos?|clips?|dvds?)\b", re.I)
_NEWS = re.compile(
    r"\b(?:tours?|tickets?|singles?|premieres?|cast as|casting|EP|LP|debut album|studio album|label|video)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Topic:
    """The subject, and how much speaks for an article about its music."""

    subject: Subject | None
    weight: float
    reasons: tuple[str, ...]


def topic_of(article: Article, lines: tuple[Line, ...], prose: Claims, found: list[Found]) -> Topic:
    """Return what the article is about and how strongly it tells of that subject's music.

    The words of its head and of its sentences speak for it, and so do lists with acts and sentences that give several acts a title;
    videos, tours and life stories speak against it.
    """
    text = article.text
    head = text[: lines[min(_TOP, len(lines)) - 1].span.end] if lines else ""
    first = lines[0].span.of(text) if lines else ""
    marks = _words(text[:60_000], head, first, lines) | _evidence(text, prose, found)
    reasons = tuple(f"{name} ({value:+.1f})" for name, value in marks.items() if value)
    title = _title(article, lines)
    return Topic(Subject(title, _type(text, head)) if title else None, sum(marks.values()), reasons)


def _count(kind: str, text: str) -> int:
    return len(pattern(kind).findall(text))


def _words(text: str, head: str, first: str, lines: tuple[Line, ...]) -> dict[str, float]:
    both = sum(
        bool(_COLLECTION.search(part) and _SCREEN.search(part))
        for line in lines[:400]
        for part in _STOP.split(line.span.of(text)[:2000])
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
    credited = {fold_name(c.name.of(text)) for c in prose.credits if c.strength == "strong" and c.role in ("performer", "composer")}
    entries = max((sum(bool(e.acts) for e in f.entries) for f in found if f.told != "elsewhere" and f.share >= 0.75), default=0)
    return {
        "acts with a title": 0.8 * min(4, len(sure)) + 0.15 * min(6, len(fair)),
        "acts and composers credited": 0.5 * min(3, len(credited)),
        "a list with acts": 0.35 * min(8, entries) if entries >= 3 else 0.0,
        "a list called a track list": 1.5 * any(f.told == "tracks" for f in found),
    }


def _type(text: str, head: str) -> SubjectType:
    if pattern("playlist").search(head) and not pattern("film").search(head):
        return "playlist"
    sample = text[:8000]
    counts = {
        kind: len(pattern(words).findall(sample)) + 2 * len(pattern(words).findall(head)) for kind, words in _KINDS
    }
    best = max(counts, key=lambda kind: counts[kind])
    if counts[best]:
        return best
    return "playlist" if pattern("playlist").search(sample) else "album" if pattern("album").search(sample) else "other"


def _title(article: Article, lines: tuple[Line, ...]) -> str | None:
    votes: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for weight, candidate in _candidates(article, lines):
        name = candidate.strip(_DECORATION)
        key = fold(name)
        if len(key) > 1 and key not in common_words() and len(name) <= 80 and not _is_word(name):
            votes[key] += weight
            spelled.setdefault(key, name)
    lowered = fold(article.text[:20_000])
    for key in votes:
        votes[key] += min(4, lowered.count(key) - 1)
    return spelled[max(votes, key=lambda key: votes[key])] if votes else None


def _is_word(name: str) -> bool:
    return any(
        pattern(kind).fullmatch(name)
        for kind in ("soundtrack", "playlist", "film", "album", "song", "series", "game", "score")
    )


def _candidates(article: Article, lines: tuple[Line, ...]) -> list[tuple[int, str]]:
    text, found = article.text, []
    for index, line in enumerate(lines[:_TOP]):
        found.extend((6 - index, quoted.inner.of(text)) for quoted in quoted_in(text, line.span.start, line.span.end))
    words = [*pattern("soundtrack").finditer(text[:30_000])][:20]
    for word in words:
        found.extend((5, name) for name in _beside(text, word.start(), word.end()))
    for word in [*pattern("film", "series", "game").finditer(text[:30_000])][:30]:
        found.extend((2, name) for name in _beside(text, word.start(), word.end()))
    if lines:
        head = lines[0].body.of(text)
        short = re.split(r"\s[–—|:-]\s|[:|]|, (?:de|by|di|von) ", head)[0]
        found.append((2 if len(head) <= 60 else 1, short))
    if article.title:
        found.append((2, article.title))
    return found


def _beside(text: str, start: int, end: int) -> list[str]:
    """Return the title that stands directly before or after a word such as soundtrack."""
    names = []
    before = text[max(0, start - 90) : start].rsplit("\n", 1)[-1].rstrip(" (-–—:")
    runs = [found for found in _TITLE_CASE.finditer(before) if found.end() == len(before)]
    names += [found[0].removeprefix("The ") for found in runs]
    after = text[end : end + 110].split("\n", 1)[0]
    lead = _AFTER.match(after)
    rest = after[lead.end() :] if lead else after
    quoted = quoted_in(rest, 0, len(rest))
    if quoted and quoted[0].outer.start <= 30:
        names.append(quoted[0].inner.of(rest))
    else:
        found_case = _TITLE_CASE.match(rest)
        names += [found_case[0]] if found_case and lead and lead.end() else []
    quoted = quoted_in(before, 0, len(before))
    return names + [q.inner.of(before) for q in quoted if q.outer.end >= len(before) - 1]
