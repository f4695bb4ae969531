"""What the lines over a list say: whether it is one of tracks, and who made all of it."""

from __future__ import annotations

import re

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.entries import Entry
from playlist_service.domain.extraction.rows import is_sentence
from playlist_service.domain.extraction.runs import is_disc, is_heading
from playlist_service.domain.extraction.scope import first_field
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.vocabulary import alternatives, pattern, says

_HEAD, _WHOLE = 400, 8_000


def above(text: str, lines: tuple[Line, ...], index: int) -> tuple[int, ...]:
    above: list[int] = []
    for look in range(index - 1, max(-1, index - 4), -1):
        if lines[look].kind in ("table", "rule") or (
            is_sentence(text, lines[look].body) and lines[look].kind != "heading"
        ):
            break
        above.append(look)
        if lines[look].kind == "heading":
            break
    return tuple(above)


def names_works(text: str, line: Line) -> bool:
    """Return whether an article's first line promises albums or books, or its head where no word of songs follows."""
    words = line.body.of(text)
    musical = pattern("song", "soundtrack", "playlist", "tracklist", "score", "music", "former")
    if pattern("works").search(words) and not musical.search(words):
        return True
    songs = pattern("song", "soundtrack", "playlist", "tracklist")
    return bool(pattern("works").search(text, 0, _HEAD)) and not songs.search(text[:_WHOLE])


def is_former(head: str) -> bool:
    """Return whether the words that lead into a list give it to an earlier work ("his last film ... had these:")."""
    return head.rstrip().endswith((":", "：")) and bool(pattern("former").search(head))


_ELSEWHERE = re.compile(
    rf"(?:{alternatives('elsewhere')})\s+(?:on|at|from|in|bei|von|sur|de|en|su|da|em)\s[^:]{{1,40}}$", re.IGNORECASE
)


def told_of(heads: list[str]) -> str:
    """Say what the lines over a list call it; the nearest that says anything decides."""
    for head in heads:
        if says("left_out", head.strip(" :*_#()[]–—-!?")):
            return "elsewhere"
        bare = head.strip(" :*_#[]()–—-")
        if says("elsewhere", bare) or _ELSEWHERE.match(bare) or (bare and is_former(head)):
            return "elsewhere"
        if bare and (says("tracklist", bare) or (len(bare) <= 90 and pattern("tracklist").search(bare))):
            return "tracks"
        if is_disc(bare) or (len(bare) <= 60 and pattern("soundtrack", "playlist").search(bare)):
            return "tracks"
    return ""


_MUSIC_BY = re.compile(
    r"(?:music|score|musique|musiques|musik|música|musiche|partition|partitura|cues|composed|written|filmmusik)"
    r"\s+(?:by|de|d['’]|di|von|du|composed by|:)\s*(?=\S)",
    re.IGNORECASE,
)


def maker_over(
    text: str, lines: tuple[Line, ...], above: tuple[int, ...], entries: list[Entry]
) -> tuple[tuple[Span, ...], bool]:
    """Return who the heading over a list of bare titles says made them."""
    for index in above[:2]:
        body = lines[index].body
        found = _MUSIC_BY.search(body.of(text))
        if found:
            end = _closing(text, body)
            told = acts_in(text, first_field(text, Span(body.start + found.end(), end)))
            return tuple(act for act in told if _is_name(act.of(text))), True
    if not above or any(entry.acts for entry in entries):
        return (), False
    body = lines[above[0]].body
    words = body.of(text).strip(" :")
    lettered = words.isupper() and len(words) <= 50
    named = lettered and not is_heading(text, lines[above[0]]) and not told_of([words])
    return (acts_in(text, body) if named and lines[above[0]].kind != "heading" else ()), False


def _is_name(words: str) -> bool:
    """Tell a name from the rest of a sentence."""
    return len(words.split()) <= _LONGEST_NAME and not words[:1].islower()


_LONGEST_NAME = 6


def _closing(text: str, body: Span) -> int:
    return body.end - 1 if text[body.end - 1] in ")].:" else body.end
