"""Whether lines look like a track list: enough to keep them where an extractor would drop them, no reading of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

_LEAST_LINES = 3
_LONGEST_LINE = 160
_SHARE = 0.6
_LEAST_ENTRIES = 5
_LONGEST_ENTRY = 90
_SHARE_SENTENCES = 0.25
_SENTENCE_END = re.compile(r"(?:\w{3,}[.!?…]|[。！？])[\"”’»)]*(?:\s|$)")
_TRACK_SIGN = re.compile(
    r"^\s*(?:\(?\d{1,3}[.):\]]|[A-H]\d{1,2}[.)\s])\s*\S"  # 01. / 3) / A1
    r"|\b\d{1,2}:\d{2}\b"  # a duration or a time
    r"|[“”„«»「」『』\"‘].+[“”«»「」『』\"’]"  # a quoted title
    r"|\S\s+[-–—‒―~|/•]+\s+\S"  # one side – another side
    r"|\S\t+\S"  # cells
    r"|\b(?:feat\.|ft\.|featuring)\s"
)


def lists_tracks(lines: Sequence[str]) -> bool:
    """Return whether most of the lines are short and carry a number, a duration, a quoted title or a separator."""
    said = [line.strip() for line in lines if line.strip()]
    if len(said) < _LEAST_LINES:
        return False
    signs = sum(len(line) <= _LONGEST_LINE and bool(_TRACK_SIGN.search(line)) for line in said)
    return signs >= max(_LEAST_LINES, len(said) * _SHARE)


def reads_as_lines(lines: Sequence[str]) -> bool:
    """Return whether short paragraphs are the lines of some list: a track list, or many without a sentence."""
    sentences = sum(bool(_SENTENCE_END.search(line)) for line in lines)
    if sentences > len(lines) * _SHARE_SENTENCES:
        return False
    long = sum(len(line) > _LONGEST_ENTRY for line in lines)
    return lists_tracks(lines) or (len(lines) >= _LEAST_ENTRIES and long <= len(lines) * _SHARE_SENTENCES)
