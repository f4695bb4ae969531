"""Rows of three and more fields parted by one mark: "Title ~ Act ~ 2.37", "Scene / Title / Act"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.layout import is_shielded
from playlist_service.domain.extraction.rows import Row, role_of
from playlist_service.domain.extraction.structure import Line

_MARKS = (
    re.compile(r"\s+~\s+"),
    re.compile(r"\s*[|｜]\s*"),
    re.compile(r"\s+//+\s+|\s*／／\s*"),
    re.compile(r"\s+[-–—―]{1,3}\s+"),
    re.compile(r"\s+[•·・●]\s+"),
    re.compile(r"\s*(?:->|=>|>>|[→➜➔►»▸▹])\s*"),
    re.compile(r"\s*(?:\.{3,}|…+)\s*"),
    re.compile(r"\s+/\s+"),
    re.compile(r"\s*;\s+"),
)
_LEAST, _AGREE = 4, 0.6
"""A list has so many rows at least, of which so many have the same number of fields."""


def fielded(text: str, rows: list[Row]) -> list[Line] | None:
    """Return the rows as rows of a table, or None where they have not the same number of fields."""
    if len(rows) < _LEAST:
        return None
    for mark in _MARKS:
        cut = [_cut(text, row, mark) for row in rows]
        width, often = Counter(len(fields) for fields in cut).most_common(1)[0]
        if width >= 3 and often >= _AGREE * len(rows):
            return [
                replace(row.line, kind="table", cells=fields, gap=0, group=None)
                for row, fields in zip(rows, cut, strict=True)
                if len(fields) >= 2
            ]
    return None


def _cut(text: str, row: Row, mark: re.Pattern[str]) -> tuple[Span, ...]:
    fields, at = [], row.body.start
    end = row.line.body.end if row.tail is None and row.line.body.end >= row.body.end else row.body.end
    for found in mark.finditer(text, row.body.start, end):
        if found.start() > at and not is_shielded(row, found):
            fields.append(Span(at, found.start()))
            at = found.end()
    return (*fields, Span(at, end)) if at < end else tuple(fields)


def told_fields(head: str, width: int) -> list[str | None]:
    """Return what the heading over a list says that its fields are ("Artist - Title - Label"); empty if it does not."""
    labels = [label for label in re.split(r"\s*[-–—/|~:,;·•]\s*|\t", head.strip(" :()#*")) if label.strip()]
    roles = [role_of(label) for label in labels]
    return roles if len(roles) == width and "title" in roles else []
