"""Titles without what is printed beside them: guests, notes, originals and credits in brackets."""

from __future__ import annotations

import re

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.layout import (
    is_featuring,
    looks_like_version,
)
from playlist_service.domain.extraction.quotes import quoted_in
from playlist_service.domain.extraction.vocabulary import alternatives, says

ORIGINAL = re.compile(rf"^(?:{alternatives('original')})[\s:.]+(?=\S)", re.IGNORECASE)


BRACKETS = re.compile(r"[(\[（][^()\[\]（）]*(?:\([^()]*\)[^()\[\]]*)*[)\]）]?")


_BONUS = re.compile(
    r"\b(?:bonus|exclusive|hidden track|itunes|digital only|not on|request(?:ed)?|requested by|wunsch (?:von|aus)|"
    r"pour|dédicace|a pedido|pedido|richiesta|petición)\b|"
    r"^(?-i:(?:for|für|pour|para|per) [A-ZÀ-Þ]\w+(?:,? (?:and|&|und|et|y|e|i) [A-ZÀ-Þ]\w+)*$)|"
    r"^(?:folgen?|episodes?|épisodes?|episodio|episódio|ep\.|staffel|season|saison|серия)\W*\d|"
    r"^(?-i:[a-zà-ÿа-яё])[^()]*[,;!?]|^\*|^from (?:the|his|her|their) (?:[a-z]+ "
    r")?(?:album|record|LP|EP|film|single)\b",
    re.IGNORECASE,
)


PROSE_NOTE = re.compile(r"^(?:[a-zà-ÿ]+['’]?\s+){4,}")


_EPISODES = re.compile(r"(?:第|#|ep\.? ?|episodes? |folgen? |caps?\.? |s\d{1,2}e)\d", re.IGNORECASE)


def after_feat(text: str, span: Span) -> Span:
    found = re.match(rf"\s*(?:{alternatives('feat')})\s+", span.of(text), re.IGNORECASE)
    return Span(span.start + (found.end() if found else 0), span.end)


def brackets_in(text: str, span: Span) -> list[Span]:
    found = []
    for match in BRACKETS.finditer(text, span.start, span.end):
        end = match.end() - 1 if text[match.end() - 1] in ")]）" else match.end()
        found.append(Span(match.start() + 1, end))
    return found


def originals_in(text: str, bracket: Span) -> tuple[Span, ...]:
    found = ORIGINAL.match(bracket.of(text))
    return acts_in(text, Span(bracket.start + found.end(), bracket.end)) if found else ()


def is_note(text: str, bracket: Span) -> bool:
    words = bracket.of(text)
    return (
        bool(ORIGINAL.match(words))
        or is_featuring(words)
        or looks_like_version(words)
        or bool(PROSE_NOTE.match(words))
        or bool(_EPISODES.match(words))
        or says("episode", words.split()[0] if words.split() else "")
        or words[:1].islower()
    )


def inside(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    if text[start] in "([（":
        start += 1
    if text[end - 1] in ")]）":
        end -= 1
    return Span(start, end)


def clean_title(text: str, span: Span, known: frozenset[str]) -> tuple[Span, tuple[Span, ...], tuple[Span, ...]]:
    """Return a title without quotes and notes, the guests that its brackets name, and a cover's original."""
    guests: tuple[Span, ...] = ()
    original: tuple[Span, ...] = ()
    span = strip_title(text, span)
    for _ in range(3):
        found = _BRACKET_LAST.search(text, max(span.start, span.end - 200), span.end)
        if found is None or found.start() <= span.start:
            break
        inner = Span(found.start() + 1, found.end() - 1)
        words = inner.of(text)
        sung = _SUNG.match(words)
        if sung:
            guests += acts_in(text, Span(inner.start + sung.end(), inner.end), known)
        elif is_featuring(words):
            guests += acts_in(text, after_feat(text, inner), known)
        elif originals_in(text, inner):
            original += originals_in(text, inner)
        elif not (_BONUS.search(words) or PROSE_NOTE.match(words) or _is_label(text[found.start()], words)):
            break
        span = strip_title(text, Span(span.start, found.start()))
    open_feat = _OPEN_FEAT.search(text, span.start, span.end)
    if open_feat and open_feat.start() > span.start:
        guests += acts_in(text, Span(open_feat.end(), span.end), known)
        span = strip_title(text, Span(span.start, open_feat.start()))
    return _unquote(text, span), guests, original


_SUNG = re.compile(
    r"(?:canta[no]?|cantad[oa] (?:por|da)|sung by|vocals?(?: by)?|sings|"
    r"chantée? par|gesungen von|voz|voce|voix|interpretad[oa] por)[: ]\s*(?=[A-ZÀ-Þ])",
    re.IGNORECASE,
)
_BRACKET_LAST = re.compile(r"[(\[][^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*[)\]]$")


_OPEN_FEAT = re.compile(r",?\s+(?:feat(?:uring)?\.?|ft\.?)\s+(?=\S)", re.IGNORECASE)


def _is_label(bracket: str, words: str) -> bool:
    """Tell the record label of a mix's track list, "[NORTH]" or "[North Records]", from a version."""
    if bracket != "[" or looks_like_version(words):
        return False
    return (words.isupper() and len(words) > 2) or words.endswith(("Records", "Recordings", "Music"))


def strip_title(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start] in " \t\u3000,;:–—|=>":
        start += 1
    while end > start and text[end - 1] in " \t\u3000,;:–—|=":
        end -= 1
    return Span(start, end)


def _unquote(text: str, span: Span) -> Span:
    quotes = quoted_in(text, span.start, span.end)
    return quotes[0].inner if len(quotes) == 1 and quotes[0].outer == span else span


_CREDIT = re.compile(
    r"^(?P<lead>music[ah]?e?s?|musique|musik|testo|text|lyrics|words|paroles|letra|música)\s+(?:by|di|de|von|e "
    r"testo di|and lyrics by):?\s+",
    re.IGNORECASE,
)


def credited_in(text: str, bracket: Span) -> dict[str, tuple[Span, ...]]:
    """Read a bracket such as "(music by A; words by B)": who wrote the music, and who else."""
    found: dict[str, tuple[Span, ...]] = {}
    at = bracket.start
    for piece in bracket.of(text).split(";"):
        lead = _CREDIT.match(piece.strip())
        if lead:
            start = at + piece.index(piece.strip()) + lead.end()
            role = "writer" if lead["lead"].casefold().startswith(("mus", "mús")) else "other"
            found[role] = found.get(role, ()) + acts_in(text, Span(start, at + len(piece)))
        at += len(piece) + 1
    return found
