"""Names that a list's rows join: "A & B" is one act unless something in the list or the text says that they are two."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from playlist_service.domain.article import Span
from playlist_service.domain.extraction.entries import Entry
from playlist_service.domain.text import fold_name

_AND = re.compile(r"\s*(?:[&＆+]|and|und|et|e|ed|y|i|и|och|og|en)\s*", re.IGNORECASE)
_LISTED = re.compile(r"\s*,\s*(?:(?:&|and|und|et|e|y)\s*)?", re.IGNORECASE)
_ARTICLE = re.compile(
    r"(?:o|os|as|el|la|los|las|una?|il|lo|gli|le|les|der|die|das|de|het|su|sua|seu|sein|seine|ses)\s+(?=\S)"
)
_DENSE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_OF = re.compile(r"\s+of\s+(?:the\s+)?[A-ZÀ-Þ][\w'’.-]*(?:\s+[A-ZÀ-Þ][\w'’.-]*)*")
_OFTEN = 0.75
"""Where so many rows of a list join names, joining is what the list is about: they are guests of each other."""


def rejoined(text: str, entries: list[Entry], known: frozenset[str]) -> list[Entry]:
    """Return the entries with acts put together again that were taken apart without evidence.

    Two names are two acts where one of them stands alone elsewhere, in the list or in the text, where one is a full
    name, or where the whole list is one of joint recordings.
    """
    if sum(len(entry.acts) > 1 for entry in entries) >= max(2, _OFTEN * len(entries)):
        return entries
    alone = known | {fold_name(entry.acts[0].of(text)) for entry in entries if len(entry.acts) == 1}
    full = _of_places(text, entries)
    return [replace(entry, acts=_joined(text, _extended(text, entry.acts, full), alone)) for entry in entries]


def _joined(text: str, acts: tuple[Span, ...], alone: frozenset[str]) -> tuple[Span, ...]:
    out: list[Span] = []
    for chain in _chains(text, acts):
        out += [Span(chain[0].start, chain[-1].end)] if len(chain) > 1 and _is_one(text, chain, alone) else chain
    return tuple(out)


def _chains(text: str, acts: tuple[Span, ...]) -> list[list[Span]]:
    """Cut the acts where anything but a conjunction or a comma stands between two."""
    chains: list[list[Span]] = []
    for act in acts:
        between = text[chains[-1][-1].end : act.start] if chains and chains[-1][-1].end <= act.start else "\0"
        if _AND.fullmatch(between) or _LISTED.fullmatch(between) or between == "・":
            chains[-1].append(act)
        else:
            chains.append([act])
    return chains


def _is_one(text: str, chain: list[Span], alone: frozenset[str]) -> bool:
    names = [part.of(text) for part in chain]
    if all(text[a.end : b.start] == "・" for a, b in pairwise(chain)):
        return not any(fold_name(name) in alone for name in names)
    if len(set(map(fold_name, names))) == 1 or _goes_on(names):
        return True
    if len(chain) > 2 or any(fold_name(name) in alone or _DENSE.search(name) for name in names):
        return False
    if not _AND.fullmatch(text[chain[-2].end : chain[-1].start]):
        return False
    return bool(_ARTICLE.match(names[-1])) or all(len(name.split()) == 1 for name in names)


def _goes_on(names: list[str]) -> bool:
    """Return whether a name goes on after its comma in small words, as a sentence would: "Little Man, what now"."""
    return len(names) == 2 and names[0][:1].isupper() and names[1].islower() and len(names[1].split()) > 1


def _of_places(text: str, entries: list[Entry]) -> frozenset[str]:
    """Return the names "X of Y" that more than one entry has: there they are one name, not a member and a band."""
    found = Counter(fold_name(text[act.start : end]) for e in entries for act in e.acts if (end := _of_end(text, act)))
    return frozenset(name for name, count in found.items() if count > 1)


def _of_end(text: str, act: Span) -> int:
    found = _OF.match(text, act.end, act.end + 60)
    return found.end() if found else 0


def _extended(text: str, acts: tuple[Span, ...], full: frozenset[str]) -> tuple[Span, ...]:
    ends = [(act, _of_end(text, act)) for act in acts]
    return tuple(Span(a.start, end) if end and fold_name(text[a.start : end]) in full else a for a, end in ends)
