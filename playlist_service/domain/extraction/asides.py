"""Sections of a page that are not of the article: what readers wrote under it."""

from __future__ import annotations

import re

from playlist_service.domain.extraction.structure import Line
from playlist_service.domain.extraction.vocabulary import alternatives, says

_COMMENTS = re.compile(
    rf"[\W\d_]*(?:{alternatives('comments')})(?:\s+(?:on|on this post|zu|sur|de)\b.{{0,80}})?[\W\d_]*", re.IGNORECASE
)
_SAYS = re.compile(
    r"\S.{0,40}?\s(?:says|said|wrote|writes|schrieb|schreibt|sagt|dice|dijo|escribió|ha scritto|scrive|disse|diz|"
    r"escreveu|a écrit|a dit|dit|пишет)(?:\s.{0,40})?\s?:",
    re.IGNORECASE,
)
"""The line over what a reader wrote: "Ida says:"."""
_HEAD = 0.25
"""A count of comments in the first quarter of a page is a link in its head, not the section."""


def comments_in(text: str, lines: tuple[Line, ...]) -> list[int]:
    """Return the indexes of the lines that readers wrote: from the heading that says so to the next one or the end."""
    out: list[int] = []
    within: int | None = None
    for index, line in enumerate(lines):
        words = line.body.of(text)
        begins = _COMMENTS.fullmatch(words) or (line.numbered and _SAYS.fullmatch(words))
        if index >= _HEAD * len(lines) and len(words) <= 100 and begins:
            within = line.level if line.kind == "heading" else 9
        elif within is not None and ((line.kind == "heading" and line.level <= within) or says("tracklist", words)):
            within = None
        if within is not None:
            out.append(index)
    return out
