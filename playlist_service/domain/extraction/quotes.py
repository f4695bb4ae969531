"""Stretches of text between quotation marks, or set in italics: where titles stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.languages import QUOTES

MAX_QUOTE = 160
"""A longer stretch is somebody's words, not a title."""

_OPENERS: dict[str, tuple[str, ...]] = {
    opening: tuple(dict.fromkeys(closing for o, closing in QUOTES if o == opening)) for opening, _ in QUOTES
}
_ANY_OPENER = re.compile("[" + "".join(_OPENERS) + "'‘*_´`]")
_SAME = frozenset('"”»')
_YEAR = re.compile(r"['‘’]\d\ds?\b(?!['’])")
_TRIES = 6
_TRAILING = " ,.;:"
_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=[^\s*_])")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A set-apart stretch: `outer` with its marks, `inner` without them and without a trailing comma or stop."""

    outer: Span
    inner: Span
    mark: str


def quoted_in(text: str, start: int, end: int, *, emphasis: bool = True) -> list[Quoted]:
    """Return the set-apart stretches of a line, outermost ones, in order; time is linear in its length."""
    found: list[Quoted] = []
    at = start
    while True:
        opener = _ANY_OPENER.search(text, at, end)
        if opener is None:
            return found
        quoted = _close(text, opener.start(), start, end, emphasis=emphasis)
        if quoted is None:
            at = opener.end()
        else:
            found.append(quoted)
            at = quoted.outer.end


def _close(text: str, at: int, start: int, end: int, *, emphasis: bool) -> Quoted | None:
    mark = text[at]
    if mark in "*_":
        return _emphasised(text, at, start, end) if emphasis else None
    if mark in "'‘´`‚" and not (mark == "‚" and "‘" in text[at + 1 : at + MAX_QUOTE]):
        return _single(text, at, start, end)
    if mark in _SAME and (at > start and text[at - 1].isalnum() and not _dense(text[at - 1])):
        return None
    limit = min(end, at + MAX_QUOTE)
    closing = _first_closing(text, at, mark, limit)
    return _made(text, at, closing, closing + 1, mark) if closing > at + 1 else None


def _first_closing(text: str, at: int, mark: str, limit: int) -> int:
    """Return where a mark's own partner closes it; a partner of another kind only where its own is missing."""
    partners = _OPENERS.get(mark, ())
    own = [
        c
        for c in (_closing(text, at, mark, partner, limit) for partner in partners if partner != '"' or mark == '"')
        if c > 0
    ]
    if own and not (mark == "“" and "“" in text[at + 1 : min(own)]):
        return min(own)
    return min((c for c in (_closing(text, at, mark, partner, limit) for partner in partners) if c > 0), default=-1)


def _dense(character: str) -> bool:
    return character >= "\u3000"


def _closing(text: str, at: int, mark: str, end_mark: str, limit: int) -> int:
    """Return where the mark closes, passing over marks of the same kind that open or close inside."""
    place = text.find(end_mark, at + 1, limit)
    if mark == '"' and end_mark == '"':
        while place > 0 and (text[place - 1] in " (" or _inch(text, place, limit)):
            place = text.find(end_mark, place + 1, limit)
    elif mark not in _SAME and end_mark != '"':
        while place > 0 and text.count(mark, at + 1, place) > text.count(end_mark, at + 1, place):
            place = text.find(end_mark, place + 1, limit)
    return place


def _inch(text: str, place: int, limit: int) -> bool:
    """Tell the inch mark of a 12" mix inside a title from the mark that closes it."""
    if not (
        text[place - 1].isdigit()
        and place + 1 < limit
        and text[place + 1] == " "
        and place + 2 < limit
        and text[place + 2].isalpha()
    ):
        return False
    later = text.find('"', place + 1, limit)
    return later > 0 and text.count('"', later + 1, limit) % 2 == 0 and text[later - 1] != " "


def _single(text: str, at: int, start: int, end: int) -> Quoted | None:
    """Read 'Title' or ‘Title’: the opening stands after a space or bracket, the closing before no letter."""
    if at > start and (text[at - 1].isalnum() or text[at - 1] in ".’"):
        return None
    if at + 1 >= end or not (text[at + 1].isalnum() or text[at + 1] in "¡¿([#$*"):
        return None
    if _YEAR.match(text, at, end):
        return None
    limit = min(end, at + MAX_QUOTE)
    best = -1
    place = at + 1
    for _ in range(_TRIES):
        place = _next_single(text, place, limit, text[at])
        if place < 0:
            break
        before, after = text[place - 1], text[place + 1] if place + 1 < end else " "
        if not after.isalnum() and before not in " (":
            if after == " " and before in "sS" and _closes_later(text, place, limit, text[at]):
                place += 1
                continue
            best = place
            break
        place += 1
    return _made(text, at, best, best + 1, "'") if best > at + 1 else None


def _next_single(text: str, at: int, limit: int, mark: str) -> int:
    marks = "’" if mark in "‘‚" else "'’´" if mark == "'" else "'´`’"
    places = [place for place in (text.find(m, at, limit) for m in marks + ('"' if mark == "'" else "")) if place >= 0]
    return min(places, default=-1)


_LATER = re.compile(r"[\w!?.)…,][’'](?=[\s,.;:)!?—–-]|$)")
_OPENING = re.compile(r"(?:^|[\s(])[‘'](?=\w)")


def _closes_later(text: str, place: int, limit: int, mark: str) -> bool:
    """Tell whether a mark after an s is a genitive, since a better closing follows before the next opening."""
    later = _LATER.search(text, place + 1, limit)
    opening = _OPENING.search(text, place + 1, limit)
    return later is not None and (opening is None or later.start() < opening.start()) and mark in "‘'"


def _emphasised(text: str, at: int, start: int, end: int) -> Quoted | None:
    if at > start and (text[at - 1].isalnum() or text[at - 1] in "*_\\"):
        return None
    opening = _EMPHASIS.match(text, at, end)
    if opening is None:
        return None
    mark = opening[1]
    closing = text.find(mark, opening.end(), min(end, at + MAX_QUOTE))
    while closing > 0 and text[closing - 1].isspace():
        closing = text.find(mark, closing + 1, min(end, at + MAX_QUOTE))
    after = closing + len(mark)
    if closing <= opening.end() or (after < end and text[after].isalnum()):
        return None
    inner = quoted_in(text, opening.end(), closing, emphasis=False)
    if len(inner) == 1 and inner[0].outer == Span(opening.end(), closing):
        return Quoted(Span(at, after), inner[0].inner, inner[0].mark)
    return _made(text, opening.end() - 1, closing, after, mark, at)


def _made(text: str, opening: int, closing: int, after: int, mark: str, at: int | None = None) -> Quoted | None:
    start, stop = opening + 1, closing
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    while stop > start and text[stop - 1] in _TRAILING and not text[start:stop].endswith("..."):
        if text[stop - 1] == "." and _abbreviated(text[start:stop]):
            break
        stop -= 1
    if stop <= start:
        return None
    return Quoted(Span(opening if at is None else at, after), Span(start, stop), mark)


_ABBREVIATED = re.compile(r"(?:\b\w\.){2,}$|\b(?:Mr|Mrs|Dr|St|Jr|Pt|Vol|feat)\.$")


def _abbreviated(title: str) -> bool:
    """Tell the full stop of "Y.O.U." from the one that ends a sentence."""
    return _ABBREVIATED.search(title) is not None


def with_marks(quotes: list[Quoted], marks: tuple[Quoted, ...], within: Span) -> list[Quoted]:
    """Add the stretches that a page sets in italics to the quoted ones, where they do not overlap."""
    added = [
        mark
        for mark in marks
        if within.start <= mark.outer.start
        and mark.outer.end <= within.end
        and all(mark.outer.end <= quote.outer.start or quote.outer.end <= mark.outer.start for quote in quotes)
    ]
    return sorted([*quotes, *added], key=lambda quote: quote.outer.start) if added else quotes
