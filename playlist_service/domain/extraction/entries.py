"""Rows to entries: the title, the acts and the notes of every row of one list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.around import acts_beside, around, can_be_act, stripped
from playlist_service.domain.extraction.besides import (
    LEAST_ROWS,
    MOST_ROWS,
    titled,
    without_codes,
    without_comments,
    without_dotted_times,
    without_labels,
    without_presenters,
    without_releases,
    without_remarks,
    without_scenes,
    without_stops,
    without_years,
)
from playlist_service.domain.extraction.layout import (
    SEPARATORS,
    Separator,
    act_first,
    act_votes,
    best_separator,
    bracket_of,
    looks_like_version,
    split,
    told_side,
)
from playlist_service.domain.extraction.likeness import act_likeness
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


_JOINT = re.compile(r"^\s*(?:/|&|\+|,|and|et|y|e|und|ed)\s*$", re.IGNORECASE)


def read_rows(text: str, rows: list[Row], known: frozenset[str], head: str = "", *, first: bool | None = None) -> Table:
    """Return the entries of a list, laid out as most of its rows agree; `first`: the act stands first, if known."""
    for without in (
        without_codes,
        without_dotted_times,
        without_remarks,
        without_stops,
        without_years,
        without_releases,
        without_labels,
        without_comments,
    ):
        rows = without(text, rows)
    table = _laid_out(text, rows, known, head, first)
    return replace(table, entries=tuple(with_fields(text, entry, known) for entry in table.entries))


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
    quoted = sum(titled(text, row) is not None for row in rows) / len(rows)
    separator = best_separator(text, rows)
    if quoted >= 0.6 and not _quotes_are_names(text, rows):
        leading = sum(bool(r.quotes) and r.quotes[0].outer.start == r.body.start for r in rows) >= 0.7 * len(rows)
        rows = without_presenters(text, rows)
        alone = sum(_has_second(text, row) for row in rows) >= max(_LEAST_SECOND, 0.6 * len(rows))
        entries = [
            _quoted_entry(text, row, known, leading=leading, alone=alone)
            if titled(text, row)
            else _fallback(text, row, separator, known)
            for row in rows
        ]
        return Table(tuple(e for e in entries if e), "quoted titles", quoted)
    bracketed = _bracketed(text, rows, known, head, first)
    if separator is not None and (bracketed is None or separator[1] + separator[0].trust >= bracketed.share):
        side = _act_side(text, rows, separator[0], known, head) if first is None else first
        return _separated(text, rows, separator, side, known)
    if bracketed is not None:
        return bracketed
    mixed = [pair for row in rows if (pair := _split_otherwise(text, row, first=True))]
    if separator is None and len(rows) > LEAST_ROWS and len(mixed) >= 0.8 * len(rows):
        side = act_first(text, mixed, 0.0, known, head) if first is None else first
        entries = [_split_entry(text, row, SEPARATORS[0], side, known) for row in rows]
        return Table(tuple(e for e in entries if e), f"mixed marks, {'act' if side else 'title'} first", 0.8)
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


_LEAST_SECOND = 4
"""From so many rows on that quote two things, the second is what the song is from, not the other half of a medley."""


def _has_second(text: str, row: Row) -> bool:
    """Return whether another quote follows a row's title, behind a slash or the like."""
    first = titled(text, row)
    return first is not None and any(
        quote.outer.start >= first.outer.end and _JOINT.match(text[first.outer.end : quote.outer.start])
        for quote in row.quotes
    )


def _quoted_entry(text: str, row: Row, known: frozenset[str], *, leading: bool, alone: bool) -> Entry | None:
    first = titled(text, row)
    assert first is not None  # noqa: S101 - the caller has looked
    titles = [first]
    for quote in () if alone else row.quotes:
        if quote.outer.start >= titles[-1].outer.end and _JOINT.match(text[titles[-1].outer.end : quote.outer.start]):
            titles.append(quote)
    before = Span(row.body.start, first.outer.start)
    if _ARROW.search(text, before.start, before.end):
        before = Span(before.end, before.end)
    after = Span(titles[-1].outer.end, row.body.end)
    acts, original, others = around(text, before, after, known)
    if leading and any(map(str.isalnum, before.of(text))) and not acts_beside(text, before, known):
        return None
    return Entry(row, tuple(t.inner for t in titles), acts, original, others)


_ARROW = re.compile(r"(?:-+>|=>|>>|[→➜➔⇒▸►»])\s*$")
"""What stands before it says where a title is heard, not who plays it."""


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
    told = without_scenes(text, rows, separator)
    if told is not None:
        return _laid_out(text, told, known, "", None)
    timed = sum(row.timed for row in rows) >= 0.6 * len(rows)
    read = [
        row
        for row in rows
        if split(text, row, separator, act_first=first)
        or not timed
        or (row.timed and not (share >= MOST_ROWS and _leads_with_time(text, row)))
    ]
    entries = _without_notes(text, [_split_entry(text, row, separator, first, known) for row in read])
    side = "act first" if first else "title first"
    return Table(tuple(e for e in entries if e), f"{separator.name}, {side}", share)


_OTHERWISE = ("dash", "double slash", "bar", "dots", "slash", "wide slash", "arrow", "dense slash", "colon", "gap")


def _split_otherwise(text: str, row: Row, first: bool) -> tuple[Span, Span] | None:
    """Return the sides of an odd row that parts them by another mark than the rest of its list."""
    found = (split(text, row, other, act_first=first) for other in SEPARATORS if other.name in _OTHERWISE)
    return next((pair for pair in found if pair), None)


def _split_tightly(text: str, row: Row, first: bool) -> tuple[Span, Span] | None:
    """Return the sides of a row whose dash has lost the blanks that the others of its list have."""
    found = (split(text, row, other, act_first=first) for other in SEPARATORS if other.name.endswith("dash"))
    return next((pair for pair in found if pair), None)


_NOTE = re.compile(r"(?<=\S)\s*[(\[](?P<in>[^()\[\]]{2,80})[)\]]$")


def _without_notes(text: str, entries: list[Entry | None]) -> list[Entry | None]:
    """Take brackets that name no version off the titles where most titles have such: albums, labels, countries."""
    found = [
        _NOTE.search(text, e.titles[0].start, e.titles[0].end) if e and len(e.titles) == 1 else None for e in entries
    ]
    noted = [
        f is not None and f.start() > 0 and not looks_like_version(_YEARS.sub("", f["in"]) or "note") for f in found
    ]
    if len(entries) < 3 or sum(noted) < 0.4 * len(entries):
        return entries
    return [
        replace(e, titles=(Span(e.titles[0].start, f.start()),))
        if e and f and note and f.start() > e.titles[0].start
        else e
        for e, f, note in zip(entries, found, noted, strict=True)
    ]


_YEARS = re.compile(r"\b(?:19|20)\d\d\b|\b(?:album|albums|single|LP|EP|vol\.?|original)\b", re.IGNORECASE)


def _leads_with_time(text: str, row: Row) -> bool:
    return (
        any(map(str.isdigit, text[row.line.body.start : row.body.start])) or row.line.body.start > row.line.span.start
    )


def _split_entry(text: str, row: Row, separator: Separator, first: bool, known: frozenset[str]) -> Entry | None:
    pair = (
        split(text, row, separator, act_first=first)
        or _split_otherwise(text, row, first)
        or (_split_tightly(text, row, first) if separator.name.endswith("dash") else None)
    )
    if pair is None:
        return _bare(text, row)
    act, title = pair if first else (pair[1], pair[0])
    stop = _SENTENCE_STOP.search(text, act.start, act.end) if separator.name == "by" else None
    act = Span(act.start, stop.start()) if stop else act
    if says("unknown", title.of(text)):
        return None
    title, guests, original = clean_title(text, title, known)
    acts = _side_acts(text, act, known)
    tail = originals_in(text, inside(text, row.tail)) if row.tail else ()
    return Entry(row, (title,), (*acts, *(g for g in guests if g not in acts)), (*original, *tail))


def _side_acts(text: str, span: Span, known: frozenset[str]) -> tuple[Span, ...]:
    """Return the acts of the side that the whole list has as its acts': only a comment is none."""
    words = _NOTE.sub("", span.of(text)).split()
    comment = len(words) > 8 and sum(word[:1].islower() for word in words) > len(words) / 2
    if comment or not (can_be_act(span.of(text)) or any(map(str.isalpha, span.of(text)))):
        return ()
    return acts_in(text, stripped(text, span), known)


_SENTENCE_STOP = re.compile(r"(?<=[^\W\d_]{4})[.!?]\s+(?=\S+\s+\S+\s+\S)")
"""Where a sentence begins that somebody added behind an act."""


def _bracketed(text: str, rows: list[Row], known: frozenset[str], head: str, told: bool | None) -> Table | None:
    """Read "Title (Act)", or "Act (Title)", where most brackets hold names."""
    found = {index: pair for index, row in enumerate(rows) if (pair := bracket_of(text, row))}
    named = {i: p for i, p in found.items() if not is_note(text, p[1]) or credited_in(text, p[1])}
    if len(named) < 0.7 * len(rows):
        return None
    pairs = list(named.values())
    composed = any(credited_in(text, pair[1]) for pair in pairs)
    first = act_first(text, pairs, -0.7, known, head) and (bool(told_side(head)) or _distinct(text, pairs))
    first = first if told is None else told
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
    return Table(
        tuple(e for e in entries if e),
        "brackets, act first" if first else "brackets, title first",
        len(named) / len(rows),
    )


def _distinct(text: str, pairs: list[tuple[Span, Span]]) -> bool:
    return (
        act_votes([p[0].of(text) for p in pairs], frozenset())
        > act_votes([p[1].of(text) for p in pairs], frozenset()) + 0.3
    )


_PERFORMED_BY = re.compile(
    r",?\s+(?:interprétée?s? par|chantée?s? par|sung by|performed by|gesungen von|cantat[ao] da|"
    r"interpretad[ao] por|cantad[ao] por)\s+(?=\S)"
)
_PERSON = re.compile(
    r"(?:[A-ZÀ-Þ][\w'’.-]+|[A-Z]\.)"
    r"(?: (?:[A-ZÀ-Þ][\w'’.-]*|&|y|e|and|the|de|da|van|von|di|su|his|ihr|orquesta|orchestra)){1,8}"
)


def _is_name(words: str, title: str) -> bool:
    """Return whether the bracket behind a lone title names who plays it."""
    if looks_like_version(words) or not _PERSON.fullmatch(words):
        return False
    return act_likeness(words) > 1.0 and act_likeness(words) > act_likeness(title) + 1.0


def _is_told_elsewhere(text: str, row: Row, side: Span) -> bool:
    """Return whether the words behind a dash stand by themselves elsewhere in the article, as a name does."""
    words = side.of(text).strip()
    if looks_like_version(words) or len(words.split()) < 2 or words[:1].islower():
        return False
    return any(
        not row.line.span.start <= found.start() < row.line.span.end
        for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)
    )


_DENSE_SINGER = re.compile(r"(?<=\S)\s*[(（](?P<a>[\u3400-\u9fff\uac00-\ud7af]{2,5})[)）]$")
"""A singer in brackets behind one title of a list whose other titles have none."""


def _bare(text: str, row: Row) -> Entry | None:
    if says("unknown", row.body.of(text)) or row.body.end <= row.body.start:
        return None
    singer = _DENSE_SINGER.search(text, row.body.start, row.body.end)
    if singer and act_likeness(singer["a"]) >= 1.0:
        return Entry(row, (strip_title(text, Span(row.body.start, singer.start())),), (Span(*singer.span("a")),))
    sung = _PERFORMED_BY.search(text, row.body.start, row.body.end)
    if sung and sung.start() > row.body.start:
        return Entry(
            row, (strip_title(text, Span(row.body.start, sung.start())),), acts_in(text, Span(sung.end(), row.body.end))
        )
    title, guests, original = clean_title(text, row.body, frozenset())
    named = _NOTE.search(text, title.start, title.end)
    if named and named.start() > title.start and _is_name(named["in"], text[title.start : named.start()]):
        return Entry(
            row, (strip_title(text, Span(title.start, named.start())),), acts_in(text, Span(*named.span("in")))
        )
    sides = _split_otherwise(text, row, first=False)
    if sides and (
        _is_name(_NOTE.sub("", sides[1].of(text)).strip(), sides[0].of(text)) or _is_told_elsewhere(text, row, sides[1])
    ):
        return Entry(row, (strip_title(text, sides[0]),), acts_in(text, sides[1]))
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
