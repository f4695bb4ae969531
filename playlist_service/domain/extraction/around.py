"""Who stands around a title in a row: before or behind its quotes, after "by", in brackets."""

from __future__ import annotations

import re

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.layout import is_featuring
from playlist_service.domain.extraction.titles import BRACKETS, after_feat, brackets_in, is_note, originals_in
from playlist_service.domain.extraction.vocabulary import says

_BY = re.compile(
    r"^\W{0,3}(?:(?:performed|sung|recorded|done|played|a cover|cover|written and performed)\s+)?(?:by|von|de|di|"
    r"par|por|van|av|interprété par|от)\s+(?=\S)",
    re.IGNORECASE,
)


_CONTINUES = re.compile(
    r"(?<=[^\s,]),?\s+(?:which|who|from|taken|where|again|also|the song|a song|la canción|dal|tirée?|courtesy of|"
    r"by courtesy|by arrangement|under licen[cs]e|licen[cs]ed|published by|©|℗|\(c\)|\(p\))(?!\w).*$"
    r"|\s+(?i:episodes?|season|scene|chapter)\s+\d.*$"
    r"|(?<=[^\s,]),\s+(?:off|on|out|in|that|as)\b.*$"
    r"|\s+(?:off|on|out|in|that|as)\s+(?:the|his|her|their|its|a|this)\b.*$|\s[–—-]\s.*$"
    r"|(?<=[^\W\d_]{4})(?<!feat)(?<!Feat)[.!?]\s+(?=\S+\s+\S).*$",
    re.DOTALL,
)


_LOWER_END = re.compile(r"(?:\s+[a-zà-ÿ][a-zà-ÿ'’-]*)+$")


_EDGES = " \t\u3000,;:–—-·•|/=~>*.…"


def around(
    text: str, before: Span, after: Span, known: frozenset[str]
) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...]]:
    """Return the acts before or after a quoted title, a cover's original, and other names in brackets."""
    original = tuple(s for b in brackets_in(text, after) for s in originals_in(text, b))
    guests = tuple(
        s
        for b in (*brackets_in(text, before), *brackets_in(text, after))
        if is_featuring(b.of(text))
        for s in acts_in(text, after_feat(text, b), known)
    )
    by = _BY.match(after.of(text))
    inner = [b for b in brackets_in(text, after) if not is_note(text, b)]
    if by:
        acts = _by_acts(text, Span(after.start + by.end(), after.end), known)
        if by[0].strip(_EDGES + " ").count(" "):
            acts = (*acts_beside(text, before, known), *acts)
    else:
        acts = _small_act(text, before, known) or acts_beside(text, before, known) or acts_beside(text, after, known)
    if acts and acts[0].start < before.end:
        original += tuple(s for b in inner if _BY.match(b.of(text)) for s in acts_in(text, b, known))
    if acts:
        others = tuple(s for b in inner for s in acts_in(text, b))
        return (*acts, *(g for g in guests if g not in acts)), original, others
    acts = tuple(s for b in inner[:1] for s in acts_in(text, b, known))
    return (*acts, *(g for g in guests if g not in acts)), original, ()


def _small_act(text: str, before: Span, known: frozenset[str]) -> tuple[Span, ...]:
    """Return the act written small that a dash or colon parts from its title ("the girl who left – “Boats”")."""
    words = before.of(text).rstrip()
    if not words.endswith(("–", "—", "-", ":", "|")) or len(words.split()) > 8 or words[:1] in "([":
        return ()
    core = stripped(text, before)
    return acts_in(text, core, known) if core.of(text).islower() else ()


def _by_acts(text: str, span: Span, known: frozenset[str]) -> tuple[Span, ...]:
    """Return the acts after "by", whatever letters they begin with, without the comment that follows them."""
    cut = BRACKETS.search(text, span.start, span.end)
    span = Span(span.start, cut.start()) if cut and cut.start() > span.start else span
    tail = _CONTINUES.search(span.of(text))
    span = Span(span.start, span.start + tail.start()) if tail and tail.start() > 0 else span
    return acts_in(text, stripped(text, span), known)


def acts_beside(text: str, span: Span, known: frozenset[str]) -> tuple[Span, ...]:
    """Return the acts in what surrounds a title, brackets, comments and verbs aside."""
    start, end = span.start, span.end
    cut = BRACKETS.search(text, start, end)
    if cut is not None:
        if cut.start() - start > 1 or not text[cut.end() : end].strip(_EDGES):
            end = cut.start()
        else:
            start = cut.end()
    core = stripped(text, Span(start, end))
    tail = _CONTINUES.search(text[core.start : core.end])
    if tail and tail.start() > 0:
        core = stripped(text, Span(core.start, core.start + tail.start()))
    if not can_be_act(core.of(text)) and not _is_written_small(text, core):
        return ()
    small = _is_written_small(text, core)
    lower = None if small else _LOWER_END.search(text[core.start : core.end])
    if lower and lower.start() > 0 and not re.search(r"\b(?:feat|ft)\b", lower[0]):
        core = stripped(text, Span(core.start, core.start + lower.start()))
    return acts_in(text, core, known) if small or can_be_act(core.of(text)) else ()


def _is_written_small(text: str, span: Span) -> bool:
    """Return whether a few words stand in a line that has no capital at all: so its writer writes names, too."""
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    return text[start : end if end >= 0 else len(text)].islower() and 0 < len(span.of(text).split()) <= _MOST_SMALL


_MOST_SMALL = 6


_CJK_COMMENT = re.compile(r"第[0-9０-９]+[話回章]|[ぁ-ん](?:は|が|を|に|で)[^ぁ-んァ-ヶ]|ところ|だった|です|ます")


_GUEST = re.compile(r"\s+(?:with|feat\.?|ft\.?|featuring|con|avec|mit|com)\s+")


def can_be_act(words: str) -> bool:
    """Return whether words may name an act: no label, no number of a disc, no comment."""
    if not any(map(str.isalnum, words)) or len(words) > 200 or says("label", words) or says("unknown", words):
        return False
    if re.fullmatch(r"[IVX]{1,4}\.?", words.strip()):
        return False
    if words.replace(":", "").replace(".", "").strip().isdigit() and len(words) != 3 and len(words) < 8:
        return False
    if _CJK_COMMENT.search(words) or (len(words) > 24 and words[0] >= "\u3040"):
        return False
    if _GUEST.search(words):
        return any(can_be_act(part) for part in _GUEST.split(words))
    parts = [part for part in words.split() if "." not in part[:-1]]
    small = sum(part[:1].islower() for part in parts)
    return not (len(parts) >= 3 and small == len(parts)) and not (len(parts) >= 4 and small >= 0.6 * len(parts))


def stripped(text: str, span: Span) -> Span:
    """Return the span without the marks at its edges that part it from a title."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES and not _stop_of_name(text, start, end):
        end -= 1
    return Span(start, end)


def _stop_of_name(text: str, start: int, end: int) -> bool:
    """Keep the full stop of "Dinosaur Jr." and "Fun."."""
    return text[end - 1] == "." and end - start > 1 and text[end - 2].isalpha()
