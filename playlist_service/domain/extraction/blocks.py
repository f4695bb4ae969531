"""Entries of several lines: a title with credit lines under it, labelled fields, a number alone over title and act."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from itertools import pairwise

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.entries import Entry
from playlist_service.domain.extraction.languages import CREDIT_PARTICLES, CREDIT_STEMS
from playlist_service.domain.extraction.layout import act_votes
from playlist_service.domain.extraction.quotes import quoted_in
from playlist_service.domain.extraction.rows import Row, is_sentence, label_of, role_of, row_of
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.titles import clean_title

_LEAD = re.compile(
    rf"^[(\[]?((?:[^\W\d_][\w'’]*[\s,/&]+){{1,6}}?(?:{'|'.join(map(re.escape, CREDIT_PARTICLES.split(';')))}))"
    rf"[\s:]+(?=\S)",
    re.IGNORECASE,
)
_FIELDS = re.compile(r"\s+[/|｜／]\s+")
"""What parts several credits in one line."""
_TIME = re.compile(r"^[\s(\[]*\d{1,2}[:：.'’]\d{2}[\s)\]]*$")
_YEAR = re.compile(r"^[\s(]*(?:19|20)\d\d[\s)]*$")
_LEAST = 3


@dataclass(slots=True)
class Fields:
    """The credit lines under one title."""

    artist: list[Span] = field(default_factory=list)
    writer: list[Span] = field(default_factory=list)
    other: list[Span] = field(default_factory=list)
    composer: list[Span] = field(default_factory=list)

    def add(self, role: str, acts: tuple[Span, ...]) -> None:
        """Put the names under their role."""
        getattr(self, role).extend(acts)


def credit_of(text: str, span: Span) -> list[tuple[str, Span]]:
    """Return the roles and the value of a credit line such as "Performed by X"; empty if it is none."""
    parts = _FIELDS.split(span.of(text)) if _FIELDS.search(text, span.start, span.end) else []
    if len(parts) > 1 and label_of(text, span):
        at = span.start
        credited: list[tuple[str, Span]] = []
        for part in parts:
            start = text.index(part, at, span.end)
            at = start + len(part)
            credited += credit_of(text, Span(start, at)) if part.strip() else []
        return credited
    labelled = label_of(text, span)
    if labelled:
        role = labelled[0]
        return (
            [(role, labelled[1])]
            if role in ("artist", "writer", "composer", "other", "note", "length", "number")
            else []
        )
    found = _LEAD.match(span.of(text)[:90])
    if found is None:
        return []
    lead = found[1].casefold()
    roles = [role for role, stems in CREDIT_STEMS.items() if any(re.search(rf"(?<!\w){stem}", lead) for stem in stems)]
    return [(role, Span(span.start + found.end(), span.end)) for role in roles]


def stacked(text: str, lines: tuple[Line, ...], known: frozenset[str]) -> list[tuple[list[Entry], list[int]]]:
    """Return entries whose title stands alone on its first line, with the lines they take, if there are three."""
    groups = _groups(text, lines)
    entries, taken = [], []
    for group in groups:
        entry = _stack(text, [lines[i] for i in group], known)
        if entry is not None:
            entries.append(entry)
            taken.extend(group)
    return [(entries, taken)] if len(entries) >= _LEAST else []


def _is_whole_quote(text: str, line: Line) -> bool:
    """Return whether a line is a quoted title and nothing else."""
    quotes = quoted_in(text, line.body.start, line.body.end) if line.body.end - line.body.start < _LONGEST else []
    return len(quotes) == 1 and quotes[0].outer == line.body


_LONGEST = 90


def _groups(text: str, lines: tuple[Line, ...]) -> list[list[int]]:
    """Cut the lines at blank ones, before a number that stands alone, and before a title in quotes."""
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        starts = line.gap > 0 or not groups or (line.numbered and line.body.start == line.body.end)
        starts = starts or (line.kind == "text" and not line.numbered and _is_whole_quote(text, line))
        if starts:
            groups.append([index])
        else:
            groups[-1].append(index)
    return groups


def _stack(text: str, group: list[Line], known: frozenset[str]) -> Entry | None:
    """Read one group of lines as an entry: first a title, in quotes or over nothing but credits, or a number alone."""
    first = group[0]
    alone = bool(first.numbered) and first.body.start == first.body.end
    if alone and len(group) >= 2:
        return _under_number(text, first, group[1:], known)
    if len(group) < 2 or first.kind == "table":
        return None
    row = row_of(text, first)
    quoted = len(row.quotes) == 1 and row.quotes[0].outer.start == row.body.start and _is_rest(text, row)
    if not quoted and not _is_over_credits(text, group):
        return None
    fields, rest = _fields(text, group[1:], known)
    if not fields.artist and rest and _is_act_line(text, rest[0]):
        fields.artist.extend(acts_in(text, rest[0].body, known))
    if not fields.artist and not fields.writer and not fields.composer:
        return None
    return _entry(row, row.quotes[0].inner if quoted else row.body, fields)


_REST = re.compile(r"\s*(?:[(（\[][^()（）\[\]]*[)）\]]\s*)?")


def _is_rest(text: str, row: Row) -> bool:
    """Return whether nothing but a bracket stands behind a row's quoted title."""
    return _REST.fullmatch(text, row.quotes[0].outer.end, row.body.end) is not None


def _is_over_credits(text: str, group: list[Line]) -> bool:
    """Return whether the first line is a plain title: short, over credit lines alone, one with who plays it."""
    first = group[0]
    if first.numbered or first.bullet or credit_of(text, first.body) or not _is_act_line(text, first):
        return False
    roles = [{role for role, _ in credit_of(text, line.body)} for line in group[1:]]
    return all(roles) and any("artist" in found for found in roles)


def paired(text: str, lines: tuple[Line, ...], known: frozenset[str]) -> list[tuple[list[Entry], list[int]]]:
    """Return lists whose entries are two lines each, a title and its act, with a blank line between entries."""
    out: list[tuple[list[Entry], list[int]]] = []
    run: list[list[int]] = []
    for group in [*_groups(text, lines), []]:
        if len(group) == 2 and all(_is_half(text, lines[index]) for index in group):
            run.append(group)
            continue
        if len(run) > _LEAST:
            out.append((_pairs(text, lines, run, known), [index for pair in run for index in pair]))
        run = []
    return out


def nested(text: str, lines: tuple[Line, ...], known: frozenset[str]) -> list[tuple[list[Entry], list[int]]]:
    """Return the list whose entries are a bullet, a deeper line under it and mostly a deeper bullet with the label."""
    pairs: list[list[int]] = []
    labels: list[int] = []
    for index, (upper, lower) in enumerate(pairwise(lines)):
        deeper = not lower.bullet and lower.indent > upper.indent and lower.kind == upper.kind == "text"
        if upper.bullet and deeper and _is_act_line(text, upper) and _is_act_line(text, lower):
            pairs.append([index, index + 1])
            below = lines[index + 2] if index + 2 < len(lines) else None
            if below is not None and below.bullet and below.indent > upper.indent:
                labels.append(index + 2)
    if len(pairs) <= _LEAST or len(labels) < 0.6 * len(pairs):
        return []
    return [(_pairs(text, lines, pairs, known), sorted([*(index for pair in pairs for index in pair), *labels]))]


def _is_half(text: str, line: Line) -> bool:
    words = line.body.of(text)
    if line.numbered or line.bullet or words.endswith((":", "：", ".")) or len(words) > 70:
        return False
    return _is_act_line(text, line) and not credit_of(text, line.body) and label_of(text, line.body) is None


def _pairs(text: str, lines: tuple[Line, ...], run: list[list[int]], known: frozenset[str]) -> list[Entry]:
    upper = [lines[pair[0]].body.of(text) for pair in run]
    lower = [lines[pair[1]].body.of(text) for pair in run]
    first = act_votes(upper, known) - act_votes(lower, known) > 0.2
    entries = []
    for pair in run:
        act, title = (lines[i].body for i in (pair if first else reversed(pair)))
        title, guests, original = clean_title(text, title, known)
        entries.append(
            Entry(row_of(text, lines[pair[0]]), (title,), acts_in(text, act, known), original, voices=guests)
        )
    return entries


def _under_number(text: str, number: Line, group: list[Line], known: frozenset[str]) -> Entry | None:
    if group[0].kind == "table" or is_sentence(text, group[0].span):
        return None
    row = row_of(text, group[0])
    title, guests, _ = clean_title(text, Span(group[0].span.start, row.body.end), known)
    fields, rest = _fields(text, group[1:], known)
    if not fields.artist and rest and _is_act_line(text, rest[0]):
        fields.artist.extend(acts_in(text, rest[0].span, known))
    fields.artist.extend(guests)
    numbered = row_of(text, number)
    return _entry(replace(row, line=numbered.line), title, fields)


def _is_act_line(text: str, line: Line) -> bool:
    words = line.body.of(text)
    return (
        len(words) <= 90
        and not is_sentence(text, line.body)
        and not _TIME.match(words)
        and not _YEAR.match(words)
        and line.kind == "text"
    )


def _fields(text: str, lines: list[Line], known: frozenset[str]) -> tuple[Fields, list[Line]]:
    fields, rest = Fields(), []
    for line in lines:
        credits = credit_of(text, line.body)
        for role, value in credits:
            if role in ("artist", "writer", "composer", "other"):
                fields.add(role, acts_in(text, value, known))
        if not credits:
            rest.append(line)
    return fields, rest


def _entry(row: object, title: Span, fields: Fields) -> Entry:
    composers = not fields.artist and bool(fields.composer)
    acts = fields.artist or fields.composer
    others = [s for s in (*fields.writer, *fields.other) if s not in acts]
    return Entry(row, (title,), tuple(acts), (), tuple(others), composers)  # type: ignore[arg-type]  # a Row by construction


def labelled(text: str, lines: tuple[Line, ...], known: frozenset[str]) -> list[tuple[list[Entry], list[int]]]:
    """Return entries written as fields ("Artist: X", "Piece: Y", or label and value on lines of their own)."""
    cells = _of_entries(lines, list(_field_lines(text, lines)))
    if sum(role == "title" for role, _, _ in cells) < 2:
        return []
    first = cells[0][0]
    records: list[list[tuple[str, Span, int]]] = []
    for cell in cells:
        if (
            cell[0] == first
            or not records
            or (cell[0] in ("title", "artist") and any(c[0] == cell[0] for c in records[-1]))
        ):
            records.append([])
        records[-1].append(cell)
    entries: list[Entry] = []
    taken: list[int] = []
    for record in records:
        entry = _record(text, lines, record, known)
        if entry is not None:
            entries.append(entry)
            taken.extend(index for _, _, index in record)
    return [(entries, taken)] if len(entries) >= 2 else []


def _of_entries(lines: tuple[Line, ...], cells: list[tuple[str, Span, int]]) -> list[tuple[str, Span, int]]:
    """Return the fields of entries: those of the whole list stand further left than most titles."""
    indents = Counter(lines[index].indent for role, _, index in cells if role == "title")
    usual = indents.most_common(1)[0][0] if indents else 0
    return [cell for cell in cells if lines[cell[2]].indent > 0] if usual > 0 else cells


def _field_lines(text: str, lines: tuple[Line, ...]) -> list[tuple[str, Span, int]]:
    cells = []
    for index, line in enumerate(lines):
        if line.kind != "text":
            continue
        found = label_of(text, line.body)
        if found:
            cells.append((found[0], found[1], index))
        elif index + 1 < len(lines) and lines[index + 1].gap == 0 and line.body.end - line.body.start <= 20:
            role = role_of(line.body.of(text))
            if role and role_of(lines[index + 1].body.of(text)) is None:
                cells.append((role, lines[index + 1].span, index + 1))
    return cells


def _record(
    text: str, lines: tuple[Line, ...], record: list[tuple[str, Span, int]], known: frozenset[str]
) -> Entry | None:
    title = next((cell for cell in record if cell[0] == "title"), None)
    if title is None:
        return None
    fields = Fields()
    for role, value, _ in record:
        if role in ("artist", "writer", "composer", "other"):
            quoted = quoted_in(text, value.start, value.end)
            bare = quoted[0].inner if len(quoted) == 1 and quoted[0].outer == value else value
            fields.add(role, acts_in(text, bare, known))
    row = row_of(text, lines[title[2]])
    quotes = quoted_in(text, title[1].start, title[1].end)
    if len(quotes) == 1 and quotes[0].outer == title[1]:
        return _entry(row, quotes[0].inner, fields)
    return _entry(row, clean_title(text, title[1], known)[0], fields)
