"""Who made all of a list whose rows name nobody: the album's act, or the composer that the prose names."""

from __future__ import annotations

import re

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.acts import acts_in
from playlist_service.domain.extraction.claims import Claims
from playlist_service.domain.extraction.names import names_in
from playlist_service.domain.extraction.rows import label_of
from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.vocabulary import alternatives, pattern
from playlist_service.domain.text import fold_name

_RELEASE = (
    r"(?:album|EP|LP|single|mixtape|mix tape|record|soundtrack|debut|compilation|disc|set|score|release|demo|"
    r"masterpiece)"
)
_BY = re.compile(
    rf"\b{_RELEASE}\s+(?:by|from|of|de|von|di|do|da)\s+(?:(?-i:[a-z])[a-z-]*\s+){{0,4}}(?=\S)", re.IGNORECASE
)
_OWNER = re.compile(
    rf"['’]s?\s+(?:[\w-]+\s+){{0,5}}?(?:{_RELEASE}|music\s+(?:for|to|from)|themes?|theme\s+music)\b", re.IGNORECASE
)
_CONCERT = re.compile(
    r"\b(?:concert|concerto|show|gig|set|performance)\s+(?:by|de|d['’]|of|di|von|from)\s+(?=\S)", re.IGNORECASE
)
_COMPOSE = re.compile(r"\s+to\s+(?:compose|write|score|provide)\b", re.IGNORECASE)
_COMPOSER = re.compile(
    r",\s+(?:comp\.|composer|compositeur|compositrice|komponist|compositore|compositor|music\b)", re.IGNORECASE
)
_HEAD_DASH = re.compile(r"\s+[-–—]\s+|:\s+")
_LINES = 40
_MOST_COMPOSERS = 3


def maker_of(text: str, lines: tuple[Line, ...], prose: Claims) -> tuple[tuple[Span, ...], bool]:
    """Return who made all of it, and whether as composer; nobody where the article does not say so."""
    labelled = _by_label(text, lines)
    if labelled:
        return labelled, False
    composers = _composers(text, prose)
    if composers:
        return composers, True
    for form, before in ((_BY, False), (_CONCERT, False), (_OWNER, True), (_COMPOSE, True), (_COMPOSER, True)):
        found = _by_words(text, lines, form, before=before)
        if found:
            return found, form in (_COMPOSE, _COMPOSER)
    found = _by_head(text, lines) or _before_work(text, lines) or _alone(text, lines) or _sole_act(text, prose)
    return found, False


def _sole_act(text: str, prose: Claims) -> tuple[Span, ...]:
    """Return the one act that the prose surely names as performing, where it names no other."""
    acts: dict[str, Span] = {}
    for claim in prose.credits:
        if claim.role == "performer" and claim.strength != "weak" and claim.alias is None:
            acts.setdefault(fold_name(claim.name.of(text)), claim.name)
    return tuple(acts.values()) if len(acts) == 1 else ()


def _by_label(text: str, lines: tuple[Line, ...]) -> tuple[Span, ...]:
    for line in lines[:12]:
        found = label_of(text, line.body)
        if found and found[0] == "artist":
            end = text.find(" | ", found[1].start, found[1].end)
            acts = acts_in(text, Span(found[1].start, end if end > 0 else found[1].end))
            if (
                acts
                and len(acts) == 1
                and fold_name(acts[0].of(text)) not in ("various", "various artists", "verschiedene", "diverse")
            ):
                return acts
    return ()


def _composers(text: str, prose: Claims) -> tuple[Span, ...]:
    """Return the composers of the score where the prose names one (or one pair) plainly."""
    for strengths in (("strong",), ("strong", "fair"), ("strong", "fair", "weak")):
        found: dict[str, Span] = {}
        for claim in prose.credits:
            if claim.role == "composer" and claim.strength in strengths:
                found.setdefault(fold_name(claim.name.of(text)), claim.name)
        if found:
            return tuple(found.values()) if len(found) <= _MOST_COMPOSERS else ()
    return ()


def _by_words(text: str, lines: tuple[Line, ...], form: re.Pattern[str], *, before: bool) -> tuple[Span, ...]:
    for line in lines[:_LINES]:
        found = form.search(text, line.body.start, line.body.end)
        if found is None:
            continue
        start, end = (line.body.start, found.start()) if before else (found.end(), line.body.end)
        names = names_in(text, start, end, opens=False, ordinary=frozenset())
        if before and names and names[-1].end == end:
            return (names[-1],)
        if not before and names and names[0].start - start <= 12:
            return (names[0],)
    return ()


_NAME_LINE = re.compile(r"(?:by|von|par|di|de|por)?\s*(?P<a>[^\W\d_a-zà-ÿ][\w'’.-]+(?: [^\W\d_a-zà-ÿ][\w'’.-]*){1,3})")


def _before_work(text: str, lines: tuple[Line, ...]) -> tuple[Span, ...]:
    """Read "Act: Work (Original Soundtrack)" among the first lines, where the act stands elsewhere as well."""
    for line in lines[:5]:
        cut = _HEAD_DASH.search(text, line.body.start, line.body.end)
        if cut and pattern("soundtrack", "score").search(text, cut.end(), line.body.end):
            found = _NAME_LINE.fullmatch(text, line.body.start, cut.start())
            if found and text.count(found["a"]) > 1:
                return (Span(*found.span("a")),)
    return ()


def _alone(text: str, lines: tuple[Line, ...]) -> tuple[Span, ...]:
    """Read a name that stands alone in a line under a headline of a soundtrack, and stands elsewhere as well."""
    if not any(pattern("soundtrack", "score").search(line.body.of(text)) for line in lines[:4]):
        return ()
    for line in lines[1:5]:
        found = _NAME_LINE.fullmatch(text, line.body.start, line.body.end)
        if found and text.count(found["a"]) > 1 and not found["a"].isupper():
            return (Span(*found.span("a")),)
    return ()


_SOUNDTRACK = re.compile(rf"\b(?:{alternatives('soundtrack')})\b", re.IGNORECASE)


def _by_head(text: str, lines: tuple[Line, ...]) -> tuple[Span, ...]:
    """Read "Act - OST. Film" in the article's first line."""
    if not lines:
        return ()
    body = lines[0].body
    cut = _HEAD_DASH.search(text, body.start, body.end)
    if cut is None or not _SOUNDTRACK.match(text, cut.end()):
        return ()
    left = Span(body.start, cut.start())
    return () if pattern("soundtrack", "playlist", "song", "film").search(left.of(text)) else acts_in(text, left)
