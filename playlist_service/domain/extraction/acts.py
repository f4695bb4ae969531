"""A credit such as "A, B & C feat. D" taken apart into its acts, without tearing names such as "Kool & The Gang"."""

from __future__ import annotations

import re

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.vocabulary import duos, says
from playlist_service.domain.text import fold, fold_name

_FEAT = re.compile(
    r"[\s,]*[(\[]?\b(?:feat(?:uring|\.)?|ft\.?|f/|w/|c/|part\.|con la partecipazione di|participação de|avec|mit|при "
    r"участии|starring|presents|pres\.)\s+(?=\S)",
    re.IGNORECASE,
)
_WITH = re.compile(r"\s+(?:with|con|avec|mit|met|med)\s+(?=[A-Z0-9])")
_BRACKET = re.compile(r"\s*[(\[（【][^()\[\]（）【】]*[)\]）】]")
_COMMA = re.compile(
    r"\s*[,;、，；]\s*(?:(?:and|&|und|et|y|e|ed|och|en|и)\s+)?|\s+/\s+|\s+\|\s+|(?:(?<![ァ-ヺー])・(?=\S)|・(?=[^\sァ-ヺー]))"
)
_AND = re.compile(r"\s+(?:&|and|und|et|y|e|ed|och|en|i|oraz|dan|ve|и|x|vs\.?|versus|con|\+)\s+|\s*＆\s*", re.IGNORECASE)
_SLASH = re.compile(r"(?<=[a-zà-ÿ.])/(?=[A-Z])")
_ORCHESTRA = re.compile(r"\b(?:orchestra|orchest\w+|orquesta|philharmonic|symphony|sinfon\w+)\b", re.IGNORECASE)
_BACKING = re.compile(r"^(?:the|his|her|their|los|las|les|die|os|le|i|das|der)\b", re.IGNORECASE)
_JUNK = ' \t,;:–—-·•|.…\u3000*"“”'
_EDGE_QUOTES = '"“”„«»「」『』'
_LEAD = re.compile(r"(?:[a-zà-ÿ]+ ){1,3}?(?:par|by|von|da|por|di) (?:l['’][a-zà-ÿ]+ )?(?=[A-Z0-9])")
_JOINED = re.compile(r"(?:and|&|und|et|y|e|ed|och|и)\s+(?=[^\W\d_a-zà-ÿ])")
"""What joins the last act of a sentence to those before it."""
_OF_BAND = re.compile(
    r"^((?!The )[A-Z][\w'’.-]+ "
    r"(?!Club|Ensemble|Band|Choir|Orchestra|Sons|Kings|Queens|Men|Boys|Girls|Brothers|Sisters|House)"
    r"[A-Z][\w'’.-]*) of (?:the )?[A-Z]"
)
_BY = re.compile(
    r"^(?:by|By|BY|von|de|di|da|por|par|van|av|d'|du|des|"
    r"performed by|sung by|interprétée? par|chantée? par|от)\s+(?=\S)"
)


def acts_in(text: str, span: Span, known: frozenset[str] = frozenset()) -> tuple[Span, ...]:
    """Return the spans of the single acts of a credit; `known` are folded names that stand alone elsewhere."""
    span = _strip(text, span)
    lead = _BY.match(span.of(text)) or _LEAD.match(span.of(text)) or _JOINED.match(span.of(text))
    if lead:
        span = Span(span.start + lead.end(), span.end)
    if span.start >= span.end:
        return ()
    parts: list[Span] = []
    for part in _parts(text, span, _FEAT):
        outer = _without_brackets(text, part)
        for piece in _parts(text, outer, _WITH):
            parts.extend(_split(text, piece, known))
    parts = [_person(text, part) for part in parts]
    return tuple(
        part
        for part in parts
        if part.end > part.start and any(map(str.isalnum, part.of(text))) and not says("unknown", part.of(text))
    )


def _person(text: str, span: Span) -> Span:
    """Read "Ida Ferns of Low Harbour" as Ida Ferns, and drop who sang or arranged it from the lead of a credit."""
    lead = _LEAD.match(span.of(text))
    span = Span(span.start + lead.end(), span.end) if lead else span
    member = _OF_BAND.match(span.of(text))
    return Span(span.start, span.start + member.end(1)) if member else span


def _parts(text: str, span: Span, separator: re.Pattern[str]) -> list[Span]:
    cuts, at = [], span.start
    for found in separator.finditer(text, span.start, span.end):
        if found.end() > found.start():
            cuts.append(Span(at, found.start()))
            at = found.end()
    cuts.append(Span(at, span.end))
    return [part for part in (_strip(text, cut) for cut in cuts) if part.end > part.start]


def _strip(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ",;:–—-·•|*/"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—-·•|/" or _stray(text, start, end)):
        end -= 1
    return Span(start, end)


def _stray(text: str, start: int, end: int) -> bool:
    """A closing bracket without its opening, or a quote mark on its own."""
    last = text[end - 1]
    if last in ")]）】":
        opening = "([（【"[")]）】".index(last)]
        return text.count(opening, start, end) < text.count(last, start, end)
    return last == '"' and text.count('"', start, end) == 1


def _without_brackets(text: str, span: Span) -> Span:
    """Drop notes in brackets at the end: "(1964)", "(inedito)", "(live)"."""
    while True:
        found = None
        for found in _BRACKET.finditer(text, span.start, span.end):
            if found.end() == span.end:
                break
        else:
            return _strip(text, span)
        if found.start() <= span.start:
            return _strip(text, span)
        span = _strip(text, Span(span.start, found.start()))


def _split(text: str, span: Span, known: frozenset[str]) -> list[Span]:
    whole = fold(span.of(text))
    if whole in duos() or fold_name(span.of(text)) in known:
        return [span]
    commas = _parts(text, span, _COMMA)
    if len(commas) > 1 and not _one_name(text, commas):
        return [piece for part in commas for piece in (_at_and(text, part, known))]
    pieces = _at_and(text, span, known)
    if len(pieces) == 1 and len(span.of(text)) > 8:
        slashed = _parts(text, span, _SLASH)
        return (
            slashed
            if len(slashed) > 1 and all(" " in part.of(text) or len(slashed) > 2 for part in slashed[:1])
            else pieces
        )
    return pieces


def _one_name(text: str, commas: list[Span]) -> bool:
    """Tell "Tyler, The Creator" and "Beatles, The" from a list."""
    return len(commas) == 2 and bool(_BACKING.match(commas[1].of(text))) and len(commas[1].of(text).split()) <= 2


def _at_and(text: str, span: Span, known: frozenset[str]) -> list[Span]:
    if fold(span.of(text)) in duos():
        return [span]
    found = list(_AND.finditer(text, span.start, span.end))
    for match in found:
        left, right = _strip(text, Span(span.start, match.start())), _strip(text, Span(match.end(), span.end))
        if left.end <= left.start or right.end <= right.start:
            continue
        if _parted(left.of(text), right.of(text), match[0].strip().casefold(), known):
            return [*_at_and(text, left, known), *_at_and(text, right, known)]
    return [span]


def _parted(left: str, right: str, word: str, known: frozenset[str]) -> bool:
    """Decide whether a conjunction parts two acts or stands inside one name."""
    if fold_name(right) in known or (fold_name(left) in known and not _BACKING.match(right)):
        return True
    if word == "x":
        return not (left.isupper() or right.isupper()) and len(left) > 2 and len(right) > 2
    if word in ("vs", "vs.", "versus", "con"):
        return True
    if _BACKING.match(right):
        return (
            bool(_ORCHESTRA.search(right))
            and " " in left
            and not re.match(r"(?:his|her|their)\b", right, re.IGNORECASE)
        )
    if word in ("e", "i", "y", "en", "et", "und", "и", "och", "ed", "dan", "ve", "oraz"):
        return True
    return True
