"""Rows to entries: the title, the acts and the notes of every row of one list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.around import acts_beside, around, can_be_act, stripped
from playlist_service.domain.extraction.layout import (
    Separator,
    act_first,
    act_votes,
    best_separator,
    bracket_of,
    is_featuring,
    looks_like_version,
    split,
    told_side,
)
from playlist_service.domain.extraction.quotes import Quoted
from playlist_service.domain.extraction.rows import Row
from playlist_service.domain.extraction.titles import (
    clean_title,
    credited_in,
    inside,
    is_note,
    originals_in,
    strip_title,
)
from playlist_service.domain.extraction.vocabulary import says


@dataclass(frozen=True, slots=True)
class Entry:
    """One row read: its titles (two for a medley of two), its acts, and the names of a cover's original."""

    row: Row
    titles: tuple[Span, ...]
    acts: tuple[Span, ...] = ()
    original: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    composers: bool = False
    voices: tuple[Span, ...] = ()
    """Who sings or plays on it beside the act that the whole list is by."""


@dataclass(frozen=True, slots=True)
class Table:
    """A list read as a whole: its entries, how it was laid out and how many rows agree."""

    entries: tuple[Entry, ...]
    layout: str
    share: float


_LABEL_END = re.compile(r"\s*\[([^\[\]]{2,60})\]$")
_JOINT = re.compile(r"^\s*(?:/|&|\+|,|and|et|y|e|und|ed)\s*$", re.IGNORECASE)


def read_rows(text: str, rows: list[Row], known: frozenset[str], head: str = "", *, first: bool | None = None) -> Table:
    """Return the entries of a list, laid out as most of its rows agree; `first`: the act stands first, if known."""
    table = _laid_out(text, _without_labels(text, rows), known, head, first)
    return replace(table, entries=tuple(with_fields(text, entry, known) for entry in table.entries))


def _without_labels(text: str, rows: list[Row]) -> list[Row]:
    """Return the rows without the record labels that most of them have in square brackets at their end."""
    found = [_LABEL_END.search(row.words) for row in rows]
    labels = [bool(f) and not looks_like_version(f[1]) and not is_featuring(f[1]) for f in found if f]
    parted = best_separator(text, rows)
    if len(rows) < 3 or sum(labels) < 0.6 * len(rows) or parted is None or parted[1] < 0.8:
        return rows
    return [_cut_end(text, row, found.start()) if found else row for row, found in zip(rows, found, strict=True)]


def _cut_end(text: str, row: Row, length: int) -> Row:
    body = Span(row.body.start, row.body.start + length)
    quotes = tuple(quote for quote in row.quotes if quote.outer.end <= body.end)
    return replace(row, body=body, words=body.of(text), quotes=quotes)


def with_fields(text: str, entry: Entry, known: frozenset[str]) -> Entry:
    """Return the entry with the names that its row's labels give: singers, composers, others."""
    named: dict[str, tuple[Span, ...]] = {}
    for role, value in entry.row.fields:
        named[role] = named.get(role, ()) + acts_in(text, value, known)
    if not named:
        return entry
    made = named.get("composer", ()) or named.get("writer", ())
    acts = entry.acts or named.get("artist", ()) or (("voice" not in named and made) or ())
    others = tuple(name for name in (*made, *named.get("other", ())) if name not in acts)
    return replace(
        entry,
        acts=acts,
        others=(*entry.others, *others),
        composers=entry.composers or (bool(made) and acts == made),
        voices=(*entry.voices, *named.get("voice", ())),
    )


def _laid_out(text: str, rows: list[Row], known: frozenset[str], head: str, first: bool | None) -> Table:
    quoted = sum(_titled(text, row) is not None for row in rows) / len(rows)
    separator = best_separator(text, rows)
    if quoted >= 0.6 and not _quotes_are_names(text, rows):
        leading = sum(bool(r.quotes) and r.quotes[0].outer.start == r.body.start for r in rows) >= 0.7 * len(rows)
        entries = [
            _quoted_entry(text, row, known, leading=leading)
            if _titled(text, row)
            else _fallback(text, row, separator, known)
            for row in rows
        ]
        return Table(tuple(e for e in entries if e), "quoted titles", quoted)
    bracketed = _bracketed(text, rows, known, head)
    if separator is not None and (bracketed is None or separator[1] + separator[0].trust >= bracketed.share):
        side = _act_side(text, rows, separator[0], known, head) if first is None else first
        return _separated(text, rows, separator, side, known)
    if bracketed is not None:
        return bracketed
    return Table(tuple(e for row in rows if (e := _bare(text, row))), "titles alone", 1.0)


def _quotes_are_names(text: str, rows: list[Row]) -> bool:
    """Tell inner quotes of titles (in the middle of the row) from titles in quotes."""
    inside = sum(
        bool(r.quotes)
        and r.quotes[0].outer.start > r.body.start
        and r.quotes[0].outer.end < r.body.end - 1
        and text[r.quotes[0].outer.start - 1] in "(["
        for r in rows
    )
    return inside > len(rows) / 2


def _titled(text: str, row: Row) -> Quoted | None:
    """Return the quoted stretch of a row that is its title: at an edge, or parted from the rest."""
    for quote in row.quotes:
        before = text[row.body.start : quote.outer.start]
        depth = before.count("(") - before.count(")") + before.count("[") - before.count("]")
        if depth <= 0 and len(quote.inner.of(text)) > 0:
            return quote
    return None


def _quoted_entry(text: str, row: Row, known: frozenset[str], *, leading: bool) -> Entry | None:
    first = _titled(text, row)
    assert first is not None  # noqa: S101 - the caller has looked
    titles = [first]
    for quote in row.quotes:
        if quote.outer.start >= titles[-1].outer.end and _JOINT.match(text[titles[-1].outer.end : quote.outer.start]):
            titles.append(quote)
    before = Span(row.body.start, first.outer.start)
    after = Span(titles[-1].outer.end, row.body.end)
    acts, original, others = around(text, before, after, known)
    if leading and any(map(str.isalnum, before.of(text))) and not acts_beside(text, before, known):
        return None
    return Entry(row, tuple(t.inner for t in titles), acts, original, others)


def _act_side(text: str, rows: list[Row], separator: Separator, known: frozenset[str], head: str) -> bool:
    """Return whether the act stands before the separator."""
    if separator.act_first <= -5:
        return False
    pairs = [pair for row in rows if (pair := split(text, row, separator, act_first=True))]
    ends = [pair for row in rows if (pair := split(text, row, separator, act_first=False))]
    return act_first(text, pairs, separator.act_first, known, head) or act_first(
        text, ends, separator.act_first, known, head
    )


def _separated(text: str, rows: list[Row], found: tuple[Separator, float], first: bool, known: frozenset[str]) -> Table:
    separator, share = found
    timed = sum(row.timed for row in rows) >= 0.6 * len(rows)
    read = [row for row in rows if row.timed or not timed or split(text, row, separator, act_first=first)]
    entries = [_split_entry(text, row, separator, first, known) for row in read]
    side = "act first" if first else "title first"
    return Table(tuple(e for e in entries if e), f"{separator.name}, {side}", share)


def _split_entry(text: str, row: Row, separator: Separator, first: bool, known: frozenset[str]) -> Entry | None:
    pair = split(text, row, separator, act_first=first)
    if pair is None:
        return _bare(text, row)
    act, title = pair if first else (pair[1], pair[0])
    if says("unknown", title.of(text)):
        return None
    title, guests, original = clean_title(text, title, known)
    acts = _side_acts(text, act, known)
    tail = originals_in(text, inside(text, row.tail)) if row.tail else ()
    return Entry(row, (title,), (*acts, *(g for g in guests if g not in acts)), (*original, *tail))


def _side_acts(text: str, span: Span, known: frozenset[str]) -> tuple[Span, ...]:
    """Return the acts of the side that the whole list has as its acts': only a comment is none."""
    words = span.of(text).split()
    comment = len(words) > 8 and sum(word[:1].islower() for word in words) > len(words) / 2
    if comment or not (can_be_act(span.of(text)) or any(map(str.isalpha, span.of(text)))):
        return ()
    return acts_in(text, stripped(text, span), known)


def _bracketed(text: str, rows: list[Row], known: frozenset[str], head: str) -> Table | None:
    """Read "Title (Act)", or "Act (Title)", where most brackets hold names."""
    found = {index: pair for index, row in enumerate(rows) if (pair := bracket_of(text, row))}
    named = {i: p for i, p in found.items() if not is_note(text, p[1]) or credited_in(text, p[1])}
    if len(named) < 0.7 * len(rows):
        return None
    pairs = list(named.values())
    composed = any(credited_in(text, pair[1]) for pair in pairs)
    first = act_first(text, pairs, -0.7, known, head) and (bool(told_side(head)) or _distinct(text, pairs))
    entries = []
    for index, row in enumerate(rows):
        if index not in named:
            entries.append(_bare(text, row))
            continue
        outer, inner = named[index]
        act, title = (outer, inner) if first else (inner, outer)
        cleaned, guests, original = clean_title(text, title, known)
        credited = credited_in(text, inner)
        acts = credited.get("writer") or _side_acts(text, act, known)
        entries.append(Entry(row, (cleaned,), (*acts, *guests), original, credited.get("other", ()), bool(composed)))
    return Table(tuple(e for e in entries if e), "act (title)" if first else "title (act)", len(named) / len(rows))


def _distinct(text: str, pairs: list[tuple[Span, Span]]) -> bool:
    return (
        act_votes([p[0].of(text) for p in pairs], frozenset())
        > act_votes([p[1].of(text) for p in pairs], frozenset()) + 0.3
    )


def _bare(text: str, row: Row) -> Entry | None:
    if says("unknown", row.body.of(text)) or row.body.end <= row.body.start:
        return None
    title, guests, original = clean_title(text, row.body, frozenset())
    tail = originals_in(text, inside(text, row.tail)) if row.tail else ()
    return Entry(row, (title,), (), (*original, *tail), voices=guests) if title.end > title.start else None


_OPENER = re.compile(r"(?:^|[\s(:,–—-])[\"“„«](?=\S)")


def _fallback(text: str, row: Row, separator: tuple[Separator, float] | None, known: frozenset[str]) -> Entry | None:
    """Read the odd row of a list of quoted titles: one whose quote never closes, else by the separator of the rest."""
    found = _OPENER.search(text, row.body.start, row.body.end)
    if found:
        before, title = Span(row.body.start, found.start()), Span(found.end(), row.body.end)
        acts = acts_beside(text, before, known)
        comma = text.rfind(", ", title.start, title.end)
        if not acts and comma > 0:
            title, acts = Span(title.start, comma), acts_in(text, Span(comma + 1, title.end), known)
        return Entry(row, (strip_title(text, title),), acts)
    if any(map(str.isalnum, row.body.of(text))) and row.body.end - row.body.start > 80:
        return None
    return _split_entry(text, row, separator[0], first=False, known=known) if separator else _bare(text, row)
