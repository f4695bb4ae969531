"""Entries of two halves that the page puts together: a list item with a break inside, a term and its definition."""

from __future__ import annotations

import re

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.around import stripped
from playlist_service.domain.extraction.blocks import credit_of
from playlist_service.domain.extraction.entries import Entry
from playlist_service.domain.extraction.layout import act_votes, best_separator
from playlist_service.domain.extraction.rows import is_sentence, label_of, row_of
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.titles import clean_title
from playlist_service.domain.extraction.vocabulary import alternatives

_BY = re.compile(rf"(?:{alternatives('by')})\s+\S", re.IGNORECASE)
_LEAST, _MOST = 3, 0.8
_TITLE_FIRST = 0.2
"""The act must look so much more like one to stand before its title."""


def halved(text: str, lines: tuple[Line, ...], known: frozenset[str]) -> list[tuple[list[Entry], list[int]]]:
    """Return the lists whose entries are a title and an act in one item, or a term and its definition."""
    out = []
    for groups in _lists(lines):
        pairs = [group for group in groups if len(group) == 2 and all(_is_half(text, lines[i]) for i in group)]
        if len(pairs) < max(_LEAST, _MOST * len(groups)):
            continue
        upper = [row_of(text, lines[pair[0]]) for pair in pairs]
        if best_separator(text, upper) is None:
            out.append((_entries(text, lines, pairs, known), [index for pair in pairs for index in pair]))
    return out


def _lists(lines: tuple[Line, ...]) -> list[list[list[int]]]:
    """Return the lists of the page, each as its items, each item as the indexes of its lines."""
    lists: list[list[list[int]]] = []
    last: object = None
    for index, line in enumerate(lines):
        owner = "terms" if line.part == "term" else line.group if line.kind == "text" else None
        if owner is not None:
            if owner != last:
                lists.append([])
            lists[-1].append([index])
            last = owner
        elif last is not None and _goes_on(line, last):
            lists[-1][-1].append(index)
        else:
            last = None
    return lists


def _goes_on(line: Line, owner: object) -> bool:
    if owner == "terms":
        return line.part == "definition"
    return line.kind == "text" and line.gap == 0 and not line.part and not line.bullet


def _is_half(text: str, line: Line) -> bool:
    words = row_of(text, line).words
    short = 0 < len(words) <= 90 and any(map(str.isalnum, words))
    credited = credit_of(text, line.body) or label_of(text, line.body)
    return short and not credited and not is_sentence(text, line.body)


def _entries(text: str, lines: tuple[Line, ...], pairs: list[list[int]], known: frozenset[str]) -> list[Entry]:
    halves = [[row_of(text, lines[index]) for index in pair] for pair in pairs]
    votes = [act_votes([pair[side].words for pair in halves], known) for side in (0, 1)]
    led = [sum(bool(_BY.match(pair[side].words)) for pair in halves) for side in (0, 1)]
    first = led[0] > led[1] if led[0] != led[1] else votes[0] - votes[1] > _TITLE_FIRST
    entries = []
    for pair in halves:
        act, title = (row.body for row in (pair if first else reversed(pair)))
        title, guests, original = clean_title(text, title, known)
        entries.append(Entry(pair[0], (title,), _acts(text, act, known), original, voices=guests))
    return entries


def _acts(text: str, half: Span, known: frozenset[str]) -> tuple[Span, ...]:
    return acts_in(text, stripped(text, half), known)
