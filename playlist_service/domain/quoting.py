"""The sentence around a quoted span, so that a reader sees the proof in its context."""

from __future__ import annotations

import re

_LONGEST = 240
"""Characters of context on either side; a longer sentence is cut at a word."""

_END = re.compile(r"[.!?。！？…][\"'”’»)\]]*(?=\s)|\n")
# A full stop after these does not end a sentence.
_ABBREVIATION = re.compile(r"(?:\b(?:mr|mrs|ms|dr|st|vs|feat|ft|no|vol|pt|jr|sr|inc|etc)|\b\w)\.$", re.IGNORECASE)


def sentence_around(text: str, start: int, end: int) -> tuple[str, str, str]:
    """Return (before, quote, after): the span and the rest of its sentence, white space folded."""
    left = _sentence_start(text, start)
    right = _sentence_end(text, end)
    before, after = _fold(text[left:start]), _fold(text[end:right])
    return _cut_left(before.lstrip()), _fold(text[start:end]).strip(), _cut_right(after.rstrip())


def _sentence_start(text: str, start: int) -> int:
    floor = max(0, start - 2 * _LONGEST)
    at = floor
    for found in _END.finditer(text, floor, start):
        if found.group() == "\n" or not _ABBREVIATION.search(text[floor : found.start() + 1]):
            at = found.end()
    return at


def _sentence_end(text: str, end: int) -> int:
    ceiling = min(len(text), end + 2 * _LONGEST)
    for found in _END.finditer(text, end, ceiling):
        if found.group() == "\n":
            return found.start()
        if not _ABBREVIATION.search(text[max(0, found.start() - 12) : found.start() + 1]):
            return found.end()
    return ceiling


def _fold(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _cut_left(text: str) -> str:
    return text if len(text) <= _LONGEST else "… " + text[-_LONGEST:].partition(" ")[2]


def _cut_right(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] + " …"
