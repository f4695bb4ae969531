"""Tables with pipes, tabs or cells: what each column holds, by its heading in any language or by its values."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.entries import Entry, read_rows, with_fields
from playlist_service.domain.extraction.layout import act_votes, looks_like_version
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
_TIME = re.compile(r"^\D{0,2}\d{1,2}[:：.h'’]\d{2}(?::\d{2})?(?:\D{0,2}|\s?[ap]\.?m\.?|\s?uhr)$", re.IGNORECASE)
_RELEASE = re.compile(
    r"^(?:from|off|aus|de l['’]album|du disque|dall['’]album|del disco|do disco|del álbum|do álbum)\s", re.IGNORECASE
)
_LEAST_ROWS = 5
"""So many rows a table needs that has neither labels nor numbers nor times."""
_MOST_CREDITS = 4
"""So many indented lines may stand between two rows: credits of the row above."""
_EMPTY = re.compile(r"^[\W_]*$")
_REMARK = re.compile(r"^[\W_]*$|^\*.*\*$")
"""No act: nothing, or a remark set in italics ("*Interlude*")."""
_PLACE = re.compile(r"\d+|[A-H]\d{0,2}")
"""What a column of numbers holds: places of the list, or of the sides of a record."""
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
    told: bool = True
    """The heading says which column is the act's."""


def tables_of(lines: tuple[Line, ...]) -> list[list[int]]:
    """Return the indexes of the rows of each table."""
    tables: list[list[int]] = []
    for index, line in enumerate(lines):
        if line.kind != "table":
            continue
        between = lines[tables[-1][-1] + 1 : index] if tables else ()
        near = tables and (
            (len(between) <= 1 and all(x.kind == "rule" for x in between))
            or (len(between) <= _MOST_CREDITS and all(x.indent > line.indent and not x.gap for x in between))
            or (len(between) <= 2 and _are_breaks(lines[tables[-1][-1]], line, between))
        )
        if (
            near
            and (line.gap == 0 or _is_spaced(lines[tables[-1][-1]], line))
            and line.group == lines[tables[-1][-1]].group
        ):
            tables[-1].append(index)
        else:
            tables.append([index])
    return tables


def _is_spaced(before: Line, line: Line) -> bool:
    """Return whether blank lines between two rows of many cells part nothing."""
    return len(line.cells) == len(before.cells) > _MOST_CREDITS and line.gap <= _MOST_CREDITS


def _are_breaks(before: Line, line: Line, between: tuple[Line, ...]) -> bool:
    """Return whether lines between two rows of one width only interrupt them: a break, the news."""
    return len(before.cells) == len(line.cells) > 2 and not any(x.gap or x.kind == "heading" for x in between)


def read_table(text: str, rows: list[Line], known: frozenset[str]) -> tuple[list[Entry], Columns] | None:
    """Return a table's entries, or None where it is no track list."""
    head, body = _head(text, rows)
    if sum(line.cells[0].of(text).rstrip().endswith((":", "：")) for line in rows if line.cells) >= 0.5 * len(rows):
        return None
    columns = _by_heading(text, head, body, known) if head is not None else None
    if head is not None and _FOREIGN.search(" ".join(c.of(text) for c in head.cells)):
        columns = columns if columns and columns.act is not None and columns.told else None
    if head is None:
        columns = _by_values(text, body, known) or (_of_values(text, body, known) if len(body) >= _LEAST_ROWS else None)
    if columns is None or not body:
        return None
    entries = [entry for line in body if (entry := _entry(text, line, columns, known))]
    return _in_one_cell(text, entries, known) or entries, columns


def _in_one_cell(text: str, entries: list[Entry], known: frozenset[str]) -> list[Entry] | None:
    """Return the entries read as rows where no column but one holds words: title and act stand in it together."""
    if any(entry.acts for entry in entries) or len(entries) < _LEAST_ROWS:
        return None
    read = read_rows(text, [entry.row for entry in entries], known)
    parted = sum(bool(entry.acts) for entry in read.entries) >= 0.7 * len(entries)
    return list(read.entries) if parted and read.share >= 0.7 else None


def read_fields(
    text: str, rows: list[Line], roles: list[str | None], known: frozenset[str]
) -> tuple[list[Entry], Columns] | None:
    """Return the entries of rows of several fields; `roles` is what their heading says of them, empty if nothing."""
    columns = _of_roles(text, roles, rows, known) if roles else _of_values(text, rows, known)
    if columns is None or columns.act is None:
        return None
    if not roles:
        rows = _with_versions(text, rows, columns.title)
    return [entry for line in rows if (entry := _entry(text, line, columns, known))], columns


def _with_versions(text: str, rows: list[Line], title: int) -> list[Line]:
    """Return the rows, the version that most have in the field behind the title made part of it."""
    behind = [line.cells[title + 1].of(text) for line in rows if title + 1 < len(line.cells)]
    if not behind or sum(map(_is_version, behind)) < 0.6 * len(behind):
        return rows
    labelled = sum(bool(_LABEL.search(value)) for value in behind) >= 0.6 * len(behind)
    return [
        replace(line, cells=(*line.cells[:title], _joined(text, line.cells[title], line.cells[title + 1], labelled)))
        if title + 1 < len(line.cells) and _is_version(line.cells[title + 1].of(text))
        else line
        for line in rows
    ]


_LABEL = re.compile(r"(?<=\S)\s*\[[^\[\]]+\]$")


def _joined(text: str, title: Span, version: Span, labelled: bool) -> Span:
    """Return a title with the version behind it, without the record label where most rows end with one."""
    label = _LABEL.search(text, version.start, version.end) if labelled else None
    return Span(title.start, label.start() if label else version.end)


def _is_version(value: str) -> bool:
    return _is_text(value) and looks_like_version(value) and len(value.split()) <= _MOST_VERSION_WORDS


_MOST_VERSION_WORDS = 6


def _of_values(text: str, rows: list[Line], known: frozenset[str]) -> Columns | None:
    """Choose the fields of title and act: by quotes, by looks, by small letters, in which scenes are written."""
    width = max(len(line.cells) for line in rows)
    columns = [[line.cells[i].of(text).strip() for line in rows if i < len(line.cells)] for i in range(width)]
    words = [i for i, values in enumerate(columns) if _share(values, _is_text) > 0.6 and not _is_constant(values)]
    words = [i for i in words if sum(map(len, columns[i])) > 3 * len(columns[i])]
    best: tuple[float, int, int] | None = None
    for act in words:
        for title in words:
            if act == title or len(columns[act]) < 0.6 * len(rows) or len(columns[title]) < 0.6 * len(rows):
                continue
            score = act_votes(columns[act], known) - act_votes(columns[title], known)
            score += 3 * (_share(columns[title], _is_quoted) - _share(columns[act], _is_quoted))
            score -= sum(1.5 * _share(columns[i], _is_small) + 0.3 * (i > 1) + 0.3 * (i > 2) for i in (act, title))
            best = max(best, (score, act, title)) if best else (score, act, title)
    return Columns(best[2], best[1], told=False) if best else None


def _is_small(value: str) -> bool:
    words = [word for word in value.split() if word[:1].isalpha()]
    return value[:1].islower() or (len(words) > 3 and sum(word[0].islower() for word in words) > 0.6 * len(words))


def _head(text: str, rows: list[Line]) -> tuple[Line | None, list[Line]]:
    for index, line in enumerate(rows[:2]):
        labels = [role_of(cell.of(text)) for cell in line.cells]
        if line.header or sum(label is not None for label in labels) >= max(
            2, len([c for c in line.cells if c.end > c.start]) // 2
        ):
            return line, [row for row in rows[index + 1 :] if not row.header]
    return None, rows


def _by_heading(text: str, head: Line, body: list[Line], known: frozenset[str]) -> Columns | None:
    roles = [role_of(_clean(cell.of(text))) for cell in head.cells]
    if "title" not in roles:
        return None
    if head.cells[0].of(text).strip(" #.№").casefold() in ("track", "song", "title") and roles.count("title") > 1:
        roles[0] = "number"
    return _of_roles(text, roles, body, known)


def _of_roles(text: str, roles: list[str | None], body: list[Line], known: frozenset[str]) -> Columns:
    title = roles.index("title")
    number = roles.index("number") if "number" in roles else None
    places = {role: roles.index(role) for role in ("artist", "composer", "writer", "other") if role in roles}
    told = bool(places)
    if not told and (beside := _act_column(text, body, roles, title, known)) is not None:
        places["artist"] = beside
    act, composer, writer, other = (places.get(role) for role in ("artist", "composer", "writer", "other"))
    return Columns(title, act, number, composer, writer, other, told)


def _act_column(text: str, body: list[Line], roles: list[str | None], title: int, known: frozenset[str]) -> int | None:
    """Return the column without a known label whose short values look most like acts, next to a title's."""
    best: tuple[float, int] | None = None
    for place, role in enumerate(roles):
        values = [line.cells[place].of(text).strip() for line in body if place < len(line.cells)]
        values = [value for value in values if value]
        if role is not None or len(values) < 0.7 * len(body) or _share(values, _is_name) < 0.7 or _is_constant(values):
            continue
        votes = act_votes(values, known) - (0.2 if place > title + 1 else 0.0)
        best = max(best, (votes, place)) if best else (votes, place)
    return best[1] if best and best[0] > 0 else None


def _is_name(value: str) -> bool:
    return _is_text(value) and len(value.split()) <= 6 and not _REMARK.match(value)


def _clean(label: str) -> str:
    return re.sub(r"\s+\(", "(", label).strip(" *_`")


def _by_values(text: str, rows: list[Line], known: frozenset[str]) -> Columns | None:
    """Find the columns of a table without heading: numbers and times fall away, votes tell the act from the title."""
    width = max((len(line.cells) for line in rows), default=0)
    if len(rows) < 3 or not 2 <= width <= 6:
        return None
    columns = [[line.cells[i].of(text) for line in rows if i < len(line.cells)] for i in range(width)]
    number = next((i for i, values in enumerate(columns[:2]) if _share(values, _PLACE.fullmatch) > 0.7), None)
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
    if (
        columns.title >= len(cells)
        or _EMPTY.match(cells[columns.title].of(text))
        or (not columns.told and is_dated(text, line.span))
    ):
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
