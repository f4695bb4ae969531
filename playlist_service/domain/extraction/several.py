"""Several titles in one row: "Act – First, Second, Third", where a list gives each act once with all that it plays."""

from __future__ import annotations

import re
from dataclasses import replace

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.entries import Entry
from playlist_service.domain.extraction.layout import is_featuring, looks_like_version
from playlist_service.domain.extraction.titles import after_feat, clean_title
from playlist_service.domain.text import fold_name

_COMMA = re.compile(r"\s*[,;]\s+(?![^()\[\]]*[)\]])")
_NOTE = re.compile(r"\s*[(\[](?P<in>[^()\[\]]{1,40})[)\]]$")
_MOST_WORDS = 6
_LEAST_ROWS = 3


def titles_apart(text: str, layout: str, entries: tuple[Entry, ...], known: frozenset[str]) -> tuple[Entry, ...]:
    """Return the entries, their titles parted at commas where the whole list is built so."""
    if not layout.endswith("act first") or len(entries) < _LEAST_ROWS:
        return entries
    acts = [fold_name(act.of(text)) for entry in entries for act in entry.acts[:1]]
    parts = [_parts(text, entry.titles[0]) if len(entry.titles) == 1 else [] for entry in entries]
    several = sum(len(titles) > 1 for titles in parts)
    built_so = several >= 0.5 * len(entries) and sum(map(len, parts)) >= 2 * len(entries) - 1
    if not built_so or len(set(acts)) < len(entries) or not all(_is_title(text, part) for row in parts for part in row):
        return entries
    return tuple(_apart(text, entry, titles, known) for entry, titles in zip(entries, parts, strict=True))


def _apart(text: str, entry: Entry, titles: list[Span], known: frozenset[str]) -> Entry:
    notes = [_NOTE.search(text, title.start, title.end) for title in titles]
    guests = tuple(
        guest
        for note in notes
        if note and is_featuring(note["in"])
        for guest in acts_in(text, after_feat(text, Span(*note.span("in"))), known)
    )
    return replace(entry, titles=tuple(_bare(text, title, known) for title in titles), acts=(*entry.acts, *guests))


def _parts(text: str, title: Span) -> list[Span]:
    cuts, at = [], title.start
    for found in _COMMA.finditer(text, title.start, title.end):
        cuts.append(Span(at, found.start()))
        at = found.end()
    return [*cuts, Span(at, title.end)]


def _is_title(text: str, span: Span) -> bool:
    words = span.of(text)
    return 0 < len(words.split()) <= _MOST_WORDS and not words[:1].islower()


def _bare(text: str, title: Span, known: frozenset[str]) -> Span:
    """Return a title without the note or the reference in brackets behind it."""
    note = _NOTE.search(text, title.start, title.end)
    if note and note.start() > title.start and not looks_like_version(note["in"].rstrip("0123456789") or "note"):
        title = Span(title.start, note.start())
    return clean_title(text, title, known)[0]
