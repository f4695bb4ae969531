"""Lists run on in one paragraph: "A - B / C - D / ...", "A (B) * C (D)", "1. A – B 2. C – D"."""

from __future__ import annotations

import re

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.runs import is_disc
from playlist_service.domain.extraction.vocabulary import says

_AFTER_QUOTE = re.compile(r"(?<=[\"”»])\s*[,.]?\s+(?=[^\W\d_a-zà-ÿа-яё][^\"“”„«»]{1,50}[\"“„«])")
_ACT_AND_TITLE = re.compile(
    r"[^\W_a-zà-ÿа-яё][\w'’.!&/-]*(?: (?:[^\W_a-zà-ÿа-яё][\w'’.!/-]*|&|and|the|of|feat\.|y|et|und|и)){0,6}:? ?"
    r"[\"“„«][^\"”“»]{1,80}[\"”“»]$"
)
_BAR = re.compile(r"\s*\|\|?\s*")
_META = re.compile(r"[:：]\s*[(\d]")
"""A label over a figure: facts of an album ("Year: 2000 | Format: mp3"), no entries."""
_COMMA = re.compile(r"\s*,\s+")
_PAIR = re.compile(r"[^–—-]{1,60}(?:[^\s–—-]-[^\s–—-]+[^–—-]*)?\s[-–—]\s\S.{0,70}")
_SEPARATORS = (
    re.compile(r"\s*\+{2,}\s*"),
    re.compile(r"\s*\*{2,}\s+|\s+\*\s+"),
    _BAR,
    re.compile(r"\s+//\s+"),
    re.compile(r"\s+/\s+"),
    re.compile(r"\s*[;；]\s+"),
    re.compile(r"\s*[•·●▪♦~]\s+"),
    re.compile(r"\s+[–—]\s+"),
    re.compile(r"(?<=\))\s+-\s+"),
    re.compile(r"\s*,\s+(?=[\"“„«])"),
    re.compile(r"(?<=\d[)\]])\s*,\s+"),
    re.compile(r"(?<=[)\]])\s*[,.]\s+(?=[^\W\d_a-zà-ÿ])"),
    _AFTER_QUOTE,
    _COMMA,
)
_NUMBERS = re.compile(r"(?:(?<=\s)|^)(?:\((\d{1,3})\)|(\d{1,3})(?:[.)]|[-–:](?=\s)))\s+(?=\S)")
_LEAD = re.compile(r"^(?:[^:/|*;“\"]{2,70}?:|[A-ZÀ-Þ0-9][A-ZÀ-Þ0-9 ]{3,40}\.)\s+(?=\S)")
_STOP = re.compile(r"(?<=[^\W\d_]{3})[.!?](?=\s+[A-ZÀ-Þ])")
_LONG = 130
_LEAST = 4


def parts_of(text: str, span: Span) -> tuple[list[Span], Span | None] | None:
    """Return the entries of a paragraph that is one list, and the words that lead into it; else None."""
    if span.end - span.start < 60:
        return None
    numbered = _by_numbers(text, span)
    if numbered is not None:
        return numbered
    lead = _LEAD.match(text[span.start : min(span.end, span.start + 120)])
    start = span.start + lead.end() if lead else span.start
    least = _LEAST - 1 if lead and (_is_part(lead[0].strip(" :")) or says("tracklist", lead[0])) else _LEAST
    for separator in _SEPARATORS:
        parts = _cut(text, Span(start, span.end), separator)
        if separator is _COMMA:
            parts = _pairs(text, parts)
        if len(parts) >= least and _alike(text, parts, separator):
            return _without_stop(text, parts), Span(span.start, start) if lead else None
    return None


def _pairs(text: str, parts: list[Span]) -> list[Span]:
    """Return the longest stretch of parts that are a title and an act each, the words after the last cut off."""
    best: list[Span] = []
    run: list[Span] = []
    for part in parts:
        stop = _STOP.search(text, part.start, part.end)
        if _PAIR.fullmatch(text, part.start, stop.start() if stop else part.end):
            run.append(Span(part.start, stop.start()) if stop else part)
            best = max(best, run, key=len)
        if stop or not run or run[-1].start != part.start:
            run = []
    return best if len(best) >= _LEAST + 1 else []


def _is_part(lead: str) -> bool:
    return is_disc(lead) or re.fullmatch(r"[A-H][1-4]?", lead) is not None


def _without_stop(text: str, parts: list[Span]) -> list[Span]:
    """Take the paragraph's full stop off the last entry."""
    last = parts[-1]
    stops = sum(text[part.end - 1] == "." for part in parts)
    if stops != 1 or text[last.end - 1] != "." or last.end - last.start > _LONG // 2:
        return parts
    return [*parts[:-1], Span(last.start, last.end - 1)]


def _by_numbers(text: str, span: Span) -> tuple[list[Span], Span | None] | None:
    """Cut at numbers that count up by one."""
    marks = []
    expected = None
    for found in _NUMBERS.finditer(text, span.start, span.end):
        number = int(found[1] or found[2])
        if expected is None and number != 1:
            continue
        if expected is None or number == expected or number == 1:
            marks.append(found)
            expected = number + 1
    if len(marks) < _LEAST:
        return None
    ends = [mark.start() for mark in marks[1:]] + [span.end]
    parts = [_strip(text, mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    parts[-1] = _first_sentence(text, parts)
    lead = Span(span.start, marks[0].start())
    return parts, lead if lead.end > lead.start else None


def _first_sentence(text: str, parts: list[Span]) -> Span:
    """Cut what follows the list off its last entry, where that is far longer than the others."""
    last = parts[-1]
    longest = max(part.end - part.start for part in parts[:-1])
    if last.end - last.start <= longest + 20:
        return last
    for found in _STOP.finditer(text, last.start, last.end):
        if found.start() - last.start > 6:
            return Span(last.start, found.start())
    return last


def _cut(text: str, span: Span, separator: re.Pattern[str]) -> list[Span]:
    parts, at = [], span.start
    for found in separator.finditer(text, span.start, span.end):
        if found.start() > at:
            parts.append(_strip(text, at, found.start()))
        at = found.end()
    parts.append(_strip(text, at, span.end))
    return [part for part in parts if part.end > part.start]


def _strip(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return Span(start, end)


_INNER = (
    re.compile(r"\S\s+[-–—]\s+\S"),
    re.compile(r"\S\s*:\s+\S"),
    re.compile(r"\S\s+/\s+\S"),
    re.compile(r"\S\s*[(\[][^()\[\]]{2,90}[)\]]?$"),
    re.compile(r"[\"“„«][^\"”“»]{1,90}[\"”“»]"),
    re.compile(r"\s(?:by|von|de|di|par|por)\s"),
    re.compile(r"\S,\s+\S"),
)


def _alike(text: str, parts: list[Span], separator: re.Pattern[str]) -> bool:
    """Parts of a list are short, and most of them are built alike."""
    words = [part.of(text) for part in parts]
    if separator is _BAR and any(_META.search(word) for word in words):
        return False
    if separator is _AFTER_QUOTE:
        return sum(bool(_ACT_AND_TITLE.match(word)) for word in words) >= 0.8 * len(words)
    if sum(len(word) > _LONG for word in words) > len(words) * 0.15:
        return False
    return any(
        sum(bool(form.search(word)) for word in words) >= 0.7 * len(words)
        for form in _INNER
        if form.pattern != separator.pattern
    )
