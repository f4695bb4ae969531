"""What rows carry beside title and act, told by all rows together and left out: scenes, presenters, remarks."""

from __future__ import annotations

import re
from dataclasses import replace

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.around import can_be_act
from playlist_service.domain.extraction.layout import (
    Separator,
    best_separator,
    is_featuring,
    looks_like_version,
    split,
)
from playlist_service.domain.extraction.quotes import Quoted
from playlist_service.domain.extraction.rows import Row, remark_in

MOST_ROWS = 0.6
"""What so many rows of a list carry, its rows carry."""
LEAST_ROWS = 3
"""Fewer rows do not tell what the rows of a list carry."""
_LABEL_END = re.compile(r"\s*\[([^\[\]]{2,60})\]$")


def without_labels(text: str, rows: list[Row]) -> list[Row]:
    """Return the rows without the record labels that most of them have in square brackets at their end."""
    found = [_LABEL_END.search(row.words) for row in rows]
    labels = [bool(f) and not looks_like_version(f[1]) and not is_featuring(f[1]) for f in found if f]
    parted = best_separator(text, rows)
    if len(rows) < 3 or sum(labels) < 0.6 * len(rows) or parted is None or parted[1] < 0.8:
        return rows
    return [cut_end(text, row, found.start()) if found else row for row, found in zip(rows, found, strict=True)]


_CODE = re.compile(r"(?:[A-Z]{1,5}\d?|\*|\+|\([A-Z]{1,4}\))\s+(?=\S)")


def without_codes(text: str, rows: list[Row]) -> list[Row]:
    """Return the rows without the short codes in capitals that most begin with ("PL Act – Title")."""
    codes = [found[0].strip() if (found := _CODE.match(row.words)) else "" for row in rows]
    held = [code for code in codes if code]
    if len(rows) < _LEAST_CODED or len(held) < MOST_ROWS * len(rows) or len(set(held)) > 0.5 * len(held):
        return rows
    return [
        cut_start(text, row, row.body.start + len(code) + 1) if code else row
        for row, code in zip(rows, codes, strict=True)
    ]


_LEAST_CODED = 5
_YEAR_END = re.compile(r"(?<=\S)(?:[\s,;]+(?:19|20)\d\d|\s*[(\[](?:19|20)\d\d[)\]])$")


def without_years(text: str, rows: list[Row]) -> list[Row]:
    """Return the rows without the years that most of them end with, where act and title remain."""
    cut = _cut_where_most(text, rows, _YEAR_END)
    return cut if cut and best_separator(text, cut) else rows


_DOTTED_TIME = re.compile(r"(?<=\S)\s+\d{1,2}\.[0-5]\d$")


def without_dotted_times(text: str, rows: list[Row]) -> list[Row]:
    """Return the rows without the lengths that most of them end with, where those are written with a full stop."""
    return _cut_where_most(text, rows, _DOTTED_TIME, timed=True) or rows


_RELEASE = re.compile(
    r"(?<=\S)\s+(?:[-–—]\s+)?(?:from|off|on|taken from|aus|de l['’]album|dall['’]album|del disco|del álbum|do álbum)\s+"
    r"(?=[^\Wa-zà-ÿ]|[\"“‘'«„])"
)


def without_releases(text: str, rows: list[Row]) -> list[Row]:
    """Return the rows without the records that most of them say they are from, where act and title remain."""
    cut = _cut_where_most(text, rows, _RELEASE)
    return cut if cut and (best_separator(text, cut) or any(row.quotes for row in cut)) else rows


def _cut_where_most(text: str, rows: list[Row], form: re.Pattern[str], *, timed: bool = False) -> list[Row] | None:
    """Return the rows without what begins with `form`, or None where fewer than most rows have it.

    `timed` says that what goes is a length, so that the rows that had it are known to have one.
    """
    found = [form.search(row.words) for row in rows]
    if len(rows) < LEAST_ROWS or sum(f is not None for f in found) < MOST_ROWS * len(rows):
        return None
    return [
        replace(cut_end(text, row, f.start()), timed=timed or row.timed) if f else row
        for row, f in zip(rows, found, strict=True)
    ]


_COMMENT = re.compile(
    r"(?<=\S)\s*[(\[（](?P<in>[^()\[\]（）]{2,60})[)\]）](?P<after>\s*(?:[:;,]\s|\s[-–—]\s?).*)?$", re.DOTALL
)


def without_comments(text: str, rows: list[Row]) -> list[Row]:
    """Return the rows without remarks behind their brackets, where most rows end with brackets or such remarks."""
    found = [_COMMENT.search(row.words) if not row.quotes else None for row in rows]
    named = [f for f in found if f and not looks_like_version(f["in"])]
    if len(rows) < 3 or len(named) < MOST_ROWS * len(rows) or not any(f["after"] for f in named):
        return rows
    return [
        cut_end(text, row, f.start("after")) if f and f["after"] else row for row, f in zip(rows, found, strict=True)
    ]


_ASIDE = re.compile(r"(?<=\S)\s*\((?P<in>[^()]{20,}(?:\([^()]*\)[^()]*)*)\)?$")


def _without_aside(text: str, row: Row) -> Row:
    """Return the row without the sentence in brackets that it ends with."""
    found = _ASIDE.search(row.words)
    words = found["in"].split() if found else []
    small = sum(word[:1].islower() for word in words)
    if (
        found is None
        or len(words) < _LEAST_ASIDE
        or small < 0.5 * len(words)
        or looks_like_version(" ".join(words[:2]))
    ):
        return row
    return cut_end(text, row, found.start())


_LEAST_ASIDE = 5
_USUAL = 3
"""So many remarks make it likely that what else looks like one is one."""


def without_remarks(text: str, rows: list[Row]) -> list[Row]:
    """Return the rows without the sentences that somebody wrote behind some of the entries."""
    if len(rows) < LEAST_ROWS:
        return rows
    cut = [_without_aside(text, row) for row in rows]
    rows = cut if best_separator(text, cut) else rows
    ends = [remark_in(text, row.body) for row in rows]
    if sum(end is not None for end in ends) >= _USUAL:
        ends = [remark_in(text, row.body, usual=True) for row in rows]
    return [
        row
        if end is None or any(q.outer.start < end < q.outer.end for q in row.quotes)
        else cut_end(text, row, end - row.body.start)
        for row, end in zip(rows, ends, strict=True)
    ]


def without_stops(text: str, rows: list[Row]) -> list[Row]:
    """Return the rows without the full stops that most of them end with."""
    ends = [row.words.endswith(".") and not row.words.endswith("..") for row in rows]
    if len(rows) < LEAST_ROWS or sum(ends) < MOST_ROWS * len(rows):
        return rows
    return [cut_end(text, row, len(row.words) - 1) if end else row for row, end in zip(rows, ends, strict=True)]


def cut_end(text: str, row: Row, length: int) -> Row:
    body = Span(row.body.start, row.body.start + length)
    quotes = tuple(quote for quote in row.quotes if quote.outer.end <= body.end)
    return replace(row, body=body, words=body.of(text), quotes=quotes)


def titled(text: str, row: Row) -> Quoted | None:
    """Return the quoted stretch of a row that is its title: at an edge, or parted from the rest."""
    for quote in row.quotes:
        before = text[row.body.start : quote.outer.start]
        depth = before.count("(") - before.count(")") + before.count("[") - before.count("]")
        if depth <= 0 and len(quote.inner.of(text)) > 0:
            return quote
    return None


def without_presenters(text: str, rows: list[Row]) -> list[Row]:
    """Leave out what stands before the titles where few names return there, and the acts stand behind the titles."""
    leads, tails = [], []
    for row in rows:
        quote = titled(text, row)
        if quote is not None:
            leads.append(text[row.body.start : quote.outer.start].strip(" \t:–—-,"))
            tails.append(text[quote.outer.end : row.body.end].strip(" \t:–—-,."))
    both = sum(bool(lead) and bool(tail) and _may_be_act(tail) for lead, tail in zip(leads, tails, strict=True))
    few = len(set(leads)) <= 0.4 * len(leads) and len(set(tails)) >= 0.7 * len(tails)
    if both < MOST_ROWS * len(rows) or not (few or _end_with_colons(text, rows)):
        return rows
    return [cut_start(text, row, quote.outer.start) if (quote := titled(text, row)) else row for row in rows]


def _may_be_act(words: str) -> bool:
    return words[:1] not in "([" and not words[:1].islower() and can_be_act(words)


def _end_with_colons(text: str, rows: list[Row]) -> bool:
    """Return whether most titles stand behind a colon that ends what says where they are heard."""
    quotes = [(row, quote) for row in rows if (quote := titled(text, row))]
    leads = [text[row.body.start : quote.outer.start].rstrip() for row, quote in quotes]
    return sum(lead.endswith((":", "：")) for lead in leads) >= MOST_ROWS * len(rows)


_SCENE = re.compile(r"[^:：\"“„«]{3,60}[:：]\s+(?=\S)")


def without_scenes(text: str, rows: list[Row], separator: Separator) -> list[Row] | None:
    """Return the rows without the scene that most begin with ("al bar: ..."), or None where they begin with none.

    A scene is told from an act by its small letters, or by the colon that parts it from an act and a title.
    """
    pairs = [(row, split(text, row, separator, act_first=True)) for row in rows]
    small = [
        pair is not None and _is_scene(pair[0].of(text)) and not pair[1].of(text)[:1].islower() for _, pair in pairs
    ]
    if sum(small) >= MOST_ROWS * len(rows):
        return [
            cut_start(text, row, pair[1].start) if pair and s else row
            for (row, pair), s in zip(pairs, small, strict=True)
        ]
    if separator.name == "colon" and len(rows) > LEAST_ROWS:
        rest = [cut_start(text, row, cut[1].start) if cut else row for row, cut in pairs]
        again = best_separator(text, rest)
        if again is not None and again[1] >= 0.8 and again[0].name != "colon" and _are_pairs(text, rest, again[0]):
            return rest
    leads = [_SCENE.match(text, pair[0].start, pair[0].end) if pair else None for _, pair in pairs]
    if separator.name == "colon" or sum(lead is not None for lead in leads) < MOST_ROWS * len(rows):
        return None
    return [cut_start(text, row, lead.end()) if lead else row for row, lead in zip(rows, leads, strict=True)]


def _are_pairs(text: str, rows: list[Row], separator: Separator) -> bool:
    """Return whether what stands behind the colons has two sides that begin with capitals."""
    pairs = [split(text, row, separator, act_first=True) for row in rows]
    return sum(
        p is not None and not p[0].of(text)[:1].islower() and not p[1].of(text)[:1].islower() for p in pairs
    ) >= 0.8 * len(rows)


def _is_scene(words: str) -> bool:
    parts = words.split()
    small = [part for part in parts if part[:1].islower()]
    return bool(parts) and (
        (parts[0][:1].islower() and len(small) >= 0.5 * len(parts))
        or (len(parts) >= 3 and len(small) >= 0.7 * len(parts))
    )


def cut_start(text: str, row: Row, start: int) -> Row:
    body = Span(start, row.body.end)
    return replace(row, body=body, words=body.of(text), quotes=tuple(q for q in row.quotes if q.outer.start >= start))
