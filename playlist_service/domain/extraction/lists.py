"""The track lists of an article: found, read as wholes, kept apart, and taken only where they are lists of tracks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.agreement import Reading, agreed
from playlist_service.domain.extraction.asides import comments_in
from playlist_service.domain.extraction.blocks import credit_of, labelled, paired, stacked
from playlist_service.domain.extraction.entries import Entry, Table, read_rows
from playlist_service.domain.extraction.halves import halved
from playlist_service.domain.extraction.joint import rejoined
from playlist_service.domain.extraction.layout import told_side
from playlist_service.domain.extraction.outlines import outlines
from playlist_service.domain.extraction.rows import is_sentence, row_of, row_within
from playlist_service.domain.extraction.runon import parts_of
from playlist_service.domain.extraction.runs import Run, is_disc, is_heading, loose_runs, quoted_runs, runs_of
from playlist_service.domain.extraction.scope import composers_beside, first_field, footnoted
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.tables import read_table, tables_of
from playlist_service.domain.extraction.vocabulary import pattern, says


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
    for index, line in enumerate(lines):
        if index not in lists.taken and line.kind == "text":
            _run_on(text, lines, lists, index, known)
    for run in quoted_runs(text, lines, lists.taken):
        _take(text, lines, lists, run, known)
    for run in runs_of(text, lines):
        _take(text, lines, lists, run, known)
    for run in loose_runs(text, lines, lists.taken):
        _take(text, lines, lists, run, known)
    _agree(text, lists, known)
    lists.found = [replace(found, entries=tuple(rejoined(text, list(found.entries), known))) for found in lists.found]
    lists.found.sort(key=lambda found: found.indexes[0])
    return lists


def _built(text: str, lines: tuple[Line, ...], known: frozenset[str]) -> Iterator[Draft]:
    """Yield the lists whose build says where titles and acts stand: tables, outlines, fields, stacks and pairs."""
    for rows in tables_of(lines):
        read = read_table(text, [lines[i] for i in rows], known)
        if read is not None or len(rows) > 2:
            yield Draft("table", "table columns", read[0] if read else [], rows)
    outline = outlines(text, lines, known)
    if outline is not None:
        yield Draft("outline", "act headings", outline[0], sorted(outline[1]))
    for kind, groups in (("labelled", labelled(text, lines, known)), ("stacked", stacked(text, lines, known))):
        for entries, indexes in groups:
            yield Draft(kind, f"{kind} lines", entries, indexes)
    for entries, indexes in halved(text, lines, known):
        yield Draft("paired", "two halves each", entries, indexes, 0.8)
    for entries, indexes in paired(text, lines, known):
        yield Draft("paired", "two lines each", entries, indexes, 0.7)


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
    parts = parts_of(text, line.body)
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
    indexes = [i for i in run.indexes if i not in lists.taken and not _is_aside(text, lines[i])]
    if run.kind == "numbered":
        indexes = [i for i in indexes if lines[i].body.end > lines[i].body.start]
    if len(indexes) < (2 if run.kind == "bulleted" else 3 if run.kind != "numbered" else 2):
        return
    rows = [row_of(text, lines[i]) for i in indexes]
    head = lines[run.heads[0]].body.of(text) if run.heads else ""
    table = read_rows(text, rows, known, head)
    entries = _with_credit_lines(text, lines, list(table.entries), set(indexes), known)
    _add(text, lines, lists, Draft(run.kind, table.layout, entries, indexes, table.share, head, run.heads))


def _is_aside(text: str, line: Line) -> bool:
    """A disc heading or a credit line inside a run is no entry."""
    return not line.numbered and (
        is_disc(line.body.of(text).strip(" :")) or (bool(credit_of(text, line.body)) and not line.bullet)
    )


def _with_credit_lines(
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


def _add(text: str, lines: tuple[Line, ...], lists: Lists, draft: Draft) -> None:
    entries, indexes, heads, head = draft.entries, draft.indexes, draft.heads, draft.head
    lists.taken.update(indexes if entries or draft.kind == "table" else ())
    if not entries:
        return
    above = heads or _above(text, lines, indexes[0])
    head = head if head is not None else (lines[above[0]].body.of(text) if above else "")
    words = [head, *(lines[i].body.of(text) for i in above)]
    if not above:
        words += [
            lines[i].body.of(text)
            for i in range(indexes[0] - 2, max(-1, indexes[0] - 4), -1)
            if is_heading(text, lines[i])
        ]
    maker, composed = _maker(text, lines, above, entries)
    if not maker and (beside := composers_beside(text, lines, indexes, lists.taken)):
        maker, composed = beside, True
    entries = footnoted(text, lines, entries, indexes[-1])
    told = _told(words) or ("elsewhere" if draft.kind == "numbered" and _names_works(text, lines[0]) else "")
    read = Found(draft.kind, draft.layout, draft.share, tuple(entries), tuple(indexes), head, told, maker, composed)
    lists.found.append(read)
    lists.taken.update(indexes)


def _above(text: str, lines: tuple[Line, ...], index: int) -> tuple[int, ...]:
    above: list[int] = []
    for look in range(index - 1, max(-1, index - 4), -1):
        if lines[look].kind in ("table", "rule") or (
            is_sentence(text, lines[look].body) and lines[look].kind != "heading"
        ):
            break
        above.append(look)
        if lines[look].kind == "heading":
            break
    return tuple(above)


def _names_works(text: str, line: Line) -> bool:
    """Return whether an article's first line promises albums or books rather than the music of one work."""
    words = line.body.of(text)
    musical = pattern("song", "soundtrack", "playlist", "tracklist", "score", "music", "former")
    return bool(pattern("works").search(words)) and not musical.search(words)


def is_former(head: str) -> bool:
    """Return whether the words that lead into a list give it to an earlier work ("his last film ... had these:")."""
    return head.rstrip().endswith((":", "：")) and bool(pattern("former").search(head))


def _told(heads: list[str]) -> str:
    """Say what the lines over a list call it; the nearest that says anything decides."""
    for head in heads:
        bare = head.strip(" :*_#[]()–—-")
        if says("elsewhere", bare) or (bare and is_former(head)):
            return "elsewhere"
        if bare and (says("tracklist", bare) or (len(bare) <= 90 and pattern("tracklist").search(bare))):
            return "tracks"
        if is_disc(bare) or (len(bare) <= 60 and pattern("soundtrack", "playlist").search(bare)):
            return "tracks"
    return ""


_MUSIC_BY = re.compile(
    r"(?:music|score|musique|musiques|musik|música|musiche|partition|partitura|cues|composed|written|filmmusik)"
    r"\s+(?:by|de|d['’]|di|von|du|composed by|:)\s*(?=\S)",
    re.IGNORECASE,
)


def _maker(
    text: str, lines: tuple[Line, ...], above: tuple[int, ...], entries: list[Entry]
) -> tuple[tuple[Span, ...], bool]:
    """Return who the heading over a list of bare titles says made them."""
    for index in above[:2]:
        body = lines[index].body
        found = _MUSIC_BY.search(body.of(text))
        if found:
            end = _closing(text, body)
            return acts_in(text, first_field(text, Span(body.start + found.end(), end))), True
    if not above or any(entry.acts for entry in entries):
        return (), False
    body = lines[above[0]].body
    words = body.of(text).strip(" :")
    lettered = words.isupper() and len(words) <= 50
    named = lettered and not is_heading(text, lines[above[0]]) and not _told([words])
    return (acts_in(text, body) if named and lines[above[0]].kind != "heading" else ()), False


def _closing(text: str, body: Span) -> int:
    return body.end - 1 if text[body.end - 1] in ")].:" else body.end
