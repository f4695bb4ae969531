"""Running text coded for the prose patterns: every name and every quoted title becomes one character.

The patterns of prose.py are plain regular expressions over such a code, so "“Obstacles,” again by Syd Matters" is
read as
"T again by N" whatever the names are made of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.languages import ROLE_NOUNS
from playlist_service.domain.extraction.names import names_in
from playlist_service.domain.extraction.quotes import Quoted, quoted_in, with_marks
from playlist_service.domain.extraction.structure import Line

NAME, TITLE = "[\ue000-\uefff]", "[\uf000-\uf8ff]"
_FIRST_NAME, _FIRST_TITLE = 0xE000, 0xF000
_MOST = 2000
_SENTENCE_END = re.compile(r"[.!?…]+[\"”’'»)\]]*(?:\s+|\\n)(?=[\"“„«‘(\[]?[\w\ue000-\uf8ff])|[。！？]|;\s+")
_SPACE = re.compile(r"\s")
MAX_SENTENCE = 1000


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its `code`, and for every character of the code the offset in the article where it began."""

    code: str
    starts: tuple[int, ...]
    names: dict[str, Span]
    titles: dict[str, Quoted]

    def span(self, start: int, stop: int) -> Span:
        """Return where the characters `start` to `stop` of the code stand in the article."""
        last = self.code[stop - 1]
        if last in self.titles:
            return Span(self._begin(start), self.titles[last].outer.end)
        if last in self.names:
            return Span(self._begin(start), self.names[last].end)
        return Span(self._begin(start), self.starts[stop - 1] + 1)

    def _begin(self, index: int) -> int:
        first = self.code[index]
        return self.titles[first].outer.start if first in self.titles else self.starts[index]


def paragraphs(text: str, lines: list[Line]) -> list[Span]:
    """Join neighbouring lines of running text (also those that a blank line cuts in the middle of a sentence)."""
    spans: list[Span] = []
    for line in lines:
        if spans and line.kind == "text" and _continues(text, spans[-1], line):
            spans[-1] = Span(spans[-1].start, line.span.end)
        else:
            spans.append(
                Span(line.body.start if line.bullet or line.kind == "heading" else line.span.start, line.span.end)
            )
    return [Span(a, min(a + 2 * MAX_SENTENCE, s.end)) for s in spans for a in range(s.start, s.end, 2 * MAX_SENTENCE)]


_LABEL = re.compile(r"[^\W\d_][\w ]{1,20}:\s")
_WRAPPED, _WIDE = 0.75, 60
"""A line is broken in the middle of a sentence where it is about as long as the next, or as lines usually are."""


def _continues(text: str, before: Span, line: Line) -> bool:
    if line.bullet or line.numbered == "mark" or line.span.start - before.end > 4:
        return False
    ended = text[before.end - 1] in '.!?…:;"”’»)。！？'
    small = text[line.span.start].islower()
    if line.gap:
        return not ended and small
    if before.end - before.start <= 40 or small:
        return before.end - before.start > 40
    wrapped = before.end - max(before.start, text.rfind("\n", before.start, before.end))
    return not _LABEL.match(text, line.span.start, line.span.end) and (
        ended or wrapped >= _WRAPPED * min(line.span.end - line.span.start, _WIDE)
    )


def encode(text: str, span: Span, ordinary: frozenset[str], marks: tuple[Quoted, ...] = ()) -> list[Sentence]:
    """Return the sentences of a paragraph, coded."""
    titles = with_marks(quoted_in(text, span.start, span.end), marks, span)[:_MOST]
    acts = {quoted.outer.start for quoted in titles if _is_act(text, span.start, quoted)}
    code: list[str] = []
    starts: list[int] = []
    names_by: dict[str, Span] = {}
    titles_by: dict[str, Quoted] = {}
    at, opens = span.start, True
    for quoted in [*titles, None]:
        until = quoted.outer.start if quoted else span.end
        _encode_plain(text, Span(at, until), opens, ordinary, (code, starts, names_by))
        if quoted is None:
            break
        if quoted.outer.start in acts:
            mark = chr(_FIRST_NAME + len(names_by))
            names_by[mark] = quoted.inner
        else:
            mark = chr(_FIRST_TITLE + len(titles_by))
            titles_by[mark] = quoted
        code.append(mark)
        starts.append(quoted.outer.start)
        _keep_comma(text, quoted, code, starts)
        at = quoted.outer.end
        opens = text[quoted.outer.end - 2] in ".!?" and at < span.end
    whole, starts = _with_nicknames(text, "".join(code), starts, names_by, titles_by)
    return _split(_without_origins(whole, names_by), starts, names_by, titles_by)


_NICKNAME = re.compile(rf"({NAME}) ({TITLE}) ({NAME})(?!['’]s? {TITLE}| {TITLE})")


def _with_nicknames(
    text: str, code: str, starts: list[int], names: dict[str, Span], titles: dict[str, Quoted]
) -> tuple[str, list[int]]:
    """Make one name of a first name, a nickname in quotes and a surname."""
    for found in reversed([*_NICKNAME.finditer(code)]):
        first, nick, last = found.groups()
        if " " in names[first].of(text).strip() or len(titles[nick].inner.of(text).split()) > 2:
            continue
        names[first] = Span(names[first].start, names.pop(last).end)
        titles.pop(nick)
        code = code[: found.start() + 1] + code[found.end() :]
        starts = starts[: found.start() + 1] + starts[found.end() :]
    return code, starts


_ORIGIN = re.compile(rf"({NAME})(?= (?:[a-z-]+ ){{0,2}}(?:{ROLE_NOUNS.replace(';', '|')}) {NAME})")


def _without_origins(code: str, names: dict[str, Span]) -> str:
    """Make plain words of the places and peoples before an act: "Montreal trio Low Harbour"."""
    for found in _ORIGIN.finditer(code):
        names.pop(found[1], None)
    code = _ORIGIN.sub("x", code)
    for found in _PASSING.finditer(code):
        for mark in _NAME.findall(found[0]):
            names.pop(mark, None)
            code = code.replace(mark, "x")
    return code


_NAME, _TITLE = re.compile(NAME), re.compile(TITLE)
_MARK = re.compile("[\ue000-\uf8ff]")
"""Characters that stand for names and titles; a text's own are left out."""
_PASSING = re.compile(
    rf"(?<={NAME}), (?:(?:best |better |well )?known for|formerly (?:of|with)|once (?:of|with)|fresh from|\w+ "
    rf"years after|"
    rf"ex-|previously of|who (?:once |also |used to )?(?:fronts?|leads?|sang|plays?|played|sings?) (?:in|with|for))"
    rf"[^,.;:{TITLE[1:-1]}]{{2,70}},(?= )"
)
"""What is said in passing between an act and what it does: the names in it do nothing here."""


_QUOTED_ACT = re.compile(
    r"(?<!\w)(?:band|bands|duo|trio|quartet|supergroup|grupo|banda|conjunto|dúo|groupe|duo|gruppo|complesso|"
    r"gruppe|kapelle|"
    r"группы|группа|группой|группу|дуэта|дуэт|хора|хор|ансамбля|ансамбль|коллектива|коллектив|оркестра|оркестр|трио)"
    r"(?: (?:called|named|namens|llamad[oa]|nommée?|chiamat[oa]|chamad[oa]))?\s+$",
    re.IGNORECASE,
)


def _is_act(text: str, start: int, quoted: Quoted) -> bool:
    """Tell the quoted name of an act ("the band “Low Harbour”") from a title."""
    return _QUOTED_ACT.search(text, max(start, quoted.outer.start - 24), quoted.outer.start) is not None


def _keep_comma(text: str, quoted: Quoted, code: list[str], starts: list[int]) -> None:
    """Put the comma or stop that American style prints inside the quotes behind the title."""
    trailing = text[quoted.inner.end : quoted.outer.end].strip()[:1]
    if trailing and trailing in ",.;:":
        code.append(trailing)
        starts.append(quoted.outer.end - 1)


def _encode_plain(
    text: str, span: Span, opens: bool, ordinary: frozenset[str], into: tuple[list[str], list[int], dict[str, Span]]
) -> None:
    code, starts, names_by = into
    at = span.start
    for name in names_in(text, span.start, span.end, opens=opens, ordinary=ordinary):
        _copy(text, at, name.start, code, starts)
        if len(names_by) < _MOST:
            mark = chr(_FIRST_NAME + len(names_by))
            names_by[mark] = name
            code.append(mark)
            starts.append(name.start)
        at = name.end
    _copy(text, at, span.end, code, starts)


def _copy(text: str, start: int, end: int, code: list[str], starts: list[int]) -> None:
    words = text[start:end]
    places: Sequence[int] = range(start, end)
    if _MARK.search(words):
        places = [place for place in places if not _MARK.match(text, place)]
        words = _MARK.sub("", words)
    code.extend(_SPACE.sub(" ", words).replace("’", "'"))
    starts.extend(places)


def _split(code: str, starts: list[int], names: dict[str, Span], titles: dict[str, Quoted]) -> list[Sentence]:
    cuts = [0, *(found.end() for found in _SENTENCE_END.finditer(code)), len(code)]
    return [
        Sentence(
            code[a:b],
            tuple(starts[a:b]),
            {c: names[c] for c in _NAME.findall(code, a, b) if c in names},
            {c: titles[c] for c in _TITLE.findall(code, a, b) if c in titles},
        )
        for a, b in pairwise(cuts)
        if b > a
    ]
