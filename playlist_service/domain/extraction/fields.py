"""Rows of three and more fields parted by one mark: "Title ~ Act ~ 2.37", "Scene / Title / Act"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.layout import LONGEST_ROW, is_shielded
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
    re.compile(r"\s*/\s*"),
)
_LEAST, _AGREE = 4, 0.6
"""A list has so many rows at least, of which so many have the same number of fields."""


def fielded(text: str, rows: list[Row]) -> list[Line] | None:
    """Return the rows as rows of a table, or None where they have not the same number of fields."""
    rows = [row for row in rows if row.body.end - row.body.start <= LONGEST_ROW]
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


_BETWEEN = re.compile(r"(\s*(?:[-–—/|~:,;·•]+|//)\s*|\t+|\s{2,})")


def as_headed(text: str, rows: list[Row], head: str) -> list[Line] | None:
    """Return the rows as cells of act and title, parted as a heading such as "Artist - Song/Album" parts its labels.

    None where the heading is no such pattern, or most rows do not follow it.
    """
    form = _form_of(head)
    rows = [row for row in rows if row.line.body.end - row.body.start <= LONGEST_ROW]
    if form is None or len(rows) < _LEAST:
        return None
    found = [form.fullmatch(text, row.body.start, row.line.body.end) for row in rows]
    if sum(match is not None for match in found) < _AGREE * len(rows):
        return None
    return [
        replace(row.line, kind="table", cells=(Span(*match.span("a")), Span(*match.span("t"))), gap=0, group=None)
        for row, match in zip(rows, found, strict=True)
        if match
    ]


@lru_cache(maxsize=256)
def _form_of(head: str) -> re.Pattern[str] | None:
    """Return the pattern that a heading of three labels and more gives its rows."""
    parts = _BETWEEN.split(head.strip(" :()#*[]"))
    roles = [role_of(label) for label in parts[::2]]
    if len(roles) > 1 and (roles[0] == "number" or (roles[0] == "title" and "title" in roles[1:])):
        roles, parts = roles[1:], parts[2:]
    if len(roles) < _LEAST - 1 or not {"title", "artist"} <= set(roles) or roles.count(None) > 1:
        return None
    last = max(roles.index("title"), roles.index("artist"))
    form = ""
    for place, role in enumerate(roles[: last + 1]):
        name = {"title": "t", "artist": "a"}.get(role or "")
        form += rf"(?P<{name}>\S.*?)" if name and f"<{name}>" not in form else r".+?"
        form += _mark(parts[2 * place + 1]) if place < last else ""
    tail = parts[2 * last + 1] if last + 1 < len(roles) else ""
    behind = rf"(?:{_mark(tail)}[^\s-].*|\s*\[.*)?" if tail else ""
    return re.compile(form + behind)


def _mark(between: str) -> str:
    """Return the expression for what parts two fields, written with or without blanks as in the heading."""
    mark = between.strip()
    if not mark:
        return r"(?:\t+|\s{2,})"
    blank = r"\s+" if between[:1].isspace() and mark not in ",;:" else r"\s*"
    dash = "[-–—]" if mark in "-–—" else re.escape(mark)
    return rf"{blank}{dash}{blank}"
