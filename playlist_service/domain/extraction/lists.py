"""The track lists of an article: found, read as wholes, kept apart, and taken only where they are lists of tracks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.agreement import Reading, agreed
from playlist_service.domain.extraction.asides import comments_in
from playlist_service.domain.extraction.blocks import credit_of, labelled, nested, paired, stacked
from playlist_service.domain.extraction.entries import Entry, Table, read_rows
from playlist_service.domain.extraction.fields import as_headed, fielded, told_fields
from playlist_service.domain.extraction.halves import halved
from playlist_service.domain.extraction.joint import rejoined
from playlist_service.domain.extraction.layout import told_side
from playlist_service.domain.extraction.outlines import outlines, under_capitals
from playlist_service.domain.extraction.overhead import above, maker_over, names_works, told_of
from playlist_service.domain.extraction.rows import Row, is_sentence, role_of, row_of, row_within
from playlist_service.domain.extraction.runon import parts_of
from playlist_service.domain.extraction.runs import (
    Run,
    is_disc,
    is_heading,
    loose_runs,
    parted_runs,
    quoted_runs,
    runs_of,
    unclocked,
)
from playlist_service.domain.extraction.scope import act_under, composers_beside, footnoted
from playlist_service.domain.extraction.several import titles_apart
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.tables import read_fields, read_table, tables_of
from playlist_service.domain.extraction.underneath import with_acts_below, with_credit_lines

_LEAST_NOTED = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A list as it stands in the article, before it is decided whether it is one of tracks."""

    kind: str
    layout: str
    share: float
    entries: tuple[Entry, ...]
    indexes: tuple[int, ...]
    head: str
    """The nearest line over the list."""
    told: str = ""
    """What the lines over it say it is: tracks, elsewhere, or nothing."""
    maker: tuple[Span, ...] = ()
    """The act or composer that a heading directly over the list names for all of it."""
    composed: bool = False


@dataclass(slots=True)
class Lists:
    """All track lists of an article."""

    found: list[Found] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Draft:
    """A list as one of the readers found it, before the lines over it are looked at."""

    kind: str
    layout: str
    entries: list[Entry]
    indexes: list[int]
    share: float = 1.0
    head: str | None = None
    heads: tuple[int, ...] = ()


def find_lists(text: str, lines: tuple[Line, ...], known: frozenset[str]) -> Lists:
    """Return every list of the article, each line in one at most; the surest readings first."""
    lists = _asides(text, lines)
    for draft in _built(text, lines, known):
        if not lists.taken & set(draft.indexes):
            _add(text, lines, lists, draft)
    noted = [
        i for i, line in enumerate(lines) if i not in lists.taken and line.bullet and line.bullet in _NOTES_OF_MUSIC
    ]
    if len(noted) >= _LEAST_NOTED:
        _take(text, lines, lists, Run("noted", tuple(noted)), known)
    for index, line in enumerate(lines):
        if index not in lists.taken and line.kind == "text":
            _run_on(text, lines, lists, index, known)
    for run in quoted_runs(text, lines, lists.taken):
        _take(text, lines, lists, run, known)
    for run in (*parted_runs(text, lines, lists.taken, apart=True), *runs_of(text, lines)):
        _take(text, lines, lists, run, known)
    for run in parted_runs(text, lines, lists.taken):
        _take(text, lines, lists, run, known)
    for run in loose_runs(text, lines, lists.taken):
        _take(text, lines, lists, run, known)
    _agree(text, lists, known)
    lists.found = [
        replace(found, entries=titles_apart(text, found.layout, found.entries, known)) for found in lists.found
    ]
    lists.found = [replace(found, entries=tuple(rejoined(text, list(found.entries), known))) for found in lists.found]
    lists.found.sort(key=lambda found: found.indexes[0])
    return lists


def _built(text: str, lines: tuple[Line, ...], known: frozenset[str]) -> Iterator[Draft]:
    """Yield the lists whose build says where titles and acts stand: tables, outlines, fields, stacks and pairs."""
    for rows in tables_of(lines):
        read = read_table(text, [lines[i] for i in rows], known)
        if read is not None or len(rows) > 2:
            yield Draft("table", "table columns", read[0] if read else [], rows)
    for entries, indexes in nested(text, lines, known):
        yield Draft("paired", "two levels each", entries, indexes)
    outline = outlines(text, lines, known)
    if outline is not None:
        yield Draft("outline", "act headings", outline[0], sorted(outline[1]))
    shouted = under_capitals(text, lines, known)
    if shouted is not None:
        yield Draft("outline", "acts in capitals", shouted[0], shouted[1])
    for kind, groups in (("labelled", labelled(text, lines, known)), ("stacked", stacked(text, lines, known))):
        for entries, indexes in groups:
            yield Draft(kind, f"{kind} lines", _with_own_acts(text, entries, known), indexes)
    for entries, indexes in halved(text, lines, known):
        yield Draft("paired", "two halves each", entries, indexes, 0.8)
    for entries, indexes in paired(text, lines, known):
        yield Draft("paired", "two lines each", entries, indexes, 0.7)


def _with_own_acts(text: str, entries: list[Entry], known: frozenset[str]) -> list[Entry]:
    """Read the first lines of stacked entries as rows where they hold the acts that no credit line names."""
    if any(entry.acts for entry in entries):
        return entries
    read = read_rows(text, [entry.row for entry in entries], known)
    return list(read.entries) if len(read.entries) == len(entries) and all(e.acts for e in read.entries) else entries


def _agree(text: str, lists: Lists, known: frozenset[str]) -> None:
    """Read lists again that take the other side for the act than the surest list of their kind."""
    found = lists.found
    readings = [Reading(f.layout, f.entries, told_side(f.head) is not None) for f in found]

    def again(place: int, first: bool) -> Table:
        return read_rows(text, [entry.row for entry in found[place].entries], known, first=first)

    for place, table in agreed(text, readings, known, again).items():
        found[place] = replace(found[place], layout=table.layout, share=table.share, entries=table.entries)


def _asides(text: str, lines: tuple[Line, ...]) -> Lists:
    """Return the beginning of the search: what readers wrote is a list of its own, and taken."""
    comments = comments_in(text, lines)
    found = [Found("comments", "", 0.0, (), tuple(comments), "", "elsewhere")] if comments else []
    return Lists(found, set(comments))


def _run_on(text: str, lines: tuple[Line, ...], lists: Lists, index: int, known: frozenset[str]) -> None:
    line = lines[index]
    parts = parts_of(text, line.span if line.number == 1 else line.body)
    if parts is None:
        return
    spans, lead = parts
    rows = [row_within(text, _numbered(line, place), span) for place, span in enumerate(spans, 1)]
    head = lead.of(text).strip() if lead else _over(text, lines, index)
    table = read_rows(text, rows, known, head)
    _add(text, lines, lists, Draft("run-on", table.layout, list(table.entries), [index], table.share, head))


def _numbered(line: Line, place: int) -> Line:
    return Line(line.span, line.body, number=place, numbered="place")


def _over(text: str, lines: tuple[Line, ...], index: int) -> str:
    before = lines[index - 1] if index else None
    return before.body.of(text) if before is not None and not is_sentence(text, before.body) else ""


def _take(text: str, lines: tuple[Line, ...], lists: Lists, run: Run, known: frozenset[str]) -> None:
    whole = run.kind == "quoted"
    indexes = [i for i in run.indexes if i not in lists.taken and (whole or not _is_aside(text, lines[i]))]
    if run.kind == "numbered":
        indexes = [i for i in indexes if lines[i].body.end > lines[i].body.start]
    if len(indexes) < (2 if run.kind in ("bulleted", "numbered") else 3):
        return
    if run.kind == "numbered":
        indexes = _with_second_sides(text, lines, indexes)
    if run.kind == "plain":
        indexes = _without_shouts(text, lines, indexes)
    rows = [row_of(text, unclocked(text, lines[i]) if run.kind == "timed" else lines[i]) for i in indexes]
    if run.kind == "timed":
        rows, indexes = _played(rows, indexes)
    head = lines[run.heads[0]].body.of(text) if run.heads else ""
    table = _in_fields(text, rows, known, head) or read_rows(text, rows, known, head)
    entries = with_credit_lines(text, lines, list(table.entries), set(indexes), known)
    if run.kind in ("numbered", "bulleted") and (
        table.layout.startswith("brackets") or not any(entry.acts for entry in entries)
    ):
        entries = with_acts_below(text, lines, entries, set(indexes), known)
    _add(text, lines, lists, Draft(run.kind, table.layout, entries, indexes, table.share, head, run.heads))


_PARTED = re.compile(r"[^.!?:;]{1,60}?\s[-–—]\s\S.{0,80}")


def _with_second_sides(text: str, lines: tuple[Line, ...], indexes: list[int]) -> list[int]:
    """Return the rows with the lines under them that are entries, too: the other sides of singles."""
    below = [i + 1 for i in indexes if i + 1 < len(lines) and i + 1 not in indexes]
    second = [
        i
        for i in below
        if lines[i].kind == "text"
        and not (lines[i].gap or lines[i].bullet)
        and _PARTED.fullmatch(text, lines[i].body.start, lines[i].body.end)
    ]
    each = all(_PARTED.search(text, lines[i].body.start, lines[i].body.end) for i in indexes)
    return sorted([*indexes, *second]) if each and len(second) >= max(2, 0.6 * len(indexes)) else indexes


def _in_fields(text: str, rows: list[Row], known: frozenset[str], head: str) -> Table | None:
    """Read rows of three and more fields as a table."""
    headed = as_headed(text, rows, head) or as_headed(text, rows[1:], rows[0].words)
    if headed is not None:
        read = read_fields(text, headed, ["artist", "title"], known)
        if read is not None:
            return Table(tuple(read[0]), "fields as headed", 0.9)
    lines = fielded(text, rows)
    if lines is None:
        return None
    read = read_fields(text, lines, told_fields(head, len(lines[0].cells)), known)
    if read is None or len(read[0]) < 0.6 * len(rows):
        return None
    return Table(tuple(read[0]), "several fields", 0.85)


def _without_shouts(text: str, lines: tuple[Line, ...], indexes: list[int]) -> list[int]:
    """Leave out headings in capitals that stand between entries that are not."""
    shouted = [i for i in indexes if _is_shouted(lines[i].body.of(text))]
    return [i for i in indexes if i not in shouted] if 2 <= len(shouted) <= 0.6 * len(indexes) else indexes


def _is_shouted(words: str) -> bool:
    """Return whether most letters of a line without a separator are capitals."""
    bare = re.sub(r"\([^()]*\)", "", words)
    letters = [c for c in bare if c.isalpha()]
    return (
        len(letters) > 3
        and not bare.split()[-1][1:].islower()
        and sum(map(str.isupper, letters)) >= 0.8 * len(letters)
        and not re.search(r"\s[-–—/|~]\s|[:：\"“«„]\s?\S", bare)
    )


_NOTES_OF_MUSIC = "♪♫♬🎵🎶🎧"


def _played(rows: list[Row], indexes: list[int]) -> tuple[list[Row], list[int]]:
    """Return the timed rows that a note of music marks where some are marked so: the others tell of talk."""
    marked = [
        place for place, row in enumerate(rows) if row.noted or (row.line.bullet and row.line.bullet in _NOTES_OF_MUSIC)
    ]
    return ([rows[i] for i in marked], [indexes[i] for i in marked]) if len(marked) >= 3 else (rows, indexes)


def _is_aside(text: str, line: Line) -> bool:
    """A disc heading or a credit line inside a run is no entry."""
    return not line.numbered and (
        is_disc(line.body.of(text).strip(" :")) or (bool(credit_of(text, line.body)) and not line.bullet)
    )


def _are_labels(text: str, entry: Entry) -> bool:
    """Return whether a row only names the fields of those below it: "Artist / Title"."""
    roles = [{role_of(one.of(text)) for one in side} for side in (entry.titles, entry.acts)]
    return roles in ([{"title"}, {"artist"}], [{"artist"}, {"title"}])


def _add(text: str, lines: tuple[Line, ...], lists: Lists, draft: Draft) -> None:
    entries, indexes, heads, head = draft.entries, draft.indexes, draft.heads, draft.head
    lists.taken.update(indexes if entries or draft.kind == "table" else ())
    if entries and _are_labels(text, entries[0]):
        entries, indexes = entries[1:], indexes[1:] if len(indexes) == len(entries) else indexes
    if not entries:
        return
    over = heads or above(text, lines, indexes[0])
    head = head if head is not None else (lines[over[0]].body.of(text) if over else "")
    words = [head, *(lines[i].body.of(text) for i in over)]
    if not over:
        words += [
            lines[i].body.of(text)
            for i in range(indexes[0] - 2, max(-1, indexes[0] - 4), -1)
            if is_heading(text, lines[i])
        ]
    maker, composed = maker_over(text, lines, over, entries)
    if not maker and not any(entry.acts for entry in entries):
        maker = act_under(text, lines, indexes)
    if not maker and (beside := composers_beside(text, lines, indexes, lists.taken)):
        maker, composed = beside, True
    entries = footnoted(text, lines, entries, indexes[-1])
    told = told_of(words) or ("elsewhere" if draft.kind == "numbered" and names_works(text, lines[0]) else "")
    read = Found(draft.kind, draft.layout, draft.share, tuple(entries), tuple(indexes), head, told, maker, composed)
    lists.found.append(read)
    lists.taken.update(indexes)
