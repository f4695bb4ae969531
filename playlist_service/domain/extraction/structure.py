"""The lines of an article with what their beginnings say: numbers, bullets, headings, table cells; all by offsets.

A plain text or Markdown file is cut at its line breaks. Where the reader gave blocks (HTML, PDF), those are cut
instead and keep
their numbers, cells and heading levels.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from playlist_service.domain.article import Article, Block, Span
from playlist_service.domain.extraction.quotes import MAX_QUOTE, Quoted

_SEVERAL = 3
_SHORT = 120
"""A quoted line that is shorter and no sentence is an entry behind an angle bracket."""
MAX_LINE = 5_000
"""A longer line is cut there: no list and no sentence is that long."""

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|\\n(?=[A-Z“\"'‘(])")
_BLANKS = (
    " \t\u00a0\u2000-\u200a\u202f\u205f\u3000\ufeff\u200b\u200c\u200d\u2060\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069"
)
_EDGE = re.compile(rf"[{_BLANKS}]+")
_TRIM_END = re.compile(rf"[{_BLANKS}]+$")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_CLOSING_HASHES = re.compile(r"[ \t]+#+$")
_QUOTED_LINE = re.compile(r"(?:>[ \t]?)+")
_BULLET = re.compile(r"(?:[-*+•◦‣▪●○■□►▶»→✓✔♪♫🎵·・―–—][ \t\u3000]+|[•◦‣▪●■►▶♪♫・·](?=\S)|\*(?=[\"“]))")
_SYMBOL = re.compile(
    r"(?P<symbol>[^\w\s\"“”„«»‹›「『《〈‘’'(\[{¿¡#|<@$€£&*_+=\\/%.,:;!?…\ue000-\uf8ff])(?P=symbol)*\ufe0f?[ \t]+(?=\S)"
)
"""Any other sign that stands before an entry; it is a bullet where several lines begin with it."""
_PART = re.compile(
    r"(?:part|pt\.?|teil|parte|partie|파트|часть|vol\.?)[ \t]*(?P<n>[0-9]{1,3})"
    r"(?P<mark>[ \t]*[.)\]:]|[ \t]{2,})[ \t]*(?=\S)",
    re.IGNORECASE,
)
_PART_ALONE = re.compile(r"(?:part|pt\.?|파트|パート|часть)[ .]?(?P<n>[0-9]{1,2})\.?", re.IGNORECASE)
_RELEASED_PART = re.compile(
    r"(?:(?:O\.?S\.?T\.?|soundtrack|사운드트랙|サントラ|サウンドトラック|原声带?|原聲帶?|саундтрек)[ \t]*"
    r"(?:part|pt|vol|파트|パート|часть)?[ \t]*\.?|(?:part|pt|파트)\.)[ \t]*(?P<n>[0-9]{1,2})(?P<mark>[.)\]:]?)"
    r"[ \t]+(?=\S)",
    re.IGNORECASE,
)
"""Songs that come out one by one are numbered as parts of the soundtrack: "OST Part.3 ACT – TITLE"."""
_NUMBER_WORD = r"(?:track|tr\.|nr\.?|no\.?|nº|n°|№|pista|faixa|titel|piste|traccia|brano|cue|song|m-)"
_NUMBER = re.compile(
    r"(?:\*\*)?(?:\(|\[)?(?P<n>[0-9０-９]{1,3}|[1-9][0-9]{3}(?=[.)] ))(?:[-.][0-9]{1,2}|[a-d](?=[.)]))?"
    r"(?P<mark>[ \t]*(?:\*\*)?(?:[.)\]:;．、。）］：>]|º|°|/\.)(?:\*\*)?(?![0-9])|[ \t]+[-–—](?=[ \t])|[-–—](?=[ \t]))",
)
_WORDED = re.compile(
    rf"(?:\*\*)?(?:#|＃|{_NUMBER_WORD}[ \t]*#?)[ \t]*(?P<n>[0-9０-９]{{1,3}})(?![0-9]|:[0-9])(?P<mark>[ \t]*[.)\]:;"
    rf"\-–—]?)(?:\*\*)?(?=\s|$|[\"“„«「‘])",
    re.IGNORECASE,
)
_CJK_NUMBER = re.compile(r"(?:第)?(?P<n>[0-9０-９]{1,3})(?P<mark>曲目?|首|位|トラック|번\s?트랙|곡)[:：.．\s]*")
_VINYL = re.compile(r"(?P<side>[A-Ha-h])(?P<n>[0-9]{1,2})(?P<mark>[.):]?)(?=[ \t\u3000]|(?<=\.)\S|$)")
_MUSIC_NUMBER = re.compile(r"[MＭ][-－]?(?P<n>[0-9０-９]{1,2})(?P<mark>[.．:：]?)(?=[ \t\u3000])")
_SIDE_ONLY = re.compile(r"(?P<side>AA|[A-D])[ \t]*[.):][ \t]+")
_DISC_TRACK = re.compile(
    r"(?:(?:CD|LP|DVD|Disc)[ \t]?[0-9]{1,2}|0?[1-9]|1[0-2])[-.](?P<n>[0-9]{1,2})(?=[ \t])"
    r"(?![ \t]*(?:uhr|hrs?|hs?|ч|[ap]\.?m)\b)",
    re.IGNORECASE,
)
_TIGHT_NUMBER = re.compile(r"(?P<n>[0-9]{1,2})(?P<mark>[-–—/])(?=[^\W\d_a-zà-ÿ]|[\"“«])")
_BARE = re.compile(r"(?P<n>[0-9０-９]{1,3})(?:[ \t\u3000]+(?=\S)|$)")
_EPISODE = re.compile(r"(?:EP|Ep|ep)[ .]?(?P<n>[0-9]{1,3})(?P<mark>[ \t]*[|｜:：.、])[ \t]*(?=\S)")
_CIRCLED = re.compile(r"(?P<n>[①-⑳])[ \t]*")
_KEYCAP = re.compile(r"(?P<n>[0-9])\ufe0f?\u20e3[ \t]*")
_PIPE = re.compile(r"(?<!\\)\|")
_FENCED = re.compile(r"[-–—=*~]{2,}[ \t].{2,60}[ \t][-–—=*~]{2,}$")
"""A remark between rules, such as "--- station ID ---"."""
_RULE = re.compile(r"[|:\-+= \t]+$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `span` covers all of it, `body` what stays without number, bullet and heading mark."""

    span: Span
    body: Span
    kind: str = "text"
    """heading, text, table or rule."""
    number: int | None = None
    numbered: str = ""
    """How the number is written: mark (1.), bare (1), side (A1), word (Track 1)."""
    bullet: str = ""
    indent: int = 0
    gap: int = 0
    """Blank lines before it."""
    cells: tuple[Span, ...] = ()
    header: bool = False
    group: int | None = None
    level: int = 0
    part: str = ""
    """term or definition, where the page has a list of those."""
    marks: tuple[Quoted, ...] = ()
    """Italic and cited stretches that the reader found in the line."""


def lines_of(article: Article) -> tuple[Line, ...]:
    """Return the article's lines in order, blank ones left out."""
    if article.blocks:
        return tuple(_with_marks(article, _from_blocks(article)))
    return tuple(_from_text(article.text, Span(0, len(article.text))))


def marks_of(article: Article) -> tuple[Quoted, ...]:
    """Return the italic and cited stretches of an article, in order: titles often stand so."""
    spans = sorted(
        {mark.span for mark in article.marks if mark.kind in ("italic", "cite") and mark.span.end > mark.span.start}
    )
    return tuple(Quoted(span, span, "<i>") for span in spans if span.end - span.start <= MAX_QUOTE)


def _with_marks(article: Article, lines: list[Line]) -> list[Line]:
    marks = marks_of(article)
    starts = [mark.outer.start for mark in marks]
    out = []
    for line in lines:
        inside = marks[bisect_left(starts, line.span.start) : bisect_left(starts, line.span.end)]
        out.append(replace(line, marks=tuple(m for m in inside if m.outer.end <= line.span.end)) if inside else line)
    return out


def _from_text(text: str, within: Span) -> list[Line]:
    lines: list[Line] = []
    gap = 0
    for start, end in _cuts(text, within):
        span = _trim(text, start, end)
        if span.start == span.end:
            gap += 1
            continue
        lines.append(_read(text, span, indent=span.start - start, gap=gap))
        gap = 0
    return _with_tabs(text, _with_symbols(text, lines))


_TIGHT = re.compile(r"[-–—](?=[A-ZÀ-Þ“\"«])")
"""A dash directly before an entry; it is a bullet where several lines begin with it."""


def _with_symbols(text: str, lines: list[Line]) -> list[Line]:
    """Take the sign that several lines begin with for their bullet."""
    tight = [line.kind == "text" and not line.bullet and bool(_TIGHT.match(text, line.body.start)) for line in lines]
    if sum(tight) >= _SEVERAL:
        lines = [
            replace(line, body=Span(line.body.start + 1, line.body.end), bullet=text[line.body.start])
            if dashed
            else line
            for line, dashed in zip(lines, tight, strict=True)
        ]
    found = [_SYMBOL.match(text, line.body.start, line.body.end) if line.kind == "text" else None for line in lines]
    often = Counter(sign["symbol"] for sign in found if sign)
    return [
        _number(text, replace(line, body=_trim(text, sign.end(), line.body.end), bullet=line.bullet or sign["symbol"]))
        if sign and often[sign["symbol"]] >= _SEVERAL and not line.numbered
        else line
        for line, sign in zip(lines, found, strict=True)
    ]


def _cuts(text: str, within: Span) -> list[tuple[int, int]]:
    cuts, at = [], within.start
    for found in _BREAK.finditer(text, within.start, within.end):
        cuts.append((at, found.start()))
        at = found.end()
    cuts.append((at, within.end))
    return [(a, min(a + MAX_LINE, end)) for start, end in cuts for a in range(start, max(end, start + 1), MAX_LINE)]


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and _EDGE.match(text[start]):
        start += 1
    while end > start and _EDGE.match(text[end - 1]):
        end -= 1
    return Span(start, end)


def _read(text: str, span: Span, *, indent: int, gap: int) -> Line:
    heading = _HEADING.match(text, span.start, span.end)
    if heading and text[heading.end()] != "|":
        closing = _CLOSING_HASHES.search(text, heading.end(), span.end)
        body = Span(heading.end(), closing.start() if closing else span.end)
        return Line(span, body, kind="heading", indent=indent, gap=gap, level=heading.end() - span.start - 1)
    at = span.start
    quoted = _QUOTED_LINE.match(text, at, span.end)
    at = quoted.end() if quoted and quoted.end() < span.end else at
    if _RULE.match(text, at, span.end) or _is_noise(text, at, span.end):
        return Line(span, span, kind="rule", gap=gap)
    if text.count("|", at, span.end) >= 1 and _looks_like_a_row(text, Span(at, span.end)):
        return Line(
            span, Span(at, span.end), kind="table", gap=gap, indent=indent, cells=_pipe_cells(text, Span(at, span.end))
        )
    line = Line(span, Span(at, span.end), indent=indent, gap=gap)
    if at > span.start and span.end - at < _SHORT and text[span.end - 1] not in ".!?":
        line = replace(line, bullet=">")
    bullet = _BULLET.match(text, at, span.end)
    if bullet and bullet.end() < span.end:
        line = replace(line, body=_trim(text, bullet.end(), span.end), bullet=bullet[0].strip())
    return _number(text, line)


def _is_noise(text: str, start: int, end: int) -> bool:
    """A long line that is hardly made of letters holds neither entries nor sentences."""
    if _FENCED.match(text, start, end):
        return True
    return end - start > 120 and sum(map(str.isalnum, text[start:end])) < 0.35 * (end - start)


def _looks_like_a_row(text: str, span: Span) -> bool:
    stripped = span.of(text)
    return stripped.startswith("|") or stripped.endswith("|") or 1 <= stripped.count(" | ") <= 12


def _pipe_cells(text: str, span: Span) -> tuple[Span, ...]:
    start = span.start + 1 if text[span.start] == "|" else span.start
    closes = span.end > start and text[span.end - 1] == "|" and text[span.end - 2] != "\\"
    end = span.end - 1 if closes and text[span.start] == "|" else span.end
    cuts = [start, *(found.end() for found in _PIPE.finditer(text, start, end)), end + 1]
    return tuple(_trim(text, a, max(a, b - 1)) for a, b in pairwise(cuts))


def _number(text: str, line: Line) -> Line:
    at, end = line.body.start, line.body.end
    alone = _PART_ALONE.fullmatch(text, at, end)
    if alone:
        return replace(line, number=int(alone["n"]), numbered="part", body=Span(end, end))
    found = _CJK_NUMBER.match(text, at, end)
    if found:
        return _numbered(text, line, found, "mark")
    for form, written in (
        (_NUMBER, "mark"),
        (_WORDED, "mark"),
        (_PART, "part"),
        (_RELEASED_PART, "part"),
        (_DISC_TRACK, "mark"),
        (_EPISODE, "mark"),
        (_CIRCLED, "mark"),
        (_KEYCAP, "mark"),
        (_VINYL, "side"),
        (_MUSIC_NUMBER, "side"),
        (_TIGHT_NUMBER, "side"),
    ):
        found = form.match(text, at, end)
        if found:
            return _numbered(text, line, found, written)
    found = _BARE.match(text, at, end)
    return _numbered(text, line, found, "bare") if found else line


def _numbered(text: str, line: Line, found: re.Match[str], written: str) -> Line:
    digits = found["n"]
    number = ord(digits) - ord("①") + 1 if "①" <= digits <= "⑳" else int(digits)
    return replace(line, number=number, numbered=written, body=_trim(text, found.end(), line.body.end))


def _with_tabs(text: str, lines: list[Line]) -> list[Line]:
    """Turn lines parted by tabs into table rows where at least two in a row are."""
    tabbed = [line.kind == "text" and _columned(text, line) for line in lines]
    several = sum(held and "\t\t" in line.span.of(text) for held, line in zip(tabbed, lines, strict=True))
    each = several <= 0.2 * sum(tabbed)
    out = []
    for index, line in enumerate(lines):
        beside = (index and tabbed[index - 1]) or (index + 1 < len(lines) and tabbed[index + 1])
        row = _tab_row(text, line, each=each) if tabbed[index] and beside else line
        out.append(_number(text, replace(row, kind="text", cells=())) if _is_lone(text, lines, index) else row)
    return out


_LENGTH = re.compile(r"[\s(\[]*\d{1,2}[:：.'’]\d{2}(?:[:：]\d{2})?[\s)\]]*$")


def _columned(text: str, line: Line) -> bool:
    """Return whether a line has tabs between words: before a length alone a tab parts no columns."""
    cells = line.span.of(text).split("\t")
    return len(cells) > 1 and (
        len([cell for cell in cells if any(map(str.isalpha, cell))]) > 1
        or not (line.numbered and _LENGTH.match(cells[-1]))
    )


def _is_lone(text: str, lines: list[Line], index: int) -> bool:
    """Tell a line with a bar in it from the row of a table: no row stands next to it."""
    line = lines[index]
    if line.kind != "table" or text[line.body.start] == "|":
        return False
    beside = [lines[i] for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    return not any(other.kind in ("table", "rule") for other in beside)


def _tab_row(text: str, line: Line, *, each: bool) -> Line:
    """Return a line as a row of cells; `each` tab parts two cells, or else a run of tabs that only aligns them."""
    cuts, at = [], line.span.start
    if each and line.indent and text[line.span.start - line.indent : line.span.start].strip(" ") == "\t" * line.indent:
        cuts = [Span(line.span.start, line.span.start)] * line.indent
    for found in re.finditer(r"\t" if each else r"\t+", text[line.span.start : line.span.end]):
        cuts.append(_trim(text, at, line.span.start + found.start()))
        at = line.span.start + found.end()
    cuts.append(_trim(text, at, line.span.end))
    return replace(line, kind="table", body=line.span, cells=tuple(cuts), number=None, numbered="", bullet="")


def _from_blocks(article: Article) -> list[Line]:
    lines: list[Line] = []
    for block in sorted(article.blocks, key=lambda b: (b.span.start, -b.span.end)):
        if lines and block.span.start < lines[-1].span.end:
            continue
        lines.extend(_from_block(article.text, block))
    return lines


def _from_block(text: str, block: Block) -> list[Line]:
    if block.kind == "table_row":
        return [Line(block.span, block.span, kind="table", cells=block.cells, header=block.header, group=block.group)]
    inner = [line for line in _from_text(text, block.span) if line.kind != "rule"]
    if block.kind == "heading":
        return [replace(line, kind="heading", level=block.level or 2, gap=1) for line in inner[:1]] + inner[1:]
    if block.kind == "list_item" and inner:
        return [_as_entry(inner[0], block), *(replace(line, gap=0) for line in inner[1:])]
    part = block.kind if block.kind in ("term", "definition") else ""
    return [replace(line, gap=max(line.gap, 1 if index == 0 else 0), part=part) for index, line in enumerate(inner)]


def _as_entry(line: Line, block: Block) -> Line:
    indent = max(0, block.level - 1) * 2
    if block.ordinal is None:
        return replace(line, bullet=line.bullet or "•", indent=indent, gap=0, group=block.group)
    if line.number == block.ordinal:
        return replace(line, indent=indent, gap=0, group=block.group)
    keep = replace(line, body=Span(line.span.start, line.span.end)) if line.numbered == "bare" else line
    return replace(keep, number=block.ordinal, numbered="mark", indent=indent, gap=0, group=block.group)
