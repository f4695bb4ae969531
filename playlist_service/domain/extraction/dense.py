"""Running text in Japanese, Chinese and Korean, where particles and not capitals show which words name an act.

A title stands between its own quote marks; the act is the run of characters between a particle and the nearest word
that cannot belong to a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.claims import Claims, CreditClaim, LeftClaim, Strength, TrackClaim
from playlist_service.domain.extraction.dense_words import ACT_AFTER, ACT_BEFORE, COMPOSER, MUSIC, NO_ACT, ROLES, WORKS

_TITLE = re.compile(r"[「『《〈“‘]([^「」『』《》〈〉“”‘’\n]{1,60})[」』》〉”’]|(?<!\w)[\"']([^\"'\n]{1,60})[\"']")
_STOP = re.compile(r"[。！？\n]|[!?](?=\s|$)|\.(?=\s|$)")
_BRACKETED = re.compile(r"\s*[(（][^()（）\n]{1,40}[)）]\s*$")
_NEAR = 70
_LONGEST = 24
_EDGE = " \t\u3000、,，・:：;；-–—"
_CUT = {
    "ja": re.compile(
        r"[はをにでへがもの]|[、。,，「」『』（）()：:;；…―！？!?\n]|から|より|った|した|いる|れる|(?<![A-Za-z])\s|\s(?![A-Za-z])"
    ),
    "zh": re.compile(
        r"[的了是由在把用被给給从從让讓为為则則而还還里裡]|响起|響起|传来|[、。,，《》「」『』“”（）()：:;；…—！？!?\n]|(?<![A-Za-z])\s|\s(?![A-Za-z])"
    ),
    "ko": re.compile(r"[,.、。()\[\]'\"‘’“”:;!?\n]|(?<=[는은을를에서의고며지면로한된던온인])\s"),
}
_AND = {
    "ja": re.compile(r"(?<![ぁ-ゖ])と(?![ぁ-ゖ])|(?<=[ぁ-ゖ])と(?=[一-鿿ァ-ヺ])|[＆&×]"),
    "zh": re.compile(r"[和与與跟]|[＆&×]"),
    "ko": re.compile(r"(?<=[가-힣])(?:와|과|하고)\s|[&×]"),
}


@dataclass(frozen=True, slots=True)
class _Title:
    inner: Span
    outer: Span


def read_dense(text: str, spans: list[Span], language: str) -> Claims:
    """Return what the paragraphs say of titles, their acts, and who wrote the score."""
    tracks: list[TrackClaim] = []
    credits: list[CreditClaim] = []
    left: list[LeftClaim] = []
    for sentence in _sentences(text, spans):
        titles = _titles_in(text, sentence)
        credits += _composers(text, sentence, language)
        musical = MUSIC.search(text, sentence.start, sentence.end) is not None
        for place, title in enumerate(titles):
            begin = titles[place - 1].outer.end if place else sentence.start
            end = titles[place + 1].outer.start if place + 1 < len(titles) else sentence.end
            if WORKS[language].search(text, max(begin, title.outer.start - 12), title.outer.start):
                left.append(LeftClaim(title.inner, "another album, film or book"))
            elif musical:
                found = _acts_of(text, Span(begin, title.outer.start), Span(title.outer.end, end), language)
                if found:
                    tracks.append(TrackClaim(title.inner, found[0], "a particle binds act and title", found[1]))
    return Claims(tuple(tracks), tuple(credits), tuple(left))


def _sentences(text: str, spans: list[Span]) -> Iterator[Span]:
    for span in spans:
        start = span.start
        quoted = [found.span() for found in _TITLE.finditer(text, span.start, span.end)]
        at = 0
        for stop in _STOP.finditer(text, span.start, span.end):
            while at < len(quoted) and quoted[at][1] <= stop.start():
                at += 1
            if at < len(quoted) and quoted[at][0] < stop.start():
                continue
            yield Span(start, stop.end())
            start = stop.end()
        if start < span.end:
            yield Span(start, span.end)


def _titles_in(text: str, sentence: Span) -> list[_Title]:
    found = [*_TITLE.finditer(text, sentence.start, sentence.end)]
    if any(title[0][0] in "《「『" for title in found):
        found = [title for title in found if title[0][0] not in "“‘\"'"]
    return [_Title(Span(*title.span(1 if title[1] else 2)), Span(title.start(), title.end())) for title in found]


def _acts_of(text: str, before: Span, after: Span, language: str) -> tuple[tuple[Span, ...], Strength] | None:
    """Return the acts beside a title: bound by a particle on its left, else by a verb after it."""
    lead = text[max(before.start, before.end - _NEAR) : before.end]
    for form in ACT_BEFORE[language]:
        found = form.search(lead)
        if found:
            acts = _names_ending(text, Span(before.start, before.end - len(lead) + found.start()), language)
            if acts:
                return acts, "strong"
    for form in ACT_AFTER[language]:
        found = form.match(text, after.start, min(after.end, after.start + _NEAR))
        if found:
            acts = _named(text, Span(*found.span("a")), language)
            if acts:
                return acts, "strong"
    return None


def _names_ending(text: str, span: Span, language: str) -> tuple[Span, ...]:
    """Return the names that a stretch ends with, without a reading in brackets behind them."""
    end = span.end
    bracket = _BRACKETED.search(text, max(span.start, end - 45), end)
    if bracket:
        end = bracket.start()
    start = max(span.start, end - 2 * _LONGEST)
    for cut in _CUT[language].finditer(text, start, end):
        start = cut.end()
    return _named(text, Span(start, end), language)


def _named(text: str, span: Span, language: str) -> tuple[Span, ...]:
    names: list[Span] = []
    at = span.start
    for found in _AND[language].finditer(text, span.start, span.end):
        names.append(Span(at, found.start()))
        at = found.end()
    names.append(Span(at, span.end))
    return tuple(name for part in names if (name := _bare(text, part)) is not None)


def _bare(text: str, span: Span) -> Span | None:
    """Return a name without role words before it and marks around it; None where no name is left."""
    start, end = span.start, span.end
    for role in ROLES.finditer(text, start, end):
        if role.end() < end:
            start = role.end()
    while start < end and (text[start] in _EDGE or text[start] in "“”「」『』\"'‘’の"):
        start += 1
    while end > start and (text[end - 1] in _EDGE or text[end - 1] in "“”「」『』\"'‘’"):
        end -= 1
    name = text[start:end]
    if not 1 < len(name) <= _LONGEST or NO_ACT.search(name):
        return None
    return Span(start, end)


def _composers(text: str, sentence: Span, language: str) -> list[CreditClaim]:
    found: list[CreditClaim] = []
    for form in COMPOSER[language]:
        match = form.search(text, sentence.start, min(sentence.end, sentence.start + 400))
        if match:
            found += [
                CreditClaim(name, "composer", "wrote the score", "strong")
                for name in _names_ending(text, Span(*match.span("a")), language)
            ]
            break
    return found
