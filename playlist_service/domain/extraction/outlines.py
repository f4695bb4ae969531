"""Outlines: acts or composers as headings, their pieces as bullets below, works they come from in between."""

from __future__ import annotations

import re

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.entries import Entry
from playlist_service.domain.extraction.rows import is_sentence, row_of
from playlist_service.domain.extraction.runs import is_heading
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.titles import clean_title

_NAME_LIKE = re.compile(r"^[^\W\d_a-zà-ÿ][\w'’.]*(?: (?:[^\W\d_a-zà-ÿ][\w'’.]*|&|and|the|of|de|von|van)){0,5}:?$")
_LEAST_HEADS, _LEAST_ENTRIES = 3, 6


def outlines(text: str, lines: tuple[Line, ...], known: frozenset[str]) -> tuple[list[Entry], list[int]] | None:
    """Return the entries of an outline with the act of their heading, and the lines they take; else None."""
    head: Span | None = None
    groups: dict[Span, list[int]] = {}
    heads: list[int] = []
    for index, line in enumerate(lines):
        if line.bullet and head is not None and line.kind == "text":
            groups.setdefault(head, []).append(index)
        elif _is_head(text, lines, index):
            head = line.body
            heads.append(index)
        elif line.gap > 0 and not line.bullet:
            head = None
    total = [index for rows in groups.values() for index in rows]
    if len(groups) < _LEAST_HEADS or len(total) < _LEAST_ENTRIES or _parted(text, lines, total):
        return None
    entries = [
        Entry(
            row_of(text, lines[i]),
            (clean_title(text, row_of(text, lines[i]).body, known)[0],),
            acts_in(text, _bare(text, act), known),
        )
        for act, rows in groups.items()
        for i in rows
    ]
    return entries, total + [i for i in heads if lines[i].body in groups]


def _is_head(text: str, lines: tuple[Line, ...], index: int) -> bool:
    line = lines[index]
    words = line.body.of(text)
    if (
        line.bullet
        or line.numbered
        or line.kind == "table"
        or not _NAME_LIKE.match(words)
        or is_sentence(text, line.body)
    ):
        return False
    following = lines[index + 1 : index + 3]
    return any(other.bullet and other.indent >= line.indent for other in following) and not (
        is_heading(text, line) and line.kind != "heading" and not words.endswith(":")
    )


def _bare(text: str, span: Span) -> Span:
    return Span(span.start, span.end - 1) if text[span.end - 1] == ":" else span


def _parted(text: str, lines: tuple[Line, ...], indexes: list[int]) -> bool:
    """Entries that hold an act of their own are no outline."""
    return sum(
        bool(re.search(r"\s(?:[-–—|/~]|//)\s|[\"”»]\s*[-–—,(]|\sby\s", lines[i].body.of(text))) for i in indexes
    ) > 0.4 * len(indexes)


_LEAST_GROUPS, _LEAST_TITLES = 4, 5


def under_capitals(text: str, lines: tuple[Line, ...], known: frozenset[str]) -> tuple[list[Entry], list[int]] | None:
    """Return the titles that stand in plain lines under acts in capitals, as in a concert's list; else None."""
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        if line.gap > 0 or not groups:
            groups.append([])
        groups[-1].append(index)
    chosen = [group for group in groups if _is_act_over_titles(text, lines, group)]
    rows = [index for group in chosen for index in group[1:]]
    commas = sum(", " in lines[i].body.of(text) for i in rows)
    if (
        len(chosen) < _LEAST_GROUPS
        or len(rows) < _LEAST_TITLES
        or _parted(text, lines, rows)
        or commas > 0.5 * len(rows)
    ):
        return None
    entries = []
    for group in chosen:
        acts = acts_in(text, _bare(text, lines[group[0]].body), known)
        for index in group[1:]:
            row = row_of(text, lines[index])
            title, guests, original = clean_title(text, row.body, known)
            entries.append(Entry(row, (title,), (*acts, *guests), original))
    return entries, [index for group in chosen for index in group]


def _is_act_over_titles(text: str, lines: tuple[Line, ...], group: list[int]) -> bool:
    first = lines[group[0]]
    words = re.sub(r"\([^()]*\)", "", first.body.of(text)).strip(" :")
    if len(group) < 2 or first.kind == "table" or not words.isupper() or len(words) > 50 or is_heading(text, first):
        return False
    return all(
        lines[i].kind == "text" and not is_sentence(text, lines[i].body) and not lines[i].body.of(text).isupper()
        for i in group[1:]
    )
