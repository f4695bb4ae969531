"""Tables with pipes, tabs or cells: what each column holds, by its heading in any language or by its values."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.entries import Entry, with_fields
from playlist_service.domain.extraction.layout import act_votes
from playlist_service.domain.extraction.rows import Row, is_dated, role_of, row_within
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.titles import clean_title
from playlist_service.domain.extraction.vocabulary import says

_FOREIGN = re.compile(
    r"\b(?:role|chart|charts|position|peak|certification|sales|director|episode|venue|city|character|award|result|"
    r"network|views|"
    r"actor|birth|nominee|platform|price)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"^\D{0,2}\d{1,2}[:：.'’]\d{2}(?::\d{2})?(?:\D{0,2}|\s?[ap]\.?m\.?|\s?uhr)$", re.IGNORECASE)
_RELEASE = re.compile(
    r"^(?:from|off|aus|de l['’]album|du disque|dall['’]album|del disco|do disco|del álbum|do álbum)\s", re.IGNORECASE
)
_EMPTY = re.compile(r"^[\W_]*$")
_REMARK = re.compile(r"^[\W_]*$|^\*.*\*$")
"""No act: nothing, or a remark set in italics ("*Interlude*")."""
_REFERENCE = re.compile(r"(?<=[\"”»])\s*(?:\[\d+\]|\d+|[*†‡]+)$")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which cell holds what; a column that the table lacks is None."""

    title: int
    act: int | None = None
    number: int | None = None
    composer: int | None = None
    writer: int | None = None
    other: int | None = None


def tables_of(lines: tuple[Line, ...]) -> list[list[int]]:
    """Return the indexes of the rows of each table."""
    tables: list[list[int]] = []
    for index, line in enumerate(lines):
        if line.kind != "table":
            continue
        near = (
            tables
            and index - tables[-1][-1] <= 2
            and all(x.kind in ("table", "rule") for x in lines[tables[-1][-1] : index])
        )
        if near and line.gap == 0 and line.group == lines[tables[-1][-1]].group:
            tables[-1].append(index)
        else:
            tables.append([index])
    return tables


def read_table(text: str, rows: list[Line], known: frozenset[str]) -> tuple[list[Entry], Columns] | None:
    """Return a table's entries, or None where it is no track list."""
    head, body = _head(text, rows)
    if head is not None and _FOREIGN.search(" ".join(c.of(text) for c in head.cells)):
        return None
    columns = _by_heading(text, head) if head is not None else None
    columns = columns or (_by_values(text, body, known) if head is None else None)
    if columns is None or not body:
        return None
    entries = [entry for line in body if (entry := _entry(text, line, columns, known))]
    return entries, columns


def _head(text: str, rows: list[Line]) -> tuple[Line | None, list[Line]]:
    for index, line in enumerate(rows[:2]):
        labels = [role_of(cell.of(text)) for cell in line.cells]
        if line.header or sum(label is not None for label in labels) >= max(
            2, len([c for c in line.cells if c.end > c.start]) // 2
        ):
            return line, [row for row in rows[index + 1 :] if not row.header]
    return None, rows


def _by_heading(text: str, head: Line) -> Columns | None:
    roles = [role_of(_clean(cell.of(text))) for cell in head.cells]
    if "title" not in roles:
        return None
    title = roles.index("title")
    number = roles.index("number") if "number" in roles else None
    if head.cells[0].of(text).strip().casefold() == "track" and roles.count("title") > 1:
        number, title = 0, roles.index("title", 1)
    places = {role: roles.index(role) for role in ("artist", "composer", "writer", "other") if role in roles}
    return Columns(
        title, places.get("artist"), number, places.get("composer"), places.get("writer"), places.get("other")
    )


def _clean(label: str) -> str:
    return re.sub(r"\s+\(", "(", label).strip(" *_`")


def _by_values(text: str, rows: list[Line], known: frozenset[str]) -> Columns | None:
    """Find the columns of a table without heading: numbers and times fall away, votes tell the act from the title."""
    width = max((len(line.cells) for line in rows), default=0)
    if len(rows) < 3 or not 2 <= width <= 6:
        return None
    columns = [[line.cells[i].of(text) for line in rows if i < len(line.cells)] for i in range(width)]
    number = next((i for i, values in enumerate(columns[:2]) if _share(values, str.isdigit) > 0.7), None)
    words = [i for i, values in enumerate(columns) if i != number and _share(values, _is_text) > 0.6]
    words = [i for i in words if _share(columns[i], _RELEASE.match) <= 0.5]
    words = _telling(columns, words)
    if number is None and not quotes_or_times(columns):
        return None
    if len(words) < 2:
        return Columns(words[0], None, number) if words and number is not None else None
    first, second = words[:2]
    votes = act_votes(columns[first], known) - act_votes(columns[second], known)
    quoted = _share(columns[first], _is_quoted) - _share(columns[second], _is_quoted)
    votes += 9.0 * (_is_constant(columns[first]) - _is_constant(columns[second]))
    act, title = (first, second) if votes + 0.1 - 3 * quoted > 0 else (second, first)
    return Columns(title, act, number)


def _telling(columns: list[list[str]], words: list[int]) -> list[int]:
    """Leave out columns of remarks in brackets, and one that says the same in every row where two others are left."""
    words = [i for i in words if _share(columns[i], _is_aside) <= 0.6] or words
    varied = [i for i in words if not _is_constant(columns[i])]
    return varied if len(varied) >= 2 else words


def _is_aside(value: str) -> bool:
    return value[:1] in "([" and value[-1:] in ")]"


def _is_constant(values: list[str]) -> bool:
    return len(values) >= 3 and len({value.casefold() for value in values}) == 1


def quotes_or_times(columns: list[list[str]]) -> bool:
    """Return whether a table without heading and numbers shows by quotes or lengths that it lists tracks."""
    return any(_share(values, _is_quoted) > 0.6 or _share(values, _TIME.match) > 0.6 for values in columns)


def _share(values: list[str], test: object) -> float:
    return sum(bool(test(value.strip(" .#"))) for value in values) / max(1, len(values)) if callable(test) else 0.0


def _is_text(value: str) -> bool:
    return any(map(str.isalpha, value)) and not _TIME.match(value)


def _is_quoted(value: str) -> bool:
    return value[:1] in '"“„«‘「'


def _entry(text: str, line: Line, columns: Columns, known: frozenset[str]) -> Entry | None:
    cells = line.cells
    if columns.title >= len(cells) or _EMPTY.match(cells[columns.title].of(text)) or is_dated(text, line.span):
        return None
    row = _row(text, line, cells[columns.title])
    title, guests, original = _title(text, row, known)
    if title.end <= title.start or says("unknown", title.of(text)):
        return None
    acts = _cell_acts(text, cells, columns.act, known)
    composers = False
    if columns.act is None and columns.composer is not None:
        acts, composers = _cell_acts(text, cells, columns.composer, known), True
    others = _cell_acts(text, cells, columns.other, known)
    entry = Entry(
        _with_number(text, row, cells, columns.number), (title,), (*acts, *guests), original, others, composers
    )
    return with_fields(text, entry, known)


def _row(text: str, line: Line, cell: Span) -> Row:
    found = _REFERENCE.search(text, cell.start, cell.end)
    clocked = any(_TIME.match(other.of(text)) for other in line.cells if other != cell)
    return row_within(text, line, Span(cell.start, found.start()) if found else cell, clocked=clocked)


def _title(text: str, row: Row, known: frozenset[str]) -> tuple[Span, tuple[Span, ...], tuple[Span, ...]]:
    if row.quotes and row.quotes[0].outer.start == row.body.start:
        rest = Span(row.quotes[0].outer.end, row.body.end)
        _, guests, original = clean_title(text, row.body, known)
        inside = re.search(r"\(feat\.? ([^()]+)\)", row.quotes[0].inner.of(text), re.IGNORECASE)
        if inside:
            at = row.quotes[0].inner.start
            guests += acts_in(text, Span(at + inside.start(1), at + inside.end(1)), known)
        return row.quotes[0].inner, guests if rest.end > rest.start or inside else (), original
    return clean_title(text, row.body, known)


def _cell_acts(text: str, cells: tuple[Span, ...], column: int | None, known: frozenset[str]) -> tuple[Span, ...]:
    if column is None or column >= len(cells) or _REMARK.match(cells[column].of(text)):
        return ()
    return acts_in(text, cells[column], known)


def _with_number(text: str, row: Row, cells: tuple[Span, ...], column: int | None) -> Row:
    digits = cells[column].of(text).strip(" .#") if column is not None and column < len(cells) else ""
    number = int(digits) if digits.isdigit() and len(digits) <= 3 else row.line.number
    line = Line(row.line.span, row.line.body, kind="table", number=number, cells=row.line.cells)
    return replace(row, line=line)
