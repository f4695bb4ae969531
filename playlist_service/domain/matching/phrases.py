"""Finding known phrases in folded text: whole words in most scripts, anywhere in those that write without spaces."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SPACELESS = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


class Phrases:
    """A set of folded phrases, looked up by their first word; the longest phrase wins."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[list[str]]] = {}
        glued: list[str] = []
        for phrase in sorted(set(phrases), key=len, reverse=True):
            if _SPACELESS.search(phrase):
                glued.append(re.escape(phrase))
            words = phrase.split()
            self._by_first.setdefault(words[0], []).append(words)
        for starting in self._by_first.values():
            starting.sort(key=len, reverse=True)
        self._glued = re.compile("|".join(glued)) if glued else None

    def scan(self, folded: str) -> tuple[list[str], list[str]]:
        """Return the phrases in the text, in order, and the words that are left."""
        found: list[str] = []
        left: list[str] = []
        words, at = folded.split(), 0
        while at < len(words):
            phrase = self._at(words, at)
            if phrase:
                found.append(" ".join(phrase))
                at += len(phrase)
                continue
            left += self._unglued(words[at], found)
            at += 1
        return found, left

    def holds(self, folded: str) -> bool:
        """Say whether the text holds any of the phrases."""
        return bool(self.scan(folded)[0])

    def _at(self, words: list[str], at: int) -> list[str] | None:
        for phrase in self._by_first.get(words[at], ()):
            if words[at : at + len(phrase)] == phrase:
                return phrase
        return None

    def _unglued(self, word: str, found: list[str]) -> list[str]:
        if self._glued is None or word.isascii():
            return [word]
        inside = self._glued.findall(word)
        if not inside:
            return [word]
        found += inside
        return self._glued.sub(" ", word).split()
