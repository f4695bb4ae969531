"""The name of what an article is about: voted for by its head, by words such as "soundtrack", by repetition."""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from playlist_service.domain.article import Article
from playlist_service.domain.extraction.quotes import quoted_in
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.vocabulary import (
    alternatives,
    common_words,
    pattern,
    phrases,
    places_of,
    small_pattern,
)
from playlist_service.domain.text import fold, lowered

_TOP = 4
_MOST = 12
_CAPITAL = r"(?:[^\W\d_a-zà-öø-ÿ][\w'’.&!-]*|\d[\w'’]*)"
_SMALL = (
    r"(?:of|the|and|in|to|for|a|at|on|with|from|vs\.?|is|&|de|la|le|les|di|il|lo|i|del|della|der|die|das|des|du|von|no|"
    r"mio|mia|y|e|et|auf|aufs)"
)
_TITLE_CASE = re.compile(
    rf"{_CAPITAL}(?:,?\s+(?:{_SMALL}\s+){{0,2}}{_CAPITAL}){{0,8}}(?::\s+{_CAPITAL}(?:\s+(?:{_SMALL}\s+){{0,2}}{_CAPITAL}){{0,6}})?"
)
_CAPITALS = re.compile(rf"{_CAPITAL}(?:\s+{_CAPITAL})*")
_PARTS = re.compile(r"\s+[-–—|~]\s+|[:|]\s+|\s+[(\[]|, (?:de|by|di|von|una|various|by)\b|[)\]]")
_DECORATION = " \t:–—-|.,;“”\"'‘’«»„()[]#*_"
_WORDS = "soundtrack", "album", "film", "series", "game", "playlist"
_LEAD = re.compile(
    r"\s*(?:original\s+)?(?:[:–—-]|to|of|for|from|zu|zum|zur|de|du|des|del|della|di|da|do|к|)"
    r"\s*(?:the\s+)?(?:film|movie|series|show|game|motion picture)?\s*",
    re.IGNORECASE,
)
_IS = re.compile(
    rf"^(?:The\s+)?({_CAPITAL}(?:\s+(?:{_SMALL}\s+)*{_CAPITAL}){{0,6}})\s+(?:\([^)]*\)\s+)?(?:is|est|ist|è|es|é)"
    rf"\s+(?:a|an|the|un|une|ein|eine|das|la|le|il|el|o|[\w'’ ]{{0,20}}['’]s)\b"
)
_MUSIC_OF = re.compile(r"\s+(?:of|from|in|de|di|von|aus|zu|to|for|zum|del|della|do|da)\s+", re.IGNORECASE)
_OF = re.compile(
    rf"\b(?:{alternatives('music', 'song')})\s+(?:of|from|in|de|di|von|aus|zu|to|for|zum|del|della|do|da)\s+",
    re.IGNORECASE,
)


_OF = re.compile(
    rf"(?:[^\W\d_]+ ){{0,3}}(?:{alternatives('music', 'song', 'soundtrack', 'tracklist')}) (?:to|of|for|from|in|"
    rf"de|di|von|zu|zum|del|della|du|des|d['’]) (?:the (?:film|movie|series|game) )?[\"“«„]?(?=\S)",
    re.IGNORECASE,
)


def name_of(article: Article, lines: tuple[Line, ...], no_names: frozenset[str]) -> str | None:
    """Return the name with most votes; `no_names` are folded names of the article's tracks and people."""
    votes: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    candidates: Counter[str] = Counter()
    for weight, candidate in _candidates(article.text, lines):
        candidates[candidate] += weight
    for candidate, weight in candidates.items():
        name = _bare(candidate)
        key = fold(name)
        if _is_name(name, key):
            votes[key] += weight
            spelled.setdefault(key, name)
    lowered = _plain(article.text[:20_000])
    makers = _makers(article.text[:20_000])
    for key in votes:
        votes[key] += 2 * min(3, lowered.count(_plain(spelled[key])) - 1) - (12 if key in no_names else 0)
        votes[key] -= 12 if key in makers else 0
    best = max(votes, key=lambda key: (votes[key], len(key)), default=None)
    return spelled[best] if best is not None and votes[best] > 0 else None


def _makers(text: str) -> frozenset[str]:
    """Return the folded names of those who are said to have made a film ("X's new film", "director X")."""
    if not _MADE.search(lowered(text)):
        return frozenset()
    return frozenset(fold(found[1] or found[2]) for found in _MAKES.finditer(text))


_MAKERS = "director|directed by|filmmaker|regisseur|réalisateur|regista|dirigida por"
_MAKER = rf"(?i:{_MAKERS})"
_WHOSE_FILM = rf"s?\s+(?:[\w-]+\s+){{0,5}}?(?:{alternatives('film', 'series', 'game')})\b"
_MADE = re.compile(rf"'{_WHOSE_FILM}|’{_WHOSE_FILM}|{_MAKERS}")
"""What a text in small letters has where it says who made a film: most texts do not, and are read no further."""
_MAKES = re.compile(
    rf"({_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}?)['’]s?\s+"
    rf"(?:[\w-]+\s+){{0,5}}?(?i:{alternatives('film', 'series', 'game')})\b"
    rf"|\b{_MAKER}\s+({_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})"
)
_APPOSED = re.compile(
    rf",\s+(?:from\s+)?(?:the|a|an|his|her|their|its|le|la|il|der|die|das|el|o|[\w.]+['’]s)\s+"
    rf"(?:[\w'’-]+\s+){{0,5}}?(?:short|{alternatives('film', 'series', 'game')})\b"
)
_HAS_MUSIC = re.compile(rf"\s{{1,3}}(?:has|have|gets|got)\s+(?:a|an|its|the)\s+(?:{alternatives('soundtrack')})\b")


def _plain(text: str) -> str:
    return f" {' '.join(_WORD.findall(text.casefold()))} "


_WORD = re.compile(r"\w+")


def _bare(candidate: str) -> str:
    name = _LEADING.sub("", " ".join(candidate.split()).strip(_DECORATION))
    lead = _OF.match(name)
    name = name[lead.end() :] if lead else name
    words = name.split(" ")
    while len(words) > 1 and words[-1].casefold().strip(".,") in _TAIL:
        words.pop()
    return " ".join(words).strip(_DECORATION)


_LEADING = re.compile(r"^(?:(?:various(?: artists)?|va|v/a|(?:re-)?review|album|ost)\b[\s:–-]+)+", re.IGNORECASE)
_TAIL = frozenset(
    [
        "soundtrack",
        "ost",
        "album",
        "original",
        "motion",
        "review",
        "the",
        "record",
        "disc",
        "movie",
        "film",
        "score",
        "trailer",
        "trailers",
    ]
)


def _is_name(name: str, key: str) -> bool:
    if not len(key) > 1 or len(name) > 80 or key in common_words() or name.casefold() in phrases("starters"):
        return False
    return not pattern(*_WORDS, "tracklist", "song", "score", "music", "elsewhere").fullmatch(name)


def _candidates(text: str, lines: tuple[Line, ...]) -> list[tuple[int, str]]:
    found: list[tuple[int, str]] = []
    for index, line in enumerate(lines[:_TOP]):
        head = line.body.of(text)[:300] if line.kind != "rule" else ""
        found += [(7 - 2 * index, quoted.inner.of(head)) for quoted in quoted_in(head, 0, len(head))]
        if index == 0:
            found += _of_head(head)
    for line in lines[: 2 * _TOP]:
        says = _IS.match(line.body.of(text)[:200])
        found += [(4, says[1])] if says else []
    body = text[:6_000]
    small = lowered(body)
    for kind, weight in (("soundtrack", 4), ("album", 3), ("playlist", 2), ("film", 3), ("series", 3), ("game", 3)):
        for start, end in places_of(kind, small)[:_MOST]:
            found += [(weight, name) for name in _beside(body, start, end)]
    for words, weight, where in ((_APPOSED, 3, body), (_HAS_MUSIC, 5, small)):
        for word in islice(words.finditer(where), _MOST):
            found += [(weight, name) for name in _ending(body, word.start())]
    for word in islice(small_pattern("music", "song").finditer(small), 2 * _MOST):
        of = _MUSIC_OF.match(body, word.end())
        found += [(4, name) for name in _at(body[of.end() : of.end() + 90].split("\n", 1)[0])] if of else []
    return found


def _of_head(head: str) -> list[tuple[int, str]]:
    """Return the parts of the first line, and the capitalised stretches in it."""
    parts = [part for part in _PARTS.split(head) if part and part.strip()]
    found = [(4 if len(parts) > 1 else 3, part) for part in parts[:3] if len(part) <= 45]
    found += [(1, run[0]) for run in _TITLE_CASE.finditer(head)]
    return found + [(1, run[0]) for run in _CAPITALS.finditer(head)]


def _beside(text: str, start: int, end: int) -> list[str]:
    """Return the title that stands directly before or after a word such as soundtrack."""
    before = text[max(0, start - 90) : start].rsplit("\n", 1)[-1]
    after = text[end : end + 110].split("\n", 1)[0]
    trimmed = before.rstrip(" (-–—:,")
    names = [
        run[0].removeprefix("The ")
        for run in _TITLE_CASE.finditer(trimmed)
        if run.end() == len(trimmed) and before != trimmed
    ]
    quoted = quoted_in(trimmed, 0, len(trimmed))
    names += [q.inner.of(trimmed) for q in quoted if q.outer.end >= len(trimmed)]
    lead = _LEAD.match(after)
    return names + _at(after[lead.end() :] if lead else after)


def _ending(text: str, end: int) -> list[str]:
    """Return the title that a stretch ends with."""
    before = text[max(0, end - 90) : end].rsplit("\n", 1)[-1]
    quoted = [q.inner.of(before) for q in quoted_in(before, 0, len(before)) if q.outer.end >= len(before)]
    return quoted or [run[0] for run in _TITLE_CASE.finditer(before) if run.end() == len(before)]


def _at(rest: str) -> list[str]:
    """Return the title that a stretch begins with."""
    quoted = quoted_in(rest, 0, len(rest))
    if quoted and quoted[0].outer.start <= 1:
        return [quoted[0].inner.of(rest)]
    run = _TITLE_CASE.match(rest)
    return [run[0]] if run else []
