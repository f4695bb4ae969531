"""What an article is about, and whether it is about recorded music at all.

An interview, a film review or tour news names bands and titles in plenty; without words that say "this is the music of ..." nothing
is taken from it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from playlist_service.domain.article import Article, Span
from playlist_service.domain.extraction.quotes import quoted_in
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.vocabulary import common_words, pattern
from playlist_service.domain.mentions import Subject, SubjectType
from playlist_service.domain.text import fold

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
_VIDEO = re.compile(r"\b(?:music )?(?:videos?|clips?|dvds?)\b", re.I)
_NEWS = re.compile(
    r"\b(?:tour|tickets?|tour dates|filmography|discography|born|singles?|premieres?|cast as|casting|EP|LP|debut album|studio album|label|video)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Topic:
    """The subject, and how much speaks for an article about its music."""

    subject: Subject | None
    weight: float
    reasons: tuple[str, ...]


def topic_of(article: Article, lines: tuple[Line, ...]) -> Topic:
    """Return what the article is about and how strongly its words say that it tells of that subject's music."""
    text = article.text
    head = text[: lines[min(_TOP, len(lines)) - 1].span.end] if lines else ""
    title = _title(article, lines)
    weight, reasons = _weigh(article, head)
    return Topic(Subject(title, _type(text, head)) if title else None, weight, reasons)


def _weigh(article: Article, head: str) -> tuple[float, tuple[str, ...]]:
    text = article.text[:60_000]
    counts = {
        kind: len(pattern(kind).findall(text))
        for kind in ("soundtrack", "playlist", "score", "song", "music", "film", "series", "game", "album")
    }
    top = {kind: len(pattern(kind).findall(head)) for kind in ("soundtrack", "playlist", "album", "song", "score")}
    screen = counts["film"] + counts["series"] + counts["game"]
    marks = {
        "the head names a soundtrack or playlist": 3.0 * min(1, top["soundtrack"] + top["playlist"]),
        "names a soundtrack or playlist": 0.8 * min(4, counts["soundtrack"] + counts["playlist"]),
        "speaks of a score": 0.5 * min(2, counts["score"]),
        "speaks of songs on screen": 0.5 * min(3, counts["song"] + counts["music"], screen),
        "speaks of an album of the screen": 0.4 * min(2, counts["album"], screen),
        "the head speaks of songs or an album": 1.0 * min(1, top["song"] + top["album"] + top["score"]),
        "speaks of videos": -0.7 * min(4, len(_VIDEO.findall(text))),
        "speaks of singles and tours": -0.35 * min(4, len(_NEWS.findall(text))),
    }
    return sum(marks.values()), tuple(f"{name} ({value:+.1f})" for name, value in marks.items() if value)


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
