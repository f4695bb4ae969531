"""Wikitext: links, templates, tables and lists as the page shows them; track-list templates as numbered rows."""

from __future__ import annotations

import re
from collections import defaultdict

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.markup.traced import Piece, Traced
from playlist_service.domain.extraction.rows import role_of

_SIGNS = re.compile(
    r"\[\[[^\[\]\n]{1,200}\]\]|^={2,5}[^=\n]{1,120}={2,5}[ \t]*$|^\{\|[^\n]*$|\{\{[^{}|<%]{1,60}\|", re.MULTILINE
)
_DROPPED = re.compile(
    r"<ref\b[^<>]*/>|__[A-Z]{3,20}__"
    r"|</?(?:references|nowiki|small|big|div|span|center|gallery)\b[^<>]*>",
    re.IGNORECASE,
)
_COMMENT = (re.compile("<!--"), re.compile("-->"))
_NOTE = (re.compile(r"<ref\b[^<>/]*>", re.IGNORECASE), re.compile(r"</ref\s*>", re.IGNORECASE))
_FILES = re.compile(
    r"\[\[[ \t:]*(?:file|image|datei|bild|fichier|archivo|imagem|ficheiro|category|kategorie|catégorie|categoría|"
    r"categoria|категория|файл|カテゴリ|ファイル|분류|파일|分类)[ \t]*:(?:[^\[\]]|\[\[[^\[\]]*\]\])*\]\]",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[\[(?:[^\[\]|\n]*\|)?(?P<text>[^\[\]|\n]+)\]\]")
_OUTSIDE = re.compile(r"\[(?:https?:)?//[^\s\[\]]+(?:[ \t]+(?P<text>[^\[\]\n]+))?\]")
_BOLD = re.compile(r"'{5}(?P<both>[^'\n](?:.*?[^'\n])?)'{5}|'''(?P<bold>[^'\n](?:.*?[^'\n])?)'''(?!')")
_ITALIC = re.compile(r"''(?P<text>[^'\n](?:.*?[^'\n])?)''(?!')")
_HEADING = re.compile(r"^(?P<marks>={2,5})[ \t]*(?P<text>[^=\n].*?)[ \t]*=+[ \t]*$", re.MULTILINE)
_ITEMS = re.compile(r"^(?P<marks>[*#:;]+)[ \t]*(?=[^\s*#:;])", re.MULTILINE)
_TABLE_LINE = re.compile(r"^[ \t]*(?P<sign>\{\||\|\}|\|-|\|\+|\||!)(?P<rest>[^\n]*)$", re.MULTILINE)
_CELLS = re.compile(r"\|\||!!")
_ATTRIBUTES = re.compile(r"[^|\[\]{}]*=[^|\[\]{}]*\|(?!\|)")
_BRACES = re.compile(r"\{\{|\}\}")
_PARAMETER = re.compile(r"[ \t\n]*(?P<key>[^=|{}\[\]\n]{1,40}?)[ \t]*=[ \t\n]*(?P<value>.*?)[ \t\n]*\Z", re.DOTALL)
_COUNTED = re.compile(r"(?P<base>[^\W\d_]+)[ _]?(?P<n>\d{1,3})\Z")
_KEPT = re.compile(r"\{\{[ \t]*(?:lang|langue|nowrap|small|ill|start|nihongo|transl)[ \t]*\|", re.IGNORECASE)
_TITLE_KEYS = frozenset(["title", "titre", "titolo", "título", "titulo", "titel", "tytuł", "название", "song"])
_COLUMN = re.compile(r"(?:extra|zusatz|sparte|artista)", re.IGNORECASE)


def has_wikitext(text: str) -> bool:
    """Return whether the text is a wiki page's source."""
    return len(_SIGNS.findall(text)) >= 2


def without_wikitext(traced: Traced) -> Traced:
    """Return the text as the wiki's page shows it, lists and headings in Markdown's signs."""
    traced = traced.without(*_COMMENT).rewrite(_DROPPED, lambda _: []).without(*_NOTE)
    traced = traced.rewrite(_FILES, lambda _: [])
    traced = _without_templates(traced)
    traced = traced.rewrite(_LINK, lambda found: [Span(*found.span("text"))])
    traced = traced.rewrite(_OUTSIDE, lambda found: [Span(*found.span("text"))] if found["text"] else [])
    traced = _with_items(traced)
    traced = traced.rewrite(_BOLD, lambda found: [Span(*found.span("both" if found["both"] else "bold"))])
    traced = traced.rewrite(_ITALIC, lambda found: ["*", Span(*found.span("text")), "*"])
    traced = traced.rewrite(
        _HEADING, lambda found: [f"\n{'#' * len(found['marks'])} ", Span(*found.span("text")), "\n"]
    )
    return _with_tables(traced)


def _with_items(traced: Traced) -> Traced:
    """Number the items of counted lists; a number counts on while one item follows the other."""
    counts: dict[int, int] = {}
    last = 0

    def item(found: re.Match[str]) -> list[Piece]:
        nonlocal last
        depth = len(found["marks"])
        if found["marks"][-1] != "#":
            return ["  " * (depth - 1) + ("- " if found["marks"][-1] == "*" else "")]
        follows = found.string.count("\n", last, found.start()) == 1
        counts[depth] = counts.get(depth, 0) + 1 if follows else 1
        last = found.start()
        return [f"{counts[depth]}. "]

    return traced.rewrite(_ITEMS, item)


def _without_templates(traced: Traced) -> Traced:
    """Print the templates that list tracks, keep the words of those that only dress them, and drop the rest."""
    pieces: list[Piece] = []
    at = 0
    for span in _outermost(traced.text):
        pieces += [Span(at, span.start), *_printed(traced.text, span)]
        at = span.end
    return traced.assembled([*pieces, Span(at, len(traced.text))]) if at else traced


def _outermost(text: str) -> list[Span]:
    spans, depth, start = [], 0, 0
    for brace in _BRACES.finditer(text):
        if brace[0] == "{{":
            start = brace.start() if not depth else start
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                spans.append(Span(start, brace.end()))
    return spans


def _printed(text: str, span: Span) -> list[Piece]:
    parts = _parts(text, Span(span.start + 2, span.end - 2))
    if _KEPT.match(text, span.start, span.end):
        return [parts[-1]] if len(parts) > 1 else []
    rows: dict[int, dict[str, Span]] = defaultdict(dict)
    named: dict[str, Span] = {}
    for part in parts[1:]:
        found = _PARAMETER.match(text, part.start, part.end)
        if found is None or not found["value"]:
            continue
        value = Span(*found.span("value"))
        counted = _COUNTED.match(found["key"].casefold())
        if counted:
            rows[int(counted["n"])][counted["base"]] = value
        else:
            named[found["key"].casefold()] = value
    titled = {n: row for n, row in rows.items() if _TITLE_KEYS & row.keys()}
    return _tracks(text, titled, named) if len(titled) >= 2 else []


def _parts(text: str, span: Span) -> list[Span]:
    """Return a template's name and parameters; bars inside links and inner templates part nothing."""
    parts, depth, at = [], 0, span.start
    for found in re.finditer(r"\[\[|\]\]|\{\{|\}\}|\|", text[span.start : span.end]):
        place = span.start + found.start()
        if found[0] == "|":
            if not depth:
                parts.append(Span(at, place))
                at = place + 1
        else:
            depth = max(0, depth + (1 if found[0] in ("[[", "{{") else -1))
    return [*parts, Span(at, span.end)]


def _tracks(text: str, rows: dict[int, dict[str, Span]], named: dict[str, Span]) -> list[Piece]:
    """Return the rows of a track-list template: number, title in quotes, its act, its length."""
    head = next((named[key] for key in ("headline", "titre", "titolo", "título") if key in named), None)
    column = next((value.of(text) for key, value in named.items() if _COLUMN.match(key)), "")
    pieces: list[Piece] = ["\n\n", head, "\n"] if head else ["\n\n"]
    for number, row in sorted(rows.items()):
        title = next(row[key] for key in row if key in _TITLE_KEYS)
        pieces += [f"{number}. “", title, "”"]
        note = row.get("note")
        pieces += [" (", note, ")"] if note else []
        for key, value in row.items():
            role = role_of(column or "artist") if key in ("extra", "zusatz") else role_of(key)
            if role == "artist":
                pieces += [" – ", value]
        pieces.append("\n")
    return pieces


def _with_tables(traced: Traced) -> Traced:
    """Write wiki tables as rows between bars."""
    pieces: list[Piece | tuple[int, str]] = []
    at, inside, cells, labels = 0, False, 0, False
    for found in _TABLE_LINE.finditer(traced.text):
        sign = found["sign"]
        if not inside and sign != "{|":
            continue
        pieces.append(Span(at, found.start()) if not inside else (found.start(), ""))
        at = found.end()
        if sign in ("{|", "|}", "|-", "|+"):
            pieces.append((found.start(), f" |\n{'|---' * cells + '|' + chr(10) if labels else ''}" if cells else "\n"))
            inside, cells, labels = sign != "|}", 0, False
            continue
        for cell in _cells(traced.text, Span(*found.span("rest"))):
            pieces += [(cell.start, " | " if cells else "| "), cell]
            cells += 1
        labels = sign == "!" if cells else labels
    return traced.assembled([*pieces, Span(at, len(traced.text))]) if at else traced


def _cells(text: str, span: Span) -> list[Span]:
    cells, at = [], span.start
    for found in _CELLS.finditer(text, span.start, span.end):
        cells.append(Span(at, found.start()))
        at = found.end()
    cells.append(Span(at, span.end))
    return [_bare(text, cell) for cell in cells]


def _bare(text: str, cell: Span) -> Span:
    """Return a cell without its attributes and blanks."""
    attributes = _ATTRIBUTES.match(text, cell.start, cell.end)
    start, end = attributes.end() if attributes else cell.start, cell.end
    while start < end and text[start] in " \t":
        start += 1
    while end > start and text[end - 1] in " \t":
        end -= 1
    return Span(start, end)
