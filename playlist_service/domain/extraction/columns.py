"""Columns without rules: lines whose fields are parted by runs of blanks, as in a radio log or a typed table."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.rows import role_of
from playlist_service.domain.extraction.structure import Line

_BORDER = re.compile(r"(?<![.!?…])[ \u00a0\u3000]{2,}|(?<=[.!?…])[ \u00a0\u3000]{3,}|[ \u00a0]*\t[ \t\u00a0]*")
"""Two blanks behind a full stop are a typist's habit, not a border."""
_CLOCK = re.compile(
    r"[(\[]?\d{1,2}[:：.h]\d{2}(?:[:：]\d{2})?(?:\s?[ap]\.?\s?m\.?|\s?(?:uhr|hrs?|hs?|ч)\.?)?[)\]]?", re.IGNORECASE
)
_WORDY = re.compile(r"[^\W\d_].*[^\W_]|[^\W\d_]", re.DOTALL)
_DOTTED = re.compile(r"\.{3,}|…{2,}")
_DELIMITERS = tuple(re.compile(rf'[ ]*(?:"([^"]*)"[ ]*|([^{mark}]*))(?:{mark}|$)') for mark in ",;")
_LEAST, _AWAY = 3, 2
"""A column list has at least three rows; so many lines that are none may stand between two of them."""


def with_columns(text: str, lines: list[Line]) -> list[Line]:
    """Return the lines, those of column lists as table rows; what stands alone between two rows becomes a rule."""
    cells = [_cells(text, line) for line in lines]
    out = list(lines)
    for group in _groups(lines, cells):
        numbered = sum(bool(lines[i].numbered) for i in group) >= 0.6 * len(group)
        timed = sum(any(_is_time(text, cell) for cell in cells[i]) for i in group) >= 0.6 * len(group)
        top = lines[max(0, group[0] - 1) : group[0] + 1]
        if not (numbered or timed or any(_are_labels(text, line) for line in top)):
            continue
        for index in range(group[0], group[-1] + 1):
            out[index] = _row(text, lines[index], keep=numbered) if index in group else replace(out[index], kind="rule")
        head = group[0] if _is_header(text, lines[group[0]]) else group[0] - 1
        if head >= 0 and lines[head].kind in ("heading", "text") and len(_split(text, lines[head].body)) > 1:
            out[head] = _header(text, lines[head], counted=numbered)
    return out


def with_delimiters(text: str, lines: list[Line]) -> list[Line]:
    """Return the lines, those under labels such as "Title, Artist, Album" as table rows, parted as the labels are."""
    out = list(lines)
    under: re.Pattern[str] | None = None
    width = 0
    for index, line in enumerate(lines):
        if under is None or line.gap > 0 or line.kind != "text":
            under = _delimiter(text, line)
            width = len(_parted(text, line.span, under)) if under else 0
            header = under is not None
        else:
            header = False
        cells = _parted(text, line.span, under) if under else ()
        if under is None or len(cells) != width:
            under = None
            continue
        out[index] = replace(
            line, kind="table", body=line.span, cells=cells, number=None, numbered="", bullet="", header=header
        )
    return out


def _delimiter(text: str, line: Line) -> re.Pattern[str] | None:
    """Return what parts the labels of a line that is nothing but labels, a title's and an act's among them."""
    if line.kind != "text" or line.span.end - line.span.start > 200:
        return None
    for form in _DELIMITERS:
        roles = [role_of(cell.of(text).strip(' "')) for cell in _parted(text, line.span, form)]
        if {"title", "artist"} <= set(roles) and sum(role is not None for role in roles) >= 0.3 * len(roles):
            return form
    return None


def _is_header(text: str, line: Line) -> bool:
    """Return whether a row of a column list is the one with its labels."""
    roles = [role_of(cell.of(text)) for cell in _split(text, line.body)]
    return not line.numbered and "title" in roles and sum(role is not None for role in roles) >= 0.7 * len(roles)


def _are_labels(text: str, line: Line) -> bool:
    return {"title", "artist"} <= {role_of(cell.of(text)) for cell in _split(text, line.body)}


def _parted(text: str, span: Span, form: re.Pattern[str]) -> tuple[Span, ...]:
    """Return the cells of a delimited line, without the quote marks around them."""
    cells = []
    for found in form.finditer(text, span.start, span.end):
        start, end = found.span(1) if found[1] is not None else found.span(2)
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        cells.append(Span(start, end))
        if found.end() >= span.end:
            break
    return tuple(cells)


def _row(text: str, line: Line, *, keep: bool) -> Line:
    """Return the line as a table row; its number stays off the cells where the whole list is counted."""
    body = line.body if keep else line.span
    cells = _split(text, body)
    number = line.number if keep else None
    return replace(line, kind="table", body=line.span, cells=cells, number=number, numbered="", bullet="")


def _header(text: str, line: Line, *, counted: bool) -> Line:
    """Return the labels of a column list; the number's falls away where the rows have theirs off their cells."""
    row = _row(text, line, keep=True)
    falls = counted and row.cells and role_of(row.cells[0].of(text)) == "number"
    return replace(row, header=True, cells=row.cells[1:] if falls else row.cells)


def _cells(text: str, line: Line) -> tuple[Span, ...]:
    """Return the cells of a line that may be a column row: two of them hold words."""
    if line.kind != "text" or _DOTTED.search(text, line.span.start, line.span.end):
        return ()
    cells = _split(text, line.body)
    wordy = [cell for cell in cells if not _is_time(text, cell) and _WORDY.search(cell.of(text))]
    return cells if len(wordy) >= 2 else ()


def _split(text: str, span: Span) -> tuple[Span, ...]:
    cells, at = [], span.start
    for found in _BORDER.finditer(text, span.start, span.end):
        if found.start() > at:
            cells.append(Span(at, found.start()))
        at = found.end()
    return (*cells, Span(at, span.end)) if at < span.end else tuple(cells)


def _is_time(text: str, cell: Span) -> bool:
    return _CLOCK.fullmatch(text, cell.start, cell.end) is not None


def _groups(lines: list[Line], cells: list[tuple[Span, ...]]) -> list[list[int]]:
    """Return the indexes of lines with cells that stand close to each other, three or more with as many cells."""
    groups: list[list[int]] = []
    for index, found in enumerate(cells):
        if not found:
            continue
        last = groups[-1][-1] if groups else None
        if last is not None and index - last <= _AWAY and lines[index].gap <= 1:
            groups[-1].append(index)
        else:
            groups.append([index])
    return [group for group in groups if _even([len(cells[i]) for i in group])]


def _even(widths: list[int]) -> bool:
    return len(widths) >= _LEAST and Counter(widths).most_common(1)[0][1] >= 0.6 * len(widths)
