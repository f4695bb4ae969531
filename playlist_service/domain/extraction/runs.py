"""Runs of lines that belong together as rows of one list, with the heading that stands over them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.columns import with_columns, with_delimiters
from playlist_service.domain.extraction.languages import DASHES
from playlist_service.domain.extraction.quotes import quoted_in
from playlist_service.domain.extraction.rows import is_sentence, label_of, remark_in
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.vocabulary import alternatives, pattern, says

_ASIDES = 12
"""So many lines of comment may stand between two numbered entries."""
_TIMED_ASIDES = 4
_LONG_ROW = 260


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of a list: their indexes among the article's lines, how they are marked, and the headings over them."""

    kind: str
    """numbered, timed, bulleted, plain, loose, parted, quoted or headed."""
    indexes: tuple[int, ...]
    heads: tuple[int, ...] = ()
    """Indexes of the lines over the list that name it, nearest first."""


def settle_numbers(text: str, lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return the lines, columns as tables; a bare number ("50 Cent") stays one only where a neighbour counts on."""
    lines = tuple(with_columns(text, with_delimiters(text, list(lines))))
    kept = set()
    for a, b in pairwise([i for i, line in enumerate(lines) if line.numbered]):
        one, two = lines[a], lines[b]
        alike = one.numbered == two.numbered or b - a == 1
        if alike and b - a <= 4 and one.number is not None and two.number == one.number + 1:
            kept |= {a, b}
    out = []
    for index, line in enumerate(lines):
        drop = line.numbered in ("bare", "side") and index not in kept
        start = _after_bullet(text, line)
        out.append(replace(line, number=None, numbered="", body=Span(start, line.body.end)) if drop else line)
    return tuple(out)


def _after_bullet(text: str, line: Line) -> int:
    if not line.bullet:
        return line.span.start
    at = text.find(line.bullet, line.span.start) + len(line.bullet)
    while at < line.span.end and text[at].isspace():
        at += 1
    return at


def shape(text: str, line: Line) -> str:
    """Return how a line is marked: num, time, bul, table, head, prose or txt."""
    if line.kind in ("table", "rule"):
        return line.kind
    if line.kind == "heading" or _is_counted_part(text, line):
        return "head"
    if line.numbered:
        return "num"
    if _CLOCK.match(text, line.body.start, line.body.end):
        return "time"
    if line.bullet:
        return "bul"
    if _LEADERS.search(text, line.body.start, line.body.end):
        return "txt"
    return "prose" if is_sentence(text, line.body) else "txt"


_CLOCK = re.compile(
    r"[(\[]?\d{1,2}[:：.h]\d{2}(?:[:：.]\d{2})?(?:\s?[ap]\.?m\.?|\s?(?:uhr|hrs?|hs?|ч)\.?)?[)\]]?[\s\u3000|–—-]+(?=\S)",
    re.IGNORECASE,
)


_LEADERS = re.compile(r"\S\s*(?:\.{4,}|…{2,}|·{4,}|_{4,})\s*\S")


def unclocked(text: str, line: Line) -> Line:
    """Return a line without the time of day or of the recording that it begins with, where that has full stops."""
    clock = _CLOCK.match(text, line.body.start, line.body.end)
    if clock is None or not re.search(r"\d[.h]\d", clock[0]):
        return line
    return replace(line, body=Span(clock.end(), line.body.end))


def _is_counted_part(text: str, line: Line) -> bool:
    """Return whether a numbered line is the heading of a part: "2. Akt", "1 СЕРИЯ"."""
    return bool(line.numbered) and (says("disc", line.body.of(text)) or says("episode", line.body.of(text)))


def is_heading(text: str, line: Line) -> bool:
    """Return whether a line without marks names a list or a part of it."""
    words = line.body.of(text).strip()
    if line.kind == "heading":
        return True
    if line.numbered or line.bullet or len(words) > 110:
        return False
    bare = words.strip(" :*_#–—-[]()")
    if words.endswith(":") and not is_sentence(text, line.body):
        return True
    return any(says(kind, bare) for kind in ("tracklist", "elsewhere")) or is_disc(bare)


_DISC = re.compile(rf"(?:{alternatives('disc')})(?![^\W\d])", re.IGNORECASE)
_EPISODE = re.compile(
    rf"(?:{alternatives('episode')})\s+\d{{1,3}}(?=\s*(?:$|[:.–—(-]))(?![^:]*[:.]\d\d)|第\s?\d{{1,3}}\s?[話集回章]",
    re.IGNORECASE,
)
_DISC_END = re.compile(
    r"^[\W_]*(?:\d{1,2}|[A-H]|one|two|three|four|i{1,3}|iv)?\b[\s:–—.-]*(?P<rest>.*)$", re.IGNORECASE
)


def is_disc(words: str) -> bool:
    """Return whether a short line names a disc, a side, an encore, a part or an episode."""
    if _EPISODE.match(words):
        return len(words) < 60
    found = _DISC.match(words)
    if found is None:
        return False
    rest = _DISC_END.match(words[found.end() :])
    return rest is not None and len(rest["rest"].split()) <= 3 and len(words) < 50


def runs_of(text: str, lines: tuple[Line, ...]) -> list[Run]:
    """Return the runs of marked and of plain lines, in order; each line is in one at most."""
    shapes = [shape(text, line) for line in lines]
    runs: list[Run] = []
    at = 0
    while at < len(lines):
        if shapes[at] in _KINDS:
            indexes = _marked(text, lines, shapes, at)
            runs.append(Run(_KINDS[shapes[at]], indexes, _heads(text, lines, at)))
            at = indexes[-1] + 1
        elif shapes[at] == "txt" and not is_heading(text, lines[at]):
            indexes = _plain(text, lines, shapes, at)
            if len(indexes) >= 2:
                runs.append(Run("plain", indexes, _heads(text, lines, at)))
            at = indexes[-1] + 1
        else:
            at += 1
    return runs


_KINDS = {"num": "numbered", "time": "timed", "bul": "bulleted"}


def _marked(text: str, lines: tuple[Line, ...], shapes: list[str], at: int) -> tuple[int, ...]:
    """Follow numbered, timed or bulleted lines, passing over comments and the headings of parts between entries."""
    indexes = [at]
    kind = shapes[at]
    look, parts = at + 1, 0
    while look < len(lines):
        line, last = lines[look], lines[indexes[-1]]
        if kind == "time" and lines[look].body.of(text).startswith(("w/", "W/")):
            indexes.append(look)
        elif shapes[look] == kind and (
            _follows(last, line, look - indexes[-1] - parts, kind) or _counts_down(lines, indexes, line)
        ):
            indexes.append(look)
            parts = 0
        elif kind != "num" and _parts_only(text, lines[look]):
            parts += 1
        elif (
            shapes[look] in ("head", "table", "rule")
            or look - indexes[-1] > (_ASIDES if kind == "num" else 3) + parts
            or _parts_lists(lines, shapes, look, kind)
        ):
            break
        look += 1
    return tuple(indexes)


def _parts_only(text: str, line: Line) -> bool:
    """Return whether a line is the heading of a side, an episode or a part of one list."""
    return is_disc(line.body.of(text).strip(" :*_#–—-[]()")) or _is_counted_part(text, line)


def _parts_lists(lines: tuple[Line, ...], shapes: list[str], look: int, kind: str) -> bool:
    """A short line after a blank one and directly over the next entry is the heading of another list."""
    if kind == "time":
        return False
    over = look + 1 < len(lines) and shapes[look + 1] == kind and lines[look + 1].gap == 0
    return shapes[look] == "txt" and over and (lines[look].gap > 0 or kind == "bul")


def _follows(last: Line, line: Line, away: int, kind: str) -> bool:
    if kind == "time":
        return away <= _TIMED_ASIDES
    if kind == "bul":
        return line.bullet == last.bullet and (away == 1 or (line.gap == 0 and away <= 2)) and line.gap <= 1
    if away == 1 and line.gap <= 2:
        return line.numbered == last.numbered or line.number == (last.number or 0) + 1
    return line.number is not None and line.number == (last.number or 0) + 1


def _counts_down(lines: tuple[Line, ...], indexes: list[int], line: Line) -> bool:
    """Return whether a number is one less than the last, in a list that has counted down so far."""
    numbers = [lines[i].number or 0 for i in indexes[-2:]]
    begun = len(numbers) == 1 and (line.number or 0) > 1
    return line.number == numbers[-1] - 1 and (begun or (len(numbers) > 1 and numbers[0] - 1 == numbers[1]))


def _plain(text: str, lines: tuple[Line, ...], shapes: list[str], at: int) -> tuple[int, ...]:
    indexes = [at]
    for look in range(at + 1, len(lines)):
        line = lines[look]
        if shapes[look] != "txt" or line.gap or is_heading(text, line) or line.span.end - line.span.start > _LONG_ROW:
            break
        indexes.append(look)
    return tuple(indexes)


def _heads(text: str, lines: tuple[Line, ...], at: int) -> tuple[int, ...]:
    """Return the short lines directly over a list, nearest first."""
    heads: list[int] = []
    for look in range(at - 1, max(-1, at - 5), -1):
        line = lines[look]
        if line.kind in ("table", "rule") or line.numbered or line.bullet:
            break
        if is_sentence(text, line.body) and line.kind != "heading":
            if not heads and line.span.of(text).rstrip().endswith((":", "：")):
                heads.append(look)
            break
        heads.append(look)
        if line.kind == "heading" or len(heads) == 2:
            break
    return tuple(heads)


def quoted_runs(text: str, lines: tuple[Line, ...], taken: set[int]) -> list[Run]:
    """Return the lines that are one whole entry each, ACT “Title” or “Title” by Act, wherever they stand."""
    quoted = [
        i
        for i, line in enumerate(lines)
        if i not in taken
        and line.kind in ("text", "heading")
        and not (line.numbered or line.bullet)
        and _whole_entry(text, line)
    ]
    return [Run("quoted", tuple(quoted), _heads(text, lines, quoted[0]))] if len(quoted) >= 3 else []


def loose_runs(text: str, lines: tuple[Line, ...], taken: set[int]) -> list[Run]:
    """Return runs among the short lines that other runs left: headings with a comment under each."""
    short = [
        i
        for i, line in enumerate(lines)
        if i not in taken
        and line.kind in ("text", "heading")
        and not is_sentence(text, line.body)
        and line.span.end - line.span.start <= 130
        and label_of(text, line.body) is None
    ]
    rest = [i for i in short if i > 0 and _stands_alone(text, lines, i)]
    return [
        Run("headed", tuple(group), _heads(text, lines, group[0]) if head is None else (head,))
        for head, group in _sections(text, lines, rest)
    ]


_PARTED = (
    (
        re.compile(rf"[^.!?:;]{{1,60}}?\s[{re.escape(DASHES)}]{{1,2}}\s\S.{{0,90}}"),
        re.compile(rf".{{1,90}}?\s[{re.escape(DASHES)}]{{1,2}}\s\S"),
    ),
    (
        re.compile(r"[^.!?:;]{1,60}?,?\s(?:by|von|par|por)\s\S.{0,70}"),
        re.compile(r".{1,90}?,?\s(?:by|von|par|por)\s[^\Wa-zà-ÿ]"),
    ),
    (re.compile(r"[^.!?;()]{1,60}?\s\([A-ZÀ-Þ][^()]{1,50}\)"), re.compile(r".{1,90}?\s\([A-ZÀ-Þ][^()]{1,50}\)")),
    (re.compile(r"[^.!?:;]{1,60}?[:：]\s[^\Wa-zà-ÿ].{0,70}"), re.compile(r"[^:]{1,80}?[:：]\s\S")),
)
"""How a line may part title and act: by a dash, by a word, by a colon; plainly, and as the odd line of a list does."""
_COMMENTS, _LEAST_PARTED, _LEAST_LABELLED = 3, 4, 6
"""So many lines of comment at most stand under such an entry; so many entries make a list, more where a colon parts
them: a label and what it stands for look like that, too."""


def parted_runs(text: str, lines: tuple[Line, ...], taken: set[int], *, apart: bool = False) -> list[Run]:
    """Return the lines that begin with an entry in two parts, four and more, whatever stands between them.

    `apart`: only lists whose entries have comments behind or under them, or blank lines between them.
    """
    runs = []
    for form, loose in _PARTED:
        groups: list[list[int]] = [[]]
        for index, line in enumerate(lines):
            if index in taken or line.kind not in ("text", "heading") or line.numbered:
                groups.append([])
            elif _begins_with_entry(text, line, form):
                if groups[-1] and index - groups[-1][-1] > 1 + _COMMENTS:
                    groups.append([])
                groups[-1].append(index)
        for group in groups:
            spaced = all(b - a > 1 for a, b in pairwise(group))
            least = _LEAST_LABELLED if form is _PARTED[-1][0] else _LEAST_PARTED - spaced
            if len(group) >= least and (not apart or _are_apart(text, lines, group)):
                whole = _with_odd_ones(text, lines, group, taken, loose)
                runs.append(Run("parted", tuple(whole), _heads(text, lines, whole[0])))
                taken = taken | set(whole)
    return runs


def _begins_with_entry(text: str, line: Line, form: re.Pattern[str]) -> bool:
    end = remark_in(text, line.body) or line.body.end
    if end - line.body.start > _LONGEST or not form.fullmatch(text, line.body.start, end):
        return False
    words = text[line.body.start : end].split()
    small = sum(word[0].islower() and word not in _JOINING for word in words)
    return small <= 0.4 * len(words) and label_of(text, line.body) is None


_LONGEST = 130
_JOINING = frozenset(
    ["by", "von", "par", "por", "feat.", "ft.", "and", "und", "et", "y", "e", "the", "of", "de", "di", "la", "le"]
)


def _with_odd_ones(
    text: str, lines: tuple[Line, ...], group: list[int], taken: set[int], loose: re.Pattern[str]
) -> list[int]:
    """Return the group with the lines in and beside it that are parted so too, but longer or written small."""
    return sorted(
        index
        for index in range(max(0, group[0] - 2), min(len(lines), group[-1] + 3))
        if index in group
        or (
            index not in taken
            and lines[index].kind == "text"
            and not lines[index].numbered
            and not text[lines[index].body.start].islower()
            and lines[index].body.end - lines[index].body.start <= _LONG_ROW
            and loose.match(text, lines[index].body.start, lines[index].body.end)
            and not is_sentence(
                text, Span(lines[index].body.start, remark_in(text, lines[index].body) or lines[index].body.end)
            )
        )
    )


def _are_apart(text: str, lines: tuple[Line, ...], group: list[int]) -> bool:
    """Return whether comments or blank lines stand between most entries."""
    spaced = sum(b - a > 1 or lines[b].gap > 0 for a, b in pairwise(group))
    noted = sum(remark_in(text, lines[i].body) is not None for i in group)
    mixed = len({lines[i].bullet for i in group}) > 1
    return spaced >= 0.5 * (len(group) - 1) or noted >= 0.3 * len(group) or mixed


def _whole_entry(text: str, line: Line) -> bool:
    """Tell a line that is one entry, ACT “Title” or “Title” by Act, from a sentence that quotes one."""
    words = line.body.of(text)
    if len(words) > 200 or words[-1:] in ".!?:":
        return False
    quotes = quoted_in(text, line.body.start, line.body.end, emphasis=False)
    if not 1 <= len(quotes) <= 2 or quotes[0].mark == "'":
        return False
    before = text[line.body.start : quotes[0].outer.start].strip(_EDGES)
    after = text[quotes[-1].outer.end : line.body.end].strip(_EDGES)
    placed = before.endswith(":") or text[quotes[0].outer.start - 2 : quotes[0].outer.start].strip() == ":"
    if bool(before) == bool(after) and not after.startswith("(") and not (placed and _BY_ACT.match(after)):
        return False
    if _BY_ACT.match(after) and len(after) < 160:
        return True
    outside = f"{before} {after}".split()
    small = [
        w for w in outside if w[:1].islower() and w not in ("and", "the", "feat.", "of", "de", "von", "di", "et", "y")
    ]
    return len(small) <= 2 and len(outside) <= 12


_EDGES = " \t,;:–—-·•|/~.…"
_BY_ACT = re.compile(r"(?:by|von|de|di|par|por|av|van|от)\s+\S", re.IGNORECASE)


def _stands_alone(text: str, lines: tuple[Line, ...], index: int) -> bool:
    """A heading of one entry: space around it, no stop at its end, running text after it."""
    line = lines[index]
    words = line.body.of(text)
    if words[-1:] in ".:;,?" and not words.endswith("...") and not words.endswith("?"):
        return False
    after = lines[index + 1] if index + 1 < len(lines) else None
    return (line.gap > 0 or line.kind == "heading") and (
        after is None or after.gap > 0 or is_sentence(text, after.body)
    )


def _sections(text: str, lines: tuple[Line, ...], indexes: list[int]) -> list[tuple[int | None, list[int]]]:
    """Cut the headings where a line names a list, or something else, and keep groups of at least three."""
    groups: list[tuple[int | None, list[int]]] = [(None, [])]
    for index in indexes:
        words = lines[index].body.of(text)
        if any(says(kind, words) for kind in ("tracklist", "elsewhere")) or pattern("soundtrack").fullmatch(words):
            groups.append((index, []))
        else:
            groups[-1][1].append(index)
    return [group for group in groups if len(group[1]) >= 3]
