"""What the lines under an entry say: credits ("performed by X"), or nothing but its acts."""

from __future__ import annotations

from dataclasses import replace

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.blocks import credit_of
from playlist_service.domain.extraction.entries import Entry
from playlist_service.domain.extraction.layout import act_votes
from playlist_service.domain.extraction.rows import is_sentence
from playlist_service.domain.extraction.structure import Line

_LEAST = 3


def with_acts_below(
    text: str, lines: tuple[Line, ...], entries: list[Entry], rows: set[int], known: frozenset[str]
) -> list[Entry]:
    """Give entries the acts of the short lines under them, where nearly every entry has one that looks like acts.

    Whoever the entries name themselves then wrote them.
    """
    places = {line.span.start: index for index, line in enumerate(lines)}
    below: list[Line | None] = []
    for entry in entries:
        index = places.get(entry.row.line.span.start, len(lines)) + 1
        line = lines[index] if index < len(lines) and index not in rows and lines[index].gap == 0 else None
        below.append(line if line and line.kind == "text" and not is_sentence(text, line.body) else None)
    named = [(entry, line) for entry, line in zip(entries, below, strict=True) if line]
    if len(entries) < _LEAST or len(named) < 0.8 * len(entries):
        return entries
    acts = act_votes([line.body.of(text) for _, line in named], known)
    if acts <= act_votes([entry.titles[0].of(text) for entry, _ in named], known):
        return entries
    return [
        replace(e, acts=acts_in(text, line.body, known), others=(*e.others, *e.acts)) if line else e
        for e, line in zip(entries, below, strict=True)
    ]


def with_credit_lines(
    text: str, lines: tuple[Line, ...], entries: list[Entry], rows: set[int], known: frozenset[str]
) -> list[Entry]:
    """Add the acts of credit lines that stand under an entry ("performed by X")."""
    places = {line.span.start: index for index, line in enumerate(lines)}
    out = []
    for entry in entries:
        index = places.get(entry.row.line.span.start)
        credits: list[tuple[str, Span]] = []
        look = index + 1 if index is not None else len(lines)
        while look < len(lines) and look not in rows and lines[look].gap == 0 and look - (index or 0) <= 4:
            credits += credit_of(text, lines[look].body)
            look += 1
        acts = tuple(s for role, value in credits if role == "artist" for s in acts_in(text, value, known))
        others = tuple(
            s for role, value in credits if role in ("writer", "composer", "other") for s in acts_in(text, value, known)
        )
        if acts or others:
            out.append(replace(entry, acts=entry.acts or acts, others=(*entry.others, *others)))
        else:
            out.append(entry)
    return out
